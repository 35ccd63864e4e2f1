"""What exports hold, and that they come back the same."""

from __future__ import annotations

import contextlib
import copy
import csv
import hashlib
import io
import itertools
import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.databases import new_database
from tests.exchange.making import jsonl, row, rows, write
from workbench.errors import WorkbenchError
from workbench.exchange.caserow import CaseRows
from workbench.exchange.csv import harmless
from workbench.exchange.export import export
from workbench.exchange.manifest import manifest_path
from workbench.exchange.registry import EXPORTS
from workbench.records import (
    LABELS,
    Case,
    CaseVerdict,
    Check,
    CheckResult,
    Comparison,
    Configuration,
    Event,
    Output,
    OutputError,
    Suite,
    SuiteVerdict,
)
from workbench.store.adaptations import save_adaptation
from workbench.store.checks import save_check_results
from workbench.store.comparisons import find_comparison, list_comparisons, save_comparison
from workbench.store.database import open_database
from workbench.store.details import iterate_details
from workbench.store.events import add_event
from workbench.store.outputs import add_outputs, case_outputs
from workbench.store.runs import create_run, list_runs
from workbench.store.suites import save_suite
from workbench.store.values import new_gid
from workbench.suites.replacing import replacing

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.store.database import Database

ODD = "\n\r\t\x00\x1b\x7f\x85\x9b\u2028\u202e\u200b\ufeff\ud800\udcff😀👨‍👩‍👧漢é=+-@\"',;{}\\ ab1"


