"""A terminal shows the same with the wire and without."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from tests.screen import seen
from tests.tui.wire.recording import SIZES, frames
from tests.tui.wire.showing import Plain, Wired
from tests.tui.wire.streams import Frame, scrolled, sessions
from workbench.tui.wire.brush import Abilities

if TYPE_CHECKING:
    from tests.screen import Screen

ABILITIES = [Abilities(), Abilities(scrolls=False), Abilities(fills=False)]


def assert_same(plain: Screen, wired: Screen, after: str) -> None:
    for y in range(plain.lines):
        expected, shown = plain.row(y), wired.row(y)
        if expected != shown:
            assert list(map(seen, expected)) == list(map(seen, shown)), f"row {y} after {after!r}"
    assert plain.where() == wired.where(), f"cursor after {after!r}"


def assert_all_same(session: list[Frame], abilities: Abilities) -> None:
    columns, rows, _ = session[0]
    plain, wired = Plain(columns, rows), Wired(columns, rows, abilities)
    for frame in session:
        if (frame.columns, frame.rows) != (columns, rows):
            columns, rows, _ = frame
            plain.screen.resize(rows, columns)
            wired.resize(columns, rows)
        plain.write(frame.data)
        wired.write(frame.data)
        assert_same(plain.screen, wired.terminal.screen, frame.data)


@pytest.mark.parametrize("abilities", ABILITIES)
@settings(max_examples=40)
@given(session=sessions())
def test_whatever_is_written(session: list[Frame], abilities: Abilities) -> None:
    assert_all_same(session, abilities)


@pytest.mark.parametrize("abilities", ABILITIES[:2])
@settings(max_examples=15)
@given(session=scrolled())
def test_a_list_that_scrolls(session: list[Frame], abilities: Abilities) -> None:
    assert_all_same(session, abilities)


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_the_app_as_it_was_recorded(columns: int, rows: int) -> None:
    assert_all_same(frames(columns, rows), Abilities())
