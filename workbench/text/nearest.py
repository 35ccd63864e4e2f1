"""Which known name may be meant by one that is not known. rapidfuzz is imported only when it is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

NEAR = 60  # of 100, by rapidfuzz's WRatio; below it a suggestion is a guess
_LONGEST = 200  # characters looked at: no name is longer, but what stands in its place may be


def nearest(word: str, known: Iterable[str], *, most: int = 1, near: int = NEAR) -> list[str]:
    """The known names most like a word, the nearest first, upper and lower case alike; none when all are far."""
    from rapidfuzz import fuzz, process

    found = process.extract(
        word[:_LONGEST], list(known), scorer=fuzz.WRatio, processor=str.lower, limit=most, score_cutoff=near
    )
    return [name for name, _, _ in found]


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`; did you mean 'x'?` to end a sentence with, or nothing."""
    near = nearest(word, known)
    return f"; did you mean '{near[0]}'?" if near else ""


def name_hint(name: str, known: Iterable[str], otherwise: str) -> str:
    """The hint for a name that is not known: up to three that are like it, else what the caller knows."""
    near = nearest(name, known, most=3)
    return f"Did you mean {', '.join(near)}?" if near else otherwise
