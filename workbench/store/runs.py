"""Runs and their outputs. An output, once stored, is never changed."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from workbench.errors import UnknownNameError
from workbench.records import Configuration, Run
from workbench.store.database import reads, transaction
from workbench.store.names import find_number, free_name, refuse_unusable
from workbench.store.texts import get_json, last_id, put_optional
from workbench.store.values import from_column, from_json, from_optional, new_gid, now, to_column, to_json, to_optional
from workbench.text.canonical import content_hash

if TYPE_CHECKING:
    import sqlite3

    from workbench.records import JsonValue, Origin, RunKind
    from workbench.store.database import Database

_RUN = """
SELECT r.id, r.gid, r.name, r.kind, r.origin, r.simulated, r.created_at, r.source,
  r.max_cost_usd, k.model, k.provider, k.base_url, k.overrides, k.prompt_text_id, k.mends, k.cache, k.via
FROM runs r JOIN configurations k ON k.id = r.configuration_id"""


def create_run(
    db: Database,
    name: str | None,
    configuration: Configuration,
    *,
    kind: RunKind,
    origin: Origin,
    simulated: bool,
    source: str | None = None,
    comparison_id: int | None = None,
    gid: str | None = None,
    created_at: str | None = None,
    max_cost_usd: float | None = None,
    together: str | None = None,
) -> Run:
    """Make a run. Without a name it is named by its model, numbered when taken (MODEL-candidate, MODEL-judge).

    `comparison_id` names the comparison a candidate was made in; gid and created_at are given when a run made
    elsewhere is taken in; `together` is the same for runs that share their limit of cost. Raises StoreError for a
    name that is taken or not usable.
    """
    connection = db.connection
    with transaction(db):
        if name is None:
            name = free_name(connection, "runs", _default_name(configuration.model, kind))
        else:
            refuse_unusable(connection, "runs", name)
        number = last_id(
            connection.execute(
                "INSERT INTO runs (gid, name, kind, configuration_id, origin, simulated, source, comparison_id,"
                " created_at, max_cost_usd, together) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    gid or new_gid(),
                    to_column(name),
                    kind,
                    _configuration(connection, configuration),
                    origin,
                    simulated,
                    to_optional(source),
                    comparison_id,
                    created_at or now(),
                    max_cost_usd,
                    together,
                ),
            )
        )
        return load_run(connection, number)


@reads
def find_run(db: Database, name_or_number: str) -> Run:
    """Give the run of a name or number, or the newest (`@last`, `@last-1`, ...). Raises UnknownNameError."""
    return load_run(db.connection, find_number(db.connection, "runs", name_or_number))


@reads
def find_run_by_gid(db: Database, gid: str) -> Run | None:
    """Give the run of a global id, None when it is not here."""
    row = db.connection.execute("SELECT id FROM runs WHERE gid = ?", (gid,)).fetchone()
    return None if row is None else load_run(db.connection, row[0])


@reads
def list_runs(db: Database, *, include_candidates: bool = False) -> list[Run]:
    """Give all runs, oldest first; candidates only when asked for."""
    condition = "1" if include_candidates else "kind <> 'candidate'"
    numbers = db.connection.execute(f"SELECT id FROM runs WHERE {condition} ORDER BY id").fetchall()
    return [load_run(db.connection, number) for (number,) in numbers]


@reads
def run_suites(db: Database, run_id: int) -> list[str]:
    """Give the suites a run holds outputs of, by name."""
    return _suites(db.connection, run_id)


def load_run(connection: sqlite3.Connection, run_id: int) -> Run:
    """Give a run by its row id. Raises UnknownNameError."""
    row: tuple[JsonValue, ...] | None = connection.execute(f"{_RUN} WHERE r.id = ?", (run_id,)).fetchone()
    if row is None:
        raise UnknownNameError(f"there is no run {run_id}", hint="`workbench runs` lists them.")
    (number, gid, name, kind, origin, simulated, created_at, source, max_cost_usd, model, provider, base_url, overrides,
     prompt, mends, cache, via) = row  # fmt: skip
    count = "SELECT coalesce(sum(outputs), 0) FROM run_suites WHERE run_id = ?"
    return Run(
        id=number,
        gid=gid,
        name=from_column(name),
        kind=kind,
        configuration=Configuration(
            model=from_column(model),
            provider=from_optional(provider),
            base_url=from_optional(base_url),
            overrides=from_json(overrides),
            prompt=get_json(connection, prompt),
            mends=tuple(from_json(mends)),
            cache=bool(cache),
            via=via,
        ),
        origin=origin,
        simulated=bool(simulated),
        created_at=created_at,
        source=from_optional(source),
        outputs=connection.execute(count, (run_id,)).fetchone()[0],
        suites=tuple(_suites(connection, run_id)),
        max_cost_usd=max_cost_usd,
    )


def _default_name(model: str, kind: RunKind) -> str:
    name = f"{model}-{kind}" if kind in ("candidate", "judge") else model
    return f"model-{name}" if not name or name.isdigit() or name.startswith("@") else name


def _suites(connection: sqlite3.Connection, run_id: int) -> list[str]:
    query = "SELECT s.name FROM run_suites u JOIN suites s ON s.id = u.suite_id WHERE u.run_id = ? ORDER BY s.name"
    return [row[0] for row in connection.execute(query, (run_id,))]


def _configuration(connection: sqlite3.Connection, configuration: Configuration) -> int:
    digest = content_hash(asdict(configuration))
    row = connection.execute("SELECT id FROM configurations WHERE hash = ?", (digest,)).fetchone()
    if row is not None:
        return int(row[0])
    return last_id(
        connection.execute(
            "INSERT INTO configurations (hash, model, provider, base_url, overrides, prompt_text_id, mends, cache, via)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                digest,
                to_column(configuration.model),
                to_optional(configuration.provider),
                to_optional(configuration.base_url),
                to_json(configuration.overrides),
                put_optional(connection, configuration.prompt),
                to_json(configuration.mends),
                configuration.cache,
                configuration.via,
            ),
        )
    )
