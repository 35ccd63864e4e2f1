"""`workbench diff` as a person or a script meets it: what is printed, in which colours, with which exit code."""

from __future__ import annotations

import io
import json
import re
import sys
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.terminal import Terminal
from tests.tui.making import make_review
from workbench.cli.diff_marks import Marked
from workbench.cli.main import run
from workbench.text.cells import cell_width
from workbench.text.diff import diff_texts
from workbench.tui.drawing import row_segments
from workbench.tui.layout import Layout
from workbench.tui.roles import Roles
from workbench.tui.sheet import SideBySide

if TYPE_CHECKING:
    from pathlib import Path

OLD = "Dear Ada,\n\nthe parcel left our store on Monday.\nIt should reach you soon.\n\nKind regards\n"
NEW = "Dear Ada,\n\nthe parcel left our depot on Monday.\nIt should reach you soon.\n\nBest wishes\nThe shop\n"
HOSTILE = "esc \x1b[31m osc \x1b]52;c;aGk=\x07 bidi \u202eevil\u2066 zero\u200b cr\rover tab\there"


class Done(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str


class Shell:
    """Runs `workbench diff` in this process, from a folder of its own."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._monkeypatch, self._capsys = monkeypatch, capsys
        monkeypatch.chdir(folder)
        monkeypatch.delenv("WORKBENCH_DB", raising=False)

    def write(self, name: str, text: str | bytes) -> str:
        """A file with this content; its name."""
        data = text if isinstance(text, bytes) else text.encode()
        (self.folder / name).write_bytes(data)
        return name

    def diff(self, *arguments: str, db: str | None = None, stdin: bytes = b"") -> Done:
        """The command's exit code and what it printed."""
        database = ["--db", db] if db else []
        self._monkeypatch.setattr(sys, "argv", ["workbench", *database, "diff", *arguments])
        self._monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as ended:
            run()
        out, err = self._capsys.readouterr()
        assert isinstance(ended.value.code, int)
        return Done(ended.value.code, out, err)


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(tmp_path, monkeypatch, capsys)


@pytest.fixture
def letters(shell: Shell) -> tuple[str, str]:
    return shell.write("old.txt", OLD), shell.write("new.txt", NEW)


def test_two_files_are_shown_one_below_the_other_with_the_words_that_changed(
    shell: Shell, letters: tuple[str, str]
) -> None:
    done = shell.diff(*letters)
    assert done.code == 0
    assert done.out.split("\n")[:3] == ["--- old.txt", "+++ new.txt", "@@ -1,6 +1,7 @@"]
    assert "- the parcel left our [-store-] on Monday.\n+ the parcel left our {+depot+} on Monday.\n" in done.out
    assert "  It should reach you soon.\n" in done.out
    assert "+ The shop\n" in done.out
    assert "\x1b" not in done.out


def test_side_by_side_fits_the_width_and_keeps_its_rule_in_one_column(shell: Shell) -> None:
    lines = ["漢字かな交じり文 と text", "a\ttab and 👩‍👩‍👧 and 👍🏽", "plain " * 30, HOSTILE, "שלום עולם"]
    old = shell.write("old.txt", "\n".join(lines))
    new = shell.write("new.txt", "\n".join(line.replace("a", "e", 1) + " more" for line in lines))
    for width in (40, 79, 160):
        done = shell.diff(old, new, "--side-by-side", "--width", str(width))
        rows = [line for line in done.out.split("\n") if "│" in line]
        assert len(rows) > len(lines)
        assert {cell_width(row.split("│")[0]) for row in rows} == {(width - 1) // 2 + (width - 1) % 2}
        assert all(cell_width(row) <= width for row in rows)


def test_nothing_hostile_reaches_the_terminal(shell: Shell) -> None:
    old, new = shell.write("old.txt", HOSTILE), shell.write("new.txt", f"{HOSTILE} more")
    for form in ("--unified", "--side-by-side"):
        for color in ("never", "always"):
            out = re.sub("\x1b\\[[0-9;]*m", "", shell.diff(old, new, form, "--color", color).out)
            assert not set(out) & set("\x1b\x07\r\t\u202e\u2066\u200b"), repr(out)


def test_colour_is_there_when_asked_for_and_for_the_terminal_at_hand(
    shell: Shell, letters: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("COLORTERM", raising=False)
    sixteen = shell.diff(*letters, "--color", "always").out
    assert re.findall("\x1b\\[([0-9;]*)m- ", sixteen) == ["1;31"] * 2
    assert "[-" not in sixteen
    assert not re.search("\x1b\\[[0-9;]*[34]8;", sixteen)
    monkeypatch.setenv("COLORTERM", "truecolor")
    assert "38;2;" in shell.diff(*letters, "--color", "always").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in shell.diff(*letters).out


def test_a_terminal_gets_colour_and_its_own_width(shell: Shell, letters: tuple[str, str]) -> None:
    command = [sys.executable, "-m", "workbench", "diff", *letters, "--side-by-side"]
    with Terminal(command, columns=60, rows=20, cwd=shell.folder) as terminal:
        assert terminal.wait_for_exit() == 0
        assert b"\x1b[" in terminal.raw
        assert {column for _, column in terminal.columns_of("│")} == {30}


def test_what_is_ignored_is_no_difference(shell: Shell) -> None:
    old = shell.write("old.txt", "# Total\n\nThe sum is **1,000** EUR.\nend\n")
    new = shell.write("new.txt", "Total\n\nThe  sum is 1000 eur.\nend\n")
    assert shell.diff(old, new, "--exit-code").code == 1
    done = shell.diff(old, new, "--ignore", "blanks,case,marks,numbers", "--exit-code")
    assert (done.code, done.out) == (0, "")
    assert "but in what is ignored" in done.err
    alike = json.loads(shell.diff(old, new, "--ignore", "Blanks,case,marks,numbers", "--json").out)
    assert (alike["differ"], alike["similarity"]) == (False, 1.0)
    wrong = shell.diff(old, new, "--ignore", "blank")
    assert wrong.code == 2
    assert "blanks, case, marks, numbers, keys" in wrong.err


def test_the_order_of_keys_is_ignored_where_there_are_keys_and_else_said_to_change_nothing(shell: Shell) -> None:
    old, new = shell.write("old.json", '{"a": 1, "b": 2}'), shell.write("new.json", '{"b": 2, "a": 1}')
    done = shell.diff(old, new, "--ignore", "keys", "--exit-code")
    assert (done.code, done.out) == (0, "")
    assert "no difference in the view json but in what is ignored" in done.err
    done = shell.diff(old, new, "--ignore", "keys,case", "--view", "text", "--exit-code")
    assert done.code == 1
    assert done.err == "--ignore keys changes nothing in the view text; it does in --view json\n"
    old, new = shell.write("old.txt", OLD), shell.write("new.txt", NEW)
    done = shell.diff(old, new, "--ignore", "keys,calls")
    assert done.err == "--ignore keys,calls changes nothing in the view text\n"
    assert shell.diff(old, new, "--ignore", "blanks,numbers").err == ""


def test_equal_texts_print_nothing(shell: Shell) -> None:
    old, new = shell.write("old.txt", OLD), shell.write("new.txt", OLD)
    done = shell.diff(old, new, "--exit-code")
    assert (done.code, done.out) == (0, "")
    assert "no difference" in done.err


def test_json_that_only_one_side_can_be_read_as_it_stands_is_a_difference(shell: Shell) -> None:
    old, new = shell.write("old.json", '{"a": 1}'), shell.write("new.json", '{"a": 1,}')
    done = shell.diff(old, new, "--view", "json", "--exit-code")
    assert done.code == 1
    assert done.out.split("\n")[3:] == ["  right is no JSON as it stands: a comma too many (line 1)", ""]
    assert json.loads(shell.diff(old, new, "--view", "json", "--json").out)["differ"] is True


def test_broken_json_is_told_with_the_name_of_its_file(shell: Shell) -> None:
    old, new = shell.write("old.json", '{"a": 1}'), shell.write("new.json", '{"a": 2,}')
    done = shell.diff(old, new, "--view", "json")
    assert "== new.json: read in spite of a comma too many (line 1)\n" in done.out
    assert "old.json: read" not in done.out


def test_line_ends_and_a_missing_last_one_are_said(shell: Shell) -> None:
    old = shell.write("old.txt", OLD.replace("\n", "\r\n"))
    new = shell.write("new.txt", OLD[:-1])
    done = shell.diff(old, new, "--exit-code")
    assert done.code == 1
    assert "CRLF (6) on the left, LF on the right" in done.out
    assert "no line break at the end of the right" in done.out
    assert "Dear" not in done.out
    assert shell.diff(old, new, "--exit-code", "--ignore", "blanks").code == 0
    mixed = shell.write("mixed.txt", "Dear Ada,\r\nhello\n")
    for other in ("Dear Ada,\nhello\n", "Dear Ada,\r\nhello\r\n", "Dear Ada,\nhello\r\n"):
        done = shell.diff(mixed, shell.write("other.txt", other), "--exit-code")
        assert (done.code, "CRLF (1) and LF (1)" in done.out) == (1, True)


def test_an_empty_text_has_no_line(shell: Shell) -> None:
    old, new = shell.write("old.txt", ""), shell.write("new.txt", "one\ntwo\n")
    assert shell.diff(old, new).out == "--- old.txt\n+++ new.txt\n@@ -0,0 +1,2 @@\n+ one\n+ two\n"
    assert shell.diff(old, old, "--exit-code").code == 0


def test_a_text_of_nothing_but_line_breaks_has_lines(shell: Shell) -> None:
    none, one, two = (shell.write(f"{number}.txt", "\n" * number) for number in range(3))
    for left, right, hunk in ((none, one, "@@ -0,0 +1 @@\n+ \n"), (one, two, "@@ -1 +1,2 @@\n  \n+ \n")):
        done = shell.diff(left, right, "--exit-code")
        assert (done.code, done.out.split("\n", 2)[2]) == (1, hunk)
        assert shell.diff(left, right, "--exit-code", "--ignore", "blanks").code == 0


def test_a_mark_around_a_sign_reads(shell: Shell) -> None:
    old, new = shell.write("old.txt", "all in all 5 - 3 is it"), shell.write("new.txt", "all in all 5 + 3 is it")
    out = shell.diff(old, new).out
    assert "5 [-|-|-] 3" in out
    assert "5 {+|+|+} 3" in out


class Counting(SideBySide):
    """Counts how often a cell's marks are asked for."""

    asked = 0

    def spans(self, row: int, column: int) -> tuple[tuple[int, int], ...]:
        self.asked += 1
        return super().spans(row, column)


def test_one_long_line_side_by_side_is_marked_once() -> None:
    words = [f"word{number}" for number in range(900)]
    changed = ["other" if not number % 9 else word for number, word in enumerate(words)]
    sheet = Counting(diff_texts(" ".join(words), " ".join(changed)))
    layout = Layout(Marked(sheet), 30, wrapped=True)
    for at in range(len(layout)):
        row_segments(layout, at, Roles({}, plain=True, colour=False))
    assert len(layout) > 300
    assert sheet.asked <= 4
    assert sheet.spans(0, 0) is sheet.spans(0, 0)  # in colour: found once as well


def test_a_moved_paragraph_has_signs_of_its_own(shell: Shell) -> None:
    paragraphs = [f"Paragraph {name} says what only it has to say about {name}s." for name in ("apple", "pear", "plum")]
    rest = [f"line {number} stays where it is" for number in range(8)]
    old = shell.write("old.txt", "\n".join([*paragraphs, *rest]))
    new = shell.write("new.txt", "\n".join([*rest, *paragraphs]))
    done = shell.diff(old, new)
    assert "< Paragraph apple" in done.out
    assert "> Paragraph apple" in done.out


def test_context_is_as_much_as_asked_for(shell: Shell) -> None:
    lines = [f"line {number}" for number in range(40)]
    old = shell.write("old.txt", "\n".join(lines))
    new = shell.write(
        "new.txt", "\n".join(line + " is new" if line in ("line 10", "line 30") else line for line in lines)
    )
    assert shell.diff(old, new, "--context", "0").out.count("\n") == 2 + 2 * 3
    assert shell.diff(old, new, "--context", "1").out.count("@@ -") == 2
    assert shell.diff(old, new, "--context", "99").out.count("@@ -1,40 +1,40 @@") == 1


def test_standard_input_is_a_side(shell: Shell, letters: tuple[str, str]) -> None:
    done = shell.diff("-", letters[1], stdin=OLD.encode())
    assert "[-store-]" in done.out
    assert done.out.startswith("--- standard input\n")
    assert shell.diff("-", "-").code == 2


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("old.txt", "new.tx"), "Did you mean new.txt"),
        (("old.txt", "nowhere/new.txt"), "There is no folder nowhere"),
        (("old.txt", "."), "Is a directory"),
        (("old.txt", "picture"), "NUL"),
        (("old.txt", "utf16"), "UTF-16"),
        (("old.txt",), "FILE FILE"),
        (("old.txt", "new.txt", "--view", "tools"), "tools"),
        (("old.txt", "new.txt", "--view", "colour"), "colour"),
        (("old.txt", "new.txt", "--view", "TOOLS"), "has no such view"),
        (("old.txt", "new.txt", "--ignore", ",,"), "names nothing"),
        (("old.txt", "new.txt", "--width", "80"), "add --side-by-side"),
        (("old.txt", "new.txt", "--sample", "2"), "files have no samples"),
        (("nobody", "triage/t-1"), "no file of that name"),
        (("1", "triage/t-9"), "t-9"),
        (("1", "triag/t-1"), "Did you mean triage"),
        (("1", "triage/t-1", "--sample", "4"), "--sample takes 1 to 2"),
        (("1", "7", "triage/t-1"), "no run '7'"),
    ],
)
def test_what_cannot_be_compared_is_one_message(
    shell: Shell, letters: tuple[str, str], review: str, arguments: tuple[str, ...], says: str
) -> None:
    shell.write("picture", b"\x89PNG\r\n\x00\x00")
    shell.write("utf16", "text".encode("utf-16"))
    done = shell.diff(*arguments, db=review)
    assert (done.code, done.out) == (2, "")
    assert says in done.err


