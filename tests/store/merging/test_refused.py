"""What is refused leaves both databases as they were; a merge that was ended is gone on with by another."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests.databases import new_database
from tests.store.making import label, make_comparison
from tests.store.merging.acting import ACTS, begin
from tests.store.merging.canonical import dump
from tests.store.merging.test_merge import copied, taken
from tests.store.test_processes import WRITER, start
from workbench.errors import StoreError
from workbench.store.comparisons import list_comparisons
from workbench.store.database import Database, open_database
from workbench.store.events import events_of_case
from workbench.store.merging.merge import merge
from workbench.store.merging.spells import Spells
from workbench.store.merging.told import Step
from workbench.store.migrations import MIGRATIONS, migrate
from workbench.store.suites import list_suites

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def there(tmp_path: Path) -> Path:
    """Another database, of which nothing is here."""
    path = tmp_path / "there" / "other.db"
    path.parent.mkdir()
    with new_database(path) as db:
        begin(db)
        label(db, list_comparisons(db)[0], 1, "worse")
    return path


def refused(db: Database, *others: Path) -> str:
    before = dump(db)
    with pytest.raises(StoreError) as caught:
        taken(db, *others)
    assert dump(db) == before
    assert not db.connection.in_transaction
    assert [row[1] for row in db.connection.execute("PRAGMA database_list").fetchall() if row[1] != "temp"] == ["main"]
    return str(caught.value)


def test_the_same_file_under_any_name(db: Database, path: Path, tmp_path: Path) -> None:
    (tmp_path / "link.db").symlink_to(path)
    for name in (path, tmp_path / "link.db"):
        assert "this is the database that others are taken into" in refused(db, name)


def test_no_database_and_one_of_a_newer_version(db: Database, tmp_path: Path, there: Path) -> None:
    (tmp_path / "notes.txt").write_text("no database " * 99)
    assert "not an SQLite database" in refused(db, tmp_path / "notes.txt")
    assert "there is no database here" in refused(db, tmp_path / "nowhere.db")
    with sqlite3.connect(there) as connection:
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    connection.close()
    assert "Update Workbench" in refused(db, there)


HOSTILE = {
    "a trigger": "CREATE TRIGGER t AFTER INSERT ON runs BEGIN DELETE FROM runs; END",
    "a trigger by the name of ours": "DROP TRIGGER case_marks_follow; CREATE TRIGGER case_marks_follow"
    " AFTER INSERT ON events BEGIN SELECT 1; END",
    "a view in place of a table": "DROP TABLE saved_filters; CREATE VIEW saved_filters AS"
    " SELECT 'f' AS name, load_extension('x') AS words, 'r' AS reviewer, 'a' AS saved_at",
    "a column that is computed": "DROP TABLE saved_filters; CREATE TABLE saved_filters"
    " (name TEXT, words TEXT AS (upper(name)), reviewer TEXT, saved_at TEXT)",
    "a table that lacks a column": "ALTER TABLE gates DROP COLUMN functions",
    "a number that is none": "UPDATE outputs SET sample = 'many'",
    "a text under another's hash": "UPDATE texts SET body = body || ' '",
    "a text that is no JSON": "DROP TRIGGER IF EXISTS x; UPDATE outputs SET error = 'gone' WHERE error IS NOT NULL",
    "a note that is no UTF-8": "INSERT INTO events (gid, comparison_id, kind, reviewer, at, suite_id, note, blind)"
    " VALUES ('g', 1, 'note', 'ada', '2026', 1, CAST(x'ff' AS TEXT), 0)",
    "a reviewer whose bytes are none": "INSERT INTO saved_filters VALUES ('f', '', x'ffff', '2026')",
    "checks that are no JSON": "UPDATE check_sets SET checks = '[' || checks",
    "an output of a strange shape": "UPDATE outputs SET error = '{\"x\": 1}' WHERE error IS NOT NULL",
    "a label about a case that is not there": "PRAGMA foreign_keys = OFF; DELETE FROM cases WHERE name = 'l-1'",
    "a run without a configuration": "PRAGMA foreign_keys = OFF; DELETE FROM configurations",
    "a gid that is no text": "UPDATE runs SET gid = CAST('x' || id AS BLOB)",
}


@pytest.mark.parametrize("what", HOSTILE)
def test_what_workbench_never_writes(db: Database, there: Path, what: str) -> None:
    with sqlite3.connect(there) as connection:
        connection.executescript(HOSTILE[what])
    connection.close()
    before, files = there.read_bytes(), sorted(there.parent.iterdir())
    assert str(there) in refused(db, there)
    assert there.read_bytes() == before
    assert sorted(there.parent.iterdir()) == files


def test_of_several_all_or_none(db: Database, tmp_path: Path, there: Path) -> None:
    (tmp_path / "notes.txt").write_text("no database " * 99)
    refused(db, there, tmp_path / "notes.txt")
    assert "more than the 10" in refused(db, *[there] * 11)


def test_the_other_is_left_as_it_lay(db: Database, there: Path) -> None:
    before, files = there.read_bytes(), sorted(there.parent.iterdir())
    taken(db, there)
    assert there.read_bytes() == before
    assert sorted(there.parent.iterdir()) == files


def test_the_other_may_be_open_and_hold_what_is_only_in_its_log(db: Database, there: Path) -> None:
    with open_database(there) as other:
        late = label(other, list_comparisons(other)[0], 2, "equal")
        taken(db, there)
        assert late.gid in {one.gid for one in events_of_case(db, 1, "letters", "l-2")}
        label(other, list_comparisons(other)[0], 2, "worse")


def test_an_older_one_is_brought_forward_in_a_copy(db: Database, tmp_path: Path) -> None:
    old = tmp_path / "old.db"
    connection = sqlite3.connect(old, isolation_level=None)
    migrate(connection, MIGRATIONS[:6])
    connection.executescript(
        "INSERT INTO texts VALUES (1, '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a', '{}');"
        "INSERT INTO check_sets VALUES (1, '4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945', '[]');"
        "INSERT INTO suites (id, name) VALUES (1, 'letters');"
        "INSERT INTO suite_revisions VALUES (1, 1, 'h', 'Old', 'low', 0, NULL, NULL, NULL, 1, 1, NULL, '2026-01-01');"
        "UPDATE suites SET current_revision_id = 1"
    )
    connection.close()
    before = old.read_bytes()
    taken(db, old)
    assert [row.suite.title for row in list_suites(db)] == ["Old"]
    assert old.read_bytes() == before


MERGER = """
import sys
from pathlib import Path
from workbench.store.database import open_database
from workbench.store.merging.merge import merge
with open_database(Path(sys.argv[1])) as db:
    for step in merge(db, [Path(sys.argv[2])]):
        print(step, flush=True)
        if getattr(step, "what", "") == "labels and notes":
            sys.stdin.read()
