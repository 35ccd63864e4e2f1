"""A database with many cases, for benchmarks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.records import Case, CaseVerdict, Configuration, Output, Suite, SuiteVerdict
from workbench.store.comparisons import save_comparison
from workbench.store.database import open_database
from workbench.store.outputs import add_outputs
from workbench.store.runs import create_run
from workbench.store.suites import save_suite

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

REQUEST = {"max_tokens": 100, "messages": [{"role": "user", "content": "{{input}}"}]}


def make_large(path: Path, *, suites: int, cases: int) -> None:
    """A comparison of two runs over `suites` x `cases` short outputs."""
    with open_database(path, create=True) as db:
        names = [f"suite-{number:03}" for number in range(suites)]
        for name in names:
            save_suite(
                db, Suite(name, REQUEST), [Case(name, f"c-{at:05}", {"input": f"{name} {at}"}) for at in range(cases)]
            )
        runs = []
        for model in ("old-model", "new-model"):
            run = create_run(db, None, Configuration(model), kind="import", origin="recorded", simulated=False)
            add_outputs(db, run.id, _outputs(names, cases, model))
            runs.append(run.id)
        save_comparison(db, runs[0], runs[1], "large", [_verdicts(name, cases) for name in names])


def make_pair(path: Path, left: str, right: str) -> None:
    """A comparison of two cases: a short one first, then one with the given outputs."""
    with open_database(path, create=True) as db:
        cases = [Case("pair", "a-short", {"input": "x"}), Case("pair", "b-long", {"input": "y"})]
        save_suite(db, Suite("pair", REQUEST), cases)
        runs = []
        for model, text in (("old-model", left), ("new-model", right)):
            run = create_run(db, None, Configuration(model), kind="import", origin="recorded", simulated=False)
            add_outputs(db, run.id, [_output("pair", "a-short", "BRIEF"), _output("pair", "b-long", text)])
            runs.append(run.id)
        verdicts = [CaseVerdict("pair", case.id, "changed", "the text differs") for case in cases]
        save_comparison(db, runs[0], runs[1], "pair", [(SuiteVerdict("pair", "inconclusive", "", 2, 1), verdicts)])


def _outputs(names: list[str], cases: int, model: str) -> Iterator[Output]:
    return (_output(name, f"c-{at:05}", f"{model} says {at}") for name in names for at in range(cases))


def _output(suite: str, case: str, text: str) -> Output:
    return Output(suite, case, 0, content=({"type": "text", "text": text},), stop_reason="end_turn")


def _verdicts(name: str, cases: int) -> tuple[SuiteVerdict, list[CaseVerdict]]:
    verdicts = [CaseVerdict(name, f"c-{at:05}", "changed", "the text differs", similarity=0.8) for at in range(cases)]
    return SuiteVerdict(name, "inconclusive", "no checks", cases, 1, counts={"changed": cases}), verdicts
