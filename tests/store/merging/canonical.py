"""All that a database holds, without its row numbers: two databases are the same when this is equal.

Left out is what belongs to one database or one sitting alone: presence, batches, steps under way, held money, of what
verdicts were made (`made_of`), and which seed a blind reviewer has (that there is one is not).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.store.database import Database

Dump = dict[str, list[tuple[Any, ...]]]

_CASE = "(SELECT s.name || '/' || c.name FROM cases c JOIN suites s ON s.id = c.suite_id WHERE c.id = {})"
_SUITE = "(SELECT name FROM suites WHERE id = {})"
_RUN = "(SELECT gid FROM runs WHERE id = {})"
_COMPARISON = "(SELECT gid FROM comparisons WHERE id = {})"
_BY_COLUMN = {
    "suite_id": _SUITE, "example_suite_id": _SUITE, "judged_suite_id": _SUITE,
    "case_id": _CASE, "example_case_id": _CASE,
    "run_id": _RUN, "baseline_run_id": _RUN, "target_run_id": _RUN,
    "comparison_id": _COMPARISON,
    "configuration_id": "(SELECT hash FROM configurations WHERE id = {})",
    "check_set_id": "(SELECT hash FROM check_sets WHERE id = {})",
    "event_id": "(SELECT gid FROM events WHERE id = {})",
    "adaptation_id": "(SELECT gid FROM adaptations WHERE id = {})",
    "output_id": "(SELECT r.gid || ' ' || " + _CASE.format("o.case_id")
    + " || ' ' || o.sample FROM outputs o JOIN runs r ON r.id = o.run_id WHERE o.id = {})",
}  # fmt: skip
_BY_ENDING = {
    "_text_id": "(SELECT hash FROM texts WHERE id = {})",
    "case_revision_id": "(SELECT hash FROM case_revisions WHERE id = {})",
    "suite_revision_id": "(SELECT hash FROM suite_revisions WHERE id = {})",
}
_TABLES = (
    "suites", "suite_revisions", "cases", "case_revisions", "configurations", "runs", "run_suites", "planned_cases",
    "outputs", "comparisons", "suite_verdicts", "verdicts", "clusters", "gates", "events", "event_outputs",
    "latest_labels", "case_marks", "settled_labels", "assignments", "withdrawn_assignments", "blind_seeds",
    "saved_filters", "deleted_filters", "adaptations",
    "adaptation_runs",
)  # fmt: skip
_OWN = {"runs": {"held_usd"}, "suite_verdicts": {"made_of"}, "blind_seeds": {"seed"}}
_CURRENT = {"suites": "suite_revisions", "cases": "case_revisions"}

# What was said of an output in order: the last of them counts.
_CHECKINGS = (
    f"SELECT {_BY_COLUMN['output_id'].format('g.output_id')}, row_number() OVER (PARTITION BY output_id ORDER BY g.id),"
    f" {_BY_COLUMN['check_set_id'].format('g.check_set_id')}, passed, score, checked_at,"
    f" {_RUN.format('g.baseline_run_id')}, {_RUN.format('g.target_run_id')}, imported,"
    " (SELECT group_concat(quote(k.position) || quote(k.type) || quote(k.passed) || quote(k.score) || quote(k.reason)"
    " || quote(k.category) || quote(k.weight) || quote(k.path)) FROM check_results k WHERE k.checking_id = g.id)"
    " FROM checkings g"
)


def dump(db: Database) -> Dump:
    """Give the rows of each table by what they name, in order of what they hold."""
    connection = db.connection
    gids = dict(connection.execute("SELECT id, gid FROM runs").fetchall())
    held = {table: connection.execute(_query(db, table)).fetchall() for table in _TABLES}
    held["runs"] = [_with_sources(row, gids) for row in held["runs"]]
    held["checkings"] = connection.execute(_CHECKINGS).fetchall()
    return {table: sorted(rows, key=repr) for table, rows in held.items()}


def _query(db: Database, table: str) -> str:
    columns = []
    for _, name, *_ in db.connection.execute(f"PRAGMA table_info({table})").fetchall():
        if (name == "id" and table != "clusters") or name in _OWN.get(table, ()):
            continue
        columns.append(_told(table, name))
    return f"SELECT {', '.join(columns)} FROM {table} x"


def _told(table: str, name: str) -> str:
    if name == "current_revision_id":
        return f"(SELECT hash FROM {_CURRENT[table]} WHERE id = x.{name})"
    ending: Callable[[str], bool] = name.endswith
    told = _BY_COLUMN.get(name) or next((query for end, query in _BY_ENDING.items() if ending(end)), "{}")
    return told.format(f"x.{name}")


def _with_sources(row: tuple[Any, ...], gids: dict[int, str]) -> tuple[Any, ...]:
    return tuple(
        re.sub(r"\brun (\d+)", lambda found: f"run {gids.get(int(found[1]), '?')}", value)
        if isinstance(value, str) else value
        for value in row
    )  # fmt: skip
