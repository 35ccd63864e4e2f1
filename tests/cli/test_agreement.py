"""`agreement` as a reviewer and a script meet it: between reviewers, and of a judge with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.asking import done, told, told_json
from tests.client.serving import served
from workbench.errors import UnknownNameError
from workbench.simulator.app import create_app

if TYPE_CHECKING:
    from pathlib import Path


SONNET, HAIKU, JUDGE = "claude-sonnet-5-5", "claude-haiku-4-5-20251001", "claude-opus-5-5"
TOWNS = """
suite: towns
request:
  max_tokens: 80
  messages: [{role: user, content: "Say {{town}}"}]
checks:
- {type: llm-rubric, value: "Is the town named?"}
- {type: pairwise, value: "Which is more concise?", category: tone}
cases:
- {id: a, vars: {town: Oslo}}
- {id: b, vars: {town: Bergen}}
- {id: c, vars: {town: Narvik}}
"""


def test_reviewers_are_held_against_each_other(demo_db: Path) -> None:
    assert "needs two reviewers" in done(demo_db, "agreement", "demo").stderr
    for case, ada, raj in (("001", "worse", "worse"), ("002", "equal", "equal"), ("003", "worse", "equal")):
        done(demo_db, "label", "1", "support-triage", f"t-{case}", ada, "--reviewer", "ada")
        done(demo_db, "label", "1", "support-triage", f"t-{case}", raj, "--reviewer", "raj")
    shown = done(demo_db, "agreement", "demo")
    assert "6 labels of 3 cases" in shown.stderr
    assert shown.stdout.splitlines()[1].startswith("ada and raj")
    assert "67% (" in shown.stdout
    found = told_json(demo_db, "agreement", "1")
    (between,) = found["reviewers"]
    assert (between["reviewers"], between["cases"], between["percent"]) == (["ada", "raj"], 3, pytest.approx(2 / 3))
    assert between["alpha_interval"][0] <= between["alpha"] <= between["alpha_interval"][1]
    assert found["judges"] == []


def test_one_case_has_no_interval(demo_db: Path) -> None:
    for reviewer, label in (("ada", "worse"), ("raj", "equal")):
        done(demo_db, "label", "1", "support-triage", "t-001", label, "--reviewer", reviewer)
    row = done(demo_db, "agreement", "1").stdout.splitlines()[1]
    assert "0% (n/a)" in row
    assert "0% - 0%" not in row
    (between,) = told_json(demo_db, "agreement", "1")["reviewers"]
    assert (between["percent"], between["percent_interval"]) == (0.0, None)


def test_a_judge_is_shown_with_what_qualifies_it_or_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    db, file = tmp_path / "runs.db", tmp_path / "towns.suite.yaml"
    file.write_text(TOWNS, encoding="utf-8")
    with served(create_app()) as url:
        monkeypatch.setenv("ANTHROPIC_BASE_URL", url)
        monkeypatch.setenv("ANTHROPIC_API_KEY", "sk-ant-a-key-that-is-told-to-nobody")
        done(db, "run", str(file), "--model", SONNET, "--model", HAIKU)
        done(db, "judge", "2", "--against", "1", "--model", JUDGE)
    done(db, "compare", "1", "2")
    done(db, "label", "1", "towns", "a", "worse", "--reviewer", "ada")
    done(db, "label", "1", "towns", "b", "equal", "--reviewer", "ada")
    rubric, pairs = told_json(db, "agreement", "1")["judges"]
    assert (rubric["type"], rubric["category"], rubric["suites"]) == ("llm-rubric", "content", ["towns"])
    assert rubric["judge"].startswith(JUDGE)
    assert (rubric["state"], rubric["decides"], rubric["orders"]) == ("unknown", False, None)
    assert rubric["agreement"]["n"] + rubric["undecided"] == 4
    assert rubric["target"]["recall"]["n"] + rubric["target"]["specificity"]["n"] <= 2
    assert (pairs["type"], pairs["category"]) == ("pairwise", "tone")
    many = pairs["orders"]["pairs"]
    assert many >= 2
    assert pairs["orders"]["consistency"] == pairs["orders"]["alike"] / many
    difference, rates = rubric["difference"], rubric["pass_rates"]
    assert difference["by_labels"] is None
    assert difference["why_not"] == "nobody said that the labelled cases were picked at random"
    assert (rates["target"]["by_labels"], pairs["pass_rates"]) == (None, None)
    assert rubric["beside_reviewers"] is None or rubric["beside_reviewers"]["outputs"] == rubric["agreement"]["n"]
    asked = told_json(db, "agreement", "1", "--at-random")["judges"][0]["difference"]
    assert asked["why_not"].endswith("cases are labelled and judged on both sides, 20 are needed")
    shown = done(db, "agreement", "1").stdout
    assert "not corrected by labels: nobody said that the labelled cases were picked at random" in shown
    assert "unknown (0 failing items are labelled on one side, recall needs 60), and does not decide" in shown
    assert f"{many} pairs judged in both orders" in shown


def test_an_unknown_comparison_is_said(made_demo: Path) -> None:
    assert isinstance(told(made_demo, "agreement", "none").exception, UnknownNameError)
