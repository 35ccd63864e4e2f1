"""What `ifeval` checks ask for is held against the instruction's own keys, with the line of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workbench.errors import SuiteFileError
from workbench.records import Check
from workbench.suites.read import read_suite
from workbench.suites.validate import filled_check_problem

if TYPE_CHECKING:
    from pathlib import Path

HEAD = """suite: parcels
request:
  max_tokens: 10
  messages: [{role: user, content: "Where is {{parcel}}?"}]
checks:
  - type: ifeval
    value:
"""
CASES = "cases: [{id: a, vars: {parcel: 7}}]\n"


def problems(folder: Path, value: str) -> list[str]:
    path = folder / "one.suite.yaml"
    path.write_text(HEAD + "".join(f"      {line}\n" for line in value.split("\n")) + CASES)
    try:
        read_suite(path)
    except SuiteFileError as error:
        return [problem.removeprefix(f"{path}:") for problem in error.problems]
    return []


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (
            "instruction: keywords:existance",
            "8: checks[0].value.instruction: 'keywords:existance' is not known; did you mean 'keywords:existence'?",
        ),
        ("instruction: startend:end_checker", "7: checks[0].value lacks 'kwargs'"),
        (
            "instruction: startend:end_checker\nkwargs:\n  end_phrases: bye\n  end_phrase: bye",
            "10: unknown key 'end_phrases' in checks[0].value.kwargs; did you mean 'end_phrase'?",
        ),
        (
            "instruction: length_constraints:number_words\nkwargs:\n  relation: at least\n  num_words: many",
            "11: checks[0].value.kwargs.num_words must be a whole number, not 'many'",
        ),
        (
            "instruction: length_constraints:number_words\nkwargs:\n  relation: at most\n  num_words: 3",
            "10: checks[0].value.kwargs.relation must be one of at least, less than, not 'at most'"
            "; did you mean 'at least'?",
        ),
        (
            "instruction: punctuation:no_comma\nkwargs: {commas: 0}",
            "9: unknown key 'commas' in checks[0].value.kwargs",
        ),
    ],
)
def test_a_wrong_value_is_named_with_its_line(tmp_path: Path, value: str, said: str) -> None:
    assert problems(tmp_path, value) == [said]


@pytest.mark.parametrize(
    "value",
    [
        "instruction: punctuation:no_comma",
        "instruction: punctuation:no_comma\nkwargs: {}",
        "instruction: keywords:frequency\nkwargs: {keyword: tea, relation: less than, frequency: 2}",
        'instruction: length_constraints:number_words\nkwargs: {relation: at least, num_words: "{{parcel}}"}',
    ],
)
def test_a_right_value_is_read(tmp_path: Path, value: str) -> None:
    assert problems(tmp_path, value) == []


def test_a_variable_that_gives_the_wrong_kind_is_named() -> None:
    value = {"instruction": "length_constraints:number_words", "kwargs": {"relation": "at least", "num_words": "x"}}
    assert filled_check_problem(Check("ifeval", value)) == (
        "check ifeval: value.kwargs.num_words must be a whole number, not 'x'"
    )
