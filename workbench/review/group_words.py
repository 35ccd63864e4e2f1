"""What a label does to a group of cases, in words: whom it leaves as they are, and who else is like them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from workbench.text.counts import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.review.groups import Opened, Parted, Scope
    from workbench.store.groups import GroupCount, Member

SCOPE_WORDS: dict[Scope, str] = {
    "cluster": "the cluster in this suite",
    "suite": "all of this suite's cases of the verdict",
    "everywhere": "the cluster in all suites",
}
"""What is decided together, in words."""
_NOUNS = ("regression", "improvement", "error")


def filed_as(opened: Opened, parted: Parted) -> list[tuple[str, int]]:
    """Under which categories the cases would be filed without one being chosen, the most frequent first."""
    usual = opened.facts.category if opened.facts is not None else None
    return Counter(member.category or usual or "no category" for member in parted.decided).most_common()


def left_out(parted: Parted) -> list[str]:
    """What a label leaves as it is, kind by kind."""
    kinds = (
        (parted.taken_out, "taken out"),
        (parted.critical, "critical"),
        (parted.other_label, "labelled otherwise"),
        (parted.same_label, "already labelled"),
    )
    return [f"{number:,} {words}" for number, words in kinds if number]


def apart_of(counts: Iterable[GroupCount], members: Sequence[Member]) -> str:
    """How many cases of other verdicts are in scope and not decided along."""
    decided = {member.verdict for member in members}
    others: Counter[str] = Counter()
    for one in counts:
        if one.verdict not in decided:
            others[one.verdict] += one.cases
    return ", ".join(_told(verdict, cases) for verdict, cases in others.most_common())


def elsewhere_of(opened: Opened) -> str:
    """How many cases of the cluster are in other suites; empty where there are none, or they are in scope."""
    facts = opened.facts
    if facts is None or opened.group.suite is None or opened.alone:
        return ""
    more = facts.cases - sum(one.cases for one in opened.counts)
    return f"and {more:,} in other suites" if more > 0 else ""


def nothing_said(parted: Parted) -> str:
    """Why a label does nothing here."""
    return f"nothing to decide here: {', '.join(left_out(parted)) or 'no case of this verdict'}"


def cases_of(verdicts: Sequence[str], number: int) -> str:
    """`12 regressions`, `1 changed case`, `9 cases (changed, unchanged)`."""
    if len(verdicts) == 1 and verdicts[0] in _NOUNS:
        return _told(verdicts[0], number)
    if len(verdicts) == 1:
        return counted(number, f"{verdicts[0]} case")
    return counted(number, "case") + (f" ({', '.join(verdicts)})" if verdicts else "")


def _told(verdict: str, number: int) -> str:
    return counted(number, verdict) if verdict in _NOUNS else f"{number:,} {verdict}"
