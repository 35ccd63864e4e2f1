"""A reviewer's acts as events for the append-only log."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime

from workbench.records import Event, Label


def now() -> str:
    """This moment as ISO 8601 in UTC, to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def labelled(
    suite: str,
    case: str,
    label: Label,
    reviewer: str,
    *,
    category: str | None = None,
    note: str | None = None,
    results_hash: str | None = None,
) -> Event:
    """The event of giving a case a label.

    `results_hash` names what the checks said where the reviewer saw the case; None: what they say as it is stored.
    """
    return Event(
        gid=secrets.token_hex(16),
        kind="label",
        reviewer=reviewer,
        at=now(),
        suite=suite,
        case=case,
        label=label,
        category=category,
        note=note,
        results_hash=results_hash,
    )


def noted(suite: str, case: str | None, note: str, reviewer: str) -> Event:
    """The event of writing a note on a case (None: on the suite)."""
    return Event(gid=secrets.token_hex(16), kind="note", reviewer=reviewer, at=now(), suite=suite, case=case, note=note)


def flagged(suite: str, case: str, reviewer: str) -> Event:
    """The event of marking a case for later; on a marked case it takes the mark off."""
    return Event(gid=secrets.token_hex(16), kind="flag", reviewer=reviewer, at=now(), suite=suite, case=case)
