from __future__ import annotations

from itertools import combinations_with_replacement
from random import Random
from statistics import median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.compare.statistics.speed import hodges_lehmann, speed_ratio

TIMES = st.lists(st.tuples(st.floats(0.1, 60), st.floats(0.1, 60)), min_size=1, max_size=9)
VALUES = st.lists(st.floats(-3, 3) | st.sampled_from([0.0, 0.5, 1.0]), min_size=1, max_size=25)


@given(TIMES)
@settings(max_examples=40)
def test_swapping_the_sides_inverts_the_ratio_of_times(times: list[tuple[float, float]]) -> None:
    target, baseline = [one for one, _ in times], [one for _, one in times]
    found, swapped = speed_ratio(target, baseline), speed_ratio(baseline, target)
    assert found is not None
    assert swapped is not None
    assert found.ratio == pytest.approx(1 / swapped.ratio)
    assert found.p_slower == pytest.approx(swapped.p_faster)


def test_tied_ranks_have_an_exact_p() -> None:
    found = speed_ratio([2.0, 2, 2, 1], [1.0, 1, 1, 2])
    assert found is not None
    assert found.w_plus == 7.5
    assert found.p_slower == pytest.approx(5 / 16)
    assert speed_ratio([], []) is None


@given(VALUES)
@settings(max_examples=60)
def test_the_centre_is_the_median_of_all_means_of_two(values: list[float]) -> None:
    found = hodges_lehmann(values)
    assert found is not None
    means = [(one + other) / 2 for one, other in combinations_with_replacement(values, 2)]
    assert found.centre == pytest.approx(median(means), abs=1e-9)
    if found.interval is not None:
        assert found.interval.lower <= found.centre <= found.interval.upper


@pytest.mark.parametrize(("cases", "rank"), [(6, 1), (10, 9), (20, 53), (50, 435)])
def test_the_interval_has_the_ranks_of_printed_tables(cases: int, rank: int) -> None:
    """The table of the signed-rank test, two-sided at 5 %: 0, 8, 52, 434 is the largest sum that is significant."""
    random = Random(cases)
    values = [random.gauss(0.1, 1) for _ in range(cases)]
    means = sorted((one + other) / 2 for one, other in combinations_with_replacement(values, 2))
    found = hodges_lehmann(values)
    assert found is not None
    assert found.interval == pytest.approx((means[rank - 1], means[-rank]))


def test_five_cases_have_no_interval() -> None:
    found = hodges_lehmann([0.1, 0.2, 0.3, 0.4, 0.5])
    assert found is not None
    assert found.centre == pytest.approx(0.3)
    assert found.interval is None
    assert hodges_lehmann([]) is None


def test_many_cases_take_the_normal_approximation() -> None:
    """51 values are approximated, 50 are not: the same data but for one value have nearly the same interval."""
    random = Random(7)
    values = [random.gauss(0, 1) for _ in range(51)]
    some, all_ = hodges_lehmann(values[:50]), hodges_lehmann(values)
    assert some is not None
    assert all_ is not None
    assert some.interval is not None
    assert some.interval == pytest.approx(all_.interval, abs=0.1)


def test_the_interval_holds_the_centre_as_often_as_it_says() -> None:
    random = Random(3)
    held = 0
    for _ in range(400):
        found = hodges_lehmann([random.gauss(0.2, 1) + random.expovariate(3) - 1 / 3 for _ in range(30)], 0.9)
        assert found is not None
        assert found.interval is not None
        held += found.interval.lower <= 0.18 <= found.interval.upper
    assert 0.86 <= held / 400 <= 0.94


def test_one_slow_call_moves_little() -> None:
    random = Random(5)
    values = [random.gauss(0.2, 0.1) for _ in range(40)]
    one, other = hodges_lehmann(values), hodges_lehmann([*values[:-1], 5.0])
    assert one is not None
    assert other is not None
    assert other.centre == pytest.approx(one.centre, abs=0.02)
