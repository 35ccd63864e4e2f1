"""What one key does to a group of cases: who is in it, who is shown first, who is decided, who is left out and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from math import log
from typing import TYPE_CHECKING, Literal, NamedTuple

from workbench.records import CASE_VERDICTS, LABELS
from workbench.review.decisions import labelled, new_act
from workbench.review.wordings import wordings_beside
from workbench.store.groups import Group, cluster_facts, group_at, group_counts, group_members, traits_at
from workbench.store.verdicts import suite_verdicts

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from workbench.records import Event, Label
    from workbench.review.wordings import Wording
    from workbench.store.database import Database
    from workbench.store.groups import ClusterFacts, GroupCount, Member, Traits

Scope = Literal["cluster", "everywhere", "suite"]
"""The case's cluster in its suite, the cluster in all suites, or all cases of the suite; always of certain verdicts."""
SCOPES: tuple[Scope, ...] = ("cluster", "suite", "everywhere")

SHOWN_FIRST = 3
"""Members that are looked at before a group is decided."""
LOOKED_THROUGH = 200
"""Members among which those that differ most are looked for, spread evenly over the group."""

_WORSE = frozenset({"regression"})


class SuitePart(NamedTuple):
    """The members of a group in one suite, undecided ones first. `apart`: the suite's verdict does not speak for them.

    So it is where the suite is neither as the one that was looked at nor of the verdict that is decided.
    """

    members: tuple[Member, ...]
    verdict: str
    apart: bool


class Opened(NamedTuple):
    """A group as it is shown: its cluster (None: of none), who is in it, whom to look at first.

    `counts` are of everyone in scope, whatever their verdict; `members` of those verdicts alone that are decided
    together. `alone`: a critical case, or one in no cluster, by itself. `beside`: what else changed in the suite, to be
    taken in. `suites`: the members suite by suite where several are in scope, most undecided ones first; one of each
    is looked at then, as the same change can be for the worse in one and for the better in another.
    """

    group: Group
    facts: ClusterFacts | None
    counts: list[GroupCount]
    members: list[Member]
    first: list[Member]
    alone: bool
    beside: Sequence[Wording] = ()
    suites: Sequence[SuitePart] = ()


def open_group(
    db: Database, comparison_id: int, position: int, scope: Scope, verdicts: frozenset[str] | None, reviewer: str
) -> Opened | None:
    """Give the group of the case at a place of the queue; None where the queue has no such place.

    `verdicts` are those decided together: None for that of the case. Nothing of another verdict is in it unasked, for
    it is rightly labelled another way. Beside the regressions of a whole suite stand the wordings of what else changed.
    """
    found = group_at(db, comparison_id, position)
    if found is None:
        return None
    cluster, suite = found.cluster, found.suite
    lone = found.position is not None
    if scope == "suite" and not _is_critical(group_members(db, comparison_id, found, reviewer), lone):
        found, lone, cluster = Group(suite=found.suite, verdicts=found.verdicts), False, None
    elif scope == "everywhere" and not lone:
        found = replace(found, suite=None)
    group = replace(found, verdicts=verdicts or found.verdicts)
    members = group_members(db, comparison_id, group, reviewer)
    counts = group_counts(db, comparison_id, replace(group, verdicts=frozenset(CASE_VERDICTS)), reviewer)
    facts = cluster_facts(db, comparison_id, cluster) if cluster is not None else None
    undecided = [member for member in members if member.label is None]
    example = facts.example if facts is not None else None
    if suite is not None and len({member.suite for member in members}) > 1:
        told: dict[str, str] = {one.suite: one.verdict for one in suite_verdicts(db, comparison_id)}
        suites = by_suite(members, told, {told[suite], *(group.verdicts or ())})
        return Opened(group, facts, counts, members, [], lone, suites=suites)
    traits = traits_at(db, comparison_id, looked_through(undecided or members, example))
    beside: Sequence[Wording] = ()
    if scope == "suite" and group.suite is not None and group.verdicts == _WORSE and not lone:
        beside = wordings_beside(db, comparison_id, group.suite, reviewer)
    at = {member.position: member for member in members}
    first = [at[position] for position in shown_first(traits, example)]
    return Opened(group, facts, counts, members, first, lone, beside)


