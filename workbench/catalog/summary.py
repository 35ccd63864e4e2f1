"""Findings of many cases put together, so that a person reads each once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.catalog.preflight import SEVERITIES, Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True)
class CaseFindings:
    """What preflight found in the request of one case."""

    suite: str
    model: str
    case: str
    findings: Sequence[Finding]


@dataclass(frozen=True, slots=True)
class Grouped:
    """What a rule says of a suite under a model: in how many cases, as in the case `example` (`finding` is of it)."""

    suite: str
    model: str
    finding: Finding
    cases: int
    example: str


def gather(found: Iterable[CaseFindings]) -> list[Grouped]:
    """One entry for each suite, model and rule, most severe first; faults of shape by what is wrong."""
    first: dict[tuple[object, ...], tuple[CaseFindings, Finding]] = {}
    cases: dict[tuple[object, ...], int] = {}
    for one in found:
        seen = set()
        for finding in one.findings:
            key = (one.suite, one.model, finding.rule, finding.effect, finding.fails)
            if key not in seen:
                seen.add(key)
                first.setdefault(key, (one, finding))
                cases[key] = cases.get(key, 0) + 1
    grouped = [Grouped(of.suite, of.model, finding, cases[key], of.case) for key, (of, finding) in first.items()]
    grouped.sort(
        key=lambda one: (
            not one.finding.fails,
            SEVERITIES.index(one.finding.severity),
            one.finding.rule,
            one.finding.effect,
            one.model,
            one.suite,
        )
    )
    return grouped
