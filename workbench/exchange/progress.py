"""What an import says of itself while it goes and when it is done."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an import is: bytes of the files read of all, rows read, rows left out.

    `kept` outputs stay whatever happens now; an import to runs of the name `goes_on` would add the rest to theirs.
    """

    bytes_read: int
    bytes_total: int
    rows: int
    bad: int
    kept: int = 0
    goes_on: str | None = None


@dataclass(frozen=True, slots=True)
class ImportedRun:
    """A run that an import made or added to."""

    id: int
    name: str
    model: str
    added: int
    suites: tuple[str, ...]


@dataclass(slots=True)
class Imported:
    """What an import did. `problems` holds the first of them as `file:line: why`; the counts are whole."""

    rows: int = 0
    added: int = 0
    duplicates: int = 0
    bad: int = 0
    conflicts: int = 0
    problems: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    unknown_stop_reasons: Counter[str] = field(default_factory=Counter)
    runs: list[ImportedRun] = field(default_factory=list)

    @property
    def left_out(self) -> int:
        """Rows that are not in the database: bad ones, and those that contradict an earlier one."""
        return self.bad + self.conflicts

    @property
    def fruitless(self) -> bool:
        """Whether there were rows, and none of them could be used."""
        return bool(self.left_out) and not self.added and not self.duplicates


Event = Progress | Imported
