"""Running the real command in a process of its own."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from tests import forked

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

    from workbench.records import JsonObject


def workbench(*arguments: str, db: Path | None = None, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """`workbench ARGUMENTS`, off a terminal, with its output as text."""
    database = ["--db", str(db)] if db else []
    return forked.run([sys.executable, "-m", "workbench", *database, *arguments], cwd=cwd)


def workbench_json(*arguments: str, db: Path) -> JsonObject:
    """What a command prints with --json."""
    done = workbench(*arguments, "--json", db=db)
    result: JsonObject = json.loads(done.stdout)
    return result
