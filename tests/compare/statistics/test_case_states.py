from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.compare.statistics.case_states import apparent_regressions, case_change, change, churn, state

SIDES = st.integers(1, 12).flatmap(lambda k: st.tuples(st.integers(0, k), st.just(k)))
MIRRORED = {"regression": "improvement", "improvement": "regression", None: None}


@pytest.mark.parametrize(
    ("was", "now", "change"),
    [
        (3, 3, "same"),
        (3, 2, "flaky"),
        (3, 0, "regression"),
        (1, 3, "improvement"),
        (2, 1, "flaky"),
        (1, 0, "regression"),
        (0, 3, "improvement"),
        (0, 1, "flaky"),
        (0, 0, "same"),
    ],
)
def test_the_states_of_both_sides_make_the_change(was: int, now: int, change: str) -> None:
    assert case_change((was, 3), (now, 3)).change == change


@given(SIDES, SIDES)
@settings(max_examples=60)
def test_shares_make_the_same_change_as_counts(before: tuple[int, int], after: tuple[int, int]) -> None:
    states = [state(passes / samples) for passes, samples in (before, after)]
    assert case_change(before, after).change == change(*states)


@pytest.mark.parametrize(("samples", "most"), [(3, 0), (5, 1), (7, 3), (10, 6)])
def test_a_solid_pass_is_confirmed_worse_from_so_few_passes(samples: int, most: int) -> None:
    assert case_change((samples, samples), (most, samples)).confirmed == "regression"
    assert case_change((samples, samples), (most + 1, samples)).confirmed is None
    assert case_change((most, samples), (samples, samples)).confirmed == "improvement"


@pytest.mark.parametrize("samples", [1, 2])
def test_one_or_two_samples_confirm_nothing(samples: int) -> None:
    assert case_change((samples, samples), (0, samples)).confirmed is None


@given(SIDES, SIDES)
@settings(max_examples=60)
def test_swapping_the_sides_swaps_the_directions(before: tuple[int, int], after: tuple[int, int]) -> None:
    found, swapped = case_change(before, after), case_change(after, before)
    assert found.p_regression == pytest.approx(swapped.p_improvement)
    assert found.confirmed == MIRRORED[swapped.confirmed]


def test_noise_alone_makes_cases_look_worse() -> None:
    assert apparent_regressions(50, 0.9) == pytest.approx(4.5)
    assert churn(2, 3, 50) == pytest.approx(0.05)
    assert churn(0, 0, 0) is None
