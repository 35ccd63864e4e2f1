"""A suite's cases and outputs, read in ranges; results of many outputs, kept at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.store.making import SUITE, case, make_run, text_output
from workbench.records import Check, CheckResult
from workbench.store.checks import Said, load_check_results, save_check_results, save_results_of_pair
from workbench.store.outputs import count_cases, suite_outputs
from workbench.store.ranges import case_ranges
from workbench.store.suites import load_cases, save_suite

if TYPE_CHECKING:
    from workbench.records import Run
    from workbench.store.database import Database

ANSWERED = [2, 3, 5, 6, 7, 9]


@pytest.fixture
def run(db: Database) -> Run:
    """Ten cases, six of them answered twice; those of another suite came between them."""
    other = replace(SUITE, id="notes")
    for number in range(1, 11):
        save_suite(db, SUITE, [case(number)])
        save_suite(db, other, [case(number, suite="notes")])
    outputs = [text_output(number, f"{number}.{sample}", sample=sample) for number in ANSWERED for sample in (1, 2)]
    return make_run(db, "answers", *outputs, *(text_output(number, "-", suite="notes") for number in ANSWERED))


@pytest.mark.parametrize(
    ("first", "size", "expected"),
    [
        (3, 2, [[1, 2, 3, 4, 5], [6, 7], [8, 9], [10]]),
        (6, 1, [[1, 2, 3, 4, 5, 6, 7, 8, 9], [10]]),
        (7, 1, [[*range(1, 11)]]),
    ],
)
def test_ranges_hold_all_cases_and_the_first_as_many_answered_ones_as_asked(
    db: Database, run: Run, first: int, size: int, expected: list[list[int]]
) -> None:
    ranges = case_ranges(db, "letters", run.id, first, size)
    assert [[one.id for one in load_cases(db, "letters", within)] for within in ranges] == [
        [f"l-{number}" for number in numbers] for numbers in expected
    ]
    whole = list(suite_outputs(db, run.id, "letters"))
    assert [one for within in ranges for one in suite_outputs(db, run.id, "letters", within)] == whole
    assert [(one.output.case, one.output.sample) for one in whole] == [
        (f"l-{number}", sample) for number in ANSWERED for sample in (1, 2)
    ]


def test_a_suite_without_cases_has_one_empty_range(db: Database, run: Run) -> None:
    save_suite(db, replace(SUITE, id="bare"), [])
    (within,) = case_ranges(db, "bare", run.id, 5, 5)
    assert load_cases(db, "bare", within) == []
    assert list(suite_outputs(db, run.id, "bare", within)) == []


def test_cases_with_outputs_of_any_run_are_counted_once(db: Database, run: Run) -> None:
    other = make_run(db, "more", text_output(3, "again"), text_output(10, "new"))
    assert count_cases(db, (run.id, other.id), "letters") == len(ANSWERED) + 1


def test_results_of_many_outputs_are_kept_as_those_of_each_one_would_be(db: Database, run: Run) -> None:
    checks = (Check("max-words", 90), Check("equals", {"a": [1]}, path="$.a", weight=2.0))
    other = (Check("max-words", 80),)
    long, short, wrong = (
        CheckResult("max-words", False, 0.0, "91 words", "format", 1.0, None),
        CheckResult("max-words", True, 1.0, "3 words", "format", 1.0, None),
        CheckResult("equals", None, None, "not JSON", "content", 2.0, "$.a"),
    )
    stored = [one.id for one in suite_outputs(db, run.id, "letters")][:3]
    said = [
        Said(stored[0], checks, (long, wrong)),
        Said(stored[1], checks, (short, wrong)),
        Said(stored[2], other, (short,)),
    ]
    target = make_run(db, "target").id
    save_check_results(db, stored[0], checks, (short, wrong))
    save_results_of_pair(db, [replaced._replace(results=replaced.results[::-1]) for replaced in said], (run.id, target))
    save_results_of_pair(db, said, (run.id, target))
    assert [load_check_results(db, one, (run.id, target)) for one in stored] == [one.results for one in said]
    assert load_check_results(db, stored[0], (target, run.id)) == (short, wrong)
    kept = db.connection.execute("SELECT output_id, passed, score FROM checkings WHERE target_run_id IS NOT NULL")
    assert kept.fetchall() == [(stored[0], 0, 0.0), (stored[1], 1, 1.0), (stored[2], 1, 1.0)]
