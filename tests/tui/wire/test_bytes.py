"""How few bytes a change takes, and what is passed on."""

from __future__ import annotations

import re
from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tui.wire.streams import CODES
from workbench.tui.wire.brush import Abilities
from workbench.tui.wire.pens import BARE, Pen, applied, change
from workbench.tui.wire.shifts import Shift, shift_between
from workbench.tui.wire.wire import Wire

ROWS = [f"{number:>3}  " + "lorem ipsum dolor sit amet "[number % 7 :] * 2 for number in range(60)]


def screen(rows: list[str]) -> str:
    """Rows as Textual writes them, in colour."""
    lines = [f"\x1b[{y + 1};1H\x1b[38;2;1;2;3;48;2;4;5;6m{row:<80}\x1b[0m"[: 80 + 60] for y, row in enumerate(rows)]
    return "\n".join(lines) + "\x1b[1;1H"


def wire_showing(rows: list[str], abilities: Abilities = Abilities()) -> Wire:  # noqa: B008
    wire = Wire((80, 24), abilities)
    wire.feed(screen(rows))
    wire.frame()
    return wire


def sent(wire: Wire, data: str) -> str:
    return wire.feed(data) + wire.frame()


def test_nothing_is_sent_for_what_is_shown_already() -> None:
    wire = wire_showing(ROWS[:24])
    assert sent(wire, screen(ROWS[:24])) == ""


def test_one_character_takes_a_move_and_itself() -> None:
    wire = wire_showing(ROWS[:24])
    assert sent(wire, screen([*ROWS[:5], ROWS[5].replace("5", "8"), *ROWS[6:24]])) == "\x1b[6;3H8\x1b[H"


def test_near_changes_are_one_and_far_ones_are_not() -> None:
    wire = wire_showing(["aaaaaaaaaaaaaaaaaaaa"])
    assert sent(wire, screen(["Xaaaaaaaaaaaaaaaaaaa"])) == "X\r"
    assert sent(wire, screen(["aaaaXaaaaaaaaaaaaaaX"])) == "aaaaX\x1b[14CX\r"


def test_rows_that_move_are_scrolled() -> None:
    wire = wire_showing([*ROWS[:22], "foot", "last"])
    frame = sent(wire, screen([*ROWS[1:23], "foot", "last"]))
    assert "\x1b[1;22r\x1b[1S\x1b[r" in frame
    assert len(frame) < 200
    assert "\x1b[1T" in sent(wire, screen([*ROWS[:22], "foot", "last"]))


def test_a_terminal_that_cannot_scroll_is_not_asked_to() -> None:
    wire = wire_showing(ROWS[:24], Abilities(scrolls=False))
    assert not re.search("\x1b\\[[0-9;]*[rST]", sent(wire, screen(ROWS[1:25])))


def test_a_few_rows_that_move_past_many_that_stay_are_written_again_because_that_is_cheaper() -> None:
    moving, staying = ROWS[:4], ROWS[10:30]
    frame = sent(wire_showing([*moving, *staying]), screen([*ROWS[40:44], *staying[:16], *moving]))
    assert not re.search("\x1b\\[[0-9;]*[rST]", frame)


def test_a_blank_end_is_erased() -> None:
    wire = wire_showing(ROWS[:24])
    frame = sent(wire, screen(["short", *ROWS[1:24]]))
    assert frame == "short\x1b[K\r"
    wire = wire_showing(ROWS[:24], Abilities(fills=False))
    assert "\x1b[K" not in sent(wire, screen(["short", *ROWS[1:24]]))


def test_what_may_change_anything_makes_the_next_frame_whole() -> None:
    strange = "\x1b[?25l\x1b[2;3r\x07"
    whole = sent(Wire((80, 24), Abilities()), screen(ROWS[:24]))
    assert sent(wire_showing(ROWS[:24]), strange) == strange + whole


pens = st.lists(st.sampled_from(CODES), max_size=5).map(lambda every: reduce(applied, every, BARE))


@given(old=st.none() | pens, new=pens)
def test_a_change_of_pen_ends_at_the_new_one_and_is_never_longer_than_all_of_it(old: Pen | None, new: Pen) -> None:
    parameters = re.findall("\x1b\\[([0-9;]*)m", change(old, new))
    before = Pen((1, 9), "31", "42") if old is None else old
    assert reduce(applied, parameters, before) == new
    assert len(change(old, new)) <= len(change(None, new))


def test_what_a_code_takes_away_too_much_is_put_back() -> None:
    assert change(Pen((1, 2), "38;2;1;2;3"), Pen((1,), "38;2;1;2;3")) == "\x1b[22;1m"


def test_rows_that_repeat_do_not_vote() -> None:
    rows = [f"row {number}" if number % 3 == 0 else "same" for number in range(40)]
    assert shift_between(rows[:24], rows[3:27]) == Shift(0, 21, 3)


@pytest.mark.parametrize(
    ("codes", "pen"),
    [
        ("1;2;3", Pen((1, 2, 3))),
        ("1;22", BARE),
        ("38;5;7;4", Pen((4,), "38;5;7")),
        ("48;2;1;2;3;97", Pen((), "97", "48;2;1;2;3")),
        ("31;39;44;49", BARE),
        ("7;0", BARE),
        ("", BARE),
    ],
)
def test_codes_are_read(codes: str, pen: Pen) -> None:
    assert applied(BARE, codes) == pen
