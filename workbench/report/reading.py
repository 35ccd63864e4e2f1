"""A stored comparison read as the values of a report."""

from __future__ import annotations

import platform
from collections import defaultdict
from dataclasses import replace
from statistics import median
from typing import TYPE_CHECKING

from workbench import __version__
from workbench.catalog.prices import cost_usd
from workbench.compare.statistics.sign_flip import SEED
from workbench.report.agreements import between_reviewers, of_judges
from workbench.report.data import GivenLabel, Measured, ReportCase, ReportData, ReportSuite, Spending
from workbench.report.order import shown_cases
from workbench.report.speeds import read_speeds
from workbench.report.standing import standing_gate
from workbench.review.labels import final_label
from workbench.store.clusters import clusters_of
from workbench.store.comparisons import pooled_statement
from workbench.store.details import iterate_details
from workbench.store.drawn import first_samples
from workbench.store.suites import load_suite
from workbench.store.verdicts import case_verdicts, suite_verdicts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from workbench.records import CaseVerdictName, CheckResult, Comparison, Output, Run, SuiteVerdict
    from workbench.store.database import Database
    from workbench.store.details import CaseDetail, CheckedStored

Pair = tuple[float, float]


def read_report(db: Database, comparison: Comparison, *, made_at: str) -> ReportData:
    """Read all that a report says of a comparison; `made_at` is the moment it is made, ISO 8601.

    The gate is the one that `compare` found last. Only the outputs that the report shows stay in memory.
    """
    verdicts = suite_verdicts(db, comparison.id)
    speeds = read_speeds(db, comparison, verdicts)
    clusters = tuple(clusters_of(db, comparison.id))
    by_suite = {one.suite: case_verdicts(db, comparison.id, one.suite) for one in verdicts}
    shown = frozenset(shown_cases(by_suite, clusters))
    cases: dict[str, list[ReportCase]] = defaultdict(list)
    spent: dict[str, _Spent] = defaultdict(_Spent)
    for detail in iterate_details(db, comparison.id, labelled_only=False):
        place = (detail.verdict.suite, detail.verdict.case)
        cases[place[0]].append(_case(detail, shown=place in shown))
        spent[place[0]].add(detail)
    return ReportData(
        comparison=comparison,
        suites=tuple(
            replace(_suite(db, comparison, one, cases[one.suite], spent[one.suite]), speed=speeds.suites[one.suite])
            for one in verdicts
        ),
        clusters=clusters,
        gate=standing_gate(db, comparison),
        made_at=made_at,
        version=__version__,
        pooled=pooled_statement(db, comparison.id),
        spending=_together(spent.values()).spending(),
        speed=speeds.whole,
        agreements=(
            *between_reviewers(case for one in cases.values() for case in one),
            *of_judges(db, comparison),
        ),
        facts=_facts(comparison, verdicts),
    )


def _suite(
    db: Database, comparison: Comparison, verdict: SuiteVerdict, cases: Sequence[ReportCase], spent: _Spent
) -> ReportSuite:
    suite = load_suite(db, verdict.suite)
    runs = (comparison.baseline.id, comparison.target.id)
    by_first = any(first_samples(db, run, verdict.suite) for run in runs)
    return ReportSuite(verdict, tuple(cases), suite.title, suite.risk, suite.source, spent.spending(), by_first)


def _case(detail: CaseDetail, *, shown: bool) -> ReportCase:
    labels = {
        event.reviewer: GivenLabel(
            event.reviewer, event.label, event.category, event.note, event.at, event.blind, event.gid in detail.stale
        )
        for event in detail.events
        if event.kind == "label" and event.label is not None and event.case is not None
    }
    case = ReportCase(
        detail.verdict,
        critical=detail.checked_case.critical,
        labels=tuple(labels.values()),
        final_label=final_label([one for one in detail.events if one.case is not None], detail.stale),
    )
    if not shown:
        return case
    before = _telling(detail.baseline, detail.verdict.verdict, is_target=False)
    after = _telling(detail.target, detail.verdict.verdict, is_target=True)
    return replace(
        case,
        baseline=None if before is None else before.checked.output,
        target=None if after is None else after.checked.output,
        failed=_failed(before, after),
    )


def _telling(samples: Sequence[CheckedStored], verdict: CaseVerdictName, *, is_target: bool) -> CheckedStored | None:
    """The first sample that shows what the verdict says: of a regression a target that fails, a baseline that passes.

    Else the first there is.
    """
    fails = is_target if verdict == "regression" else not is_target if verdict == "improvement" else None
    fitting = [one for one in samples if fails is not None and one.checked.passed is (not fails)]
    return next(iter([*fitting, *samples]), None)


