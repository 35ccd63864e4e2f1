"""`workbench preflight`: what a model would refuse of suite files, said before anything is sent."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.cli.running import workbench

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.records import JsonObject

OLD = """\
suite: old-triage
model: claude-3-5-sonnet-20241022
source: app/triage.py:3
request:
  max_tokens: 200000
  temperature: 0
  system: Sort the ticket.
  messages: [{role: user, content: "{{ticket}}"}]
cases:
  - {id: a, vars: {ticket: One}}
  - {id: b, vars: {ticket: Two}}
"""
NEW = """\
suite: new-triage
request:
  max_tokens: 4096
  messages: [{role: user, content: "{{ticket}}"}]
cases:
  - {id: a, vars: {ticket: One}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "old.suite.yaml").write_text(OLD)
    (tmp_path / "new.suite.yaml").write_text(NEW)
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "triage.py").write_text("answer = ask()\n\nprint(answer.content[0].text)\n")
    return tmp_path


def findings(folder: Path, *arguments: str) -> tuple[int, JsonObject]:
    done = workbench("preflight", str(folder), "--json", *arguments)
    result: JsonObject = json.loads(done.stdout)
    return done.returncode, result


def test_a_request_that_would_fail_ends_with_one_and_is_said_first(folder: Path) -> None:
    done = workbench("preflight", str(folder), "--model", "claude-sonnet-5-5")
    assert done.returncode == 1
    first = done.stdout.splitlines()[0]
    assert first.startswith("FAILS: ")
    assert "temperature: 0" in done.stdout
    assert "old-triage on claude-sonnet-5-5, 2 cases, as in a" in done.stdout
    assert "new-triage" not in done.stdout.split("silent change")[0]
    assert "2 would fail" in done.stderr
    assert all(len(line) <= 100 for line in done.stdout.splitlines())


def test_what_passes_ends_with_zero(folder: Path) -> None:
    done = workbench("preflight", str(folder / "new.suite.yaml"), "--model", "claude-sonnet-5-5")
    assert done.returncode == 0
    assert "FAILS" not in done.stdout
    assert "0 would fail" in done.stderr


def test_json_gives_each_finding_of_each_suite_and_model(folder: Path) -> None:
    code, result = findings(folder, "--model", "claude-sonnet-5-5", "--model", "claude-opus-4-5")
    assert code == 1
    assert result["totals"] | {"findings": 0} == {"suites": 2, "requests": 6, "failing_requests": 4, "findings": 0}
    rows = {(row["suite"], row["model"], row["rule"]): row for row in result["findings"]}
    assert result["totals"]["findings"] == len(rows)
    sampling = rows["old-triage", "claude-sonnet-5-5", "sampling-non-default-rejected"]
    assert (sampling["cases"], sampling["example"], sampling["where"], sampling["said"]) == (2, "a", "temperature", "0")
    assert sampling["fails"]
    assert ("old-triage", "claude-opus-4-5", "sampling-non-default-rejected") not in rows
    assert ("old-triage", "claude-opus-4-5", "max-tokens-over-model") in rows
    assert ("old-triage", "claude-sonnet-5-5", "source-model-ends") in rows


def test_the_code_that_a_suite_names_is_read(folder: Path) -> None:
    _, result = findings(folder, "--model", "claude-sonnet-5-5")
    (row,) = [row for row in result["findings"] if row["rule"] == "response-positional-content"]
    assert (row["suite"], row["where"], row["said"]) == ("old-triage", "source line 3", "print(answer.content[0].text)")


def test_safe_mends_are_made_and_told_and_what_is_left_is_judged(folder: Path) -> None:
    code, result = findings(folder, "--model", "claude-opus-4-5", "--apply-safe")
    assert code == 0
    assert {(one["suite"], one["rule"], one["cases"]) for one in result["mends"]} == {
        ("old-triage", "max-tokens-over-model", 2),
        ("old-triage", "sdk-nonstreaming-ceiling", 2),
    }
    assert not [row for row in result["findings"] if row["fails"]]
    told = workbench("preflight", str(folder), "--model", "claude-opus-4-5", "--apply-safe")
    assert "mended: old-triage on claude-opus-4-5, 2 cases  [max-tokens-over-model]" in told.stdout


def test_a_platform_has_rules_of_its_own(folder: Path) -> None:
    path = str(folder / "new.suite.yaml")
    assert workbench("preflight", path, "--model", "claude-opus-5", "--platform", "bedrock").returncode == 1
    assert workbench("preflight", path, "--model", "anthropic.claude-opus-5", "--platform", "bedrock").returncode == 0


def test_a_retired_model_fails(folder: Path) -> None:
    code, result = findings(folder, "--model", "claude-3-5-sonnet-20241022")
    assert code == 1
    assert "model-retired" in {row["rule"] for row in result["findings"] if row["fails"]}


def test_a_rule_of_the_users_own_counts(folder: Path) -> None:
    own = folder / "own.yaml"
    own.write_text(
        "rules: {house-metadata: {severity: error_400, title: No metadata, effect: refused, fix: give it, "
        "when: {field: metadata, present: false}}}"
    )
    path = str(folder / "new.suite.yaml")
    done = workbench("preflight", path, "--model", "claude-sonnet-5-5", "--catalogue", str(own))
    assert done.returncode == 1
    assert "house-metadata" in done.stdout
    assert "(not verified)" in done.stdout


@pytest.mark.parametrize("arguments", [("none", "--model", "x"), (".",), (".", "--model", "x", "--platform", "moon")])
def test_a_mistake_is_one_message(folder: Path, arguments: tuple[str, ...]) -> None:
    done = workbench("preflight", *arguments, cwd=folder)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_a_text_of_a_suite_cannot_act_on_the_terminal(folder: Path) -> None:
    suite = NEW.replace("  max_tokens: 4096", '  max_tokens: 4096\n  inference_geo: "\\e]0;owned\\a"')
    (folder / "new.suite.yaml").write_text(suite)
    done = workbench("preflight", str(folder / "new.suite.yaml"), "--model", "claude-opus-4-5")
    assert "owned" in done.stdout
    assert "\x1b" not in done.stdout


def test_a_reader_that_goes_away_changes_no_exit_code(folder: Path) -> None:
    command = [sys.executable, "-m", "workbench", "preflight", str(folder), "--model", "claude-sonnet-5-5"]
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writer)
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
