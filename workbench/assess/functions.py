"""The files of functions that python checks ran: what was in them when a gate was found, and what changed since."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from workbench.store.gates import Functions

_DIGITS = 12
_LARGEST = 10_000_000  # bytes of a file that is read; a database from elsewhere may name any


def hashed_files(database: Path, files: Mapping[str, Iterable[Path]]) -> Functions:
    """By suite the files of its functions, by their paths from the database's folder, with hashes of their content."""
    return {
        suite: {_from_database(database, path): hashed for path in sorted(paths) if (hashed := _hash(path)) is not None}
        for suite, paths in files.items()
    }


def changed_files(database: Path, functions: Functions) -> list[str]:
    """What changed in such files since, as in `letters: polite.py changed`; where all is the same, nothing.

    A file that is gone from its folder is told too. Of one whose folder is not here nothing is known.
    """
    told = []
    for suite, files in sorted(functions.items()):
        for name, before in sorted(files.items()):
            path = database.parent / name
            if not path.parent.is_dir():
                continue
            now = _hash(path)
            if now != before:
                told.append(f"{suite}: {path.name} {'is gone' if now is None else 'changed'}")
    return told


def _from_database(database: Path, path: Path) -> str:
    try:
        return os.path.relpath(path, database.parent.resolve())
    except ValueError:  # on another drive
        return str(path)


def _hash(path: Path) -> str | None:
    """The hash of a file; None of what is no file of a function."""
    try:
        if path.suffix != ".py" or not path.is_file() or path.stat().st_size > _LARGEST:
            return None
        return hashlib.sha256(path.read_bytes()).hexdigest()[:_DIGITS]
    except (OSError, ValueError):
        return None
