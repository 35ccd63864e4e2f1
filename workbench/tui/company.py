"""The others on the comparison under review: what they did, where they are, and whom the reviewer follows."""

from __future__ import annotations

import asyncio
import os
import time
from typing import TYPE_CHECKING, NamedTuple

from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from workbench.records import Event
    from workbench.review.people import Person
    from workbench.store.database import Database
    from workbench.store.news import News, Seen
    from workbench.store.presence import Present
    from workbench.tui.session import Session

LOOK_S = 0.25
"""How often it is looked whether another process has written; that reads no table."""
_MOVED_S = 1.0
"""The least time between two places that a sitting shows."""
_LOCKED_MS = 20
"""How long showing one's place waits for another writer: a label is never to wait for it."""


class Changes(NamedTuple):
    """Others have labelled, noted, flagged or settled `cases`, (suite, case), or have come, moved or gone.

    `all_cases`: so much was done, or on so much at once, that any case may have changed. `revised`: an adaptation was
    made or changed.
    """

    cases: frozenset[tuple[str, str]] = frozenset()
    all_cases: bool = False
    revised: bool = False

    def concern(self, suite: str, case: str) -> bool:
        """Whether something was done on a case."""
        return self.all_cases or (suite, case) in self.cases


class Company:
    """Shows this sitting to the others and tells of them; `run` goes on as long as the app does."""

    def __init__(self, session: Session) -> None:
        self.people: tuple[Person, ...] = ()
        self.following: str | None = None
        """The reviewer whose place the screens go to."""
        self.editing_since: str | None = None
        """Since when the prompt of the suite at hand is being edited here (ISO 8601, UTC); None: it is not."""
        self.sitting = os.urandom(8).hex()
        """What tells this sitting from all others."""
        self._session = session
        self._since = ""
        self._seen: Seen | None = None
        self._comparison: int | None = None
        self._present: tuple[Present, ...] = ()
        self._shown: tuple[object, ...] | None = None
        self._shown_at = 0.0
        self._silent = False

    async def run(self, tell: Callable[[Changes], object]) -> None:
        """Look again and again; tell what is new. What the database refuses is left out: it is asked again."""
        while True:
            try:
                await self._show_place()
                told = await self._look()
            except WorkbenchError:
                told = None
            if told is not None:
                tell(told)
            await asyncio.sleep(LOOK_S)

    def leave(self) -> None:
        """Take this sitting out; the store does so in its turn, before it closes."""
        if self._shown is not None:
            self._session.submit(_leave, self.sitting)

    # --- others ---

    @property
    def marks(self) -> Mapping[int, str]:
        """Who is at which place of the queue: one character each, a number where there are several."""
        found: dict[int, str] = {}
        for person in self.people:
            if person.position is not None:
                before = found.get(person.position)
                first = next((sign for sign in person.name if sign.isascii() and sign.isalnum()), "•")
                found[person.position] = first if before is None else str(int(before) + 1 if before.isdigit() else 2)
        return found

    @property
    def leader(self) -> Person | None:
        """Whom the reviewer follows, while that one is here."""
        return next((person for person in self.people if person.name == self.following), None)

    def is_here(self, sitting: str) -> bool:
        """Whether another sitting is open."""
        return any(one.sitting == sitting for one in self._present)

    def editors(self, suite: str) -> list[Present]:
        """The sittings of others in which the prompt of a suite is being edited."""
        return [one for one in self._present if one.suite == suite and one.editing_since is not None]

    async def edit(self, *, editing: bool) -> list[Present]:
        """Say to the others at once whether the prompt of the suite at hand is edited here; who edits it elsewhere."""
        from datetime import UTC, datetime

        from workbench.review.decisions import now
        from workbench.review.people import alive_at
        from workbench.store.presence import present

        session = self._session
        if editing != (self.editing_since is not None):
            self.editing_since = now() if editing else None
            self._shown_at = float("-inf")
            await self._show_place()
        if not editing or session.place is None:
            return []
        found = await session.call(present, session.comparison_id, alive_at(datetime.now(UTC)))
        self._present = tuple(one for one in found if one.sitting != self.sitting)
        return self.editors(session.place[0])

    # --- looking ---

    async def _look(self) -> Changes | None:
        from datetime import UTC, datetime

        from workbench.review.people import alive_at, people
        from workbench.store.news import NOTHING, Seen, news

        session = self._session
        if self._comparison != session.comparison_id:
            self._comparison, self._present = session.comparison_id, ()
            self._seen = Seen(NOTHING, session.last_event)
        assert self._seen is not None
        now = datetime.now(UTC)
        edited = self._edited()
        found = await session.call(news, session.comparison_id, self._seen, alive_at(now))
        revised = found is not None and found.seen.revised_at != self._seen.revised_at
        if found is not None:
            self._seen = found.seen
            self._present = tuple(one for one in found.present if one.sitting != self.sitting)
        before, self.people = self.people, people(self._present, session.reviewer, now)
        cases = await self._take(found) if found is not None else None
        if cases is None and self.people == before and not revised and self._edited() == edited:
            return None
        return (cases or Changes())._replace(revised=revised)

    def _edited(self) -> set[tuple[str, str | None, str]]:
        return {(one.sitting, one.suite, one.editing_since) for one in self._present if one.editing_since is not None}

    async def _take(self, found: News) -> Changes | None:
        """Have what others did in memory; None where that is nothing."""
        session = self._session
        if found.more:
            await session.take_news(None, recount=True)
            return Changes(all_cases=True)
        events = [event for event in found.events if not session.is_own(event)]
        if not events:
            return None
        cases = await session.take_news(
            [(event.suite, event.case) for event in events if event.case is not None],
            recount=any(event.reviewer == session.reviewer for event in events),
        )
        return Changes(cases, all_cases=any(_about_many(event) for event in events))

    # --- this sitting ---

    async def _show_place(self) -> None:
        """Show where this sitting is: soon after it moved, and now and then while it stays."""
        from workbench.review.people import RENEWED_S

        session = self._session
        place = (session.comparison_id, session.place, self.editing_since)
        idle = time.monotonic() - self._shown_at
        if self._silent or idle < (RENEWED_S if place == self._shown else _MOVED_S):
            return
        self._shown_at = time.monotonic()
        if not self._since:
            from workbench.review.decisions import now

            self._since = now()
        if await session.call(_show, self.sitting, self._since, session.reviewer, *place):
            self._shown = place
        elif session.read_only:
            self._silent = True