def _failed(before: CheckedStored | None, after: CheckedStored | None) -> tuple[tuple[bool, bool, CheckResult], ...]:
    """The checks that an output of either side fails; what is said is of the target where it fails there."""
    found: dict[tuple[str, str | None], tuple[bool, bool, CheckResult]] = {}
    for side, one in enumerate((before, after)):
        for result in () if one is None else one.checked.results:
            if result.passed is False:
                key = (result.type, result.path)
                was = found[key][0] if key in found else False
                found[key] = (True, False, result) if side == 0 else (was, True, result)
    return tuple(found.values())


class _Spent:
    """What pairs of outputs cost and took, as far as it is known of both."""

    def __init__(self) -> None:
        self.pairs = 0
        self.costs: list[Pair] = []
        self.tokens: list[Pair] = []
        self.latencies: list[Pair] = []

    def add(self, detail: CaseDetail) -> None:
        """Take in the samples that both sides have."""
        after = {one.checked.output.sample: one for one in detail.target}
        for one in detail.baseline:
            other = after.get(one.checked.output.sample)
            if other is None:
                continue
            self.pairs += 1
            outputs = (one.checked.output, other.checked.output)
            costs = [_cost(output, side.run) for output, side in zip(outputs, (one, other), strict=True)]
            _take(self.costs, costs)
            _take(self.tokens, [_tokens(output) for output in outputs])
            _take(self.latencies, [output.latency_ms for output in outputs])

    def spending(self) -> Spending:
        """Sums of cost and tokens, medians of latency."""
        return Spending(
            _measured(self.costs, self.pairs, sum),
            _measured(self.tokens, self.pairs, sum),
            _measured(self.latencies, self.pairs, median),
        )


def _together(all_spent: Iterable[_Spent]) -> _Spent:
    whole = _Spent()
    for one in all_spent:
        whole.pairs += one.pairs
        whole.costs += one.costs
        whole.tokens += one.tokens
        whole.latencies += one.latencies
    return whole


def _take(pairs: list[Pair], sides: Sequence[float | None]) -> None:
    baseline, target = sides
    if baseline is not None and target is not None:
        pairs.append((baseline, target))


def _measured(pairs: Sequence[Pair], total: int, of: Callable[[list[float]], float]) -> Measured:
    if not pairs:
        return Measured(None, None, 0, total)
    return Measured(of([one for one, _ in pairs]), of([one for _, one in pairs]), len(pairs), total)


def _cost(output: Output, run: Run) -> float | None:
    if output.cost_usd is not None:
        return output.cost_usd
    return cost_usd(output.model or run.configuration.model, output.usage)


def _tokens(output: Output) -> float | None:
    usage = output.usage if isinstance(output.usage, dict) else {}
    count = usage.get("output_tokens")
    return float(count) if isinstance(count, int | float) and not isinstance(count, bool) else None


def _facts(comparison: Comparison, verdicts: Sequence[SuiteVerdict]) -> tuple[tuple[str, str], ...]:
    samples = sorted({one.samples for one in verdicts})
    seeded = [("Seed of the sign-flip test", str(SEED))] if max(samples, default=1) > 1 else []
    return (
        ("Comparison", f"{comparison.name} (number {comparison.id}, id {comparison.gid})"),
        ("Made, last refreshed", f"{comparison.created_at}, {comparison.refreshed_at}"),
        ("Baseline", _run(comparison.baseline)),
        ("Target", _run(comparison.target)),
        ("Samples a case", ", ".join(map(str, samples)) or "none"),
        *seeded,
        ("Workbench", f"{__version__} on Python {platform.python_version()}"),
    )


def _run(run: Run) -> str:
    configuration = run.configuration
    told = [f"run {run.id} '{run.name}' of {configuration.model}", run.origin]
    if run.simulated:
        told.append("simulated")
    if configuration.provider:
        told.append(f"by {configuration.provider}")
    if configuration.overrides:
        told.append(f"with overrides of {', '.join(sorted(configuration.overrides))}")
    if configuration.prompt:
        told.append(f"with edited prompts of {', '.join(sorted(configuration.prompt))}")
    if configuration.mends:
        told.append(f"with mends {', '.join(configuration.mends)}")
    told.append(f"made {run.created_at}")
    return ", ".join(told)
