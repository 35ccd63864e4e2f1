"""Commands in this process, on a database."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from click.testing import CliRunner

from workbench.cli.main import workbench

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result


def told(db: Path, *arguments: str) -> Result:
    """What came of a command; a user's error is its `exception`."""
    return CliRunner().invoke(workbench, ["--db", str(db), *arguments], standalone_mode=False)


def done(db: Path, *arguments: str) -> Result:
    """What came of a command that has to succeed."""
    result = told(db, *arguments)
    assert result.exception is None, (result.exception, result.stderr)
    return result


def told_json(db: Path, *arguments: str) -> dict[str, Any]:
    """What a command that has to succeed prints with `--json`."""
    value: dict[str, Any] = json.loads(done(db, *arguments, "--json").stdout)
    return value
