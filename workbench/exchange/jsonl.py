"""`import jsonl`: takes in again what `export --format jsonl` wrote."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from workbench.errors import TemplateError, UnknownNameError, WorkbenchError
from workbench.exchange.files import read_rows, total_bytes
from workbench.exchange.progress import Imported, ImportedRun, Progress
from workbench.exchange.rowrecords import (
    case_of,
    clusters_of_rows,
    configuration_of,
    event_of,
    pooled_of,
    sample_of,
    suite_of,
    suite_verdict_of,
    unknown_verdict,
    verdict_of,
    without_input,
)
from workbench.exchange.rowshape import ROW, misfit
from workbench.store.adaptations import list_adaptations, save_adaptation
from workbench.store.checks import has_results, save_check_results
from workbench.store.comparisons import Grounds, find_comparison_by_gid, list_comparisons, save_comparison
from workbench.store.database import transaction
from workbench.store.events import add_event
from workbench.store.outputs import add_outputs, case_outputs
from workbench.store.runs import create_run, find_run, find_run_by_gid
from workbench.store.suites import save_suite
from workbench.store.verdicts import Rests
from workbench.suites.request import case_checks

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.exchange import progress
    from workbench.exchange.rowrecords import Sample
    from workbench.records import Case, CaseVerdict, Check, Comparison, EventKind, JsonObject, Run, Suite, SuiteVerdict
    from workbench.store.checks import Pair
    from workbench.store.database import Database

_EVENTS: tuple[tuple[EventKind, str], ...] = (
    ("label", "labels"),
    ("settle", "settled"),
    ("flag", "flags"),
    ("note", "notes"),
)
"""What reviewers do with a case, and where a row has it."""


def import_jsonl(db: Database, path: Path, *, strict: bool = False) -> Iterator[progress.Event]:
    """Take in an export as the runs and the comparison it came from; progress as it goes, at last what was done.

    All of it is one transaction. What is there already by its global id stays as it is, so that a second import
    changes nothing. Bad lines are named and left out; with `strict` they raise WorkbenchError.
    """
    size = total_bytes([path])
    report = Imported()
    with transaction(db):
        reading = _Reading(db, report)
        # Twice through the file: labels and candidates hang on the comparison, which hangs on all verdicts.
        for row in read_rows(path):
            report.rows += 1
            problem = row.problem or reading.take(row.value or {}, row.line)
            if problem is not None:
                report.bad += 1
                report.problems.append(f"{path}:{row.line}: {problem}")
            if report.rows % 100 == 0:
                yield Progress(row.bytes_read // 2, size, report.rows, report.bad)
        if strict and report.bad:
            raise WorkbenchError("\n".join([f"{report.bad} bad rows; nothing was imported", *report.problems[:50]]))
        if report.rows == report.bad:
            raise WorkbenchError("no row of an export in it", where=str(path), hint="\n  ".join(report.problems[:5]))
        comparison = reading.compared()
        for row in read_rows(path):
            if row.value is not None and row.line in reading.good:
                reading.review(comparison, row.value)
            if row.line % 100 == 0:
                yield Progress((size + row.bytes_read) // 2, size, report.rows, report.bad)
        reading.finish()
    yield Progress(size, size, report.rows, report.bad)
    yield report


@dataclass(slots=True)
class _Reading:
    """The state of one import."""

    db: Database
    report: Imported
    good: set[int] = field(default_factory=set)
    runs: dict[str, Run] = field(default_factory=dict)
    suites: dict[str, Suite] = field(default_factory=dict)
    sides: tuple[str, str] | None = None
    comparison: JsonObject | None = None
    is_known: bool = False
    verdicts: dict[str, list[CaseVerdict]] = field(default_factory=dict)
    rests: dict[tuple[str, str], Rests] = field(default_factory=dict)
    suite_verdicts: dict[str, SuiteVerdict] = field(default_factory=dict)
    added: dict[str, int] = field(default_factory=dict)
    before: dict[str, bool] = field(default_factory=dict)

    def take(self, row: JsonObject, line: int) -> str | None:
        """First time through: runs, suites, cases, outputs and verdicts. Says what is wrong with a bad row."""
        wrong = misfit(row, ROW)
        if wrong is not None:
            return f"not a row of an export: {wrong}"
        try:
            about = row["about"] or {}
            self._define(about)
            sides = (row["baseline"]["id"], row["target"]["id"])
            if self.sides not in (None, sides):
                return "of another comparison than the rows before; one file holds one"
            case = case_of(row)
            parts = [(gid, [sample_of(case, one) for one in row[side]["samples"]])
                     for gid, side in zip(sides, ("baseline", "target"), strict=True)]  # fmt: skip
            verdict = verdict_of(row)
            suite = self.suites[case.suite]
            baseline, target = (self.runs[gid] for gid in sides)
        except KeyError as error:
            return f"not a row of an export: it names {error}, which no row before it defines"
        self.sides = sides
        self.good.add(line)
        self.verdicts.setdefault(case.suite, []).append(verdict)
        if row.get("results_hash"):
            self.rests[case.suite, case.id] = Rests(row["results_hash"], row.get("judged"))
        (_, before), (_, after) = parts
        # The row shows one input; where the sides' differ, it is the target's.
        differs = verdict.verdict == "input differs" and before and after
        self._store(baseline, suite, without_input(case) if differs else case, before)
        self._store(target, suite, case, after)
        return None

    def compared(self) -> Comparison:
        """The comparison of the file, made unless it is there."""
        assert self.sides is not None
        told = self.comparison or {}
        known = find_comparison_by_gid(self.db, told["id"]) if "id" in told else None
        if known is not None:
            return known
        baseline, target = (self.runs[gid].id for gid in self.sides)
        names = {one.name for one in list_comparisons(self.db)}
        made = [
            (self.suite_verdicts.get(suite) or unknown_verdict(suite, cases), cases)
            for suite, cases in self.verdicts.items()
        ]
        name = told.get("name")
        return save_comparison(
            self.db,
            baseline,
            target,
            name if name not in names else None,
            made,
            gid=told.get("id"),
            created_at=told.get("created_at"),
            rests=self.rests,
            grounds=Grounds(
                clusters=clusters_of_rows(told, chain.from_iterable(self.verdicts.values())), pooled=pooled_of(told)
            ),
        )

    def review(self, comparison: Comparison, row: JsonObject) -> None:
        """Second time through: candidates, what reviewers said, adaptations."""
        about, suite_id = row["about"] or {}, row["suite"]
        for told in about.get("runs", ()):
            if told["id"] not in self.runs:
                self._make_run(told, comparison.id)
        candidate = row["candidate"]
        if candidate is not None and candidate["id"] in self.runs:
            case = case_of(row)
            samples = [sample_of(case, one) for one in candidate["samples"]]
            self._add(self.runs[candidate["id"]], self.suites[suite_id], case, samples)
        for kind, key in _EVENTS:
            for told in row.get(key, ()):  # exports of earlier versions know of nothing settled
                add_event(self.db, comparison.id, event_of(kind, told, suite_id, row["case"]))
        for told in about.get("suite_notes", ()):
            add_event(self.db, comparison.id, event_of("note", told, suite_id, None))
        for told in about.get("comparison", {}).get("cluster_notes", ()):
            if told["suite"] in self.suites:
                add_event(self.db, comparison.id, event_of("note", told, told["suite"], None))
        there = {one.gid for one in list_adaptations(self.db, comparison.id, suite_id)}
        for told in about.get("adaptations", ()):
            if told["id"] not in there:
                save_adaptation(
                    self.db,
                    comparison.id,
                    suite_id,
                    base=told["base"],
                    prompt=told["prompt"],
                    patch=told["patch"],
                    reviewer=told["reviewer"],
                    note=told["note"],
                    status=told["status"],
                    runs=[self.runs[gid].id for gid in told["runs"] if gid in self.runs],
                    gid=told["id"],
                    created_at=told["created_at"],
                )

    def finish(self) -> None:
        """Say which runs the file went into."""
        for gid in self.sides or ():
            run = find_run(self.db, str(self.runs[gid].id))
            model = run.configuration.model
            self.report.runs.append(ImportedRun(run.id, run.name, model, self.added.get(gid, 0), run.suites))

    def _define(self, about: JsonObject) -> None:
        if "comparison" in about:
            self.comparison = about["comparison"]
            self.is_known = find_comparison_by_gid(self.db, about["comparison"]["id"]) is not None
        for told in about.get("runs", ()):
            if told["kind"] != "candidate" and told["id"] not in self.runs:
                self._make_run(told, None)
        if "suite" in about:
            suite = suite_of(about["suite"])
            self.suites[suite.id] = suite
            if "suite_verdict" in about:
                self.suite_verdicts[suite.id] = suite_verdict_of(suite.id, about["suite_verdict"])

    def _make_run(self, told: JsonObject, comparison_id: int | None) -> None:
        run = find_run_by_gid(self.db, told["id"])
        self.before[told["id"]] = run is not None
        if run is None:
            run = create_run(
                self.db,
                self._free_name(told["name"]),
                configuration_of(told["configuration"]),
                kind=told["kind"],
                origin=told["origin"],
                simulated=told["simulated"],
                source=told["source"],
                comparison_id=comparison_id,
                gid=told["id"],
                created_at=told["created_at"],
            )
        self.runs[told["id"]] = run

    def _free_name(self, wanted: str) -> str:
        name, number = wanted, 1
        while True:
            try:
                find_run(self.db, name)
            except UnknownNameError:
                return name
            number += 1
            name = f"{wanted}-{number}"

    def _store(self, run: Run, suite: Suite, case: Case, samples: list[Sample]) -> None:
        """Outputs with the case they rest on; a run that was there before is left as it is.

        What its outputs came to in a comparison that is new here is kept all the same.
        """
        assert self.sides is not None
        baseline, target = (self.runs[gid].id for gid in self.sides)
        if not self.before[run.gid]:
            save_suite(self.db, suite, [case])
            self._add(run, suite, case, samples, (baseline, target))
            return
        self.report.duplicates += len(samples)
        if not self.is_known:
            with suppress(UnknownNameError):  # the run is here without this case
                self._keep_results(run, suite, case, samples, (baseline, target))

    def _add(self, run: Run, suite: Suite, case: Case, samples: list[Sample], pair: Pair | None = None) -> None:
        counts = add_outputs(self.db, run.id, [output for output, _ in samples])
        self.report.added += counts.added
        self.report.duplicates += counts.duplicates
        self.added[run.gid] = self.added.get(run.gid, 0) + counts.added
        if counts.added:
            self._keep_results(run, suite, case, samples, pair)

    def _keep_results(self, run: Run, suite: Suite, case: Case, samples: list[Sample], pair: Pair | None) -> None:
        said = {output.sample: results for output, results in samples if results}
        if not said:
            return
        checks = _checks(suite, case)
        for stored in case_outputs(self.db, run.id, case.suite, case.id):
            if stored.output.sample in said and not (pair and has_results(self.db, stored.id, pair)):
                results = said[stored.output.sample]
                save_check_results(self.db, stored.id, checks, results, pair, imported=True)


def _checks(suite: Suite, case: Case) -> tuple[Check, ...]:
    try:
        return case_checks(suite, case)
    except TemplateError:
        return (*suite.checks, *case.checks)