"""


def test_a_merge_that_was_killed_is_gone_on_with_by_the_same_command(
    db: Database, path: Path, there: Path, tmp_path: Path
) -> None:
    make_comparison(db, ["regression"])
    db.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()  # all of it is in the file
    whole = copied(path, tmp_path / "whole.db")
    merger = subprocess.Popen(
        [sys.executable, "-c", MERGER, str(path), str(there)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert merger.stdout is not None
    assert any("labels and notes" in line for line in iter(merger.stdout.readline, ""))
    merger.send_signal(signal.SIGKILL)
    merger.communicate()
    assert db.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert db.connection.execute("PRAGMA foreign_key_check").fetchall() == []
    (merged,) = taken(db, there)
    assert merged.taken["labels"].added == 1
    with open_database(whole) as other:
        taken(other, there)
        assert dump(db) == dump(other)


def test_wherever_a_merge_ends_the_next_one_comes_to_the_same(path: Path, tmp_path: Path) -> None:
    with new_database(path) as db:
        begin(db)
    there = copied(path, tmp_path / "there.db")
    for one, who in ((path, "ada"), (there, "raj")):
        with open_database(one) as db:
            for number, act in enumerate(ACTS):
                act(db, who, number + (who == "raj"))
    steps = 0
    with open_database(copied(path, tmp_path / "whole.db")) as db:
        steps = sum(isinstance(one, Step) for one in merge(db, [there]))
        whole = dump(db)
    for ends_after in range(1, steps):
        with open_database(copied(path, tmp_path / "part.db")) as db:
            merging = merge(db, [there])
            for _ in range(ends_after):
                next(merging)
            merging.close()
            assert db.connection.execute("PRAGMA foreign_key_check").fetchall() == []
            taken(db, there)
            assert dump(db) == whole


def test_a_writer_gets_the_lock_while_much_is_written(path: Path) -> None:
    with (
        new_database(path) as db,
        closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as other,
    ):
        connection = db.connection
        connection.execute("CREATE TEMP TABLE coming (number INTEGER PRIMARY KEY)")
        connection.executemany("INSERT INTO coming VALUES (?)", [(number,) for number in range(2000)])
        refused = []

        def write(first: int, last: int) -> None:
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                other.execute("BEGIN IMMEDIATE")
            refused.append((first, last))

        for _ in Spells(db).parts("coming", "number", write):
            other.execute("BEGIN IMMEDIATE")
            other.execute("COMMIT")
    assert len(refused) > 1
    assert [last + 1 for _, last in refused[:-1]] == [first for first, _ in refused[1:]]


def test_others_label_while_it_is_taken_in(path: Path, tmp_path: Path) -> None:
    with new_database(path) as db:
        make_comparison(db, ["regression", "changed", "unchanged"])
    there = copied(path, tmp_path / "there.db")
    with open_database(there) as other:
        for number in range(60):
            label(other, list_comparisons(other)[0], number % 3 + 1, "equal", reviewer="from there")
    writers = [start(WRITER, str(path), f"reviewer {number}", "0") for number in range(2)]
    acknowledged = set()
    with open_database(path) as db:
        for writer in writers:
            assert writer.stdout is not None
            acknowledged.add(writer.stdout.readline().strip())
        (merged,) = taken(db, there)
        taken(db, there)
        for writer in writers:
            os.kill(writer.pid, signal.SIGKILL)
            lines = writer.communicate()[0].splitlines(keepends=True)
            acknowledged |= {line.strip() for line in lines if line.endswith("\n")}
        events = [one for number in (1, 2, 3) for one in events_of_case(db, 1, "letters", f"l-{number}")]
        assert merged.taken["labels"].added == 60
        assert acknowledged <= {one.gid for one in events}
        assert sum(one.reviewer == "from there" for one in events) == 60
        assert db.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
