"""New databases for tests, as copies of one."""

from __future__ import annotations

import functools
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.store.database import open_database

if TYPE_CHECKING:
    from workbench.store.database import Database


def new_database(path: Path) -> Database:
    """Make an empty database and open it. It is copied: the steps of the schema cost fifty times what a test does."""
    path.write_bytes(_empty())
    return open_database(path)


@functools.cache
def _empty() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "empty.db"
        open_database(path, create=True).close()
        return path.read_bytes()
