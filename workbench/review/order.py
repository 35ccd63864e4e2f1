"""In which order a reviewer meets the suites of a queue; the cases of a suite stay as they are stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.records import RISKS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from workbench.records import SuiteVerdict

BY_VERDICT = "by verdict, then risk"
BY_RISK = "by risk, then certainty"
"""The order of the store, and the other one."""

_WORST_FIRST = ("regression", "error", "inconclusive", "improvement", "neutral")


def by_risk(verdicts: Iterable[SuiteVerdict], risks: Mapping[str, str]) -> list[str]:
    """The suites by risk, the highest first, then by how sure it is that they got worse.

    Surest are regressions, by their false discovery rate (`q_value`; those without one behind them); then what could
    not be compared, what is undecided (the worst drop that is still possible first), and what got better or stayed.
    Suites that are alike in this stay in the order given. A risk that is not known stands last.
    """
    return [one.suite for one in sorted(verdicts, key=lambda one: (_risk(risks.get(one.suite)), *_doubt(one)))]


def _risk(risk: str | None) -> int:
    return RISKS.index(risk) if risk in RISKS else len(RISKS)


def _doubt(one: SuiteVerdict) -> tuple[int, float]:
    place = _WORST_FIRST.index(one.verdict)
    if one.verdict == "regression":
        return place, 1.0 if one.q_value is None else one.q_value
    if one.verdict == "inconclusive":
        return place, -1.0 if one.worst_not_excluded is None else one.worst_not_excluded
    return place, 0.0
