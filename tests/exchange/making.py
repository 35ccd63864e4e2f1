"""Files to import, and imports followed to their end."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from workbench.exchange.jsonl import import_jsonl
from workbench.exchange.messages import import_messages
from workbench.exchange.progress import Imported
from workbench.exchange.rows import import_rows

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from workbench.exchange.progress import Event
    from workbench.store.database import Database


def write(path: Path, *rows: object) -> Path:
    """A file of JSON lines; a str or bytes is a line as it stands."""
    lines = [
        row if isinstance(row, bytes) else (row if isinstance(row, str) else json.dumps(row)).encode() for row in rows
    ]
    path.write_bytes(b"".join(line + b"\n" for line in lines))
    return path


def row(case: str | None = "c1", model: str = "m-a", output: Any = "An answer.", **more: Any) -> dict[str, Any]:
    """A plain row."""
    return {"suite": "letters", "case": case, "model": model, "input": f"Ask {case}", "output": output, **more}


def finished(events: Iterable[Event]) -> Imported:
    """The report that an import ends with."""
    (report,) = [event for event in events if isinstance(event, Imported)]
    return report


def rows(db: Database, *files: Path, **options: Any) -> Imported:
    """`import rows`."""
    return finished(import_rows(db, list(files), **options))


def messages(db: Database, *files: Path, suite: str = "letters", **options: Any) -> Imported:
    """`import messages`."""
    return finished(import_messages(db, list(files), suite=suite, **options))


def jsonl(db: Database, path: Path, **options: Any) -> Imported:
    """`import jsonl`."""
    return finished(import_jsonl(db, path, **options))
