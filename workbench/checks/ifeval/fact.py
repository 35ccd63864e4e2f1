"""What a look at an answer showed, and the ways IFEval compares counts."""

from __future__ import annotations

from typing import NamedTuple

from workbench.checks.ifeval.kwargs import AT_LEAST
from workbench.text.counts import how_many


class Fact(NamedTuple):
    """Whether the answer follows the instruction (None: it cannot be told), and the evidence as a clause."""

    followed: bool | None
    evidence: str


def compared(count: int, noun: str, relation: str, limit: int, detail: str = "") -> Fact:
    """A count held against 'at least N' or 'less than N'; `detail` follows the count in the evidence."""
    followed = count >= limit if relation == AT_LEAST else count < limit
    return Fact(followed, f"{how_many(count, noun)}{detail}, {relation} {limit:,} wanted")


def exactly(count: int, noun: str, wanted: int, detail: str = "") -> Fact:
    """A count that has to be met exactly."""
    return Fact(count == wanted, f"{how_many(count, noun)}{detail}, exactly {wanted:,} wanted")
