"""A stale label goes out marked as such, counts for nothing, and comes back stale."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.assess.making import ASKED, keep_checks, made_run
from tests.databases import new_database
from tests.exchange.making import jsonl
from workbench.assess.compare import make_comparison
from workbench.exchange.export import export
from workbench.exchange.registry import EXPORTS
from workbench.records import Check, Suite
from workbench.review.decisions import labelled
from workbench.store.comparisons import find_comparison
from workbench.store.events import add_event
from workbench.store.staleness import stale_labels
from workbench.store.suites import save_suite

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.store.database import Database


def test_a_stale_label_is_marked_and_survives_the_round_trip(db: Database, tmp_path: Path) -> None:
    keep_checks(db, Check("max-words", 3))
    comparison = make_comparison(db, made_run(db, "a", "b", "c"), made_run(db, "a", "b b b b", "c c c c c"))
    add_event(db, comparison.id, labelled("letters", "l-2", "worse", "ada"))
    add_event(db, comparison.id, labelled("letters", "l-3", "worse", "ada"))
    keep_checks(db, Check("max-words", 4))
    make_comparison(db, comparison.baseline, comparison.target)
    first, again = tmp_path / "first.jsonl", tmp_path / "again.jsonl"
    export(db, comparison, EXPORTS["jsonl"], first, everything=True)
    told = {row["case"]: row for row in map(json.loads, first.read_text().splitlines())}
    assert [told[case]["labels"][0]["stale"] for case in ("l-2", "l-3")] == [True, False]
    assert [told[case]["final_label"] for case in ("l-2", "l-3")] == [None, "worse"]
    export(db, comparison, EXPORTS["csv"], tmp_path / "flat.csv", everything=True)
    assert "ada worse (stale: the checks' results changed)" in (tmp_path / "flat.csv").read_text()
    with new_database(tmp_path / "other.db") as other:
        jsonl(other, first)
        found = find_comparison(other, "@last")
        assert [one.case for one in stale_labels(other, found.id)] == ["l-2"]
        export(other, found, EXPORTS["jsonl"], again, everything=True)
    assert again.read_bytes() == first.read_bytes()


def test_a_label_on_another_prompt_comes_back_as_stale_as_it_was(db: Database, tmp_path: Path) -> None:
    keep_checks(db, Check("max-words", 3))
    comparison = make_comparison(db, made_run(db, "a", "b", "c"), made_run(db, "a", "b b", "c c"))
    add_event(db, comparison.id, labelled("letters", "l-2", "worse", "ada"))
    save_suite(db, Suite("letters", ASKED | {"system": "Be short."}, checks=(Check("max-words", 3),)), [])
    add_event(db, comparison.id, labelled("letters", "l-3", "worse", "ada"))
    first, again = tmp_path / "first.jsonl", tmp_path / "again.jsonl"
    export(db, comparison, EXPORTS["jsonl"], first, everything=True)
    labels = {row["case"]: row["labels"] for row in map(json.loads, first.read_text().splitlines())}
    assert [labels[case][0]["changed"] for case in ("l-2", "l-3")] == [["prompt"], []]
    with new_database(tmp_path / "other.db") as other:
        jsonl(other, first)
        found = find_comparison(other, "@last")
        assert [(one.case, one.changed) for one in stale_labels(other, found.id)] == [("l-2", ("prompt",))]
        export(other, found, EXPORTS["jsonl"], again, everything=True)
    assert again.read_bytes() == first.read_bytes()
