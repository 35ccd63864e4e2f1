"""`compare` as a lead and as CI meet it: table, JSON, gate, files, and gates that go stale."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest

from tests.cli.asking import done, told, told_json
from tests.cli.running import workbench
from tests.databases import new_database
from tests.store.making import make_comparison
from workbench.errors import ExitCode, WorkbenchError
from workbench.records import Check
from workbench.store.database import open_database
from workbench.store.gates import rests_on, save_gate
from workbench.store.suites import load_cases, load_suite, save_suite

if TYPE_CHECKING:
    from pathlib import Path


RUNS = ("compare", "1", "2")


def test_the_table_begins_with_what_regressed_and_ends_with_what_is_common(demo_db: Path) -> None:
    lines = done(demo_db, *RUNS).stdout.splitlines()
    assert lines[0].split()[:2] == ["suite", "verdict"]
    rows = lines[1 : lines.index("")]
    verdicts = [line.split()[1] for line in rows]
    assert len(rows) == 8
    assert verdicts == sorted(verdicts, key=["regression", "error", "improvement", "inconclusive", "neutral"].index)
    rest = lines[lines.index("") + 1 :]
    assert rest[0] == "3 of 8 suites regressed, 0 improved, 5 could not be decided."
    assert rest[1].startswith("Over 8 suites and 420 cases the target's pass rate is ")
    assert rest[3].split() == ["cases", "suites", "changed", "in", "the", "same", "way"]
    counts = [int(line.split()[0]) for line in rest[4:14]]
    assert counts == sorted(counts, reverse=True)
    assert "adds a ```json fence (support-triage)" in "\n".join(rest[4:14])  # one suite has it alone: which
    assert rest[14].startswith("and ")
    assert rest[14].endswith(" more clusters")


def test_json_holds_the_evidence_of_every_suite(demo_db: Path) -> None:
    found = told_json(demo_db, *RUNS)
    regressed = [one["suite"] for one in found["suites"] if one["verdict"] == "regression"]
    assert regressed
    assert found["gate"] == {
        "fail_on": ["regression", "error"], "failed": [f"{name}: regression" for name in regressed], "stale": [],
    }  # fmt: skip
    assert found["pooled"]["suites"] == 8
    assert (found["latency"]["ratio"], found["latency"]["simulated"]) == (None, 420)
    for one in found["suites"]:
        assert one["q_value"] is not None or one["screened"]
        assert 0 < one["minimum_detectable"] < 1
        assert one["noise"] == {"measured": False, "churn": None}
        assert (one["latency"]["cases"], one["latency"]["simulated"]) == (0, one["cases"])
        tests = one["category_tests"]
        assert bool(tests) == (one["suite"] in regressed)
        assert not any(test["found"] for test in tests.values()) or tests[one["category"]]["found"]
        cases = {case for verdict in one["cases_by_verdict"].values() for case in verdict}
        assert cases.issuperset(case for cluster in one["clusters"] for case in cluster["cases"])
        assert (one["cases_to_decide"] is None) or one["verdict"] == "inconclusive"
    worst = [one["worst_not_excluded"] for one in found["suites"] if one["verdict"] == "inconclusive"]
    assert worst == sorted(worst)


def test_ci_gets_junit_and_markdown_that_say_the_same(demo_db: Path, tmp_path: Path) -> None:
    junit, markdown = tmp_path / "junit.xml", tmp_path / "comment.md"
    ended = workbench(*RUNS, "--junit", str(junit), "--markdown", str(markdown), db=demo_db)
    assert ended.returncode == 1
    assert f"{junit} written: " in ended.stderr
    failing = {
        one.get("classname")
        for one in ET.parse(junit).iter("testcase")
        if one.get("name") == "verdict of the suite" and one.find("failure") is not None
    }
    gate = ended.stderr.split("gate failed: regression in 3 suites (")[1]
    assert set(gate.strip().rstrip(")").split(", ")) == failing
    text = markdown.read_text("utf-8")
    assert text.startswith("### FAILED: ")
    assert all(f"`{name}`" in text for name in failing)

    passed = done(demo_db, *RUNS, "--fail-on", "", "--markdown", "-")
    assert passed.return_value is ExitCode.DONE
    assert passed.stdout.startswith("### Passed: ")
    assert "comparison 1" not in passed.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--junit", "-", "--json"), "--junit and --json cannot both be standard output"),
        (("--junit", "-", "--markdown", "-"), "--junit and --markdown cannot both be standard output"),
        (("--fail-on", "regresion"), "--fail-on does not know 'regresion'"),
        (("--junit", "absent/junit.xml"), "cannot be written"),
    ],
)
def test_what_cannot_be_done_is_one_message(demo_db: Path, arguments: tuple[str, ...], message: str) -> None:
    error = told(demo_db, *RUNS, *arguments).exception
    assert isinstance(error, WorkbenchError)
    assert message in error.message
    assert error.exit_code is ExitCode.UNUSABLE


@pytest.mark.parametrize(
    ("fail_on", "failed"),
    [
        ("error,missing", []),
        ("unreviewed", ["420 cases unreviewed"]),
        ("missing , unreviewed", ["420 cases unreviewed"]),
    ],
)
def test_only_what_is_named_fails(demo_db: Path, fail_on: str, failed: list[str]) -> None:
    result = done(demo_db, *RUNS, "--fail-on", fail_on, "--json")
    assert json.loads(result.stdout)["gate"]["failed"] == failed
    assert result.return_value is (ExitCode.GATE_FAILED if failed else ExitCode.DONE)


def test_a_gate_is_kept_and_goes_stale_when_a_check_changes(demo_db: Path, tmp_path: Path) -> None:
    def gate() -> Any:
        return told_json(demo_db, "comparisons")["comparisons"][0]["gate"]

    done(demo_db, *RUNS, "--fail-on", "error")
    assert gate() == {"fail_on": ["error"], "failed": [], "stale": []}
    assert done(demo_db, "comparisons").stdout.splitlines()[1].endswith("  passed")

    with open_database(demo_db) as db:
        suite = load_suite(db, "brand-voice")
        save_suite(db, replace(suite, checks=(*suite.checks, Check("max-words", 500))), load_cases(db, "brand-voice"))
    assert gate()["stale"] == ["brand-voice: checks changed"]
    assert done(demo_db, "comparisons").stdout.splitlines()[1].endswith("  passed, stale: brand-voice: checks changed")
    report = tmp_path / "report.json"
    done(demo_db, "report", "1", "-o", str(report))
    assert json.loads(report.read_text("utf-8"))["gate"]["stale"] == ["brand-voice: checks changed"]

    done(demo_db, *RUNS, "--fail-on", "error")
    assert gate()["stale"] == []


def test_a_gate_that_failed_is_never_told_as_passed(tmp_path: Path) -> None:
    path, report = tmp_path / "review.db", tmp_path / "report.json"
    with new_database(path) as db:
        made = make_comparison(db, ["changed", "changed"])
        ground = rests_on(db, (made.baseline.id, made.target.id))
        save_gate(db, made.id, ["unreviewed"], ["2 cases unreviewed"], ground)
    for case in ("l-1", "l-2"):
        done(path, "label", "1", "letters", case, "equal", "--reviewer", "ada")
    assert done(path, "comparisons").stdout.splitlines()[1].endswith("  failed, stale: verdicts or labels changed")
    done(path, "report", "1", "-o", str(report))
    assert json.loads(report.read_text("utf-8"))["gate"]["failed"] == ["2 cases unreviewed"]


def test_a_file_that_cannot_be_written_comes_with_what_to_do(demo_db: Path, tmp_path: Path) -> None:
    for option, path in (("--junit", tmp_path / "absent" / "junit.xml"), ("--markdown", tmp_path)):
        error = told(demo_db, *RUNS, option, str(path)).exception
        assert isinstance(error, WorkbenchError)
        assert error.where == str(path)
        assert (error.hint or "").startswith(f"give {option} a file in a folder that exists")


def test_a_comparison_without_a_gate_has_none(tmp_path: Path) -> None:
    path = tmp_path / "review.db"
    with new_database(path) as db:
        make_comparison(db, ["regression", "changed"])
    assert told_json(path, "comparisons")["comparisons"][0]["gate"] is None
    assert done(path, "comparisons").stdout.splitlines()[1].endswith("Z")


def test_labels_given_since_make_a_gate_on_reviews_another(demo_db: Path) -> None:
    done(demo_db, *RUNS, "--fail-on", "unreviewed")
    done(demo_db, "label", "1", "support-triage", "t-001", "worse", "--reviewer", "ada")
    (found,) = told_json(demo_db, "comparisons")["comparisons"]
    assert found["gate"] == {
        "fail_on": ["unreviewed"], "failed": ["420 cases unreviewed"], "stale": ["verdicts or labels changed"],
    }  # fmt: skip
