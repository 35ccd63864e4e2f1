"""What every command is given: which database to work on."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.store.database import Database

DEFAULT_DATABASE = "workbench.db"


@dataclass(frozen=True, slots=True)
class Session:
    """The database named by --db, else WORKBENCH_DB, else `workbench.db` in this folder (then not `named`)."""

    database_path: Path
    named: bool = True

    @classmethod
    def of(cls, given: str | None) -> Session:
        """The session for a --db value (None: not given)."""
        chosen = given or os.environ.get("WORKBENCH_DB")
        return cls(Path(chosen or DEFAULT_DATABASE), named=bool(chosen))

    def open(self, *, create: bool = False) -> Database:
        """The open database; StoreError says what is wrong with the file."""
        from workbench.store.database import open_database

        return open_database(self.database_path, create=create)
