from __future__ import annotations

import pytest

from tests.checks.outputs import said


@pytest.mark.parametrize(
    ("kind", "text", "value", "passed"),
    [
        ("equals", "blue", "blue", True),
        ("equals", "Blue", "blue", False),
        ("equals", "42", 42, True),
        ("equals", '{"b": 2, "a": 1}', {"a": 1, "b": 2.0}, True),
        ("equals", "not json", {"a": 1}, False),
        ("contains", "a red door", "red", True),
        ("contains", "a Red door", "red", False),
        ("icontains", "a Red door", "rED", True),
        ("contains-any", "tea", ["coffee", "tea"], True),
        ("contains-any", "milk", ["coffee", "tea"], False),
        ("contains-all", "tea and coffee", ["coffee", "tea"], True),
        ("contains-all", "tea", ["coffee", "tea"], False),
        ("starts-with", "Dear Ada", "Dear", True),
        ("starts-with", "Hi Ada", "Dear", False),
        ("regex", "order 4417", r"\b\d{4}\b", True),
        ("regex", "order", r"\d", False),
    ],
)
def test_a_check_and_its_negation_disagree(kind: str, text: str, value: object, passed: bool) -> None:
    assert said(kind, text, value).passed is passed
    assert said(f"not-{kind}", text, value).passed is not passed


def test_the_reason_quotes_what_was_found_and_where() -> None:
    assert said("contains", "a red door", "red").reason == "'red' at character 3"
    assert said("equals", "low", "high").reason == "is 'low', expected 'high'"
    assert said("equals", "high\n", "high").reason == "is 'high' but for blank space around it"
    assert said("contains-all", "tea", ["tea", "milk"]).reason == "1 of 2 missing: 'milk'"


def test_contains_all_scores_the_share_it_found() -> None:
    result = said("contains-all", "one two", ["one", "two", "three", "four"])
    assert (result.passed, result.score) == (False, 0.5)


def test_a_path_picks_a_part_out_of_a_fenced_answer() -> None:
    fenced = 'Here:\n```json\n{"ticket": {"priority": "high", "ids": [4, 7]}}\n```'
    assert said("equals", fenced, "high", path="$.ticket.priority").passed is True
    assert said("equals", fenced, 7, path="$.ticket.ids[1]").passed is True
    assert said("contains", fenced, "igh", path="$.ticket.priority").passed is True
    assert said("is-json", fenced, {"type": "array"}, path="$.ticket.ids").passed is True


def test_a_part_that_is_not_there_fails_a_check_and_its_negation() -> None:
    for text in ('{"a": 1}', "no JSON at all"):
        assert said("equals", text, 1, path="$.b").passed is False
        assert said("not-equals", text, 1, path="$.b").passed is False


def test_numbers_texts_and_truth_values_are_told_apart() -> None:
    result = said("equals", '{"n": "18"}', 18, path="$.n")
    assert result.passed is False
    assert result.reason == "is '18', expected the value 18"
    assert said("equals", '{"n": 1}', True, path="$.n").passed is False


@pytest.mark.parametrize("path", ["$.", "a.b", "$[?", "$.a["])
def test_a_path_nobody_can_read_leaves_the_check_undecided(path: str) -> None:
    for text in ('{"a": 1}', "no JSON at all"):
        result = said("equals", text, 1, path=path)
        assert result.passed is None
        assert result.reason.startswith("not a JSONPath: " + path)


ORDER = '{"items": [{"price": 4, "name": "tea"}, {"price": 9, "name": "jam"}, {"name": "pen", "price": 9}]}'


def test_a_path_that_picks_several_values_asks_the_same_of_each() -> None:
    assert said("is-json", ORDER, {"type": "number"}, path="$.items[*].price").passed is True
    nine = said("equals", ORDER, 9, path="$.items[*].price")
    assert (nine.passed, nine.reason) == (False, "$.items[0].price: is 4, expected 9")
    assert nine.score == pytest.approx(2 / 3)
    none = said("not-equals", ORDER, 9, path="$..price")
    assert (none.passed, none.reason) == (False, "$.items[1].price: is 9 (and 1 more)")


def test_a_path_may_slice_and_filter() -> None:
    assert said("equals", ORDER, "pen", path="$.items[-1:].name").passed is True
    assert said("equals", ORDER, "tea", path="$.items[?@.price < 5].name").passed is True
    assert said("equals", ORDER, "tea", path="$.items[?@.price > 10].name").reason.startswith("nothing at")
    assert said("not-equals", ORDER, "tea", path="$.items[?@.price > 10].name").passed is False


def test_a_path_that_never_ends_is_given_up() -> None:
    from workbench.checks.bounded import bounded_pick

    with pytest.raises(TimeoutError):
        bounded_pick("$[?count($..*) < 0]", list(range(9000)), limit=0.2)
    assert bounded_pick("$[?@ == 'a\ud800']", ["a\ud800", 1], limit=10) == [((0,), "a\ud800")]


def test_each_part_is_held_against_the_baseline_part_at_its_place() -> None:
    before, after = '{"t": ["one two", "three"]}', '{"t": ["one two", "four"]}'
    result = said("similar-to-baseline", after, path="$.t[*]", baseline=before)
    assert (result.passed, result.reason[:7]) == (False, "$.t[1]:")


def test_a_pattern_that_is_not_valid_is_undecided() -> None:
    result = said("regex", "text", "(unclosed")
    assert result.passed is None
    assert "not valid" in result.reason


def test_a_pattern_that_never_ends_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    from workbench.checks.bounded import bounded_search

    with pytest.raises(TimeoutError):
        bounded_search(r"(x+x+)+y", "x" * 60, limit=0.2)
    assert bounded_search(r"(x+)+y", "ax\ud800 xy\n", limit=5) == (4, 6)


@pytest.mark.parametrize("path", [None, "$.text"])
def test_similarity_is_measured_against_the_threshold(path: str | None) -> None:
    text = "the quick brown fox" if path is None else '{"text": "the quick brown fox"}'
    assert said("similar", text, "the quick brown fix", path=path).passed is True
    assert said("similar", text, "lorem ipsum", path=path).passed is False
    assert said("levenshtein", text, "the quick brown fix", threshold=1, path=path).passed is True
    assert said("levenshtein", text, "the quick brown bear", threshold=2, path=path).passed is False
