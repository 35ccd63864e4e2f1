"""Names that two runs or two comparisons have: the one made first keeps it, any other is `NAME~` and some hex digits.

The digits are of what is the same in every database, so that the names come out the same wherever and in whatever order
databases are merged.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from workbench.store.merging.told import Renamed
from workbench.store.values import from_column, to_column

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping

    from workbench.store.merging.told import Merged
    from workbench.store.names import Table

_DIGITS = 8

_IDENTITIES: dict[Table, str] = {
    "runs": "SELECT id, name, created_at, gid, gid FROM {schema}runs",
    # A comparison is what compares its two runs, whoever made it.
    "comparisons": "SELECT m.id, m.name, m.created_at, m.gid, b.gid || ' ' || t.gid FROM {schema}comparisons m"
    " JOIN {schema}runs b ON b.id = m.baseline_run_id JOIN {schema}runs t ON t.id = m.target_run_id",
}


class Named(NamedTuple):
    """A run or comparison as it is called; `identity` is the same in every database."""

    id: int
    name: str
    made: tuple[str, str]
    identity: str

    @property
    def base(self) -> str:
        """The name as it was given, without what a merge put to it."""
        return self.name.removesuffix(self.suffix)

    @property
    def suffix(self) -> str:
        """What is put to the name where another has it."""
        return "~" + hashlib.sha256(self.identity.encode()).hexdigest()[:_DIGITS]


def named(connection: sqlite3.Connection, table: Table, *, theirs: bool = False) -> list[Named]:
    """Give all runs or comparisons of our database, or of the other one."""
    query = _IDENTITIES[table].format(schema="their_" if theirs else "main.")
    return [
        Named(number, from_column(name), (created_at, gid), identity)
        for number, name, created_at, gid, identity in connection.execute(query)
    ]


def settle_names(
    connection: sqlite3.Connection, table: Table, before: Iterable[Named], bases: Mapping[str, str], merged: Merged
) -> None:
    """Give each run or comparison the name that it has in every order of merging; tell which are called otherwise now.

    `before` is what was here; `bases` gives by identity the name of each as it was given.
    """
    called = {one.id: one.name for one in before}
    kind = {"runs": "run", "comparisons": "comparison"}[table]
    taken: set[str] = set()
    wanted: dict[int, tuple[str, str]] = {}
    for one in sorted(named(connection, table), key=lambda one: one.made):
        base = bases.get(one.identity, one.base)
        name = base if base not in taken else base + one.suffix
        while name in taken:
            name += one.suffix
        taken.add(name)
        wanted[one.id] = (base, name)
        if called.get(one.id, base) != name:
            merged.renamed.append(Renamed(kind, one.id, called.get(one.id, base), name))
    changed = {one.id: wanted[one.id][1] for one in named(connection, table) if one.name != wanted[one.id][1]}
    # First out of each other's way: names are unique at every moment.
    connection.executemany(f"UPDATE {table} SET name = '~' || gid WHERE id = ?", [(number,) for number in changed])
    connection.executemany(
        f"UPDATE {table} SET name = ? WHERE id = ?", [(to_column(name), number) for number, name in changed.items()]
    )


def given_names(connection: sqlite3.Connection, table: Table, before: Iterable[Named]) -> dict[str, str]:
    """Give by identity the name of each run of both databases as it was given; of two names the first in order."""
    bases: dict[str, str] = {}
    for one in (*before, *named(connection, table, theirs=True)):
        bases[one.identity] = min(one.base, bases.get(one.identity, one.base))
    return bases
