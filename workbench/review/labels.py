"""What the labels of a case come to."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from workbench.records import Event, Label


def final_label(events: Iterable[Event], stale: Container[str] = ()) -> Label | None:
    """What the labels of a case come to: what was settled last, else what all reviewers agree on, each by their latest.

    `events` are those of one case; what was undone does not count, and of two at the same moment the one with the
    greater gid does. Labels and settlements among `stale` (gids) are none. None without a label, and where reviewers
    disagree.
    """
    ordered = sorted(events, key=lambda event: (event.at, event.gid))
    undone = {event.undoes for event in ordered if event.kind == "undo"}
    standing = [event for event in ordered if event.gid not in undone]
    settled = settlement(standing, stale)
    if settled is not None:
        return settled.label
    latest = {event.reviewer: event for event in standing if event.kind == "label"}
    labels = {event.label for event in latest.values() if event.gid not in stale}
    return labels.pop() if len(labels) == 1 else None


def settlement(events: Iterable[Event], stale: Container[str] = ()) -> Event | None:
    """What was settled of a case and still holds, of its standing events in the order of their time; None: nothing."""
    settled = [event for event in events if event.kind == "settle"]
    return settled[-1] if settled and settled[-1].gid not in stale else None


def differ(events: Iterable[Event], stale: Container[str] = ()) -> bool:
    """Whether the latest labels of the reviewers are not all the same, of the standing events of one case."""
    return len({event.label for event in latest_labels(events) if event.gid not in stale}) > 1


def latest_labels(events: Iterable[Event]) -> list[Event]:
    """The latest label of each reviewer, of the standing events of one case in the order of their time."""
    latest: dict[str, Event] = {}
    for event in events:
        if event.kind == "label" and event.case is not None:
            latest[event.reviewer] = event
    return list(latest.values())


def is_flagged(events: Iterable[Event]) -> bool:
    """Whether a flag stands, of the standing events of one case. Those of which no `lifts` is known are switches."""
    flags = [event for event in events if event.kind == "flag"]
    lifted = {gid for event in flags for gid in event.lifts or ()}
    there = [event for event in flags if event.gid not in lifted]
    return any(event.lifts == () for event in there) or sum(event.lifts is None for event in there) % 2 == 1
