"""Layouts that were made lately or ahead, so that what they show is there at once when it is gone to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.tui.laying import laid_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.text.ignoring import Ignore
    from workbench.tui.compared import Compared, Subject
    from workbench.tui.laying import Laid, Room

_MOST = 8
_MOST_CHARACTERS = 1_500_000
"""Of all texts together: a layout takes several bytes for each."""


class _Made(NamedTuple):
    room: Room
    laid: Laid


class Kept:
    """The last few layouts. Not for two threads at once: the thread that computes uses it."""

    def __init__(self) -> None:
        self._made: list[_Made] = []  # the newest last

    def laid_out(self, subjects: Sequence[Subject], ignore: Ignore, room: Room) -> Laid:
        """What there is already, else compare (unless that has been done) and lay out in a short time."""
        compared: Compared | None = None
        for made in reversed(self._made):
            if _is_of(made.laid.compared, subjects, ignore):
                if made.room == room:
                    self.keep(*made)
                    return made.laid
                compared = compared or made.laid.compared
        laid = laid_out(subjects, ignore, compared, room)
        self.keep(room, laid)
        return laid

    def keep(self, room: Room, laid: Laid) -> None:
        """Keep a layout, in place of another of the same; those not asked for longest give way."""
        like = laid.compared
        self._made = [
            made
            for made in self._made
            if made.room != room or not _is_of(made.laid.compared, like.subjects, like.ignore)
        ]
        self._made.append(_Made(room, laid))
        while len(self._made) > _MOST or (len(self._made) > 1 and sum(map(_size, self._made)) > _MOST_CHARACTERS):
            del self._made[0]


def _is_of(compared: Compared, subjects: Sequence[Subject], ignore: Ignore) -> bool:
    """Whether these subjects were compared in this way."""
    return compared.ignore == ignore and compared.subjects == subjects


def _size(made: _Made) -> int:
    return sum(len(text) for subject in made.laid.compared.subjects for text in subject.texts if text is not None)
