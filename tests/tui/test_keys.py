"""The action table, the key map made from it, and the page that documents it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.driving import reviewing
from tests.tui.making import JSON_CHECK, TRIAGE, make_review
from workbench.errors import WorkbenchError
from workbench.tui.actions import ACTIONS, PLACES, KeyMap, actions_of
from workbench.tui.keys_page import keys_page
from workbench.tui.screens.agreement import AgreementScreen
from workbench.tui.screens.case import CaseScreen
from workbench.tui.screens.cluster import ClusterScreen
from workbench.tui.screens.fix import FixScreen
from workbench.tui.screens.help import help_lines
from workbench.tui.screens.history import HistoryScreen
from workbench.tui.screens.moving import MovesInList
from workbench.tui.screens.overview import OverviewScreen
from workbench.tui.screens.queue import QueueScreen
from workbench.tui.screens.run import RunScreen
from workbench.tui.screens.runs import RunsScreen
from workbench.tui.screens.start import StartScreen
from workbench.tui.screens.turn import TurnScreen
from workbench.tui.widgets.keybar import keys_line

SCREENS = {
    "queue": QueueScreen,
    "overview": OverviewScreen,
    "case": CaseScreen,
    "cluster": ClusterScreen,
    "fix": FixScreen,
    "history": HistoryScreen,
    "agreement": AgreementScreen,
    "runs": RunsScreen,
    "start": StartScreen,
    "run": RunScreen,
}


def test_the_page_of_keys_is_the_table() -> None:
    page = Path(__file__).parents[2] / "docs" / "keys.md"
    made = keys_page(KeyMap())
    assert page.read_text(encoding="utf-8") == made, "run: python -m workbench.tui.keys_page > docs/keys.md"


@pytest.mark.parametrize("place", PLACES)
def test_every_action_is_something_its_screen_does(place: str) -> None:
    for action in actions_of(place):  # type: ignore[arg-type]
        assert hasattr(SCREENS[place], f"do_{action.name}"), action.name


@pytest.mark.parametrize("place", PLACES)
def test_every_screen_says_what_is_read_in_it_and_what_a_click_opens(place: str) -> None:
    screen = SCREENS[place]
    reads = next(parent for parent in screen.__mro__ if "read_in" in vars(parent))
    if issubclass(screen, MovesInList):
        assert issubclass(reads, MovesInList), "the cursor belongs to the list"
        assert screen.OPENS is None or screen.OPENS in {action.name for action in actions_of(place)}  # type: ignore[arg-type]
    else:
        assert reads is not TurnScreen


def test_no_key_needs_what_terminals_lose() -> None:
    for action in ACTIONS:
        for key in action.keys:
            assert key in ("ctrl+c", "ctrl+z") or not key.startswith(("ctrl+", "alt+")), key
            assert not (key.startswith("f") and key[1:].isdigit()), key


def test_a_key_of_ones_own_takes_the_place_of_the_tables() -> None:
    keys = KeyMap({"flag": ("z",)})
    flag = keys.action("case", "z")
    assert flag is not None
    assert flag.name == "flag"
    assert keys.action("case", "F") is None


def test_a_key_with_two_meanings_and_an_unknown_action_are_refused() -> None:
    with pytest.raises(WorkbenchError, match="'j' would mean both"):
        KeyMap({"flag": ("j",)})
    with pytest.raises(WorkbenchError, match="no action is called 'flog'"):
        KeyMap({"flog": ("z",)})


@pytest.mark.parametrize("place", PLACES)
def test_help_names_every_key(place: str) -> None:
    text = "\n".join("".join(part for part, _ in line) for line in help_lines(place, KeyMap()))  # type: ignore[arg-type]
    for action in actions_of(place):  # type: ignore[arg-type]
        assert action.does in text


@pytest.mark.parametrize("width", [20, 40, 80, 120, 200])
@pytest.mark.parametrize("place", PLACES)
def test_the_last_line_fits_and_always_names_help(place: str, width: int) -> None:
    text = "".join(part for part, _ in keys_line(place, KeyMap(), width)).rstrip()  # type: ignore[arg-type]
    assert len(text) <= width
    assert "? keys" in text


async def test_the_last_line_of_a_narrow_case_has_room_for_what_matters_now(tmp_path: Path) -> None:
    db = make_review(tmp_path / "review.db", TRIAGE, JSON_CHECK)
    async with reviewing(db, columns=80, rows=24) as ada:
        await ada.sees_queue("6 of 6 left")
        await ada.press("enter")
        await ada.sees("e edit  x cluster  r re-run")  # a regression is mended
        await ada.press("1")
        await ada.sees("e edit  u undo  x cluster")  # what was just done may have been a slip
        await ada.press("J")
        await ada.sees("u undo  c note")
        assert "re-run" not in ada.lines()[-1]
        assert all(word in ada.lines()[-1] for word in ("1 worse", "4 both bad", "? keys"))
