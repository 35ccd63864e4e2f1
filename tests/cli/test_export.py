"""`export --filter`: the words of the app's search say which cases are written, in every format."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.asking import done, told, told_json
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from pathlib import Path


def labelled(db: Path) -> None:
    for suite, case, label, reviewer in (
        ("support-triage", "t-001", "worse", "ada"), ("support-triage", "t-002", "equal", "ada"),
        ("brand-voice", "01-aske", "worse", "raj"),
    ):  # fmt: skip
        done(db, "label", "demo", suite, case, label, "--reviewer", reviewer)


def cases(db: Path, file: Path, *words: str, form: str = "jsonl") -> list[str]:
    done(db, "export", "demo", "--format", form, "-o", str(file), "--filter", *words)
    if form == "csv":
        with file.open(encoding="utf-8-sig", newline="") as lines:
            return [row["case"] for row in csv.DictReader(lines)]
    rows = [json.loads(line) for line in file.read_text().splitlines()]
    return [row["case"] if form == "jsonl" else row["prompt"][0]["role"] for row in rows]


def test_a_search_says_which_cases_are_written(demo_db: Path, tmp_path: Path) -> None:
    labelled(demo_db)
    file = tmp_path / "out"
    assert cases(demo_db, file, "suite:support-*") == ["t-001", "t-002"]
    assert cases(demo_db, file, "suite:support-triage is:worse", "--reviewer", "ada") == ["t-001"]
    assert cases(demo_db, file, "reviewer:raj label:worse", form="csv") == ["01-aske"]
    assert len(cases(demo_db, file, "reviewer:ada label:worse", form="preference")) == 1
    manifest = json.loads((tmp_path / "out.manifest.json").read_text())
    assert manifest["filters"] == {"cases": "labelled", "found_by": "reviewer:ada label:worse"}
    written = told_json(
        demo_db, "export", "demo", "--format", "csv", "-o", str(file), "--all", "--filter", "suite:brand-voice"
    )
    assert written["rows"] > 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("suite:nowhere", "no case of 'demo' is found by suite:nowhere"),
        ("suite:brand-voice", "found by suite:brand-voice no case is labelled"),
        ("verdikt:regression", "there is no field 'verdikt' to filter by"),
        ("is:worst", "is:worst is not known"),
    ],
)
def test_a_filter_that_leaves_nothing_writes_nothing(demo_db: Path, tmp_path: Path, words: str, said: str) -> None:
    file = tmp_path / "out.csv"
    refused = told(demo_db, "export", "demo", "--format", "csv", "-o", str(file), "--filter", words).exception
    assert isinstance(refused, WorkbenchError)
    assert said in refused.message
    assert refused.exit_code == 2
    assert list(tmp_path.glob("out*")) == []
