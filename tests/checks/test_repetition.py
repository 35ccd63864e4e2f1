from __future__ import annotations

import json

import pytest

from tests.checks.outputs import said

LOOP = "Let us see. " + "The lamp is on. " * 40


def test_a_loop_is_told_with_its_share() -> None:
    result = said("repetition", LOOP)
    assert result.passed is True
    assert result.reason == "'The lamp is on.' 40 times up to the end; 96% of the text says nothing new"
    assert result.score == pytest.approx(0.95, abs=0.01)
    unwanted = said("repetition", LOOP, False)
    assert unwanted.passed is said("not-repetition", LOOP).passed is False
    assert unwanted.score == pytest.approx(0.05, abs=0.01)


def test_an_answer_that_says_each_thing_once_has_no_loop() -> None:
    result = said("repetition", "The lamp is on. The door is shut.", False)
    assert (result.passed, result.score, result.reason) == (True, 1.0, "no loop")


@pytest.mark.parametrize(
    ("text", "looping"),
    [
        ("```\n" + "print(1)\n" * 60 + "```", False),
        ("```\n" + "print(1)\n" * 60, True),
        ("| a | b |\n|---|---|\n" + "| none | none |\n" * 12, False),
        ("| a | b |\n|---|---|\n" + "| none at all | none at all |\n" * 60, True),
        (json.dumps(["no answer"] * 60), False),
        (json.dumps({"text": LOOP}), True),
    ],
)
def test_code_tables_and_json_may_repeat_themselves(text: str, looping: bool) -> None:
    assert said("repetition", text).passed is looping


def test_the_value_is_true_or_false() -> None:
    assert said("repetition", LOOP, 3).passed is None
