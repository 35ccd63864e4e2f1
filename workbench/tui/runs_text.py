"""The words of the list of runs: values in, lines of (text, role) out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.evaluate.words import age, usd
from workbench.text.cells import cell_width, fit
from workbench.text.counts import counted
from workbench.text.safe import visible_line
from workbench.tui.widgets.lines import right_aligned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.evaluate.progress import RunProgress
    from workbench.records import Run
    from workbench.tui.run_rows import RunRow, RunState
    from workbench.tui.widgets.lines import Line, Span

STATE_ROLES: dict[str, str] = {
    "done": "good",
    "unfinished": "warn",
    "imported": "dim",
    "running here": "accent",
    "running elsewhere": "accent",
}

_NUMBER, _ORIGIN, _SUITES, _ANSWERED, _FAILED, _STATE, _COST, _AGE = 4, 11, 6, 14, 8, 19, 9, 8
WIDE_FROM = 100
"""Columns from which there is room for everything."""
_SHORT_STATES = {"running here": "here", "running elsewhere": "elsewhere"}


def runs_header(rows: Sequence[RunRow] | None, width: int) -> Line:
    """The first line of the list of runs."""
    spans: list[Span] = [(" runs", "strong")]
    if rows is None:
        return right_aligned([*spans, ("   reading…", "dim")], (), width)
    unfinished = sum(row.can_go_on and not row.held for row in rows)
    right: list[Span] = [(f"{counted(len(rows), 'run')} ", "dim")]
    if unfinished:
        right.insert(0, (f"{unfinished:,} unfinished   ", "warn"))
    return right_aligned(spans, right, width)


def headings(width: int) -> Line:
    """What stands above the columns."""
    wide = width >= WIDE_FROM
    text = f"  {'run':>{_NUMBER}}  {'name':<{_name_width(width)}}{'origin':<{_ORIGIN}}"
    text += f"{'suites':>{_SUITES}}" if wide else ""
    text += f"{'answered':>{_answered_width(width)}}{'failed':>{_FAILED}}  {'state':<{_state_width(width)}}"
    text += f"{'cost':>{_COST}}{'age':>{_AGE}}" if wide else ""
    return ((text, "dim"),)


def run_line(
    row: RunRow, state: RunState, cost: str, ago_s: float, progress: RunProgress | None, *, selected: bool, width: int
) -> Line:
    """A run in the list; of one that this app executes the numbers are those of `progress`."""
    run, wide = row.run, width >= WIDE_FROM
    answered = progress.answered if progress is not None else row.counts.answered
    failed = progress.failed if progress is not None else row.counts.failed
    total = progress.total if progress is not None else row.total
    origin = origin_of(run) if progress is None or not progress.simulated else "simulated"
    spans: list[Span] = [
        (" >" if selected else "  ", "accent"),
        (f"{run.id:>{_NUMBER}}  ", "dim"),
        *_named(run, _name_width(width), selected=selected),
        (fit(origin, _ORIGIN), "warn" if origin == "simulated" else "dim"),
    ]
    if wide:
        spans.append((f"{len(run.suites):>{_SUITES},}", "dim"))
    share = f"{answered:,}/{total:,}"
    spans += [
        (f"{share:>{_answered_width(width)}}", ""),
        (f"{failed:>{_FAILED},}" if failed else " " * _FAILED, "bad"),
        ("  ", ""),
        (fit(state if wide else _SHORT_STATES.get(state, state), _state_width(width)), STATE_ROLES[state]),
    ]
    if wide:
        spans += [(f"{cost:>{_COST}}", "dim"), (f"{age(ago_s):>{_AGE}}", "dim")]
    return tuple(spans)


def cost_text(cost: tuple[float, int] | None) -> str:
    """A run's cost in its column: blank before it is known, `unknown` where nothing is priced, `+` where not all is."""
    if cost is None:
        return ""
    dollars, unpriced = cost
    if unpriced and not dollars:
        return "unknown"
    return usd(dollars) + ("+" if unpriced else "")


def detail_line(row: RunRow, width: int) -> Line:
    """What a run took: under the list, of the run at the cursor."""
    run = row.run
    parts = [", ".join(run.suites) or "no suite"]
    if run.configuration.mends:
        parts.append(f"mended: {', '.join(run.configuration.mends)}")
    if run.configuration.overrides:
        parts.append(f"set: {', '.join(run.configuration.overrides)}")
    if run.max_cost_usd is not None:
        parts.append(f"at most ${run.max_cost_usd:.2f}")
    return right_aligned([(" ", ""), (" · ".join(parts), "dim")], (), width)


def no_runs(key: str) -> list[Line]:
    """What stands where a list would be."""
    return [
        (),
        (("  There are no runs yet.", ""),),
        ((f"  {key} starts one; `workbench import` makes one from logged outputs.", "dim"),),
    ]


def origin_of(run: Run) -> str:
    """Where a run's outputs come from, in one word."""
    return "simulated" if run.simulated else run.origin


def _name_width(width: int) -> int:
    used = 2 + _NUMBER + 2 + _ORIGIN + _answered_width(width) + _FAILED + 2 + _state_width(width)
    used += _SUITES + _COST + _AGE if width >= WIDE_FROM else 0
    return max(8, min(64, width - used))


def _answered_width(width: int) -> int:
    return _ANSWERED if width >= WIDE_FROM else 12


def _state_width(width: int) -> int:
    return _STATE if width >= WIDE_FROM else 11


def _named(run: Run, room: int, *, selected: bool) -> list[Span]:
    """The name, and the model where the name does not say it."""
    name, model = visible_line(run.name), run.configuration.model
    if name.startswith(model) or cell_width(name) + 4 > room:
        return [(fit(name, room - 1) + " ", "strong" if selected else "")]
    left = room - cell_width(name) - 3
    return [(f"{name}  ", "strong" if selected else ""), (fit(visible_line(model), left) + " ", "dim")]
