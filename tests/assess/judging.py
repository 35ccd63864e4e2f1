"""A comparison whose cases a judge judged and a reviewer labelled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.assess.compare import make_comparison
from workbench.records import Case, Check, CheckResult, Configuration, Output, Suite
from workbench.review.decisions import labelled
from workbench.store.checks import save_check_results
from workbench.store.events import add_event
from workbench.store.outputs import add_outputs, case_outputs
from workbench.store.runs import create_run, find_run
from workbench.store.suites import save_suite

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.records import Comparison, Label, Run
    from workbench.store.database import Database

RUBRIC, PAIR = Check("llm-rubric", "Is it polite?"), Check("pairwise", "Which is warmer?")
ASKED = {"max_tokens": 60, "messages": [{"role": "user", "content": "Letter {{n}}"}]}
Said = tuple["bool | None", "bool | None", "float | None"]  # rubric of the baseline, of the target, score of the pair


def compared(db: Database, labels: Sequence[tuple[Label | None, Said]]) -> Comparison:
    """A comparison in which a judge said this of each case, and one reviewer gave it this label; None: gave none."""
    cases = [Case("letters", f"l-{at:03}", vars={"n": at}) for at in range(len(labels))]
    save_suite(db, Suite("letters", ASKED, checks=(RUBRIC, PAIR)), cases)
    runs = [made_run(db, name, cases) for name in ("before", "after")]
    comparison = make_comparison(db, *runs)
    pair = (runs[0].id, runs[1].id)
    for case, (label, (was, now, score)) in zip(cases, labels, strict=True):
        sides = ((runs[0], was, 0.5), (runs[1], now, score))
        for run, passed, scored in sides:
            (stored,) = case_outputs(db, run.id, "letters", case.id)
            results = (rubric(passed), paired(scored))
            save_check_results(db, stored.id, (RUBRIC, PAIR), results, pair)
        if label is not None:
            add_event(db, comparison.id, labelled("letters", case.id, label, "ada"))
    return comparison


def made_run(db: Database, name: str, cases: Sequence[Case]) -> Run:
    """A run with one answer to each case."""
    run = create_run(db, name, Configuration(f"claude-{name}"), kind="run", origin="live", simulated=False)
    content = ({"type": "text", "text": f"A letter of {name}"},)
    add_outputs(db, run.id, [Output("letters", case.id, 1, content=content) for case in cases])
    return find_run(db, str(run.id))


def rubric(passed: bool | None) -> CheckResult:
    """What a judge says of one answer."""
    return CheckResult("llm-rubric", passed, None if passed is None else float(passed), "a judge says so", "content")


def paired(score: float | None) -> CheckResult:
    """What a judge says of a pair."""
    passed = None if score is None else score >= 0.5
    return CheckResult("pairwise", passed, score, "a judge says so", "content")
