from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.compare.statistics.families import (
    benjamini_bogomolov,
    benjamini_hochberg,
    benjamini_yekutieli,
    holm,
    rejected,
    screened,
    simes,
    tarone_divisor,
)
from workbench.compare.statistics.mcnemar import smallest_p

P_VALUES = st.lists(st.floats(0, 1), min_size=1, max_size=30)


@given(P_VALUES, st.randoms())
@settings(max_examples=60)
def test_adjusted_values_keep_the_order_of_the_p_values(p_values: list[float], random: st.Random) -> None:  # type: ignore[name-defined]
    for adjust in (benjamini_hochberg, benjamini_yekutieli, holm):
        adjusted = adjust(p_values)
        assert [q for _, q in sorted(zip(p_values, adjusted, strict=True))] == sorted(adjusted)
        assert all(p <= q + 1e-12 and q <= 1 for p, q in zip(p_values, adjusted, strict=True))
        shuffled = list(range(len(p_values)))
        random.shuffle(shuffled)
        assert adjust([p_values[at] for at in shuffled]) == pytest.approx([adjusted[at] for at in shuffled])


@given(P_VALUES)
@settings(max_examples=50)
def test_holm_is_the_stricter_one(p_values: list[float]) -> None:
    false_discovery, any_error = benjamini_hochberg(p_values), holm(p_values)
    assert all(q <= p + 1e-12 for q, p in zip(false_discovery, any_error, strict=True))
    assert simes(p_values) <= min(any_error) + 1e-12


def test_one_test_alone_is_not_adjusted_and_none_is_no_error() -> None:
    assert benjamini_hochberg([0.03]) == holm([0.03]) == [0.03]
    assert benjamini_hochberg([]) == []
    assert benjamini_bogomolov({}, 0.05).selected == []


def test_a_p_value_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        benjamini_hochberg([0.1, float("nan")])


def test_equality_in_exact_arithmetic_is_a_rejection() -> None:
    assert rejected([0.1 + 0.2], 0.3) == [True]


def test_no_family_selected_rejects_nothing() -> None:
    found = benjamini_bogomolov({"a": [0.5, 0.9], "b": [0.3]}, 0.05)
    assert (found.selected, found.level, found.rejected) == ([], 0.0, {})


def test_suites_that_could_not_reach_significance_are_left_out() -> None:
    """Of 67 suites only those with ten differing cases or more can reach 0.05 / 67."""
    discordant = [0] * 57 + [9, 10, 11, 4, 2, 30, 7, 8, 12, 3]
    found = screened([smallest_p(one) for one in discordant], 0.05)
    assert [discordant[at] for at in found.family] == [10, 11, 30, 12]
    assert sorted(found.family + found.underpowered) == list(range(67))


@given(st.lists(st.integers(0, 20), min_size=1, max_size=70))
@settings(max_examples=50)
def test_tarones_divisor_keeps_at_least_as_many(discordant: list[int]) -> None:
    smallest = [smallest_p(one) for one in discordant]
    divisor = tarone_divisor(smallest, 0.05)
    kept = screened(smallest, 0.05, divisor).family
    assert 1 <= divisor <= max(len(smallest), 1)
    assert len(kept) <= divisor
    assert set(screened(smallest, 0.05).family) <= set(kept)


def test_tarone_keeps_a_suite_that_the_plain_rule_hides() -> None:
    smallest = [smallest_p(one) for one in [0] * 60 + [12, 15, 20, 11, 14, 10, 7]]
    assert tarone_divisor(smallest, 0.05) == 7
    assert 66 in screened(smallest, 0.05, 7).family
    assert 66 in screened(smallest, 0.05).underpowered
