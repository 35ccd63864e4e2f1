"""What the labels of a case come to."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from workbench.records import Event, Label


def final_label(events: Iterable[Event], stale: Container[str] = ()) -> Label | None:
    """The label all reviewers of a case agree on, each by their latest that was not undone; None without one.

    `events` are those of one case; of two at the same moment the later in the sequence counts. A reviewer whose
    latest label is among `stale` (gids) has none.
    """
    ordered = sorted(events, key=lambda event: event.at)
    undone = {event.undoes for event in ordered if event.kind == "undo"}
    latest = {event.reviewer: event for event in ordered if event.kind == "label" and event.gid not in undone}
    labels = {event.label for event in latest.values() if event.gid not in stale}
    return labels.pop() if len(labels) == 1 else None
