"""Spreading cases over reviewers: clusters whole where that is fair, everybody the same share of each risk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.errors import WorkbenchError
from workbench.store.blinding import drawn

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

Name = tuple[str, str]
"""Suite and case."""


@dataclass(frozen=True, slots=True)
class Assignable:
    """A case to be given to somebody: its suite's risk, and the id of the cluster it is in, None for none."""

    suite: str
    case: str
    risk: str
    cluster: str | None = None

    @property
    def name(self) -> Name:
        """Suite and case."""
        return self.suite, self.case


_APART, _APART_SHARE = 2, 0.02
"""By how many cases, or what part of a share, one reviewer may have more of a risk than another."""

Piece = tuple[Assignable, ...]
"""Cases of one risk that go to the same reviewer."""


def spread(
    cases: Sequence[Assignable], reviewers: Sequence[str], *, overlap: float = 0.0, seed: str = ""
) -> dict[Name, tuple[str, ...]]:
    """Who is to decide each case: one reviewer, and of a share of `overlap` (0..1) of the cases two.

    What a cluster has in suites of one risk stays together, so that one key still decides it; it is divided, by suite
    first, where it is more than a reviewer's share of that risk, and where shares would be uneven without that: of each
    risk everybody gets the same number of cases, give or take two or a fiftieth. Cases of the overlap are drawn by the
    seed. The same input gives the same answer; the order of the reviewers counts, that of the cases does not. Raises
    WorkbenchError.
    """
    refuse_unspreadable(reviewers, overlap)
    loads: dict[tuple[str, str], int] = {}
    totals = dict.fromkeys(reviewers, 0)
    given: dict[Name, tuple[str, ...]] = {}
    by_risk = _grouped(cases, lambda one: one.risk)
    for risk in sorted(by_risk):
        pieces = _pieces(by_risk[risk], len(reviewers), seed)
        for reviewer, held in _shared_out(pieces, sorted(reviewers, key=totals.__getitem__)).items():
            loads[reviewer, risk] = sum(map(len, held))
            totals[reviewer] += loads[reviewer, risk]
            given.update((one.name, (reviewer,)) for piece in held for one in piece)
    in_turn = sorted(cases, key=lambda one: drawn(seed, "overlap", *one.name))
    for one in in_turn[: round(overlap * len(cases))]:
        (first,) = given[one.name]
        others = [other for other in reviewers if other != first]
        second = min(others, key=lambda other: (loads[other, one.risk], totals[other], reviewers.index(other)))
        loads[second, one.risk] += 1
        totals[second] += 1
        given[one.name] = (first, second)
    return given


def _shared_out(pieces: Sequence[Piece], reviewers: Sequence[str]) -> dict[str, list[Piece]]:
    """Who gets which pieces of one risk: the largest first, each to whoever has least, and then evened out."""
    held: dict[str, list[Piece]] = {reviewer: [] for reviewer in reviewers}
    loads = dict.fromkeys(reviewers, 0)
    for piece in pieces:
        reviewer = min(reviewers, key=loads.__getitem__)
        held[reviewer].append(piece)
        loads[reviewer] += len(piece)
    low, rest = divmod(sum(loads.values()), len(reviewers))
    while True:
        most, least = max(reviewers, key=loads.__getitem__), min(reviewers, key=loads.__getitem__)
        if loads[most] - loads[least] <= max(_APART, low * _APART_SHARE):
            return held
        # As many as bring one of the two to the mean: each reviewer is dealt with once.
        moved = min(loads[most] - low - (rest > 0), low - loads[least]) or (loads[most] - loads[least]) // 2
        held[least].append(_taken(held[most], moved))
        loads[most] -= len(held[least][-1])
        loads[least] += len(held[least][-1])


def _taken(pieces: list[Piece], most: int) -> Piece:
    """Take the largest piece of at most so many cases, else so many of the largest of all."""
    fitting = [at for at, piece in enumerate(pieces) if len(piece) <= most]
    if fitting:
        return pieces.pop(max(fitting, key=lambda at: len(pieces[at])))
    at = max(range(len(pieces)), key=lambda at: len(pieces[at]))
    piece = pieces[at]
    pieces[at] = piece[:-most]
    return piece[-most:]


def refuse_unspreadable(reviewers: Sequence[str], overlap: float) -> None:
    """Raise WorkbenchError where cases cannot be spread so."""
    twice = next((one for at, one in enumerate(reviewers) if one in reviewers[:at]), None)
    if twice is not None:
        raise WorkbenchError(f"{twice} is named twice", hint="name each reviewer once")
    if overlap and len(reviewers) < 2:
        raise WorkbenchError("an overlap needs two reviewers", hint="name another, or leave --overlap out")


def _pieces(cases: Sequence[Assignable], shares: int, seed: str) -> list[Piece]:
    """Cases of one risk as they are given out, the largest first, since small ones even out what those left uneven."""
    pieces: list[Piece] = []
    most = -(-len(cases) // shares)
    for cluster, of_cluster in _grouped(cases, lambda one: one.cluster or "").items():
        ordered = sorted(of_cluster, key=lambda one: one.name)
        if not cluster:
            pieces += [(one,) for one in ordered]
        elif len(ordered) <= most:
            pieces.append(tuple(ordered))
        else:
            for of_suite in _grouped(ordered, lambda one: one.suite).values():
                pieces += [tuple(of_suite[at : at + most]) for at in range(0, len(of_suite), most)]
    return sorted(pieces, key=lambda piece: (-len(piece), min(drawn(seed, *one.name) for one in piece)))


def _grouped(cases: Sequence[Assignable], by: Callable[[Assignable], str]) -> Mapping[str, list[Assignable]]:
    groups: dict[str, list[Assignable]] = {}
    for one in cases:
        groups.setdefault(by(one), []).append(one)
    return groups
