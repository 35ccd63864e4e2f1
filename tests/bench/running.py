"""The commands that are measured against each other: `workbench run`, and the same work by the SDK alone."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from tests.bench.suites_for_runs import MODELS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def workbench_command(db: Path, *arguments: str) -> list[str]:
    """`workbench ARGUMENTS` on a database."""
    return [sys.executable, "-m", "workbench", "--db", str(db), *arguments]


def run_command(db: Path, suites: Path, concurrency: int, *more: str, models: Sequence[str] = MODELS) -> list[str]:
    """`workbench run` of a folder of suites on these models, with a time for one try that ends what hangs."""
    asked = [part for model in models for part in ("--model", model)]
    return workbench_command(
        db, "run", str(suites), *asked, "--concurrency", str(concurrency), "--timeout", "2", "--json", *more
    )


def reference_command(
    way: str, out: Path, concurrency: int, *, suites: int, cases: int, models: Sequence[str] = MODELS
) -> list[str]:
    """The same by the SDK alone, `bare` or `tuned`; its rows go to a file."""
    asked = [part for model in models for part in ("--model", model)]
    work = ["--suites", str(suites), "--cases", str(cases), *asked, "--concurrency", str(concurrency)]
    return [sys.executable, "-m", "tests.bench.reference", "--way", way, *work, "--out", str(out)]
