"""Keeping what a re-run brings: each output is in the store when it has arrived, in a candidate run of its own."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from workbench.evaluate.rerun import CaseRan, Job
from workbench.records import Configuration
from workbench.store.adaptations import (
    attach_runs,
    find_adaptation,
    list_adaptations,
    save_adaptation,
    set_note,
    set_outcome,
    set_status,
)
from workbench.store.checks import save_check_results
from workbench.store.database import transaction
from workbench.store.details import case_detail
from workbench.store.outputs import add_outputs, case_outputs
from workbench.store.runs import create_run
from workbench.store.suites import load_case

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.adapt.confirming import Standing
    from workbench.adapt.drafts import Draft
    from workbench.adapt.outcome import Outcome
    from workbench.records import Adaptation, Comparison, JsonObject, Run
    from workbench.store.database import Database


class CandidateRun:
    """The run that one re-run's outputs go to; it is made when the first of them arrives."""

    def __init__(self, comparison: Comparison, configuration: Configuration) -> None:
        self.run: Run | None = None
        self._comparison = comparison
        self.configuration = configuration

    def keep(self, db: Database, arrived: CaseRan) -> Run:
        """Store an output with its check results; the candidate run it went to."""
        output = arrived.checked.output
        with transaction(db):
            run = self.run or create_run(
                db,
                None,
                self.configuration,
                kind="candidate",
                origin="live",
                simulated=output.simulated,
                comparison_id=self._comparison.id,
            )
            add_outputs(db, run.id, [output])
            for stored in case_outputs(db, run.id, output.suite, output.case):
                if stored.output.sample == output.sample:
                    save_check_results(db, stored.id, arrived.checks, arrived.checked.results)
        self.run = run
        return run


def candidate_configuration(comparison: Comparison, draft: Draft, model: str | None = None) -> Configuration:
    """The target run's configuration with the edited prompt, on another model if one is named.

    Its base URL is left out: keys go where the environment says, never where a database says.
    """
    target = comparison.target.configuration
    return Configuration(
        model=model or target.model,
        provider=target.provider,
        overrides=target.overrides,
        prompt={draft.suite: draft.prompt},
        mends=target.mends,
    )


def jobs_for(db: Database, comparison: Comparison, suite: str, cases: Sequence[str], samples: int = 1) -> list[Job]:
    """The jobs that run cases of a suite again. Raises UnknownNameError for a case the comparison does not hold."""
    jobs = []
    for case in cases:
        detail = case_detail(db, comparison.id, suite, case)
        before = {one.checked.output.sample: one.checked.output for one in detail.baseline}
        current = load_case(db, suite, case)  # the revision that the new outputs will rest on
        first = min(before, default=1)
        jobs += [Job(current, sample, before.get(sample)) for sample in range(first, first + samples)]
    return jobs


def keep_revision(db: Database, comparison: Comparison, draft: Draft, reviewer: str) -> Adaptation:
    """The adaptation that a draft is: the one of the same prompt, else a new one, its status `draft`."""
    with transaction(db):
        for one in reversed(list_adaptations(db, comparison.id, draft.suite)):
            if one.prompt == draft.prompt and one.base == draft.base:
                return one
        return save_adaptation(
            db,
            comparison.id,
            draft.suite,
            base=draft.base,
            prompt=draft.prompt,
            patch=draft.patch,
            reviewer=reviewer,
        )


def keep_adaptation(
    db: Database,
    comparison: Comparison,
    draft: Draft,
    *,
    confirmed: bool,
    reviewer: str,
    note: str | None,
    runs: Sequence[int],
) -> Adaptation:
    """Keep an edit with its patch, note and re-runs: confirmed when they showed it, else a draft or what it was."""
    with transaction(db):
        kept = keep_revision(db, comparison, draft, reviewer)
        attach_runs(db, kept.id, runs)
        if note is not None:
            set_note(db, kept.id, note)
        if confirmed and kept.status == "draft":
            set_status(db, kept.id, "confirmed")
        return find_adaptation(db, kept.id)


def keep_outcome(
    db: Database, adaptation: Adaptation, run: int, outcome: Outcome, standing: Standing, samples: int
) -> Adaptation:
    """Keep what a re-run came to with the adaptation it tried, which it may confirm."""
    told: JsonObject = {
        "failing": outcome.failing,
        "guarding": outcome.guarding,
        "samples": samples,
        "results": dict(Counter(outcome.results.values())),
        "missing": list(standing.missing),
    }
    with transaction(db):
        set_outcome(db, adaptation.id, run, told)
        if standing.confirmed and find_adaptation(db, adaptation.id).status == "draft":
            set_status(db, adaptation.id, "confirmed")
        return find_adaptation(db, adaptation.id)
