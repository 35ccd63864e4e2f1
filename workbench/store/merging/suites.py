"""Suites and cases by name, with every revision of both; the latest revision is the current one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.store.merging.theirs import count, find_here, take_new
from workbench.store.merging.told import NAMED, Taken
from workbench.store.search import index_input
from workbench.store.values import from_column, from_json
from workbench.text.canonical import lossless_json
from workbench.text.counts import counted
from workbench.text.safe import visible_line

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from typing import Literal

    from workbench.store.merging.spells import Spells
    from workbench.store.merging.told import Merged

_KINDS = {
    "suites": "suites", "cases": "cases", "suite_revisions": "suite revisions", "case_revisions": "case revisions",
}  # fmt: skip
# Of new suites of judges whose answers they judge.
_LINK_JUDGES = (
    "UPDATE suites SET judged_suite_id = j.ours FROM suites_here h JOIN their_suites t ON t.id = h.theirs"
    " JOIN suites_here j ON j.theirs = t.judged_suite_id WHERE suites.id = h.ours AND suites.judged_suite_id IS NULL"
)
_OF_SUITE = "(SELECT ours FROM suites_here WHERE theirs = t.suite_id)"
_OF_CASE = "(SELECT ours FROM cases_here WHERE theirs = t.case_id)"

# Of the revisions of a suite or case the latest is the current one, on whichever side it was made.
_LATEST = "SELECT r.id FROM {one}_revisions r WHERE r.{one}_id = s.id ORDER BY r.created_at DESC, r.hash DESC LIMIT 1"


_SAME_NAME = {"suites": "o.name = t.name", "cases": f"o.name = t.name AND o.suite_id = {_OF_SUITE}"}
_SAME_REVISION = {
    "suite_revisions": f"o.hash = t.hash AND o.suite_id = {_OF_SUITE}",
    "case_revisions": f"o.hash = t.hash AND o.case_id = {_OF_CASE}",
}


def take_suites(spells: Spells, merged: Merged) -> Iterator[int]:
    """Take in suites, cases and their revisions; make what is new findable."""
    connection = spells.connection
    new = {"suites": find_here(connection, "suites", _SAME_NAME["suites"])}
    yield from take_new(spells, "suites", "INTO suites (name) SELECT t.name FROM their_suites t", _SAME_NAME["suites"])
    with spells.spell():
        connection.execute(_LINK_JUDGES)
    new["cases"] = find_here(connection, "cases", _SAME_NAME["cases"])
    yield from take_new(
        spells,
        "cases",
        f"INTO cases (suite_id, name) SELECT {_OF_SUITE}, t.name FROM their_cases t",
        _SAME_NAME["cases"],
    )
    for table in ("suite_revisions", "case_revisions"):
        new[table] = find_here(connection, table, _SAME_REVISION[table])
        spells.many(
            f"UPDATE {table} SET created_at = ?2 WHERE id = ?1 AND created_at < ?2", _saved_again(connection, table)
        )
    yield from take_new(
        spells,
        "suite_revisions",
        "INTO suite_revisions (suite_id, hash, title, risk, margin, source, model, volume, request_text_id,"
        f" check_set_id, original_name, created_at) SELECT {_OF_SUITE}, t.hash, t.title, t.risk, t.margin, t.source,"
        " t.model, t.volume, x.ours, k.ours, t.original_name, t.created_at FROM their_suite_revisions t"
        " LEFT JOIN texts_here x ON x.theirs = t.request_text_id"
        " LEFT JOIN check_sets_here k ON k.theirs = t.check_set_id",
        _SAME_REVISION["suite_revisions"],
    )
    yield from take_new(
        spells,
        "case_revisions",
        "INTO case_revisions (case_id, hash, input_hash, input_text_id, expected, tags, critical, check_set_id,"
        f" original_name, created_at, facts_hash) SELECT {_OF_CASE}, t.hash, t.input_hash, x.ours, t.expected, t.tags,"
        " t.critical, k.ours, t.original_name, t.created_at, t.facts_hash FROM their_case_revisions t"
        " LEFT JOIN texts_here x ON x.theirs = t.input_text_id"
        " LEFT JOIN check_sets_here k ON k.theirs = t.check_set_id",
        _SAME_REVISION["case_revisions"],
        lambda came, _first, _last: _index(connection, came),
    )
    changed = {
        "suites": _make_latest_current(spells, "suite", merged),
        "cases": _make_latest_current(spells, "case", merged),
    }
    for table, kind in _KINDS.items():
        total = count(connection, f"SELECT count(*) FROM {table}_here")
        merged.taken[kind] = Taken(new[table], total - new[table] - changed.get(table, 0), changed.get(table, 0))


def _saved_again(connection: sqlite3.Connection, table: str) -> list[tuple[int, str]]:
    """Of our revisions those that were saved later in the other database, and when."""
    return connection.execute(
        f"SELECT o.id, t.created_at FROM {table}_here h JOIN their_{table} t ON t.id = h.theirs"
        f" JOIN {table} o ON o.id = h.ours WHERE t.created_at > o.created_at ORDER BY o.id"
    ).fetchall()


def _index(connection: sqlite3.Connection, came: list[int]) -> None:
    """Make the inputs of revisions findable, within the transaction that made these."""
    query = (
        "SELECT r.id, x.body FROM json_each(?) j JOIN case_revisions r ON r.id = j.value"
        " JOIN texts x ON x.id = r.input_text_id ORDER BY r.id"
    )
    for revision, body in connection.execute(query, (lossless_json(came),)).fetchall():
        index_input(connection, revision, from_json(body))


def _make_latest_current(spells: Spells, one: Literal["suite", "case"], merged: Merged) -> int:
    """Make the latest revision of each suite or case the current one; how many of ours changed so.

    Where both sides changed it, that is told.
    """
    connection = spells.connection
    rows = connection.execute(
        f"SELECT s.id, s.name, s.current_revision_id, r.new, ({_LATEST.format(one=one)}),"
        f" {'NULL' if one == 'suite' else '(SELECT x.name FROM suites x WHERE x.id = s.suite_id)'}"
        f" FROM {one}s_here h JOIN {one}s s ON s.id = h.ours JOIN their_{one}s t ON t.id = h.theirs"
        f" LEFT JOIN {one}_revisions_here r ON r.theirs = t.current_revision_id"
        " WHERE s.current_revision_id IS NOT r.ours"
    ).fetchall()
    known = _known_to_them(connection, one)
    changed = [(latest, number) for number, _, current, _, latest, _ in rows if current != latest]
    spells.many(f"UPDATE {one}s SET current_revision_id = ? WHERE id = ?", changed)
    apart = [
        ("/".join(from_column(part) for part in (suite, name) if part is not None), latest == current)
        for _, name, current, is_new, latest, suite in rows
        if current is not None and current not in known and is_new
    ]
    for ours_stays, said in ((False, "theirs is the later and is current now"), (True, "ours is the later and stays")):
        names = [visible_line(name) for name, stays in apart if stays is ours_stays]
        if names:
            many = counted(len(names), one)
            more = f" and {len(names) - NAMED:,} more" if len(names) > NAMED else ""
            merged.conflicts.append(f"{many} changed in both, {said}: {', '.join(names[:NAMED])}{more}")
    return sum(current is not None for _, _, current, _, latest, _ in rows if current != latest)


def _known_to_them(connection: sqlite3.Connection, one: Literal["suite", "case"]) -> set[int]:
    """The revisions of ours, of those that are current, which the other database holds too."""
    return {
        number
        for (number,) in connection.execute(
            f"SELECT h.ours FROM {one}_revisions_here h JOIN {one}_revisions r ON r.id = h.ours"
            f" JOIN {one}s s ON s.id = r.{one}_id AND s.current_revision_id = r.id"
        )
    }
