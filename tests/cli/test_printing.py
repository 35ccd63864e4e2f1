"""Tables keep to the width of a terminal; elsewhere all of them is printed."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from workbench.cli.printing import print_table

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
