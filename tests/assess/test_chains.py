"""A run that is a side of several comparisons: what the checks say in one of them stays as it is in the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.assess.making import keep_checks, made_run
from tests.databases import new_database
from workbench.assess.compare import make_comparison
from workbench.assess.recheck import recheck_run
from workbench.exchange.export import export
from workbench.exchange.jsonl import import_jsonl
from workbench.exchange.registry import EXPORTS
from workbench.records import Check
from workbench.review.decisions import labelled
from workbench.store.comparisons import find_comparison
from workbench.store.details import case_detail
from workbench.store.events import add_event
from workbench.store.queue import QueueFilter, queue_window
from workbench.store.staleness import stale_labels

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.records import Comparison
    from workbench.store.database import Database


def said(db: Database, comparison: Comparison) -> list[tuple[bool | None, str]]:
    """What is said of the target's answer to l-2."""
    (target,) = case_detail(db, comparison.id, "letters", "l-2").target
    return [(one.passed, one.reason) for one in target.checked.results]


def chain(db: Database) -> tuple[Comparison, Comparison]:
    keep_checks(db, Check("similar-to-baseline"))
    one, two, three = made_run(db, "a", "b", "c"), made_run(db, "a", "other", "c"), made_run(db, "a", "other", "c")
    return make_comparison(db, one, two), make_comparison(db, two, three)


def test_a_later_comparison_leaves_the_results_of_an_earlier_one_alone(db: Database) -> None:
    first, second = chain(db)
    assert [passed for passed, _ in said(db, first)] == [False]
    assert [passed for passed, _ in said(db, second)] == [True]
    add_event(db, first.id, labelled("letters", "l-2", "worse", "ada"))
    before = said(db, first)
    make_comparison(db, second.baseline, second.target)
    make_comparison(db, first.baseline, first.target)
    assert said(db, first) == before
    assert stale_labels(db, first.id) == []
    told = recheck_run(db, first.target)  # the baseline of one, the target of the other
    assert (told.suites[0].changed, told.suites[0].passed_now) == (0, 2)


def test_a_chain_comes_back_from_its_exports(db: Database, tmp_path: Path) -> None:
    comparisons = chain(db)
    files = [tmp_path / "first.jsonl", tmp_path / "second.jsonl"]
    for comparison, file in zip(comparisons, files, strict=True):
        add_event(db, comparison.id, labelled("letters", "l-2", "worse", "ada"))
        export(db, comparison, EXPORTS["jsonl"], file, everything=True)
    with new_database(tmp_path / "other.db") as other:
        for number, file in enumerate(files, start=1):
            list(import_jsonl(other, file))
            again = tmp_path / f"again-{number}.jsonl"
            export(other, find_comparison(other, str(number)), EXPORTS["jsonl"], again, everything=True)
            assert again.read_bytes() == file.read_bytes()
        list(import_jsonl(other, files[1]))
        assert said(other, find_comparison(other, "1")) == said(db, comparisons[0])


def test_an_export_has_the_checks_that_its_results_are_of(db: Database, tmp_path: Path) -> None:
    keep_checks(db, Check("max-words", 3))
    comparison = make_comparison(db, made_run(db, "a", "b", "c"), made_run(db, "a", "b b b b", "c c c c c"))
    add_event(db, comparison.id, labelled("letters", "l-2", "worse", "ada"))
    keep_checks(db, Check("max-words", 4))
    make_comparison(db, comparison.baseline, comparison.target)
    keep_checks(db, Check("max-words", 9))  # read again, but nothing was checked by it yet
    file = tmp_path / "out.jsonl"
    export(db, comparison, EXPORTS["jsonl"], file, everything=True)
    with new_database(tmp_path / "other.db") as other:
        list(import_jsonl(other, file))
        found = find_comparison(other, "@last")
        verdicts = [(row.case, row.verdict) for row in queue_window(db, comparison.id, QueueFilter("ada"), 0, 9)]
        for _ in range(2):
            rows = queue_window(other, found.id, QueueFilter("ada"), 0, 9)
            assert [(row.case, row.verdict) for row in rows] == verdicts
            assert [one.case for one in stale_labels(other, found.id)] == ["l-2"]
            make_comparison(other, found.baseline, found.target)


def test_another_failing_check_of_the_same_type_makes_a_label_stale_and_a_moved_limit_does_not(db: Database) -> None:
    keep_checks(db, Check("contains", "yes"), Check("max-words", 1))
    comparison = make_comparison(db, made_run(db, "a", "b", "c"), made_run(db, "a", "b b b", "c"))
    add_event(db, comparison.id, labelled("letters", "l-2", "worse", "ada"))
    for asked, most, stale in (("yes", 2, 0), ("no", 2, 1), ("yes", 1, 0)):
        keep_checks(db, Check("contains", asked), Check("max-words", most))
        make_comparison(db, comparison.baseline, comparison.target)
        assert len(stale_labels(db, comparison.id)) == stale


def test_a_label_rests_on_what_was_seen_when_it_was_given(db: Database) -> None:
    keep_checks(db, Check("max-words", 3))
    comparison = make_comparison(db, made_run(db, "a", "b", "c"), made_run(db, "a", "b b b b", "c"))
    shown = queue_window(db, comparison.id, QueueFilter("ada"), 0, 9)[0]
    assert shown.results_hash == case_detail(db, comparison.id, "letters", shown.case).results_hash
    keep_checks(db, Check("max-words", 4))
    make_comparison(db, comparison.baseline, comparison.target)
    event = labelled("letters", shown.case, "worse", "ada", results_hash=shown.results_hash)
    add_event(db, comparison.id, event)
    assert [one.case for one in stale_labels(db, comparison.id)] == ["l-2"]
