"""`workbench run` against endpoints that refuse, break and stall: what is lost, sent again, and how long it takes.

Run by hand: `python -m pytest -n 0 -s tests/bench -o python_files='bench_*.py'`. Fails when a case is lost or answered
twice, or when the exit code hides one that is missing; never for the time it took.
"""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from tests.bench.figures import Figure, table
from tests.bench.running import run_command
from tests.bench.serving import served_endpoint
from tests.bench.stored import stored_outputs
from tests.bench.suites_for_runs import MODELS, passes, passing, write_suites
from tests.bench.timing import timed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.bench.serving import ServedEndpoint

SCENARIOS = {
    "S1": "S1 errors and cut answers: s",
    "S2": "S2 closed for 8 s, says so: s",
    "S2b": "S2b closed for 8 s, says 1 s: s",
    "S3": "S3 100 calls in 5 s: s",
    "S4": "S4 broken, reset, slow answers: s",
    "S5": "S5 takes 8 at once: s",
}
CASES = 200
CALLS = CASES * len(MODELS)


@pytest.fixture(scope="module")
def figures() -> Iterator[list[Figure]]:
    """What was measured; at the end the table of it."""
    figures: list[Figure] = []
    yield figures
    print(f"\n\nload {os.getloadavg()[0]:.1f}; 400 calls of 50 ms, c16\n")
    print(table(figures))


@pytest.fixture(scope="module")
def endpoint() -> Iterator[ServedEndpoint]:
    """The endpoint that is bad to its callers."""
    with served_endpoint() as endpoint:
        yield endpoint


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_no_case_is_lost(tmp_path: Path, endpoint: ServedEndpoint, figures: list[Figure], scenario: str) -> None:
    work = write_suites(tmp_path / "suites", suites=1, cases=CASES)
    db = tmp_path / "run.db"
    endpoint.reset(scenario, latency_ms=50)
    took = timed(run_command(db, work, 16), endpoint.environment())
    seen = endpoint.counts()
    outputs = stored_outputs(db)
    answered = {(one.model, one.case) for one in outputs if one.error is None}
    said = json.loads(took.out)
    print(
        f"\n{scenario}: {CALLS - len(answered)} lost, {seen.doubled} doubled, exit code {took.exit_code};"
        f" {seen.calls} sent ({seen.refused} refused, {seen.spoiled} spoiled, {seen.abandoned} left),"
        f" at most {seen.peak} at once; {seen.span_s:.1f} s from the first call to the last answer"
    )
    figures.append(Figure(SCENARIOS[scenario], took.wall_s))
    assert said["answered"] == len(answered)
    assert (took.exit_code == 0) == (len(answered) == CALLS)
    assert len(answered) == len(outputs) == CALLS
    assert sum(passes(one.case, one.text) for one in outputs) == passing(suites=1, cases=CASES) * len(MODELS)
    assert (seen.answered, seen.doubled) == (CALLS, 0)
