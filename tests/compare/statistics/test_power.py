from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.compare.paired import Pairs, mcnemar_mid_p
from workbench.compare.statistics.decision import decide
from workbench.compare.statistics.distributions import binomial_pmf
from workbench.compare.statistics.power import (
    cases_to_decide,
    cases_to_detect,
    mcnemar_power,
    minimum_detectable_drop,
)
from workbench.compare.statistics.proportions import newcombe_paired

# points, for 50, 100, 200 and 500 cases, by churn
TWO_SIDED = {0: (13.1, 6.6, 3.3, 1.3), 0.02: (16.8, 9.9, 6.1, 3.3), 0.1: (26.1, 16.6, 10.9, 6.4)}
ONE_SIDED = {0.01: (12.7, 7.2, 4.2, 2.2), 0.05: (17.6, 11.0, 7.1, 4.2)}
IN_A_FAMILY = {0: (26.3, 13.4, 6.8, 2.7), 0.15: (50.9, 32.2, 20.9, 12.1)}


@pytest.mark.parametrize(
    ("alpha", "churn", "points"),
    [
        (alpha, churn, points)
        for alpha, rows in ((0.025, TWO_SIDED), (0.05, ONE_SIDED), (0.025 / 67, IN_A_FAMILY))
        for churn, points in rows.items()
    ],
)
def test_so_many_cases_show_such_a_drop(alpha: float, churn: float, points: tuple[float, ...]) -> None:
    found = [minimum_detectable_drop(n, churn, alpha) for n in (50, 100, 200, 500)]
    assert [round(100 * (one or 0), 1) for one in found] == list(points)


@given(st.integers(1, 14), st.floats(0, 0.5), st.floats(0, 0.5), st.sampled_from([0.025, 0.05, 0.2]))
@settings(max_examples=30)
def test_power_is_the_chance_of_all_tables_that_are_significant(n: int, worse: float, better: float, a: float) -> None:
    flips = worse + better
    enumerated = sum(
        binomial_pmf(m, n, flips) * binomial_pmf(more, m, worse / flips if flips else 0)
        for m in range(n + 1)
        for more in range(m + 1)
        if mcnemar_mid_p(more, m - more) <= a + 1e-12
    )
    assert mcnemar_power(n, worse, better, a) == pytest.approx(enumerated, abs=1e-9)


def test_what_cannot_be_shown_has_no_minimum() -> None:
    assert minimum_detectable_drop(3, 0.0) is None  # four flips are needed
    assert minimum_detectable_drop(0, 0.0) is None
    assert minimum_detectable_drop(50, 0.5) is None


@given(st.integers(20, 120), st.sampled_from([0.0, 0.01, 0.03, 0.08]), st.sampled_from([0.025, 0.05]))
@settings(max_examples=15)
def test_the_minimum_has_the_power_asked_for(n: int, churn: float, alpha: float) -> None:
    drop = minimum_detectable_drop(n, churn, alpha)
    assert drop is not None
    assert mcnemar_power(n, churn + drop, churn, alpha) == pytest.approx(0.8, abs=1e-3)


@pytest.mark.parametrize(("margin", "cases"), [(0.05, 52), (0.03, 88), (0.02, 133)])
def test_passes_alone_show_that_nothing_changed_from_so_many_cases(margin: float, cases: int) -> None:
    found = cases_to_decide(Pairs(50, 0, 0, 0), margin)
    assert found is not None
    assert (found.cases, found.further, found.towards) == (cases, cases - 50, "neutral")


@pytest.mark.parametrize(("table", "towards"), [((44, 4, 1, 1), "regression"), ((40, 1, 6, 3), "improvement")])
def test_a_difference_beyond_the_margin_needs_cases_to_be_shown(table: tuple[int, ...], towards: str) -> None:
    found = cases_to_decide(Pairs(*table), 0.05)
    assert found is not None
    assert found.towards == towards
    worse, better = max(table[1:3]) / 50, min(table[1:3]) / 50
    assert mcnemar_power(found.cases, worse, better) >= 0.8
    assert mcnemar_power(found.cases - 2, worse, better) < 0.8


def test_the_number_of_cases_is_one_that_decides() -> None:
    pairs = Pairs(90, 2, 2, 6)
    found = cases_to_decide(pairs, 0.05)
    assert found is not None
    interval = newcombe_paired(Pairs(*(one * found.cases / 100 for one in pairs)), 0.9)
    assert interval is not None
    assert decide(0.5, 0.5, interval, 0.05).word == "neutral"


def test_too_small_a_difference_is_never_decided() -> None:
    assert cases_to_decide(Pairs(0, 0, 0, 0), 0.05) is None
    assert cases_to_decide(Pairs(500, 51, 50, 399), 0.0) is None
    assert cases_to_detect(0.1, 0.1) is None
    many = cases_to_detect(0.051, 0.045)
    assert many is not None
    assert 10_000 < many < 20_000
