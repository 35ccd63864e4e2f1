"""Each output rests on the input it answered, in whatever order the rows of several models come."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.databases import new_database
from tests.exchange.making import row, rows, write
from workbench.assess.compare import make_comparison
from workbench.records import Case, Suite
from workbench.store.outputs import case_outputs
from workbench.store.runs import find_run
from workbench.store.suites import load_case, save_suite
from workbench.store.verdicts import case_verdicts

if TYPE_CHECKING:
    from workbench.store.database import Database

ASKING = Suite("letters", {"messages": [{"role": "user", "content": "{{input}}"}]})
SAYING = Suite("letters", {"system": "Be kind.", "messages": [{"role": "user", "content": "Say {{word}}"}]})
KNOWN = {
    "asking": (ASKING, [Case("letters", f"k{i}", {"input": f"Say {i}"}) for i in (1, 2)]),
    "saying": (SAYING, [Case("letters", f"k{i}", {"word": str(i)}) for i in (1, 2)]),
}
TALK = [{"role": "user", "content": text} for text in ("Well?", "Say it")]
ANSWERED: list[tuple[str, str, dict[str, Any]]] = [
    ("k1", "m1", {}),
    ("k1", "m2", {}),
    ("k1", "m3", {"messages": TALK, "input": None}),
    ("k2", "m1", {"system": "Be kind."}),
    ("k2", "m2", {"input": "Say other", "system": "Be rude.", "tags": ["t"]}),
    ("k2", "m3", {"system": "Be kind.", "expected": "2"}),
]
LINES = [
    {**row(case, model, output=f"{model} {case} {sample}"), "sample": sample, "input": f"Say {case[1]}", **more}
    for case, model, more in ANSWERED
    for sample in (1, 2)
]


def store_known(db: Database, known: str | None) -> None:
    if known is not None:
        save_suite(db, *KNOWN[known])


def inputs(db: Database, model: str, case: str) -> set[str]:
    """The hashes of the inputs that a model's outputs of a case rest on."""
    return {one.input_hash for one in case_outputs(db, find_run(db, model).id, "letters", case)}


def alike(db: Database, case: str) -> list[bool]:
    """Whether the models m1 and m2, and m1 and m3, were asked one and the same."""
    return [len(inputs(db, "m1", case) | inputs(db, other, case)) == 1 for other in ("m2", "m3")]


@pytest.mark.parametrize("known", [None, "asking", "saying"])
@pytest.mark.parametrize("column", ["model", "case"])
def test_a_case_asked_differently_of_two_models_is_never_compared(
    db: Database, tmp_path: Path, known: str | None, column: str
) -> None:
    store_known(db, known)
    two = [line for line in LINES if line["model"] != "m3"]
    rows(db, write(tmp_path / "a.jsonl", *sorted(two, key=lambda line: str(line[column]))))
    comparison = make_comparison(db, find_run(db, "m1"), find_run(db, "m2"))
    verdicts = {one.case: one.verdict for one in case_verdicts(db, comparison.id, "letters")}
    assert verdicts["k2"] == "input differs"
    assert verdicts["k1"] != "input differs"


@settings(max_examples=15, deadline=None)
@given(st.permutations(LINES), st.sampled_from([None, "asking", "saying"]))
def test_outputs_rest_on_their_own_input_in_any_order(lines: list[dict[str, Any]], known: str | None) -> None:
    with tempfile.TemporaryDirectory() as folder, new_database(Path(folder) / "work.db") as db:
        store_known(db, known)
        assert rows(db, write(Path(folder) / "a.jsonl", *lines)).added == len(lines)
        assert (alike(db, "k1"), alike(db, "k2")) == ([True, False], [False, True])
        case = load_case(db, "letters", "k2")
        assert (case.expected, case.tags) == ("2", ("t",))


@pytest.mark.parametrize("known", [None, "saying"])
def test_the_same_holds_for_rows_far_apart(db: Database, tmp_path: Path, known: str | None) -> None:
    store_known(db, known)
    between = [row(f"c{i}", "m4") for i in range(600)]  # more than is written at once
    lines = [*LINES[::2], *between, *LINES[1::2]]
    assert rows(db, write(tmp_path / "a.jsonl", *lines)).added == len(lines)
    assert (alike(db, "k1"), alike(db, "k2")) == ([True, False], [False, True])
