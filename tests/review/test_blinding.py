"""Sides in random order: what is said of A and B comes to the label that was meant, and nothing tells before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.databases import new_database
from tests.store.making import make_comparison, make_run
from workbench.assess.compare import make_comparison as compared
from workbench.errors import WorkbenchError
from workbench.records import LABELS, Case, Output, Suite
from workbench.review.blinding import meant, names_a_model, refuse_telling
from workbench.review.decisions import labelled
from workbench.store.blinding import go_blind, is_swapped
from workbench.store.conditions import Term
from workbench.store.database import open_database
from workbench.store.details import case_detail
from workbench.store.events import add_event
from workbench.store.outputs import add_outputs
from workbench.store.queue import QueueFilter, queue_positions, queue_window, rows_at
from workbench.store.suites import save_suite
from workbench.store.verdicts import suite_verdicts

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.records import Label


@given(st.sampled_from(LABELS), st.booleans())
def test_the_four_labels_of_a_and_b_are_the_four_labels_each_once(label: Label, swapped: bool) -> None:
    assert meant(meant(label, swapped=swapped), swapped=swapped) == label
    assert {meant(one, swapped=swapped) for one in LABELS} == set(LABELS)
    assert meant("worse", swapped=True) == "better"  # A, which is better, is the target then
    assert meant("both-bad", swapped=swapped) == "both-bad"


def test_a_case_keeps_its_sides_from_one_start_to_the_next() -> None:
    assert [at for at in range(10) if is_swapped("one", "desk", f"c-{at}")] == [0, 1, 6]
    assert is_swapped("one", "d\ud800sk", "ü/\0")


def test_about_half_of_the_cases_are_swapped_for_every_reviewer_others() -> None:
    cases = [("desk", f"c-{number}") for number in range(400)]
    first, second = ([is_swapped(seed, *case) for case in cases] for seed in ("one", "two"))
    assert 150 < sum(first) < 250
    assert 150 < sum(a != b for a, b in zip(first, second, strict=True)) < 250


@pytest.mark.parametrize(
    "words",
    ["verdict:regression", "-category:format", "is:disputed", "is:undecided,worse", "reviewer:raj", "late is:stale"],
)
def test_a_search_that_would_tell_is_refused(words: str) -> None:
    with pytest.raises(WorkbenchError, match="would tell"):
        refuse_telling(words)


def test_a_search_that_tells_nothing_is_open() -> None:
    refuse_telling("suite:desk is:undecided -is:flagged risk:high the verdict on late parcels")


def test_an_answer_that_names_a_model_is_found() -> None:
    said = Output("desk", "late", 1, content=({"type": "text", "text": "As Claude 3.5 Sonnet I cannot."},))
    assert names_a_model(said)
    assert not names_a_model(Output("desk", "late", 1, content=({"type": "text", "text": "A cloud, a sonata."},)))


def test_a_blind_connection_finds_nothing_of_a_case_before_its_label(tmp_path: Path) -> None:
    path = tmp_path / "review.db"
    with new_database(path) as db:
        comparison = make_comparison(db, ["regression", "improvement", "flaky", "changed", "unchanged"])
        add_event(db, comparison.id, labelled("letters", "l-1", "worse", "raj"))
        seed = go_blind(db, comparison.id, "ada")
        everything = QueueFilter(reviewer="ada")
        rows = queue_window(db, comparison.id, everything, 0, 9)
        assert {(row.verdict, row.reason, row.category, row.others) for row in rows} == {("", "", None, ())}
        assert not queue_positions(db, comparison.id, QueueFilter("ada", terms=(Term("verdict", ("regression",)),)))
        (suite,) = suite_verdicts(db, comparison.id)
        assert (suite.verdict, suite.reason, suite.counts, suite.cases) == ("", "", {}, 5)
        detail = case_detail(db, comparison.id, "letters", "l-1")
        assert detail.blinded
        assert detail.events == []
        assert "claude" not in repr(detail.baseline) + repr(detail.target)
        sides = [side[0].checked.output.content for side in (detail.baseline, detail.target)]

        add_event(db, comparison.id, labelled("letters", "l-1", "worse", "ada", blind=True))
        told = case_detail(db, comparison.id, "letters", "l-1")
        assert not told.blinded
        outputs = [side[0].checked.output.content for side in (told.baseline, told.target)]
        assert outputs == (sides[::-1] if is_swapped(seed, "letters", "l-1") else sides)
        (row,) = [row for row in queue_window(db, comparison.id, everything, 0, 9) if row.case == "l-1"]
        assert (row.verdict, row.others) == ("regression", (("raj", "worse"),))
        order = [row.case for row in rows]
    with open_database(path) as db:
        assert go_blind(db, comparison.id, "ada") == seed
        assert [row.case for row in rows_at(db, comparison.id, range(5), "ada")] == order
    with open_database(path) as db:
        assert go_blind(db, comparison.id, "raj") != seed


def test_what_one_run_alone_has_does_not_tell_its_side(tmp_path: Path) -> None:
    answer = ({"type": "text", "text": "Tomorrow."},)
    said = ({"role": "user", "content": "When?"}, {"role": "assistant", "content": "Tomorrow."})
    blocks = tuple({**one, "content": [{"type": "text", "text": one["content"]}]} for one in said)
    with new_database(tmp_path / "review.db") as db:
        request = {"max_tokens": 9, "messages": [{"role": "user", "content": "{{ask}}"}]}
        save_suite(
            db, Suite("desk", request), [Case("desk", "one", {"ask": "When?"}), Case("desk", "two", turns=("a",))]
        )
        runs = [make_run(db, name) for name in ("before", "after")]
        for sample in (1, 2, 3):
            add_outputs(db, runs[1].id, [Output("desk", "one", sample, content=answer, transcript=blocks)])
        add_outputs(db, runs[0].id, [Output("desk", "one", 1, content=answer, transcript=said)])
        add_outputs(db, runs[0].id, [Output("desk", "two", 1, content=answer)])
        add_outputs(db, runs[1].id, [Output("desk", "two", 1, content=answer, transcript=blocks)])
        comparison = compared(db, *runs)
        go_blind(db, comparison.id, "ada")
        for case in ("one", "two"):
            detail = case_detail(db, comparison.id, "desk", case)
            first, second = ([one.checked.output for one in side] for side in (detail.baseline, detail.target))
            assert first == second
            assert len(first) == 1
