"""Options that commands which send calls have in common."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any, NoReturn

import click

from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.records import JsonObject

PROVIDERS = ("anthropic", "bedrock", "bedrock-invoke", "vertex", "foundry", "aws", "google-cloud")


class Amount(click.FloatRange):
    """A number that is one: neither NaN nor infinite."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        number = float(super().convert(value, param, ctx))
        if not math.isfinite(number):
            self.fail(f"{value} is not a finite number.", param, ctx)
        return number


_POSITIVE = Amount(min=0, min_open=True)

set_option = click.option(
    "--set", "fields", multiple=True, metavar="FIELD=JSON", help="Set a field of every request; null: none."
)
concurrency_option = click.option(
    "--concurrency", default=16, show_default=True, type=click.IntRange(1, 1000), help="Calls at once, at most."
)
rpm_option = click.option("--rpm", type=_POSITIVE, metavar="N", help="Requests a minute of each model, at most.")
tpm_option = click.option("--tpm", type=_POSITIVE, metavar="N", help="Tokens a minute of each model, at most.")
timeout_option = click.option(
    "--timeout", default=600.0, show_default=True, type=_POSITIVE, metavar="S", help="Seconds for one try."
)
max_cost_option = click.option("--max-cost", type=Amount(min=0), metavar="USD", help="Stop before more is spent.")
unpriced_option = click.option(
    "--allow-unpriced", is_flag=True, help="With --max-cost: send calls of unknown price too."
)
provider_option = click.option(
    "--provider", type=click.Choice(PROVIDERS), help="Where the models run (default: the Claude API)."
)
batch_option = click.option("--batch", is_flag=True, help="Use message batches: half the price, within a day.")
dry_run_option = click.option(
    "--dry-run", is_flag=True, help="Say what would be sent, cost and be refused; send nothing."
)


def request_overrides(fields: tuple[str, ...]) -> JsonObject:
    """The fields of `--set FIELD=JSON`; a value that is no JSON is an error, not text."""
    overrides: JsonObject = {}
    for field in fields:
        name, equals, text = field.partition("=")
        try:
            overrides[name.strip()] = json.loads(text, parse_constant=_refuse_constant)
        except (ValueError, RecursionError):
            equals = ""
        if not equals or not name.strip():
            raise WorkbenchError(
                f"--set {field} is not FIELD=JSON",
                hint="""as in --set 'thinking={"type": "adaptive"}' --set max_tokens=900""",
            )
    if "model" in overrides:
        raise WorkbenchError("--set model: the model is given by --model")
    return overrides


def refuse_beside(option: str, others: Mapping[str, object]) -> None:
    """Raise WorkbenchError where another option is given beside one that goes on with a run."""
    for name, value in others.items():
        if value:
            raise WorkbenchError(f"{name} does not go with {option}", hint="a run keeps what it was begun with")


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")
