"""The options that commands which send calls have in common."""

from __future__ import annotations

import functools
import json
import math
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, NoReturn

import click

from workbench.errors import ExitCode, WorkbenchError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from workbench.client.pacing import Pace
    from workbench.records import JsonObject

    Option = Callable[[Callable[..., ExitCode]], Callable[..., ExitCode]]

PROVIDERS = ("anthropic", "bedrock", "bedrock-invoke", "vertex", "foundry", "aws", "google-cloud")


class Amount(click.FloatRange):
    """A number that is one: neither NaN nor infinite."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        number = float(super().convert(value, param, ctx))
        if not math.isfinite(number):
            self.fail(f"{value} is not a finite number.", param, ctx)
        return number


_POSITIVE = Amount(min=0, min_open=True)

_FIELDS = click.option(
    "--set", "fields", multiple=True, metavar="FIELD=JSON", help="Set a field of every request; null: none."
)
_PACE = (
    click.option(
        "--concurrency", default=16, show_default=True, type=click.IntRange(1, 1000), help="Calls at once, at most."
    ),
    click.option("--rpm", type=_POSITIVE, metavar="N", help="Requests a minute of each model, at most."),
    click.option("--tpm", type=_POSITIVE, metavar="N", help="Tokens a minute of each model, at most."),
    click.option(
        "--timeout", default=600.0, show_default=True, type=_POSITIVE, metavar="S", help="Seconds for one try."
    ),
    click.option("--max-cost", type=Amount(min=0), metavar="USD", help="Stop before more is spent."),
    click.option("--allow-unpriced", is_flag=True, help="With --max-cost: send calls of unknown price too."),
)
_WHERE = (
    click.option("--provider", type=click.Choice(PROVIDERS), help="Where the models run (default: the Claude API)."),
    click.option("--batch", is_flag=True, help="Use message batches: half the price, within a day."),
)
_DRY_RUN = click.option("--dry-run", is_flag=True, help="Say what would be sent, cost and be refused; send nothing.")


@dataclass(frozen=True, slots=True)
class Sending:
    """How a command is to send its calls: what the options say that `sending_options` adds to it."""

    concurrency: int
    rpm: float | None
    tpm: float | None
    timeout: float
    max_cost: float | None
    allow_unpriced: bool
    dry_run: bool
    fields: tuple[str, ...] = ()
    provider: str | None = None
    batch: bool = False

    @property
    def pace(self) -> Pace:
        """How fast."""
        from workbench.client.pacing import Pace

        return Pace(self.concurrency, self.rpm, self.tpm)

    @property
    def begun_with(self) -> dict[str, object]:
        """The options that a run keeps from when it was begun, by name."""
        return {"--set": self.fields, "--provider": self.provider, "--batch": self.batch}


def sending_options(command: Callable[..., ExitCode]) -> Callable[..., ExitCode]:
    """Add to a command the options that say how calls are sent; it is given them together, as `sending`."""
    return _with_options(command, (_FIELDS, *_PACE, *_WHERE, _DRY_RUN))


def pacing_options(command: Callable[..., ExitCode]) -> Callable[..., ExitCode]:
    """The same for a command that only goes on with runs: what a run was begun with is not among them."""
    return _with_options(command, (*_PACE, _DRY_RUN))


def _with_options(command: Callable[..., ExitCode], options: Sequence[Option]) -> Callable[..., ExitCode]:
    @functools.wraps(command)
    def gathered(*args: Any, **given: Any) -> ExitCode:
        names = [one.name for one in fields(Sending) if one.name in given]
        sending = Sending(**{name: given.pop(name) for name in names})
        return command(*args, sending=sending, **given)

    for option in reversed(options):
        option(gathered)
    return gathered


def request_overrides(given: tuple[str, ...]) -> JsonObject:
    """The fields of `--set FIELD=JSON`; a value that is no JSON is an error, not text."""
    overrides: JsonObject = {}
    for field in given:
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
