"""In which order suites stand, and which cases are shown with their difference."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from workbench.records import CaseVerdict, Cluster, SuiteVerdict, SuiteVerdictName
    from workbench.report.data import ReportSuite

VERDICTS: tuple[SuiteVerdictName, ...] = ("regression", "error", "improvement", "inconclusive", "neutral")
"""The order of a report's sections."""

TELLING = ("regression", "error", "improvement", "flaky")
"""Verdicts of cases worth an example of their own."""

PER_SUITE = 6

Place = tuple[str, str]


def ordered(suites: Iterable[ReportSuite]) -> list[ReportSuite]:
    """By verdict; the undecided by the worst drop that they leave possible, all others as they stood."""
    return sorted(suites, key=lambda one: urgency(one.verdict))


def urgency(verdict: SuiteVerdict) -> tuple[int, float]:
    """By what lists of suites sort, the most urgent first."""
    return VERDICTS.index(verdict.verdict), _bound(verdict)


def _bound(verdict: SuiteVerdict) -> float:
    if verdict.verdict != "inconclusive":
        return 0.0
    return -1.0 if verdict.worst_not_excluded is None else verdict.worst_not_excluded


def shown_cases(
    suites: Mapping[str, Sequence[CaseVerdict]], clusters: Iterable[Cluster], per_suite: int = PER_SUITE
) -> list[Place]:
    """The (suite, case) whose difference is shown: each cluster's example, then up to `per_suite` more of each suite.

    The more come from all telling verdicts and categories in turn, so that a rare one is not crowded out; a cluster
    that has its example is not shown twice. The most wanted come first.
    """
    wanted = dict.fromkeys(cluster.example for cluster in clusters)
    exemplified = {cluster.id for cluster in clusters}
    groups: list[list[Place]] = []
    for suite, cases in suites.items():
        by_kind: dict[tuple[int, str], list[Place]] = {}
        for case in cases:
            if case.verdict in TELLING and case.cluster not in exemplified:
                kind = (TELLING.index(case.verdict), case.category or "")
                by_kind.setdefault(kind, []).append((suite, case.case))
        kinds = [by_kind[kind] for kind in sorted(by_kind)]
        groups.append([place for turn in zip_longest(*kinds) for place in turn if place is not None][:per_suite])
    # First one of each suite, then the second of each: what is cut off at the end is what all have more of.
    wanted.update(dict.fromkeys(place for turn in zip_longest(*groups) for place in turn if place is not None))
    return list(wanted)
