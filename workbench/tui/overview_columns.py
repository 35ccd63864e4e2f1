"""The overview's list: which columns there is room for, and what stands in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.report.categories import category_parts
from workbench.report.drawn import scale_of
from workbench.report.numbers import change, percent, points
from workbench.text.cells import cell_width, fit
from workbench.text.counts import counted
from workbench.text.safe import visible_line
from workbench.tui.interval_bar import bar_scale, interval_bar
from workbench.tui.queue_text import VERDICT_ROLES, count
from workbench.tui.widgets.lines import right_aligned

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from workbench.records import SuiteVerdict
    from workbench.store.overview import Sides
    from workbench.tui.overview_text import OverviewRow
    from workbench.tui.widgets.lines import Line, Span

_SHOWN = (
    "name", "risk", "verdict", "rates", "bar", "q", "what", "cluster", "cause", "churn", "cost", "latency", "labels",
)  # fmt: skip
_IMPORTANCE = (
    "name", "verdict", "labels", "rates", "bar", "what", "risk", "cluster", "q", "cause", "cost", "latency", "churn",
)  # fmt: skip
_LEAST = {
    "risk": 7, "verdict": 13, "rates": 13, "bar": 14, "q": 9, "what": 14, "cluster": 24, "cause": 17, "churn": 14,
    "cost": 9, "latency": 9,
}  # fmt: skip
_HEADINGS = {"name": "suite", "rates": "pass rate", "what": "category", "labels": "done"}
_WHAT = "category/worst"
_RIGHT = ("q", "churn", "cost", "latency")
_WIDE_FROM = 100
_NAME_NARROW, _NAME_WIDE, _LONGEST_NAME = 15, 20, 27
_ROOM_FOR_NUMBER = 28
"""In narrower columns the number of a cluster's cases gives way to its name."""
_NO_CHECKS = "no checks, by features"
_MOVED = {"regression": ("regression", "worse"), "improvement": ("improvement", "better")}
_WORST = ("rules out a drop above {} points", "at worst {} points", "at worst {}", "worst {}")
_WIDEST_NUMBER = 6
_CURSOR = 2


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns there is room for with their widths (each with the blanks after it), and the scale of the bars."""

    widths: Mapping[str, int]
    scale: float


def columns(rows: Sequence[OverviewRow], width: int) -> Columns:
    """The columns of a list of these rows: the more important first, then what is left makes some wider."""
    longest = max((cell_width(visible_line(row.suite)) + 1 for row in rows), default=0)
    least = _LEAST | {
        "name": min(longest, _NAME_WIDE if width >= _WIDE_FROM else _NAME_NARROW, width - _CURSOR),
        "labels": max([6, *(2 * len(count(row.verdict.cases)) + 2 for row in rows)]),
    }
    room = width - _CURSOR
    widths: dict[str, int] = {}
    # A column that would say "not measured" in every row gives its room away; the lines below the list say it once.
    unmeasured = all(row.verdict.churn is None for row in rows)
    for name in _IMPORTANCE:
        if name == "churn" and unmeasured:
            continue
        if least[name] > room:
            break
        widths[name] = least[name]
        room -= least[name]
    features = any(row.verdict.basis == "features" for row in rows)
    # What is left goes to one wish after the other: a column may come twice, first for what it needs, then for comfort.
    wishes = (
        ("what", 16),
        ("name", min(_LONGEST_NAME, longest)),
        ("what", 20),
        ("bar", 22),
        ("cluster", 36),
        ("what", 40),
        ("rates", len(_NO_CHECKS) + 2 if features else 0),
        ("cluster", 48),
    )
    for name, wanted in wishes:
        more = min(room, wanted - widths.get(name, wanted))
        more -= more % 2 if name == "bar" else 0  # it has a middle
        if more > 0:
            widths[name] += more
            room -= more
    return Columns({name: widths[name] for name in _SHOWN if name in widths}, scale_of(row.verdict for row in rows))


def headings(shown: Columns, width: int) -> Line:
    """What stands above the columns."""
    cells: list[str] = []
    for name, cells_wide in shown.widths.items():
        text = bar_scale(shown.scale, cells_wide - 1) if name == "bar" else _HEADINGS.get(name, name)
        if name == "what" and cells_wide > len(_WHAT):
            text = _WHAT
        if name == "labels":
            return right_aligned(((" " * _CURSOR + "".join(cells), "dim"),), ((text, "dim"),), width)
        cells.append(_cell(name, text, cells_wide))
    return ((" " * _CURSOR + "".join(cells), "dim"),)


def overview_line(row: OverviewRow, shown: Columns, *, selected: bool, width: int) -> Line:
    """A suite in the list."""
    spans: list[Span] = [(" >" if selected else "  ", "accent")]
    right: list[Span] = []
    for name, wide in shown.widths.items():
        if name == "bar":
            spans += [*interval_bar(row.verdict, shown.scale, wide - 1), (" ", "")]
        elif name == "labels":
            right = [_labels(row)]
        else:
            text, role = _CELLS[name](row, wide - 1)
            spans.append((_cell(name, text, wide), role))
            if name == "name" and selected:
                spans[-1] = (spans[-1][0], "strong")
    return right_aligned(spans, right, width) if right else tuple(spans)


def _cell(name: str, text: str, wide: int) -> str:
    """A column's text with the blanks after it."""
    return f"{text:>{wide - 2}}  " if name in _RIGHT else fit(visible_line(text), wide - 1) + " "


