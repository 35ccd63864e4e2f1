"""Copies of a database that grew apart come together to one, in whatever order and however often they are merged."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.databases import new_database
from tests.store.merging.acting import ACTS, begin
from tests.store.merging.canonical import Dump, dump
from workbench.exchange.export import export
from workbench.exchange.registry import EXPORTS
from workbench.store.comparisons import list_comparisons
from workbench.store.database import open_database
from workbench.store.events import undo_last
from workbench.store.merging.merge import merge
from workbench.store.merging.told import Merged
from workbench.store.values import now

NAMES = ("a", "b", "c")

# By copy what is done to it, and by whom: reviewers are at home in one copy, but ada labels in two.
acts = st.lists(
    st.tuples(st.sampled_from(range(len(ACTS))), st.sampled_from(("ada", "raj")), st.integers(0, 11)),
    min_size=8,
    max_size=24,
)


def grown(path: Path, base: Path, done: list[tuple[int, str, int]]) -> Path:
    shutil.copy(base, path)
    with open_database(path) as db:
        for act, who, number in done:
            ACTS[act](db, who, number)
    return path


def together(path: Path, base: Path, *others: Path) -> tuple[Dump, list[Merged]]:
    """What a copy of a database holds when others were merged into it, and what was told of them."""
    if path != base:
        shutil.copy(base, path)
    with open_database(path) as db:
        told = [one for other in others for one in merge(db, [other]) if isinstance(one, Merged)]
        assert db.connection.execute("PRAGMA foreign_key_check").fetchall() == []
        return dump(db), told


def held(path: Path) -> Dump:
    with open_database(path) as db:
        return dump(db)


def handed_on(path: Path) -> dict[str, bytes]:
    """By comparison what is exported of it."""
    with open_database(path) as db:
        for one in list_comparisons(db):
            export(db, one, EXPORTS["jsonl"], path.with_name(f"{one.gid}.jsonl"), everything=True)
        return {one.gid: path.with_name(f"{one.gid}.jsonl").read_bytes() for one in list_comparisons(db)}


def assert_same(one: Dump, other: Dump) -> None:
    for table, rows in one.items():
        assert rows == other[table], table


@settings(max_examples=4, suppress_health_check=[HealthCheck.too_slow])
@given(st.tuples(acts, acts, acts))
def test_any_order_any_number_of_times_one_result(done: tuple[list[tuple[int, str, int]], ...]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with new_database(folder / "base.db") as db:
            begin(db)
        a, b, c = (grown(folder / f"{one}.db", folder / "base.db", did) for one, did in zip(NAMES, done, strict=True))
        apart = [held(one) for one in (a, b, c)]
        files = [one.read_bytes() for one in (a, b, c)]

        first, _ = together(folder / "1.db", a, b, c)
        assert_same(first, together(folder / "2.db", c, b, a)[0])
        together(folder / "3.db", c, a)
        assert_same(first, together(folder / "4.db", b, folder / "3.db")[0])

        # What is handed on of them is the same to the byte.
        assert handed_on(folder / "1.db") == handed_on(folder / "4.db")

        # Again, in another order, with what has come together already: nothing is added.
        again, told = together(folder / "1.db", folder / "1.db", folder / "4.db", a)
        assert_same(first, again)
        assert all(one.nothing_new for one in told)
        assert [one.read_bytes() for one in (a, b, c)] == files

        # Nothing is lost.
        for table in ("events", "event_outputs", "suite_revisions", "case_revisions", "gates"):
            keys = {repr(row[0]) for row in first[table]}
            assert all(repr(row[0]) in keys for one in apart for row in one[table]), table
        places = {(row[0], row[1], row[2]) for row in first["outputs"]}
        assert places == {(row[0], row[1], row[2]) for one in apart for row in one["outputs"]}

        # Undo goes on, and what it takes back is taken back wherever it comes to.
        with open_database(folder / "1.db") as db:
            undone = undo_last(db, 1, "ada", now())
        after, _ = together(folder / "2.db", folder / "2.db", folder / "1.db")
        assert not {one.gid for one in undone} & {value for row in after["latest_labels"] for value in row}
        assert_same(after, held(folder / "1.db"))
