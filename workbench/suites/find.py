"""The file that a suite of the database came from: the store does not know, the folder at hand does."""

from __future__ import annotations

import os
import re
from pathlib import Path

from workbench.errors import WorkbenchError
from workbench.suites.read import SUFFIX, suite_id_of, suite_text

_MOST = 20_000  # names looked at: a folder with more is no place to keep looking
_LEFT_OUT = ("node_modules", "venv", "__pycache__")


def files_of(suite: str, folder: Path) -> list[Path]:
    """The suite files below a folder that hold this suite, the nearest first; hidden folders are left out."""
    named = re.compile(rf"(?m)^[\"']?suite[\"']?\s*:\s*[\"']?{re.escape(suite)}[\"']?\s*(?:#.*)?\r?$")
    found, seen = [], 0
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _LEFT_OUT)
        seen += len(names)
        if seen > _MOST:
            break
        for name in sorted(names):
            path = Path(place, name)
            if name.endswith(SUFFIX) and _holds(path, suite, named):
                found.append(path)
    return sorted(found, key=lambda path: len(path.parts))


def _holds(path: Path, suite: str, named: re.Pattern[str]) -> bool:
    try:
        return named.search(suite_text(path)) is not None and suite_id_of(path) == suite
    except WorkbenchError:
        return False  # a file that cannot be read is for `suites check` to tell of