def test_bytes_that_are_not_utf8_are_kept_and_shown_as_marks(shell: Shell) -> None:
    old, new = shell.write("old.txt", b"caf\xe9 noir\n"), shell.write("new.txt", b"caf\xe9 au lait\n")
    done = shell.diff(old, new)
    assert "caf‹U+DCE9›" in done.out
    assert "old.txt:1: not UTF-8" in done.err


@pytest.fixture
def review(tmp_path: Path) -> str:
    pairs = [("It costs 5 EUR.", "It costs 6 EUR."), ("One euro.", "Two euros.")]
    return str(make_review(tmp_path / "review.db", {"triage": {"t-1": pairs, "t-2": ("only here", None)}}))


def test_the_outputs_of_a_case_are_compared_by_comparison_and_by_runs(shell: Shell, review: str) -> None:
    by_comparison = shell.diff("@last", "triage/t-1", db=review)
    assert "--- baseline  claude-old  recorded  sample 1 of 2\n" in by_comparison.out
    assert "- It costs [-5-] EUR.\n+ It costs {+6+} EUR.\n" in by_comparison.out
    assert shell.diff("@last", "triage", "t-1", db=review).out == by_comparison.out
    for name in (("triage/t-1",), ("triage", "t-1")):
        by_runs = shell.diff("claude-old", "claude-new", *name, "--sample", "2", db=review)
        assert "--- claude-old  recorded  sample 2 of 2\n" in by_runs.out
        assert "- One euro.\n+ Two euros.\n" in by_runs.out


