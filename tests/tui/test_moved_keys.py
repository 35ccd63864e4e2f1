"""Every action on another key: whatever a screen says then, it names no key that does not do that."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.tui.driving import reviewing
from tests.tui.test_fix import SIMULATED
from workbench.tui.actions import ACTIONS, KeyMap, key_text
from workbench.tui.services import Services

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.driving import Reviewer

KEYS = {action.name: chr(0x410 + at) for at, action in enumerate(ACTIONS)}
"""A letter of its own for each, of an alphabet that no text here is written in."""
USUAL = sorted({key_text(key) for action in ACTIONS for key in action.keys}, key=len, reverse=True)
# Letters and signs that stand alone as a key would. `a` is no key but before a verb, a figure but before a label.
CLAIM = re.compile(
    r"(?<!\S)(?:"
    + "|".join(
        re.escape(key)
        for key in USUAL
        if key.isascii() and not key.isdigit() and key not in ("a", "A", "q", ".", "x", "F", "[", "]")
    )
    + r"|[aAqx.](?= (?:[a-z]+s|quit)(?!\S))|[1-9](?= (?:worse|better|equal|both bad|labels?)(?!\S)))(?=\s)"
)
# What is typed into and asked in menus keeps its keys, whatever an action has.
ITS_OWN = re.compile(r"(?:typing: |\btext; )Esc ends|Enter takes what is typed +Esc leaves it|Tab completes")


class Mover:
    """Presses the moved keys, and reads every screen for keys that were left where they were."""

    def __init__(self, ada: Reviewer) -> None:
        self._ada = ada
        self.read = 0

    async def does(self, *names: str, sees: str) -> str:
        """Do actions one after another; the screen when it shows a text, once nothing else is told on it."""
        await self._ada.press(*(KEYS[name] for name in names))
        return await self.sees(sees)

    async def sees(self, wanted: str) -> str:
        text = await self._ada.sees(wanted)
        claims = [line for line in text.split("\n") if CLAIM.search(f"{ITS_OWN.sub('', line)} ")]
        assert not claims, claims
        self.read += 1
        return text


async def test_with_every_key_moved_no_text_names_a_key_that_was_left(demo_db: Path) -> None:
    k = KEYS
    assert KeyMap({name: (key,) for name, key in k.items()})
    services = Services(client=SIMULATED.client, hint=SIMULATED.hint, keys={name: (key,) for name, key in k.items()})
    async with reviewing(demo_db, columns=200, rows=40, services=services) as ada:
        await ada.sees_queue("420 of 420 left")
        walk = Mover(ada)
        # The queue, filtered and not.
        await walk.sees(f"{k['help']} keys")
        await walk.does("saved_filters", sees=f"{k['search']} sets one, then {k['saved_filters']} saves it")
        await walk.does("follow", sees="nobody else")
        await walk.does("down", "fold", sees=" - ")
        await walk.does("fold", "label_worse", sees=f"{k['cluster']} shows three of these cases")
        assert f"{k['fold']} unfolds them" in ada.text()
        await walk.does("disputed", sees=f"{k['back']} shows all of them")
        await walk.does("back", sees="all cases")
        await ada.press(k["search"])
        await ada.type("is:critical")
        await ada.press("enter")
        await walk.sees(f"{k['back']} shows all")
        assert f" {k['search']} is:critical" in ada.text()
        await walk.does("back", sees="all cases")
        await walk.does("help", sees="any other key")
        await walk.does("scroll_down", "quit", sees="all cases")
        await walk.does("overview", sees="table-booking")
        await walk.does("back", "runs", sees="claude-3-5-sonnet")
        await walk.does("open_run", sees=f"{k['compare']} compares it")
        await walk.does("back", sees=f"{k['new_run']} start a run")
        await walk.does("back", sees="all cases")
        # A case.
        await walk.does("first", "down", "up", "open", sees=f"{k['edit']} edits the prompt")
        await walk.does("pair", sees=f"{k['edit']} edits the prompt, {k['rerun']} sends the case again")
        told = f"{k['label_worse']} to {k['label_both_bad']} labels the case with it, {k['back']} drops it"
        await walk.does("category_tone", sees=told)
        await walk.does("back", "label_worse", sees=f"{k['undo']} undo")
        await walk.does("undo", sees="took back")
        await walk.does("help", sees="any other key")
        await walk.does("quit", "queue", sees="all cases")
        # A cluster.
        await walk.does("first", "down", "cluster", sees=f"{k['take_out']} out, in")
        await walk.does("take_out", sees="move to a case of the list first")
        await walk.does("label_equal", sees=f"{k['undo']} takes it back")
        await walk.does("undo", sees="took back")
        # The prompt.
        await walk.does("edit", sees=f"Esc ends it, then {k['rerun']} sends the case again")
        await ada.press("escape")
        await walk.sees(f"{k['edit']} types on")
        assert f"{k['rerun_all']} failing + guarding" in ada.text()
        await walk.does("editor", sees=f"{k['edit']} edits here")
        await walk.does("history", sees=f"or by {k['save']}")
        await walk.does("help", sees="any other key")
        assert walk.read > 25


async def test_what_has_no_key_is_told_by_the_palette(demo_db: Path) -> None:
    services = Services(hint=SIMULATED.hint, keys={"edit": (), "undo": ()})
    async with reviewing(demo_db, columns=160, services=services) as ada:
        await ada.sees_queue("420 of 420 left")
        await ada.press("enter")
        await ada.sees(": edit edits the prompt")
        assert "edit" not in ada.lines()[-1]
