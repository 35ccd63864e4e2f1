from __future__ import annotations

import itertools
import json
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.compare.paired import (
    Pairs,
    fisher_p,
    mcnemar_mid_p,
    newcombe_interval,
    sign_flip_p,
    tabulate,
)
from workbench.compare.statistics.one_sided import one_sided_p

REFERENCE: dict[str, Any] = json.loads((Path(__file__).parent / "paired_reference.json").read_text())
COUNTS = st.tuples(*[st.integers(0, 60)] * 4).filter(any)
SHARES = st.sampled_from([0.0, 1 / 3, 2 / 3, 1.0])


@pytest.mark.parametrize("row", REFERENCE["mid_p"])
def test_mid_p_has_the_published_values(row: dict[str, float]) -> None:
    p = mcnemar_mid_p(int(row["only_baseline"]), int(row["only_target"]))
    assert p == pytest.approx(row["towards_regression"], abs=1e-8)


@pytest.mark.parametrize("row", REFERENCE["newcombe_first_minus_second"])
def test_the_interval_has_the_published_values(row: dict[str, Any]) -> None:
    both, only_first, only_second, neither = row["table"]
    lower, upper = newcombe_interval(Pairs(both, only_second, only_first, neither), 0.95)
    assert (lower, upper) == pytest.approx((row["lower"], row["upper"]), abs=2e-6)


def test_the_sign_flip_test_counts_every_pattern() -> None:
    drops = [-one for one in REFERENCE["sign_flip"]["differences"]]
    assert sign_flip_p(drops) == pytest.approx(REFERENCE["sign_flip"]["p_less"], abs=1e-8)


@pytest.mark.parametrize(("table", "p"), list(zip(*REFERENCE["fisher"].values(), strict=True)))
def test_the_exact_test_of_one_case(table: list[int], p: float) -> None:
    passed_b, failed_b, passed_t, failed_t = table
    assert fisher_p(passed_b, passed_t, passed_b + failed_b, passed_t + failed_t) == pytest.approx(p, abs=1e-8)


@given(st.lists(st.sampled_from([-2, -1, -0.5, 0, 0.5, 1]), max_size=9))
def test_the_sign_flip_test_agrees_with_trying_all_patterns(differences: list[float]) -> None:
    patterns = list(itertools.product((-1, 1), repeat=len(differences)))
    sums = [sum(sign * one for sign, one in zip(signs, differences, strict=True)) for signs in patterns]
    share = sum(one >= sum(differences) - 1e-12 for one in sums) / len(patterns)
    assert sign_flip_p(differences) == pytest.approx(share, abs=1e-9)


@given(COUNTS)
def test_the_interval_holds_the_difference_and_mirrors_when_the_sides_are_swapped(table: tuple[int, ...]) -> None:
    a, b, c, d = table
    pairs = Pairs(a, b, c, d)
    lower, upper = newcombe_interval(pairs, 0.9)
    assert -1 <= lower <= pairs.difference <= upper <= 1
    swapped = newcombe_interval(Pairs(a, c, b, d), 0.9)
    assert swapped == pytest.approx((-upper, -lower), abs=1e-12)


@given(st.lists(st.tuples(SHARES, SHARES), min_size=1, max_size=40))
def test_shares_of_samples_keep_the_difference_of_the_means(rates: list[tuple[float, float]]) -> None:
    pairs = tabulate(rates)
    mean = sum(now - was for was, now in rates) / len(rates)
    assert pairs.difference == pytest.approx(mean, abs=1e-12)
    assert pairs.cases == pytest.approx(len(rates))
    worse, better = one_sided_p(rates)
    assert 0 <= worse <= 1
    assert 0 <= better <= 1
    assert worse + better >= 1 - 1e-9


def test_many_cases_neither_overflow_nor_take_long() -> None:
    assert mcnemar_mid_p(60_000, 40_000) == pytest.approx(0, abs=1e-12)
    assert mcnemar_mid_p(50_000, 50_000) == pytest.approx(0.5, abs=1e-6)


def test_cases_of_all_numbers_of_samples_take_no_longer() -> None:
    """Their differences have no common unit that would do; an exact convolution would not end."""
    random = Random(7)
    samples = [(random.randint(2, 30), random.randint(2, 30)) for _ in range(60)]
    alike = [tuple(sum(random.random() < 0.7 for _ in range(n)) / n for n in both) for both in samples]
    worse, better = one_sided_p([(was, now) for was, now in alike])
    assert min(worse, better) > 0.05
    assert one_sided_p([(was, now / 2) for was, now in alike])[0] < 0.001
