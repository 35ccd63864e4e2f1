"""The filter line's words."""

from __future__ import annotations

import pytest

from workbench.errors import WorkbenchError
from workbench.tui.filters import parse_filter, toggled


def test_words_become_a_filter_and_the_rest_is_text() -> None:
    found = parse_filter("verdict:regression verdict:input-differs is:undecided suite:triage fence twice", "ada")
    assert found.verdicts == frozenset({"regression", "input differs"})
    assert (found.label, found.suite, found.text) == ("undecided", "triage", "fence twice")


@pytest.mark.parametrize("words", ["verdict:worse", "is:odd", "category:colour"])
def test_a_value_that_is_not_known_names_those_that_are(words: str) -> None:
    with pytest.raises(WorkbenchError, match="may be"):
        parse_filter(words, "ada")


@pytest.mark.parametrize("text", ["http://x", "note:", ":", "a:b:c"])
def test_text_with_a_colon_is_text(text: str) -> None:
    assert parse_filter(text, "ada").text == text


def test_toggling_adds_takes_away_and_keeps_one_of_a_kind() -> None:
    words = toggled("", "verdict:regression")
    words = toggled(words, "verdict:error")
    words = toggled(words, "is:undecided")
    words = toggled(words, "is:flagged")
    assert words == "verdict:regression verdict:error is:flagged"
    assert toggled(words, "verdict:error") == "verdict:regression is:flagged"
