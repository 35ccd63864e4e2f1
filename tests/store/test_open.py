"""Opening: what is ours opens at once, what is not is refused with a reason and stays as it was."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from tests.store.making import SUITE, case, label, make_comparison, make_run, text_output
from workbench.errors import StoreError, UnknownNameError, WorkbenchError
from workbench.store.comparisons import list_comparisons
from workbench.store.conditions import Term
from workbench.store.database import Database, open_database, transaction
from workbench.store.details import case_detail
from workbench.store.migrations import MIGRATIONS, migrate, version_of
from workbench.store.outputs import add_outputs
from workbench.store.queue import QueueFilter, queue_positions, queue_window
from workbench.store.runs import create_run, find_run, list_runs
from workbench.store.suites import list_suites, load_cases, save_suite
from workbench.store.verdicts import suite_verdicts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlite_utils import Database as Tables

    from workbench.records import Output


def refused(path: Path, *, create: bool = False) -> StoreError:
    """The error of opening a file, having seen that the folder is byte for byte as before."""
    before = contents(path.parent)
    with pytest.raises(StoreError) as caught:
        open_database(path, create=create)
    assert contents(path.parent) == before
    assert caught.value.hint
    return caught.value


def contents(folder: Path) -> dict[str, bytes | None]:
    if not folder.is_dir():
        return {}
    return {one.name: one.read_bytes() if one.is_file() else None for one in folder.iterdir()}


def test_new_database_carries_its_marks(path: Path) -> None:
    with open_database(path, create=True) as db:
        marks = [db.connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "foreign_keys")]
        timeout = db.connection.execute("PRAGMA busy_timeout").fetchone()[0]
    assert marks == ["wal", 1]
    assert timeout == 5000
    assert path.read_bytes()[68:72] == b"WBk1"


def test_closing_leaves_one_file(path: Path) -> None:
    with open_database(path, create=True) as db:
        save_suite(db, SUITE, [case(1)])
    assert [one.name for one in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("name", ["with blank.db", "what?.db", "50%.db", "a#b.db", "日本.db"])
def test_any_file_name_works(tmp_path: Path, name: str) -> None:
    open_database(tmp_path / name, create=True).close()
    open_database(tmp_path / name).close()
    assert [one.name for one in tmp_path.iterdir()] == [name]


def test_missing_file_is_not_made_unasked(path: Path) -> None:
    assert "no database here" in refused(path).message


def test_missing_folder(tmp_path: Path) -> None:
    assert "folder" in refused(tmp_path / "nowhere" / "review.db", create=True).message


def test_folder_and_pipe_are_no_files(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    assert "folder" in refused(tmp_path / "folder", create=True).message
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(StoreError, match="pipe"):
        open_database(tmp_path / "pipe")


@pytest.mark.parametrize("create", [False, True])
@pytest.mark.parametrize("body", [b"id,text\n1,hello\n", b"SQLite format 3\x00", b"\x00" * 5000])
def test_other_files_stay_untouched(path: Path, body: bytes, create: bool) -> None:
    path.write_bytes(body)
    assert "not an SQLite database" in refused(path, create=create).message


@pytest.mark.parametrize("journal", ["wal", "delete"])
def test_database_of_another_program_stays_untouched(path: Path, journal: str) -> None:
    other = sqlite3.connect(path)
    other.execute(f"PRAGMA journal_mode = {journal}")
    other.execute("CREATE TABLE recipes (name TEXT)")
    other.commit()
    other.close()
    assert "not made by Workbench" in refused(path, create=True).message


def test_newer_version_stays_untouched(path: Path) -> None:
    with open_database(path, create=True) as db:
        db.connection.execute("PRAGMA user_version = 99")
    message = refused(path).message
    assert "version 99" in message


def test_migrations_run_once_in_order_and_whole(path: Path) -> None:
    def add_table(tables: Tables) -> None:
        tables.execute("CREATE TABLE stages (id INTEGER PRIMARY KEY)")

    def fail(tables: Tables) -> None:
        tables.execute("CREATE TABLE halfway (id INTEGER PRIMARY KEY)")
        raise sqlite3.OperationalError("the step failed")

    with open_database(path, create=True) as db:
        with pytest.raises(sqlite3.OperationalError):
            migrate(db.connection, (*MIGRATIONS, add_table, fail))
        tables = {row[0] for row in db.connection.execute("SELECT name FROM sqlite_schema")}
        assert version_of(db.connection) == len(MIGRATIONS)
        assert not tables & {"stages", "halfway"}
        migrate(db.connection, (*MIGRATIONS, add_table))
        migrate(db.connection, (*MIGRATIONS, add_table))
        assert version_of(db.connection) == len(MIGRATIONS) + 1


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with something of everything in it."""
    path = tmp_path_factory.mktemp("filled") / "review.db"
    with open_database(path, create=True) as db:
        comparison = make_comparison(db, ["regression", "changed"] * 100)
        label(db, comparison, 1, "worse")
    return path


def read_everything(db: Database) -> None:
    list_suites(db)
    load_cases(db, "letters")
    list_runs(db)
    for comparison in list_comparisons(db):
        suite_verdicts(db, comparison.id)
        for text in (None, "answer", "}"):
            queue_positions(db, comparison.id, QueueFilter("ada", text, (Term("is", ("undecided",)),)))
        for row in queue_window(db, comparison.id, QueueFilter("ada"), 0, 300):
            case_detail(db, comparison.id, row.suite, row.case)


@pytest.mark.parametrize("share", [0.9, 0.5, 0.1])
def test_truncated_file_is_found_on_opening(filled: Path, path: Path, share: float) -> None:
    body = filled.read_bytes()
    path.write_bytes(body[: int(len(body) * share)])
    assert "damaged" in refused(path).message


