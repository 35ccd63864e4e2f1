"""Characters whose width terminals dispute: what stands after them stays in its column, on the other kind as well."""

from __future__ import annotations

import re

from hypothesis import given, settings

from tests.screen import Screen, Stream, seen
from tests.tui.wire.showing import JUNK, NO_WRAP, Plain
from tests.tui.wire.streams import HEIGHT, WIDTH, Frame, scrolled
from workbench.tui.wire.brush import Abilities
from workbench.tui.wire.wire import Wire

_JOINING = re.compile("[\u200d\ufe0f]")


class Other:
    """A terminal that joins nothing: each part of a joined character has cells of its own."""

    def __init__(self) -> None:
        self.screen = Screen(WIDTH, HEIGHT)
        self._stream = Stream(self.screen)
        self.write(NO_WRAP + JUNK)

    def write(self, data: str) -> None:
        self._stream.feed(_JOINING.sub("", data).replace("\n", "\r\n"))


@settings(max_examples=25)
@given(session=scrolled())
def test_the_same_is_shown_as_if_all_had_been_drawn_anew(session: list[Frame]) -> None:
    other, wire = Other(), Wire((WIDTH, HEIGHT), Abilities())
    for frame in session:
        other.write(wire.feed(frame.data) + wire.frame())
        anew, first = Other(), Wire((WIDTH, HEIGHT), Abilities())
        anew.write(first.feed(frame.data) + first.frame())  # each frame draws the whole screen
        for y in range(HEIGHT):
            assert list(map(seen, other.screen.row(y))) == list(map(seen, anew.screen.row(y))), frame.data


@settings(max_examples=25)
@given(session=scrolled())
def test_plain_characters_are_where_they_belong(session: list[Frame]) -> None:
    other, plain, wire = Other(), Plain(WIDTH, HEIGHT), Wire((WIDTH, HEIGHT), Abilities())
    for frame in session:
        plain.write(frame.data)
        other.write(wire.feed(frame.data) + wire.frame())
        for y in range(HEIGHT):
            for wanted, shown in zip(plain.screen.row(y), other.screen.row(y), strict=True):
                if wanted.data.isascii() and wanted.data.strip():
                    assert seen(wanted) == seen(shown), frame.data
