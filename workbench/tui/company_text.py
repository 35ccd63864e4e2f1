"""The words about others who are here. Values in, lines of (text, role) out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.text.counts import counted
from workbench.text.safe import visible_line
from workbench.tui.widgets.lines import cells_of, clipped

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from workbench.review.people import Person
    from workbench.store.drafts import Kept
    from workbench.store.presence import Present
    from workbench.store.queue import QueueRow
    from workbench.tui.widgets.lines import Line, Span

_LEAD = "── "


def presence_rule(people: Sequence[Person], following: str | None, now: datetime, width: int) -> Line:
    """The rule under a list, with who else is here standing in it, whom the reviewer follows first.

    Those for whom there is no room are counted. It is as high with them as without, so that nothing moves when they
    come or go.
    """
    spans: list[Span] = []
    ordered = sorted(people, key=lambda person: person.name != following)
    for at, person in enumerate(ordered):
        told = [("   " if spans else _LEAD, "faint"), *_person(person, following, now)]
        rest = len(ordered) - at - 1
        if cells_of([*spans, *told]) + (12 if rest else 3) > width and spans:
            spans.append((f"   +{rest + 1} more", "dim"))
            break
        spans += told
    if spans:
        spans = [*clipped(spans, width - 2), (" ", "")]
    return (*spans, ("─" * max(0, width - cells_of(spans)), "faint"))


def _person(person: Person, following: str | None, now: datetime) -> list[Span]:
    from workbench.review.people import minutes_since

    minutes = minutes_since(person.since, now)
    where = f" is at {person.suite}/{person.case}" if person.case is not None else " is here"
    if person.name == following:
        where = f", who{where}"
    since = [f"{minutes} min"] if minutes else []
    labels = [counted(person.labels, "label")] if person.labels else []
    name = (f"following {person.name}", "accent") if person.name == following else (person.name, "strong")
    return [name, (", ".join([where, *since, *labels]), "dim")]


def others_labels(row: QueueRow, room: int) -> list[Span]:
    """The labels of others on a case for its header, as many as there is room for; the rest is counted."""
    spans: list[Span] = []
    for at, (who, label) in enumerate(row.others):
        told = [(f"{visible_line(who)} ", "dim"), (f"{label}   ", "")]
        if cells_of([*spans, *told]) > room:
            rest = len(row.others) - at
            more = [(f"+{rest}   " if spans else f"{counted(rest, 'label')} of others   ", "dim")]
            return [*spans, *more] if cells_of([*spans, *more]) <= room else spans
        spans += told
    return spans


def editors_line(editors: Sequence[Present], me: str) -> Line:
    """Who edits the prompt at hand in another sitting, and since when."""
    from workbench.review.moments import told_moment

    told = [
        f"{'you, in another terminal,' if one.reviewer == me else visible_line(one.reviewer)}"
        f" since {told_moment(one.editing_since or one.since)}"
        for one in editors
    ]
    return ((" also editing this prompt: ", "warn"), (", ".join(told), "strong"))


def drafts_line(kept: Sequence[Kept], is_here: Callable[[str], bool], keys: Callable[[str], str]) -> Line | None:
    """What to know of a reviewer's texts of a prompt from other sittings, the newest first; None: nothing.

    The newest is the one that is shown.
    """
    from workbench.review.moments import told_moment

    told: list[str] = []
    if kept and is_here(kept[0].sitting):
        told.append("another terminal of yours has this text open: each keeps its own from here on")
    if len(kept) > 1:
        when = ", ".join(told_moment(one.at) for one in kept[1:])
        told.append(f"{keys('undo_edit')} leads to {counted(len(kept) - 1, 'other text')} of yours, of {when}")
    return ((f" {';  '.join(told)}", "warn"),) if told else None
