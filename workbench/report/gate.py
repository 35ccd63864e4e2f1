"""Whether a gate fails on a comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.report.data import Gate
from workbench.text.counts import counted

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from workbench.records import SuiteVerdict

GATES = ("regression", "error", "inconclusive", "missing", "unreviewed")
DEFAULT = ("regression", "error")


def gate_of(
    suites: Sequence[SuiteVerdict], unreviewed: int, fail_on: Collection[str] = DEFAULT, stale: Sequence[str] = ()
) -> Gate:
    """The gate that fails on these verdicts of suites, on `missing` cases, or on `unreviewed` ones."""
    failed = [f"{one.suite}: {one.verdict}" for one in suites if one.verdict in fail_on]
    missing = sum(one.counts.get("missing", 0) for one in suites)
    for name, count in (("missing", missing), ("unreviewed", unreviewed)):
        if name in fail_on and count:
            failed.append(f"{counted(count, 'case')} {name}")
    return Gate(tuple(name for name in GATES if name in fail_on), tuple(failed), tuple(stale))
