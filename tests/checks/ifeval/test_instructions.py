from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.checks.outputs import said
from workbench.checks.ifeval.kwargs import KWARGS

if TYPE_CHECKING:
    from workbench.records import CheckResult


def follows(instruction: str, text: str, **kwargs: Any) -> CheckResult:
    return said("ifeval", text, {"instruction": instruction, "kwargs": kwargs})


FOLLOWED = [
    ("keywords:existence", "A Lantern by the rivers.", {"keywords": ["lantern", "river"]}),
    ("keywords:frequency", "Red, redder, RED.", {"keyword": "red", "relation": "at least", "frequency": 3}),
    ("keywords:forbidden_words", "The cathedral stands.", {"forbidden_words": ["cat", "c++"]}),
    ("keywords:letter_frequency", "Zig zag!", {"letter": "z", "let_relation": "less than", "let_frequency": 3}),
    ("keywords:letter_frequency", "a # b #", {"letter": "#", "let_relation": "at least", "let_frequency": 2}),
    ("language:response_language", "Der Regen hört nicht auf, und wir bleiben heute zu Hause.", {"language": "de"}),
    ("length_constraints:number_sentences", "One. Two! Three?", {"relation": "at least", "num_sentences": 3}),
    ("length_constraints:number_paragraphs", "one\n\n***\n\ntwo", {"num_paragraphs": 2}),
    ("length_constraints:number_words", "it's well-known", {"relation": "at least", "num_words": 4}),
    (
        "length_constraints:nth_paragraph_first_word", 'a\n\n"Willow", he said',
        {"num_paragraphs": 2, "nth_paragraph": 2, "first_word": "willow"},
    ),
    ("detectable_content:number_placeholders", "[name] lives in [town]", {"num_placeholders": 2}),
    ("detectable_content:postscript", "Bye.\np. s. Feed the cat.", {"postscript_marker": "P.S."}),
    ("detectable_content:postscript", "Bye.\nPS: Feed the cat.", {"postscript_marker": "PS:"}),
    ("detectable_format:number_bullet_lists", "* one\n  - two\n**bold** no", {"num_bullets": 2}),
    ("detectable_format:constrained_response", "My answer is maybe.", {}),
    ("detectable_format:number_highlighted_sections", "*one* and *two*, not * *", {"num_highlights": 2}),
    ("detectable_format:multiple_sections", "Part 1\na\nPart 2\nb", {"section_spliter": "Part", "num_sections": 2}),
    ("detectable_format:json_format", '```json\n{"a": 1}\n```', {}),
    ("detectable_format:title", "<<On rain>>\nIt rains.", {}),
    ("combination:two_responses", "Yes\n******\nNo", {}),
    ("combination:repeat_prompt", "Name a river.\n\nThe Ebro.", {"prompt_to_repeat": "name a river."}),
    ("startend:end_checker", 'The lamp is lit. "That is all."', {"end_phrase": "that is all."}),
    ("startend:quotation", ' "The whole of it." ', {}),
    ("change_case:capital_word_frequency", "I SAW NASA's", {"capital_relation": "at least", "capital_frequency": 3}),
    ("change_case:capital_word_frequency", "DON'T", {"capital_relation": "at least", "capital_frequency": 2}),
    ("change_case:english_capital", "THE RAIN IS OVER AND THE STREET IS DRY.", {}),
    ("change_case:english_lowercase", "the rain is over and the street is dry.", {}),
    ("punctuation:no_comma", "One；two、three.", {}),
]  # fmt: skip
BROKEN = [
    ("keywords:existence", "A lamp.", {"keywords": ["lantern", "lamp"]}, "without 'lantern'"),
    (
        "keywords:frequency", "Red, red.", {"keyword": "red", "relation": "less than", "frequency": 2},
        "2 occurrences of 'red', less than 2 wanted",
    ),
    ("keywords:forbidden_words", "One\nMy Cat sat.", {"forbidden_words": ["cat"]}, "'Cat' in line 2"),
    (
        "keywords:letter_frequency", "b", {"letter": "a", "let_relation": "at least", "let_frequency": 1},
        "no occurrence of 'a', at least 1 wanted",
    ),
    (
        "language:response_language", "Der Regen hört nicht auf, und wir bleiben heute zu Hause.", {"language": "fr"},
        "German 100%; French wanted",
    ),
    (
        "length_constraints:number_sentences", "Dr. Lee met the U.S. envoy. They spoke.",
        {"relation": "at least", "num_sentences": 3}, "2 sentences, at least 3 wanted",
    ),
    ("length_constraints:number_paragraphs", "one *** *** two", {"num_paragraphs": 2}, "nothing between two ***"),
    (
        "length_constraints:number_words", "one two", {"relation": "less than", "num_words": 2},
        "2 words, less than 2 wanted",
    ),
    (
        "length_constraints:nth_paragraph_first_word", "a\n\nOak trees",
        {"num_paragraphs": 2, "nth_paragraph": 2, "first_word": "willow"}, "paragraph 2 starts with 'oak'",
    ),
    ("detectable_content:number_placeholders", "[a] [b\n]", {"num_placeholders": 2}, "1 placeholder ('[a]')"),
    ("detectable_content:postscript", "Bye.", {"postscript_marker": "P.P.S"}, "no 'P.P.S'"),
    ("detectable_format:number_bullet_lists", "- a\n- b", {"num_bullets": 3}, "2 bullets ('- a'), exactly 3 wanted"),
    ("detectable_format:constrained_response", "Yes.", {}, "none of 'My answer is yes.'"),
    (
        "detectable_format:number_highlighted_sections", "*one*", {"num_highlights": 2}, "1 highlight ('one')",
    ),
    (
        "detectable_format:multiple_sections", "Part 1", {"section_spliter": "Part", "num_sections": 2},
        "1 section marked 'Part 1'",
    ),
    ("detectable_format:json_format", "{'a': 1}", {}, "not JSON"),
    ("detectable_format:title", "<<  >>", {}, "no title in << >>"),
    ("combination:two_responses", "Yes\n******\nYes", {}, "two equal responses"),
    (
        "combination:repeat_prompt", "Name the river.", {"prompt_to_repeat": "Name a river."},
        "differs from the prompt at character 6",
    ),
    ("startend:end_checker", "That is all, folks.", {"end_phrase": "That is all."}, "ends with"),
    ("startend:quotation", '"Half" of it', {}, "not in double quotation marks"),
    (
        "change_case:capital_word_frequency", "NASA AND ESA",
        {"capital_relation": "less than", "capital_frequency": 3}, "3 all-capital words ('NASA'), less than 3 wanted",
    ),
    ("change_case:english_capital", "THE RAIN\nIS Over.", {}, "'Over.' in line 2"),
    ("change_case:english_lowercase", "der regen hört nicht auf und wir bleiben heute hier", {}, "German"),
    ("change_case:english_lowercase", "12", {}, "no small letters"),
    ("punctuation:no_comma", "One, two, three", {}, "2 commas, first in 'One, two"),
]  # fmt: skip


