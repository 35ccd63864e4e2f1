"""Runs that two processes want at once, that are interrupted, or whose database another program writes to."""

from __future__ import annotations

import json
import signal
import sqlite3
import threading
import time
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests.bench.running import run_command, workbench_command
from tests.bench.serving import ROOT, served_endpoint
from tests.bench.stored import stored_outputs
from tests.bench.suites_for_runs import MODELS, passes, passing, write_suites
from tests.forked import Piped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tests.bench.serving import ServedEndpoint

CASES = 20
CALLS = CASES * len(MODELS)
CONCURRENCY = 4
SOME = 10  # answers before the rest is kept back
LIMIT_S = 60


@dataclass(frozen=True, slots=True)
class Desk:
    """A database, suites and an endpoint to run them with."""

    endpoint: ServedEndpoint
    db: Path
    suites: Path

    def begin(self, *, answers: int = 0) -> Piped:
        """`workbench run` of all, under way: so many answers were given, and more are kept back."""
        self.endpoint.hold(after=answers)
        process = self._start(run_command(self.db, self.suites, CONCURRENCY, "--timeout", str(LIMIT_S)))
        try:
            self.endpoint.wait("held", least=CONCURRENCY)
        except TimeoutError:
            process.kill()
            raise
        return process

    def resume(self) -> Piped:
        """Both runs gone on with, under way."""
        more = ["--concurrency", str(CONCURRENCY), "--timeout", str(LIMIT_S), "--json"]
        return self._start(workbench_command(self.db, "run", "--resume", "1", "--resume", "2", *more))

    def _start(self, command: Sequence[str]) -> Piped:
        return Piped(command, env=self.endpoint.environment(), cwd=ROOT)

    def answered(self) -> int:
        """How many answers are in the database."""
        return sum(one.error is None for one in stored_outputs(self.db))

    def assert_complete(self) -> None:
        """All answers are there, each under its own case, and the endpoint gave none twice."""
        outputs = stored_outputs(self.db)
        assert len({(one.model, one.case) for one in outputs if one.error is None}) == len(outputs) == CALLS
        assert sum(passes(one.case, one.text) for one in outputs) == passing(suites=1, cases=CASES) * len(MODELS)
        counts = self.endpoint.counts()
        assert (counts.answered, counts.doubled) == (CALLS, 0)


@pytest.fixture(scope="module")
def endpoint() -> Iterator[ServedEndpoint]:
    """An endpoint that can keep its answers back."""
    with served_endpoint() as endpoint:
        yield endpoint


@pytest.fixture
def desk(endpoint: ServedEndpoint, tmp_path: Path) -> Desk:
    """A desk where nothing has been run."""
    endpoint.wait("in_flight", most=0)
    endpoint.reset()
    return Desk(endpoint, tmp_path / "run.db", write_suites(tmp_path / "suites", suites=1, cases=CASES))


def test_one_of_two_processes_declines_and_the_other_does_the_work(desk: Desk) -> None:
    with desk.begin(answers=SOME) as interrupted, _ended(interrupted):
        _interrupt_twice(interrupted)
    desk.endpoint.wait("in_flight", most=0)
    with desk.resume() as one, desk.resume() as other, _ended(one, other), ThreadPoolExecutor(2) as pool:
        said = {pool.submit(process.communicate, timeout=LIMIT_S): process for process in (one, other)}
        first, _ = wait(said, return_when=FIRST_COMPLETED)
        desk.endpoint.wait("held", least=CONCURRENCY)
        (done,) = first
        declined = said.pop(done)
        desk.endpoint.release()
        ((rest, worker),) = said.items()
        _, err = rest.result()
    assert (declined.returncode, worker.returncode) == (2, 0), err
    assert "is being executed by another process" in done.result()[1]
    desk.assert_complete()


