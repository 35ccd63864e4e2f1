from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.compare.paired import Pairs
from workbench.compare.statistics.proportions import (
    clopper_pearson,
    clopper_pearson_lower,
    newcombe_paired,
    wilson,
    zero_failure_cases,
)

TABLES = st.tuples(*[st.integers(0, 200)] * 4).filter(any).map(lambda counts: Pairs(*counts))
PARTS = st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@pytest.mark.parametrize(
    ("successes", "n", "lower", "upper"),
    [(81, 263, 0.25528852, 0.36620958), (0, 20, 0, 0.16112516), (48, 50, 0.86539909, 0.98896112)],
)
def test_wilsons_interval_has_the_published_bounds(successes: int, n: int, lower: float, upper: float) -> None:
    assert wilson(successes, n) == pytest.approx((lower, upper), abs=1e-6)


def test_the_exact_interval_has_the_published_bounds() -> None:
    assert clopper_pearson(15, 148) == pytest.approx((0.05784401, 0.16165049), abs=1e-7)
    assert clopper_pearson(0, 10) == pytest.approx((0.0, 1 - 0.025**0.1))
    assert clopper_pearson(10, 10) == pytest.approx((0.025**0.1, 1.0))


def test_nothing_has_no_interval() -> None:
    assert wilson(0, 0) is None
    assert clopper_pearson(0, 0) is None
    assert clopper_pearson_lower(0, 0) is None
    assert newcombe_paired(Pairs(0, 0, 0, 0)) is None


@given(PARTS, st.sampled_from([0.8, 0.9, 0.95, 0.99]))
@settings(max_examples=50)
def test_intervals_hold_the_estimate_and_turn_with_it(parts: tuple[int, int], level: float) -> None:
    successes, n = parts
    for interval_of in (wilson, clopper_pearson):
        interval, turned = interval_of(successes, n, level), interval_of(n - successes, n, level)
        assert interval is not None
        assert turned is not None
        assert 0 <= interval.lower <= successes / n + 1e-12
        assert successes / n - 1e-12 <= interval.upper <= 1
        assert (interval.lower, interval.upper) == pytest.approx((1 - turned.upper, 1 - turned.lower), abs=1e-9)


@given(PARTS)
@settings(max_examples=50)
def test_the_one_sided_bound_is_above_the_two_sided_one(parts: tuple[int, int]) -> None:
    two_sided, one_sided = clopper_pearson(*parts), clopper_pearson_lower(*parts)
    assert two_sided is not None
    assert one_sided is not None
    assert two_sided.lower <= one_sided <= parts[0] / parts[1]


@given(TABLES)
@settings(max_examples=50)
def test_swapping_the_sides_mirrors_the_interval_of_the_difference(pairs: Pairs) -> None:
    interval = newcombe_paired(pairs, 0.9)
    swapped = newcombe_paired(pairs._replace(only_baseline=pairs.only_target, only_target=pairs.only_baseline), 0.9)
    assert interval is not None
    assert swapped is not None
    assert interval.lower - 1e-12 <= pairs.difference <= interval.upper + 1e-12
    assert (interval.lower, interval.upper) == pytest.approx((-swapped.upper, -swapped.lower), abs=1e-12)


@pytest.mark.parametrize(
    ("rate", "alpha", "expected"), [(0.95, 0.05, 59), (0.9, 0.05, 29), (0.99, 0.05, 299), (0.5, 0.5, 1)]
)
def test_so_many_cases_without_a_failure_clear_a_gate(rate: float, alpha: float, expected: int) -> None:
    assert zero_failure_cases(rate, alpha) == expected
