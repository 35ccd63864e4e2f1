"""Tables keep to the width of a terminal; elsewhere all of them is printed."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from workbench.cli.printing import print_table, print_text

if TYPE_CHECKING:
    from collections.abc import Callable

ROWS = [("towns", "inconclusive", "2 of 5 cases got worse, 1 better; a drop above 61.5 points is ruled out")]


@pytest.fixture
def table(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[[int | None], list[str]]:
    def printed(columns: int | None) -> list[str]:
        monkeypatch.setenv("COLUMNS", str(columns or 20))
        monkeypatch.setattr(sys.stdout, "isatty", lambda: columns is not None)
        print_table(("suite", "verdict", "reason"), ROWS, note=True)
        return capsys.readouterr().out.splitlines()

    return printed


def test_a_note_stands_below_its_row_where_a_terminal_has_no_room_beside_it(
    table: Callable[[int | None], list[str]],
) -> None:
    assert table(None) == table(120) == ["suite  verdict       reason", f"towns  inconclusive  {ROWS[0][2]}"]
    assert table(50) == [
        "suite  verdict",
        "towns  inconclusive",
        "  2 of 5 cases got worse, 1 better; a drop above",
        "  61.5 points is ruled out",
    ]
    assert all(len(line) <= 16 for line in table(16))


def test_columns_that_can_be_spared_give_way_whole_before_a_line_is_cut(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)

    def printed(columns: int) -> list[str]:
        monkeypatch.setenv("COLUMNS", str(columns))
        print_table(
            ("suite", "cases", "same", "cause"), [("towns", 5, 3, "check")], right=frozenset({1, 2}), spare=(2, 1)
        )
        return capsys.readouterr().out.splitlines()

    assert printed(25) == ["suite  cases  same  cause", "towns      5     3  check"]
    assert printed(24) == ["suite  cases  cause", "towns      5  check"]
    assert printed(18) == ["suite  cause", "towns  check"]
    assert printed(8) == ["suite  …", "towns  …"]


def test_a_sentence_is_wrapped_between_its_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "12")
    print_text("none of them got worse")
    assert capsys.readouterr().out == "none of them got worse\n"
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    print_text("none of them got worse")
    assert capsys.readouterr().out.splitlines() == ["none of them", "got worse"]
