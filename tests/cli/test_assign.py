"""`assign` as a lead meets it: cases are spread, shown, and spread anew as work goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
import pytest

from tests.cli.asking import done, told, told_json
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from pathlib import Path


def test_cases_are_spread_evenly_and_what_is_decided_keeps_its_reviewer(demo_db: Path) -> None:
    first = told_json(demo_db, "assign", "demo", "ada", "raj", "--overlap", "20%")
    assert first["assigned"] == 420
    assert [one["reviewer"] for one in first["reviewers"]] == ["ada", "raj"]
    assert [one["shared"] for one in first["reviewers"]] == [84, 84]
    assert abs(first["reviewers"][0]["cases"] - first["reviewers"][1]["cases"]) <= 50  # a tenth of them
    assert told_json(demo_db, "assign", "demo", "ada", "raj", "--overlap", "20%") == first
    done(demo_db, "label", "demo", "support-triage", "t-001", "worse", "--reviewer", "ada")
    again = told_json(demo_db, "assign", "demo", "mei")
    assert again["assigned"] == 419
    kept = {one["reviewer"]: one["cases"] for one in again["reviewers"]}
    assert kept["mei"] == 419
    assert sum(kept.values()) - kept["mei"] in (1, 2)  # the case that has a label, and its overlap
    shown = done(demo_db, "assign", "demo", "--show")
    assert "mei" in shown.stdout
    assert told_json(demo_db, "assign", "demo", "--show")["reviewers"] == again["reviewers"]


def test_a_search_says_which_cases(demo_db: Path) -> None:
    found = told_json(demo_db, "assign", "demo", "ada", "--filter", "suite:brand-voice", "--verdict", "regression")
    assert found["assigned"] == found["reviewers"][0]["cases"] == 12


def test_what_cannot_be_assigned_is_said(demo_db: Path) -> None:
    assert isinstance(told(demo_db, "assign", "demo").exception, click.UsageError)
    assert isinstance(told(demo_db, "assign", "demo", "ada", "--overlap", "some").exception, click.BadParameter)
    refused = told(demo_db, "assign", "demo", "ada", "--overlap", "10%").exception
    assert isinstance(refused, WorkbenchError)
    assert "two reviewers" in refused.message
    assert "no case" in done(demo_db, "assign", "demo", "--show").stderr


@pytest.mark.parametrize("share", ["25%", "0.25", "100%"])
def test_a_share_is_written_either_way(demo_db: Path, share: str) -> None:
    found = told_json(demo_db, "assign", "demo", "ada", "raj", "--overlap", share, "--filter", "suite:brand-voice")
    assert found["reviewers"][0]["shared"] == (52 if share == "100%" else 13)
