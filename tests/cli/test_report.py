"""`workbench report` as a person or a script meets it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from tests.cli.running import workbench
from workbench.cli.main import workbench as commands
from workbench.errors import UnknownNameError, WorkbenchError

if TYPE_CHECKING:
    from pathlib import Path


def report(db: Path, *arguments: str) -> str:
    """What the command says, in this process."""
    done = CliRunner().invoke(commands, ["--db", str(db), "report", *arguments], standalone_mode=False)
    if done.exception is not None:
        raise done.exception
    return done.stderr


def test_a_page_is_written_and_its_size_said(made_demo: Path, tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    done = workbench("report", "@last", "-o", str(file), db=made_demo)
    assert done.returncode == 0
    assert done.stdout == ""
    assert f"report of 'demo' (8 suites, 420 cases) written to {file}: " in done.stderr
    text = file.read_text("utf-8")
    assert text.startswith("<!DOCTYPE html>")
    assert "3 of 8 suites regressed" in text


def test_the_end_of_the_name_says_the_form_and_what_is_replaced_is_told(made_demo: Path, tmp_path: Path) -> None:
    markdown, data = tmp_path / "report.MD", tmp_path / "report.json"
    assert "in place of" not in report(made_demo, "demo", "-o", str(markdown))
    assert markdown.read_text("utf-8").startswith("# Regression report: demo\n")
    assert "in place of the file that was there" in report(made_demo, "demo", "-o", str(markdown))
    report(made_demo, "1", "-o", str(data))
    assert json.loads(data.read_text("utf-8"))["name"] == "demo"


@pytest.mark.parametrize("name", ["report.pdf", "report", "-", ".html"])
def test_another_form_is_refused_before_anything_is_read(tmp_path: Path, name: str) -> None:
    with pytest.raises(WorkbenchError, match=r"a report is a \.html, \.md or \.json file") as caught:
        report(tmp_path / "none.db", "@last", "-o", name)
    assert caught.value.exit_code == 2
    assert not list(tmp_path.iterdir())


def test_an_unknown_comparison_and_an_unwritable_place_are_said(made_demo: Path, tmp_path: Path) -> None:
    with pytest.raises(UnknownNameError):
        report(made_demo, "no-such", "-o", str(tmp_path / "x.html"))
    with pytest.raises(WorkbenchError, match="cannot be written"):
        report(made_demo, "@last", "-o", str(tmp_path / "absent" / "x.html"))
    assert not list(tmp_path.iterdir())
