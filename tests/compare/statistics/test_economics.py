from __future__ import annotations

import itertools
from math import exp

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.compare.statistics.economics import (
    Arm,
    cache_break_even,
    fieller_interval,
    frontier,
    monthly_forecast,
    net_benefit,
    poisson_hit_rate,
    ratio_of_sums,
)

ARMS = st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=1, max_size=9)


@given(ARMS)
@settings(max_examples=60)
def test_every_step_of_the_frontier_costs_more_than_the_one_before(rows: list[tuple[int, int]]) -> None:
    arms = [Arm(str(at), cost, quality) for at, (cost, quality) in enumerate(rows)]
    found = frontier(arms)
    assert sorted([*found.arms, *found.dominated, *found.extended_dominated], key=int) == [one.name for one in arms]
    assert all(one < other for one, other in itertools.pairwise(found.steps))
    by_name = {one.name: one for one in arms}
    best = max(arms, key=lambda one: (one.quality, -one.cost))
    assert by_name[found.arms[-1]][1:] == best[1:]


def test_a_read_that_costs_less_pays_earlier() -> None:
    assert cache_break_even(2.0, 0.025).hit_rate == pytest.approx(0.506, abs=1e-3)
    assert poisson_hit_rate(60, 5) == pytest.approx(1 - exp(-5))
    assert poisson_hit_rate(0, 5) == 0


def test_an_unsure_volume_widens_the_forecast() -> None:
    costs = [0.01, 0.02, 0.015, 0.012]
    sure, unsure = monthly_forecast(costs, 1000), monthly_forecast(costs, 1000, 300)
    assert sure is not None
    assert unsure is not None
    assert unsure.total == sure.total
    assert unsure.interval.upper > sure.interval.upper


def test_a_gain_that_may_be_nothing_has_no_price() -> None:
    assert fieller_interval([1, -1, 0, 0, 1, -1], [0.1] * 6) is None
    found = net_benefit([1, -1, 0, 0], [0.1, 0.1, 0.2, 0.0], 1.0)
    assert found is not None
    assert found.cost_per_quality is None
    assert found.net_benefit == pytest.approx(-0.1)


def test_one_case_says_nothing() -> None:
    assert ratio_of_sums([1], [1]) is None
    assert ratio_of_sums([0, 0], [0, 0]) is None
    assert monthly_forecast([0.1], 10) is None
    assert net_benefit([1], [1], 1) is None
    assert fieller_interval([1], [1]) is None
