"""What other sittings did since one looked last: labels, notes, and where they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from workbench.store.adaptations import last_change
from workbench.store.database import data_version
from workbench.store.events import last_event, newer_events
from workbench.store.presence import present

if TYPE_CHECKING:
    from workbench.records import Event
    from workbench.store.database import Database
    from workbench.store.presence import Present, Span

NOTHING = -1
"""The version that is seen by nobody who has not looked yet."""
MOST_EVENTS = 500
"""Events told one by one; where there are more, all is to be read again."""


class Seen(NamedTuple):
    """How far somebody has looked: the database's version, which other connections move on, and the last event."""

    version: int
    event: int
    revised_at: str | None = None
    """When an adaptation was made or changed last."""


@dataclass(frozen=True, slots=True)
class News:
    """What was done on a comparison since, own acts included, and all sittings on it.

    `more`: it was too much to be told; `events` are then the first of it.
    """

    events: tuple[Event, ...]
    more: bool
    present: tuple[Present, ...]
    seen: Seen


def news(db: Database, comparison_id: int, seen: Seen, alive: Span) -> News | None:
    """Give what is new, and the sittings that were seen last within `alive`.

    None when no other connection has written anything since: that is found out without reading a table.
    """
    version = data_version(db)
    if version == seen.version:
        return None
    last = last_event(db)
    events = []
    if last > seen.event:
        events = newer_events(db, comparison_id, seen.event, last, MOST_EVENTS + 1)
    return News(
        events=tuple(events[:MOST_EVENTS]),
        more=len(events) > MOST_EVENTS,
        present=tuple(present(db, comparison_id, alive)),
        seen=Seen(version, last, last_change(db, comparison_id)),
    )
