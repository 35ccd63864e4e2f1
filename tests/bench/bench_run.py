"""`workbench run` against the SDK alone: the same calls to the same endpoint, turn by turn in the same run.

Run by hand: `python -m pytest -n 0 -s tests/bench -o python_files='bench_*.py'`. Fails on a gross ratio or a wrong
answer only. WORKBENCH_BENCH_CALLS=50000 measures the memory at so many calls instead of 10,000.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests.bench.figures import Figure, table
from tests.bench.running import reference_command, run_command, workbench_command
from tests.bench.serving import served_endpoint
from tests.bench.stored import size_mb, stored_outputs
from tests.bench.suites_for_runs import MODELS, passes, passing, write_suites
from tests.bench.timing import timed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tests.bench.serving import Counts, ServedEndpoint
    from tests.bench.timing import Timed

GROSS_RATIO = 2.0
GROSS_GROWTH_MB = 60
MANY_CALLS = int(os.environ.get("WORKBENCH_BENCH_CALLS", "10000"))


@dataclass(frozen=True, slots=True)
class Measured:
    """A command that did its work, and what the endpoint saw of it."""

    took: Timed
    seen: Counts


@dataclass(frozen=True, slots=True)
class Bench:
    """Measures commands that do the same work in a folder of their own; `figures` are what came of it."""

    endpoint: ServedEndpoint
    folder: Path
    figures: list[Figure]

    def compare(
        self,
        name: str,
        *,
        suites: int,
        cases: int,
        concurrency: int,
        latency_ms: float,
        rounds: int,
        ways: Sequence[str],
    ) -> dict[str, list[Measured]]:
        """`workbench run` and the SDK's ways in turn, so many times; each answer has come and is where it belongs.

        The tuned SDK, which only shows what is possible, has one turn.
        """
        work = write_suites(self.folder / name, suites=suites, cases=cases)
        measured: dict[str, list[Measured]] = {way: [] for way in ("run", *ways)}
        for number in range(rounds):
            db = self.folder / f"{name}-{number}.db"
            measured["run"].append(self._measure(run_command(db, work, concurrency), latency_ms))
            assert_all_answered(db, suites=suites, cases=cases)
            for way in ways:
                if way == "tuned" and number:
                    continue
                out = self.folder / f"{name}-{way}-{number}.jsonl"
                command = reference_command(way, out, concurrency, suites=suites, cases=cases)
                one = self._measure(command, latency_ms)
                assert json.loads(one.took.out)["passed"] == passing(suites=suites, cases=cases) * len(MODELS)
                measured[way].append(one)
        for one in (one for each in measured.values() for one in each):
            assert (one.seen.answered, one.seen.doubled) == (suites * cases * len(MODELS), 0)
        return measured

    def alone(self, command: Sequence[str], rounds: int) -> list[Timed]:
        """A command that does not count its answers, so many times."""
        return [self._measure(command, 0.0).took for _ in range(rounds)]

    def _measure(self, command: Sequence[str], latency_ms: float) -> Measured:
        self.endpoint.reset(latency_ms=latency_ms)
        took = timed(command, self.endpoint.environment(), limit_s=600)
        assert took.exit_code == 0, took.err
        return Measured(took, self.endpoint.counts())


def assert_all_answered(db: Path, *, suites: int, cases: int) -> None:
    """Every case has its own answer from each model, once."""
    outputs = stored_outputs(db)
    places = {(one.model, one.suite, one.case) for one in outputs if one.error is None}
    assert len(places) == len(outputs) == suites * cases * len(MODELS)
    assert sum(passes(one.case, one.text) for one in outputs) == passing(suites=suites, cases=cases) * len(MODELS)


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    """The endpoint and a folder; at the end the table of all that was measured."""
    with served_endpoint() as endpoint:
        bench = Bench(endpoint, tmp_path_factory.mktemp("bench"), [])
        yield bench
    print(f"\n\nload {os.getloadavg()[0]:.1f}; seconds and CPU are the least of a few, turn by turn\n")
    print(table(bench.figures))


@pytest.mark.parametrize(("concurrency", "rounds"), [(4, 1), (16, 2), (64, 2)])
def test_400_calls_of_50_ms(bench: Bench, concurrency: int, rounds: int) -> None:
    ways = ["bare", "tuned"] if concurrency == 64 else ["bare"]
    measured = bench.compare(
        f"c{concurrency}", suites=1, cases=200, concurrency=concurrency, latency_ms=50, rounds=rounds, ways=ways
    )
    walls = {way: min(one.took.wall_s for one in each) for way, each in measured.items()}
    bench.figures.append(Figure(f"400 calls of 50 ms, c{concurrency}: s", *walls.values()))
    if concurrency == 16:
        shares = [max(400 / one.seen.span_s for one in each) / 320 * 100 for each in measured.values()]
        bench.figures.append(Figure("calls/s while running at c16: % of 320", *shares))
    assert all(one.seen.peak <= concurrency for one in measured["run"])
    assert walls["run"] < GROSS_RATIO * walls["bare"]


def test_many_calls_that_are_answered_at_once(bench: Bench) -> None:
    one = {way: min(took.cpu_s for took in each) for way, each in _runs_of_one_call(bench).items()}
    ways = ["bare", "tuned"]
    measured = bench.compare("2000", suites=1, cases=1000, concurrency=32, latency_ms=0, rounds=2, ways=ways)
    walls = {way: min(one.took.wall_s for one in each) for way, each in measured.items()}
    cpu_ms = {way: (min(each.took.cpu_s for each in measured[way]) - one[way]) / 2 for way in measured}
    peaks = {way: max(one.took.peak_mb for one in each) for way, each in measured.items()}
    bench.figures.extend(
        [
            Figure("2,000 calls of 0 ms, c32: s", *walls.values()),
            Figure("2,000 calls of 0 ms: CPU ms a call", *cpu_ms.values()),
            Figure("2,000 calls: peak MB", *peaks.values()),
        ]
    )
    _open_again(bench, bench.folder / "2000-0.db")
    many = bench.compare(
        f"{MANY_CALLS}", suites=1, cases=MANY_CALLS // 2, concurrency=32, latency_ms=0, rounds=1, ways=[]
    )
    most_mb = many["run"][0].took.peak_mb
    bench.figures.append(Figure(f"{MANY_CALLS:,} calls: peak MB", most_mb))
    assert walls["run"] < GROSS_RATIO * walls["bare"]
    assert cpu_ms["run"] < GROSS_RATIO * cpu_ms["bare"]
    assert peaks["run"] < GROSS_RATIO * peaks["bare"]
    assert most_mb - peaks["run"] < GROSS_GROWTH_MB


def _runs_of_one_call(bench: Bench) -> dict[str, list[Timed]]:
    work = write_suites(bench.folder / "one", suites=1, cases=1)
    took: dict[str, list[Timed]] = {"run": [], "bare": [], "tuned": []}
    for number in range(2):
        db = bench.folder / f"one-{number}.db"
        took["run"] += bench.alone(run_command(db, work, 1, models=MODELS[:1]), 1)
        for way in ("bare", "tuned"):
            out = bench.folder / f"one-{way}-{number}.jsonl"
            took[way] += bench.alone(reference_command(way, out, 1, suites=1, cases=1, models=MODELS[:1]), 1)
    bench.figures.append(Figure("a run of one call: s", *(min(one.wall_s for one in each) for each in took.values())))
    return took


def _open_again(bench: Bench, db: Path) -> None:
    opened = bench.alone(workbench_command(db, "runs", "--json"), 3)
    assert [run["outputs"] for run in json.loads(opened[0].out)["runs"]] == [1000, 1000]
    bench.figures.append(Figure("2,000 calls: MB on disk", size_mb(db)))
    bench.figures.append(Figure("2,000 calls opened again: s", min(one.wall_s for one in opened)))


def test_67_suites_of_50_cases_on_two_models(bench: Bench) -> None:
    measured = bench.compare("67x50x2", suites=67, cases=50, concurrency=32, latency_ms=0, rounds=1, ways=["bare"])
    walls = [each[0].took.wall_s for each in measured.values()]
    bench.figures.append(Figure("67 x 50 x 2 calls of 0 ms, c32: s", *walls))
    assert walls[0] < GROSS_RATIO * walls[1]


def test_help_needs_no_sdk(bench: Bench) -> None:
    helped = bench.alone([sys.executable, "-m", "workbench", "run", "--help"], 3)
    assert "--resume" in helped[0].out
    bench.figures.append(Figure("--help: s", min(one.wall_s for one in helped)))
    bare = bench.alone([sys.executable, "-c", "import anthropic"], 1)
    assert min(one.wall_s for one in helped) < bare[0].wall_s