@pytest.mark.parametrize("seed", range(60))
def test_overwritten_bytes_never_end_in_a_traceback(filled: Path, path: Path, seed: int) -> None:
    dice = random.Random(seed)
    body = bytearray(filled.read_bytes())
    for _ in range(dice.choice([1, 10, 200])):
        at = dice.randrange(100, len(body) - 64)
        body[at : at + 64] = dice.randbytes(64)
    path.write_bytes(body)
    with suppress(WorkbenchError), open_database(path) as db:
        read_everything(db)
    assert path.read_bytes() == body


def test_locked_by_another_writer(path: Path, db: Database) -> None:
    db.connection.execute("PRAGMA busy_timeout = 1")
    with open_database(path) as other, transaction(other):
        list_runs(db)  # reading goes on
        with pytest.raises(StoreError, match="locked"):
            make_run(db, "waiting")
    make_run(db, "waiting")


def test_disk_full_changes_nothing(db: Database) -> None:
    save_suite(db, SUITE, (case(number) for number in range(2000)))
    make_run(db, "small", text_output(1, "kept"))
    pages = db.connection.execute("PRAGMA page_count").fetchone()[0]
    db.connection.execute(f"PRAGMA max_page_count = {pages + 5}")
    with pytest.raises(StoreError, match="full"):
        make_run(db, "large", *(text_output(number, f"{number} " * 2000) for number in range(2000)))
    db.connection.execute("PRAGMA max_page_count = 1000000")
    assert find_run(db, "large").outputs == 0
    assert find_run(db, "small").outputs == 1
    make_run(db, "later", text_output(2, "goes on"))
    assert db.connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"


CHILD = """
import resource, signal, sys
from pathlib import Path
from tests.store.making import SUITE, case, make_run, text_output
from workbench.errors import StoreError
from workbench.store.database import open_database
from workbench.store.suites import save_suite
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]),) * 2)
try:
    with open_database(Path(sys.argv[1]), create=True) as db:
        save_suite(db, SUITE, (case(number, letter="x" * 4000 + str(number)) for number in range(5000)))
except StoreError as error:
    print(error)
    sys.exit(3)
"""


@pytest.mark.parametrize("limit", [0, 10_000, 100_000, 2_000_000])
def test_file_that_cannot_grow(path: Path, limit: int) -> None:
    child = subprocess.run([sys.executable, "-c", CHILD, str(path), str(limit)], capture_output=True, text=True)
    assert child.returncode == 3, child.stderr
    assert "disk" in child.stdout
    if limit < 100_000:
        assert not path.exists()
    with open_database(path, create=True) as db:
        assert list_suites(db) == []
        save_suite(db, SUITE, [case(1)])


READER = """
import os, sys
from pathlib import Path
from tests.store.making import SUITE
from workbench.errors import StoreError
from workbench.store.database import open_database
from workbench.store.suites import list_suites, save_suite
if os.geteuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
with open_database(Path(sys.argv[1])) as db:
    print(db.read_only, len(list_suites(db)))
    try:
        save_suite(db, SUITE, [])
    except StoreError as error:
        print(error.message)
"""


@pytest.mark.parametrize("folder_mode", [0o555, 0o777])
def test_read_only_database_is_read_and_not_written(filled: Path, folder_mode: int) -> None:
    # Outside pytest's own folders, which only their owner may enter.
    with tempfile.TemporaryDirectory() as name:
        folder = type(filled)(name)
        shutil.copy(filled, folder / "review.db")
        (folder / "review.db").chmod(0o444)
        folder.chmod(folder_mode)
        child = subprocess.run(
            [sys.executable, "-c", READER, str(folder / "review.db")], capture_output=True, text=True
        )
        folder.chmod(0o755)
        assert (folder / "review.db").read_bytes() == filled.read_bytes()
    assert child.stderr == ""
    assert child.stdout.splitlines() == ["True 1", "the database is read-only"]


START = """
import sys
from pathlib import Path
from workbench.store.database import open_database
from workbench.store.queue import QueueFilter, queue_window
with open_database(Path(sys.argv[1])) as db:
    assert len(queue_window(db, 1, QueueFilter("ada"), 0, 50)) == 50
heavy = {"sqlite_utils", "anthropic", "numpy", "jsonschema", "yaml", "pydantic", "click", "textual"}
print(*(heavy & set(sys.modules)))
"""


def test_first_window_imports_nothing_heavy(filled: Path) -> None:
    child = subprocess.run([sys.executable, "-c", START, str(filled)], capture_output=True, text=True, check=True)
    assert child.stdout.strip() == ""


def test_misuse_is_not_taken_for_damage(db: Database) -> None:
    with pytest.raises(sqlite3.IntegrityError), transaction(db):
        db.connection.execute("INSERT INTO run_suites VALUES (7, 7, 7)")
    assert not db.connection.in_transaction


def test_inner_transaction_is_part_of_the_outer(db: Database) -> None:
    def failing() -> Iterator[Output]:
        make_run(db, "inner")
        yield text_output(1, "of a case that is not there")

    run = make_run(db, "outer")
    with pytest.raises(UnknownNameError):
        add_outputs(db, run.id, failing())
    assert [one.name for one in list_runs(db)] == ["outer"]


def test_name_that_is_taken_changes_nothing(db: Database) -> None:
    run = make_run(db, "first")
    for name in ("first", "17", "", "@last"):
        with pytest.raises(StoreError):
            create_run(db, name, run.configuration, kind="run", origin="live", simulated=False)
    assert len(list_runs(db)) == 1
