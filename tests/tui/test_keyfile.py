"""Keys of one's own: what a file may say, and what is said of one that says otherwise."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tests.cli.asking import done, told, told_json
from tests.terminal import Terminal
from tests.tui.driving import reviewing
from tests.tui.making import JSON_CHECK, TRIAGE, make_review
from workbench.tui.actions import ACTIONS, KeyMap
from workbench.tui.key_names import unusable
from workbench.tui.keyfile import KeyFileError, own_keys, starting_file
from workbench.tui.services import Services

if TYPE_CHECKING:
    from pathlib import Path


def written(folder: Path, text: str) -> Path:
    path = folder / "keys.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_gives_actions_other_keys(tmp_path: Path) -> None:
    path = written(tmp_path, 'flag: [z, "%"]\nlabel_worse: 0\nundo: ctrl+u\nnote: [c, f2]\nsample: []\n')
    assert own_keys(path) == {
        "flag": ("z", "%"), "label_worse": ("0",), "undo": ("ctrl+u",), "note": ("c", "f2"), "sample": (),
    }  # fmt: skip
    assert KeyMap(own_keys(path)).key_does("case", "%") == "flag"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("flog: [z]", ":1: no action is called 'flog'; is flag meant?"),
        (
            "# mine\nflag: [j]",
            ":2: 'j' would mean both down and flag in the queue screen; give down another key as well",
        ),
        ("flag: [z]\nnote: [z]", ":2: 'z' would mean both note and flag in the queue screen; give one of them"),
        ("flag:\n  - z\n  - alt+x", ":3: 'alt+x' cannot be given to flag: it is not sent by every terminal"),
        ("flag: [ctrl+enter]", "not sent by every terminal"),
        ("flag: [ctrl+b]", "is the prefix key of tmux"),
        ("flag: [ctrl+a]", "is the prefix key of GNU screen"),
        ("flag: [ctrl+s]", "stops the output"),
        ("flag: [ctrl+q]", "lets the output of a terminal go on"),
        ("flag: [ctrl+m]", "is Enter to a terminal"),
        ("flag: [ctrl+i]", "is Tab to a terminal"),
        ("flag: [ctrl+j]", "is a new line to a terminal"),
        ("flag: [ctrl+h]", "is Backspace to a terminal"),
        ("flag: [f5, f6]", ":1: flag has function keys only"),
        ("flag: [pgdn]", "it is written 'pagedown'"),
        ("flag: [~]", "a key of flag is no text; write it in quotes"),
        ("flag: [zz]", "it is no key"),
        ("quit: []", "quit needs a key"),
        ("flag: [z]\nflag: [y]", ":2: the key 'flag' stands here twice"),
        ("flag: [?", "not YAML"),
        ("- flag", "holds no actions"),
    ],
)
def test_what_is_wrong_with_a_file_is_said_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(KeyFileError) as caught:
        own_keys(written(tmp_path, text))
    assert said in str(caught.value)
    assert str(tmp_path / "keys.yaml") in str(caught.value)


def test_every_fault_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(KeyFileError) as caught:
        own_keys(written(tmp_path, "flag: [ctrl+b]\nflog: [z]\nhelp: []\n"))
    assert [problem.split(":")[1] for problem in caught.value.problems] == ["1", "2", "3"]


def test_the_tables_own_keys_could_all_stand_in_a_file(tmp_path: Path) -> None:
    for action in ACTIONS:
        assert all(unusable(key) is None for key in action.keys), action.name
    lines = starting_file().splitlines()
    path = written(
        tmp_path, "\n".join(line[2:] if line.startswith("# ") and "[" in line else line for line in lines[3:])
    )
    assert own_keys(path) == {action.name: action.keys for action in ACTIONS}
    assert own_keys(written(tmp_path, starting_file())) == {}


async def test_help_palette_and_last_line_follow_the_file(tmp_path: Path) -> None:
    db = make_review(tmp_path / "review.db", TRIAGE, JSON_CHECK)
    keys = own_keys(written(tmp_path, 'next_undecided: [z]\nscroll_down: ["="]\nhelp: [H]\nlabel_worse: [W]\n'))
    async with reviewing(db, services=Services(keys=keys)) as ada:
        await ada.sees_queue("6 of 6 left")
        assert "z next" in ada.lines()[-1]
        assert "H keys" in ada.lines()[-1]
        await ada.press("enter")
        await ada.sees("W worse")
        await ada.press("z")
        await ada.sees("2 of 6")
        await ada.press("H")
        await ada.sees("= k scroll")
        before = ada.lines()[0]
        await ada.press("=")
        await ada.sees(lambda text: text.split("\n")[0] != before)
        assert ada.line_with("Label: the target is worse").split()[0] == "W"
        await ada.press("escape", ":")
        await ada.type("next undecided")
        await ada.sees(lambda text: "Next undecided case" in text and " z" in text)


def test_the_command_prints_the_keys_in_force_and_writes_a_file_once(tmp_path: Path) -> None:
    path, db = tmp_path / "folder" / "keys.yaml", tmp_path / "none.db"
    assert isinstance(told(db, "keys", "--keys", str(path)).exception, KeyFileError)
    done(db, "keys", "--keys", str(path), "--write")
    assert "already" in str(told(db, "keys", "--keys", str(path), "--write").exception)
    path.write_text("flag: [z]\n", encoding="utf-8")
    table = done(db, "keys", "--keys", str(path)).stdout
    assert next(line.split()[:2] for line in table.splitlines() if "flag *" in line) == ["z", "flag"]
    found = {one["action"]: one for one in told_json(db, "keys", "--keys", str(path))["actions"]}
    assert (found["flag"]["keys"], found["flag"]["own"]) == (["z"], True)
    assert (found["note"]["keys"], found["note"]["own"]) == (["c"], False)


def test_the_app_does_not_open_with_keys_that_cannot_be_had(tmp_path: Path) -> None:
    db = make_review(tmp_path / "review.db", TRIAGE, JSON_CHECK)
    path = written(tmp_path, "flag: [ctrl+b]\n")
    command = [sys.executable, "-m", "workbench", "--db", str(db), "review", "--keys", str(path)]
    with Terminal(command, columns=200, rows=10) as terminal:
        terminal.wait(f"workbench: {path}:1: 'ctrl+b' cannot be given to flag: it is the prefix key of tmux")
        assert terminal.wait_for_exit() == 2
        assert b"\x1b[?1049h" not in terminal.raw