def _about_many(event: Event) -> bool:
    """Whether it is about a cluster or a suite as a whole, so that any case may show it."""
    return event.case is None


def _show(
    db: Database,
    sitting: str,
    since: str,
    reviewer: str,
    comparison_id: int,
    place: tuple[str, str] | None,
    editing_since: str | None,
) -> bool:
    """Store where a sitting is; False where it may not be written now."""
    from datetime import UTC, datetime

    from workbench.review.people import alive_at
    from workbench.store.database import wait_for_locks
    from workbench.store.presence import Present, labels_given, show_presence
    from workbench.store.values import as_written

    suite, case = place or (None, None)
    labels = labels_given(db, comparison_id, reviewer, since)
    now = datetime.now(UTC)  # by the clock as it is: one that was put back may not make this sitting one of the future
    here = Present(sitting, reviewer, since, as_written(now), suite, case, editing_since, labels)
    wait_for_locks(db, _LOCKED_MS)
    try:
        show_presence(db, comparison_id, here, alive_at(now))
    except WorkbenchError:
        return False
    finally:
        wait_for_locks(db)
    return True


def _leave(db: Database, sitting: str) -> None:
    from workbench.store.presence import end_presence

    try:
        end_presence(db, sitting)
    except WorkbenchError:
        return  # it will count as gone when nobody has renewed it for a while
