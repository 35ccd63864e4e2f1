"""import, export, suites check, schema and prompt as commands."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import sys
import time
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests.cli.running import workbench, workbench_json
from tests.exchange.making import row, write
from tests.forked import Piped

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A database to be made."""
    return tmp_path / "work.db"


def test_an_import_says_what_it_did_and_keeps_remarks_off_the_result(path: Path, tmp_path: Path) -> None:
    file = write(
        tmp_path / "a.jsonl", row(), row(model="m-b"), "\x1b]52;c;evil\x07 oops", row("c2", stop_reason="\x1b[2J")
    )
    done = workbench("import", "rows", str(file), db=path)
    assert done.returncode == 3
    assert done.stdout.split("\n")[1].split() == ["1", "m-a", "m-a", "1", "2"]
    assert f"{file}:3: not JSON" in done.stderr
    assert "unknown stop reason" in done.stderr
    assert "4 rows, 3 outputs added, 1 bad row left out" in done.stderr
    assert "\x1b" not in done.stderr + done.stdout


def test_json_is_one_object(path: Path, tmp_path: Path) -> None:
    told = workbench_json("import", "rows", str(write(tmp_path / "a.jsonl", row(), row())), db=path)
    assert told["runs"] == [{"run": 1, "name": "m-a", "model": "m-a", "suites": ["letters"], "added": 1}]
    assert (told["rows"], told["duplicates"], told["problems"]) == (2, 1, [])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["rowz", "x"], "FORMAT must be one of rows, messages, jsonl, not 'rowz'"),
        (["rows"], "no FILE given"),
        (["rows", "gone.jsonl"], "gone.jsonl: cannot be read"),
        (["messages", "gone.jsonl"], "needs --suite"),
        (["rows", "gone.jsonl", "--fields", "modl=x"], "did you mean 'model'?"),
    ],
)
def test_what_cannot_be_done_makes_no_database(path: Path, arguments: list[str], said: str) -> None:
    done = workbench("import", *arguments, db=path)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert not path.exists()


def test_from_import_to_export_and_back(path: Path, tmp_path: Path) -> None:
    workbench("import", "rows", str(write(tmp_path / "a.jsonl", row(), row(model="m-b", output="Other"))), db=path)
    workbench("compare", "1", "2", db=path)
    out, again = tmp_path / "out.jsonl", tmp_path / "again.jsonl"
    empty = workbench("export", "1", "--format", "csv", "-o", str(tmp_path / "out.csv"), db=path)
    assert "no case is labelled yet" in empty.stderr
    assert workbench("label", "1", "letters", "c1", "worse", db=path).returncode == 0
    assert workbench("export", "1", "--format", "jsonl", "-o", str(out), "--all", db=path).returncode == 0
    other = tmp_path / "other.db"
    assert workbench("import", "jsonl", str(out), db=other).returncode == 0
    assert workbench("export", "@last", "--format", "jsonl", "-o", str(again), "--all", db=other).returncode == 0
    assert again.read_bytes() == out.read_bytes()
    assert json.loads(out.read_text())["final_label"] == "worse"


def test_the_formats_are_listed() -> None:
    assert {one["format"] for one in json.loads(workbench("export", "--list", "--json").stdout)["formats"]} == {
        "jsonl", "csv", "preference",
    }  # fmt: skip
    assert "messages" in workbench("import", "--list").stdout


def test_suites_are_checked_and_what_they_can_show_is_said(tmp_path: Path) -> None:
    cases = "".join(f"  - {{id: c{i}, vars: {{x: 1}}}}\n" for i in range(50))
    top = "suite: good\nrequest: {messages: [{role: user, content: '{{x}}'}]}\nchecks: [{type: is-json}]\n"
    good = f"{top}cases:\n{cases}"
    (tmp_path / "good.suite.yaml").write_text(good)
    done = workbench("suites", "check", cwd=tmp_path)
    assert done.returncode == 0
    assert done.stdout.split("\n")[1].split() == ["good", "50", "1", "10.8", "points"]
    (tmp_path / "twin.suite.yaml").write_text(good)
    (tmp_path / "bad.suite.yaml").write_text("suite: bad\n")
    done = workbench("suites", "check", ".", "--json", cwd=tmp_path)
    assert done.returncode == 2
    assert json.loads(done.stdout)["problems"] == [
        "bad.suite.yaml:1: this lacks 'request'",
        "twin.suite.yaml:1: the suite id 'good' is taken already (by good.suite.yaml)",
    ]


