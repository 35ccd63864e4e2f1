from __future__ import annotations

import itertools
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.compare.statistics.bootstrap import bca, ideal_error, percentile_interval
from workbench.compare.statistics.mcnemar import flips_needed, mcnemar, smallest_p
from workbench.compare.statistics.paired_scores import (
    clustered_error,
    mean_with_error,
    paired_errors,
    t_interval,
    t_test,
)
from workbench.compare.statistics.resampling import components, variance_ratio
from workbench.compare.statistics.sign_flip import FLIPS, SEED, sign_flip

COUNTS = st.integers(0, 80)
SCORES = st.lists(st.floats(-1, 1).map(lambda x: round(x, 6)), min_size=2, max_size=12)
THIRDS = st.lists(st.sampled_from([-1, -2 / 3, -1 / 3, 0, 1 / 3, 2 / 3, 1]), min_size=2, max_size=10)
DECLINES = [-0.4, -0.2, 0, 0, 0, 0.2, -0.6, 0, -0.2, 0, -0.8, 0, 0.2, -0.4]


@given(COUNTS, COUNTS)
@settings(max_examples=60)
def test_mid_p_never_exceeds_the_exact_p_and_turns_with_the_sides(worse: int, better: int) -> None:
    found, swapped = mcnemar(worse, better), mcnemar(better, worse)
    assert found.mid_p <= found.exact + 1e-12
    assert found.mid_p_regression <= found.exact_regression + 1e-12
    assert all(0 <= p <= 1 for p in found)
    assert (found.mid_p_regression, found.exact_regression) == (swapped.mid_p_improvement, swapped.exact_improvement)
    assert (found.mid_p, found.exact) == pytest.approx((swapped.mid_p, swapped.exact))
    assert found.mid_p_regression + found.mid_p_improvement == pytest.approx(1)
    assert min(found.mid_p_regression, found.mid_p_improvement) >= smallest_p(worse + better) - 1e-15


@pytest.mark.parametrize(("alpha", "flips"), [(0.025, 5), (0.05, 4), (0.05 / 67, 10), (0.5, 0)])
def test_so_many_one_way_flips_are_significant(alpha: float, flips: int) -> None:
    assert flips_needed(alpha) == flips


def test_two_sides_without_a_difference_show_nothing() -> None:
    assert mcnemar(0, 0).exact == 1
    assert mcnemar(0, 0).mid_p_regression == mcnemar(0, 0).mid_p_improvement == 0.5
    assert sign_flip([0.0] * 50)[:3] == (1, 1, 1)


@given(THIRDS | SCORES)
@settings(max_examples=60)
def test_the_sign_flip_test_is_the_share_of_all_patterns(differences: list[float]) -> None:
    sums = [sum(s * d for s, d in zip(signs, differences, strict=True)) for signs in _patterns(len(differences))]
    observed = sum(differences)
    found = sign_flip(differences)
    assert found.seed is None
    assert found.p_regression == pytest.approx(sum(one <= observed + 1e-11 for one in sums) / len(sums))
    assert found.p_improvement == pytest.approx(sum(one >= observed - 1e-11 for one in sums) / len(sums))


def _patterns(n: int) -> list[tuple[int, ...]]:
    return list(itertools.product((1, -1), repeat=n))


def test_thirty_odd_differences_are_still_exact_and_more_are_drawn() -> None:
    random = Random(4)
    few = [random.gauss(-0.1, 0.4) for _ in range(30)]
    many = few + [random.gauss(-0.1, 0.4) for _ in range(30)]
    assert sign_flip(few).seed is None
    drawn = sign_flip(many)
    assert drawn.seed == SEED
    assert drawn == sign_flip(many)
    assert drawn.p_regression >= 1 / (1 + FLIPS)
    mean = mean_with_error(many)
    assert mean is not None
    assert drawn.p_regression == pytest.approx(t_test(mean), abs=0.01)
    assert sign_flip([one * 10 for one in many]).p_improvement == drawn.p_improvement


def test_shares_of_samples_are_exact_however_many_cases() -> None:
    assert sign_flip([-1 / 3] * 100 + [1 / 3] * 60).seed is None


def test_whole_clusters_are_flipped() -> None:
    differences, clusters = [-0.5, -0.5, -0.5, -0.5, 0.25, 0.25], ["a", "a", "b", "b", "c", "c"]
    by_cluster = sign_flip(differences, clusters)
    assert by_cluster.units == "clusters"
    assert by_cluster.p_regression == pytest.approx(2 / 8)
    assert sign_flip(differences).p_regression < by_cluster.p_regression
    assert sign_flip([0.5, -0.5, 0.1], ["a", "a", "b"]).p_improvement == 0.5  # a sums to nothing


