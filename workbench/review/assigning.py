"""Spreading cases over reviewers: clusters whole where that is fair, everybody the same share of each risk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

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


class _Piece(NamedTuple):
    """Cases of one risk that go to the same reviewer."""

    risk: str
    cases: tuple[Assignable, ...]


def spread(
    cases: Sequence[Assignable], reviewers: Sequence[str], *, overlap: float = 0.0, seed: str = ""
) -> dict[Name, tuple[str, ...]]:
    """Who is to decide each case: one reviewer, and of a share of `overlap` (0..1) of the cases two.

    What a cluster has in suites of one risk stays together, so that one key still decides it; it is divided, by suite
    first, where it is more than a reviewer's share of that risk. Of each risk everybody gets the same number of cases,
    give or take the largest such piece. Cases of the overlap are drawn by the seed. The same input gives the same
    answer; the order of the reviewers counts, that of the cases does not. Raises WorkbenchError.
    """
    refuse_unspreadable(reviewers, overlap)
    loads: dict[tuple[str, str], int] = {}
    totals = dict.fromkeys(reviewers, 0)
    given: dict[Name, tuple[str, ...]] = {}

    def least(risk: str, others: Sequence[str]) -> str:
        return min(others, key=lambda one: (loads.get((one, risk), 0), totals[one], reviewers.index(one)))

    def give(reviewer: str, piece: _Piece) -> None:
        loads[reviewer, piece.risk] = loads.get((reviewer, piece.risk), 0) + len(piece.cases)
        totals[reviewer] += len(piece.cases)

    for piece in _pieces(cases, len(reviewers), seed):
        reviewer = least(piece.risk, reviewers)
        give(reviewer, piece)
        given.update(dict.fromkeys((one.name for one in piece.cases), (reviewer,)))
    in_turn = sorted(cases, key=lambda one: drawn(seed, "overlap", *one.name))
    for one in in_turn[: round(overlap * len(cases))]:
        (first,) = given[one.name]
        second = least(one.risk, [other for other in reviewers if other != first])
        give(second, _Piece(one.risk, (one,)))
        given[one.name] = (first, second)
    return given


def refuse_unspreadable(reviewers: Sequence[str], overlap: float) -> None:
    """Raise WorkbenchError where cases cannot be spread so."""
    twice = next((one for at, one in enumerate(reviewers) if one in reviewers[:at]), None)
    if twice is not None:
        raise WorkbenchError(f"{twice} is named twice", hint="name each reviewer once")
    if overlap and len(reviewers) < 2:
        raise WorkbenchError("an overlap needs two reviewers", hint="name another, or leave --overlap out")


def _pieces(cases: Sequence[Assignable], shares: int, seed: str) -> list[_Piece]:
    """Cases as they are given out, the largest pieces first, since small ones even out what those left uneven."""
    by_risk = _grouped(cases, lambda one: one.risk)
    pieces: list[_Piece] = []
    for risk, of_risk in by_risk.items():
        most = -(-len(of_risk) // shares)
        for cluster, of_cluster in _grouped(of_risk, lambda one: one.cluster or "").items():
            if not cluster:
                pieces += [_Piece(risk, (one,)) for one in of_cluster]
                continue
            if len(of_cluster) <= most:
                pieces.append(_Piece(risk, tuple(of_cluster)))
                continue
            for of_suite in _grouped(of_cluster, lambda one: one.suite).values():
                ordered = sorted(of_suite, key=lambda one: one.name)
                pieces += [_Piece(risk, tuple(ordered[at : at + most])) for at in range(0, len(ordered), most)]
    return sorted(pieces, key=lambda piece: (-len(piece.cases), min(drawn(seed, *one.name) for one in piece.cases)))


def _grouped(cases: Sequence[Assignable], by: Callable[[Assignable], str]) -> Mapping[str, list[Assignable]]:
    groups: dict[str, list[Assignable]] = {}
    for one in cases:
        groups.setdefault(by(one), []).append(one)
    return groups