def test_a_suites_request_is_printed_as_it_is_edited(path: Path, tmp_path: Path) -> None:
    workbench("import", "rows", str(write(tmp_path / "a.jsonl", row())), db=path)
    assert workbench("prompt", "letters", db=path).stdout == "messages:\n  - role: user\n    content: '{{input}}'\n"
    assert workbench("suites", "--json", db=path).stdout.count('"letters"') == 1
    unknown = workbench("prompt", "leters", db=path)
    assert unknown.returncode == 2
    assert "letters" in unknown.stderr


def test_the_schema_is_json() -> None:
    assert json.loads(workbench("schema", "suite").stdout)["title"] == "Workbench suite"


def test_an_import_of_nothing_usable_is_no_part_done(path: Path, tmp_path: Path) -> None:
    file = write(tmp_path / "a.jsonl", {"question": "Why?", "answer": "So."})
    done = workbench("import", "rows", str(file), "--suite", "letters", db=path)
    assert done.returncode == 2
    assert "the first has the columns question, answer (see --fields)" in done.stderr
    done = workbench("import", "messages", str(file), "--suite", "letters", db=path)
    assert done.returncode == 2
    assert "'import rows' takes logs of other forms" in done.stderr


def test_a_pipe_is_refused_in_words(path: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    done = workbench("import", "rows", str(pipe), db=path)
    assert done.returncode == 2
    assert "this is a pipe" in done.stderr
    assert not path.exists()


def test_a_blank_suite_is_not_guessed(path: Path, tmp_path: Path) -> None:
    done = workbench("import", "rows", str(write(tmp_path / "a.jsonl", row())), "--suite", " ", db=path)
    assert (done.returncode, path.exists()) == (2, False)


def test_an_interrupted_import_says_how_to_go_on_and_can(path: Path, tmp_path: Path) -> None:
    lines = [row(f"c{number}", model) for number in range(6000) for model in ("m-a", "m-b")]
    workbench("import", "rows", str(write(tmp_path / "first.jsonl", row("c0", "m-a"), row("c0", "m-b"))), db=path)
    file = write(tmp_path / "a.jsonl", *lines)
    with closing(sqlite3.connect(path, timeout=60, isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")  # between two looks it gets on by what it writes in a moment
        with Piped([sys.executable, "-m", "workbench", "--db", str(path), "import", "rows", str(file)]) as importing:
            while not _stored_of(path, "m-b-2"):
                assert importing.poll() is None
                holder.execute("COMMIT")
                time.sleep(0.05)
                holder.execute("BEGIN IMMEDIATE")
            importing.send_signal(signal.SIGINT)
            holder.execute("COMMIT")
            said = importing.communicate()[1]
    assert importing.returncode == 130
    assert "are kept; the same command with --as '{model}-2' goes on from there" in said
    assert 0 < _outputs_of(path, "m-b-2") < 6000
    assert workbench("import", "rows", str(file), "--as", "{model}-2", db=path).returncode == 0
    runs = workbench_json("runs", db=path)["runs"]
    assert [(run["name"], run["outputs"]) for run in runs] == [
        ("m-a", 1), ("m-b", 1), ("m-a-2", 6000), ("m-b-2", 6000),
    ]  # fmt: skip


def _stored_of(path: Path, name: str) -> int:
    """The same without the time that a command takes to start."""
    query = "SELECT total(s.outputs) FROM run_suites s JOIN runs r ON r.id = s.run_id WHERE r.name = ?"
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute(query, (name,)).fetchone()[0])


def _outputs_of(path: Path, name: str) -> int:
    runs = workbench_json("runs", db=path)["runs"]
    return sum(run["outputs"] for run in runs if run["name"] == name)


def test_an_export_needs_a_file_for_its_manifest_to_stand_beside(demo_db: Path) -> None:
    for place in ("-", "/dev/stdout"):
        done = workbench("export", "@last", "--all", "--format", "csv", "-o", place, db=demo_db, cwd=demo_db.parent)
        assert (done.returncode, done.stdout) == (2, "")
        assert "give -o a file's name" in done.stderr
    assert not (demo_db.parent / "-").exists()