def test_a_side_without_an_output_is_said_to_have_none(shell: Shell, review: str) -> None:
    done = shell.diff("@last", "triage/t-2", "--exit-code", db=review)
    assert done.code == 1
    assert "+++ target  claude-new  no output\n" in done.out
    assert "- only here\n" in done.out


def test_simulated_outputs_are_marked(shell: Shell, made_demo: Path) -> None:
    done = shell.diff("@last", "support-triage/t-001", db=str(made_demo))
    assert [line.endswith("  simulated") for line in done.out.split("\n")[:2]] == [True, True]


def test_a_case_with_tools_shows_its_turns_and_other_views_on_demand(shell: Shell, made_demo: Path) -> None:
    case = ("claude-3-5-sonnet-20241022", "claude-sonnet-5-5", "order-desk/o-48213")
    turns = shell.diff(*case, db=str(made_demo))
    assert "  view: turns\n== assistant 4\n" in turns.out
    tools = json.loads(shell.diff(*case, "--view", "tools", "--json", db=str(made_demo)).out)
    assert {section["kind"] for section in tools["sections"]} == {"tool call", "tool result"}
    request = re.sub(r"\[-|-\]|{\+|\+}", "", shell.diff(*case, "--view", "request", db=str(made_demo)).out)
    assert '-   "model": "claude-3-5-sonnet-20241022",\n+   "model": "claude-sonnet-5-5",\n' in request
    assert shell.diff(*case, "--view", "thinking", db=str(made_demo)).code == 2


