"""The cause "request contract": a field that the target refuses, ignores, or that had to be changed for it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from workbench.catalog.paths import parse_path, values_at
from workbench.catalog.preflight import SHAPE_RULE, Context, preflight
from workbench.catalog.rules import load_rules
from workbench.checks.finding import clipped
from workbench.compare.causes.facts import Cause
from workbench.compare.rejections import is_rejection

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.catalog.preflight import Finding
    from workbench.compare.causes.facts import CauseFacts
    from workbench.records import JsonObject, OutputError

_MESSAGE = 120  # characters of an error


class _Change(NamedTuple):
    """What changes where a field cannot be kept: rules whose ids begin so, the field, the categories it explains."""

    rules: tuple[str, ...]
    field: str
    categories: tuple[str, ...]
    says: str


# Fields that the baseline was sent and the target refuses: without them it answers otherwise.
_TAKEN_OUT = (
    _Change(("prefill-",), "messages[-1].role", ("format", "schema", "language"), "the answer was begun"),
    _Change(("tool-choice-forced",), "tool_choice.type", ("tool-use", "schema", "format"), "a tool was forced"),
    _Change(
        ("structured-outputs-", "citations-plus-structured", "sdk-output-format-param"),
        "output_config.format",
        ("schema", "format"),
        "the form of the answer was given",
    ),
    _Change(
        ("thinking-disabled", "thinking-between-tools", "thinking-budget"),
        "thinking",
        ("truncation", "latency", "cost"),
        "thinking was set",
    ),
    _Change(("max-tokens-over-model",), "max_tokens", ("truncation",), "more tokens were allowed"),
    _Change(("role-system-unsupported",), "messages[role=system].role", ("multi-turn",), "a system message was sent"),
    _Change(("effort-",), "output_config.effort", ("content", "tool-use"), "an effort was set"),
)  # fmt: skip
# Fields that the target takes and does not heed.
_UNHEEDED = {
    "tool-parallel-flag-meaning": ("tool-use",),
    "tool-strict-location": ("tool-use", "schema"),
    "history-thinking-other-model": ("multi-turn",),
    "history-thinking-other-account": ("multi-turn",),
}


def findings_on(request: JsonObject | None, facts: CauseFacts) -> dict[str, Finding]:
    """What the catalogue's rules say of a request that goes to the target, by rule, as of the day of its facts."""
    if request is None or facts.target_model is None:
        return {}
    today = date.fromisoformat(load_rules().as_of)
    context = Context(model=facts.target_model, source_model=facts.baseline_model, today=today)
    return {finding.rule: finding for finding in preflight(request, context)}


def contract_cause(category: str | None, facts: CauseFacts, findings: Mapping[str, Finding]) -> Cause | None:
    """The cause where it is the request: the API said so, or the catalogue's rules on the model explain it.

    `findings` are those on the target's request.
    """
    refused = next((one for one in facts.errors if is_rejection(one)), None)
    if refused is not None:
        return _refused(refused, findings)
    if category is None:
        return None
    return _taken_out(category, facts) or _unheeded(category, findings)


def _refused(error: OutputError, findings: Mapping[str, Finding]) -> Cause:
    message = error.message.casefold()
    failing = [one for one in findings.values() if one.fails and one.rule != SHAPE_RULE]
    told = {rule.id for rule in load_rules().rules if (rule.error_text_contains or "\0").casefold() in message}
    said = clipped(error.message, _MESSAGE)
    for found, confidence in (
        ([one for one in failing if one.rule in told], 0.98),
        ([one for one in failing if _names(message, one.where)], 0.95),
        (failing if len(failing) == 1 else [], 0.85),
    ):
        if found:
            return Cause(
                "request contract",
                f"the target refuses {found[0].where} ({found[0].said}): {said}",
                found[0].rule,
                confidence,
            )
    citation = next(iter(sorted(told))) if len(told) == 1 else None
    return Cause("request contract", f"the target refuses the request: {said}", citation, 0.9 if citation else 0.8)


def _names(message: str, where: str) -> bool:
    """Whether an error speaks of the field a finding is at, as `temperature` or `thinking.type`."""
    field = where.casefold().partition("[")[0]
    return bool(field) and field not in ("model", "messages") and field in message


def _taken_out(category: str, facts: CauseFacts) -> Cause | None:
    if facts.baseline_request is None or facts.target_request is None:
        return None
    may = [one for one in _TAKEN_OUT if category in one.categories and _differs(one.field, facts)]
    if not may:
        return None
    for finding in findings_on(facts.baseline_request, facts).values():
        for one in may:
            if finding.fails and finding.rule.startswith(one.rules):
                why = f"for the baseline {one.says}, which the target refuses ({finding.title}), so it was left out"
                return Cause("request contract", why, finding.rule, 0.75)
    return None


def _differs(field: str, facts: CauseFacts) -> bool:
    steps = parse_path(field)
    return values_at(facts.baseline_request or {}, steps) != values_at(facts.target_request or {}, steps)


def _unheeded(category: str, findings: Mapping[str, Finding]) -> Cause | None:
    for rule, categories in _UNHEEDED.items():
        if category in categories and rule in findings:
            finding = findings[rule]
            why = f"{finding.where} is taken but not as before: {finding.title}"
            return Cause("request contract", why, rule, 0.6)
    return None
