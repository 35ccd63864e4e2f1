"""`workbench diff`."""

from __future__ import annotations

import gc
import shutil
import sys
from typing import TYPE_CHECKING, Literal

import click

from workbench.cli.diff_colours import colours
from workbench.cli.diff_ends import remarks, unlike_mends, without_last_break
from workbench.cli.diff_json import compared_as_json
from workbench.cli.diff_sides import Given, given_sides
from workbench.cli.diff_text import Paper
from workbench.cli.printing import print_json, say
from workbench.errors import ExitCode, WorkbenchError
from workbench.tui.compared import Compared
from workbench.tui.ignoring import Ignoring
from workbench.tui.subjects import of_sections

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.cli.diff_colours import Colour
    from workbench.cli.session import Session
    from workbench.text.section import Options
    from workbench.text.sections import View
    from workbench.tui.compared import Subject

OFF_TERMINAL = 160
"""Columns for two texts side by side where there is no terminal to fit."""
_STRUCTURAL = {"keys": {"json", "tool call", "tool result", "request"}, "calls": {"tool call"}}
"""What can be ignored in parts of some kinds only."""


@click.command()
@click.argument("what", nargs=-1, metavar="LEFT RIGHT")
@click.option("--sample", type=click.IntRange(min=1), metavar="N", help="Which sample of a case (default: 1).")
@click.option("--unified", "form", flag_value="unified", default=True, help="One text below the other (default).")
@click.option("--side-by-side", "form", flag_value="side-by-side", help="Two columns.")
@click.option("--width", type=click.IntRange(min=20), metavar="N", help="Columns to fit side by side.")
@click.option(
    "--context", type=click.IntRange(min=0), default=3, show_default=True, metavar="N", help="Lines around each change."
)
@click.option(
    "--view", "wished", metavar="VIEW", help="text, json, tools, turns, thinking or request (default: what tells most)."
)
@click.option("--ignore", "ignored", metavar="LIST", default="", help=f"Of: {', '.join(Ignoring._fields)}.")
@click.option(
    "--color", type=click.Choice(["auto", "always", "never"], case_sensitive=False), default="auto", show_default=True
)
@click.option("--exit-code", is_flag=True, help="End with 1 when the texts differ.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def diff_command(
    session: Session,
    what: tuple[str, ...],
    sample: int | None,
    form: Literal["unified", "side-by-side"],
    width: int | None,
    context: int,
    wished: str | None,
    ignored: str,
    color: Colour,
    exit_code: bool,
    as_json: bool,
) -> ExitCode:
    """Show how two texts differ, as the app does.

    FILE FILE: two files; `-` is standard input.

    COMPARISON SUITE/CASE: the outputs of a case.

    RUN RUN SUITE/CASE: the same of any two runs.
    """
    ignoring = _ignoring(ignored)
    if width is not None and form == "unified":
        raise WorkbenchError("--width fits two columns, and there is one", hint="add --side-by-side")
    gc.disable()  # what is made here stays until it is printed: looking for garbage among it would take half the time
    left, right = given_sides(session, what, sample)
    view, subjects = _seen(wished, left, right, ignoring)
    compared = Compared(subjects if as_json else without_last_break(subjects, ignoring.texts), ignoring.texts)
    # How a file ends its lines can be told from its text alone, not from what a view made of it.
    ends = [*unlike_mends(subjects), *(remarks(subjects, compared) if view == "text" else [])]
    _say_idle(ignoring, view, subjects, left, right)
    differ = bool(ends) or any(not diffs or diffs[0].changes for diffs in compared.diffs)
    if compared.coarse:
        say("the texts are too large for the best answer: this one is coarse")
    if as_json:
        sides = {"left": left.name, "right": right.name, "view": view, "ignored": ignoring.names}
        print_json({**sides, "differ": differ, "remarks": ends, **compared_as_json(compared)})
    elif differ:
        paper = Paper(colours(color), _width(form, width))
        paper.print_heading((left.name, right.name), [*([] if view == "text" else [f"view: {view}"]), *ends])
        for part in compared.parts(paper.columns):
            paper.print_part(part, context)
    else:
        exact = _subjects(view, left, right, Ignoring().structure) if any(ignoring.structure) else subjects
        alike = all(one.texts[0] == one.texts[1] for one in exact)
        where = "" if view == "text" else f" in the view {view}"
        say(f"no difference{where}" if alike else f"no difference{where} but in what is ignored")
    return ExitCode.GATE_FAILED if exit_code and differ else ExitCode.DONE


