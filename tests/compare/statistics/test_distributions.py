from __future__ import annotations

from math import comb, fsum

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.compare.statistics.distributions import (
    beta_quantile,
    binomial_pmf,
    binomial_tail,
    incomplete_beta,
    student_t_quantile,
    student_t_tail,
)
from workbench.compare.statistics.roots import root

SHARES = st.floats(0.001, 0.999)


@pytest.mark.parametrize(
    ("share", "freedom", "expected"),
    [
        (0.975, 1, 12.7062047364),
        (0.95, 2, 2.91998558036),
        (0.975, 9, 2.26215716280),
        (0.95, 49, 1.67655089262),
        (0.995, 120, 2.61742114478),
        (0.025, 9, -2.26215716280),
        (0.95, 3349, 1.64530874588),
    ],
)
def test_students_t_has_the_tabulated_quantiles(share: float, freedom: float, expected: float) -> None:
    assert student_t_quantile(share, freedom) == pytest.approx(expected, rel=1e-8)
    assert student_t_tail(expected, freedom) == pytest.approx(1 - share, rel=1e-7)


@pytest.mark.parametrize(("share", "a", "b", "expected"), [(0.05, 577, 24, 0.94612644), (0.5, 1, 1, 0.5)])
def test_the_beta_distribution_has_the_known_quantiles(share: float, a: float, b: float, expected: float) -> None:
    assert beta_quantile(share, a, b) == pytest.approx(expected, abs=5e-9)


@given(st.integers(1, 60), st.integers(0, 60), SHARES)
@settings(max_examples=50)
def test_binomial_tails_are_sums_of_the_single_chances(n: int, k: int, share: float) -> None:
    exact = fsum(comb(n, j) * share**j * (1 - share) ** (n - j) for j in range(k, n + 1))
    assert binomial_tail(k, n, share) == pytest.approx(exact, abs=1e-12)
    if k <= n:
        assert binomial_pmf(k, n, share) == pytest.approx(comb(n, k) * share**k * (1 - share) ** (n - k), abs=1e-12)


@given(st.floats(0.5, 300), st.floats(0.5, 300), SHARES)
@settings(max_examples=50)
def test_the_beta_distribution_is_symmetric(a: float, b: float, x: float) -> None:
    assert incomplete_beta(a, b, x) == pytest.approx(1 - incomplete_beta(b, a, 1 - x), abs=1e-12)


@given(SHARES, st.floats(1, 200))
@settings(max_examples=50)
def test_quantiles_undo_tails(share: float, freedom: float) -> None:
    assert student_t_tail(student_t_quantile(share, freedom), freedom) == pytest.approx(1 - share, abs=1e-9)


@given(st.floats(-5, 5))
@settings(max_examples=50)
def test_a_root_is_found_where_the_sign_changes(at: float) -> None:
    assert root(lambda x: (x - at) ** 3, -6, 7) == pytest.approx(at, abs=1e-4)
    assert root(lambda x: x - at, -6, 7) == pytest.approx(at, abs=1e-12)


def test_no_root_without_a_change_of_sign() -> None:
    with pytest.raises(ValueError, match="no change of sign"):
        root(lambda x: x * x + 1, -1, 1)
