"""What is said to decide a whole cluster: three of its cases are read first, then one line labels all of it."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from workbench.cli.plain import cluster_words
from workbench.cli.plain.commands import LABELLING, category_of
from workbench.cli.plain.deciding import Deciding
from workbench.errors import WorkbenchError
from workbench.records import CASE_VERDICTS, LABELS
from workbench.review.group_words import SCOPE_WORDS, nothing_said
from workbench.review.groups import SCOPES, SHOWN_FIRST, decisions, parted, standing_apart
from workbench.text.nearest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.records import Label
    from workbench.review.groups import Opened
    from workbench.store.groups import Member

LISTED = 10
"""Clusters, or members of one, read at once."""


class Order(NamedTuple):
    """What `decide` was told: the label, the category (None: each case's own), suites to take in, whom to leave out."""

    label: Label
    category: str | None
    suites: tuple[str, ...]
    exceptions: tuple[str, ...]


class Clusters(Deciding):
    """Keeps in mind the group that was read last; it is decided only from one of its cases."""

    _group: Opened | None = None
    _verdicts: frozenset[str] | None = None
    """Of which verdicts the cases are that are decided together; None: of that of the case at hand."""

    def do_clusters(self, rest: str) -> None:
        session = self._session
        found = []
        for number, cluster in enumerate(session.clusters, start=1):
            left = cluster.cases - (session.decided_of(cluster) or 0)
            if left and self._is_shown(cluster.first, cluster.cases):
                suite = session.suite_of(cluster.first) or ""
                found.append((number, cluster_words.listed(number, cluster, suite, left)))
        if not found:
            raise WorkbenchError("no cluster of two cases or more has an undecided one here")
        self._read_from(rest, found, "clusters")

    def _is_shown(self, first: int, cases: int) -> bool:
        """Whether a search finds one of some cases that stand together."""
        positions = self._session.positions
        at = bisect_left(positions, first)
        return at < len(positions) and positions[at] < first + cases

    def _read_from(self, rest: str, entries: Sequence[tuple[int, str]], word: str) -> None:
        """Read numbered lines from a number on, some at a time."""
        start = _number(rest) if rest else 1
        wanted = [entry for entry in entries if entry[0] >= start]
        if not wanted:
            raise WorkbenchError(f"there is no number {start:,}", hint=f"the last one is {entries[-1][0]:,}")
        self._paper.say(*(line for _, line in wanted[:LISTED]))
        if len(wanted) > LISTED:
            self._paper.say(f"{len(wanted) - LISTED:,} more: {word} {wanted[LISTED][0]} reads on.")

    def do_cluster(self, rest: str) -> None:
        self._verdicts = None
        self._read_cluster(rest)

    def _read_cluster(self, rest: str) -> None:
        self._group = None
        opened = self._open_group(self._first_of(_number(rest)) if rest else self._reading.row.position)
        if opened.alone:
            critical = any(member.critical for member in opened.members)
            raise WorkbenchError(
                "this case is critical: it is decided by itself" if critical else "this case is in no cluster"
            )
        first = _read_first(opened)
        if not first:
            raise WorkbenchError("this cluster has no case any more", hint="clusters lists what there is")
        if rest:
            self._category = None
            self._reading.turn_to(first[0].position)
        self._paper.say(
            *cluster_words.opened(opened, parted(opened.members, LABELS[0], standing_apart(opened), opened.alone))
        )
        for number, member in enumerate(first, start=1):
            self._read_member(number, len(first), member)
        self._group = opened
        labels = ", ".join(str(label) for label in LABELS)
        self._paper.say(f"decide and a label ({labels}) labels them; members lists all, next leaves them as they are.")

    def _first_of(self, number: int) -> int:
        """Where the cluster of a number begins in the queue."""
        clusters = self._session.clusters
        if not 1 <= number <= len(clusters):
            raise WorkbenchError(f"there is no cluster {number:,}", hint="clusters lists them with their numbers")
        return clusters[number - 1].first

    def _open_group(self, position: int) -> Opened:
        opened = self._wait(self._session.open_group(position, self._verdicts))
        if opened is None:
            raise WorkbenchError("this case is no longer in the comparison", hint="queue says what is")
        return opened

    def _read_member(self, number: int, of: int, member: Member) -> None:
        detail = self._wait(self._session.detail(member.suite, member.case))
        self._paper.say(cluster_words.shown(number, of, detail.verdict))
        self._reading.briefly(detail)

    def do_members(self, rest: str) -> None:
        members = self._read_group().members
        self._wait(self._session.read_rows([member.position for member in members]))
        rows = self._session.rows
        lines = [(at, cluster_words.member(at, one, rows.get(one.position))) for at, one in enumerate(members, start=1)]
        self._read_from(rest, lines, "members")

    def _read_group(self) -> Opened:
        """The group that was read last, where the case at hand is in it."""
        row, group = self._reading.row, self._group
        if group is None or all((one.suite, one.case) != (row.suite, row.case) for one in group.members):
            raise WorkbenchError("no cluster of this case was read yet", hint="cluster reads it")
        return group

    def do_scope(self, rest: str) -> None:
        chosen = next((scope for scope in SCOPES if scope == rest.lower()), None)
        if chosen is None:
            told = ", ".join(f"{scope}: {words}" for scope, words in SCOPE_WORDS.items())
            raise WorkbenchError(f"scope takes one of: {told}")
        self._session.scope = chosen
        self._group = None
        self._paper.say(f"decide labels {SCOPE_WORDS[chosen]} from now on.")
        self.do_cluster("")

    def do_verdicts(self, rest: str) -> None:
        group = self._read_group()
        there = [verdict for verdict in CASE_VERDICTS if any(one.verdict == verdict for one in group.counts)]
        wanted = there if rest.lower() == "all" else rest.lower().replace(",", " ").split()
        if not wanted or not set(wanted) <= set(there):
            raise WorkbenchError("verdicts takes verdicts of this cluster", hint=f"{', '.join(there)}, or all")
        self._verdicts = frozenset(wanted)
        self._read_cluster("")

    def do_decide(self, rest: str) -> None:
        read = self._read_group()
        order = self._order(rest)
        opened = self._open_group(self._reading.row.position)
        if opened.group != read.group or _to_judge(opened) != _to_judge(read):
            self._group = None
            raise WorkbenchError("the cluster is not what was read any more", hint="cluster reads it again")
        taken_out = _named(order.exceptions, opened.members) | _apart(opened, order.suites)
        parts = parted(opened.members, order.label, taken_out, opened.alone)
        if not parts.decided:
            raise WorkbenchError(nothing_said(parts))
        usual = opened.facts.category if opened.facts is not None else None
        reviewer, group = self._session.reviewer, opened.group
        events = decisions(parts.decided, order.label, reviewer, category=order.category, usual=usual, group=group)
        self._wait(self._session.decide(events))
        self._group = None
        self._paper.say(cluster_words.decided(order.label, order.category, parts, self._words.letter("undo")))
        suite = self._reading.row.suite
        self._session.position = min(one.position for one in opened.members if one.suite == suite) - 1
        self.do_next("")  # exceptions first

    def _order(self, rest: str) -> Order:
        """What followed `decide`, as in `worse tone except t-3 t-7`."""
        wanted, _, exceptions = f"{rest} ".partition(" except ")
        wanted, _, suites = f"{wanted} ".partition(" with ")
        said = self._words.read(wanted.strip()) if wanted.strip() else None
        if said is None or said.word not in LABELLING:
            hint = "decide worse, better, equal or both-bad; a category, with SUITE ... and except CASE ... may follow"
            raise WorkbenchError("decide takes a label", hint=hint)
        label = next(label for label in LABELS if label == said.word)
        category = category_of(said.rest) if said.rest else self._category
        return Order(label, category, _words(suites), _words(exceptions))

    def do_cluster_note(self, rest: str) -> None:
        group = self._read_group()
        text = self._text("note", rest)
        if not text:
            return
        row = self._reading.row
        on = "suite" if group.facts is None else "cluster"
        self._wait(self._session.note_beside(row.suite, text, cluster=group.facts.id if group.facts else None))
        self._reading.fetch_again()
        self._paper.say(f"Noted on the {on}.")


def _to_judge(opened: Opened) -> set[tuple[str, ...]]:
    """What is judged where a group is decided: its cases as they are now, and which of them stand apart."""
    apart = standing_apart(opened)
    return {
        (one.suite, one.case, str(one.results_hash), str(one.judged), str((one.suite, one.case) in apart))
        for one in opened.members
    }


def _read_first(opened: Opened) -> list[Member]:
    """The members to read before all: of a group in several suites one of each of the first that it decides."""
    if opened.suites:
        return [part.members[0] for part in opened.suites if not part.apart][:SHOWN_FIRST]
    return opened.first


def _number(text: str) -> int:
    if not (text.isascii() and text.isdecimal()) or int(text) < 1:
        raise WorkbenchError(f"'{text}' is no number", hint="clusters and members say numbers from 1 on")
    return int(text)


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.replace(",", " ").split())


def _apart(opened: Opened, taken_in: Sequence[str]) -> set[tuple[str, str]]:
    """Suite and case of the members that stay left out. Raises WorkbenchError for a suite that is not left out."""
    apart = standing_apart(opened)
    there = sorted({suite for suite, _ in apart})
    for suite in taken_in:
        if suite not in there:
            hint = f"left out are: {', '.join(there)}" if there else "none is left out"
            raise WorkbenchError(f"no suite '{suite}' is left out of what is decided", hint=hint)
    return {(suite, case) for suite, case in apart if suite not in taken_in}


def _named(names: Iterable[str], members: Sequence[Member]) -> set[tuple[str, str]]:
    """Suite and case of members by their names, with or without the suite. Raises WorkbenchError for others."""
    found: set[tuple[str, str]] = set()
    for name in names:
        there = {(one.suite, one.case) for one in members if name in (one.case, f"{one.suite}/{one.case}")}
        if not there:
            known = [one.case for one in members]
            raise WorkbenchError(
                f"the cluster has no case '{name}'{did_you_mean(name, known)}", hint="members lists them"
            )
        if len(there) > 1:
            raise WorkbenchError(f"several suites have a case '{name}'", hint=f"say SUITE/{name}")
        found |= there
    return found