def test_who_comes_second_is_told_so_and_leaves_the_run_as_it_is(desk: Desk) -> None:
    with desk.begin() as worker, _ended(worker):
        with desk.resume() as second, _ended(second):
            out, err = second.communicate(timeout=LIMIT_S)
        assert second.returncode == 2
        assert "run 1 'claude-sonnet-5-5' is being executed by another process" in err
        assert "Traceback" not in err
        assert out == ""
        assert desk.endpoint.counts().calls == CONCURRENCY
        desk.endpoint.release()
        _, err = worker.communicate(timeout=LIMIT_S)
    assert worker.returncode == 0, err
    desk.assert_complete()


def test_an_interrupt_lets_the_calls_on_their_way_come_in(desk: Desk) -> None:
    with desk.begin(answers=SOME) as process, _ended(process):
        process.send_signal(signal.SIGINT)
        _read_until(process, "ending: waiting for 4 calls in flight")
        desk.endpoint.release()
        out, err = process.communicate(timeout=LIMIT_S)
    assert process.returncode == 130
    said = json.loads(out)
    assert (said["ended"], said["failed"]) == ("interrupted", 0)
    assert "--resume 1 --resume 2` goes on" in err
    answered = desk.endpoint.counts().answered
    assert desk.answered() == said["answered"] == answered == SOME + CONCURRENCY
    _resume_to_the_end(desk)
    desk.assert_complete()


@pytest.mark.parametrize("answers", [0, 10])
def test_a_second_interrupt_ends_at_once(desk: Desk, answers: int) -> None:
    with desk.begin(answers=answers) as process, _ended(process):
        err = _interrupt_twice(process)  # the answers are kept back until the process has ended
    assert process.returncode == 130
    assert "Traceback" not in err
    assert desk.answered() == answers
    desk.endpoint.wait("in_flight", most=0)
    desk.endpoint.release()
    _resume_to_the_end(desk)
    desk.assert_complete()


def test_another_writer_for_a_moment_costs_nothing(desk: Desk) -> None:
    with desk.begin(answers=SOME) as process, _ended(process):
        with closing(sqlite3.connect(desk.db, isolation_level=None)) as writer:
            writer.execute("BEGIN IMMEDIATE")
            desk.endpoint.release()
            desk.endpoint.wait("answered", least=SOME + CONCURRENCY)
            time.sleep(0.3)  # for a moment
            writer.execute("COMMIT")
        _, err = process.communicate(timeout=LIMIT_S)
    assert process.returncode == 0, err
    desk.assert_complete()


def test_a_writer_that_comes_again_and_again_costs_nothing(desk: Desk) -> None:
    over = threading.Event()

    def write() -> int:
        times = 0
        with closing(sqlite3.connect(desk.db, timeout=30, isolation_level=None)) as writer:
            while not over.wait(0.01):
                writer.execute("BEGIN IMMEDIATE")
                writer.execute("UPDATE runs SET source = source")
                time.sleep(0.01)
                writer.execute("COMMIT")
                times += 1
        return times

    with desk.begin() as process, _ended(process), ThreadPoolExecutor(1) as pool:
        writes = pool.submit(write)
        desk.endpoint.release()
        try:
            _, err = process.communicate(timeout=LIMIT_S)
        finally:
            over.set()
        assert writes.result() > 0
    assert process.returncode == 0, err
    desk.assert_complete()


def _resume_to_the_end(desk: Desk) -> None:
    with desk.resume() as process, _ended(process):
        out, err = process.communicate(timeout=LIMIT_S)
    assert process.returncode == 0, err
    assert json.loads(out)["answered"] == CALLS


def _interrupt_twice(process: Piped) -> str:
    """Interrupt a process again once it has taken the first; what it said in the end."""
    process.send_signal(signal.SIGINT)
    _read_until(process, "Ctrl-C again drops them")
    process.send_signal(signal.SIGINT)
    return process.communicate(timeout=LIMIT_S)[1]


def _read_until(process: Piped, text: str) -> None:
    """Read what a process says until this was said."""
    assert any(text in line for line in process.stderr), f"the process ended without saying: {text}"


@contextmanager
def _ended(*processes: Piped) -> Iterator[None]:
    """End processes with the block, whatever happened."""
    try:
        yield
    finally:
        for process in processes:
            if process.poll() is None:
                process.kill()
