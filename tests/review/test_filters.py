"""The filter line's words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.errors import WorkbenchError
from workbench.review.filters import FIELDS, IS_WORDS, completions, parse_filter, tidy, toggled, word_of
from workbench.store.conditions import IS, Term


def test_words_become_a_filter_and_the_rest_is_text() -> None:
    found = parse_filter("verdict:regression verdict:input-differs is:undecided suite:triage fence twice", "ada")
    assert found.terms == (
        Term("verdict", ("regression", "input differs")),
        Term("is", ("undecided",)),
        Term("suite", ("triage",)),
    )
    assert found.text == "fence twice"


def test_several_values_negation_and_quotes() -> None:
    found = parse_filter('label:worse,both-bad -cluster:"adds a ```json fence" "not this" -risk:low is:flagged', "ada")
    assert found.terms == (
        Term("label", ("worse", "both-bad")),
        Term("cluster", ("adds a ```json fence",), negated=True),
        Term("risk", ("low",), negated=True),
        Term("is", ("flagged",)),
    )
    assert found.text == '"not this"'


def test_of_is_and_check_every_word_must_hold() -> None:
    found = parse_filter("is:undecided is:flagged check:is-json check:equals", "ada")
    assert [term.values for term in found.terms] == [("undecided",), ("flagged",), ("is-json",), ("equals",)]


@pytest.mark.parametrize("words", ["verdict:worse", "is:odd", "category:colour", "label:bad", "risk:none"])
def test_a_value_that_is_not_known_names_those_that_are(words: str) -> None:
    with pytest.raises(WorkbenchError, match="may be"):
        parse_filter(words, "ada")


def test_a_field_that_is_not_known_is_refused_with_the_nearest() -> None:
    with pytest.raises(WorkbenchError, match="no field 'verdct'") as refused:
        parse_filter("verdct:regression", "ada")
    assert refused.value.hint == 'did you mean verdict?; as text it is "verdct:regression"'
    assert parse_filter('"verdct:regression"', "ada").text == '"verdct:regression"'


@pytest.mark.parametrize("text", ["http://x", "note:", ":", "a:b:c", "12:30"])
def test_text_with_a_colon_is_text(text: str) -> None:
    assert parse_filter(text, "ada").text == text


def test_a_field_stands_at_the_beginning_of_a_word() -> None:
    assert parse_filter('"x"verdict:regression', "ada").terms == ()


def test_toggling_adds_takes_away_and_keeps_one_of_a_kind() -> None:
    words = toggled("", "verdict:regression")
    words = toggled(words, "verdict:error")
    words = toggled(words, "is:undecided")
    words = toggled(words, "is:flagged")
    assert words == "verdict:regression verdict:error is:flagged"
    assert toggled(words, "verdict:error") == "verdict:regression is:flagged"


def test_every_is_word_has_a_meaning() -> None:
    assert set(IS_WORDS) == set(IS)


@given(st.sampled_from((FIELDS[0], "cluster", "check", "reviewer")), st.text(min_size=1))
def test_a_value_written_as_a_word_is_read_back(field: str, value: str) -> None:
    value = value.replace('"', " ")
    if value.strip() and "\n" not in value:
        (term,) = parse_filter(word_of(field, value), "ada").terms
        assert term == Term(field, (value,))


def test_completion_of_fields_and_values() -> None:
    values = {"suite": ["triage", "trial runs", "voice"]}
    assert completions("fence ver", values) == ["fence verdict:"]
    assert completions("c", values) == ["category:", "cause:", "cluster:", "check:"]
    assert completions("-is:l", values) == ["-is:labelled"]
    assert completions("suite:tri", values) == ["suite:triage", 'suite:"trial runs"']
    assert completions("label:worse,b", values) == ["label:worse,better", "label:worse,both-bad"]
    assert completions("suite:voice ", values) == []
    assert completions("http:x", values) == []


def test_blanks_between_words_are_tidied_and_those_of_a_phrase_kept() -> None:
    assert tidy('  is:stale   "two  blanks" ') == 'is:stale "two  blanks"'