def _views(left: Given, right: Given) -> list[View]:
    """The views that the sides have, the most telling first."""
    from workbench.text.sections import views_of

    there = list(views_of(left.output, right.output))
    if (left.request or right.request) and "request" not in there:
        there.append("request")
    return there


def _seen(wished: str | None, left: Given, right: Given, ignoring: Ignoring) -> tuple[View, list[Subject]]:
    """The wished view, or the most telling one, and what it compares.

    Who ignores the order of keys means JSON where there is some. Raises WorkbenchError for a view that the sides do
    not have.
    """
    from workbench.text.sections import VIEWS

    if wished is None:
        there = _views(left, right)
        view = "json" if ignoring.keys and there[0] == "text" and "json" in there else there[0]
        return view, _subjects(view, left, right, ignoring.structure)
    for view in VIEWS:
        if view == wished.lower():
            subjects = _subjects(view, left, right, ignoring.structure)
            # Where paths changed there is JSON; to look for it in large texts once more takes its time.
            told = view == "json" and any(one.changes for one in subjects)
            if told or view == "text" or view in _views(left, right):
                return view, subjects
    known = "what is compared has no such view" if wished.lower() in VIEWS else "there is no such view"
    raise WorkbenchError(f"--view {wished}: {known}", hint=f"there {_are(_views(left, right))}")


def _are(views: Sequence[str]) -> str:
    return f"is {views[0]}" if len(views) == 1 else f"are {', '.join(views)}"


def _subjects(view: View, left: Given, right: Given, options: Options) -> list[Subject]:
    from workbench.text.requestsections import request_sections
    from workbench.text.sections import sections

    if view == "request":
        return of_sections(request_sections(left.request, right.request, options), (left.side, right.side))
    return of_sections(sections(left.output, right.output, view, options), (left.side, right.side))


def _say_idle(ignoring: Ignoring, view: View, subjects: Sequence[Subject], left: Given, right: Given) -> None:
    """Say which of what is ignored is nothing that the view could tell apart: a text has no keys and makes no calls."""
    kinds = {subject.kind for subject in subjects}
    idle = [name for name, where in _STRUCTURAL.items() if getattr(ignoring, name) and not kinds & where]
    if idle:
        others = [one for one in _views(left, right) if one != view and one in ("json", "tools")]
        hint = f"; it does in --view {others[0]}" if others and "keys" in idle else ""
        say(f"--ignore {','.join(idle)} changes nothing in the view {view}{hint}")


def _width(form: str, given: int | None) -> int | None:
    """Cells for two columns; None for one."""
    if form == "unified":
        return None
    if given is None and sys.stdout is not None and sys.stdout.isatty():
        return max(20, shutil.get_terminal_size().columns)
    return given or OFF_TERMINAL


def _ignoring(text: str) -> Ignoring:
    names = [part.strip().lower() for part in text.split(",") if part.strip()]
    if text and not names:
        raise WorkbenchError(
            f"--ignore {text}: that names nothing", hint=f"it takes any of: {', '.join(Ignoring._fields)}"
        )
    unknown = [name for name in names if name not in Ignoring._fields]
    if unknown:
        known = ", ".join(Ignoring._fields)
        raise WorkbenchError(f"--ignore does not know '{unknown[0]}'", hint=f"it takes any of: {known}")
    return Ignoring.of(names)