def by_suite(members: Sequence[Member], verdicts: Mapping[str, str], speaking: Container[str]) -> list[SuitePart]:
    """The members of each suite; apart are those of suites whose verdict is not among those `speaking` for them."""
    suites: dict[str, list[Member]] = {}
    for member in members:
        suites.setdefault(member.suite, []).append(member)
    parts = [
        SuitePart(
            tuple(sorted(found, key=lambda member: member.label is not None)),
            verdicts[suite],
            verdicts[suite] not in speaking,
        )
        for suite, found in suites.items()
    ]
    return sorted(parts, key=lambda part: (part.apart, -sum(member.label is None for member in part.members)))


def standing_apart(opened: Opened) -> set[tuple[str, str]]:
    """Suite and case of the members that a label does not reach unless they are taken in."""
    return {(member.suite, member.case) for part in opened.suites if part.apart for member in part.members}


def _is_critical(members: Sequence[Member], lone: bool) -> bool:
    return lone and any(member.critical for member in members)


class Parted(NamedTuple):
    """A group parted by what the next label does to its members."""

    decided: list[Member]
    other_label: int
    same_label: int
    critical: int
    taken_out: int


def parted(members: Sequence[Member], label: Label, taken_out: Container[tuple[str, str]], alone: bool) -> Parted:
    """Who of a group takes a label.

    What the reviewer has decided already stays as it is, and so does a critical case, which is worth a look of its
    own: unless it is `alone` in its group. `taken_out` are suite and case of exceptions.
    """
    decided: list[Member] = []
    counts = dict.fromkeys(("other", "same", "critical", "out"), 0)
    for member in members:
        if (member.suite, member.case) in taken_out:
            counts["out"] += 1
        elif member.label is not None:
            counts["same" if member.label == label else "other"] += 1
        elif member.critical and not alone:
            counts["critical"] += 1
        else:
            decided.append(member)
    return Parted(decided, counts["other"], counts["same"], counts["critical"], counts["out"])


def decided_along(members: Sequence[Member], taken_in: Iterable[Wording]) -> list[Member]:
    """The cases of wordings that are decided along with the members of a group.

    They are filed as most of the members are: a reviewer who takes them in says that they got worse in the same way.
    """
    filed = Counter(one.category for one in members if one.category is not None).most_common(1)
    category = filed[0][0] if filed else None
    return [one._replace(category=category or one.category) for wording in taken_in for one in wording.members]


def decisions(
    members: Sequence[Member], label: Label, reviewer: str, *, category: str | None, usual: str | None, group: Group
) -> list[Event]:
    """The events of one act that gives all members a label.

    Without a `category` that was chosen, `worse` and `both-bad` take that of each case's verdict, else the `usual` one
    of its cluster.
    """
    faulty = label in (LABELS[0], LABELS[3])
    act = new_act()
    return [
        labelled(
            member.suite,
            member.case,
            label,
            reviewer,
            category=category or ((member.category or usual) if faulty else None),
            results_hash=member.results_hash,
            judged=member.judged,
            act=act,
            cluster=group.cluster,
        )
        for member in members
    ]


def looked_through(members: Sequence[Member], example: int | None) -> list[int]:
    """The positions of some LOOKED_THROUGH members at most, spread evenly, and of the example if it is one."""
    step = max(1, -(-len(members) // LOOKED_THROUGH))
    spread = {member.position for member in members[::step]}
    return sorted(spread | {member.position for member in members if member.position == example})


def shown_first(traits: Sequence[Traits], example: int | None) -> list[int]:
    """Positions of the members to look at before all: the example, then those that are least like the ones before.

    They differ by suite, by what was found in them, by length, by how much of the baseline is left. Without the example
    among them the one of middling length comes first.
    """
    if not traits:
        return []
    by_size = sorted(traits, key=lambda one: (one.size, one.position))
    first = next((one for one in traits if one.position == example), by_size[len(by_size) // 2])
    chosen = [first]
    while len(chosen) < min(SHOWN_FIRST, len(traits)):
        rest = [one for one in traits if one not in chosen]
        chosen.append(max(rest, key=lambda one: (min(_distance(one, other) for other in chosen), -one.position)))
    return [one.position for one in chosen]


def _distance(one: Traits, other: Traits) -> float:
    """From 0 (alike) to 4: each trait counts the same."""
    both = one.signals | other.signals
    signals = len(one.signals ^ other.signals) / len(both) if both else 0.0
    size = min(1.0, abs(log((1 + one.size) / (1 + other.size))))
    kept = abs((one.similarity or 0.0) - (other.similarity or 0.0))
    return (one.suite != other.suite) + signals + size + kept
