"""When an edit is confirmed, and what is said to be missing where it is not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.adapt.confirming import Standing, standing_of
from workbench.adapt.outcome import outcome_of
from workbench.adapt.selection import Selection
from workbench.records import CheckedOutput, Output, OutputError


def sample(passed: bool | None, *, error: bool = False, simulated: bool = False) -> CheckedOutput:
    why = OutputError("timeout", "too long") if error else None
    return CheckedOutput(Output("s", "c", 0, error=why, simulated=simulated), (), passed, None)


PASS, FAIL, OPEN, LOST = sample(True), sample(False), sample(None), sample(False, error=True)
GUARDS = tuple(f"g-{number}" for number in range(60))


def selected(guards: int, passing: int | None = None, **more: object) -> Selection:
    held = GUARDS[:guards]
    return Selection(("a", "b"), held, passing=guards if passing is None else passing, **more)  # type: ignore[arg-type]


def standing(
    selection: Selection, answers: dict[str, list[CheckedOutput]], margin: float = 0.05, *, real: bool = False
) -> Standing:
    outputs = {case: answers.get(case, [PASS] * 3) for case in selection.cases}
    return standing_of(selection, outcome_of(selection, outputs), outputs, margin, real=real)


def test_all_that_passed_and_still_passes_confirms() -> None:
    assert standing(selected(60), {}).confirmed
    few = standing(selected(12), {})  # the suite has no more
    assert few.confirmed
    assert few.guards is not None
    assert few.guards.drop == pytest.approx(0.184, abs=0.001)
    assert few.guards.further == 40


def test_guards_that_were_not_sent_are_missing_until_the_margin_is_ruled_out() -> None:
    few = standing(selected(12, passing=40), {})
    assert few.missing == (
        "guarding: a drop of up to 18.4 points is not ruled out: 40 cases more; 28 cases that passed stand ready",
    )
    assert standing(selected(60, passing=400), {}).confirmed
    assert standing(selected(12, passing=40), {}, margin=0.2).confirmed
    assert standing(selected(0, passing=5), {}).missing == ("guarding: none of 5 cases that passed was sent",)


@pytest.mark.parametrize(
    ("answers", "missing"),
    [
        ({"a": [PASS, FAIL, PASS]}, "1 case short (a)"),
        ({"a": [FAIL] * 3, "b": [FAIL] * 3}, "2 cases short (a, b)"),
        ({"a": [PASS, LOST, PASS]}, "1 case without an answer (a)"),
        ({"b": [OPEN] * 3}, "1 case undecided (b)"),
        ({"a": []}, "1 case to come"),
        ({"a": [PASS, PASS]}, "2 of 3 samples of each case"),
        ({"g-3": [FAIL] * 3}, "guarding: 1 case broken (g-3)"),
        ({"g-3": [PASS, LOST, PASS]}, "1 case without an answer (g-3)"),
    ],
)
def test_what_is_missing_is_said(answers: dict[str, list[CheckedOutput]], missing: str) -> None:
    assert standing(selected(60), answers).missing == (missing,)


def test_a_guard_that_fails_once_is_borne_where_a_drop_beyond_the_margin_is_ruled_out() -> None:
    once = {"g-3": [PASS, FAIL, PASS]}
    assert standing(selected(60), once, margin=0.1).confirmed
    (missing,) = standing(selected(12), once, margin=0.1).missing
    assert "and the suite has none" in missing
    critical = standing(selected(60, critical=frozenset({"g-3"})), once, margin=0.1)
    assert critical.missing == ("guarding: 1 case broken (g-3)",)
    often = {guard: [PASS, FAIL, PASS] for guard in GUARDS[:8]}
    (missing,) = standing(selected(60), often, margin=0.5).missing
    assert missing.startswith("guarding: fewer pass than before (g-0, g-1, g-2 and 5 more)")


def test_scripted_answers_confirm_nothing_of_a_real_model() -> None:
    answers = {case: [replace(PASS, output=replace(PASS.output, simulated=True))] * 3 for case in ("a", "b", *GUARDS)}
    assert standing(selected(60), answers).confirmed
    assert standing(selected(60), answers, real=True).missing == ("simulated answers say nothing of the real model",)


def test_with_nothing_to_fix_nothing_is_confirmed() -> None:
    selection = Selection((), GUARDS, passing=60)
    assert standing(selection, {}).missing == ("there is nothing to fix among these cases",)


ANSWERS = st.lists(st.sampled_from([PASS, FAIL, OPEN, LOST]), min_size=3, max_size=4)


@given(st.dictionaries(st.sampled_from(["a", "b", *GUARDS[:20]]), ANSWERS), st.integers(1, 20))
def test_an_edit_is_never_confirmed_over_a_failing_case(answers: dict[str, list[CheckedOutput]], guards: int) -> None:
    found = standing(selected(guards), answers)
    failing = [answers.get(case, [PASS]) for case in ("a", "b")]
    if not all(one is PASS for samples in failing for one in samples):
        assert not found.confirmed
    sent = [answers.get(case, [PASS]) for case in GUARDS[:guards]]
    if any(one in (LOST, OPEN) for samples in sent for one in samples) or [FAIL] * 3 in sent:
        assert not found.confirmed
