"""What a re-run shows of an edit."""

from __future__ import annotations

from collections import Counter

from workbench.adapt.outcome import Result, outcome_of, result_of
from workbench.adapt.selection import Selection
from workbench.records import CheckedOutput, CheckResult, Output, OutputError

SELECTION = Selection(failing=("a", "b"), guarding=("c", "d"))


def sample(passed: bool | None, error: OutputError | None = None) -> CheckedOutput:
    return CheckedOutput(Output("s", "c", 0, error=error), (), passed, None)


PASS, FAIL, UNCHECKED = sample(True), sample(False), sample(None)
LOST = sample(False, OutputError("timeout", "too long"))


def test_an_edit_is_confirmed_when_all_is_fixed_and_nothing_broken() -> None:
    outcome = outcome_of(SELECTION, {case: [PASS] for case in "abcd"})
    assert outcome.results == {"a": "fixed", "b": "fixed", "c": "holds", "d": "holds"}
    assert outcome.waiting == 0


def test_results_come_in_as_they_arrive() -> None:
    outcome = outcome_of(SELECTION, {"b": [FAIL], "d": [FAIL]})
    assert outcome.results == {"b": "not fixed", "d": "broken"}
    assert (outcome.waiting, outcome.count("broken"), outcome.count("fixed")) == (2, 1, 0)


def test_checks_that_passed_all_along_do_not_show_that_a_person_is_content() -> None:
    outcome = outcome_of(Selection(("a", "b"), ("c",), frozenset("b")), {case: [PASS] for case in "abc"})
    assert outcome.results == {"a": "fixed", "b": "undecided", "c": "holds"}
    looked_at = outcome_of(Selection(("a", "b"), ("c",), frozenset("b")), {case: [PASS] for case in "abc"}, {"b"})
    assert looked_at.results == {"a": "fixed", "b": "fixed", "c": "holds"}


def test_cases_that_decide_nothing_pass_or_fail() -> None:
    outcome = outcome_of(Selection(("a",), (), others=("y", "z")), {"a": [PASS], "y": [FAIL], "z": [PASS]})
    assert outcome.results == {"a": "fixed", "y": "fails", "z": "passes"}
    assert outcome.count("fixed") == outcome.failing == 1


def test_every_sample_must_pass() -> None:
    results: list[tuple[list[CheckedOutput], Result]] = [
        ([PASS, PASS], "fixed"),
        ([PASS, FAIL], "not fixed"),
        ([FAIL, LOST], "no answer"),
        ([PASS, UNCHECKED], "undecided"),
        ([UNCHECKED], "undecided"),
    ]
    assert [result_of(samples) for samples, _ in results] == [wanted for _, wanted in results]


def test_a_case_whose_deciding_check_says_nothing_now_is_not_fixed() -> None:
    results = (CheckResult("contains", True, 1.0, "", "content"), CheckResult("llm-rubric", None, None, "", "content"))
    waits = CheckedOutput(Output("s", "c", 1), results, True, 1.0)
    outcome = outcome_of(Selection(("a",), ("c",)), {"a": [waits], "c": [waits]})
    assert outcome.results == {"a": "undecided", "c": "undecided"}
    assert outcome.unknown == {"a", "c"}
    before: Counter[tuple[str, str | None]] = Counter({("llm-rubric", None): 1})  # it said nothing before either
    assert outcome_of(Selection(("a",), (), undecided={"a": before}), {"a": [waits]}).results == {"a": "fixed"}
    failing = CheckedOutput(waits.output, results, False, 0.0)
    assert outcome_of(Selection(("a",), ()), {"a": [failing]}).results == {"a": "not fixed"}
