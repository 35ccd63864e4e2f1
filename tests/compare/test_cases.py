from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workbench.checks.run import checked
from workbench.compare.cases import compare_case
from workbench.records import CaseVerdict, Check, CheckedOutput, Output, OutputError

if TYPE_CHECKING:
    from collections.abc import Sequence

SAYS_YES = [Check("contains", "yes"), Check("max-words", 5)]


def samples(*answers: str | OutputError, checks: Sequence[Check] = SAYS_YES) -> list[CheckedOutput]:
    outputs = []
    for number, one in enumerate(answers):
        content = ({"type": "text", "text": one},) if isinstance(one, str) else ()
        error = None if isinstance(one, str) else one
        outputs.append(checked(checks, Output("s", "c", number, content=content, error=error)))
    return outputs


def verdict(before: Sequence[CheckedOutput], after: Sequence[CheckedOutput], same_input: bool = True) -> CaseVerdict:
    return compare_case("s", "c", before, after, same_input)


BUSY = OutputError("overloaded_error", "try again later", 529)
REFUSED = OutputError("invalid_request_error", "temperature: this model does not take it", 400)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("yes", "yes", "unchanged"),
        ("yes", "oh yes", "changed"),
        ("no", "nope", "changed"),
        ("yes", "no", "regression"),
        ("no", "yes", "improvement"),
    ],
)
def test_one_sample_on_each_side(before: str, after: str, expected: str) -> None:
    assert verdict(samples(before), samples(after)).verdict == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (("yes", "yes"), ("yes", "yes"), "unchanged"),
        (("yes", "oh yes"), ("oh yes", "yes"), "unchanged"),
        (("yes", "yes"), ("yes", "oh yes"), "changed"),
        (("yes", "yes"), ("no", "no"), "regression"),
        (("yes", "no"), ("no", "no"), "regression"),
        (("yes", "no"), ("yes", "yes"), "improvement"),
        (("no", "no"), ("yes", "yes"), "improvement"),
        (("yes", "yes"), ("yes", "no"), "flaky"),
        (("no", "no"), ("yes", "no"), "flaky"),
        (("yes", "no"), ("yes", "no"), "flaky"),
    ],
)
def test_several_samples_follow_the_states_of_both_sides(
    before: tuple[str, ...], after: tuple[str, ...], expected: str
) -> None:
    assert verdict(samples(*before), samples(*after)).verdict == expected


def test_the_reason_names_the_check_that_decides_and_its_evidence() -> None:
    got = verdict(samples("yes"), samples("it is a rather long no"))
    assert got.reason == ("contains failed: 'yes' is not in the answer; max-words failed: 6 words, at most 5 allowed")
    assert (got.category, got.cause) == ("format", None)
    assert (got.baseline_pass_rate, got.target_pass_rate) == (1.0, 0.0)


def test_a_check_that_fails_on_both_sides_decides_nothing() -> None:
    checks = [Check("contains", "yes"), Check("max-words", 5, weight=0)]
    wordy = "yes indeed that is how it is"
    got = verdict(samples(wordy, checks=checks), samples("no not that I would know of", checks=checks))
    assert got.reason == "contains failed: 'yes' is not in the answer"


def test_an_improvement_says_what_was_wrong_before() -> None:
    got = verdict(samples("yes this is far too many words"), samples("yes"))
    assert got.reason == "baseline: max-words failed: 7 words, at most 5 allowed"
    assert got.category == "format"


def test_samples_are_counted_and_doubted() -> None:
    got = verdict(samples("yes", "yes"), samples("no", "no"))
    assert got.reason.endswith("2 of 2 samples passed, now 0 of 2, which may be chance")
    sure = verdict(samples("yes", "yes", "yes"), samples("no", "no", "no"))
    assert sure.reason.endswith("3 of 3 samples passed, now 0 of 3")


def test_a_side_without_outputs_is_missing() -> None:
    assert verdict([], samples("yes")).reason == "the baseline has no output"
    assert verdict(samples("yes"), []).verdict == "missing"
    assert verdict([], []).verdict == "missing"


def test_different_inputs_are_not_compared() -> None:
    got = verdict(samples("yes"), samples("no"), same_input=False)
    assert got.verdict == "input differs"
    assert got.target_pass_rate is None
    assert got.similarity is None


def test_a_call_that_failed_on_the_way_is_an_error() -> None:
    got = verdict(samples("yes"), samples(BUSY))
    assert (got.verdict, got.reason) == ("error", "target failed: overloaded_error: try again later")
    assert verdict(samples(BUSY), samples("yes")).verdict == "error"
    assert got.target_pass_rate is None


def test_the_samples_that_arrived_stand_for_those_that_did_not() -> None:
    got = verdict(samples("yes", BUSY, "yes"), samples("no", "no", BUSY))
    assert got.verdict == "regression"
    assert got.reason.endswith("2 of 2 samples passed, now 0 of 2, which may be chance; 2 calls failed")


@pytest.mark.parametrize("checks", [SAYS_YES, []])
def test_a_request_that_the_target_refuses_is_a_regression(checks: Sequence[Check]) -> None:
    got = verdict(samples("yes", checks=checks), samples(REFUSED, checks=checks))
    assert (got.verdict, got.category) == ("regression", "integration")
    assert got.reason == "the target refuses the request: temperature: this model does not take it"
    assert got.target_pass_rate == (0.0 if checks else None)


def test_a_request_that_the_baseline_refused_shows_nothing() -> None:
    assert verdict(samples(REFUSED), samples("yes")).verdict == "error"


def test_an_empty_purse_is_no_fault_of_the_request() -> None:
    broke = OutputError("invalid_request_error", "Your credit balance is too low to go on", 400)
    assert verdict(samples("yes"), samples(broke)).verdict == "error"


def test_without_checks_only_the_text_speaks() -> None:
    same = verdict(samples("a", checks=[]), samples("a", checks=[]))
    other = verdict(samples("a b c", checks=[]), samples("a b d", checks=[]))
    assert (same.verdict, same.similarity) == ("unchanged", 1.0)
    assert other.verdict == "changed"
    assert other.similarity is not None
    assert 0 < other.similarity < 1
    assert (other.baseline_pass_rate, other.target_pass_rate) == (None, None)


@pytest.mark.parametrize(
    ("before", "after", "confirmed"),
    [
        ("y", "n", False),
        ("yyy", "nnn", True),
        ("yyyyy", "ynnnn", True),
        ("yyyyy", "yynnn", False),
        ("nnn", "yyy", True),
        ("yyy", "yyy", False),
    ],
)
def test_a_change_is_confirmed_by_the_samples_of_its_case(before: str, after: str, confirmed: bool) -> None:
    says = {"y": "yes", "n": "no"}
    got = verdict(samples(*(says[one] for one in before)), samples(*(says[one] for one in after)))
    assert got.confirmed is confirmed


def test_samples_of_which_nothing_is_known_confirm_nothing() -> None:
    slow = (Check("latency", 100),)
    before = [checked(slow, Output("s", "c", at, content=(), latency_ms=50)) for at in range(3)]
    after = [checked(slow, Output("s", "c", at, content=(), latency_ms=500 if at == 0 else None)) for at in range(3)]
    assert verdict(before, after).confirmed is False


def test_a_refused_request_is_told_by_a_signal() -> None:
    got = verdict(samples("yes"), samples(REFUSED))
    assert [(one.kind, one.worse, one.target) for one in got.signals] == [("request-refused", True, 1.0)]
