"""What to do after reading a report, from what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.text.counts import counted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbench.report.data import ReportData, ReportSuite

_CLOSE = 200  # cases that a suite may lack to be worth deciding next


def next_steps(data: ReportData, by_verdict: Mapping[str, Sequence[ReportSuite]]) -> list[str]:
    """What to do next, the most urgent first; commands stand in backticks."""
    steps = []
    rejected = [
        one.verdict.suite
        for one in data.suites
        if one.verdict.category == "integration" or one.verdict.cause == "request contract"
    ]
    if rejected:
        steps.append(
            f"Mend first what the target's API rejects ({few(rejected)}): `workbench preflight` names the field and the"
            " way out."
        )
    broken = [one.verdict.suite for one in by_verdict.get("error", ()) if one.verdict.suite not in rejected]
    if broken:
        steps.append(f"Find out why nothing can be compared of {few(broken)}; the errors are listed below.")
    regressed = by_verdict.get("regression", [])
    if regressed:
        worse = {one.verdict.suite for one in regressed}
        clusters = [one for one in data.clusters if not one.quiet and any(suite in worse for suite, _ in one.cases)]
        by = f", {counted(len(clusters), 'cluster')} of like cases at a time" if clusters else ""
        named = few([one.verdict.suite for one in regressed])
        steps.append(
            f"Decide the regressed suites ({named}) with `workbench review`{by}, then change their"
            " prompts as little as needed and run failing and guarding cases again."
        )
    close = [
        one.verdict
        for one in by_verdict.get("inconclusive", [])
        if one.verdict.cases_to_decide is not None and one.verdict.cases_to_decide <= _CLOSE
    ]
    if close:
        nearest = min(close, key=lambda one: (one.cases_to_decide or 0, one.suite))
        steps.append(
            f"Draw more where few cases decide: {counted(len(close), 'suite')} of those undecided would need at most"
            f" {_CLOSE} more cases, {nearest.suite} about {nearest.cases_to_decide:,}."
        )
    elif by_verdict.get("inconclusive"):
        worst = by_verdict["inconclusive"][0].verdict.suite
        steps.append(f"Add cases to the undecided suites, {worst} first: until then they are neither good nor bad.")
    gaps = any(case.verdict.verdict in ("missing", "input differs") for one in data.suites for case in one.cases)
    if gaps:
        steps.append("Fill the gaps: run the side that lacks outputs (`workbench run --resume RUN`) and compare again.")
    if data.suites and all(one.verdict.churn is None for one in data.suites):
        run = data.comparison.baseline
        if run.origin == "live":
            steps.append("Measure the noise: `workbench run --again BASELINE` on the same cases.")
        else:
            steps.append("Measure the noise, where the baseline's model can still be called: run it twice.")
    open_still = (regressed, by_verdict.get("inconclusive"), rejected, broken, gaps)
    if data.suites and not any(open_still):
        steps.append("Nothing here stands against a staged rollout, lowest risk first.")
    return steps


def few(names: Sequence[str], most: int = 5) -> str:
    """The first of some names, and how many more there are."""
    there = list(dict.fromkeys(names))
    more = f" and {len(there) - most:,} more" if len(there) > most else ""
    return ", ".join(there[:most]) + more
