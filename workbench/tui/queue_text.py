"""The words of the queue: values in, lines of (text, role) out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.records import CASE_VERDICTS
from workbench.report.categories import category_parts
from workbench.review.changes import stale_words
from workbench.text.cells import fit
from workbench.text.counts import counted
from workbench.text.safe import visible_line
from workbench.tui.widgets.lines import right_aligned

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbench.records import Comparison, SuiteVerdict
    from workbench.store.queue import QueueRow
    from workbench.tui.groups import ClusterRow
    from workbench.tui.widgets.lines import Line, Span

ROOM_FOR_ALL = 110
"""Columns from which the first line has room for the reviewer and a run under way."""
ROOM_FOR_GAPS = 90
ROOM_FOR_WAY_OUT = 80
BLIND_ORDER = "by risk, else at random"
"""How a blind queue is sorted: neither verdict nor doubt is to show in it."""
VERDICT_KEYS = tuple(zip("ryemdic=", CASE_VERDICTS, strict=True))
"""The verdicts of cases by the keys that choose them in a menu."""
VERDICT_ROLES = {
    "regression": "bad-strong",
    "error": "bad",
    "flaky": "warn",
    "missing": "warn",
    "input differs": "warn",
    "inconclusive": "warn",
    "improvement": "good",
    "neutral": "",
    "changed": "",
    "unchanged": "dim",
}


def count(number: int) -> str:
    """A number with thousands set apart."""
    return f"{number:,}"


def header(
    comparison: Comparison,
    left: int | None,
    total: int,
    reviewer: str,
    width: int,
    running: Sequence[Span] = (),
    mine: tuple[int, int] | None = None,
) -> Line:
    """The queue's first line: what is compared, how much is left to decide, and the run under way, if there is one.

    `mine`: how many cases are assigned to the reviewer, and how many of them are decided.
    """
    baseline, target = comparison.baseline, comparison.target
    models = f"{baseline.configuration.model} → {target.configuration.model}"
    gap, edge = ("   ", " ") if width >= ROOM_FOR_GAPS else ("  ", "")
    spans: list[Span] = [(f" {models}", "strong")]
    if comparison.name != f"{baseline.name}-to-{target.name}":  # a name that a person chose
        spans = [(f" {comparison.name}", "strong"), (f"{gap}{models}", "")]
    if baseline.simulated or target.simulated:
        spans.append((f"{gap}simulated", "warn"))
    done: list[Span] = [(f"{counted(total, 'case')} ", "dim")]
    if left is not None:
        done = [(count(left), "strong"), (f" of {count(total)} left{edge}", "dim")]
        if mine is not None:
            cases, decided = mine
            done = [("mine ", "dim"), (count(cases - decided), "strong"), (f" of {count(cases)}   ", "dim"), *done]
    if width >= ROOM_FOR_ALL:
        done = [*running, (f"{reviewer}   ", "dim"), *done]
    return right_aligned(spans, done, width)


def risk_spans(left: Mapping[str, int], cases: Mapping[str, int]) -> list[Span]:
    """How many cases are left of each risk, the highest first, out of `cases`; as wide as it was at first."""
    spans: list[Span] = []
    for risk, of in cases.items():
        number = count(left.get(risk, 0))
        spans += [
            (" · " if spans else "", "dim"),
            (f"{risk} ", "dim"),
            (number.rjust(len(count(of))), "" if left.get(risk) else "dim"),
        ]
    return [*spans, ("   ", "")] if spans else []


def filter_line(
    words: str,
    found: int,
    total: int,
    width: int,
    order: str,
    running: Sequence[Span] = (),
    risks: Sequence[Span] = (),
    keys: tuple[str, str] = ("/", "Esc"),
) -> Line:
    """The queue's second line: the filter in force, in which order the cases stand, and what is left by risk; and the
    run under way, where the first has no room for it. `keys` search and show all cases again.
    """
    searches, all_again = keys
    mark = [*(running if width < ROOM_FOR_ALL else ()), *(risks if width >= ROOM_FOR_WAY_OUT else ())]
    if not words:
        return right_aligned([(" all cases", "dim")], [*mark, (f"{order} ", "dim")], width)
    way_out = f"   {all_again} shows all" if width >= ROOM_FOR_WAY_OUT else ""
    here: Span = (f"{count(found)} of {count(total)}{way_out} ", "dim")
    sorted_so: list[Span] = [(f"{order}   ", "dim")] if width >= ROOM_FOR_ALL else []
    return right_aligned([(f" {searches} ", "accent"), (words, "")], [*mark, *sorted_so, here], width)


def suite_line(verdict: SuiteVerdict | None, suite: str, risk: str, decided: int | None, width: int) -> Line:
    """A suite's heading in the list; `decided` None: not counted yet."""
    right: list[Span] = []
    if decided is not None and verdict is not None:
        done = decided == verdict.cases
        right = [(f"{count(decided)} of {count(verdict.cases)} done ", "good" if done else "dim")]
    name = max(14, min(30, width // 4))
    spans: list[Span] = [(fit(f" {visible_line(suite)}", name) + " ", "group")]
    if verdict is None:
        return right_aligned(spans, right, width)
    spans.append((fit(verdict.verdict, 13), VERDICT_ROLES.get(verdict.verdict, "")))
    if width >= 100:
        spans.append((fit(f"{risk} risk" if risk else "", 13), "dim"))
    if verdict.baseline_pass_rate is not None and verdict.target_pass_rate is not None:
        spans.append((f"{verdict.baseline_pass_rate:.2f} → {verdict.target_pass_rate:.2f}   ", ""))
    categories = category_parts(verdict)
    if categories:
        spans.append((" · ".join(categories[:3]), "dim"))
    elif width >= 100:
        spans.append((verdict.reason, "dim"))
    return right_aligned(spans, right, width)


def cluster_line(
    shown: ClusterRow, cause: str | None, decided: int | None, elsewhere: int, selected: bool, width: int
) -> Line:
    """A cluster's heading: its name, how many of its cases stand here and elsewhere, the likely cause, what is done."""
    cases, cluster = shown.end - shown.index, shown.cluster
    right: list[Span] = []
    if decided is not None:
        done = decided == cluster.cases
        right = [(f"{count(decided)} of {count(cluster.cases)} done ", "good" if done else "dim")]
    spans: list[Span] = [
        (" >" if selected else "  ", "accent"),
        ("+ " if shown.folded else "- ", "mark"),
        (visible_line(cluster.says), "strong" if selected else ""),
        (f"   {counted(cases, 'case')}", ""),
    ]
    if elsewhere:
        spans.append((f" and {count(elsewhere)} elsewhere", "dim"))
    if cause:
        spans.append((f"   cause: {cause}", "dim"))
    return right_aligned(spans, right, width)


def case_line(row: QueueRow, selected: bool, width: int, mark: str = " ", *, inside: bool = False) -> Line:
    """A case in the list: margin with who else is there, id, verdict, the decisive reason, labels.

    `inside`: it stands under the heading of a cluster.
    """
    labels: list[Span] = []
    own, decided = row.label, row.label is not None and not row.stale
    if own:
        category = f"/{row.category_label}" if row.category_label and width >= 100 else ""
        labels.append((f"{own}{category}", "strong") if decided else (f"~{own}{category}", "dim"))
        if row.changed:
            labels.append((f" {stale_words(row.changed, brief=width < ROOM_FOR_ALL)}", "warn"))
    others = [f"{who} {label}" for who, label in row.others[:2]]
    if len(row.others) > 2:
        others.append(f"+{len(row.others) - 2}")
    if others:
        labels.append(("  " if own else "", ""))
        labels.append((", ".join(others), "dim"))
    if row.noted:
        labels.append((" note" if labels else "note", "dim"))
    labels.append((" ", ""))
    name = max(16, min(40, width // 4))
    spans: list[Span] = [
        (mark, "group"),
        (">" if selected else " ", "accent"),
        ("F" if row.flagged else " ", "mark"),
        ("! " if row.critical else "  ", "mark"),
        ("  " if inside else "", ""),
        (fit(visible_line(row.case), name - 2 * inside) + " ", "strong" if selected else ("dim" if decided else "")),
        (fit(row.verdict, 14), "dim" if decided else VERDICT_ROLES.get(row.verdict, "")),
    ]
    if width >= 100:
        spans.append((fit(row.category or "", 12), "dim"))
    spans.append((row.reason, "dim"))
    return right_aligned(spans, labels, width)


def waiting_line(width: int) -> Line:
    """A case whose row has not been read yet."""
    return ((" " * min(5, width), ""), ("…", "dim"))


def empty_lines(words: str, total: int, all_again: str) -> list[Line]:
    """What stands where a list would be, and what to do about it; `all_again` shows all cases."""
    if total == 0:
        return [
            (),
            (("  This comparison holds no cases.", ""),),
            (("  Its two runs share no suite; import or run another one and compare again.", "dim"),),
        ]
    return [(), (("  No case matches ", ""), (words, "accent"), (f".  {all_again} shows all of them.", ""))]