def test_json_is_compared_by_what_it_says(shell: Shell) -> None:
    old = shell.write("old.json", '{"name": "lamp", "price": 12.0, "tags": ["a", "b"]}')
    new = shell.write("new.json", '```json\n{"price": 12,\n "name": "lamp", "tags": ["a", "c"]}\n```')
    ignored = ("--view", "json", "--ignore", "keys,numbers")
    assert '+ ```json\n  {\n    "name": "lamp",\n' in shell.diff(old, new, *ignored).out
    (section,) = json.loads(shell.diff(old, new, *ignored, "--json").out)["sections"]
    assert [(path["path"], path["before"], path["after"]) for path in section["paths"]] == [("$.tags[1]", '"b"', '"c"')]


def test_as_json_the_blocks_rebuild_what_both_texts_share(shell: Shell, letters: tuple[str, str]) -> None:
    found = json.loads(shell.diff(*letters, "--json").out)
    (section,) = found["sections"]
    assert (section["left"], section["right"]) == (OLD, NEW)
    shared = [(OLD[a:b], NEW[c:d]) for a, b, c, d in section["blocks"]]
    assert all(left == right for left, right in shared)
    assert "the parcel left our " in "".join(left for left, _ in shared)
    changed = next(row for row in section["rows"] if row["kind"] == "changed")
    start, end = changed["left_spans"][0]
    assert OLD.split("\n")[changed["left"]][start:end] == "store"
    assert 0 < found["similarity"] < 1
    assert found["counts"]["changed"] >= 1
    assert found["coarse"] is False


def test_an_output_that_cannot_hold_a_character_gets_its_escape(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = shell.write("old.txt", "漢字\tis one"), shell.write("new.txt", "漢字\tis two")
    narrow = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", narrow)
    assert shell.diff(old, new).code == 0
    assert b"- \\u6f22\\u5b57\\u2192   is [-one-]\n" in narrow.buffer.getvalue()


def test_a_reader_that_goes_away_ends_it_silently(shell: Shell) -> None:
    old = shell.write("old.txt", "".join(f"line {at} one\n" for at in range(4000)))
    new = shell.write("new.txt", "other")
    command = f"{sys.executable} -m workbench diff {old} {new} | head -1; echo over ${{PIPESTATUS[0]}}"
    with Terminal(["bash", "-c", command], cwd=shell.folder) as terminal:
        assert terminal.wait_for_exit() == 0
        assert terminal.text().split() == ["---", "old.txt", "over", "0"]
