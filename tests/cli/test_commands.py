"""The commands as a person or a script meets them: output, errors, exit codes."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.cli.running import workbench, workbench_json
from tests.terminal import Terminal
from workbench.store.database import open_database
from workbench.store.suites import load_suite

if TYPE_CHECKING:
    from pathlib import Path


def test_the_demo_off_a_terminal_prints_its_comparison_and_says_so(tmp_path: Path) -> None:
    done = workbench("demo", db=tmp_path / "demo.db")
    assert done.returncode == 0
    assert "support-triage" in done.stdout
    assert "regression" in done.stdout
    assert "needs a terminal" in done.stderr


def test_the_demo_is_a_whole_migration(demo_db: Path) -> None:
    """At least six suites of fifty cases; two without regressions; rewording in half of the cases or more."""
    (comparison,) = workbench_json("comparisons", db=demo_db)["comparisons"]
    done = workbench_json("compare", comparison["baseline"], comparison["target"], db=demo_db)
    suites = done["suites"]
    assert len(suites) >= 6
    shares = {}
    for suite in suites:
        by_verdict = {verdict: len(cases) for verdict, cases in suite["cases_by_verdict"].items()}
        assert suite["cases"] >= 50, suite["suite"]
        shares[suite["suite"]] = by_verdict["regression"] / suite["cases"]
        assert 0.02 <= by_verdict["improvement"] / suite["cases"] <= 0.10, suite["suite"]
        assert by_verdict["unchanged"] <= suite["cases"] / 2, suite["suite"]
        assert not by_verdict["error"]
        assert not by_verdict["missing"]
    assert all(share <= 0.35 for share in shares.values())
    assert sum(share == 0 for share in shares.values()) >= 2


def test_all_of_the_demo_is_marked_as_simulated(made_demo: Path) -> None:
    assert all(run["simulated"] for run in workbench_json("runs", db=made_demo)["runs"])
    with sqlite3.connect(made_demo) as connection:
        assert connection.execute("SELECT count(*) FROM outputs WHERE NOT simulated").fetchone() == (0,)
    connection.close()


def test_starting_the_demo_anew_after_a_kill_takes_nothing_over_and_loses_nothing(demo_db: Path) -> None:
    label = (
        "import os\nfrom pathlib import Path\nfrom workbench.review.decisions import labelled\n"
        "from workbench.store.database import open_database\nfrom workbench.store.events import add_event\n"
        f"db = open_database(Path({str(demo_db)!r}))\n"
        "add_event(db, 1, labelled('support-triage', 't-001', 'worse', 'ada', category=None, note=None))\n"
        "os._exit(9)\n"
    )
    assert subprocess.run([sys.executable, "-c", label], check=False).returncode == 9
    assert demo_db.with_name("demo.db-wal").stat().st_size
    assert workbench("demo", "--fresh", db=demo_db).returncode == 0
    counts = []
    for name in ("demo.db", "demo.previous.db"):
        with sqlite3.connect(demo_db.with_name(name)) as connection:
            counts += connection.execute("SELECT count(*) FROM events").fetchone()
        connection.close()
    assert counts == [0, 1]


def test_the_demo_is_not_moved_away_from_one_who_has_it_open(demo_db: Path) -> None:
    with open_database(demo_db) as db:
        load_suite(db, "support-triage")
        done = workbench("demo", "--fresh", db=demo_db)
    assert done.returncode == 2
    assert "another program has the database open" in done.stderr
    assert not demo_db.with_name("demo.previous.db").exists()


def test_a_file_that_is_not_ours_is_not_moved_for_a_demo(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("mine")
    done = workbench("demo", "--fresh", db=path)
    assert (done.returncode, path.read_text()) == (2, "mine")
    assert "not a Workbench database" in done.stderr


def test_a_demo_that_has_no_place_says_so(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    done = workbench("demo", db=tmp_path / "taken" / "demo.db")
    assert done.returncode == 2
    assert "cannot be made" in done.stderr
    assert "Traceback" not in done.stderr


def test_starting_the_demo_anew_keeps_the_old_one_beside_it(demo_db: Path) -> None:
    workbench("label", "@last", "support-triage", "t-001", "worse", "--reviewer", "ada", db=demo_db)
    assert workbench("demo", "--fresh", db=demo_db).returncode == 0
    assert workbench("demo", "--fresh", db=demo_db).returncode == 0
    counts = []
    for name in ("demo.db", "demo.previous.db", "demo.previous-2.db"):
        with sqlite3.connect(demo_db.with_name(name)) as connection:
            counts += connection.execute("SELECT count(*) FROM events").fetchone()
        connection.close()
    assert counts == [0, 1, 0]


def test_comparing_ends_with_one_when_a_gate_fails_and_with_zero_when_none_is_asked(demo_db: Path) -> None:
    runs = ("1", "2")
    assert workbench("compare", *runs, db=demo_db).returncode == 1
    assert workbench("compare", *runs, "--fail-on", "error", db=demo_db).returncode == 0
    assert workbench("compare", *runs, "--fail-on", "unreviewed", db=demo_db).returncode == 1
    wrong = workbench("compare", *runs, "--fail-on", "regresion", db=demo_db)
    assert wrong.returncode == 2
    assert "regresion" in wrong.stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("compare", "nobody", "2"), "nobody"),
        (("compare", "1", "1"), "itself"),
        (("label", "@last", "support-triage", "t-9999", "worse"), "t-9999"),
        (("label", "@last", "support-triage", "t-001", "bad"), "bad"),
        (("review",), "terminal"),
        (("export", "@last", "--format", "pdf", "-o", "x"), "pdf"),
        (("nonsense",), "nonsense"),
        (("prompt", "suport-triage"), "support-triage"),
    ],
)
def test_a_wrong_name_is_one_message_and_exit_code_two(demo_db: Path, arguments: tuple[str, ...], says: str) -> None:
    done = workbench(*arguments, db=demo_db)
    assert done.returncode == 2
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_a_missing_database_is_named(tmp_path: Path) -> None:
    done = workbench("runs", db=tmp_path / "none.db")
    assert done.returncode == 2
    assert "none.db" in done.stderr
    assert not (tmp_path / "none.db").exists()


def test_a_first_suite_is_written_valid_and_never_over_another(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    assert workbench("init", str(folder)).returncode == 0
    checked = workbench("suites", "check", str(folder))
    assert checked.returncode == 0, checked.stderr
    assert workbench("runs", db=folder / "workbench.db").returncode == 0
    again = workbench("init", str(folder))
    assert again.returncode == 2
    assert "already" in again.stderr


def test_labels_made_by_command_stand_in_the_store_by_reviewer(demo_db: Path) -> None:
    done = workbench(
        "label", "@last", "support-triage", "t-001", "worse",
        "--category", "format", "--note", "the fence", "--reviewer", "ada", db=demo_db,
    )  # fmt: skip
    assert done.returncode == 0
    with sqlite3.connect(demo_db) as connection:
        rows = connection.execute('SELECT "case", reviewer, label, category, note FROM current_labels').fetchall()
    connection.close()
    assert rows == [("t-001", "ada", "worse", "format", "the fence")]


def test_init_makes_the_database_that_is_named(tmp_path: Path) -> None:
    path = tmp_path / "mine.db"
    assert workbench("init", "place", db=path, cwd=tmp_path).returncode == 0
    assert path.exists()
    assert not (tmp_path / "place" / "workbench.db").exists()


def test_a_first_suite_beside_imported_outputs_leaves_their_database_as_it_is(demo_db: Path) -> None:
    before = demo_db.read_bytes()
    done = workbench("init", "place", db=demo_db, cwd=demo_db.parent)
    assert done.returncode == 0, done.stderr
    assert "stays as it is" in done.stdout + done.stderr
    assert demo_db.read_bytes() == before
    assert (demo_db.parent / "place" / "support-triage.suite.yaml").exists()


def test_init_leaves_nothing_half_made(tmp_path: Path) -> None:
    done = workbench("init", "place", db=tmp_path / "gone" / "mine.db", cwd=tmp_path)
    assert done.returncode == 2
    assert not list((tmp_path / "place").iterdir())


def test_no_command_shows_the_help_as_it_is() -> None:
    done = workbench()
    assert done.returncode == 2
    assert done.stderr.startswith("Usage: ")
    assert done.stderr.count("--help") == 1


def test_output_that_cannot_be_written_is_no_failed_gate(made_demo: Path) -> None:
    command = [sys.executable, "-m", "workbench", "--db", str(made_demo), "runs"]
    with open("/dev/full", "w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 2
    assert "standard output: cannot be written: No space left on device\n  make room" in done.stderr
    assert "Traceback" not in done.stderr
    closed = subprocess.run(["sh", "-c", '"$@" >&-', "sh", *command], stderr=subprocess.PIPE, text=True, check=False)
    assert "Traceback" not in closed.stderr


def test_remarks_that_cannot_be_written_change_nothing(demo_db: Path) -> None:
    command = [sys.executable, "-m", "workbench", "--db", str(demo_db), "compare", "1", "2", "--json"]
    with open("/dev/full", "w") as full:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=full, text=True, check=False)
    assert done.returncode == 1
    closed = subprocess.run(["sh", "-c", '"$@" 2>&-', "sh", *command], stdout=subprocess.PIPE, text=True, check=False)
    assert (closed.returncode, json.loads(closed.stdout)) == (1, json.loads(done.stdout))


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["compare", "1", "2"], 1), (["compare", "1", "2", "--json"], 1), (["runs"], 0), (["prompt", "order-desk"], 0)],
)
def test_a_reader_that_goes_away_changes_no_exit_code(
    demo_db: Path, arguments: list[str], code: int, unbuffered: str
) -> None:
    command = [sys.executable, "-m", "workbench", "--db", str(demo_db), *arguments]
    reader, writer = os.pipe()
    os.close(reader)
    environment = os.environ | {"PYTHONUNBUFFERED": unbuffered}
    done = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, text=True, check=False, env=environment)
    os.close(writer)
    assert (done.returncode, "Traceback" in done.stderr) == (code, False)


def test_a_suite_without_checks_finds_no_drop(tmp_path: Path) -> None:
    cases = "".join(f"  - {{id: c{number}}}\n" for number in range(60))
    (tmp_path / "a.suite.yaml").write_text(
        "suite: plain\nrequest: {max_tokens: 5, messages: [{role: user, content: hi}]}\ncases:\n" + cases
    )
    done = workbench("suites", "check", "--json", cwd=tmp_path)
    assert json.loads(done.stdout)["suites"][0]["smallest_drop"] is None


def test_where_nothing_is_yet_the_way_to_it_is_said(tmp_path: Path) -> None:
    path = tmp_path / "work.db"
    workbench("init", "place", db=path, cwd=tmp_path)
    done = workbench("export", "@last", "--format", "csv", "-o", str(tmp_path / "a.csv"), db=path)
    assert done.returncode == 2
    assert "`workbench compare BASELINE TARGET` makes one" in done.stderr


def test_the_app_does_not_draw_into_a_file_that_takes_the_errors(demo_db: Path, tmp_path: Path) -> None:
    errors = tmp_path / "errors.txt"
    program = f"{sys.executable} -m workbench --db {demo_db} review 2>{errors}"
    with Terminal(["sh", "-c", program]) as terminal:
        assert terminal.wait_for_exit() == 2
    assert "needs a terminal" in errors.read_text()
