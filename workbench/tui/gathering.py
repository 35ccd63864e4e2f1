"""Several cases in one diff, each under a heading of its own; pure, run off the event loop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.text.cells import cell_width, fit
from workbench.text.safe import visible_line
from workbench.tui.cluster_text import heading
from workbench.tui.excerpts import rows_for, shared_out
from workbench.tui.views import seen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.store.details import CaseDetail
    from workbench.text.section import Options
    from workbench.tui.compared import Subject
    from workbench.tui.excerpts import Share
    from workbench.tui.views import Side

_LEAST_ROWS = 4
"""Rows from which a part of a talk is worth showing among those shown first."""


def gathered(
    cases: Sequence[tuple[CaseDetail, list[Side]]], options: Options, screen: Share | None, columns: int
) -> list[Subject]:
    """What the diffs of several cases compare, each under a heading; all that `screen` has room for (None: whole).

    Each has an even share of its rows; what needs less leaves the rest to the others. `columns`: 2 for side by side.
    """
    subjects: list[Subject] = []
    for detail, sides in cases:
        _, found = seen(None, detail.suite, detail.case, sides, options)
        head = heading(detail.verdict)
        if screen is not None:  # of a talk what differs, as many turns as can be told apart in so little room
            differing = [one for one in found if len(set(one.texts)) > 1] or found
            said = [one for one in differing if not _is_thinking(one)] or differing
            even = screen.rows // len(cases) - 1
            found = said[-max(1, even // _LEAST_ROWS) :]  # the last answers: what the talk comes to
        for at, subject in enumerate(found):
            texts = subject.texts if len(subject.texts) == 2 else (subject.texts[0],) * 2
            titles = tuple(
                _title(head[side] if at == 0 else "", subject.titles[min(side, len(subject.titles) - 1)], screen)
                for side in (0, 1)
            )
            notes = subject.notes if len(subject.notes) == 2 else ()
            subjects.append(subject._replace(titles=titles, texts=texts, notes=notes))
    if screen is None:
        return subjects
    room = screen.rows - len(subjects)  # less their headings
    rows = shared_out([rows_for(one.texts, screen._replace(rows=room), columns) for one in subjects], room)
    return [one._replace(share=screen._replace(rows=most)) for one, most in zip(subjects, rows, strict=True)]


def _title(head: str, title: str, share: Share | None) -> str:
    """The words above a part, in one row of a share: of long ones the head is cut."""
    if share is None:
        return " · ".join(words for words in (head, title) if words)
    head, title = visible_line(head), visible_line(title)
    room = share.cells - (cell_width(title) + len(" · ") if title else 0)
    head = fit(head, max(1, room)).rstrip()
    return fit(" · ".join(words for words in (head, title) if words), share.cells).rstrip()


def _is_thinking(subject: Subject) -> bool:
    return any(title.endswith("thinking") for title in subject.titles)
