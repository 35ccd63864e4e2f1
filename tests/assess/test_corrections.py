"""What a judge's numbers come to with labels: differences of cases picked at random, pass rates by its errors."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.assess.judging import compared
from workbench.assess.calibration import calibrate
from workbench.assess.corrections import corrections
from workbench.compare.statistics.judges import ppi_mean, rogan_gladen
from workbench.review.agreement import with_judge
from workbench.review.decisions import labelled
from workbench.store.comparisons import save_comparison
from workbench.store.events import add_event
from workbench.store.verdicts import case_verdicts, suite_verdicts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.assess.judging import Said
    from workbench.assess.corrections import Correction
    from workbench.records import Comparison, Label
    from workbench.store.database import Database

WORSE: Said = (True, False, 0.0)
SAME: Said = (True, True, 0.5)
BAD: Said = (False, False, 0.5)
EQUAL: tuple[Label, Said] = ("equal", SAME)
# Of every ten cases the judge calls three worse; people say so of two of them, and of one that it calls the same.
TEN: list[tuple[Label, Said]] = [
    ("worse", WORSE), ("worse", WORSE), ("equal", WORSE), ("worse", SAME), *[EQUAL] * 6,
]  # fmt: skip


def made(db: Database, labelled_tens: int, other_tens: int) -> Comparison:
    others: Sequence[tuple[None, Said]] = [(None, said) for _, said in TEN * other_tens]
    return compared(db, [*TEN * labelled_tens, *others])


def of(db: Database, comparison: Comparison, *, at_random: bool) -> dict[str, Correction]:
    found = corrections(db, comparison, calibrate(db, comparison), at_random=at_random)
    return {grader.type: one for grader, one in found.items()}


def test_labels_of_a_random_sample_correct_the_difference(db: Database) -> None:
    comparison = made(db, 3, 12)
    rubric, pairs = (of(db, comparison, at_random=True)[kind].difference for kind in ("llm-rubric", "pairwise"))
    assert rubric == pairs
    assert (rubric.judge, rubric.cases, rubric.labelled, rubric.why_not) == (-0.3, 150, 30, None)
    people, judge = [-1.0, -1.0, 0.0, -1.0, *[0.0] * 6] * 3, [-1.0, -1.0, -1.0, *[0.0] * 7]
    assert rubric.by_labels == ppi_mean(people, judge * 3, judge * 12)
    assert rubric.by_labels is not None
    assert rubric.by_labels.estimate == pytest.approx(-0.3)
    assert 0 < rubric.by_labels.weight < 1


def test_unless_somebody_says_that_it_is_one_nothing_is_corrected(db: Database) -> None:
    found = of(db, made(db, 3, 3), at_random=False)["llm-rubric"].difference
    assert (found.judge, found.by_labels) == (-0.3, None)
    assert found.why_not == "nobody said that the labelled cases were picked at random"


def test_a_sample_of_what_changed_is_not_taken_for_a_random_one(db: Database) -> None:
    comparison = made(db, 3, 6)
    cases = [
        replace(one, verdict="regression") if at < 30 else one  # those with labels
        for at, one in enumerate(case_verdicts(db, comparison.id, "letters"))
    ]
    told = suite_verdicts(db, comparison.id)
    save_comparison(db, comparison.baseline.id, comparison.target.id, None, [(told[0], cases)])
    found = of(db, comparison, at_random=True)["llm-rubric"].difference
    assert (found.labelled, found.by_labels) == (30, None)
    assert found.why_not is not None
    assert found.why_not.startswith("labelled cases changed more or less often than the others (p ")


def test_too_few_labels_correct_nothing(db: Database) -> None:
    found = of(db, made(db, 1, 5), at_random=True)["llm-rubric"].difference
    assert found.why_not == "10 cases are labelled and judged on both sides, 20 are needed"


def test_labels_of_all_cases_are_the_difference(db: Database) -> None:
    found = of(db, made(db, 3, 0), at_random=True)["llm-rubric"].difference
    assert found.why_not == "all judged cases are labelled: what people say is the difference"


def test_cases_that_reviewers_differ_on_are_left_out(db: Database) -> None:
    comparison = made(db, 3, 3)
    add_event(db, comparison.id, labelled("letters", "l-000", "equal", "raj"))
    found = of(db, comparison, at_random=True)["llm-rubric"].difference
    assert (found.cases, found.labelled) == (59, 29)


def test_pass_rates_are_corrected_by_known_failures_and_passes(db: Database) -> None:
    comparison = made(db, 3, 12)
    rates = of(db, comparison, at_random=False)["llm-rubric"].rates
    assert rates is not None
    before, after = rates
    assert (before.judge, before.by_labels, before.why_not) == (1.0, None, "no failing output is labelled")
    assert (after.judge, after.outputs, after.why_not) == (0.7, 150, None)
    assert after.by_labels == rogan_gladen(0.7, 6 / 9, 18 / 21, 150, 9, 21)
    assert of(db, comparison, at_random=False)["pairwise"].rates is None


def test_a_judge_that_guesses_corrects_nothing(db: Database) -> None:
    guessing: list[tuple[Label, Said]] = [("both-bad", BAD), ("both-bad", SAME), ("equal", BAD), ("equal", SAME)]
    rates = of(db, compared(db, guessing * 5), at_random=False)["llm-rubric"].rates
    assert rates is not None
    assert rates[1].by_labels is None
    assert rates[1].why_not == "it is right on 50% of failing and 50% of passing outputs, 120% needed together"


def test_a_judge_stands_beside_reviewers_with_the_same_three_numbers(db: Database) -> None:
    (rubric,) = (one for one in calibrate(db, made(db, 3, 0)) if one.grader.type == "llm-rubric")
    beside = with_judge(str(rubric.grader), rubric.counts)
    assert beside is not None
    assert beside.reviewers == ("as imported, llm-rubric, content", "reviewers")
    assert beside.items == 60
    assert beside.percent.value == pytest.approx(rubric.agreement.share)
    assert beside.alpha.value is not None
    assert beside.ac1.value is not None
    assert beside.alpha.value < beside.percent.value  # type: ignore[operator]
    assert with_judge("nobody", ()) is None