def joined(text: str) -> str:
    """Surrogate pairs as the characters they stand for: JSON cannot tell them apart."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


texts = st.text(st.sampled_from(ODD) | st.characters(), max_size=12).map(joined)
numbers = st.integers(0, 10**6) | st.floats(0, 1e6)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**40), 2**70) | st.floats(allow_nan=False, allow_infinity=False) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=5,
)
objects = st.dictionaries(texts, json_values, max_size=3)
moments = st.integers(0, 9999).map(lambda n: f"2026-01-01T00:00:00.{n:04}Z")


def optional(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


blocks = st.fixed_dictionaries({"type": st.just("text"), "text": texts}) | st.fixed_dictionaries(
    {"type": st.just("tool_use"), "id": texts, "name": texts, "input": objects}
)
talks = st.lists(
    st.fixed_dictionaries(
        {"role": st.sampled_from(["user", "assistant"]), "content": texts | st.lists(blocks, max_size=2)}
    ),
    min_size=1,
    max_size=3,
).map(tuple)
checks = st.builds(
    Check, type=st.just("contains"), value=texts.filter(lambda text: "{{" not in text), weight=st.floats(0, 5)
)
results = st.builds(
    CheckResult,
    type=texts,
    passed=optional(st.booleans()),
    score=optional(st.floats(0, 1)),
    reason=texts,
    category=texts,
    weight=st.floats(0, 5),
    path=optional(texts),
)
errors = st.builds(
    OutputError, kind=texts, message=texts, status=optional(st.integers(100, 599)), request_id=optional(texts)
)
samples = st.fixed_dictionaries(
    {
        "content": st.lists(blocks, max_size=2).map(tuple),
        "transcript": optional(talks),
        "request": optional(objects),
        "stop_reason": optional(texts),
        "stop_details": optional(st.just({"type": "refusal", "category": None, "explanation": "\x1b[2J"})),
        "usage": optional(objects),
        "latency_ms": optional(numbers),
        "cost_usd": optional(numbers),
        "request_id": optional(texts),
        "model": optional(texts),
        "origin": st.sampled_from(["live", "recorded"]),
        "simulated": st.booleans(),
        "error": optional(errors),
        "at": optional(texts),
    }
)
sides = st.lists(st.tuples(samples, st.lists(results, max_size=2)), max_size=2)
events = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["label", "flag", "note", "settle"]),
        "act": st.sampled_from([None, "a1", "a2"]),
        "cluster": optional(texts),
        "reviewer": texts.filter(bool),
        "at": moments,
        "label": st.sampled_from(LABELS),
        "category": optional(texts),
        "note": optional(texts),
        "blind": st.booleans(),
    }
)
verdict_names = st.sampled_from(["regression", "changed", "improvement", "input differs", "missing"])
cases = st.fixed_dictionaries(
    {
        "case": st.fixed_dictionaries(
            {
                "vars": objects,
                "expected": json_values,
                "tags": st.lists(texts, max_size=2).map(tuple),
                "critical": st.booleans(),
                "checks": st.lists(checks, max_size=1).map(tuple),
                "messages": optional(talks),
                "turns": optional(st.lists(texts, min_size=1, max_size=2).map(tuple)),
                "overrides": optional(objects),
                "original_id": optional(texts),
            }
        ),
        "baseline": sides,
        "target": sides,
        "candidate": sides,
        "verdict": verdict_names,
        "reason": texts,
        "cluster": optional(texts),
        "similarity": optional(st.floats(0, 1)),
        "events": st.lists(events, max_size=3),
    }
)
suites = st.fixed_dictionaries(
    {
        "request": st.fixed_dictionaries(
            {"messages": talks.map(list)}, optional={"system": texts, "tools": st.lists(objects)}
        ),
        "title": optional(texts),
        "risk": st.sampled_from(["low", "medium", "high"]),
        "volume": optional(objects),
        "checks": st.lists(checks, max_size=1).map(tuple),
        "original_id": optional(texts),
        "cases": st.lists(cases, min_size=1, max_size=3),
        "verdict": st.sampled_from(["regression", "neutral", "error"]),
        "note": optional(texts),
        "cluster_note": optional(st.tuples(texts, texts)),
        "adapted": optional(st.tuples(texts, objects)),
    }
)


def event(told: dict[str, Any], suite: str, case: str | None) -> Event:
    """The event a strategy described, with only the fields its kind has."""
    kind = told["kind"]
    said = ("label", "category", "note", "blind", "act", "cluster")
    fields = {"label": said, "settle": said, "note": ("note", "act"), "flag": ("act",)}[kind]
    return Event(new_gid(), kind, told["reviewer"], told["at"], suite, case, **{name: told[name] for name in fields})


def store(db: Database, told: list[dict[str, Any]]) -> Comparison:
    """A comparison as the strategies describe it."""
    runs = {
        side: create_run(db, f"run-{side}", Configuration(f"m-{side}"), kind="run", origin="live", simulated=False)
        for side in ("baseline", "target")
    }
    verdicts = []
    kept: list[tuple[str, str, dict[str, Any]]] = []
    for number, suite in enumerate(told):
        name = f"suite-{number}"
        fields = {key: suite[key] for key in ("request", "title", "risk", "volume", "checks", "original_id")}
        save_suite(db, Suite(name, **fields), [])
        found = []
        for index, one in enumerate(suite["cases"]):
            save_suite(db, Suite(name, **fields), [Case(name, f"c-{index}", **one["case"])])
            for side, run in runs.items():
                put(db, run.id, name, f"c-{index}", one[side])
            found.append(
                CaseVerdict(
                    name,
                    f"c-{index}",
                    one["verdict"],
                    one["reason"],
                    cluster=one["cluster"],
                    similarity=one["similarity"],
                )
            )
            kept.append((name, f"c-{index}", one))
        verdicts.append((SuiteVerdict(name, suite["verdict"], "why", len(found), 1, interval=(-0.5, 0.25)), found))
    comparison = save_comparison(db, runs["baseline"].id, runs["target"].id, None, verdicts)
    tried = create_run(
        db, None, Configuration("m-target", prompt={"suite-0": {"system": "x"}}), kind="candidate", origin="live",
        simulated=True, comparison_id=comparison.id,
    )  # fmt: skip
    for name, case, one in kept:
        put(db, tried.id, name, case, one["candidate"])
        for happened in one["events"]:
            add_event(db, comparison.id, event(happened, name, case))
    for number, suite in enumerate(told):
        name = f"suite-{number}"
        if suite["note"] is not None:
            add_event(db, comparison.id, Event(new_gid(), "note", "ada", "2026", name, note=suite["note"]))
        if suite["cluster_note"] is not None:
            cluster, note = suite["cluster_note"]
            add_event(db, comparison.id, Event(new_gid(), "note", "raj", "2026", name, note=note, cluster=cluster))
        if suite["adapted"] is not None:
            patch, prompt = suite["adapted"]
            save_adaptation(
                db, comparison.id, name, base=suite["request"], prompt=prompt, patch=patch, reviewer="ada", note=patch,
                status="confirmed", runs=[tried.id],
            )  # fmt: skip
    return comparison


def put(db: Database, run: int, suite: str, case: str, side: list[tuple[dict[str, Any], list[CheckResult]]]) -> None:
    add_outputs(db, run, [Output(suite, case, number, **told) for number, (told, _) in enumerate(side, start=1)])
    for stored, (_, said) in zip(case_outputs(db, run, suite, case), side, strict=True):
        if said:
            save_check_results(db, stored.id, [], said)


def write_out(
    db: Database, comparison: Comparison, path: Path, form: str = "jsonl", *, everything: bool = True
) -> bytes:
    export(db, comparison, EXPORTS[form], path, everything=everything)
    return path.read_bytes()


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.lists(suites, min_size=1, max_size=2))
def test_an_export_taken_in_and_exported_again_is_the_same_bytes(
    tmp_path_factory: pytest.TempPathFactory, told: list[dict[str, Any]]
) -> None:
    folder = tmp_path_factory.mktemp("round")
    with new_database(folder / "a.db") as db:
        first = write_out(db, store(db, told), folder / "a.jsonl")
    text = first.decode("utf-8")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202e\ufeff\ud800-\udfff]", text)
    assert text.count("\n") == sum(len(suite["cases"]) for suite in told)
    with new_database(folder / "b.db") as db:
        report = jsonl(db, folder / "a.jsonl")
        assert report.left_out == 0
        assert write_out(db, list_comparisons(db)[0], folder / "b.jsonl") == first
        again = jsonl(db, folder / "a.jsonl")
        assert again.added == 0
        assert write_out(db, list_comparisons(db)[0], folder / "b.jsonl") == first


def test_a_huge_text_comes_back(db: Database, tmp_path: Path) -> None:
    rows(db, write(tmp_path / "a.jsonl", row(output="x\x00\ud800" * 200_000), row(model="m-b")))
    first = write_out(db, compared(db), tmp_path / "out.jsonl")
    with new_database(tmp_path / "b.db") as other:
        jsonl(other, tmp_path / "out.jsonl")
        assert write_out(other, list_comparisons(other)[0], tmp_path / "again.jsonl") == first


def compared(db: Database) -> Comparison:
    """The comparison of the first two runs; every case `changed`."""
    before, after = list_runs(db)[:2]
    found: dict[str, list[CaseVerdict]] = {}
    for suite, case in db.connection.execute("SELECT s.name, c.name FROM cases c JOIN suites s ON s.id = c.suite_id"):
        found.setdefault(suite, []).append(CaseVerdict(suite, case, "changed", "other text"))
    made = [(SuiteVerdict(suite, "inconclusive", "why", len(one), 1), one) for suite, one in found.items()]
    return save_comparison(db, before.id, after.id, None, made)


def label(db: Database, comparison: Comparison, case: str, name: Any, reviewer: str = "ada") -> None:
    add_event(
        db, comparison.id, Event(new_gid(), "label", reviewer, "2026-01-01", "letters", case, label=name, note="=1+1")
    )


@pytest.fixture
def reviewed(db: Database, tmp_path: Path) -> Comparison:
    """Five cases: worse, better, equal, disagreement, undecided."""
    lines = [row(f"c{i}", model, f"{model} {i}", system="Be kind.") for i in range(5) for model in ("m-a", "m-b")]
    rows(db, write(tmp_path / "in.jsonl", *lines))
    comparison = compared(db)
    for case, name in (("c0", "worse"), ("c1", "better"), ("c2", "equal"), ("c3", "worse")):
        label(db, comparison, case, name)
    label(db, comparison, "c3", "better", "raj")
    return comparison


def test_unlabelled_cases_are_left_out_unless_asked_for(db: Database, reviewed: Comparison, tmp_path: Path) -> None:
    some = write_out(db, reviewed, tmp_path / "some.jsonl", everything=False)
    assert [json.loads(line)["final_label"] for line in some.splitlines()] == ["worse", "better", "equal", None]
    assert len(write_out(db, reviewed, tmp_path / "all.jsonl").splitlines()) == 5


def test_preference_rows_prefer_what_reviewers_agreed_on(db: Database, reviewed: Comparison, tmp_path: Path) -> None:
    lines = write_out(db, reviewed, tmp_path / "p.jsonl", "preference").splitlines()
    first, second = (json.loads(line) for line in lines)
    assert first == {
        "prompt": [{"role": "system", "content": "Be kind."}, {"role": "user", "content": "Ask c0"}],
        "chosen": [{"role": "assistant", "content": "m-a 0"}],
        "rejected": [{"role": "assistant", "content": "m-b 0"}],
    }
    assert (second["chosen"][0]["content"], second["rejected"][0]["content"]) == ("m-b 1", "m-a 1")


def test_the_manifest_says_what_the_export_holds(db: Database, reviewed: Comparison, tmp_path: Path) -> None:
    path = tmp_path / "p.jsonl"
    data = write_out(db, reviewed, path, "preference", everything=False)
    manifest = json.loads(manifest_path(path).read_text())
    assert manifest["sha256"] == hashlib.sha256(data).hexdigest()
    assert manifest["bytes"] == len(data)
    assert manifest["filters"] == {"cases": "labelled", "found_by": None}
    assert manifest["counts"]["cases"] == 4
    assert manifest["counts"]["rows"] == 2
    assert manifest["counts"]["final_labels"] == {"better": 1, "equal": 1, "worse": 1}
    assert manifest["comparison"]["baseline"]["name"] == "m-a"


def test_csv_has_one_row_a_case_and_no_formula(db: Database, reviewed: Comparison, tmp_path: Path) -> None:
    text = write_out(db, reviewed, tmp_path / "a.csv", "csv").decode("utf-8-sig")
    found = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [line["case"] for line in found] == ["c0", "c1", "c2", "c3", "c4"]
    assert found[0]["labels"] == "ada worse: =1+1"
    assert (found[0]["baseline_text"], found[0]["target_samples"], found[0]["target_latency_ms"]) == ("m-a 0", "1", "")
    assert found[0]["input"] == "Ask c0"


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1", '"=1', "'=1", "  =1", "＝1", "|x", "%0"],
)
def test_formulas_are_harmless(cell: str) -> None:
    assert str(harmless(cell)).startswith("'")


@given(texts)
def test_no_cell_acts(text: str) -> None:
    cell = harmless(text)
    assert isinstance(cell, str)
    assert not re.match(r"[\s\"]*[=+\-@\t\r]", cell)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202e]", cell)
    assert harmless(5) == 5
    assert harmless(None) == ""


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    path.write_text("old")
    with pytest.raises(RuntimeError), replacing(path) as draft:  # noqa: PT012
        draft.write("half of the new one")
        raise RuntimeError
    assert [one.name for one in tmp_path.iterdir()] == ["out.jsonl"]
    assert path.read_text() == "old"
    with pytest.raises(WorkbenchError, match="cannot be written"), replacing(tmp_path / "no" / "such"):
        pass
    with pytest.raises(WorkbenchError, match="not a plain file"), replacing(tmp_path):
        pass


def test_bad_lines_of_an_export_are_named_and_the_rest_kept(db: Database, reviewed: Comparison, tmp_path: Path) -> None:
    lines = write_out(db, reviewed, tmp_path / "a.jsonl").splitlines()
    broken = tmp_path / "b.jsonl"
    broken.write_bytes(b"\n".join([*lines[:2], b"{}", b"nonsense", *lines[2:]]) + b"\n")
    with new_database(tmp_path / "b.db") as other:
        with pytest.raises(WorkbenchError, match="nothing was imported"):
            jsonl(other, broken, strict=True)
        assert list_runs(other) == []
        report = jsonl(other, broken)
        assert (report.bad, report.added) == (2, 10)
        assert report.problems[0] == f"{broken}:3: not a row of an export: 'about' is missing"
        assert len(list(iterate_details(other, find_comparison(other, "@last").id, labelled_only=False))) == 5


def test_an_export_comes_into_a_database_that_has_runs_of_the_same_names(
    db: Database, reviewed: Comparison, tmp_path: Path
) -> None:
    write_out(db, reviewed, tmp_path / "a.jsonl")
    with new_database(tmp_path / "b.db") as other:
        rows(other, tmp_path / "in.jsonl")
        jsonl(other, tmp_path / "a.jsonl")
        assert [run.name for run in list_runs(other)] == ["m-a", "m-b", "m-a-2", "m-b-2"]


def test_inputs_that_differ_still_differ_after_import(db: Database, tmp_path: Path) -> None:
    rows(db, write(tmp_path / "in.jsonl", row(input="one"), row(model="m-b", input="two")))
    before, after = list_runs(db)
    verdict = CaseVerdict("letters", "c1", "input differs", "other input")
    suite = SuiteVerdict("letters", "error", "nothing to compare", 1, 1)
    write_out(db, save_comparison(db, before.id, after.id, None, [(suite, [verdict])]), tmp_path / "a.jsonl")
    with new_database(tmp_path / "b.db") as other:
        jsonl(other, tmp_path / "a.jsonl")
        hashes = {case_outputs(other, run.id, "letters", "c1")[0].input_hash for run in list_runs(other)}
        assert len(hashes) == 2


def _places(value: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to every part of a value."""
    parts = (
        list(value.items()) if isinstance(value, dict) else list(enumerate(value)) if isinstance(value, list) else []
    )
    return [here for key, part in parts for here in ((*way, key), *_places(part, (*way, key)))]


SPOILED = [None, True, -1, 10**30, 1.5, "", "\ud800", [], {}, [None], {"a": 1}]


@settings(max_examples=60)
@given(data=st.data())
def test_an_edited_export_is_taken_in_or_refused_in_words(
    made_demo: Path, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("edited")
    with open_database(made_demo) as demo:
        comparison = find_comparison(demo, "@last")
        reading = CaseRows(demo, comparison)
        details = iterate_details(demo, comparison.id, labelled_only=False)
        lines = [reading.row(detail) for detail in itertools.islice(details, 2)]
    for _ in range(data.draw(st.integers(1, 3))):
        line = data.draw(st.sampled_from(lines))
        way = data.draw(st.sampled_from(_places(line)))
        for step in way[:-1]:
            line = line[step]
        if isinstance(line, dict) and data.draw(st.booleans()):
            del line[way[-1]]
        else:
            line[way[-1]] = copy.deepcopy(data.draw(st.sampled_from(SPOILED)))
    file = write(folder / "edited.jsonl", *lines)
    with new_database(folder / "work.db") as db, contextlib.suppress(WorkbenchError):
        jsonl(db, file)
        export(db, find_comparison(db, "@last"), EXPORTS["jsonl"], folder / "again.jsonl", everything=True)