# --- the cells: (row, room) to text and role ---


def _verdict(row: OverviewRow, _room: int) -> Span:
    return row.verdict.verdict, VERDICT_ROLES[row.verdict.verdict]


def _rates(row: OverviewRow, room: int) -> Span:
    verdict = row.verdict
    if verdict.basis == "features" and verdict.verdict in _MOVED:
        # Checks are silent here, or there are none: a pass rate that stayed would look like no change.
        kind, word = _MOVED[verdict.verdict]
        moved = count(verdict.counts.get(kind, 0))
        forms = (f"by features {moved}/{count(verdict.cases)} {word}", f"{moved}/{count(verdict.cases)} {word}")
        return next((form for form in forms if len(form) <= room), f"{moved} {word}"), ""
    if verdict.baseline_pass_rate is not None and verdict.target_pass_rate is not None:
        return f"{verdict.baseline_pass_rate:.2f} → {verdict.target_pass_rate:.2f}", ""
    if verdict.basis == "features":
        return (_NO_CHECKS if room >= len(_NO_CHECKS) else _NO_CHECKS.partition(",")[0]), "dim"
    return "unknown", "dim"


def _q(row: OverviewRow, _room: int) -> Span:
    if row.verdict.q_value is None:
        return ("too few" if row.verdict.screened else "unknown"), "dim"
    value = row.verdict.q_value
    return ("<0.001" if value < 0.001 else f"{value:.3f}"), ""


def _what(row: OverviewRow, room: int) -> Span:
    """Categories by number; of an undecided suite what it rules out, of one with nothing to compare why that is."""
    verdict = row.verdict
    if verdict.verdict == "error":
        return verdict.reason, "dim"
    parts = category_parts(verdict)
    if verdict.verdict != "inconclusive":
        return _fitting(parts, room), "dim"
    more = [] if verdict.cases_to_decide is None else [f"{counted(verdict.cases_to_decide, 'more case')} would decide"]
    return _fitting([_worst(verdict, room), *more, *parts], room), "dim"


def _worst(verdict: SuiteVerdict, room: int) -> str:
    """What an undecided suite's cases leave possible; in the same words in every row of a column."""
    worst = verdict.worst_not_excluded
    if worst is None:
        return "no drop is ruled out" if room >= 20 else "worst unknown"
    form = next((one for one in _WORST if len(one) - 2 + _WIDEST_NUMBER <= room), _WORST[-1])
    if form is _WORST[0] and worst < 0:
        return form.format(points(-worst, sign=False).removesuffix(" points"))
    return (_WORST[1] if form is _WORST[0] else form).format(points(worst).removesuffix(" points"))


def _fitting(parts: Sequence[str], room: int) -> str:
    """As many of the parts as have room, the first one in any case."""
    text = parts[0] if parts else ""
    for part in parts[1:]:
        if cell_width(text) + 3 + cell_width(part) > room:
            break
        text = f"{text} · {part}"
    return text


def _cluster(row: OverviewRow, room: int) -> Span:
    if not row.clusters:
        return "", ""
    biggest = row.clusters[0]
    if row.verdict.verdict in _MOVED and not biggest.telling:
        # None of them tells of the cases that moved; what their cause rests on does, if that is known.
        return next((one.why for one in row.causes if one.why), ""), "dim"
    says, number = visible_line(biggest.says), f" ({biggest.cases:,})"
    if cell_width(says) + len(number) > room and room < _ROOM_FOR_NUMBER:
        number = ""
    return fit(says, room - len(number)).rstrip() + number, "dim" if biggest.quiet else ""


def _cause(row: OverviewRow, _room: int) -> Span:
    if row.verdict.cause is not None:
        return row.verdict.cause, ""
    return ("unknown" if row.verdict.categories else ""), "dim"


def _churn(row: OverviewRow, _room: int) -> Span:
    return ("not measured" if row.verdict.churn is None else percent(row.verdict.churn)), "dim"


def _change(row: OverviewRow, sides: Sides | None) -> Span:
    if row.spending is None:
        return "", ""
    return change(*sides[:2]) if sides is not None else "unknown", "dim"


def _labels(row: OverviewRow) -> Span:
    decided = "…" if row.decided is None else count(row.decided)
    return f"{decided}/{count(row.verdict.cases)}", "" if row.decided == row.verdict.cases else "dim"


_CELLS: Mapping[str, Callable[[OverviewRow, int], Span]] = {
    "name": lambda row, _: (row.suite, ""),
    "risk": lambda row, _: (row.risk, "dim"),
    "verdict": _verdict,
    "rates": _rates,
    "q": _q,
    "what": _what,
    "cluster": _cluster,
    "cause": _cause,
    "churn": _churn,
    "cost": lambda row, _: _change(row, row.spending and row.spending.cost),
    "latency": lambda row, _: _change(row, row.spending and row.spending.latency),
}
