"""Forward migrations, in order. Migration number n brings a database from version n - 1 to n.

They are given the database through sqlite-utils, which can do to a table what SQLite's ALTER cannot. It is imported
only when there is something to migrate.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.store import schema, schema_judged, schema_review, schema_steps
from workbench.store.fresh import facts_hash
from workbench.store.values import from_json

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Sequence

    from sqlite_utils import Database as Tables

    Migration = Callable[[Tables], None]


def create_tables(tables: Tables) -> None:
    """Make an empty file a Workbench database."""
    tables.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    for statement in schema.STATEMENTS:
        tables.execute(statement)
    for name, select in schema.VIEWS.items():
        tables.create_view(name, select)


def add_execution(tables: Tables) -> None:
    """Make room for runs that are executed here: what is planned, what is under way, what each answer took."""
    for statement in schema_steps.EXECUTION:
        tables.execute(statement)


def add_held(tables: Tables) -> None:
    """Make room for what calls on their way may cost, so that a killed run still knows of it."""
    for statement in schema_steps.HELD:
        tables.execute(statement)


def add_staleness(tables: Tables) -> None:
    """Make room for what labels rest on: what the checks of their case had said."""
    for statement in schema_steps.STALENESS:
        tables.execute(statement)
    tables.create_view("current_labels", schema.VIEWS["current_labels"], replace=True)


def add_judges(tables: Tables) -> None:
    """Make room for runs of judges: a kind of run of their own, and suites that judge another suite's answers."""
    _without_views(tables, schema_steps.JUDGES)


def add_stop_details(tables: Tables) -> None:
    """Make room for what the API adds to a stop reason."""
    for statement in schema_steps.STOP_DETAILS:
        tables.execute(statement)


def add_checked_for(tables: Tables) -> None:
    """Make room for results of checks by comparison: what one says of an output need not hold in another."""
    for statement in schema_steps.CHECKED_FOR:
        tables.execute(statement)


def add_grounds(tables: Tables) -> None:
    """Make room for what verdicts rest on (signals, cause, noise, families of tests), and for clusters."""
    for statement in schema_steps.GROUNDS:
        tables.execute(statement)


def add_gates(tables: Tables) -> None:
    """Make room for gates with what they rest on, and for which samples of a run were drawn later, and why."""
    for statement in schema_steps.GATES:
        tables.execute(statement)


def add_found(tables: Tables) -> None:
    """Make room for tests of categories, and for the files of functions that a gate rests on."""
    for statement in schema_steps.FOUND:
        tables.execute(statement)


def add_together(tables: Tables) -> None:
    """Make room for reviewing together: acts on many cases, what was settled, who is here, who is to do what, blind
    seeds, saved filters.
    """
    _without_views(tables, schema_review.TOGETHER)


def add_clustered(tables: Tables) -> None:
    """Put the cases of a cluster next to each other in the queue."""
    for statement in schema_review.CLUSTERED:
        tables.execute(statement)


def add_drafts(tables: Tables) -> None:
    """Make room for prompts while they are typed, and for what a re-run of an adaptation came to."""
    for statement in schema_review.DRAFTS:
        tables.execute(statement)


def add_judged(tables: Tables) -> None:
    """Make room for what labels judged, so that they are stale once suite, case or output are another."""
    tables.conn.create_function("facts_hash", 2, lambda asked, expected: facts_hash(asked, from_json(expected)))
    for statement in schema_judged.JUDGED:
        tables.execute(statement)
    tables.create_view("current_labels", schema_judged.CURRENT_LABELS, replace=True)


def add_apart(tables: Tables) -> None:
    """Have what was done apart come together: flags that know what they lift, what was taken away, own drafts."""
    _without_views(tables, schema_review.APART)


def _without_views(tables: Tables, statements: Sequence[str]) -> None:
    """Execute statements that rename a table, which cannot be done to one that views read."""
    views = tables.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'view'").fetchall()
    for name, _ in views:
        tables.execute(f"DROP VIEW {name}")
    for statement in statements:
        tables.execute(statement)
    for _, statement in views:
        tables.execute(statement)


MIGRATIONS: tuple[Migration, ...] = (
    create_tables,
    add_execution,
    add_held,
    add_staleness,
    add_judges,
    add_stop_details,
    add_checked_for,
    add_grounds,
    add_gates,
    add_found,
    add_together,
    add_clustered,
    add_drafts,
    add_judged,
    add_apart,
)


def version_of(connection: sqlite3.Connection) -> int:
    """Give the version a database is at; 0 for an empty file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """Bring a database to the newest version, all steps in one transaction: it is migrated whole or unchanged."""
    from sqlite_utils import Database as Tables

    tables = Tables(connection, recursive_triggers=False, execute_plugins=False)
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Another process may have migrated while this one waited for the lock.
        for number, step in enumerate(migrations, start=1):
            if number > version_of(connection):
                step(tables)
                connection.execute(f"PRAGMA user_version = {number}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
