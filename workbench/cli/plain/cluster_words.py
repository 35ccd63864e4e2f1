"""What is said of clusters: values in, lines out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.review.group_words import apart_of, cases_of, elsewhere_of, filed_as, left_out
from workbench.text.counts import counted

if TYPE_CHECKING:
    from workbench.records import CaseVerdict
    from workbench.review.groups import Opened, Parted, SuitePart
    from workbench.store.groups import Member, QueueCluster
    from workbench.store.queue import QueueRow


def listed(number: int, cluster: QueueCluster, suite: str, left: int) -> str:
    """A cluster in the list, as in `3. triage, adds a fence: 12 regressions, 11 left, format.`"""
    category = f", {cluster.category}" if cluster.category else ""
    return f"{number}. {suite}, {cluster.says}: {cases_of((cluster.verdict,), cluster.cases)}, {left:,} left{category}."


def opened(group: Opened, parted: Parted) -> list[str]:
    """What a group is, and what a label would do to it."""
    facts = group.facts
    said = []
    if facts is not None:
        category = f", {facts.category}" if facts.category else ""
        said.append(f"Cluster: {facts.says}{category}.")
        if facts.cause:
            said.append(f"Likely cause: {facts.cause}.")
    suites = len({member.suite for member in group.members})
    where = group.group.suite or counted(suites, "suite")
    parts = [f"{cases_of(sorted(group.group.verdicts or ()), len(group.members))} in {where}", elsewhere_of(group)]
    apart = apart_of(group.counts, group.members)
    said.append(f"{', '.join(filter(None, parts))}{f'; apart: {apart}' if apart else ''}.")
    said += [f"{part.members[0].suite}: {_suite_part(part)}." for part in group.suites]
    left = left_out(parted)
    beside = f" It leaves: {', '.join(left)}." if left else ""
    filed = [f"{name} {number:,}" for name, number in filed_as(group, parted)]
    under = f", worse ones under: {', '.join(filed)}" if len(filed) > 1 else ""
    said.append(f"decide labels {counted(len(parted.decided), 'case')}{under}.{beside}")
    return said


def _suite_part(part: SuitePart) -> str:
    told = f"{counted(len(part.members), 'case')}, the suite is {part.verdict}"
    return f"{told}; left out, unless decide is followed by: with {part.members[0].suite}" if part.apart else told


def shown(number: int, of: int, verdict: CaseVerdict) -> str:
    """The heading of a member that is read first."""
    reason = f": {verdict.reason}" if verdict.reason else ""
    return f"Member {number} of {of} read here, {verdict.suite}/{verdict.case}, {verdict.verdict}{reason}."


def member(number: int, one: Member, row: QueueRow | None) -> str:
    """A member in the list."""
    marks = [f"labelled {one.label}" if one.label else "", "critical" if one.critical else ""]
    reason = row.reason if row is not None else ""
    return f"{number}. {', '.join(filter(None, [f'{one.suite}/{one.case}', *marks, reason]))}."


def decided(label: str, category: str | None, parted: Parted, undo: str) -> str:
    """What was done, once it is on disk."""
    left = left_out(parted)
    beside = f" Left as they were: {', '.join(left)}." if left else ""
    under = f", {category}" if category else ""
    return f"Labelled {counted(len(parted.decided), 'case')} {label}{under}.{beside} {undo} takes all of it back."
