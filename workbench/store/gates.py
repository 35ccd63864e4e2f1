"""Gates: what was to fail in a comparison, what failed, and what that rests on."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.store.database import reads, transaction
from workbench.store.judges import latest_judge
from workbench.store.names import suite_number
from workbench.store.values import from_json, now, to_json

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence

    from workbench.store.database import Database

Rests = dict[str, dict[str, str]]  # by suite, and by part of what its verdict is made of, a hash
Functions = dict[str, dict[str, str]]  # by suite, and by path of a file from the database's folder, a hash

_DIGITS = 12
_NEWEST = "ORDER BY at DESC, id DESC LIMIT 1"


@dataclass(frozen=True, slots=True)
class StoredGate:
    """A gate as it was found; `failed` is empty where it passed. `functions` are the files of python checks."""

    fail_on: tuple[str, ...]
    failed: tuple[str, ...]
    rests_on: Rests
    at: str
    functions: Functions


def save_gate(
    db: Database,
    comparison_id: int,
    fail_on: Iterable[str],
    failed: Iterable[str],
    rests_on: Mapping[str, object],
    functions: Functions | None = None,
) -> None:
    """Keep how a gate ended. Where one before says the same of the same, that one is found again now.

    `functions` are the files of functions that were run for it; of suites for which none were, what they said before
    holds, and with it the files of the gate before.
    """
    connection = db.connection
    with transaction(db):
        newest = connection.execute(
            f"SELECT functions FROM gates WHERE comparison_id = ? {_NEWEST}", (comparison_id,)
        ).fetchone()
        before: Functions = {} if newest is None else from_json(newest[0])
        kept = {suite: files for suite, files in before.items() if _calls_functions(connection, suite)}
        ran = {**kept, **(functions or {})}
        values = (to_json(list(fail_on)), to_json(list(failed)), to_json(dict(rests_on)), to_json(ran))
        again = connection.execute(
            "UPDATE gates SET at = ? WHERE comparison_id = ? AND fail_on = ? AND failed = ? AND rests_on = ?"
            " AND functions = ?",
            (now(), comparison_id, *values),
        )
        if not again.rowcount:
            connection.execute(
                "INSERT INTO gates (comparison_id, fail_on, failed, rests_on, functions, at) VALUES (?, ?, ?, ?, ?, ?)",
                (comparison_id, *values, now()),
            )


def _calls_functions(connection: sqlite3.Connection, suite: str) -> bool:
    """Whether checks of a suite call functions, as it is now."""
    row = connection.execute(
        "WITH this AS (SELECT id, current_revision_id FROM suites WHERE name = ?)"
        " SELECT 1 FROM check_sets k, json_each(k.checks) e"
        " WHERE json_extract(e.value, '$.type') IN ('python', 'not-python') AND k.id IN ("
        "SELECT r.check_set_id FROM this s JOIN suite_revisions r ON r.id = s.current_revision_id"
        " UNION SELECT r.check_set_id FROM this s JOIN cases c ON c.suite_id = s.id"
        " JOIN case_revisions r ON r.id = c.current_revision_id) LIMIT 1",
        (suite,),
    ).fetchone()
    return row is not None


@reads
def latest_gate(db: Database, comparison_id: int) -> StoredGate | None:
    """Give the newest gate of a comparison; None where none was asked for."""
    row = db.connection.execute(
        f"SELECT fail_on, failed, rests_on, at, functions FROM gates WHERE comparison_id = ? {_NEWEST}",
        (comparison_id,),
    ).fetchone()
    if row is None:
        return None
    return StoredGate(tuple(from_json(row[0])), tuple(from_json(row[1])), from_json(row[2]), row[3], from_json(row[4]))


@reads
def rests_on(db: Database, runs: Sequence[int]) -> Rests:
    """Give what the verdicts on the suites of these runs rest on now, as hashes that change with it.

    What a function of a python check does is not in it: a gate has that beside it.
    """
    marks = ", ".join("?" * len(runs))
    suites = db.connection.execute(
        "SELECT DISTINCT s.name FROM run_suites u JOIN suites s ON s.id = u.suite_id"
        f" WHERE u.run_id IN ({marks}) ORDER BY s.name",
        tuple(runs),
    ).fetchall()
    return {name: _of_suite(db, name, runs) for (name,) in suites}


def changes(before: Rests, after: Rests) -> list[str]:
    """What changed from one ground to another, as in `letters: checks, cases changed`; empty where all is the same."""
    told = []
    for suite in sorted({*before, *after}):
        was, is_now = before.get(suite), after.get(suite)
        if was is None or is_now is None:
            told.append(f"{suite}: {'came' if was is None else 'went'}")
            continue
        parts = [part for part in (*is_now, *(was.keys() - is_now.keys())) if was.get(part) != is_now.get(part)]
        if parts:
            told.append(f"{suite}: {', '.join(parts)} changed")
    return told


def _of_suite(db: Database, name: str, runs: Sequence[int]) -> dict[str, str]:
    # All is told by what is the same in every database, so that a gate that is merged in rests on the same here.
    connection = db.connection
    number = suite_number(connection, name)
    request, check_set, margin, model = connection.execute(
        "SELECT x.hash, k.hash, r.margin, r.model FROM suites s"
        " JOIN suite_revisions r ON r.id = s.current_revision_id JOIN texts x ON x.id = r.request_text_id"
        " JOIN check_sets k ON k.id = r.check_set_id WHERE s.id = ?",
        (number,),
    ).fetchone()
    cases = connection.execute(
        "SELECT nullif(k.checks, '[]'), c.name, r.input_hash, r.expected, r.tags, r.critical FROM cases c"
        " JOIN case_revisions r ON r.id = c.current_revision_id JOIN check_sets k ON k.id = r.check_set_id"
        " WHERE c.suite_id = ? ORDER BY c.name",
        (number,),
    ).fetchall()
    marks = ", ".join("?" * len(runs))
    # An output is never changed, but one that is only an error may give way to an answer.
    outputs = connection.execute(
        # The join is made in this order, by the index on run and case: else a run is read whole for each suite.
        "SELECT r.gid, o.model, c.name, o.sample, o.at, o.error IS NULL FROM cases c CROSS JOIN outputs o"
        f" CROSS JOIN runs r WHERE c.suite_id = ? AND o.run_id IN ({marks}) AND o.case_id = c.id AND r.id = o.run_id"
        " ORDER BY r.gid, c.name, o.sample",
        (number, *runs),
    ).fetchall()
    models = sorted({one[:2] for one in outputs}, key=repr)
    judging = connection.execute("SELECT name FROM suites WHERE judged_suite_id = ? ORDER BY name", (number,))
    judges = [latest_judge(db, one) for (one,) in judging.fetchall()]
    return {
        "prompt": _hash(request),
        "checks": _hash([check_set, margin, [one[:2] for one in cases if one[0]]]),
        "cases": _hash([one[1:] for one in cases]),
        "model": _hash([model, *models]),
        "outputs": _hash([(one[0], *one[2:]) for one in outputs]),
        "judge": _hash(judges),
    }


def _hash(value: object) -> str:
    return hashlib.sha256(repr(value).encode()).hexdigest()[:_DIGITS]
