"""The demo in a real terminal, offline: a planted regression fixed, confirmed, saved and exported."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest

from tests.cli.running import workbench
from tests.terminal import Terminal

if TYPE_CHECKING:
    from pathlib import Path

MEND = "Start with { and end with }, without a code fence."


@pytest.mark.parametrize(
    ("columns", "rows", "key", "said", "status"),
    [(80, 24, "A", " CONFIRMED", "confirmed"), (120, 40, "R", "29 cases that passed stand ready", "draft")],
)
def test_a_newcomer_fixes_confirms_saves_and_exports(
    demo_db: Path, tmp_path: Path, columns: int, rows: int, key: str, said: str, status: str
) -> None:
    nothing_to_reach = {"ANTHROPIC_BASE_URL": "http://127.0.0.1:9", "ANTHROPIC_API_KEY": "sk-ant-not-a-real-key-0001"}
    command = [sys.executable, "-m", "workbench", "--db", str(demo_db), "demo", "--reviewer", "ada"]
    with Terminal(command, columns=columns, rows=rows, env=nothing_to_reach, afresh=True) as terminal:
        terminal.wait("420 of 420 left")
        terminal.press("enter")
        terminal.wait(MEND)  # the hint line, whole
        terminal.press("e")
        terminal.wait("typing")
        terminal.press(*["down"] * 7, "\x1b[F", "enter", MEND)
        terminal.wait("+53 char")
        terminal.press("esc")
        terminal.wait("e types on")
        terminal.press("r")
        terminal.wait("FIXED")
        terminal.press(key)
        terminal.wait(said)
        terminal.press("s")
        terminal.wait("save with a note")
        terminal.press("bare JSON", "enter")
        terminal.wait(f"adaptation 1: {status}")
        terminal.press("esc")
        terminal.wait("420 left")
        terminal.press("1")
        terminal.wait("419 left")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
        assert b"sk-ant-" not in terminal.raw
    assert b"sk-ant-" not in demo_db.read_bytes()
    out = tmp_path / "demo.jsonl"
    assert workbench("export", "@last", "--format", "jsonl", "-o", str(out), db=demo_db).returncode == 0
    (row,) = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert (row["suite"], row["case"], row["verdict"]) == ("support-triage", "t-053", "regression")
    assert row["adaptation"]["status"] == status
    assert "code%20fence" in row["adaptation"]["patch"] or "code fence" in row["adaptation"]["patch"]
    assert "```" in row["target"]["samples"][0]["text"]
    assert row["candidate"]["samples"][0]["text"].startswith("{")
    assert row["final_label"] == "worse"
    assert all(side["samples"][0]["simulated"] for side in (row["baseline"], row["target"], row["candidate"]))
