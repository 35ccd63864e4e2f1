"""What a command costs as a whole process, from its start to its exit."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT = Path(__file__).parents[2]
_LAUNCH = str(Path(__file__).with_name("launch.py"))


@dataclass(frozen=True, slots=True)
class Timed:
    """Seconds on the clock, seconds of CPU (user and system), the largest resident memory in MB (2**20 bytes)."""

    wall_s: float
    cpu_s: float
    peak_mb: float
    exit_code: int
    out: str
    err: str


def timed(command: Sequence[str], env: Mapping[str, str], *, limit_s: int = 120) -> Timed:
    """Run a command (its first word is a path) in the project's folder, killed after `limit_s`."""
    reading, writing = os.pipe()
    with os.fdopen(reading) as report:
        launch = [sys.executable, "-I", "-S", _LAUNCH, str(writing), str(limit_s), *command]
        try:
            done = subprocess.run(
                launch,
                env=dict(env),
                cwd=ROOT,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                pass_fds=[writing],
                check=False,
            )
        finally:
            os.close(writing)
        took = json.loads(report.read())
    return Timed(**took, out=done.stdout, err=done.stderr)
