"""`workbench models`, `workbench models ID` and `workbench models check`."""

from __future__ import annotations

import os
import textwrap
from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any

import click

from workbench.catalog.models import FILE_VARIABLE
from workbench.cli.printing import print_json, print_table, say
from workbench.errors import ExitCode, WorkbenchError
from workbench.text.counts import counted
from workbench.text.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.catalog.models import Catalogue, Model
    from workbench.records import JsonObject

_SIGN = "?"  # beside what no official source confirms
_STATUSES = {"active_latest": "latest", "active_legacy": "legacy", "deprecated": "ending", "retired": "retired"}
_VALUE_CELLS, _SOURCE_CELLS = 44, 20  # with the longest name of a fact a hundred columns in all
_APART = frozenset({"id", "sources", "verified", "unverified_fields", "notes", "from_file"})
_NONE_IS_NONE = frozenset({
    "fast", "fast_beta", "fast_ends", "long", "long_over", "deprecated_on", "retires_on", "retired_on", "successor",
    "batch_max_output_tokens_beta",
})  # fmt: skip  # facts that a model may well lack


def catalogue_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--catalogue FILE` for a command; the environment names the file then, so that all read the same facts."""
    return click.option(
        "--catalogue",
        metavar="FILE",
        expose_value=False,
        is_eager=True,
        callback=_use_file,
        help=f"A file that overrides or extends the catalogue (else {FILE_VARIABLE}).",
    )(command)


def _use_file(_context: click.Context, _option: click.Parameter, path: str | None) -> None:
    if path is not None:
        os.environ[FILE_VARIABLE] = path


class _ModelsGroup(click.Group):
    """Takes any word that is no command of its own for a model."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in self.commands:
            return "show", show_command, args
        return super().resolve_command(ctx, args)


@click.group(cls=_ModelsGroup, invoke_without_command=True, subcommand_metavar="[ID | check]")
@click.option("--all", "with_retired", is_flag=True, help="Retired models too.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@catalogue_option
@click.pass_context
def models_group(ctx: click.Context, with_retired: bool, as_json: bool) -> None:
    """List the models of the catalogue, or all that is known of one (ID), with sources and dates."""
    if ctx.invoked_subcommand is not None:
        return
    from workbench.catalog.models import load_catalogue

    catalogue = load_catalogue()
    models = [model for model in catalogue.models if with_retired or model.status != "retired"]
    if as_json:
        print_json(_as_json(catalogue, models))
        return
    headings = ("model", "status", "until", "$ in/out", "ctx", "max", "thinking", "successor")
    print_table(headings, [_row(model) for model in models], right=frozenset({3, 4, 5}))
    say(
        f"facts as of {catalogue.as_of}; {_SIGN} not confirmed by an official source\n"
        "until: the day it retires or retired; 2027-02+ not before that month\n"
        "$ in/out: USD per million tokens; ctx, max: the most tokens of prompt and answer\n"
        "'workbench models ID' shows all facts of one with their sources"
        + ("" if with_retired else ", --all retired models too")
    )


@click.command("show")
@click.argument("model_id", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@catalogue_option
def show_command(model_id: str, as_json: bool) -> None:
    """Show every fact of a model with its source and date."""
    from workbench.catalog.models import find_model, load_catalogue

    catalogue, model = load_catalogue(), find_model(model_id)
    if model is None:
        near = nearest(model_id, catalogue.by_name)
        raise WorkbenchError(
            f"the catalogue has no model '{model_id}'", hint=f"did you mean '{near[0]}'?" if near else None
        )
    if as_json:
        print_json(_as_json(catalogue, [model]))
        return
    rows: list[tuple[str, str, str]] = [("id", model.id, "")]
    for name, value in _facts(model):
        source = _source_of(model, name)
        lines = textwrap.wrap(value, _VALUE_CELLS) or [""]
        says = textwrap.wrap(source, _SOURCE_CELLS) or [""]
        for number in range(max(len(lines), len(says))):
            line, said = (part[number] if number < len(part) else "" for part in (lines, says))
            rows.append((name if number == 0 else "", line, said))
    print_table(("fact", "value", "remark"), rows)
    unsure = "all but what is marked" if model.verified else "not all of it"
    say(f"as of {catalogue.as_of}; {unsure} is confirmed by an official source; gathered from:")
    for source in model.sources:
        say(textwrap.fill(f"  {source}: {catalogue.sources.get(source, '')}", 99, subsequent_indent="    "))
    for note in model.notes:
        say(textwrap.fill(f"note: {note}", 99, subsequent_indent="  "))
    say(textwrap.fill(catalogue.scope, 99))


@models_group.command("check")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@catalogue_option
def check_command(as_json: bool) -> ExitCode:
    """Ask the Models API, and print what it says otherwise than the catalogue; ends with 1 when anything differs."""
    import asyncio

    from workbench.catalog.differences import differences
    from workbench.client.models_api import list_models
    from workbench.client.settings import ClientSettings

    listed = asyncio.run(list_models(ClientSettings()))
    found = differences(listed)
    if as_json:
        print_json({"models": len(listed), "differences": [asdict(one) for one in found]})
    elif found:
        rows = [
            (one.model, one.fact, "not in the catalogue" if one.ours is None else _shown(one.ours), _shown(one.theirs))
            for one in found
        ]
        print_table(("model", "fact", "catalogue", "API"), rows)
    models = len({one.model for one in found})
    say(f"{counted(len(listed), 'model')} listed; {models} of them differ" if found else _all_agree(len(listed)))
    return ExitCode.GATE_FAILED if found else ExitCode.DONE


def _all_agree(models: int) -> str:
    return f"{counted(models, 'model')} listed; nothing differs from the catalogue"


def _row(model: Model) -> tuple[str, ...]:
    price = None if model.price is None else f"{model.price.input:g}/{model.price.output:g}"
    return (
        model.id,
        _STATUSES[model.status] + _sign(model, "status"),
        _until(model),
        (price or "unknown") + _sign(model, "price"),
        _tokens(model.context_window_tokens) + _sign(model, "context_window_tokens"),
        _tokens(model.max_output_tokens) + _sign(model, "max_output_tokens"),
        _thinking(model) + _sign(model, "thinking"),
        model.successor or "",
    )


def _sign(model: Model, name: str) -> str:
    return _SIGN if name in model.unverified_fields else ""


def _until(model: Model) -> str:
    for name in ("retired_on", "retires_on"):
        day = getattr(model, name)
        if day is not None:
            return str(day) + _sign(model, name)
    if model.retirement_not_sooner_than is not None:
        return f"{model.retirement_not_sooner_than[:7]}+" + _sign(model, "retirement_not_sooner_than")
    return "unknown"


def _tokens(number: int | None) -> str:
    if number is None:
        return "unknown"
    return f"{number // 1_000_000}M" if number % 1_000_000 == 0 else f"{number // 1000}k"


def _thinking(model: Model) -> str:
    thinking = model.thinking
    if thinking is None:
        return "unknown"
    if thinking.always_on:
        return "always"
    return "adaptive" if thinking.adaptive else "budget" if thinking.enabled_budget else "none"


def _facts(model: Model) -> list[tuple[str, str]]:
    """Every fact by its name, with the parts of one as `thinking.adaptive`."""
    facts: list[tuple[str, str]] = []
    for field in fields(model):
        if field.name in _APART:
            continue
        value = getattr(model, field.name)
        parts = _parts(value)
        if parts is None:
            nothing = value is None and field.name in _NONE_IS_NONE and field.name not in model.unverified_fields
            facts.append((field.name, "none" if nothing else _shown(value)))
        else:
            facts += [(f"{field.name}.{name}", _shown(part)) for name, part in parts.items()]
    return facts


def _parts(value: object) -> dict[str, Any] | None:
    if isinstance(value, dict):
        return value or None
    return None if value is None or not hasattr(value, "__dataclass_fields__") else asdict(value)  # type: ignore[call-overload]


def _shown(value: object) -> str:
    if value is None:
        return "unknown"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple | list):
        return ", ".join(_shown(one) for one in value) or "none"
    if hasattr(value, "__dataclass_fields__"):
        value = asdict(value)  # type: ignore[call-overload]
    if isinstance(value, dict):
        return ", ".join(f"{name} {_shown(part)}" for name, part in value.items())
    return f"{value:,}" if isinstance(value, int) else str(value)


def _source_of(model: Model, name: str) -> str:
    """Where a fact is from if not from the model's sources: a file of the user's, or nowhere official."""
    holder = name.partition(".")[0]
    for known in (name, holder):
        if known in model.from_file:
            return f"from {model.from_file[known]}"
    for known in (name, holder):
        if known in model.unverified_fields:
            why = model.unverified_fields[known]
            return f"{_SIGN} not verified" + (f": {why}" if why else "")
    return ""


def _as_json(catalogue: Catalogue, models: list[Model]) -> JsonObject:
    return {
        "as_of": catalogue.as_of,
        "currency": "USD",
        "scope": catalogue.scope,
        "sources": dict(catalogue.sources),
        "general": catalogue.general,
        "models": [asdict(model) for model in models],
    }
