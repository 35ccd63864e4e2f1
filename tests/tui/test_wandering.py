"""A reviewer who presses anything: whatever the keys, the app stays, and one key leads back to the queue."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from tests.tui.driving import reviewing
from tests.tui.making import JSON_CHECK, Pair, make_review
from workbench.client.settings import ClientSettings
from workbench.records import OutputError
from workbench.simulator.app import create_app
from workbench.tui.actions import ACTIONS
from workbench.tui.services import Services

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

KEYS = sorted({key for action in ACTIONS if action.name != "quit" for key in action.keys})
TEXT = [*"ab:'\"* -|{}\t日🙂", "enter", "backspace", "delete", "tab", "ctrl+z", "ctrl+k"]
SIZES = [(120, 40), (80, 24), (20, 5), (200, 60), (1, 1), (101, 30), (40, 12)]
STEPS = 100


@pytest.fixture
def odd(tmp_path: Path) -> Path:
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
    return make_review(tmp_path / "odd.db", suites, JSON_CHECK)


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_no_sequence_of_keys_ends_the_app(
    odd: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.chdir(tmp_path)
    chance = random.Random(seed)
    services = Services(
        client=lambda: ClientSettings(transport=create_app(), max_retries=0), hint=lambda _: "Do. " * 40
    )
    async with reviewing(odd, services=services) as ada:
        await ada.sees_queue("left")
        for _ in range(STEPS):
            match chance.randrange(12):
                case 0:
                    await ada.resize(*chance.choice(SIZES))
                case 1 | 2:
                    ada.burst(*chance.choices(TEXT, k=3))
                case 3:
                    await ada.press(chance.choice(KEYS))
                case _:
                    ada.burst(*chance.choices(KEYS, k=chance.randrange(1, 4)))
        await ada.resize(120, 40)
        for _ in range(8):  # out of whatever it has led to
            await ada.press("escape")
        await ada.press("f", "x")
        await ada.sees(lambda text: "\n >" in text and "all cases" in text)
