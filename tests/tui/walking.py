"""A reviewer who presses anything, on a database of odd cases, in windows of every size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.tui.making import JSON_CHECK, Pair, make_review
from workbench.client.settings import ClientSettings
from workbench.records import OutputError
from workbench.simulator.app import create_app
from workbench.tui.actions import ACTIONS
from workbench.tui.services import Services

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence
    from pathlib import Path

    from tests.tui.driving import Reviewer

KEYS = sorted({key for action in ACTIONS if action.name != "quit" for key in action.keys})
TEXT = [*"ab:'\"* -|{}\t日🙂", "enter", "backspace", "delete", "tab", "ctrl+z", "ctrl+k"]
SIZES = [(120, 40), (80, 24), (20, 5), (200, 60), (1, 1), (101, 30), (40, 12), (300, 100)]


def make_odd(path: Path) -> Path:
    """Cases that few expect: hostile, wide, long, empty, failed, with one side only, with several samples."""
    suites: dict[str, dict[str, Pair | Sequence[Pair]]] = {
        "plain": {f"c-{at}": ("one\ntwo\nthree", f"one\n2 {at}\nthree") for at in range(12)},
        "odd/name": {
            "hostile": ("\x1b[31mred\x1b]52;c;aGk=\x07\u202eabc", "a\x00b\ud800 [bold]x[/bold] \u200b"),
            "wide": ("日本語" * 60, "日本語" * 59 + "👩‍👩‍👧"),
            "long": ("x" * 20_000, "x" * 19_000 + "y" * 1000),
            "gone": ("only here", None),
            "down": (None, OutputError("overloaded_error", "Overloaded\x1b[2J", 529)),
            "blank": ("", ""),
            "samples": [("a", "b"), ("a", "c"), ("a", None)],
        },
    }
    return make_review(path, suites, JSON_CHECK)


def odd_services() -> Services:
    """Answers come from a simulator."""
    return Services(client=lambda: ClientSettings(transport=create_app(), max_retries=0), hint=lambda _: "Do. " * 40)


async def walk(ada: Reviewer, chance: random.Random, keys: int) -> None:
    """Press about so many keys at random, and change the window's size now and then."""
    pressed = 0
    while pressed < keys:
        match chance.randrange(12):
            case 0:
                await ada.resize(*chance.choice(SIZES))
            case 1 | 2:
                ada.burst(*chance.choices(TEXT, k=3))
                pressed += 3
            case 3:
                await ada.press(chance.choice(KEYS))
                pressed += 1
            case _:
                some = chance.choices(KEYS, k=chance.randrange(1, 4))
                ada.burst(*some)
                pressed += len(some)


async def back_to_the_queue(ada: Reviewer) -> str:
    """Out of whatever a walk has led to; the screen then."""
    await ada.resize(120, 40)
    for _ in range(8):
        await ada.press("escape")
    await ada.press("f", "x")
    return await ada.sees(lambda text: any(line[1:2] == ">" for line in text.split("\n")) and "all cases" in text)
