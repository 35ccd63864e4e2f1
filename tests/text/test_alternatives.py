"""Alternatives grouped by their first letter match what they match ungrouped."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.compare.features.doubts import WORDS
from workbench.compare.features.leak_phrases import IDENTITY_WORDS
from workbench.text.alternatives import by_first_letter

_PIECES = [
    "un",
    "likely",
    "seem",
    "seems",
    "s",
    " ",
    "x",
    "ma",
    "may be",
    "be",
    "sure",
    "not ",
    "no ",
    "guarantee",
    ".",
]


@given(st.lists(st.sampled_from(_PIECES)).map("".join))
def test_the_same_is_found(text: str) -> None:
    alternatives = r"seems?|(?:un)?likely|(?:no|not) (?:a )?guarantee\w*|not (?:be )?sure|may be|ma\w+"
    plain, grouped = (re.compile(rf"\b(?:{one})\b") for one in (alternatives, by_first_letter(alternatives)))
    assert plain.findall(text) == grouped.findall(text)


@pytest.mark.parametrize("alternatives", [*WORDS.values(), IDENTITY_WORDS])
def test_every_alternative_of_a_list_is_found_in_it(alternatives: str) -> None:
    plain, grouped = re.compile(alternatives), re.compile(by_first_letter(alternatives))
    text = re.sub(r"\\[bw]\+?\*?|\[\^[^\]]*\]\{[\d,]+\}|\(\?:|[()?*+]", "", alternatives).replace("|", ". ")
    assert [found[0] for found in plain.finditer(text)] == [found[0] for found in grouped.finditer(text)]
    assert len(plain.findall(text)) > 5
