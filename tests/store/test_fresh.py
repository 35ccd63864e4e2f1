"""A label is stale as soon as what it judged is not what suite and comparison hold now, and good again when it is."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from tests.store.making import SUITE, case, event, label, make_comparison, make_run, text_output
from tests.store.test_lossless import in_new_database, lightly
from workbench.records import CaseVerdict, Output, OutputError, SuiteVerdict
from workbench.review.labels import final_label, latest_labels
from workbench.store.comparisons import save_comparison
from workbench.store.conditions import Term
from workbench.store.database import open_database, transaction
from workbench.store.details import case_detail
from workbench.store.events import add_event
from workbench.store.fresh import FRESH, what_changed
from workbench.store.migrations import MIGRATIONS, add_judged, migrate
from workbench.store.outputrows import Place, replace_failed
from workbench.store.outputs import add_outputs
from workbench.store.queue import QueueFilter, next_undecided, queue_counts, queue_window, rows_at, unreviewed_count
from workbench.store.ratings import ratings
from workbench.store.staleness import stale_labels
from workbench.store.suites import save_suite
from workbench.store.verdicts import case_verdicts, suite_verdicts

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.records import Comparison, Suite
    from workbench.store.database import Database

OTHER_PROMPT = replace(SUITE, request=SUITE.request | {"system": "Answer letters shortly."})


def changed(db: Database, comparison: Comparison) -> list[tuple[str, ...]]:
    """Of each label of l-1 what makes it stale, where all who tell of it agree."""
    detail = case_detail(db, comparison.id, "letters", "l-1")
    told: list[tuple[str, ...]] = [detail.changed.get(one.gid, ()) for one in latest_labels(detail.events)]
    stale = {one.reviewer: one.changed for one in stale_labels(db, comparison.id) if one.case == "l-1"}
    (row,) = (row for row in rows_at(db, comparison.id, range(9), "ada") if row.case == "l-1")
    assert row.changed == stale.get("ada", ())
    assert list(stale.values()) == [one for one in told if one]
    return told


def compare_again(db: Database, comparison: Comparison) -> None:
    """Make the verdicts again as they are."""
    suites = [(one, case_verdicts(db, comparison.id, one.suite)) for one in suite_verdicts(db, comparison.id)]
    save_comparison(db, comparison.baseline.id, comparison.target.id, None, suites)


def test_another_prompt_makes_labels_stale_and_the_old_one_good_again(db: Database) -> None:
    comparison = make_comparison(db, ["regression", "changed"])
    label(db, comparison, 1, "worse")
    save_suite(db, replace(SUITE, title="Another title", risk="low"), [])
    assert changed(db, comparison) == [()]
    save_suite(db, OTHER_PROMPT, [])
    assert changed(db, comparison) == [("prompt",)]
    label(db, comparison, 1, "worse", reviewer="raj")
    assert changed(db, comparison) == [("prompt",), ()]
    compare_again(db, comparison)
    assert changed(db, comparison) == [("prompt",), ()]
    save_suite(db, SUITE, [])
    assert changed(db, comparison) == [(), ("prompt",)]


def test_another_case_makes_its_labels_stale_alone(db: Database) -> None:
    comparison = make_comparison(db, ["regression", "changed"])
    for number in (1, 2):
        label(db, comparison, number, "worse")
    save_suite(db, SUITE, [replace(case(1), tags=("late",), critical=True)])
    assert changed(db, comparison) == [()]
    save_suite(db, SUITE, [replace(case(1), expected={"greeting": "Dear"})])
    assert changed(db, comparison) == [("case",)]
    assert [one.case for one in stale_labels(db, comparison.id)] == ["l-1"]
    save_suite(db, OTHER_PROMPT, [case(1, letter="Another letter")])
    assert changed(db, comparison) == [("case", "prompt")]
    save_suite(db, SUITE, [case(1)])
    assert changed(db, comparison) == [()]


def test_a_stale_label_decides_nothing_until_it_is_given_again(db: Database) -> None:
    comparison = make_comparison(db, ["regression", "changed"])
    label(db, comparison, 1, "worse")
    label(db, comparison, 2, "equal")
    save_suite(db, SUITE, [case(1, letter="Another letter")])
    counts = queue_counts(db, comparison.id, "ada")
    assert (counts.decided, counts.by_suite) == (1, {"letters": (2, 1)})
    assert unreviewed_count(db, comparison.id) == 1
    for word in ("stale", "undecided"):
        found = queue_window(db, comparison.id, QueueFilter("ada", terms=(Term("is", (word,)),)), 0, 9)
        assert [(row.case, row.label, row.stale) for row in found] == [("l-1", "worse", True)]
        assert next_undecided(db, comparison.id, QueueFilter("ada"), None) == found[0].position
    assert [(one.case, one.stale) for one in ratings(db, comparison.id)] == [("l-1", True), ("l-2", False)]
    assert db.connection.execute("SELECT \"case\", stale FROM current_labels ORDER BY 1").fetchall() == [
        ("l-1", 1), ("l-2", 0)
    ]  # fmt: skip
    detail = case_detail(db, comparison.id, "letters", "l-1")
    assert final_label(detail.events, detail.stale) is None
    label(db, comparison, 1, "equal")
    assert (queue_counts(db, comparison.id, "ada").decided, unreviewed_count(db, comparison.id)) == (2, 0)


def test_labels_that_differ_are_in_dispute_only_while_both_hold(db: Database) -> None:
    comparison = make_comparison(db, ["regression"])
    label(db, comparison, 1, "worse")
    save_suite(db, OTHER_PROMPT, [])
    label(db, comparison, 1, "equal", reviewer="raj")
    disputed = QueueFilter("ada", terms=(Term("is", ("disputed",)),))
    assert queue_window(db, comparison.id, disputed, 0, 9) == []
    label(db, comparison, 1, "worse")
    assert [row.case for row in queue_window(db, comparison.id, disputed, 0, 9)] == ["l-1"]
    add_event(db, comparison.id, event(1, "settle", "worse"))
    assert queue_window(db, comparison.id, disputed, 0, 9) == []
    save_suite(db, SUITE, [])
    detail = case_detail(db, comparison.id, "letters", "l-1")
    assert final_label(detail.events, detail.stale) is None


def test_further_samples_leave_a_label_alone_and_the_first_of_a_side_does_not(db: Database) -> None:
    comparison = make_comparison(db, ["regression"])
    label(db, comparison, 1, "worse")
    for run in (comparison.baseline, comparison.target):
        add_outputs(db, run.id, [replace(text_output(1, "Once more"), sample=sample) for sample in (3, 2)])
        compare_again(db, comparison)
        assert changed(db, comparison) == [()]


def test_the_first_answer_of_a_side_is_another_output(db: Database) -> None:
    save_suite(db, SUITE, [case(1)])
    before, after = make_run(db, "before", text_output(1, "Dear you")), make_run(db, "after")
    verdict = SuiteVerdict("letters", "error", "nothing to compare", 1, 1)
    missing = [CaseVerdict("letters", "l-1", "missing", "the target has no output")]
    comparison = save_comparison(db, before.id, after.id, None, [(verdict, missing)])
    label(db, comparison, 1, "equal")
    add_outputs(db, after.id, [text_output(1, "Dear me")])
    compare_again(db, comparison)
    assert changed(db, comparison) == [("output",)]


def test_an_answer_in_the_place_of_an_error_is_another_output_at_once(db: Database) -> None:
    comparison = make_comparison(db, ["error"])
    failed = Output("letters", "l-1", 2, error=OutputError("overloaded_error", "Overloaded", 529), origin="live")
    add_outputs(db, comparison.target.id, [failed])
    compare_again(db, comparison)
    label(db, comparison, 1, "equal")
    assert changed(db, comparison) == [()]
    answer = replace(text_output(1, "At last", sample=2), origin="live")
    number, *place = db.connection.execute(
        "SELECT id, run_id, case_id, case_revision_id, suite_revision_id FROM outputs WHERE error IS NOT NULL"
    ).fetchone()
    with transaction(db):
        replace_failed(db.connection, number, Place(*place), answer)
    assert changed(db, comparison) == [("output",)]
    before = db.connection.execute("SELECT judged FROM verdicts").fetchall()
    compare_again(db, comparison)
    assert db.connection.execute("SELECT judged FROM verdicts").fetchall() == before
    assert "output" in changed(db, comparison)[0]


STATES = st.lists(st.tuples(st.sampled_from("pq"), st.sampled_from("cd"), st.booleans()), min_size=1, max_size=8)


@lightly
@given(STATES)
def test_a_label_holds_while_prompt_and_case_are_what_they_were(states: list[tuple[str, str, bool]]) -> None:
    def steps(db: Database) -> None:
        comparison = make_comparison(db, ["regression"])
        given_at: tuple[str, str] | None = None
        for prompt, letter, gives in states:
            save_suite(db, _with(prompt), [case(1, letter=letter)])
            if gives:
                label(db, comparison, 1, "worse")
                given_at = (prompt, letter)
            if given_at is not None:
                told = {"prompt": given_at[0] != prompt, "case": given_at[1] != letter}
                assert set(changed(db, comparison)[-1]) == {name for name, is_so in told.items() if is_so}

    in_new_database(steps)


def _with(prompt: str) -> Suite:
    return replace(SUITE, request=SUITE.request | {"system": prompt})


WORDS = st.lists(st.sampled_from(["b1:00000001", "b2:0000000a", "b-", "t1:error", "t1:0000000b", "t2:0000000c"]),
                 unique=True)  # fmt: skip
JUDGED = st.none() | st.builds(
    lambda prompt, case, words: " ".join([prompt, case, *sorted(words)]),
    st.sampled_from(["aaaaaaaa", "bbbbbbbb"]), st.sampled_from(["cccccccc", "dddddddd"]), WORDS,
)  # fmt: skip
RESULTS = st.sampled_from([None, "one", "two"])


@given(RESULTS, JUDGED, RESULTS, JUDGED)
def test_the_database_and_the_words_agree_on_what_is_stale(
    results: str | None, judged: str | None, results_now: str | None, judged_now: str | None
) -> None:
    query = f"SELECT {FRESH} FROM (SELECT ? results_hash, ? judged) l, (SELECT ? results_hash, ? judged) v"
    (fresh,) = _MEMORY.execute(query, (results, judged, results_now, judged_now)).fetchone()
    assert bool(fresh) is not bool(what_changed((results, judged), (results_now, judged_now)))


_MEMORY = sqlite3.connect(":memory:")


def test_labels_of_an_older_database_are_stale_by_what_came_after_them(tmp_path: Path) -> None:
    path = tmp_path / "older.db"
    raw = sqlite3.connect(path, isolation_level=None)
    migrate(raw, MIGRATIONS[: MIGRATIONS.index(add_judged)])
    _label_in_may(raw)
    raw.close()
    with open_database(path) as db:
        assert [(row.case, row.changed) for row in rows_at(db, 1, range(4), "ada")] == [
            ("same", ()), ("earlier", ()), ("edited", ("case", "prompt")), ("answered", ("prompt", "output")),
        ]  # fmt: skip
        assert db.connection.execute("SELECT count(*) FROM case_revisions WHERE facts_hash IS NULL").fetchone() == (0,)
        save_suite(db, replace(SUITE, id="april"), [])
        assert [row.changed for row in rows_at(db, 1, range(2), "ada")] == [("prompt",), ("prompt",)]


def _label_in_may(raw: sqlite3.Connection) -> None:
    """Two suites of two cases, all labelled in May. The suites' prompts were changed in April and in June, and so was a
    case of each; a case of the second got its answer in July.
    """

    def insert(table: str, **values: object) -> int:
        marks = ", ".join("?" * len(values))
        cursor = raw.execute(f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})", tuple(values.values()))
        assert cursor.lastrowid is not None
        return cursor.lastrowid

    def revision(of: str, number: int, moment: str, **values: object) -> int:
        made = insert(f"{of}_revisions", hash=moment, check_set_id=1, created_at=f"2026-{moment}",
                      **{f"{of}_id": number}, **values)  # fmt: skip
        raw.execute(f"UPDATE {of}s SET current_revision_id = ? WHERE id = ?", (made, number))
        return made

    texts = [
        insert("texts", hash=f"{number:08x}" * 8, body=body) for number, body in enumerate(['"a"', '"b"', "{}", "[]"])
    ]
    insert("check_sets", hash="none", checks="[]")
    insert("configurations", hash="h", model="claude-a", overrides="{}")
    for name in ("old", "new"):
        insert(
            "runs", gid=name, name=name, kind="run", configuration_id=1, origin="live", simulated=0, created_at="2026"
        )
    insert("comparisons", gid="g", name="old-new", baseline_run_id=1, target_run_id=2, created_at="2026",
           refreshed_at="2026")  # fmt: skip
    names = iter(("same", "earlier", "edited", "answered"))
    for month in ("04", "06"):
        suite = insert("suites", name={"04": "april", "06": "june"}[month])
        seen = revision("suite", suite, "01", risk="low", margin=0.05, request_text_id=texts[0])
        for edited in (month == "06", month == "04"):
            number = insert("cases", suite_id=suite, name=(name := next(names)))
            asked = {"input_text_id": texts[2], "tags": "[]", "critical": 0}
            first = revision("case", number, "01", input_hash="one", **asked)
            for run in (1, 2):
                at = "2026-07" if (name, run) == ("answered", 2) else "2026-02"
                insert("outputs", run_id=run, case_id=number, sample=1, case_revision_id=first, suite_revision_id=seen,
                       content_text_id=texts[3], origin="live", simulated=0, at=at)  # fmt: skip
            insert("verdicts", comparison_id=1, position=number - 1, suite_id=suite, case_id=number, verdict="changed",
                   reason="", critical=0, target_case_revision_id=first, target_suite_revision_id=seen)  # fmt: skip
            label = insert("events", gid=name, comparison_id=1, kind="label", reviewer="ada", at="2026-05", blind=0,
                           suite_id=suite, case_id=number, label="worse", case_revision_id=first)  # fmt: skip
            raw.execute("INSERT INTO event_outputs SELECT ?, id FROM outputs WHERE case_id = ?", (label, number))
            if edited:
                revision("case", number, month, input_hash="two", **asked)
        revision("suite", suite, month, risk="low", margin=0.05, request_text_id=texts[1])