@pytest.mark.parametrize(("instruction", "text", "kwargs"), FOLLOWED)
def test_an_instruction_that_is_followed(instruction: str, text: str, kwargs: dict[str, Any]) -> None:
    result = follows(instruction, text, **kwargs)
    assert result.passed is True, result.reason
    negated = said("not-ifeval", text, {"instruction": instruction, "kwargs": kwargs})
    assert negated.passed is False


@pytest.mark.parametrize(("instruction", "text", "kwargs", "evidence"), BROKEN)
def test_the_reason_shows_what_breaks_it(instruction: str, text: str, kwargs: dict[str, Any], evidence: str) -> None:
    result = follows(instruction, text, **kwargs)
    assert result.passed is False
    assert evidence in result.reason


def test_every_instruction_is_tried_both_ways() -> None:
    assert {case[0] for case in FOLLOWED} == {case[0] for case in BROKEN} == set(KWARGS)


@pytest.mark.parametrize(
    ("text", "instruction", "kwargs", "change"),
    [
        ("Sure, here it is:\nonly small words", "punctuation:no_comma", {}, "without its first line"),
        ('"All of it."\nHope this helps', "startend:quotation", {}, "without its last line"),
        ("Here:\n{}\nDone", "detectable_format:json_format", {}, "without its first and last lines"),
        ("*On* it. Yes.", "combination:repeat_prompt", {"prompt_to_repeat": "On it."}, "without asterisks"),
    ],
)  # fmt: skip
def test_what_a_looser_reading_would_let_pass_is_told(
    text: str, instruction: str, kwargs: dict[str, Any], change: str
) -> None:
    result = follows(instruction, text, **kwargs)
    assert result.passed is False
    assert result.reason.startswith(f"holds only {change}: ")


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ({"instruction": "keywords:existance"}, "'keywords:existance'; the nearest is 'keywords:existence'"),
        ({"instruction": 7}, "no instruction 7"),
        ("title", "no instruction null"),
        ({"instruction": "startend:end_checker"}, "lacks 'end_phrase'"),
        ({"instruction": "punctuation:no_comma", "kwargs": {"count": 1}}, "unknown 'count'; it takes none"),
        (
            {"instruction": "length_constraints:number_words", "kwargs": {"relation": "at most", "num_words": 3}},
            "'relation' must be 'at least' or 'less than'",
        ),
        (
            {"instruction": "length_constraints:number_words", "kwargs": {"relation": "at least", "num_words": True}},
            "'num_words' must be a whole number",
        ),
        ({"instruction": "language:response_language", "kwargs": {"language": "xx"}}, "language 'xx' is not known"),
    ],
)  # fmt: skip
def test_a_value_that_asks_for_nothing_known_is_undecided(value: Any, reason: str) -> None:
    result = said("ifeval", "some text", value)
    assert result.passed is None
    assert reason in result.reason


def test_keywords_of_other_instructions_may_be_null() -> None:
    result = follows("detectable_format:title", "<<A>>", num_words=None, keywords=None)
    assert result.passed is True


def test_an_empty_answer_follows_nothing() -> None:
    assert follows("punctuation:no_comma", " \n").reason == "the answer is empty"


VALID: dict[str, st.SearchStrategy[Any]] = {
    "text": st.text(min_size=1, max_size=8), "texts": st.lists(st.text(min_size=1, max_size=5), min_size=1, max_size=3),
    "letter": st.characters(), "count": st.integers(0, 9), "position": st.integers(1, 4),
    "relation": st.sampled_from(["at least", "less than"]),
}  # fmt: skip
PIECES = [
    "a",
    "A ",
    "*",
    "******",
    "***",
    "\n",
    "\n\n",
    "[",
    "]",
    "<<",
    ">>",
    '"',
    "P.S.",
    "1. ",
    "- ",
    "é",
    "字",
    "\x00",
]
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=30).map("".join)


@pytest.mark.parametrize("instruction", sorted(KWARGS))
@settings(max_examples=15, deadline=None)
@given(data=st.data(), text=TEXTS)
def test_no_answer_makes_an_instruction_raise(instruction: str, data: st.DataObject, text: str) -> None:
    kwargs = {name: data.draw(VALID[kind]) for name, kind in KWARGS[instruction].items()}
    result = follows(instruction, text, **kwargs)
    assert result.reason
    if instruction != "language:response_language":
        assert result.passed is not None
    if "holds only" in result.reason:
        assert result.passed is False
