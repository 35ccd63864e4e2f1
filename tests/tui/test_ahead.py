"""Going from case to case: what is prepared for it, and what is found again on coming back."""

from __future__ import annotations

import asyncio
import random
import sys
from typing import TYPE_CHECKING

from tests.terminal import Terminal
from tests.tui.driving import reviewing
from tests.tui.making import Pair, make_review
from workbench.text.ignoring import Ignore
from workbench.tui.kept import Kept
from workbench.tui.laying import Room
from workbench.tui.subjects import untitled

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import pytest

LONG: dict[str, tuple[str, str]] = {
    name: (
        "\n".join(f"{name * 9} line {at} of the answer" for at in range(120)),
        "\n".join(f"{name * 9} line {at} of the {'answer' if at % 50 else 'reply'}" for at in range(120)),
    )
    for name in ("a", "b", "c")
}
WORDS = ("alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta")
SYNC = "\x1b[?2026;2$y"
SYNC_START, SYNC_END, WHERE = b"\x1b[?2026h", b"\x1b[?2026l", b"\x1b[6n"


def woven(seed: str) -> str:
    """Lines of the same few words, which take long to set against others like them."""
    dice = random.Random(seed)
    return "\n".join(" ".join(dice.choices(WORDS, k=6)) for _ in range(400))


async def test_a_case_come_back_to_stands_where_it_was_left(tmp_path: Path) -> None:
    async with reviewing(make_review(tmp_path / "long.db", {"s": LONG}), columns=160) as ada:
        await ada.sees_queue("3 of 3 left")
        await ada.press("enter")
        await ada.sees("1 of 3")
        await ada.press("pagedown", "j")
        await ada.sees(lambda text: "a line 30" in text.split("\n")[4])
        left = ada.lines()[4:]
        await ada.press("J")
        await ada.sees("b line 0")
        await ada.press("K")
        await ada.sees("1 of 3")
        assert ada.lines()[4:] == left
        await ada.press("o")
        await ada.sees_queue("3 of 3 left")
        await ada.press("enter")
        await ada.sees("1 of 3")
        assert ada.lines()[4:] == left


async def test_the_place_is_found_again_in_another_width(tmp_path: Path) -> None:
    async with reviewing(make_review(tmp_path / "long.db", {"s": LONG}), columns=160) as ada:
        await ada.sees_queue("3 of 3 left")
        await ada.press("enter")
        await ada.sees("1 of 3")
        await ada.press("right_square_bracket")
        await ada.sees("a line 50 of the reply")
        await ada.press("J")
        await ada.sees("2 of 3")
        await ada.resize(80, 30)
        await ada.press("K")
        await ada.sees("a line 50 of the reply")
        await ada.press("right_square_bracket")
        await ada.sees("a line 100 of the reply")


async def test_the_sample_is_found_again(tmp_path: Path) -> None:
    cases: dict[str, Pair | Sequence[Pair]] = {"a": [("one", "uno"), ("two", "due")], "b": ("three", "tre")}
    async with reviewing(make_review(tmp_path / "samples.db", {"s": cases})) as ada:
        await ada.sees_queue("2 of 2 left")
        await ada.press("enter")
        await ada.sees("uno")
        await ada.press("s")
        await ada.sees("due")
        await ada.press("J")
        await ada.sees("tre")
        await ada.press("K")
        await ada.sees("due")


async def test_the_next_case_is_refined_before_it_is_gone_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.tui.laying.FIRST_S", 0.0)
    cases = {name: (woven(f"{name} before"), woven(f"{name} after")) for name in "abc"}
    async with reviewing(make_review(tmp_path / "woven.db", {"s": cases}), columns=160) as ada:
        await ada.sees_queue("3 of 3 left")
        await ada.press("enter")
        await ada.sees("1 of 3")
        room = Room(2, 159, wrapped=True)
        for name in ("a", "b"):  # one on screen, one ahead
            subjects = [untitled(cases[name])._replace(notes=("", ""))]
            async with asyncio.timeout(60):
                while (await ada.app.compute(ada.app.kept.laid_out, subjects, Ignore(), room)).compared.unfinished:
                    await asyncio.sleep(0)


def test_a_next_case_is_sent_in_one_piece(tmp_path: Path) -> None:
    db = make_review(tmp_path / "long.db", {"s": LONG})
    command = [sys.executable, "-m", "workbench", "--db", str(db), "review", "--reviewer", "ada"]
    with Terminal(command, columns=160, rows=40) as terminal:
        terminal.wait("3 of 3 left")
        terminal.press(SYNC)
        terminal.press("enter")
        terminal.wait("1 of 3")
        terminal.settle()
        for place in ("2 of 3", "3 of 3"):
            before = len(terminal.raw)
            terminal.press("J")
            terminal.wait(place)
            terminal.settle()
            written = bytes(terminal.raw[before:]).removesuffix(WHERE)
            assert written.startswith(SYNC_START)
            assert written.index(SYNC_END) == len(written) - len(SYNC_END)


def test_what_was_laid_out_is_not_laid_out_again() -> None:
    kept = Kept()
    subjects = [[untitled((f"one {at}", f"two {at}"))] for at in range(20)]
    room, narrow = Room(2, 100, wrapped=True), Room(1, 60, wrapped=True)
    first = kept.laid_out(subjects[0], Ignore(), room)
    assert kept.laid_out([untitled(("one 0", "two 0"))], Ignore(), room) is first
    unified = kept.laid_out(subjects[0], Ignore(), narrow)
    assert unified.compared is first.compared
    assert unified.layout.sheet.columns == 1
    assert kept.laid_out(subjects[0], Ignore(case=True), room).compared is not first.compared
    for some in subjects[1:]:
        kept.laid_out(some, Ignore(), room)
    assert kept.laid_out(subjects[0], Ignore(), room) is not first


def test_one_huge_layout_is_kept_alone() -> None:
    kept, room = Kept(), Room(2, 100, wrapped=True)
    small, huge = [untitled(("a", "b"))], [untitled(("word " * 200_000, "word " * 200_001))]
    before = kept.laid_out(small, Ignore(), room)
    first = kept.laid_out(huge, Ignore(), room)
    assert kept.laid_out(huge, Ignore(), room) is first
    assert kept.laid_out(small, Ignore(), room) is not before
