"""Which categories of a suite are found: tests inside the suites that were found."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.compare.suites import SuiteCases, compare_suites
from workbench.records import CaseVerdict, Signal, SuiteVerdict

SAME = CaseVerdict("s", "c", "changed", "why", "tone", None, 1.0, 1.0)


def worse(category: str, many: int) -> list[CaseVerdict]:
    return [CaseVerdict("s", "c", "regression", "why", category, None, 1.0, 0.0)] * many


def better(category: str, many: int) -> list[CaseVerdict]:
    return [CaseVerdict("s", "c", "improvement", "why", category, None, 0.0, 1.0)] * many


def suite(*groups: list[CaseVerdict], name: str = "s") -> SuiteCases:
    moved = [one for group in groups for one in group]
    return SuiteCases(name, 0.05, [*moved, *[SAME] * (50 - len(moved))])


def found(verdict: SuiteVerdict) -> list[str]:
    return [one.category for one in verdict.category_tests if one.found]


def test_a_category_is_found_by_the_cases_that_moved_in_it() -> None:
    (got,) = compare_suites([suite(worse("refusal", 12), worse("content", 2), better("content", 1))])
    assert (got.verdict, found(got)) == ("regression", ["refusal"])
    refusal, content = got.category_tests
    assert (refusal.worse, refusal.better, content.worse, content.better) == (12, 0, 2, 1)
    # McNemar's mid-p of 12 to none and of 2 to 1, then Benjamini and Hochberg over both
    assert [refusal.p_value, content.p_value] == pytest.approx([0.5**13, 0.3125])
    assert [refusal.q_value, content.q_value] == pytest.approx([2 * 0.5**13, 0.3125])


def test_the_category_of_a_suite_is_the_most_common_one_that_is_found() -> None:
    (got,) = compare_suites([suite(worse("format", 7), better("format", 7), worse("schema", 6), worse("tone", 5))])
    assert got.verdict == "regression"
    assert got.categories == {"format": 7, "schema": 6, "tone": 5}
    assert (found(got), got.category) == (["schema", "tone"], "schema")


def test_without_one_that_is_found_it_is_the_most_common_one() -> None:
    rare = [f"kind-{at}" for at in range(8)]
    (got,) = compare_suites([suite(worse("format", 2), *(worse(one, 1) for one in rare))])
    assert (got.verdict, found(got), got.category) == ("regression", [], "format")
    assert len(got.category_tests) == 9


def test_an_improvement_is_tested_the_other_way() -> None:
    (got,) = compare_suites([suite(better("truncation", 9), worse("tone", 1))])
    assert (got.verdict, got.category, found(got)) == ("improvement", "truncation", ["truncation"])
    assert {one.category: one.p_value for one in got.category_tests}["tone"] == pytest.approx(0.75)


def test_the_level_inside_falls_with_the_share_of_suites_that_are_found() -> None:
    loud = suite(worse("schema", 9), worse("tone", 5), name="loud")
    calm = [replace_name(suite(worse("tone", 6), better("tone", 6)), f"calm-{at}") for at in range(19)]
    alone, among = compare_suites([loud])[0], compare_suites([loud, *calm])[0]
    assert (found(alone), found(among)) == (["schema", "tone"], ["schema"])
    by_name = {one.category: one for one in among.category_tests}
    assert by_name["tone"].q_value == pytest.approx(20 * 0.5**6)
    assert by_name["tone"].p_value == pytest.approx(0.5**6)
    twins = [replace_name(loud, f"loud-{at}") for at in range(20)]
    assert found(compare_suites([*twins, *calm])[0]) == ["schema", "tone"]


def replace_name(one: SuiteCases, name: str) -> SuiteCases:
    return one._replace(suite=name)


def test_suites_of_which_nothing_is_claimed_have_no_tests() -> None:
    got = compare_suites([suite(worse("format", 1)), SuiteCases("t", 0.05, [])])
    assert [(one.verdict, one.category_tests) for one in got] == [("inconclusive", ()), ("error", ())]
    assert got[0].category == "format"


def test_a_suite_called_without_a_test_is_one_of_those_selected() -> None:
    signal = Signal("request-refused", "integration", "is refused", "no", worse=True, baseline=0.0, target=1.0)
    refused = CaseVerdict("s", "c", "regression", "why", "integration", signals=(signal,))
    (got,) = compare_suites([SuiteCases("s", 0.05, [refused, refused])])
    assert (got.verdict, got.screened, got.category) == ("regression", True, "integration")
    (test,) = got.category_tests
    assert (test.worse, test.found) == (2, False)
    assert test.q_value == pytest.approx(0.125)


def test_several_samples_count_by_shares() -> None:
    flaky = CaseVerdict("s", "c", "flaky", "why", "content", None, 1.0, 1 / 3)
    (got,) = compare_suites([SuiteCases("s", 0.05, [*[flaky] * 12, *[SAME] * 30], 3)])
    (test,) = got.category_tests
    assert (test.category, test.worse, test.found, got.category) == ("content", 12, True, "content")
    assert test.p_value == pytest.approx(0.5**12)  # the sign-flip test: one of all patterns


def test_tests_go_by_the_first_samples() -> None:
    first = [*worse("format", 9), *[SAME] * 41]
    later = [*[replace(one, verdict="flaky", target_pass_rate=0.5) for one in first[:9]], *[SAME] * 41]
    (got,) = compare_suites([SuiteCases("s", 0.05, later, 2, first=first)])
    assert (got.verdict, [(one.category, one.worse) for one in got.category_tests]) == ("regression", [("format", 9)])


@given(
    st.lists(
        st.lists(
            st.tuples(st.sampled_from(["format", "tone", "schema"]), st.integers(0, 9), st.integers(0, 3)), max_size=3
        ),
        min_size=1,
        max_size=5,
    )
)
@settings(max_examples=40)
def test_a_test_never_claims_more_than_its_p_value(made: list[list[tuple[str, int, int]]]) -> None:
    suites = [
        suite(*(part for name, down, up in groups for part in (worse(name, down), better(name, up)))) for groups in made
    ]
    for got in compare_suites(suites):
        assert all(0 <= one.p_value <= one.q_value + 1e-12 <= 1 + 1e-12 for one in got.category_tests)
        assert all(one.found == (one.q_value <= 0.05 + 1e-12) for one in got.category_tests)
        assert [one.found for one in got.category_tests] == sorted(one.found for one in got.category_tests)[::-1]
