"""Runs: names and numbers, and outputs that are added once and never changed."""

from __future__ import annotations

import tracemalloc
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.store.making import SUITE, case, make_comparison, make_run, text_output
from workbench.errors import UnknownNameError
from workbench.records import Configuration, Run
from workbench.store.outputs import AddCounts, add_outputs, case_outputs, suite_outputs
from workbench.store.runs import create_run, find_run, find_run_by_gid, list_runs, run_suites
from workbench.store.suites import save_suite

if TYPE_CHECKING:
    from workbench.records import RunKind
    from workbench.store.database import Database


def new_run(db: Database, model: str, kind: RunKind = "run", name: str | None = None) -> Run:
    return create_run(db, name, Configuration(model), kind=kind, origin="live", simulated=True)


def test_names_follow_the_model(db: Database) -> None:
    names = [new_run(db, "claude-b").name for _ in range(3)]
    assert names == ["claude-b", "claude-b-2", "claude-b-3"]
    assert not new_run(db, "4417").name.isdigit()
    assert new_run(db, "claude-b", "candidate").name == "claude-b-candidate"


def test_runs_are_found_by_name_number_and_age(db: Database) -> None:
    first, second = new_run(db, "claude-a"), new_run(db, "claude-b")
    new_run(db, "claude-b", "candidate")
    assert find_run(db, "claude-a") == find_run(db, str(first.id)) == find_run(db, "@last-1") == first
    assert find_run(db, "@last") == find_run_by_gid(db, second.gid) == second
    assert list_runs(db) == [first, second]
    assert len(list_runs(db, include_candidates=True)) == 3
    assert find_run_by_gid(db, "none") is None


@pytest.mark.parametrize("handle", ["claude-aa", "7", "@last-5", "@lost", "", "²", "9" * 40])
def test_unknown_run(db: Database, handle: str) -> None:
    new_run(db, "claude-a")
    with pytest.raises(UnknownNameError) as caught:
        find_run(db, handle)
    assert caught.value.hint


def test_run_made_elsewhere_keeps_its_identity(db: Database) -> None:
    run = create_run(
        db, "theirs", Configuration("m"), kind="import", origin="recorded", simulated=False, gid="ab" * 16,
        created_at="2026-01-02T03:04:05Z",
    )  # fmt: skip
    assert (run.gid, run.created_at) == ("ab" * 16, "2026-01-02T03:04:05Z")


def test_outputs_come_back_in_order_and_once(db: Database) -> None:
    save_suite(db, SUITE, (case(number) for number in (1, 2, 10)))
    outputs = [text_output(number, f"{number}/{sample}", sample=sample) for number in (1, 2, 10) for sample in (1, 2)]
    run = make_run(db, "run", *reversed(outputs))
    assert [one.output for one in suite_outputs(db, run.id, "letters")] == outputs
    changed = replace(outputs[0], content=())
    assert add_outputs(db, run.id, [changed, text_output(1, "more", sample=3)]) == AddCounts(added=1, duplicates=1)
    assert [one.output.sample for one in case_outputs(db, run.id, "letters", "l-1")] == [1, 2, 3]
    assert case_outputs(db, run.id, "letters", "l-1")[0].output == outputs[0]
    found = find_run(db, "run")
    assert (found.outputs, found.suites, run_suites(db, run.id)) == (7, ("letters",), ["letters"])


def test_one_unknown_case_adds_nothing(db: Database) -> None:
    save_suite(db, SUITE, [case(1)])
    run = make_run(db, "run")
    with pytest.raises(UnknownNameError, match="l-2"):
        add_outputs(db, run.id, [text_output(1, "a"), text_output(2, "b")])
    with pytest.raises(UnknownNameError, match="no suite"):
        add_outputs(db, run.id, [text_output(1, "a", suite="bills")])
    assert find_run(db, "run").outputs == 0
    assert case_outputs(db, run.id, "letters", "l-1") == []


def test_many_outputs_need_little_memory(db: Database) -> None:
    save_suite(db, SUITE, (case(number) for number in range(4000)))
    run = make_run(db, "run")
    tracemalloc.start()
    add_outputs(db, run.id, (text_output(number, f"{number} " * 1000) for number in range(4000)))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 2_000_000  # 20 MB of text passed through
    tracemalloc.start()
    assert sum(1 for _ in suite_outputs(db, run.id, "letters")) == 4000
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 2_000_000


def test_outputs_are_read_while_others_are_written(db: Database) -> None:
    comparison = make_comparison(db, ["changed"] * 5)
    run = make_run(db, "copy")
    for stored in suite_outputs(db, comparison.baseline.id, "letters"):
        add_outputs(db, run.id, [stored.output])
    assert find_run(db, "copy").outputs == 5
