"""Which known name may be meant by one that is not known."""

from __future__ import annotations

import pytest

from workbench.text.counts import counted, how_many
from workbench.text.nearest import did_you_mean, name_hint, nearest


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("modl", ["case", "model", "sample"], ["model"]),
        ("Verdct", ["suite", "verdict"], ["verdict"]),
        ("claude-sonet-4-5", ["claude-opus-4-1", "claude-sonnet-4-5"], ["claude-sonnet-4-5"]),
        ("zzz", ["case", "model"], []),
        ("", ["case"], []),
        ("case", [], []),
        ("x" * 1_000_000, ["case"], []),
    ],
)
def test_the_name_that_is_most_like_a_word_is_meant(word: str, known: list[str], meant: list[str]) -> None:
    assert nearest(word, known) == meant


def test_several_names_are_told_nearest_first() -> None:
    assert nearest("case-12", ["case-1", "other", "case-12b"], most=3) == ["case-12b", "case-1"]


def test_a_hint_ends_a_sentence_or_says_what_the_caller_knows() -> None:
    assert did_you_mean("wrose", ["worse", "better"]) == "; did you mean 'worse'?"
    assert did_you_mean("zzz", ["worse", "better"]) == ""
    assert name_hint("triag", ["triage"], "It has 1 case.") == "Did you mean triage?"
    assert name_hint("zzz", ["triage"], "It has 1 case.") == "It has 1 case."


def test_things_are_counted_as_people_say_it() -> None:
    assert [counted(number, "case") for number in (0, 1, 2_000)] == ["0 cases", "1 case", "2,000 cases"]
    assert [counted(number, "retry", "retries") for number in (1, 2)] == ["1 retry", "2 retries"]
    assert [how_many(number, "heading") for number in (0, 1, 3)] == ["no heading", "1 heading", "3 headings"]
