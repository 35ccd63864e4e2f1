"""The words of a cluster: what it is, what one key decides, who is in it. Values in, lines of (text, role) out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.review.changes import stale_words
from workbench.review.group_words import apart_of, cases_of, elsewhere_of, filed_as, left_out
from workbench.text.cells import cell_width, fit
from workbench.text.counts import counted
from workbench.text.safe import visible_line
from workbench.tui.queue_text import VERDICT_ROLES, count
from workbench.tui.widgets.lines import cells_of, right_aligned

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.records import CaseVerdict
    from workbench.review.groups import Opened, Parted
    from workbench.store.groups import Member
    from workbench.store.queue import QueueRow
    from workbench.tui.group_rows import PartRow
    from workbench.tui.widgets.lines import Line, Span


def title(opened: Opened, position: int, total: int, width: int) -> Line:
    """What is looked at: a cluster, all of a suite, or a case by itself; how many cases it has."""
    facts, group = opened.facts, opened.group
    spans: list[Span] = []
    if opened.alone and opened.members:
        one = opened.members[0]
        why = "critical: decided by itself" if one.critical else "in no cluster: decided by itself"
        spans = [(" case  ", "dim"), (f"{one.suite}/{one.case}", "strong"), (f"   {why}", "dim")]
    elif facts is None:
        spans = [(" suite  ", "dim"), (group.suite or "", "strong")]
    else:
        spans = [(" cluster  ", "dim"), (facts.says, "strong")]
        if facts.category:
            spans.append((f"   {facts.category}", ""))
        if facts.cause:
            spans.append((f" · cause: {facts.cause}", ""))
    here = [(f"{count(position)} of {count(total)} ", "dim")] if total else []
    return right_aligned([(visible_line(text), role) for text, role in spans], here, width)


def reach(opened: Opened, parted: Parted, taken_in: Sequence[Member], width: int) -> Line:
    """What the next label decides, `taken_in` along with the group, and what it leaves as it is."""
    suite = opened.group.suite
    spans = _decided(opened, parted, taken_in, f"in {suite or counted(_suites(opened.members), 'suite')}")
    if suite and cells_of(spans) > width:  # the title or the excerpts name it
        spans = _decided(opened, parted, taken_in, "here")
    elsewhere = elsewhere_of(opened)
    right: list[Span] = [(f"{elsewhere} ", "dim")] if elsewhere else []
    of_others = apart_of(opened.counts, opened.members)
    apart: list[Span] = [(f"   apart: {of_others}", "dim")] if of_others else []
    if cells_of((*spans, *apart, *right)) >= width:  # whole or not at all; what is left says more than what is apart
        apart = []
    if cells_of((*spans, *right)) >= width:
        right = []
    return right_aligned((*spans, *apart), right, width)


def _decided(opened: Opened, parted: Parted, taken_in: Sequence[Member], where: str) -> list[Span]:
    """What the next label decides, where, and what it leaves."""
    cases = cases_of(sorted(opened.group.verdicts or ()), len(opened.members))
    spans: list[Span] = [
        (" decides ", "dim"),
        (count(len(parted.decided)), "strong"),
        (f" of {cases} {visible_line(where)}", ""),
    ]
    if taken_in:
        spans.append((f" and {count(len(taken_in))} taken in", "strong"))
    filed = filed_as(opened, parted)
    if len(filed) > 1:  # else the title or the list says it
        spans.append((f" ({', '.join(f'{name} {count(number)}' for name, number in filed)})", ""))
    left = left_out(parted)
    if left:
        spans.append((f"   left: {', '.join(left)}", "warn"))
    return spans


def name_of(member: Member, *, whole: bool) -> str:
    """What a member is called in the list; `whole`: its suite is told as well."""
    return visible_line(f"{member.suite}/{member.case}" if whole else member.case)


def name_cells(members: Iterable[Member], width: int, *, whole: bool) -> int:
    """Cells for the members' names: as many as the longest needs, within a third of the width."""
    return min(max((cell_width(name_of(one, whole=whole)) for one in members), default=0), max(16, min(44, width // 3)))


def member_line(
    member: Member, row: QueueRow | None, *, name: int, selected: bool, out: bool, first: bool, whole: bool, width: int
) -> Line:
    """A member in the list; `first`: it is one of those shown before all; `whole`: its suite is told as well.

    `name`: cells for the names.
    """
    right: list[Span] = []
    if out:
        right.append(("out ", "warn"))
    elif member.label is not None:
        right.append((f"{member.label} ", "good"))
    elif row is not None and row.changed:
        right += [(f"~{row.label} ", "dim"), (f"{stale_words(row.changed, brief=width < 100)} ", "warn")]
    elif member.critical:
        right.append(("critical ", "mark"))
    spans: list[Span] = [
        (" >" if selected else "  ", "accent"),
        ("- " if out else "* " if first else "  ", "mark"),
        (fit(name_of(member, whole=whole), name) + "  ", "strong" if selected else ""),
        (fit(member.verdict, 14), VERDICT_ROLES.get(member.verdict, "")),
    ]
    if width >= 100:
        spans.append((fit(member.category or "", 12), "dim"))
    if row is not None:
        spans.append((row.reason, "dim"))
    return right_aligned(spans, right, width)


def part_line(row: PartRow, *, name: int, selected: bool, width: int) -> Line:
    """A suite of the group or a wording beside it, by one of its cases; `name`: cells for the names."""
    one = row.example
    right: list[Span] = []
    words = counted(len(row.members), "case")
    beside = row.suite_verdict is None
    if beside:
        words += " worded like this" + (", and so is a regression" if row.as_regression else "")
    else:
        words += f" in this suite: {row.suite_verdict}"
    mark = ("+ " if row.decided else "? ") if beside else ("  " if row.decided else "- ")
    if beside == row.decided:
        right.append(("taken in ", "good") if beside else ("out ", "warn"))
    spans: list[Span] = [
        (" >" if selected else "  ", "accent"),
        (mark, "mark"),
        (fit(name_of(one, whole=not beside), name) + "  ", "strong" if selected else ""),
        (fit(one.verdict, 14), VERDICT_ROLES.get(one.verdict, "")),
    ]
    if width >= 100:
        spans.append((fit(one.category or "", 12), "dim"))
    spans.append((words, "" if row.decided else "dim"))
    return right_aligned(spans, right, width)


def together_line(opened: Opened, shown: int, *, selected: bool, width: int) -> Line:
    """The list's first row: the members that are shown one below the other, `shown` of them not for a part."""
    words = f"{counted(shown, 'case')} of {count(len(opened.members))}, least like each other"
    if opened.suites:
        words = f"one case of each of {counted(len(opened.suites), 'suite')}"
    elif shown == len(opened.members):
        words = f"all {counted(shown, 'case')}, one below the other" if shown > 1 else "the case"
    if opened.beside:
        words += f"; below, {counted(len(opened.beside), 'wording')} that only changed"
    return right_aligned(
        [(" >" if selected else "  ", "accent"), (f"  {words}", "strong" if selected else "dim")], (), width
    )


def bar_words(part: PartRow | None, member: Member | None, *, out: bool) -> dict[str, str]:
    """What the last line calls the key that takes out and in, by what it does to a row; `out`: its member is out."""
    if member is None:
        return {}
    inside = not out if part is None else part.decided
    return {"take_out": "out" if inside else "take in"}


def heading(verdict: CaseVerdict) -> tuple[str, str]:
    """What stands above a member's diff, left and right."""
    words = f"{verdict.verdict}: {verdict.reason}" if verdict.reason else verdict.verdict
    return f"{verdict.suite}/{verdict.case}", words


def said(label: str, decided: int, parted: Parted, undo: str) -> str:
    """What was done, once it is on disk."""
    left = left_out(parted)
    beside = f"   left as they were: {', '.join(left)}" if left else ""
    return f"{counted(decided, 'case')} labelled {label}   {undo} takes it back{beside}"


def _suites(members: Iterable[Member]) -> int:
    return len({member.suite for member in members})
