from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.compare.paired import Pairs
from workbench.compare.statistics.decision import decide, pass_fail
from workbench.compare.statistics.equivalence import Stratum, is_equivalent, pass_fail_strata, pooled
from workbench.compare.statistics.paired_scores import standard_error

TABLES = st.tuples(*[st.integers(0, 60)] * 4).filter(any).map(lambda counts: Pairs(*counts))


def test_a_bound_on_the_margin_is_not_within_it() -> None:
    assert is_equivalent((-0.04, 0.04), 0.05)
    assert not is_equivalent((-0.05, 0.04), 0.05)
    assert not is_equivalent((-0.04, 0.05), 0.05)


def test_fifty_equal_suites_of_fifty_cases_are_equivalent_together() -> None:
    alone, together = (pooled(pass_fail_strata([(1, Pairs(50, 0, 0, 0))] * many)) for many in (1, 67))
    large = pooled(pass_fail_strata([(1, Pairs(67 * 50, 0, 0, 0))]))
    assert alone is not None
    assert together is not None
    assert large is not None
    assert not is_equivalent(alone.interval, 0.04)
    assert together.difference == 0
    assert together.se == pytest.approx(large.se, rel=1e-3)
    assert is_equivalent(together.interval, 0.001)


def test_one_busy_suite_without_a_difference_is_no_certainty() -> None:
    found = pooled(pass_fail_strata([(99, Pairs(50, 0, 0, 0)), (1, Pairs(5000, 30, 30, 0))]))
    assert found is not None
    assert found.interval.upper > 0.03


def test_the_error_of_many_suites_is_that_of_their_cases() -> None:
    """Counting the few cases added costs less than a hundredth."""
    table, differences = Pairs(44, 4, 1, 1), [-1.0] * 4 + [1.0] + [0.0] * 45
    found = pooled(pass_fail_strata([(1, table)] * 40))
    assert found is not None
    assert found.se == pytest.approx(standard_error(differences) / 40**0.5, rel=0.01)


def test_a_suite_without_cases_has_no_share() -> None:
    assert pass_fail_strata([(5, Pairs(0, 0, 0, 0)), (0, Pairs(5, 0, 0, 0))]) == []


def test_traffic_weighs() -> None:
    found = pooled([Stratum(90_000, -0.1, 0.01), Stratum(10_000, 0.3, 0.05)])
    assert found is not None
    assert found.difference == pytest.approx(-0.06)
    assert found.se == pytest.approx((0.009**2 + 0.005**2) ** 0.5)
    assert found.interval == pytest.approx((-0.06 - 1.6448536 * found.se, -0.06 + 1.6448536 * found.se))


def test_no_traffic_says_nothing() -> None:
    assert pooled([]) is None
    assert pooled([Stratum(0, 0.1, 0.1)]) is None


@given(TABLES, st.sampled_from([0.02, 0.05, 0.2]))
@settings(max_examples=60)
def test_swapping_the_sides_swaps_the_word(pairs: Pairs, margin: float) -> None:
    found = pass_fail(pairs, margin)
    swapped = pass_fail(pairs._replace(only_baseline=pairs.only_target, only_target=pairs.only_baseline), margin)
    assert found is not None
    assert swapped is not None
    mirrored = {"regression": "improvement", "improvement": "regression"}
    assert swapped.decision.word == mirrored.get(found.decision.word, found.decision.word)
    if found.decision.word == "neutral":
        assert max(map(abs, found.interval)) < margin


def test_many_cases_may_be_worse_and_within_the_margin() -> None:
    found = pass_fail(Pairs(2970, 20, 5, 5), 0.05)
    assert found is not None
    assert found.decision == ("regression", True)
    assert pass_fail(Pairs(0, 0, 0, 0), 0.05) is None


def test_nothing_shown_is_never_neutral() -> None:
    assert decide(0.5, 0.5, (-0.2, 0.2), 0.05).word == "inconclusive"
    assert decide(0.05, 0.95, (-0.2, 0.0), 0.05).word == "regression"
