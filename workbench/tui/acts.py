"""A reviewer's acts, written to the file that was opened and to no other that has come to its path."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.records import Event
    from workbench.store.database import Database


def file_of(db: Database) -> tuple[int, int]:
    """Device and inode of the database's file. Raises OSError where there is none any more."""
    stat = os.stat(db.path)
    return stat.st_dev, stat.st_ino


def write(db: Database, file: tuple[int, int], comparison_id: int, events: Sequence[Event]) -> None:
    """Add events, unless the file they would be written to is no longer the one at the database's path."""
    from workbench.store.events import add_acts

    _refuse_replaced(db, file)
    add_acts(db, comparison_id, events)


def undo(db: Database, file: tuple[int, int], comparison_id: int, reviewer: str, at: str) -> list[Event]:
    """Take the last act back, on the same condition."""
    from workbench.store.events import undo_last

    _refuse_replaced(db, file)
    return undo_last(db, comparison_id, reviewer, at)


def _refuse_replaced(db: Database, file: tuple[int, int]) -> None:
    from workbench.errors import StoreError

    try:
        there = file_of(db) == file
    except OSError:
        there = False
    if not there:
        raise StoreError("the database was moved, deleted or replaced", where=str(db.path), hint="open it again")
