"""Runs that are killed at any moment and gone on with: nothing is lost, doubled, or paid for again."""

from __future__ import annotations

import json
import random
import signal
from typing import TYPE_CHECKING, Any

import pytest

from tests.bench.running import run_command, workbench_command
from tests.bench.serving import ROOT, served_endpoint
from tests.bench.stored import is_sound, stored_outputs, stored_steps
from tests.bench.suites_for_runs import MODELS, write_exchanges, write_suites
from tests.forked import Forked, run

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tests.bench.serving import ServedEndpoint
    from tests.bench.stored import Stored

CONCURRENCY = 4
LATENCY_MS = 5
SAMPLES = 2
PLAIN, LONG = 12, 4  # cases of one call; cases with a tool, and as many with three turns
OUTPUTS = (PLAIN + 2 * LONG) * SAMPLES  # of each model
CALLS = (PLAIN + (2 + 3) * LONG) * SAMPLES * len(MODELS)
KILLS = 5


@pytest.fixture(scope="module")
def endpoint() -> Iterator[ServedEndpoint]:
    """An endpoint that answers the same request always the same."""
    with served_endpoint() as endpoint:
        yield endpoint


@pytest.fixture(scope="module")
def suites(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the suites."""
    folder = tmp_path_factory.mktemp("suites")
    write_suites(folder / "plain", suites=1, cases=PLAIN)
    write_exchanges(folder / "long", cases=LONG)
    return folder


@pytest.fixture(scope="module")
def undisturbed(
    endpoint: ServedEndpoint, suites: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[list[Stored], float]:
    """What runs that nobody kills have in the end, and what they cost."""
    db = tmp_path_factory.mktemp("undisturbed") / "run.db"
    endpoint.reset(latency_ms=LATENCY_MS)
    done = _finish(endpoint, _begun(db, suites))
    assert done["answered"] == 2 * OUTPUTS
    assert endpoint.counts().answered == CALLS
    return stored_outputs(db), done["cost_usd"]


@pytest.mark.parametrize("seed", [1, 2])
def test_a_run_killed_five_times_is_the_same_as_one_left_alone(
    endpoint: ServedEndpoint, suites: Path, undisturbed: tuple[list[Stored], float], tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    db = tmp_path / "run.db"
    endpoint.reset(latency_ms=LATENCY_MS)
    command = _begun(db, suites)
    kept = lost = 0
    for kill in range(KILLS):
        left = CALLS - kept
        after = chance.randint(1, max(2 * left // (KILLS - kill + 1), 1))
        _kill(endpoint, command, answered=kept + lost + after)
        now_kept = _kept(db)
        now_lost = endpoint.counts().answered - now_kept
        assert now_kept >= kept
        assert 0 <= now_lost - lost <= CONCURRENCY, "more answers are lost than were on their way"
        kept, lost = now_kept, now_lost
        command = _resumed(db)
    done = _finish(endpoint, command)
    assert stored_outputs(db) == undisturbed[0]
    assert done["cost_usd"] == pytest.approx(undisturbed[1])
    assert stored_steps(db) == 0
    assert is_sound(db)
    # What was kept was never sent again, and what was not was sent once more.
    assert endpoint.counts().answered == CALLS + lost
    assert min(endpoint.answers().values()) == SAMPLES
    for one, model in zip(done["runs"], MODELS, strict=True):
        assert (one["model"], one["calls"], one["answered"], one["failed"]) == (model, OUTPUTS, OUTPUTS, 0)
    listed = json.loads(_output(workbench_command(db, "runs", "--json"), endpoint))["runs"]
    assert [(run["model"], run["outputs"]) for run in listed] == [(model, OUTPUTS) for model in MODELS]


def _begun(db: Path, suites: Path) -> list[str]:
    return run_command(db, suites, CONCURRENCY, "--samples", str(SAMPLES))


def _resumed(db: Path) -> list[str]:
    return workbench_command(
        db, "run", "--resume", "1", "--resume", "2", "--concurrency", str(CONCURRENCY), "--timeout", "2", "--json"
    )


def _kill(endpoint: ServedEndpoint, command: Sequence[str], *, answered: int) -> None:
    """Start a command, and end it by SIGKILL when the endpoint has given so many answers in all."""
    with Forked(command, env=endpoint.environment(), cwd=ROOT) as process:
        try:
            endpoint.wait("answered", least=answered)
        finally:
            process.kill()
    assert process.returncode == -signal.SIGKILL
    endpoint.wait("in_flight", most=0)


def _finish(endpoint: ServedEndpoint, command: Sequence[str]) -> dict[str, Any]:
    done: dict[str, Any] = json.loads(_output(command, endpoint))
    return done


def _output(command: Sequence[str], endpoint: ServedEndpoint) -> str:
    done = run(command, env=endpoint.environment(), cwd=ROOT)
    assert done.returncode == 0, done.stderr
    return done.stdout


def _kept(db: Path) -> int:
    """How many answers are in the database."""
    return sum(one.calls for one in stored_outputs(db)) + stored_steps(db)
