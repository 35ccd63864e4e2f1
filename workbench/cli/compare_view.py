"""How commands show a comparison: its suites in a table, the statement over all of them, the largest clusters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.cli.printing import listed, print_line, print_table, print_text, say
from workbench.text.counts import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.records import Cluster, Comparison, JsonObject, SuiteVerdict
    from workbench.report.data import Gate
    from workbench.store.database import Database
    from workbench.store.staleness import StaleLabel

_OTHERS = ("flaky", "error", "missing", "input differs")
_CLUSTERS = 10
_HEADINGS = ("suite", "verdict", "cases", "pass rate", "worse", "better", "changed", "same", "other", "cause", "reason")
_SPARE = tuple(_HEADINGS.index(name) for name in ("same", "changed", "other", "cases", "better", "pass rate"))


def print_comparison(db: Database, comparison: Comparison, suites: Sequence[SuiteVerdict]) -> None:
    """The verdicts as a table, the most urgent first; then what holds of all suites, and the largest clusters."""
    from workbench.report.order import urgency
    from workbench.report.overall import over_all
    from workbench.report.summary import headline
    from workbench.store.clusters import clusters_of
    from workbench.store.comparisons import pooled_statement
    from workbench.store.drawn import first_samples

    say(f"comparison {comparison.id} '{comparison.name}'")
    runs = (comparison.baseline.id, comparison.target.id)
    by_first = {one.suite for one in suites if any(first_samples(db, run, one.suite) for run in runs)}
    rows = [_row(one, by_first=one.suite in by_first) for one in sorted(suites, key=urgency)]
    print_table(_HEADINGS, rows, right=frozenset({2, 4, 5, 6, 7, 8}), note=True, spare=_SPARE)
    print_line("")
    print_text(headline(suites))
    pooled = pooled_statement(db, comparison.id)
    if pooled is not None:
        print_text(over_all(pooled, len(suites)))
    _print_clusters([one for one in clusters_of(db, comparison.id) if not one.quiet])


def _row(one: SuiteVerdict, *, by_first: bool) -> tuple[object, ...]:
    from workbench.report.categories import told_categories
    from workbench.report.why import why

    categories = f"; by category: {told_categories(one)}" if one.category_tests else ""
    return (
        one.suite,
        one.verdict,
        one.cases,
        _rates(one, by_first=by_first),
        *(one.counts.get(verdict, 0) for verdict in ("regression", "improvement", "changed", "unchanged")),
        sum(one.counts.get(verdict, 0) for verdict in _OTHERS),
        one.cause or ("not found" if one.categories else ""),
        f"{why(one)}{categories}",
    )


def _rates(one: SuiteVerdict, *, by_first: bool) -> str:
    if one.baseline_pass_rate is None or one.target_pass_rate is None:
        return "no checks" if one.basis == "features" else "unknown"
    return f"{one.baseline_pass_rate:.2f} -> {one.target_pass_rate:.2f}{' by first samples' if by_first else ''}"


def _print_clusters(clusters: Sequence[Cluster]) -> None:
    if not clusters:
        return
    print_line("")
    rows = [_cluster(one) for one in clusters[:_CLUSTERS]]
    print_table(("cases", "suites", "changed in the same way"), rows, right=frozenset({0, 1}))
    if len(clusters) > _CLUSTERS:
        print_line(f"and {counted(len(clusters) - _CLUSTERS, 'more cluster')}")


def _cluster(one: Cluster) -> tuple[object, ...]:
    suites = {suite for suite, _ in one.cases}
    return len(one.cases), len(suites), f"{one.says} ({one.example[0]})" if len(suites) == 1 else one.says


def gate_words(suites: Sequence[SuiteVerdict], gate: Gate) -> str:
    """On what a gate failed: how many suites of each verdict and the first of them, then what else."""
    parts = []
    told: set[str] = set()
    for verdict in gate.fail_on:
        names = [one.suite for one in suites if one.verdict == verdict]
        told.update(f"{name}: {verdict}" for name in names)
        if names:
            parts.append(f"{verdict} in {counted(len(names), 'suite')} ({listed(names)})")
    return "; ".join([*parts, *(one for one in gate.failed if one not in told)])


def comparison_as_json(db: Database, comparison: Comparison, suites: Sequence[SuiteVerdict]) -> JsonObject:
    """The object of `compare --json`."""
    from workbench.compare.summary import comparison_summary
    from workbench.report.order import urgency
    from workbench.report.speeds import read_speeds
    from workbench.store.clusters import clusters_of
    from workbench.store.comparisons import pooled_statement
    from workbench.store.staleness import stale_labels
    from workbench.store.verdicts import cases_by_verdict

    speed, speeds = read_speeds(db, comparison, suites)
    summary = comparison_summary(
        comparison,
        sorted(suites, key=urgency),
        cases_by_verdict(db, comparison.id),
        clusters_of(db, comparison.id),
        pooled_statement(db, comparison.id),
        speed,
        speeds,
    )
    return {**summary, "totals": {**summary["totals"], "stale_labels": len(stale_labels(db, comparison.id))}}


def stale_words(labels: Sequence[StaleLabel]) -> str:
    """How many labels rest on what is no longer so, by what that is, and what to do about it."""
    from workbench.review.changes import told_changes

    cases = len({(one.suite, one.case) for one in labels})
    many = f"{counted(len(labels), 'label')} of {counted(cases, 'case')}"
    changed = {one for label in labels for one in label.changed}
    return f"{many} stale ({told_changes(changed)}): label again"
