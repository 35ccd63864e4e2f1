"""What taking in another database comes to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

NAMED = 6  # suites or cases that are told by name


class Taken(NamedTuple):
    """Of one kind of thing how many were added, were here before, and were here and are another now."""

    added: int
    known: int
    changed: int = 0


class Renamed(NamedTuple):
    """A run or comparison that has another name now, since another one has its name."""

    kind: str
    number: int
    before: str
    name: str


@dataclass(frozen=True, slots=True)
class Step:
    """How far it is: what is being taken in, and how much of it is done."""

    what: str
    done: int = 0
    of: int = 0


@dataclass(slots=True)
class Merged:
    """What was taken in of one database, by kind in the order it is told; `conflicts` says what both had otherwise."""

    path: Path
    taken: dict[str, Taken] = field(default_factory=dict)
    renamed: list[Renamed] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def nothing_new(self) -> bool:
        """Whether all of it was here already."""
        return not self.renamed and not any(one.added or one.changed for one in self.taken.values())
