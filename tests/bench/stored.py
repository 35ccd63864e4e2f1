"""What runs left in the database, read past the program by plain SQL."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

_OUTPUTS = """
SELECT k.model, s.name, c.name, o.sample, t.body, e.body, o.stop_reason, o.usage, o.error
FROM outputs o JOIN runs r ON r.id = o.run_id JOIN configurations k ON k.id = r.configuration_id
JOIN cases c ON c.id = o.case_id JOIN suites s ON s.id = c.suite_id
JOIN texts t ON t.id = o.content_text_id LEFT JOIN texts e ON e.id = o.transcript_text_id
ORDER BY k.model, s.name, c.name, o.sample"""


@dataclass(frozen=True, slots=True)
class Stored:
    """One output. `transcript` and `usage` are JSON as it stands in the database, None where there is none."""

    model: str
    suite: str
    case: str
    sample: int
    content: str
    transcript: str | None
    stop_reason: str | None
    usage: str | None
    error: str | None

    @property
    def text(self) -> str:
        """What the model said."""
        return "".join(block["text"] for block in json.loads(self.content) if block["type"] == "text")

    @property
    def calls(self) -> int:
        """How many answers of the model it rests on."""
        messages: list[dict[str, Any]] = json.loads(self.transcript) if self.transcript else []
        return sum(message["role"] == "assistant" for message in messages) or int(self.error is None)


def stored_outputs(db: Path) -> list[Stored]:
    """All outputs of all runs."""
    return [Stored(*row) for row in _rows(db, _OUTPUTS)]


def stored_steps(db: Path) -> int:
    """How many answers are kept of exchanges that are still under way."""
    return int(_rows(db, "SELECT count(*) FROM steps")[0][0])


def size_mb(db: Path) -> float:
    """The size of a database with its log, in MB (2**20 bytes)."""
    return sum(file.stat().st_size for file in db.parent.glob(f"{db.name}*")) / 2**20


def is_sound(db: Path) -> bool:
    """Whether SQLite finds nothing wrong with the file."""
    return _rows(db, "PRAGMA integrity_check") == [("ok",)]


def _rows(db: Path, query: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(db)) as connection:
        return connection.execute(query).fetchall()
