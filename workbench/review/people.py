"""Who else reviews a comparison: sittings taken together by reviewer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from workbench.store.presence import Span
from workbench.store.values import as_written

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.store.presence import Present

RENEWED_S = 15.0
"""How often a sitting says that it is still there, in seconds."""
GONE_S = 60.0
"""After how many seconds without that it counts as gone."""


@dataclass(frozen=True, slots=True)
class Person:
    """A reviewer who is here: since when (ISO 8601, UTC), at which case, and how many labels that sitting has given.

    `position` is the case's place in the queue.
    """

    name: str
    since: str
    suite: str | None
    case: str | None
    position: int | None
    labels: int


def people(sittings: Iterable[Present], me: str, now: datetime) -> tuple[Person, ...]:
    """The others who are here, by name. Several sittings of one reviewer are one person.

    That person is where the sitting begun last is, and here since the first began; sittings that were not seen for
    `GONE_S` have ended without saying so.
    """
    alive = alive_at(now)
    found: dict[str, Person] = {}
    for one in sorted(sittings, key=lambda sitting: (sitting.since, sitting.sitting)):
        if one.reviewer == me or not alive.holds(one.seen_at):
            continue
        before = found.get(one.reviewer)
        found[one.reviewer] = Person(
            name=one.reviewer,
            since=one.since if before is None else before.since,
            suite=one.suite,
            case=one.case,
            position=one.position,
            labels=one.labels if before is None else max(before.labels, one.labels),
        )
    return tuple(sorted(found.values(), key=lambda person: person.name))


def alive_at(now: datetime) -> Span:
    """When a sitting was seen last that is there at a moment: clocks may differ by as much as it may be silent."""
    return Span(*(as_written(now + timedelta(seconds=seconds)) for seconds in (-GONE_S, GONE_S)))


def minutes_since(since: str, now: datetime) -> int | None:
    """Whole minutes from a moment until now; None where the moment is not one."""
    try:
        begun = datetime.fromisoformat(since)
    except ValueError:
        return None
    return max(0, int((now - begun).total_seconds() // 60))
