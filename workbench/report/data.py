"""What a report says, as frozen values: everything that is written of a comparison is made from these alone."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.records import (
        CaseVerdict,
        CheckResult,
        Cluster,
        Comparison,
        Label,
        Output,
        Pooled,
        Risk,
        Speed,
        SuiteVerdict,
    )


@dataclass(frozen=True, slots=True)
class GivenLabel:
    """A reviewer's latest label of a case. `stale`: what it judged is another now, so it decides nothing."""

    reviewer: str
    label: Label
    category: str | None = None
    note: str | None = None
    at: str | None = None
    blind: bool = False
    stale: bool = False


@dataclass(frozen=True, slots=True)
class ReportCase:
    """A case with its verdict.

    `baseline` and `target` are one output of each side, the most telling where there are several samples; both None
    where the report does not show them. `failed` are the checks that one side fails: (baseline fails, target fails,
    what the check said).
    """

    verdict: CaseVerdict
    critical: bool = False
    baseline: Output | None = None
    target: Output | None = None
    failed: tuple[tuple[bool, bool, CheckResult], ...] = ()
    labels: tuple[GivenLabel, ...] = ()
    final_label: Label | None = None


@dataclass(frozen=True, slots=True)
class Measured:
    """A quantity on both sides, over those pairs of outputs of which it is known on both: `covered` of `pairs`.

    None where it is known of no pair.
    """

    baseline: float | None
    target: float | None
    covered: int
    pairs: int


@dataclass(frozen=True, slots=True)
class Spending:
    """Cost in USD and output tokens as sums, latency in ms as medians."""

    cost: Measured
    output_tokens: Measured
    latency: Measured


@dataclass(frozen=True, slots=True)
class ReportSuite:
    """A suite with its verdict and its cases in queue order.

    `by_first`: further samples were drawn of some cases, and its rates and tests go by the first ones.
    """

    verdict: SuiteVerdict
    cases: tuple[ReportCase, ...]
    title: str | None = None
    risk: Risk = "medium"
    source: str | None = None
    spending: Spending | None = None
    by_first: bool = False
    speed: Speed | None = None


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far `between` agree on `items` items rated at least twice; a number that is not defined is None.

    `stands` is of a judge beside reviewers: whether it decides, and what the order of the answers did.
    """

    between: str
    items: int
    percent: float | None
    alpha: float | None
    ac1: float | None
    stands: str | None = None


@dataclass(frozen=True, slots=True)
class Gate:
    """What was to fail, what failed (`suite: verdict`, or a count), and what changed since, which makes it stale."""

    fail_on: tuple[str, ...]
    failed: tuple[str, ...]
    stale: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportData:
    """A comparison as a report tells it. `made_at` is ISO 8601; `facts` say how it was made: (name, value).

    `gate` is None where none was asked for.
    """

    comparison: Comparison
    suites: tuple[ReportSuite, ...]
    clusters: tuple[Cluster, ...]
    gate: Gate | None
    made_at: str
    version: str
    pooled: Pooled | None = None
    spending: Spending | None = None
    speed: Speed | None = None
    agreements: tuple[Agreement, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()

    @property
    def simulated(self) -> bool:
        """Whether outputs of a side were simulated."""
        return self.comparison.baseline.simulated or self.comparison.target.simulated

    @property
    def case_count(self) -> int:
        """How many cases there are in all suites."""
        return sum(len(suite.cases) for suite in self.suites)


@dataclass(frozen=True, slots=True)
class LabelCounts:
    """How many cases carry a label that holds, how many labels are stale, and the settled ones by name."""

    labelled: int
    stale: int
    final: dict[str, int]


def label_counts(data: ReportData) -> LabelCounts:
    """Count the labels of all suites."""
    cases = [case for suite in data.suites for case in suite.cases]
    return LabelCounts(
        labelled=sum(any(not label.stale for label in case.labels) for case in cases),
        stale=sum(label.stale for case in cases for label in case.labels),
        final=dict(Counter(case.final_label for case in cases if case.final_label is not None)),
    )


def clusters_by_suite(data: ReportData) -> Mapping[str, list[Cluster]]:
    """The clusters that have cases of a suite, for each suite, in the order given."""
    found: dict[str, list[Cluster]] = {suite.verdict.suite: [] for suite in data.suites}
    for cluster in data.clusters:
        for suite in dict.fromkeys(suite for suite, _ in cluster.cases):
            found.setdefault(suite, []).append(cluster)
    return found