@given(SCORES, SCORES)
@settings(max_examples=50)
def test_the_paired_error_is_made_of_both_sides_and_their_correlation(one: list[float], other: list[float]) -> None:
    n = min(len(one), len(other))
    found = paired_errors(one[:n], other[:n])
    assert found is not None
    rest = 2 * (found.correlation or 0) * found.target * found.baseline
    assert found.paired**2 == pytest.approx(found.target**2 + found.baseline**2 - rest, abs=1e-9)
    assert found.correlation is None or -1 - 1e-6 <= found.correlation <= 1 + 1e-6


@given(SCORES)
@settings(max_examples=50)
def test_clusters_of_one_case_are_no_clusters(values: list[float]) -> None:
    found = clustered_error(values, list(range(len(values))))
    assert found is not None
    assert found.corrected == pytest.approx(found.independent, abs=1e-12)
    mean = mean_with_error(values)
    assert mean is not None
    interval = t_interval(mean)
    assert interval.lower <= mean.mean <= interval.upper


def test_cases_that_go_together_widen_the_interval() -> None:
    values, clusters = [1.0, 1, 1, 0, 0, 0, 1, 1, 1, 0, 0, 0], [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4]
    plain, clustered = mean_with_error(values), mean_with_error(values, clusters)
    assert plain is not None
    assert clustered is not None
    assert clustered.se > 1.9 * plain.se
    assert (clustered.freedom, clustered.clusters) == (3, 4)


def test_too_few_cases_have_no_error() -> None:
    assert mean_with_error([0.5]) is None
    assert mean_with_error([0.5, 0.1], ["a", "a"]) is None
    assert paired_errors([1], [0]) is None
    assert components([[1, 0]]) is None
    assert components([[1], [0]]) is None


def test_cases_that_all_fall_alike_are_certain_for_the_t_test() -> None:
    falling, rising, still = (mean_with_error([step] * 3) for step in (-0.5, 0.5, 0.0))
    assert falling is not None
    assert rising is not None
    assert still is not None
    assert (t_test(falling), t_test(rising), t_test(still)) == (0, 1, 0.5)


@pytest.mark.parametrize(("k", "ratio"), [(1, 1), (2, 2 / 3), (3, 5 / 9), (4, 0.5), (6, 4 / 9)])
def test_further_samples_save_less_and_less(k: int, ratio: float) -> None:
    assert variance_ratio(k) == pytest.approx(ratio)


def test_cases_of_different_numbers_of_samples_count() -> None:
    found = components([[1, 0, 1], [1, 1], [0], [0, 0, 0]])
    assert found is not None
    assert found.within == pytest.approx((1 / 3 + 0 + 0) / 3)
    assert found.cases == 4
    assert found.between >= 0


def test_the_bootstrap_finds_the_error_that_theory_gives() -> None:
    found = bca(DECLINES, _mean)
    assert found is not None
    assert found.se == pytest.approx(ideal_error(DECLINES), rel=0.03)
    assert found.interval is not None
    assert found.interval.lower < found.estimate < found.interval.upper
    assert bca(DECLINES, _mean) == found


def _mean(values: object) -> float:
    numbers = list(values)  # type: ignore[call-overload]
    return float(sum(numbers) / len(numbers))


def test_bca_leans_towards_the_long_tail() -> None:
    random = Random(2)
    skewed = [random.lognormvariate(0, 1.2) for _ in range(40)]
    leaning, plain = bca(skewed, _mean, draws=2000), percentile_interval(skewed, _mean, draws=2000)
    assert leaning is not None
    assert leaning.interval is not None
    assert plain is not None
    assert plain.interval is not None
    assert leaning.interval.lower > plain.interval.lower
    assert leaning.interval.upper > plain.interval.upper


def test_draws_without_a_value_are_left_out_and_counted() -> None:
    pairs = [(1.0, 1.0), (2.0, 0.0), (3.0, 0.0)]

    def ratio(units: object) -> float | None:
        rows: list[tuple[float, float]] = list(units)  # type: ignore[call-overload]
        below = sum(under for _, under in rows)
        return sum(over for over, _ in rows) / below if below else None

    found = bca(pairs, ratio, draws=500)
    assert found is not None
    assert found.undefined == pytest.approx(500 * 8 / 27, abs=50)
    assert bca([(1.0, 0.0)] * 5, ratio) is None
    assert bca(pairs[:1], ratio) is None
