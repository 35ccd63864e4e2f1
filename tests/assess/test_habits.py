"""What several samples of a suite, or a second run of the baseline, tell of how much it varies by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workbench.assess.compare import make_comparison
from workbench.records import Case, Check, Configuration, Output, Suite
from workbench.store.outputs import add_outputs
from workbench.store.runs import create_run, find_run
from workbench.store.suites import save_suite
from workbench.store.verdicts import suite_verdicts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.records import Run
    from workbench.store.database import Database

ASKED = {"max_tokens": 60, "messages": [{"role": "user", "content": "Is {{n}} even?"}]}
CASES = 10


def made_run(db: Database, name: str, model: str, *samples: Sequence[str]) -> Run:
    """A run with these answers to the cases, sample by sample."""
    run = create_run(db, name, Configuration(model), kind="run", origin="live", simulated=False)
    outputs = [
        Output("even", f"c-{at}", sample, ({"type": "text", "text": text},))
        for sample, texts in enumerate(samples, start=1)
        for at, text in enumerate(texts)
    ]
    add_outputs(db, run.id, outputs)
    return find_run(db, name)


def churn(db: Database, baseline: Run) -> float | None:
    target = made_run(db, "target", "claude-after", ["yes"] * CASES)
    (verdict,) = suite_verdicts(db, make_comparison(db, baseline, target).id)
    return verdict.churn


@pytest.fixture(autouse=True)
def suite(db: Database) -> None:
    cases = [Case("even", f"c-{at}", vars={"n": at}) for at in range(CASES)]
    save_suite(db, Suite("even", ASKED, checks=(Check("equals", "yes"),)), cases)


def test_a_second_run_of_the_baseline_tells_it(db: Database) -> None:
    baseline = made_run(db, "baseline", "claude-before", ["yes"] * CASES)
    made_run(db, "again", "claude-before", ["no", "no", *["yes"] * 8])
    assert churn(db, baseline) == pytest.approx(0.1)  # two of ten flip, one way or the other


def test_a_run_of_another_configuration_does_not(db: Database) -> None:
    baseline = made_run(db, "baseline", "claude-before", ["yes"] * CASES)
    made_run(db, "other", "claude-between", ["no"] * CASES)
    assert churn(db, baseline) is None


def test_several_samples_tell_it_before_a_second_run(db: Database) -> None:
    baseline = made_run(db, "baseline", "claude-before", ["yes"] * CASES, ["no", *["yes"] * 9])
    made_run(db, "again", "claude-before", ["no"] * CASES)
    assert churn(db, baseline) == pytest.approx(0.05)  # one case of two samples that differ, of ten cases


def test_more_samples_on_one_side_decide_its_cases_but_not_the_test(db: Database) -> None:
    baseline = made_run(db, "baseline", "claude-before", ["yes"] * CASES)
    later = ["no"] * 8 + ["yes"] * 2
    target = made_run(db, "target", "claude-after", ["yes"] * CASES, later, later)
    for _ in range(2):  # the same when nothing has changed since
        comparison = make_comparison(db, baseline, target)
        (verdict,) = suite_verdicts(db, comparison.id)
        assert (verdict.baseline_pass_rate, verdict.target_pass_rate) == (1.0, 1.0)
        assert verdict.counts["flaky"] == 8
