"""Outputs made to attack a terminal: the bytes the app writes are its own, and its columns stay straight."""

from __future__ import annotations

import json
import re
import sys
from typing import TYPE_CHECKING

import pytest

from tests.cli.running import workbench
from tests.terminal import Terminal

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = {
    "clear": "before\x1b[2J\x1b[Hafter",
    "clipboard": "x\x1b]52;c;aGFja2Vk\x07y",
    "link": "see \x1b]8;;http://evil.example\x1b\\here\x1b]8;;\x1b\\",
    "title": "\x1b]0;owned\x07 title",
    "eight-bit": "a\x9b31mred\x9d52;c;aGFja2Vk\x9cb",
    "bidi": "user\u202eetirw\u202c \u2066x\u2069 \u200frtl",
    "hidden": "zero\u200bwidth\ufeff and\u2060 more\u00ad",
    "markup": "[bold]not bold[/bold] [@click=app.quit]quit[/] [link=x]y[/link]",
    "nul": "nul\x00here",
    "surrogate": "lone \ud800 and \udcff",
    "cjk": "漢字かな交じり文と한국어 text",
    "emoji": "family 👨‍👩‍👧‍👦 flag 🇫🇮 skin 👍🏽 heart ❤️ end",
    "zalgo": "z" + "\u0301" * 50 + "algo",
    "bell-and-tabs": "bell\x07 tab\there\x08\x08 back\x7f cr\rover",
    "shift-out": "\x0e\x0f charset \x1b(0lqk\x1b(B",
    "one-megabyte": "word \x1b[31m漢 " * 90_000,
}
# What the app itself never writes: each would act on the terminal or hide text from its reader.
NEVER = {
    "OSC 52": b"\x1b]52",
    "OSC 8": b"\x1b]8",
    "window title by the text": b"owned\x07",
    "8-bit CSI": "\x9b".encode(),
    "8-bit OSC": "\x9d".encode(),
    "raw 8-bit": b"\x9b31m",
    "right-to-left override": "\u202e".encode(),
    "isolate": "\u2066".encode(),
    "right-to-left mark": "\u200f".encode(),
    "zero-width space": "\u200b".encode(),
    "byte order mark": "\ufeff".encode(),
    "word joiner": "\u2060".encode(),
    "soft hyphen": "\u00ad".encode(),
    "NUL": b"\x00",
    "bell": b"bell\x07",
    "shift out": b"\x0e",
    "charset": b"\x1b(0",
    "surrogate": b"\xed\xa0\x80",
}


@pytest.fixture(scope="module")
def hostile_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    db = folder / "hostile.db"
    with (folder / "rows.jsonl").open("w", encoding="utf-8") as file:
        for name, text in HOSTILE.items():
            for model, output in (("old\x1b[31mmodel", f"plain\nline\n{text}"), ("new", f"{text}\nline\n{text}!")):
                row = {"suite": "hostile", "case": name, "input": text[:200], "model": model, "output": output}
                file.write(json.dumps(row) + "\n")
    done = workbench("import", "rows", str(folder / "rows.jsonl"), db=db)
    assert done.returncode == 0, done.stderr
    assert "\x1b" not in done.stderr + done.stdout
    assert workbench("compare", "1", "2", db=db).returncode in (0, 1)
    workbench("label", "@last", "hostile", "bidi", "worse", "--note", "\x1b]52;c;eA==\x07\u202e", db=db)
    return db


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (120, 40), (200, 60)])
def test_nothing_of_it_reaches_the_terminal_raw(hostile_db: Path, columns: int, rows: int) -> None:
    terminal = _walk(hostile_db, columns, rows)
    for what, raw in NEVER.items():
        assert raw not in terminal.raw, what
    # Every escape sequence is one of a kind that the app writes: colours, cursor moves, modes, queries.
    rest = re.sub(
        rb"\x1b(\[[?<>=]?[0-9;:]*[ $]?[A-Za-z@`]|[78=>cM]|P\+q[^\x1b]*\x1b\\|\]22;[a-z]*\x07)", b"", bytes(terminal.raw)
    )
    assert b"\x1b" not in rest, rest[max(rest.find(b"\x1b") - 20, 0) :][:80]
    assert re.search(rb"\x1b\[[0-9;]*[23]J", bytes(terminal.raw).split(b"hostile", 1)[-1]) is None


def test_the_rule_between_the_panes_stands_in_one_column(hostile_db: Path) -> None:
    with _open(hostile_db, 120, 40) as terminal:
        for left in range(len(HOSTILE), 0, -1):
            terminal.wait(lambda _: bool(_rules(terminal)))
            assert len(set(_rules(terminal))) == 1, terminal.text()
            if left == 1:
                break
            before = terminal.lines()[0]
            terminal.press("J")
            terminal.wait(lambda text, before=before: not text.startswith(before))  # type: ignore[misc]
            terminal.settle()


def _rules(terminal: Terminal) -> list[int]:
    """The columns in which the diff's rows have their rule."""
    return [column for row, column in terminal.columns_of("│") if row >= 3]


def test_markup_and_marks_are_shown_as_text(hostile_db: Path) -> None:
    with _open(hostile_db, 120, 40, "hostile/markup") as terminal:
        terminal.wait("[bold]not bold[/bold]")


def _open(db: Path, columns: int, rows: int, case: str | None = None) -> Terminal:
    where = f"{case}@1" if case else "@last"
    command = [sys.executable, "-m", "workbench", "--db", str(db), "review", where, "--reviewer", "ada"]
    terminal = Terminal(command, columns=columns, rows=rows)
    if case is None:
        terminal.wait("left")
        terminal.press("enter")
    terminal.wait("1 worse")
    terminal.wait("checks")
    terminal.settle()
    return terminal


def _walk(db: Path, columns: int, rows: int) -> Terminal:
    """Look at every case in every way, search for hostile text, and quit."""
    with _open(db, columns, rows) as terminal:
        for _ in HOSTILE:
            terminal.press("]", "G", "d", "v", "d", "v", "J")
            terminal.settle()
        terminal.press("o")
        terminal.settle()
        return terminal
