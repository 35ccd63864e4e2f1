from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.compare.statistics.judges import Confusion, order_bias, ppi_mean, qualification, rogan_gladen, skill

GOOD = Confusion(found=72, false_alarms=3, missed=8, cleared=117)


def test_a_judge_is_measured_by_what_it_should_find() -> None:
    found = skill(GOOD)
    assert (found.precision.share, found.recall.share, found.specificity.share) == (72 / 75, 72 / 80, 117 / 120)
    assert found.recall.n == 80
    assert found.recall.interval is not None
    assert found.recall.interval.lower < 0.9 < found.recall.interval.upper


def test_a_judge_that_said_nothing_has_no_precision() -> None:
    found = skill(Confusion(0, 0, 0, 10))
    assert found.precision == found.recall == (None, None, 0)


def test_equal_recall_on_both_sides_qualifies() -> None:
    assert qualification(GOOD, GOOD).state == "qualified"
    assert qualification(GOOD, GOOD._replace(found=76, missed=4)).state == "qualified"  # 0.05, the margin itself


def test_a_judge_that_misses_more_on_one_side_is_disqualified() -> None:
    found = qualification(GOOD, GOOD._replace(found=60, missed=20))
    assert found.state == "disqualified"
    assert found.reason == "recall 0.90 on the baseline, 0.75 on the target"


def test_fewer_than_sixty_fails_on_a_side_say_nothing() -> None:
    found = qualification(GOOD, Confusion(50, 2, 9, 100))
    assert found.state == "unknown"
    assert "59" in found.reason


def test_a_preferred_position_shows_among_the_pairs_that_turned() -> None:
    assert order_bias(60, 18, 2).p_value < 0.001
    fair = order_bias(80, 10, 10)
    assert (fair.p_value, fair.first_share, fair.consistency.share) == (1, 0.5, 0.8)
    assert order_bias(10, 0, 0).first_share is None


@given(st.lists(st.tuples(st.floats(-1, 1), st.floats(-1, 1)), min_size=2, max_size=20), st.integers(1, 40))
@settings(max_examples=40)
def test_a_constant_judge_changes_nothing_and_the_estimate_is_inside(pairs: list[tuple[float, float]], n: int) -> None:
    human, judged = [one for one, _ in pairs], [one for _, one in pairs]
    plain = ppi_mean(human, [0.5] * len(human), [0.5] * n)
    assert plain is not None
    assert plain.weight == 0
    assert plain.estimate == pytest.approx(sum(human) / len(human))
    tuned = ppi_mean(human, judged, [0.1] * n)
    assert tuned is not None
    assert 0 <= tuned.weight <= 1
    assert tuned.interval.lower <= tuned.estimate <= tuned.interval.upper


def test_a_good_judge_narrows_the_interval_of_a_difference() -> None:
    random = Random(3)
    human = [random.choice([-1.0, 0.0, 0.0, 1.0]) for _ in range(60)]
    judged = [one if random.random() < 0.9 else 0.0 for one in human]
    alone = [random.choice([-1.0, 0.0, 0.0, 1.0]) for _ in range(600)]
    tuned, without = ppi_mean(human, judged, alone), ppi_mean(human, judged, alone, weight=0.0)
    assert tuned is not None
    assert without is not None
    assert tuned.interval.upper - tuned.estimate < 0.7 * (without.interval.upper - without.estimate)


def test_too_few_labels_give_nothing() -> None:
    assert ppi_mean([1.0], [1.0], [1.0]) is None
    assert ppi_mean([1.0, 0.0], [1.0, 0.0], []) is None


def test_a_perfect_judge_needs_no_correction_and_a_blind_one_gets_none() -> None:
    found = rogan_gladen(0.9, 1.0, 1.0, 1000, 10_000, 10_000)
    assert found is not None
    assert found.estimate == pytest.approx(0.9)
    assert found.interval.lower < 0.9 < found.interval.upper
    assert rogan_gladen(0.9, 0.55, 0.6, 500, 60, 140) is None


def test_a_corrected_rate_stays_a_rate() -> None:
    found = rogan_gladen(0.02, 0.9, 0.9, 100, 60, 60)
    assert found is not None
    assert 0 == found.estimate == found.interval.lower <= found.interval.upper <= 1
