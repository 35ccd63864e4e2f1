"""The queue: its order, its filters, its counts, the next case to decide, and the search."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.store.making import SUITE, case, event, label, make_comparison, make_run, text_output
from workbench.errors import StoreError, UnknownNameError
from workbench.records import CaseVerdict, CheckResult, Configuration, SuiteVerdict, SuiteVerdictName
from workbench.store.adaptations import attach_runs, find_adaptation, list_adaptations, save_adaptation, set_status
from workbench.store.checks import load_check_results, save_check_results
from workbench.store.comparisons import find_comparison, list_comparisons, save_comparison
from workbench.store.conditions import Term
from workbench.store.database import data_version, open_database
from workbench.store.details import case_detail, iterate_details
from workbench.store.events import add_event
from workbench.store.outputs import add_outputs, case_outputs
from workbench.store.queue import (
    QueueFilter,
    next_undecided,
    next_undecided_in,
    queue_counts,
    queue_positions,
    queue_window,
    rows_at,
    unreviewed_count,
)
from workbench.store.runs import create_run
from workbench.store.suites import save_suite
from workbench.store.verdicts import cases_by_verdict, suite_verdicts

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.records import Comparison
    from workbench.store.database import Database

ADA = QueueFilter("ada")


def shown(db: Database, comparison: Comparison, queue_filter: QueueFilter = ADA) -> list[str]:
    rows = queue_window(db, comparison.id, queue_filter, 0, 100)
    assert [row.position for row in rows] == list(queue_positions(db, comparison.id, queue_filter))
    return [row.case for row in rows]


def test_worst_first_then_critical_then_natural_order(db: Database) -> None:
    verdicts = ["unchanged", "regression", "changed", "error", "regression", *["regression"] * 6, "flaky"]
    comparison = make_comparison(db, verdicts, critical=frozenset({7}))  # type: ignore[arg-type]
    assert shown(db, comparison) == [
        "l-7", "l-2", "l-5", "l-6", "l-8", "l-9", "l-10", "l-11", "l-12", "l-4", "l-3", "l-1",
    ]  # fmt: skip


def test_suites_by_verdict_then_risk_then_name(db: Database) -> None:
    wanted: list[tuple[str, SuiteVerdictName, str]] = [
        ("b", "regression", "high"), ("a", "regression", "low"), ("e", "error", "low"), ("c", "inconclusive", "low"),
        ("d", "inconclusive", "low"), ("f", "improvement", "high"), ("g", "neutral", "high"),
    ]  # fmt: skip
    outputs = []
    for name, _, risk in wanted:
        save_suite(db, replace(SUITE, id=name, risk=risk), [case(1, suite=name)])  # type: ignore[arg-type]
        outputs.append(text_output(1, "x", suite=name))
    before, after = make_run(db, "before", *outputs), make_run(db, "after", *outputs)
    made = [
        (SuiteVerdict(name, verdict, "r", 1, 1, counts={"changed": 1}), [CaseVerdict(name, "l-1", "changed", "r")])
        for name, verdict, _ in sorted(wanted)
    ]
    comparison = save_comparison(db, before.id, after.id, None, made)
    assert [one.suite for one in suite_verdicts(db, comparison.id)] == [name for name, _, _ in wanted]
    assert [row.suite for row in queue_window(db, comparison.id, ADA, 0, 9)] == [name for name, _, _ in wanted]
    assert sorted(suite_verdicts(db, comparison.id), key=lambda one: one.suite) == [one for one, _ in made]


def test_of_suites_alike_in_verdict_and_risk_the_one_in_which_most_cases_moved_comes_first(db: Database) -> None:
    moved = {"a": 1, "b": 3, "c": 2}
    outputs = []
    for name in moved:
        save_suite(db, replace(SUITE, id=name), [case(1, suite=name)])
        outputs.append(text_output(1, "x", suite=name))
    before, after = make_run(db, "before", *outputs), make_run(db, "after", *outputs)
    made = [
        (SuiteVerdict(name, "regression", "r", 4, 1, counts={"regression": number}), [
            CaseVerdict(name, "l-1", "regression", "r")
        ])
        for name, number in moved.items()
    ]  # fmt: skip
    comparison = save_comparison(db, before.id, after.id, None, made)
    assert [one.suite for one in suite_verdicts(db, comparison.id)] == ["b", "c", "a"]


def test_refreshing_keeps_identity_and_labels(db: Database) -> None:
    comparison = make_comparison(db, ["regression", "changed"])
    label(db, comparison, 2, "worse")
    suite = SuiteVerdict("letters", "neutral", "better now", 2, 1)
    verdicts = [CaseVerdict("letters", f"l-{number}", "unchanged", "r") for number in (1, 2)]
    again = save_comparison(db, comparison.baseline.id, comparison.target.id, "renamed", [(suite, verdicts)])
    assert (again.id, again.gid, again.created_at) == (comparison.id, comparison.gid, comparison.created_at)
    assert again.refreshed_at >= comparison.refreshed_at
    assert [(row.verdict, row.label) for row in queue_window(db, again.id, ADA, 0, 9)] == [
        ("unchanged", None), ("unchanged", "worse"),
    ]  # fmt: skip
    assert list_comparisons(db) == [again]
    assert find_comparison(db, "renamed") == find_comparison(db, "@last") == find_comparison(db, str(again.id)) == again


def test_refreshing_with_an_unknown_case_changes_nothing(db: Database) -> None:
    comparison = make_comparison(db, ["regression"])
    bad = [CaseVerdict("letters", "l-9", "changed", "r")]
    with pytest.raises(UnknownNameError):
        save_comparison(
            db, comparison.baseline.id, comparison.target.id, None, [(SuiteVerdict("letters", "error", "", 1, 1), bad)]
        )
    assert shown(db, comparison) == ["l-1"]
    with pytest.raises(StoreError, match="cannot name"):
        save_comparison(db, comparison.target.id, comparison.baseline.id, "12", [])


def test_filters(db: Database) -> None:
    comparison = make_comparison(db, ["regression", "regression", "changed", "unchanged"], critical=frozenset({3}))
    label(db, comparison, 1, "worse")
    label(db, comparison, 3, "better", reviewer="raj")
    label(db, comparison, 1, "equal", reviewer="raj")
    add_event(db, comparison.id, event(4, "flag", reviewer="raj"))
    add_event(db, comparison.id, event(4, "note", note="look", reviewer="raj"))
    add_event(db, comparison.id, event(2, "label", "both-bad", category="tone"))
    db.connection.execute(
        "INSERT INTO assignments (comparison_id, case_id, reviewer) SELECT ?, id, 'ada' FROM cases WHERE name = 'l-3'",
        (comparison.id,),
    )
    everything = ["l-1", "l-2", "l-3", "l-4"]
    for expected, terms in [
        (["l-1", "l-2"], (Term("verdict", ("regression", "flaky")),)),
        (["l-3", "l-4"], (Term("verdict", ("regression", "flaky"), negated=True),)),
        (["l-3", "l-4"], (Term("is", ("undecided",)),)),
        (["l-1", "l-2"], (Term("is", ("labelled",)),)),
        (["l-1"], (Term("is", ("worse",)),)),
        (["l-1", "l-4"], (Term("is", ("worse", "flagged")),)),
        (["l-1"], (Term("label", ("worse",)),)),
        (["l-1", "l-2"], (Term("label", ("worse", "both-bad")),)),
        (["l-3"], (Term("label", ("better",)), Term("reviewer", ("raj",)))),
        (["l-1", "l-3"], (Term("reviewer", ("raj",)),)),
        (["l-2", "l-4"], (Term("reviewer", ("raj",), negated=True),)),
        (["l-4"], (Term("is", ("flagged",)),)),
        (["l-4"], (Term("is", ("noted",)),)),
        (["l-3"], (Term("is", ("critical",)),)),
        (["l-3"], (Term("is", ("mine",)),)),
        (["l-1"], (Term("is", ("disputed",)),)),
        (["l-2"], (Term("category", ("tone",)),)),
        (["l-1", "l-3", "l-4"], (Term("category", ("tone",), negated=True),)),
        (everything, (Term("suite", ("letters",)),)),
        (everything, (Term("suite", ("lett*",)),)),
        ([], (Term("suite", ("bills",)),)),
        (everything, (Term("risk", ("high",)),)),
        ([], (Term("cause", ("prompt-wording",)),)),
    ]:
        assert shown(db, comparison, replace(ADA, terms=terms)) == expected, terms
    both = (Term("is", ("labelled",)), Term("verdict", ("regression",)))
    assert shown(db, comparison, QueueFilter("ada", "reply 2", both)) == ["l-2"]


def test_what_is_settled_is_no_longer_disputed(db: Database) -> None:
    comparison = make_comparison(db, ["regression"])
    disputed = replace(ADA, terms=(Term("is", ("disputed",)),))
    label(db, comparison, 1, "worse")
    assert shown(db, comparison, disputed) == []
    label(db, comparison, 1, "equal", reviewer="raj")
    assert shown(db, comparison, disputed) == ["l-1"]
    add_event(db, comparison.id, event(1, "settle", "worse"))
    assert shown(db, comparison, disputed) == []


def test_a_check_is_one_that_fails_on_the_target(db: Database) -> None:
    comparison = make_comparison(db, ["regression", "changed"])
    for run, number in ((comparison.target, 1), (comparison.baseline, 2)):
        output = case_outputs(db, run.id, "letters", f"l-{number}")[0]
        failed = (CheckResult("max-words", False, 0.0, "long", "format"),)
        save_check_results(db, output.id, SUITE.checks, failed)
    assert shown(db, comparison, replace(ADA, terms=(Term("check", ("max-words",)),))) == ["l-1"]
    assert shown(db, comparison, replace(ADA, terms=(Term("check", ("is-json",)),))) == []


def test_counts(db: Database) -> None:
    comparison = make_comparison(db, ["regression", "regression", "changed"])
    label(db, comparison, 1, "worse")
    label(db, comparison, 3, "better", reviewer="raj")
    counts = queue_counts(db, comparison.id, "ada")
    assert (counts.total, counts.decided) == (3, 1)
    assert counts.by_suite == {"letters": (3, 1)}
    assert unreviewed_count(db, comparison.id) == 1
    assert cases_by_verdict(db, comparison.id)["letters"]["regression"] == ["l-1", "l-2"]


def test_next_undecided_in_both_directions(db: Database) -> None:
    comparison = make_comparison(db, ["changed"] * 6)
    for number in (1, 3, 6):
        label(db, comparison, number, "equal")
    steps = [next_undecided(db, comparison.id, ADA, after) for after in (None, 0, 1, 3, 4)]
    assert steps == [1, 1, 3, 4, None]
    back = [next_undecided(db, comparison.id, ADA, after, backwards=True) for after in (None, 4, 3, 1)]
    assert back == [4, 3, 1, None]
    assert next_undecided(db, comparison.id, replace(ADA, text="reply 5"), None) == 4


def test_windows_and_rows(db: Database) -> None:
    comparison = make_comparison(db, ["changed"] * 10)
    assert [row.position for row in queue_window(db, comparison.id, ADA, 7, 50)] == [7, 8, 9]
    assert [row.position for row in rows_at(db, comparison.id, [5, 2, 77], "ada")] == [5, 2]


def test_another_writer_is_noticed(db: Database, path: Path) -> None:
    comparison = make_comparison(db, ["changed"])
    before = data_version(db)
    label(db, comparison, 1, "worse")
    assert data_version(db) == before
    with open_database(path) as other:
        label(other, comparison, 1, "better", reviewer="raj")
    assert data_version(db) != before


def test_detail_holds_outputs_checks_and_candidates(db: Database) -> None:
    comparison = make_comparison(db, ["regression", "changed"])
    target = case_outputs(db, comparison.target.id, "letters", "l-1")[0]
    save_check_results(db, target.id, SUITE.checks, (CheckResult("max-words", True, 1.0, "3 words", "format"),))
    failed = (CheckResult("is-json", False, 0.0, "no", "format"), CheckResult("emoji", False, 0.0, "", "tone", 0.0))
    save_check_results(db, target.id, SUITE.checks[1:], failed)
    assert load_check_results(db, target.id) == failed
    candidates = []
    for number in (1, 2, 1):
        run = create_run(
            db, None, Configuration("claude-b"), kind="candidate", origin="live", simulated=True,
            comparison_id=comparison.id,
        )  # fmt: skip
        add_outputs(db, run.id, [text_output(number, "again")])
        candidates.append(run.name)
    create_run(db, None, Configuration("x"), kind="candidate", origin="live", simulated=True)
    detail = case_detail(db, comparison.id, "letters", "l-1")
    assert (detail.case, detail.suite, detail.verdict.reason) == (case(1), SUITE, "because 1")
    assert [one.run.name for one in detail.candidates] == [candidates[2], candidates[0]]
    assert (detail.baseline[0].checked.passed, detail.baseline[0].checked.results) == (None, ())
    assert (detail.target[0].checked.passed, detail.target[0].checked.score) == (False, 0.0)
    assert detail.target[0].checked.results == failed
    with pytest.raises(UnknownNameError):
        case_detail(db, comparison.id, "letters", "l-3")
    with pytest.raises(UnknownNameError):
        case_detail(db, 99, "letters", "l-1")


def test_detail_shows_the_revision_that_was_compared(db: Database) -> None:
    comparison = make_comparison(db, ["regression"])
    save_suite(db, replace(SUITE, title="Later"), [case(1, letter="Rewritten")])
    detail = case_detail(db, comparison.id, "letters", "l-1")
    assert (detail.case, detail.suite) == (case(1), SUITE)


def test_details_stream_in_queue_order(db: Database) -> None:
    comparison = make_comparison(db, ["unchanged", "regression", "changed"])
    label(db, comparison, 3, "worse", reviewer="raj")
    cases = [one.case.id for one in iterate_details(db, comparison.id, labelled_only=False)]
    assert cases == ["l-2", "l-3", "l-1"]
    assert [one.case.id for one in iterate_details(db, comparison.id, labelled_only=True)] == ["l-3"]


def test_adaptations(db: Database) -> None:
    comparison = make_comparison(db, ["regression"])
    first = save_adaptation(
        db, comparison.id, "letters", base={"b": 1, "a": 2}, prompt={"c": 3}, patch="@@", reviewer="ada",
        runs=[comparison.target.id],
    )  # fmt: skip
    assert (first.status, first.runs, list(first.base)) == ("draft", (comparison.target.id,), ["b", "a"])
    attach_runs(db, first.id, [comparison.baseline.id, comparison.target.id])
    assert set_status(db, first.id, "confirmed").runs == (comparison.baseline.id, comparison.target.id)
    assert list_adaptations(db) == list_adaptations(db, comparison.id, "letters") == [find_adaptation(db, first.id)]
    assert list_adaptations(db, comparison.id, "bills") == list_adaptations(db, 99) == []
    with pytest.raises(UnknownNameError):
        find_adaptation(db, 9)
    with pytest.raises(UnknownNameError):
        set_status(db, 9, "draft")


SEARCHABLE = {
    1: "Your refund of 12 € is on its way, señora.",
    2: "返金は明日までに届きます。",
    3: "คืนเงินภายในสามวัน",
    4: '```json\n{"priority": "high"}\n```',
    5: "refunds are not given",
}


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("refund", [1, 5]), ("REFU", [1, 5]), ("refund way", [1]), ('"refund of 12"', [1]), ('"refund"', [1]),
        ("senora", [1]), ("明日", [2]), ("金", [2]), ("日明", []), ("ภายใน", [3]), ("```", [4]), ('{"', [4]),
        ("priority high", [4]), ("letters/l-3", [3]), ("l-4 json", [4]), ("Letter 5", [5]), ("nowhere", []),
        ("", [1, 2, 3, 4, 5]), ('"', [1, 2, 3, 4, 5]), ("NOT refund", [5]), ("refund*", [1, 5]), ("text:refund", []),
    ],
)  # fmt: skip
def test_search(db: Database, text: str, numbers: list[int]) -> None:
    save_suite(db, SUITE, (case(number) for number in SEARCHABLE))
    before = make_run(db, "before", *(text_output(number, "plain") for number in SEARCHABLE))
    after = make_run(db, "after", *(text_output(number, said) for number, said in SEARCHABLE.items()))
    make_run(db, "unrelated", *(text_output(number, "nowhere") for number in SEARCHABLE))
    cases = [CaseVerdict("letters", f"l-{number}", "changed", "r") for number in SEARCHABLE]
    comparison = save_comparison(
        db, before.id, after.id, None, [(SuiteVerdict("letters", "neutral", "r", 5, 1), cases)]
    )
    assert shown(db, comparison, replace(ADA, text=text)) == [f"l-{number}" for number in numbers]


@pytest.mark.parametrize(
    "queue_filter", [ADA, replace(ADA, text="letter"), replace(ADA, terms=(Term("suite", ("letters",)),))]
)
def test_the_next_undecided_is_looked_for_range_by_range(db: Database, queue_filter: QueueFilter) -> None:
    comparison = make_comparison(db, ["regression"] * 8)
    for number in (1, 2, 6):  # at positions 0, 1 and 5
        label(db, comparison, number, "worse")

    def found(*ranges: tuple[int, int], backwards: bool = False) -> int | None:
        return next_undecided_in(db, comparison.id, queue_filter, ranges, backwards=backwards)

    assert found((5, 7), (0, 4)) == 6
    assert found((5, 5), (0, 4)) == 2
    assert found((5, 5), (3, 4), (2, 2), backwards=True) == 4
    assert found((0, 1), (5, 5), (1, 0)) is None
