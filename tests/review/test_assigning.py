"""Spreading cases over reviewers: fair, whole where it can be, and the same whenever it is asked."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.errors import WorkbenchError
from workbench.review.assigning import Assignable, spread

RISKS = ("high", "medium", "low")
PEOPLE = ("ada", "raj", "mei", "tom")


@st.composite
def queues(draw: st.DrawFn) -> list[Assignable]:
    suites = draw(st.lists(st.sampled_from(RISKS), min_size=1, max_size=4))
    clusters = st.sampled_from([None, None, "fence", "refusal", "words"])
    return [
        Assignable(f"suite-{at}", f"c-{number}", risk, draw(clusters))
        for at, risk in enumerate(suites)
        for number in range(draw(st.integers(0, 25)))
    ]


@given(queues(), st.integers(1, 4), st.sampled_from(["", "one", "two"]))
def test_everybody_gets_the_same_of_each_risk_but_for_two_cases(
    cases: list[Assignable], people: int, seed: str
) -> None:
    given_to = spread(cases, PEOPLE[:people], seed=seed)
    assert given_to.keys() == {one.name for one in cases}
    for risk in RISKS:
        of_risk = [one for one in cases if one.risk == risk]
        loads = Counter(dict.fromkeys(PEOPLE[:people], 0))
        loads.update(given_to[one.name][0] for one in of_risk)
        assert max(loads.values()) - min(loads.values()) <= 2


@given(queues(), st.integers(2, 4))
def test_clusters_stay_whole_but_for_few_that_even_the_shares_out(cases: list[Assignable], people: int) -> None:
    given_to = spread(cases, PEOPLE[:people])
    for risk in RISKS:
        of_risk = [one for one in cases if one.risk == risk]
        divided = 0
        for cluster in {one.cluster for one in of_risk} - {None}:
            members = [one.name for one in of_risk if one.cluster == cluster]
            if len(members) <= -(-len(of_risk) // people):
                divided += len({given_to[name] for name in members}) - 1
        assert divided < people


@pytest.mark.parametrize("sizes", [(400, 400, 400), (900, 90, 10), (333,) * 7, (70, 60, 50, 40, 30, 20, 10)])
def test_large_clusters_leave_shares_even(sizes: tuple[int, ...]) -> None:
    cases = [
        Assignable(f"suite-{number % 5}", f"c-{at}-{number:04}", "high", f"cluster-{at}")
        for at, size in enumerate(sizes)
        for number in range(size)
    ]
    for people in (2, 3, 4):
        loads = Counter(reviewer for (reviewer,) in spread(cases, PEOPLE[:people]).values())
        assert max(loads.values()) - min(loads.values()) <= max(2, 0.02 * len(cases) / people)


@given(queues(), st.integers(2, 4), st.floats(0, 1), st.randoms())
def test_an_overlap_is_as_large_as_asked_goes_to_two_and_follows_from_the_seed(
    cases: list[Assignable], people: int, overlap: float, random: object
) -> None:
    given_to = spread(cases, PEOPLE[:people], overlap=overlap, seed="s")
    assert sum(len(reviewers) == 2 for reviewers in given_to.values()) == round(overlap * len(cases))
    assert all(len(set(reviewers)) == len(reviewers) for reviewers in given_to.values())
    mixed = list(cases)
    random.shuffle(mixed)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    assert spread(mixed, PEOPLE[:people], overlap=overlap, seed="s") == given_to


def test_what_cannot_be_spread_is_refused() -> None:
    with pytest.raises(WorkbenchError, match="needs two"):
        spread([], ["ada"], overlap=0.2)
    with pytest.raises(WorkbenchError, match="named twice"):
        spread([], ["ada", "raj", "ada"])
