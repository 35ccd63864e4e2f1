from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.compare.statistics.agreement import (
    agreement,
    cohen_kappa,
    fleiss_kappa,
    gwet_ac1,
    krippendorff_alpha,
    percent_agreement,
    with_interval,
)

LABELS = st.sampled_from(["worse", "better", "equal", None])
RATINGS = st.lists(st.tuples(LABELS, LABELS, LABELS), min_size=2, max_size=20)
COEFFICIENTS = [krippendorff_alpha, gwet_ac1, fleiss_kappa]
ABSTRACTORS = [[13, 0, 0], [0, 20, 7], [0, 4, 56]]


def items_of(table: list[list[int]]) -> list[tuple[int, int]]:
    return [(row, col) for row, counts in enumerate(table) for col, n in enumerate(counts) for _ in range(n)]


def test_two_reviewers_have_the_published_coefficients() -> None:
    items = items_of(ABSTRACTORS)
    assert cohen_kappa(items) == pytest.approx(0.7964094, abs=1e-6)
    assert fleiss_kappa(items) == pytest.approx(0.7962397, abs=1e-6)
    assert gwet_ac1(items) == pytest.approx(0.8493305, abs=1e-6)
    assert krippendorff_alpha(items) == pytest.approx(0.7972585, abs=1e-6)
    assert percent_agreement(items) == pytest.approx(0.89)


def test_six_reviewers_have_the_published_coefficients() -> None:
    counts = [
        (0, 0, 0, 6, 0), (0, 3, 0, 0, 3), (0, 1, 4, 0, 1), (0, 0, 0, 0, 6), (0, 3, 0, 3, 0),
        (2, 0, 4, 0, 0), (0, 0, 4, 0, 2), (2, 0, 3, 1, 0), (2, 0, 0, 4, 0), (0, 0, 0, 0, 6),
        (1, 0, 0, 5, 0), (1, 1, 0, 4, 0), (0, 3, 3, 0, 0), (1, 0, 0, 5, 0), (0, 2, 0, 3, 1),
    ]  # fmt: skip
    items = [[category for category, many in enumerate(row) for _ in range(many)] for row in counts]
    assert fleiss_kappa(items) == pytest.approx(0.4139265, abs=1e-6)
    assert gwet_ac1(items) == pytest.approx(0.4448007, abs=1e-6)
    assert krippendorff_alpha(items) == pytest.approx(0.4204384, abs=1e-6)
    assert percent_agreement(items) == pytest.approx(0.5511111, abs=1e-6)


@given(st.lists(st.sampled_from(["worse", "better", "equal"]), min_size=2, max_size=20).filter(lambda x: len({*x}) > 1))
@settings(max_examples=50)
def test_perfect_agreement_is_one(labels: list[str]) -> None:
    items = [(one, one, None) for one in labels]
    assert [of(items) for of in COEFFICIENTS] == pytest.approx([1, 1, 1])
    assert krippendorff_alpha(items, "ordinal") == pytest.approx(1)
    assert cohen_kappa([item[:2] for item in items]) == pytest.approx(1)
    assert percent_agreement(items) == 1


@given(RATINGS, st.permutations([0, 1, 2]))
@settings(max_examples=50)
def test_who_is_named_first_does_not_matter(items: list[tuple[str | None, ...]], order: list[int]) -> None:
    turned = [tuple(item[at] for at in order) for item in reversed(items)]
    for of in COEFFICIENTS:
        found = of(items)
        assert of(turned) == (None if found is None else pytest.approx(found))
        assert found is None or found <= 1 + 1e-12


def test_one_category_alone_is_undefined_not_perfect() -> None:
    items = [("equal", "equal")] * 30
    assert agreement(items) == (30, 1.0, None, None)
    assert cohen_kappa(items) is None
    assert with_interval(items, krippendorff_alpha) is None


def test_items_with_one_rating_do_not_agree_with_anything() -> None:
    assert agreement([("worse", None), (None, "equal")]) == (0, None, None, None)
    assert agreement([]) == (0, None, None, None)
    some = [("worse", "worse"), ("equal", "equal"), ("equal", "worse")]
    assert krippendorff_alpha([*some, ("equal", None)]) == krippendorff_alpha(some)


def test_a_rare_category_sinks_kappa_and_not_ac1() -> None:
    rare = items_of([[118, 5], [2, 0]])
    kappa, ac1 = cohen_kappa(rare), gwet_ac1(rare)
    assert kappa is not None
    assert ac1 is not None
    assert kappa < 0 < 0.9 < ac1


def test_ordered_categories_forgive_a_small_step_more_than_a_large_one() -> None:
    near, far = ([(1, 1), (2, 2), (3, 3), (4, 4), (1, other)] * 5 for other in (2, 4))
    for level in ("ordinal", "interval", "ratio"):
        small, large = krippendorff_alpha(near, level), krippendorff_alpha(far, level)
        assert small is not None
        assert large is not None
        assert small > large


def test_the_interval_holds_the_coefficient_and_is_repeatable() -> None:
    items = items_of(ABSTRACTORS)
    found = with_interval(items, krippendorff_alpha, draws=400)
    assert found is not None
    assert found.interval is not None
    assert found.interval.lower < found.estimate < found.interval.upper < 1
    assert found == with_interval(items, krippendorff_alpha, draws=400)


def test_draws_of_one_category_are_counted() -> None:
    found = with_interval([("equal", "equal")] * 9 + [("worse", "equal")], gwet_ac1, draws=300)
    assert found is not None
    assert found.undefined == pytest.approx(300 * 0.9**10, abs=40)
