"""Forward migrations, in order. Migration number n brings a database from version n - 1 to n."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.store import schema

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Sequence

    Migration = Callable[[sqlite3.Connection], None]


def create_tables(connection: sqlite3.Connection) -> None:
    """Make an empty file a Workbench database."""
    connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    for statement in schema.STATEMENTS:
        connection.execute(statement)


MIGRATIONS: tuple[Migration, ...] = (create_tables,)


def version_of(connection: sqlite3.Connection) -> int:
    """Give the version a database is at; 0 for an empty file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """Bring a database to the newest version, all steps in one transaction: it is migrated whole or unchanged."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Another process may have migrated while this one waited for the lock.
        for number, step in enumerate(migrations, start=1):
            if number > version_of(connection):
                step(connection)
                connection.execute(f"PRAGMA user_version = {number}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
