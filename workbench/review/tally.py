"""How many cases a reviewer has decided, and what is left of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.records import RISKS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.store.queue import QueueCounts, QueueRow


def left_by_risk(by_suite: Mapping[str, tuple[int, int]], risks: Mapping[str, str]) -> dict[str, int]:
    """How many cases are undecided by the risk of their suite, the highest first; risks without one are left out.

    `by_suite`: cases and how many of them are decided. A suite whose risk is not known counts as `unknown`.
    """
    left: Counter[str] = Counter()
    for suite, (cases, decided) in by_suite.items():
        left[risks.get(suite, "unknown")] += cases - decided
    return {risk: left[risk] for risk in (*RISKS, "unknown") if left[risk]}


def cases_by_risk(by_suite: Mapping[str, tuple[int, int]], risks: Mapping[str, str]) -> dict[str, int]:
    """How many cases there are by the risk of their suite, the highest first."""
    return left_by_risk({suite: (cases, 0) for suite, (cases, _) in by_suite.items()}, risks)


def counted_in(counts: QueueCounts, row: QueueRow) -> QueueCounts:
    """The counts once a case is decided that was not."""
    cases, decided = counts.by_suite.get(row.suite, (0, 0))
    by_cluster = counts.by_cluster
    if row.cluster is not None and not row.critical:
        group = (row.suite, row.verdict, row.cluster)
        by_cluster = {**by_cluster, group: by_cluster.get(group, 0) + 1}
    return replace(
        counts,
        decided=counts.decided + 1,
        by_suite={**counts.by_suite, row.suite: (cases, decided + 1)},
        by_cluster=by_cluster,
    )
