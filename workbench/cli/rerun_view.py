"""What `workbench rerun` prints."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, get_args

from workbench.adapt.outcome import Result
from workbench.cli.printing import print_table, say
from workbench.text.counts import counted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbench.adapt.confirming import Standing
    from workbench.adapt.keeping import CandidateRun
    from workbench.adapt.outcome import Outcome
    from workbench.adapt.selection import Selection
    from workbench.evaluate.rerun import CallRetried, CaseRan, Spent
    from workbench.records import Adaptation, CheckedOutput, Comparison, JsonObject

    Outputs = Mapping[str, Sequence[CheckedOutput]]


def say_retry(event: CallRetried) -> None:
    retry = event.retry
    say(f"{event.case}: {retry.error.message}; try {retry.attempt} of {retry.attempts} in {retry.wait_s:.1f} s")


def say_done(event: CaseRan, model: str, place: str, cost: str) -> None:
    from workbench.adapt.undecided import undecided_checks
    from workbench.client.failures import advice

    error = event.checked.output.error
    if error:
        hint = advice(error, model)
        say(f"{place}  {event.case}: {error.kind}: {error.message}" + (f"\n  {hint}" if hint else ""))
    else:
        said = {True: "passes", False: "fails", None: "is undecided"}[event.checked.passed]
        unknown = undecided_checks(event.checked).total()
        if event.checked.passed and unknown:
            said += f" but for {counted(unknown, 'undecided check')}"
        say(f"{place}  {event.case} {said}  {cost}")


def cost(spent: Spent) -> str:
    """As in `$0.0123` or `$0.0123 (2 of unknown cost)`."""
    unknown = f" ({spent.unpriced} of unknown cost)" if spent.unpriced else ""
    return f"${spent.cost_usd:.4f}{unknown}"


def in_run(candidate: CandidateRun) -> str:
    return f" in run {candidate.run.id} '{candidate.run.name}'" if candidate.run else ""


def _reason(outputs: Sequence[CheckedOutput]) -> str:
    """Why a case does not pass: its first error, failed or undecided check; empty when all pass."""
    for one in outputs:
        if one.output.error:
            return one.output.error.message
        for result in one.results:
            if result.passed is False and result.weight > 0:
                return f"{result.type}: {result.reason}"
    open_ = (result for one in outputs for result in one.results if result.passed is None and result.weight > 0)
    return next((f"{result.type} is undecided: {result.reason}" for result in open_), "")


def print_rerun(
    candidate: CandidateRun,
    selection: Selection,
    outcome: Outcome,
    standing: Standing,
    outputs: Outputs,
    spent: Spent,
    saved: Adaptation | None,
) -> None:
    if outcome.results:
        rows = [
            (case, _was(selection, case), result, _reason(outputs[case])) for case, result in outcome.results.items()
        ]
        print_table(("case", "was", "now", "reason"), rows)
    counts = ", ".join(f"{outcome.count(result)} {result}" for result in get_args(Result) if outcome.count(result))
    from workbench.adapt.confirming import points

    simulated = " (simulated)" if candidate.run and candidate.run.simulated else ""
    say(f"{counts or 'nothing to run'}; {cost(spent)}; kept{in_run(candidate)}{simulated}")
    if outcome.results:
        say("confirmed" if standing.confirmed else f"not confirmed: {'; '.join(standing.missing)}")
    if standing.guards and standing.guards.drop:
        held = counted(standing.guards.cases, "case")
        say(f"of the {held} that passed, a drop above {points(standing.guards.drop)} is ruled out")
    if saved:
        say(f"adaptation {saved.id}: {saved.status}")


def _was(selection: Selection, case: str) -> str:
    if case in selection.guarding:
        return "guarding"
    return "other" if case in selection.others else "failing"


def rerun_json(
    comparison: Comparison,
    suite: str,
    candidate: CandidateRun,
    selection: Selection,
    outcome: Outcome,
    standing: Standing,
    outputs: Outputs,
    spent: Spent,
    saved: Adaptation | None,
) -> JsonObject:
    run = candidate.run
    return {
        "comparison": comparison.id,
        "suite": suite,
        "model": candidate.configuration.model,
        "run": {"run": run.id, "name": run.name, "simulated": run.simulated} if run else None,
        "confirmed": standing.confirmed,
        "missing": list(standing.missing),
        "drop_not_ruled_out": standing.guards.drop if standing.guards else None,
        "totals": {result.replace(" ", "_"): outcome.count(result) for result in get_args(Result)},
        "cost_usd": spent.cost_usd if spent.priced or not spent.unpriced else None,
        "unpriced_outputs": spent.unpriced,
        "adaptation": {"id": saved.id, "status": saved.status} if saved else None,
        "cases": [
            {
                "case": case,
                "was": _was(selection, case),
                "now": result,
                "reason": _reason(outputs[case]) or None,
                "samples": sorted((_sample(one) for one in outputs[case]), key=itemgetter("sample")),
            }
            for case, result in outcome.results.items()
        ],
    }


def _sample(one: CheckedOutput) -> JsonObject:
    from dataclasses import asdict

    output = one.output
    return {
        "sample": output.sample,
        "passed": one.passed,
        "error": asdict(output.error) if output.error else None,
        "usage": output.usage,
        "latency_ms": output.latency_ms,
        "failed_checks": [result.type for result in one.results if result.passed is False and result.weight > 0],
        "undecided_checks": [result.type for result in one.results if result.passed is None and result.weight > 0],
    }
