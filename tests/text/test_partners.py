from __future__ import annotations

from itertools import combinations, pairwise, permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.text.partners import alike, any_order, in_order, merged

grids = st.integers(1, 4).flatmap(
    lambda columns: st.lists(
        st.lists(st.integers(0, 9).map(float), min_size=columns, max_size=columns), min_size=1, max_size=4
    )
)


@given(grids)
@settings(max_examples=80)
def test_no_assignment_is_better(scores: list[list[float]]) -> None:
    pairs = any_order(len(scores), len(scores[0]), lambda i, j: scores[i][j])
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    assert all(scores[i][j] > 0 for i, j in pairs)
    rows, columns = range(len(scores)), range(len(scores[0]))
    few, many = sorted((rows, columns), key=len)
    totals = [
        sum(scores[i][j] if few is rows else scores[j][i] for i, j in zip(few, chosen, strict=True))
        for chosen in permutations(many, len(few))
    ]
    assert sum(scores[i][j] for i, j in pairs) == max(totals)


@given(grids)
@settings(max_examples=80)
def test_no_pairing_in_order_is_better(scores: list[list[float]]) -> None:
    rows, columns = len(scores), len(scores[0])
    pairs = in_order(rows, columns, lambda i, j: scores[i][j])
    assert pairs == sorted(pairs)
    assert all(a < b and c < d for (a, c), (b, d) in pairwise(pairs))
    best = max(
        sum(scores[i][j] for i, j in zip(left, right, strict=True))
        for size in range(min(rows, columns) + 1)
        for left in combinations(range(rows), size)
        for right in combinations(range(columns), size)
    )
    assert sum(scores[i][j] for i, j in pairs) == best


def test_merged_places_hold_every_part_once_and_in_order() -> None:
    assert list(merged(3, 3, [(1, 0), (2, 2)])) == [(0, None), (1, 0), (None, 1), (2, 2)]
    assert list(merged(0, 2, [])) == [(None, 0), (None, 1)]


def test_many_parts_are_paired_within_bounds() -> None:
    assert in_order(3000, 2000, lambda i, j: float(i == j)) == [(at, at) for at in range(2000)]
    assert any_order(100, 100, lambda i, j: float(i == 99 - j)) == [(i, 99 - i) for i in range(100)]


def test_rare_words_tell_more_than_those_that_all_texts_share() -> None:
    left = ["the order is late", "the refund is due"]
    likeness = alike(left, ["the refund was due", "the order will be late", "the refund is due"])
    assert likeness(0, 1) > likeness(0, 0)
    assert 1 > likeness(1, 0) > likeness(1, 1)
    assert likeness(1, 2) == 1
    assert alike(["a"] * 600, ["b"] * 599 + ["a"])(3, 599) == 1
