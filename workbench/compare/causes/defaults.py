"""The cause "changed default": the same request means something else to the target."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.catalog.models import find_model
from workbench.compare.causes.facts import CUT_OFF, Cause

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from workbench.catalog.models import Model
    from workbench.compare.causes.facts import CauseFacts
    from workbench.records import JsonObject, JsonValue

_GROWTH = 1.35  # the most by which the newer tokenizer counts more (catalogue: tokenizer-growth)
_LEVELS = ("low", "medium", "high", "xhigh", "max")
_MUCH = 0.2  # of the output's tokens went into thinking: without it they might have been enough
_SURE = 0.5
_THINKS = "thinking-on-by-default"
_TOKENS = "tokenizer-growth"
_EFFORT = "effort-default-differs"
_MORE_TOKENS = "the target counts up to 35 % more tokens for the same text"


class _Spent(NamedTuple):
    """The most that a sample of a side spent, in tokens; None where no usage tells."""

    output: int | None
    thinking: int | None


def hard_default_cause(category: str | None, facts: CauseFacts, rules: Container[str]) -> Cause | None:
    """The cause where stop reasons and usage show it, which chance does not bring about.

    `rules` are those of the catalogue that speak of the target's request.
    """
    if category == "truncation" and _stopped(facts, CUT_OFF):
        return _cut_off(facts, rules)
    if category == "refusal" and _stopped(facts, ("refusal",)):
        found = _classified(facts)
        return found if found is not None and found.confidence > _SURE else None
    spent = _spent(facts.target_usage)
    if "empty" in facts.kinds and spent.thinking and _THINKS in rules:
        return Cause("changed default", f"thinking is on by default now: {_thought(spent)}, none on text", _THINKS, 0.7)
    return None


def stopped_by_itself(category: str | None, facts: CauseFacts) -> Cause | None:
    """That nothing documented explains an answer which stops in its midst without having reached a limit."""
    if category != "truncation" or not facts.target_stops or _stopped(facts, CUT_OFF):
        return None
    return Cause(None, f"it stops in its midst by itself ({facts.target_stops[0]}), which nothing documented explains")


def soft_default_cause(category: str | None, facts: CauseFacts, rules: Container[str]) -> Cause | None:
    """The cause where a default that differs can well bring such a change about."""
    if category in ("latency", "cost"):
        return _dearer(category, facts, rules)
    if category == "refusal" and _stopped(facts, ("refusal",)):
        return _classified(facts)
    if category not in ("content", "tool-use", "multi-turn") or _EFFORT not in rules:
        return None
    before, after = (model.effort.api_default if model and model.effort else None for model in _models(facts))
    if before not in _LEVELS or after not in _LEVELS or _LEVELS.index(after) >= _LEVELS.index(before):
        return None
    why = f"no effort is set: the baseline works at {before} then, the target at {after}"
    return Cause("changed default", why, _EFFORT, 0.5)


def _cut_off(facts: CauseFacts, rules: Container[str]) -> Cause | None:
    limits = [_number((request or {}).get("max_tokens")) for request in (facts.baseline_request, facts.target_request)]
    before, limit = limits
    if before is not None and limit is not None and limit < before:
        return Cause(None, f"the target was allowed {limit:,} tokens, the baseline {before:,}")
    found = [_by_thinking(facts, rules), _by_tokens(facts, rules, limit)]
    return max((one for one in found if one is not None), key=lambda one: one.confidence, default=None)


def _by_thinking(facts: CauseFacts, rules: Container[str]) -> Cause | None:
    """Thinking that nobody asked for took the tokens."""
    spent, before = _spent(facts.target_usage), _spent(facts.baseline_usage)
    if _THINKS not in rules:
        return None
    if spent.thinking is not None:
        if spent.thinking <= (before.thinking or 0):
            return None
        sure = 0.95 if spent.thinking >= _MUCH * (spent.output or 0) else 0.5
        return Cause("changed default", f"thinking is on by default now: {_thought(spent)}", _THINKS, sure)
    empty = facts.target_text is not None and not facts.target_text.strip()
    why = "thinking is on by default now and counts against max_tokens; how much it took is not recorded"
    return Cause("changed default", why, _THINKS, 0.8 if empty else 0.5)


def _by_tokens(facts: CauseFacts, rules: Container[str], limit: int | None) -> Cause | None:
    """The same text comes to more tokens than are allowed."""
    if _TOKENS not in rules:
        return None
    if not _stopped(facts, ("max_tokens",)):
        return Cause("changed default", f"{_MORE_TOKENS}, and the context window is full", _TOKENS, 0.6)
    used = _spent(facts.baseline_usage).output
    if used is None or limit is None:
        return Cause("changed default", f"{_MORE_TOKENS}; what the baseline used is not recorded", _TOKENS, 0.4)
    if used * _GROWTH < limit:
        return None
    return Cause("changed default", f"{_MORE_TOKENS}: the baseline used {used:,} of {limit:,} already", _TOKENS, 0.8)


def _classified(facts: CauseFacts) -> Cause | None:
    """A safety classifier stopped the target, with a stop reason of its own."""
    before, after = _models(facts)
    kind = next((one["category"] for one in facts.stop_details if isinstance(one.get("category"), str)), None)
    if after is None or not after.safety_classifier_refusals:
        return None
    known = before.safety_classifier_refusals if before is not None else None
    said = f"the target's safety classifier stopped it{f' ({kind})' if kind else ''}"
    if kind == "reasoning_extraction":  # brought about by what the prompt asks for, where that is documented
        return Cause("changed default", said, "stop-refusal", 0.5)
    if known is None:
        return Cause("changed default", f"{said}; whether the baseline has one is not known", "stop-refusal", 0.6)
    if not known:
        return Cause("changed default", f"{said}; the baseline's model has none", "stop-refusal", 0.95)
    if kind and kind not in known:
        return Cause("changed default", f"{said}, which the baseline's does not look for", "stop-refusal", 0.95)
    return Cause("changed default", f"{said} where the baseline's did not", "stop-refusal", 0.6)


def _dearer(category: str, facts: CauseFacts, rules: Container[str]) -> Cause | None:
    spent, before = _spent(facts.target_usage), _spent(facts.baseline_usage)
    if _THINKS in rules and spent.thinking and spent.thinking > (before.thinking or 0):
        return Cause("changed default", f"thinking is on by default now: {_thought(spent)}", _THINKS, 0.8)
    if category == "cost" and _TOKENS in rules:
        return Cause("changed default", _MORE_TOKENS, _TOKENS, 0.5)
    if _EFFORT in rules:
        why = "no effort is set, and the target's default is another than the baseline's"
        return Cause("changed default", why, _EFFORT, 0.4)
    return None


def _stopped(facts: CauseFacts, reasons: Container[str]) -> bool:
    """Whether the target stopped for one of these reasons more often than the baseline."""
    shares = [
        sum(one in reasons for one in stops) / max(len(stops), 1)
        for stops in (facts.baseline_stops, facts.target_stops)
    ]
    return shares[1] > shares[0]


def _models(facts: CauseFacts) -> tuple[Model | None, Model | None]:
    before, after = facts.baseline_model, facts.target_model
    return find_model(before) if before else None, find_model(after) if after else None


def _spent(usages: Sequence[JsonObject]) -> _Spent:
    output, thinking = [], []
    for usage in usages:
        details = usage.get("output_tokens_details")
        output.append(_number(usage.get("output_tokens")))
        thinking.append(_number(details.get("thinking_tokens")) if isinstance(details, dict) else None)
    return _Spent(_most(output), _most(thinking))


def _most(counts: Sequence[int | None]) -> int | None:
    return max((one for one in counts if one is not None), default=None)


def _number(value: JsonValue) -> int | None:
    """A count of tokens; a log may hold anything there."""
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def _thought(spent: _Spent) -> str:
    total = "" if spent.output is None else f" of {spent.output:,} output"
    return f"it took {spent.thinking:,}{total} tokens"
