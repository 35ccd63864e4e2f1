"""`workbench preflight`."""

from __future__ import annotations

import textwrap
from dataclasses import asdict
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.models import catalogue_option
from workbench.cli.printing import print_json, print_line, say, visible_lines
from workbench.errors import ExitCode
from workbench.text.counts import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.catalog.summary import CaseFindings, Grouped
    from workbench.suites.read import SuiteFile

_PLATFORMS = ("anthropic", "bedrock", "vertex", "foundry", "aws", "google-cloud")
_ENDPOINTS = ("messages", "batch", "count_tokens")
_WIDTH = 99


@click.command()
@click.argument("paths", nargs=-1, metavar="PATH…", type=click.Path(path_type=Path))
@click.option("--model", "models", required=True, multiple=True, metavar="ID", help="The target; may be given again.")
@click.option(
    "--platform", default="anthropic", show_default=True, type=click.Choice(_PLATFORMS), help="Who serves it."
)
@click.option(
    "--endpoint", default="messages", show_default=True, type=click.Choice(_ENDPOINTS), help="How it is asked."
)
@click.option(
    "--apply-safe", is_flag=True, help="Make the mends that are safe first; say which, and judge what is left."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@catalogue_option
def preflight_command(
    paths: tuple[Path, ...], models: tuple[str, ...], platform: str, endpoint: str, apply_safe: bool, as_json: bool
) -> ExitCode:
    """Read the requests of suite files (default: all below this folder) as a model will.

    Says what it refuses, what it ignores and what it takes otherwise, and what to do. Sends nothing. Ends with 1 when
    a request would fail.
    """
    from workbench.catalog.summary import gather
    from workbench.suites.read import find_suites, read_suite

    files = [read_suite(path) for path in find_suites(paths or (Path(),))]
    found: list[CaseFindings] = []
    mends: dict[tuple[str, str, str], int] = {}
    for file in files:
        for model in dict.fromkeys(models):
            for one, rules in _judged(file, model, platform, endpoint, apply_safe):
                found.append(one)
                for rule in rules:
                    mends[file.suite.id, model, rule] = mends.get((file.suite.id, model, rule), 0) + 1
    grouped = gather(found)
    failing = sum(any(finding.fails for finding in one.findings) for one in found)
    if as_json:
        print_json({
            "findings": [_row(one) for one in grouped],
            "mends": [
                {"suite": suite, "model": model, "rule": rule, "cases": cases}
                for (suite, model, rule), cases in mends.items()
            ],
            "totals": {
                "suites": len(files),
                "requests": len(found),
                "failing_requests": failing,
                "findings": len(grouped),
            },
        })  # fmt: skip
    else:
        lines = [
            f"mended: {suite} on {model}, {counted(cases, 'case')}  [{rule}]"
            for (suite, model, rule), cases in mends.items()
        ]
        for _, alike in groupby(grouped, key=lambda one: (one.finding.rule, one.finding.effect, one.finding.fails)):
            lines += _told(list(alike))
        print_line(visible_lines("\n".join(lines)))
    say(f"{counted(len(found), 'request')} of {counted(len(files), 'suite')} read; {failing} would fail")
    return ExitCode.GATE_FAILED if failing else ExitCode.DONE


def _judged(
    file: SuiteFile, model: str, platform: str, endpoint: str, apply_safe: bool
) -> Iterator[tuple[CaseFindings, Sequence[str]]]:
    """What preflight says of each case of a suite, and the rules whose mends were made to it first."""
    from workbench.catalog.mends import Mended
    from workbench.catalog.mends import apply_safe as mended_request
    from workbench.catalog.preflight import Context, preflight
    from workbench.catalog.summary import CaseFindings
    from workbench.records import Configuration
    from workbench.suites.request import build_request

    context = Context(
        model=model,
        platform=platform,
        endpoint=endpoint,  # type: ignore[arg-type]  # click checked it
        source_model=file.suite.model,
        today=datetime.now(UTC).date(),
        code=source_code(file),
    )
    configuration = Configuration(model)
    for case in file.cases:
        request = build_request(file.suite, case, configuration)
        if endpoint == "count_tokens":
            request.pop("max_tokens")
        mended = mended_request(request, context) if apply_safe else Mended(request, ())
        yield CaseFindings(file.suite.id, model, case.id, preflight(mended.request, context)), mended.rules


def source_code(file: SuiteFile) -> str | None:
    """The text of the file that the suite's `source` names, beside the suite file or here; None when there is none."""
    if file.suite.source is None:
        return None
    name = file.suite.source.partition(":")[0]
    for folder in (file.path.parent, Path()):
        path = folder / name
        if path.is_file():
            return path.read_text("utf-8", errors="replace")
    return None


def _told(alike: list[Grouped]) -> list[str]:
    """What a rule says, with every suite it says it of."""
    finding = alike[0].finding
    fails = "FAILS" if finding.fails else finding.severity.replace("_", " ")
    unsure = "" if finding.verified else "  (not verified)"
    fix = finding.fix + ("  (--apply-safe does it)" if finding.autofix == "safe" and finding.fails else "")
    lines = [f"{fails}: {finding.title}{unsure}  [{finding.rule}]"]
    for one in alike:
        line = f"  {one.suite} on {one.model}, {counted(one.cases, 'case')}, as in {one.example}"
        at = "" if one.finding.where == "model" else f"{one.finding.where}: {one.finding.said}"
        lines += [f"{line}; {at}"] if at and len(line) + len(at) < _WIDTH else [line, *([f"    {at}"] if at else [])]
    lines += [
        textwrap.fill(f"{name}: {text}", _WIDTH, initial_indent="  ", subsequent_indent="    ")
        for name, text in (("effect", finding.effect), ("do", fix))
    ]
    return lines


def _row(one: Grouped) -> dict[str, object]:
    return {"suite": one.suite, "model": one.model, "cases": one.cases, "example": one.example, **asdict(one.finding)}
