"""A reviewer's acts as events for the append-only log."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from threading import Lock

from workbench.records import Event, EventKind, Label
from workbench.store.values import as_written, new_gid


class _Clock:
    """Gives moments, each later than the one before, so that the order of a reviewer's acts is never in doubt."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._last = datetime.min.replace(tzinfo=UTC)

    def now(self) -> datetime:
        with self._lock:
            self._last = max(datetime.now(UTC), self._last + timedelta(microseconds=1))
            return self._last


_clock = _Clock()


def now() -> str:
    """This moment as ISO 8601 in UTC, to the microsecond; later than any that this process was given before."""
    return as_written(_clock.now())


def labelled(
    suite: str,
    case: str,
    label: Label,
    reviewer: str,
    *,
    category: str | None = None,
    note: str | None = None,
    results_hash: str | None = None,
    judged: str | None = None,
    blind: bool = False,
    act: str | None = None,
    cluster: str | None = None,
) -> Event:
    """The event of giving a case a label.

    `results_hash` names what the checks said where the reviewer saw the case, `judged` what else was judged; None: what
    is so as it is stored.
    `blind`: the reviewer did not know which side was which. Labels of one `act` (`new_act`) are taken back together;
    `cluster` is the id of the one that was decided.
    """
    return replace(
        _event("label", suite, case, reviewer),
        label=label,
        category=category,
        note=note,
        blind=blind,
        results_hash=results_hash,
        judged=judged,
        act=act,
        cluster=cluster,
    )


def new_act() -> str:
    """A name for what one key does to several cases."""
    return new_gid()


def settled(
    suite: str,
    case: str,
    label: Label,
    reviewer: str,
    *,
    category: str | None = None,
    note: str | None = None,
    results_hash: str | None = None,
    judged: str | None = None,
) -> Event:
    """The event of settling what a case's labels come to; the labels stand beside it as they were given."""
    settling = _event("settle", suite, case, reviewer)
    return replace(settling, label=label, category=category, note=note, results_hash=results_hash, judged=judged)


def noted(suite: str, case: str | None, note: str, reviewer: str, *, cluster: str | None = None) -> Event:
    """The event of writing a note on a case; without a case on the `cluster` (its id), without that on the suite."""
    return replace(_event("note", suite, case, reviewer), note=note, cluster=cluster)


def flagged(suite: str, case: str, reviewer: str) -> Event:
    """The event of marking a case for later; on a marked case it takes the mark off."""
    return _event("flag", suite, case, reviewer)


def _event(kind: EventKind, suite: str, case: str | None, reviewer: str) -> Event:
    return Event(gid=new_gid(), kind=kind, reviewer=reviewer, at=now(), suite=suite, case=case)
