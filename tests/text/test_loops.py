from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.text.loops import loops

CHORUS = "We sail at dawn, we sail at noon,\nWe sail beneath the silver moon.\n"


@pytest.mark.parametrize(
    ("text", "piece", "copies"),
    [
        ("Let us see. " + "I am sorry. " * 30, "I am sorry.", 30),
        ("Answer:\n" + "The lamp is on.\n" * 12 + "And then it ended.", "The lamp is on.", 12),
        ("\n".join(f"{n}. Check the oil and the tyres." for n in range(1, 20)), "Check the oil and the tyres.", 19),
        ("さて、彼" + "は、町の祭りの話をする。彼" * 20, "彼は、町の祭りの話をする。", 20),
        ("สวัสดีครับผม" * 30, "สวัสดีครับผม", 30),
        ("ha" * 400, "ha", 400),
        ("no" + "ha" * 400, "ha", 400),
        ("Ready? " + "!" * 300, "!", 300),
        ((CHORUS + "The crew is up and hauls the line, and every rope is wet with brine.\n") * 3, "We sail at dawn", 3),
    ],
)
def test_a_loop_is_found_with_its_piece(text: str, piece: str, copies: int) -> None:
    found = loops(text)
    assert len(found) == 1
    assert found[0].piece.startswith(piece) or piece.startswith(found[0].piece)
    assert abs(found[0].copies - copies) <= 1
    assert text[found[0].start : found[0].end].count(found[0].piece) >= copies - 1


def test_sentences_that_keep_coming_back_are_found() -> None:
    text = " ".join(
        f"The lamp in the hall is on. It is {word} now." for word in ("noon", "one", "two", "three", "four")
    )
    assert [(loop.piece, loop.copies) for loop in loops(text)] == [("The lamp in the hall is on.", 5)]


@pytest.mark.parametrize(
    "text",
    [
        "the the the the",
        "Row, row, row your boat, gently down the stream. Merrily, merrily, merrily, merrily, life is but a dream.",
        "\n".join(f"7 x {n} = {7 * n}" for n in range(60)),
        "0 1 0 1 " * 100,
        "- - - " * 200 + "\n" + "=" * 500,
        "\n\n".join(f"{CHORUS}\nOf {what} and the wide grey sea." for what in ("wind", "salt", "rope")),
        "\n".join(f"- {day}: rest" for day in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")),
    ],
)  # fmt: skip
def test_what_may_repeat_itself_is_no_loop(text: str) -> None:
    assert loops(text) == []


@given(
    st.lists(st.sampled_from(["a", "b c", " ", "\n", "字", "1. ", "!", "the end. ", "x" * 70]), max_size=60).map(
        "".join
    )
)
def test_a_loop_lies_in_the_text(text: str) -> None:
    for loop in loops(text):
        assert 0 <= loop.start < loop.end <= len(text)
        assert 0 < loop.extra <= len(text)
        assert loop.copies >= 3


@given(st.lists(st.sampled_from(["red", "blue", "sky", "salt"]), min_size=1, max_size=6), st.integers(40, 60))
def test_whatever_is_said_often_enough_is_found(words: list[str], times: int) -> None:
    text = "It began well. " + (" ".join(words) + " ") * times
    (loop,) = loops(text)
    assert loop.extra > 0.8 * (len(text) - 15)
