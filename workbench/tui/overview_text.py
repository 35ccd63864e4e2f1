"""The words of the overview: values in, lines of (text, role) out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.records import RISKS
from workbench.report.numbers import percent, points
from workbench.text.counts import counted
from workbench.tui.queue_text import VERDICT_ROLES
from workbench.tui.widgets.lines import cells_of, folded, right_aligned

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from workbench.records import Pooled, SuiteVerdict
    from workbench.store.overview import SuiteCause, SuiteCluster, SuiteSpending
    from workbench.tui.widgets.lines import Line, Span


@dataclass(frozen=True, slots=True)
class OverviewRow:
    """A suite in the overview. What has not been read yet is None; `decided` counts the reviewer's own decisions."""

    verdict: SuiteVerdict
    risk: str = ""
    decided: int | None = None
    clusters: Sequence[SuiteCluster] | None = None
    causes: Sequence[SuiteCause] = ()
    spending: SuiteSpending | None = None

    @property
    def suite(self) -> str:
        """The suite's id."""
        return self.verdict.suite

    @property
    def is_older(self) -> bool:
        """Whether the comparison was made before features, clusters and families of tests were kept with it."""
        return self.verdict.basis is None and self.verdict.verdict != "error"


# --- the order ---

_VERDICTS = ("regression", "error", "inconclusive", "improvement", "neutral")


def _by_verdict(row: OverviewRow) -> tuple[int, float]:
    verdict = row.verdict
    worst = verdict.worst_not_excluded if verdict.verdict == "inconclusive" else 0.0
    return _VERDICTS.index(verdict.verdict), -1.0 if worst is None else worst


def _by_change(row: OverviewRow) -> float:
    verdict = row.verdict
    if verdict.basis == "features" and verdict.verdict in ("regression", "improvement"):
        better, worse = (int(verdict.counts.get(name, 0)) for name in ("improvement", "regression"))
        return (better - worse) / verdict.cases
    return 2.0 if verdict.difference is None else verdict.difference


def _by_risk(row: OverviewRow) -> int:
    return RISKS.index(row.risk) if row.risk in RISKS else len(RISKS)


def _by_open(row: OverviewRow) -> int:
    return (row.decided or 0) - row.verdict.cases


def _by_name(row: OverviewRow) -> str:
    return row.suite


ORDERS: Mapping[str, Callable[[OverviewRow], object]] = {
    "by verdict": _by_verdict,
    "by change, worst first": _by_change,
    "by risk": _by_risk,
    "by cases left": _by_open,
    "by name": _by_name,
}


def ordered(rows: Sequence[OverviewRow], order: str) -> list[OverviewRow]:
    """The rows in one of `ORDERS`; those that are alike in it stay as they stood, in the queue's order.

    By verdict: what got worse, what could not be compared, what is undecided (the worst drop still possible first; none
    ruled out is the worst), what got better, what stayed within its margin. The change of a suite that was found by
    features is the share of its cases that got better less that which got worse; an unknown change stands last.
    """
    return sorted(rows, key=ORDERS[order])  # type: ignore[arg-type]  # each order's keys compare among themselves


# --- above the list ---

_NARROW, _WIDE = 72, 100
_PLURAL = {"regression": "regressions", "error": "errors", "improvement": "improvements"}


def counts_line(rows: Sequence[OverviewRow], order: str, width: int) -> Line:
    """How many suites there are of each verdict; how they are sorted, where there is room for that."""
    found = Counter(row.verdict.verdict for row in rows)
    spans: list[Span] = []
    for verdict in _VERDICTS:
        number = found[verdict]  # type: ignore[index]  # the names are the verdicts
        if number:
            word = verdict if number == 1 else _PLURAL.get(verdict, verdict)
            spans += [(" · " if spans else " ", "dim"), (f"{number:,} {word}", VERDICT_ROLES[verdict])]
    sorted_so = (f"{counted(len(rows), 'suite')} {order} ", f"{order} ")
    right = next((one for one in sorted_so if cells_of(spans) + len(one) < width), "")
    return right_aligned(spans, [(right, "dim")], width)


def pooled_lines(pooled: Pooled | None, rows: Sequence[OverviewRow], width: int, most: int) -> list[Line]:
    """What is said of all suites together, as much of it as has room on `most` lines."""
    head: Span = (" All suites together: ", "dim")
    if pooled is not None and pooled.suites < len(rows):
        head = (f" {pooled.suites:,} of {counted(len(rows), 'suite')} together: ", "dim")
    if pooled is None:
        if any(row.is_older for row in rows):
            return [(head, ("not computed; `workbench compare` on the same two runs does it", "dim"))]
        return [(head, ("nothing is said, as no suite was judged by checks", "dim"))]
    low, high = pooled.interval
    change = f"{points(abs(pooled.difference), sign=False)} {'lower' if pooled.difference < 0 else 'higher'}"
    weighed = "weighted by traffic" if pooled.weighted else "each suite weighs the same"
    said: list[Span] = [
        head if width >= _NARROW else (" Together: ", "dim"),
        (f"{'pass rate ' if width >= _NARROW else ''}{change}", "strong"),
        (f" ({_number(low)} to {_number(high)}", ""),
        (f", {percent(pooled.interval_level)} interval)" if width >= _WIDE else ")", ""),
    ]
    more: list[Span] = [(f"; a drop above {points(-low, sign=False)} is ruled out", "dim")] if low < 0 else []
    covered = counted(pooled.suites, "suite") if pooled.suites == len(rows) else "those with checks"
    more.append((f"; {covered}, {counted(pooled.cases, 'case')}, {weighed}", "dim"))
    while more and len(folded((*said, *more), width - 1, most + 1)) > most:
        more.pop()
    return folded((*said, *more), width - 1, most)


def _number(share: float) -> str:
    return points(share).removesuffix(" points")


def no_suites() -> list[Line]:
    """What stands where the list would be."""
    return [
        (),
        (("  This comparison holds no suites.", ""),),
        (("  Its two runs share none; import or run another one and compare again.", "dim"),),
    ]
