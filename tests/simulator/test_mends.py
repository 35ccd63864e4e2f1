"""Every phrasing that should mend a habit does, and none of the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.simulator.mends import read_instructions

FOLDER = Path(__file__).with_name("mends")
OVERREACTIONS = {
    "never_refuse": "comply",
    "refuse_unsure": "decline",
    "terse": "terse",
    "empty": "empty",
    "fenced": "fenced",
}


def phrasings(sign: str, names: list[str]) -> list[tuple[str, str]]:
    return [
        (name, line[2:])
        for name in names
        for line in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
        if line.startswith(f"{sign} ")
    ]


ALL = sorted(path.stem for path in FOLDER.glob("*.txt"))
HABITS = [name for name in ALL if name not in OVERREACTIONS]


def reads_as(name: str, text: str) -> bool:
    reading = read_instructions(text)
    return OVERREACTIONS[name] in reading.overreactions if name in OVERREACTIONS else name in reading.mended


@pytest.mark.parametrize("name", HABITS)
def test_each_habit_was_tried_with_twenty_mends_and_ten_others(name: str) -> None:
    assert len(phrasings("+", [name])) >= 20
    assert len(phrasings("-", [name])) >= 10


@pytest.mark.parametrize(("name", "text"), phrasings("+", ALL))
def test_a_mend_is_recognised(name: str, text: str) -> None:
    assert reads_as(name, text)
    assert reads_as(name, text.upper())
    assert reads_as(name, f"You sort support tickets.\n{text}\nBe kind.")


@pytest.mark.parametrize(("name", "text"), phrasings("-", ALL))
def test_another_edit_mends_nothing(name: str, text: str) -> None:
    assert not reads_as(name, text)


@pytest.mark.parametrize(("name", "text"), phrasings("+", HABITS))
def test_a_mend_is_never_overdone(name: str, text: str) -> None:
    assert not read_instructions(text).overreactions
