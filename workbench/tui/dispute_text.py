"""The words on which reviewers differ: their labels and notes side by side, and what was settled.

Values in, lines of (text, role) out.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from workbench.review.changes import stale_words
from workbench.review.labels import latest_labels
from workbench.review.moments import told_moment
from workbench.text.cells import fit
from workbench.tui.widgets.lines import cells_of, clipped, folded

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbench.records import Event
    from workbench.store.fresh import Changed
    from workbench.tui.widgets.lines import Line, Span

_HEAD = 10
_LEAST = 24
"""Cells that a reviewer's column has at least; reviewers for whom there is no room are counted."""
_NOTE_LINES = 3


def side_by_side(events: Sequence[Event], changed: Mapping[str, Sequence[Changed]], width: int) -> list[Line]:
    """Each reviewer's label in a column of its own, and below it that reviewer's notes, the newest first.

    `changed` says by gid what makes a label stale.
    """
    labels = latest_labels(events)
    room = max(1, (width - _HEAD) // _LEAST)
    shown = labels[: room if len(labels) <= room else max(1, room - 1)]
    column = min((width - _HEAD) // (len(shown) + (len(shown) < len(labels))), 60)
    columns = [_column(label, events, changed, column - 2) for label in shown]
    if len(shown) < len(labels):
        columns.append([((f"+{len(labels) - len(shown)} more", "dim"),)])
    lines: list[Line] = []
    for at, row in enumerate(zip_longest(*columns, fillvalue=())):
        spans: list[Span] = [(fit(" labels" if at == 0 else "", _HEAD), "dim")]
        for cell in row:
            kept = clipped(cell, column - 2)
            spans += [*kept, (" " * (column - cells_of(kept)), "")]
        lines.append(tuple(spans))
    return lines


def _column(label: Event, events: Sequence[Event], changed: Mapping[str, Sequence[Changed]], width: int) -> list[Line]:
    category = f"/{label.category}" if label.category else ""
    spans: list[Span] = [
        (f"{label.reviewer} ", "dim"),
        (f"{label.label}{category}", "strong"),
        (" blind" if label.blind else "", "dim"),
        (f" {told_moment(label.at)}", "dim"),
    ]
    own = [event.note for event in events if event.reviewer == label.reviewer and event.note]
    notes = folded((("; ".join(reversed(own)), ""),), width, _NOTE_LINES, indent=0) if own else []
    stale = [((stale_words(changed[label.gid]), "warn"),)] if label.gid in changed else []
    return [tuple(spans), *stale, *notes]


def settled_line(settled: Event) -> Line:
    """What the labels of a case came to, by whom, when and why."""
    category = f"/{settled.category}" if settled.category else ""
    note = f"   {settled.note}" if settled.note else ""
    return (
        (fit(" settled", _HEAD), "dim"),
        (f"{settled.label}{category}", "good"),
        (f" by {settled.reviewer} {told_moment(settled.at)}", "dim"),
        (note, ""),
    )
