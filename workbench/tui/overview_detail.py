"""The words about one suite of the overview, below the list: values in, lines of (text, role) out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.report.numbers import change, percent, points, probability, usd
from workbench.report.summary import rules_out
from workbench.report.why import why
from workbench.text.counts import counted
from workbench.tui.queue_text import VERDICT_ROLES, count
from workbench.tui.widgets.lines import folded, right_aligned, rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.records import SuiteVerdict
    from workbench.store.overview import Sides, SuiteCluster
    from workbench.tui.overview_text import OverviewRow
    from workbench.tui.widgets.lines import Line, Span

_WIDE_FROM, _HIGH_FROM = 100, 30
_LEAST_LINES, _LOW, _MOST_LINES = 3, 4, 15
_LOW_FROM, _ROOM_FOR_CLUSTER = 20, 72
_INDENT = 11
_MOST_CAUSES = 2


def detail_height(width: int, height: int) -> int:
    """How many lines of a screen say more of the suite at the cursor, the rule above them among these."""
    if width < _WIDE_FROM and height < _HIGH_FROM:
        return _LOW if height >= _LOW_FROM else _LEAST_LINES
    return min(_MOST_LINES, max(8, height // 3))


def detail_lines(row: OverviewRow | None, width: int, height: int) -> list[Line]:
    """Exactly `height` lines on a suite: the rule, why its verdict is what it is, and what there is room for below."""
    lines = [rule(width)]
    if row is not None and height <= _LOW:
        # The row above may have cut the name, and has no room for the cause.
        lines += [_named(row, width)] if height == _LOW else []
        lines += folded(((" ", ""), (why(row.verdict), "dim")), width - 1, _LEAST_LINES - 1)
    elif row is not None:
        above = [_title(row, width), *_why(row, width), *_change(row, width), *_causes(row, width)]
        below = [_noise(row), *_spending(row, width)]
        lines += [*above, *_clusters(row, height - 1 - len(above) - len(below), width), *below]
    lines += [()] * (height - len(lines))
    return lines[:height]


def _named(row: OverviewRow, width: int) -> Line:
    biggest = row.clusters[0] if row.clusters else None
    left: list[Span] = [(f" {row.suite}", "group")]
    if row.verdict.cause is not None:
        left += [("   cause ", "dim"), (row.verdict.cause, "")]
    if width < _ROOM_FOR_CLUSTER:
        return right_aligned(left, [], width)
    if biggest is not None and biggest.telling:
        left += [("   cluster ", "dim"), (f"{biggest.says} ({biggest.cases:,})", "")]
    elif row.causes and row.causes[0].why:
        left += [(f": {row.causes[0].why}", "dim")]
    return right_aligned(left, [], width)


def _title(row: OverviewRow, width: int) -> Line:
    verdict = row.verdict
    risk = f"{row.risk} risk   " if row.risk else ""
    sampled = f", {counted(verdict.samples, 'sample')} each" if verdict.samples > 1 else ""
    left = [
        (f" {row.suite}", "group"),
        (f"   {verdict.verdict}   ", VERDICT_ROLES[verdict.verdict]),
        (f"{risk}{counted(verdict.cases, 'case')}{sampled}", "dim"),
    ]
    done = "" if row.decided is None else f"{count(row.decided)} of {count(verdict.cases)} done "
    return right_aligned(left, [(done, "dim")], width)


def _why(row: OverviewRow, width: int) -> list[Line]:
    verdict = row.verdict
    lines = _said("why", [(why(verdict), "")], width, 2)
    if verdict.verdict == "inconclusive":
        lines += _said("open", [(rules_out(verdict), "warn")], width, 2)
    return lines


def _change(row: OverviewRow, width: int) -> list[Line]:
    verdict = row.verdict
    by_features = verdict.basis == "features"
    if verdict.difference is None:
        told: list[Span] = [("no checks, no pass rate" if by_features else "unknown", "dim")]
    else:
        told = [(f"{points(verdict.difference)}{' by checks' if by_features else ''}", ""), (_interval(verdict), "")]
    if by_features:
        worse, better = (verdict.counts.get(name, 0) for name in ("regression", "improvement"))
        told.append((f"   by features {worse:,} worse, {better:,} better", ""))
    told.append((f"   q {_q(verdict)}", ""))
    if verdict.margin is not None:
        told.append((f"   margin {points(verdict.margin, sign=False)}", "dim"))
    if verdict.minimum_detectable is not None:
        told.append((f"   would show a drop of {points(verdict.minimum_detectable, sign=False)}", "dim"))
    return _said("change", told, width, 2)


def _interval(verdict: SuiteVerdict) -> str:
    if verdict.interval is None:
        return ", interval unknown"
    low, high = (points(one) for one in verdict.interval)
    level = "" if verdict.interval_level is None else f" ({percent(verdict.interval_level)} interval)"
    return f", {low.removesuffix(' points')} to {high.removesuffix(' points')}{level}"


def _q(verdict: SuiteVerdict) -> str:
    if verdict.q_value is None:
        return "none: too few cases" if verdict.screened else "unknown"
    return probability(verdict.q_value)


def _causes(row: OverviewRow, width: int) -> list[Line]:
    lines: list[Line] = []
    for one in row.causes[:_MOST_CAUSES]:
        ground: list[Span] = [(f": {one.why}", "dim")] if one.why else []
        lines += _said("" if lines else "cause", [(f"{one.cause} {one.cases:,}", ""), *ground], width, 2)
    if not lines and row.verdict.cause is not None:
        return _said("cause", [(row.verdict.cause, "")], width, 1)
    return lines or _said("cause", [("unknown" if row.verdict.categories else "nothing to explain", "dim")], width, 1)


def _clusters(row: OverviewRow, room: int, width: int) -> list[Line]:
    """One line a cluster; the last one says how many more there are."""
    if row.clusters is None:
        return [_labelled("clusters", [("reading…", "dim")])]
    if not row.clusters:
        return [_labelled("clusters", [("none known" if row.is_older else "none", "dim")])]
    kept = row.clusters if len(row.clusters) <= room else row.clusters[: max(1, room - 1)]
    lines = [_labelled("" if at else "clusters", _cluster(one, row.verdict, width)) for at, one in enumerate(kept)]
    left = len(row.clusters) - len(kept)
    if left and room > 1:
        lines.append(_labelled("", [(f"and {counted(left, 'more cluster')}", "dim")]))
    return lines


def _cluster(one: SuiteCluster, verdict: SuiteVerdict, width: int) -> list[Span]:
    word = {"regression": "worse", "improvement": "better"}.get(verdict.verdict, "worse or better")
    told = [f"{one.telling:,} {word}"] if one.telling else []
    if one.everywhere > one.cases:
        told.append(f"{one.everywhere:,} in all suites")
    remarks = f"   {', '.join(told)} " if told else ""
    left: list[Span] = [(f"{one.cases:>5,}  ", ""), (one.says, "dim" if one.quiet else "")]
    return list(right_aligned(left, [(remarks, "dim")], width - _INDENT))


def _noise(row: OverviewRow) -> Line:
    churn = row.verdict.churn
    if churn is None:
        return _labelled("noise", [("not measured: how many cases flip by chance alone is unknown", "dim")])
    return _labelled("noise", [(f"{percent(churn)} of cases flip between two runs of the baseline", "")])


def _spending(row: OverviewRow, width: int) -> list[Line]:
    spending = row.spending
    if spending is None:
        return [_labelled("cost", [("reading…", "dim")])]

    def told(name: str, sides: Sides | None, unit: Sequence[str]) -> list[Span]:
        if sides is None:
            return [(f"{name}unknown", "dim")]
        ends = f" ({unit[0]} → {unit[1]}, {sides.pairs:,} of {counted(spending.pairs, 'pair')})"
        return [(f"{name}{change(sides.baseline, sides.target)}", ""), (ends, "dim")]

    cost, latency = spending.cost, spending.latency
    money = [usd(one) for one in cost[:2]] if cost is not None else []
    times = [f"{one:,.0f} ms" for one in latency[:2]] if latency is not None else []
    return _said("cost", [*told("", cost, money), ("   ", ""), *told("median latency ", latency, times)], width, 1)


def _labelled(label: str, spans: Sequence[Span]) -> Line:
    return ((f" {label:<{_INDENT - 1}}", "dim"), *spans)


def _said(label: str, spans: Sequence[Span], width: int, most: int) -> list[Line]:
    return folded(_labelled(label, spans), width - 1, most, indent=_INDENT)
