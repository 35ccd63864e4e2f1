"""What a run would take: calls, tokens, USD and time, each as a range where it is not known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.catalog.models import find_model
from workbench.catalog.prices import cost_usd
from workbench.catalog.tokens import estimate_input
from workbench.evaluate.caching import prefix_of
from workbench.evaluate.calls import Calls
from workbench.store.usage import usage_by_case

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.client.pacing import Pace
    from workbench.evaluate.calls import Prepared
    from workbench.evaluate.plan import PlannedRun
    from workbench.records import JsonObject
    from workbench.store.database import Database
    from workbench.store.execution import CallPlace
    from workbench.store.usage import CaseUsage

_TOOL_CALLS_LIKELY = 2  # one call of the tools, one answer


@dataclass(frozen=True, slots=True)
class Range:
    """From `low` to `high`, most likely `likely`; what is not known is None."""

    low: float
    likely: float | None
    high: float | None

    def plus(self, other: Range) -> Range:
        """The sum of two."""
        return Range(self.low + other.low, _sum(self.likely, other.likely), _sum(self.high, other.high))


@dataclass(frozen=True, slots=True)
class Estimate:
    """One run: calls to send, and how many answers are there already or are not asked for.

    Tokens and USD are for what is still to be sent. `cost_usd` is None where the price is unknown. `known` of the
    cases to send have an answer of the same model to go by. `least_s` is the shortest time that the given limits
    allow, `likely_s` what earlier answers' times come to; None where nothing says.
    """

    model: str
    calls: int
    answered: int
    not_sent: int
    input_tokens: Range
    output_tokens: Range
    cost_usd: Range | None
    cases: int
    known: int
    counted: int
    least_s: float | None
    likely_s: float | None


def estimate(
    db: Database,
    plan: PlannedRun,
    pace: Pace,
    *,
    answered: frozenset[CallPlace] | set[CallPlace] = frozenset(),
    counts: Mapping[tuple[str, str], int] | None = None,
) -> Estimate:
    """Estimate a plan. `answered` calls are left out; `counts` are input tokens of cases that the API has counted."""
    configuration = plan.configuration
    calls = Calls(plan.suites, configuration, plan.examined.breakpoints)
    inputs, outputs, costs = Range(0, 0, 0), Range(0, 0, 0), Range(0, 0, 0)
    priced = True
    to_send = not_sent = cases = known = counted = 0
    latency_ms = 0.0
    timed = True
    for one in plan.suites:
        seen = usage_by_case(db, one.suite.id)
        written = False
        for case in one.cases:
            samples = sum((one.suite.id, case.id, n) not in answered for n in range(1, one.samples + 1))
            if plan.examined.not_sent(one.suite.id, case.id):
                not_sent += one.samples
                continue
            if not samples:
                continue
            prepared = calls.prepared(one.suite, case)
            count = (counts or {}).get((one.suite.id, case.id))
            use = _case_use(prepared, configuration.model, seen.get(case.id, {}), count)
            cases, to_send = cases + 1, to_send + samples
            known, counted = known + use.known, counted + (count is not None)
            at = plan.examined.breakpoints.get(one.suite.id)
            prefix = estimate_input(prefix_of(prepared.request, at), configuration.model).likely if at else None
            for _ in range(samples):
                inputs, outputs = inputs.plus(use.input), outputs.plus(use.output)
                cost = _cost(configuration.model, configuration.via == "batch", use, prefix or 0, written=written)
                written = True
                if cost is None:
                    priced = False
                else:
                    costs = costs.plus(cost)
            timed = timed and use.latency_ms is not None
            latency_ms += samples * (use.latency_ms or 0.0)
    return Estimate(
        model=configuration.model,
        calls=to_send,
        answered=len(calls) - to_send - not_sent,
        not_sent=not_sent,
        input_tokens=inputs,
        output_tokens=outputs,
        cost_usd=costs if priced else None,
        cases=cases,
        known=known,
        counted=counted,
        least_s=_least_s(pace, to_send, inputs.low + outputs.low),
        likely_s=latency_ms / 1000 / pace.concurrency if timed and to_send else None,
    )


@dataclass(frozen=True, slots=True)
class _Use:
    """Tokens of one case's exchange; `known` when the same model has answered it before."""

    input: Range
    output: Range
    known: bool
    latency_ms: float | None


def _case_use(prepared: Prepared, model: str, seen: Mapping[str, CaseUsage], count: int | None) -> _Use:
    request = prepared.request
    same = seen.get(model)
    if same is not None and same.input_tokens is not None and same.output_tokens is not None:
        exact = Range(same.input_tokens, same.input_tokens, same.input_tokens)
        if count is not None and not prepared.may_go_on:
            exact = Range(count, count, count)
        written = Range(same.output_tokens, same.output_tokens, same.output_tokens)
        return _Use(exact, written, known=True, latency_ms=same.latency_ms)
    first = estimate_input(request, model)
    once = Range(first.low, first.likely, first.high) if count is None else Range(count, count, count)
    most = float(request.get("max_tokens") or 0)
    turns = 1 + len(prepared.later_turns)
    others = [one.output_tokens for one in seen.values() if one.output_tokens is not None]
    # Another model's answer is a guide: tokenizers differ by up to a third, and so do habits.
    answer = sum(others) / len(others) if others else None
    likely_calls = turns * (_TOOL_CALLS_LIKELY if request.get("tools") else 1)
    high_calls = turns * (8 if request.get("tools") else 1)
    likely_input = None if once.likely is None else _grown(once.likely, answer or 0.0, likely_calls)
    high_input = None if once.high is None else _grown(once.high, most, high_calls)
    return _Use(
        Range(once.low * turns, likely_input, high_input),
        Range(0, answer, most * high_calls),
        known=False,
        latency_ms=None,
    )


def _grown(first: float, answer: float, calls: int) -> float:
    """Input of an exchange: each call sends again what came before it."""
    return calls * first + answer * calls * (calls - 1) / 2


def _cost(model: str, batch: bool, use: _Use, prefix: float, *, written: bool) -> Range | None:
    def usd(tokens_in: float | None, tokens_out: float | None) -> float | None:
        if tokens_in is None or tokens_out is None:
            return None
        cached = min(prefix, tokens_in)
        usage: JsonObject = {
            "input_tokens": tokens_in - cached,
            "output_tokens": tokens_out,
            "cache_read_input_tokens" if written else "cache_creation_input_tokens": cached,
        }
        return cost_usd(model, {**usage, "service_tier": "batch"} if batch else usage)

    known = find_model(model)
    low = usd(use.input.low, use.output.low)
    if low is None or known is None or known.price is None:
        return None
    return Range(low, usd(use.input.likely, use.output.likely), usd(use.input.high, use.output.high))


def _least_s(pace: Pace, calls: int, tokens: float) -> float | None:
    minutes = [calls / pace.rpm] if pace.rpm else []
    minutes += [tokens / pace.tpm] if pace.tpm else []
    return max(minutes) * 60 if minutes else None


def _sum(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else one + other
