"""Thinking and effort: kinds, budgets, levels, and what does not go together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.simulator.faults import ApiError
from workbench.simulator.fields import optional

if TYPE_CHECKING:
    from workbench.records import JsonObject, JsonValue
    from workbench.simulator.models import ScriptedModel
    from workbench.simulator.rules.setting import Setting

_KINDS = ("adaptive", "enabled", "disabled", "between_tools")
_EFFORTS = ("low", "medium", "high", "xhigh", "max")
_DEEP = ("xhigh", "max")
_DISPLAYS = ("summarized", "omitted", "updates")
_BINDING_BETA = "thinking-binding-controls-2026-08-01"
_LEAST_BUDGET = 1024


def check(request: JsonObject, model: ScriptedModel, setting: Setting) -> None:
    """ApiError 400 for thinking, effort or an output format that the model does not take."""
    config = request.get("output_config") or {}
    effort = config.get("effort")
    _check_effort(effort, model, "output_config.effort")
    if config.get("format") is not None and model.facts.structured_outputs is False:
        raise ApiError(400, "output_config.format: structured outputs are not supported on this model")
    thinking = request.get("thinking")
    if thinking is not None:
        _check_form(thinking, setting)
        _check_kind(thinking["type"], model)
        _check_pairs(thinking, effort, model)
        if thinking["type"] == "enabled":
            _check_budget(thinking, request)
    _check_turns(request, model, (thinking or {}).get("type"))


def _check_effort(effort: JsonValue, model: ScriptedModel, where: str) -> None:
    if effort is None:
        return
    if effort not in _EFFORTS:
        raise ApiError(400, f"{where}: Input should be 'low', 'medium', 'high', 'xhigh' or 'max'")
    known = model.facts.effort
    if known is not None and effort not in known.levels and "effort" not in model.facts.unverified_fields:
        raise ApiError(400, f"{where}: '{effort}' is not supported on this model")


def _check_form(thinking: JsonValue, setting: Setting) -> None:
    kind = thinking.get("type") if isinstance(thinking, dict) else None
    if kind not in _KINDS:
        raise ApiError(400, "thinking.type: Input should be 'adaptive', 'enabled', 'disabled' or 'between_tools'")
    if "block_binding" in thinking and _BINDING_BETA not in setting.betas:
        raise ApiError(400, f"thinking.{kind}.block_binding: Extra inputs are not permitted")
    optional(thinking, "block_binding", dict, f"thinking.{kind}.")
    if thinking.get("display") not in (None, *_DISPLAYS):
        raise ApiError(400, f"thinking.{kind}.display: Input should be 'summarized', 'omitted' or 'updates'")


def _check_kind(kind: str, model: ScriptedModel) -> None:
    known = model.facts.thinking
    if known is None:
        return
    taken = {
        "adaptive": known.adaptive,
        "enabled": bool(known.enabled_budget),
        "disabled": known.disabled != "rejected_400",
        "between_tools": bool(known.between_tools),
    }
    if not taken[kind]:
        hint = ""
        if kind == "disabled" and taken["between_tools"]:
            hint = ' To turn thinking off on this model, use {"type": "between_tools"}.'
        raise ApiError(400, f'"thinking.type.{kind}" is not supported for this model.{hint}')


def _check_pairs(thinking: JsonObject, effort: JsonValue, model: ScriptedModel) -> None:
    kind, known = thinking["type"], model.facts.thinking
    if kind == "between_tools":
        for name in ("display", "budget_tokens", "block_binding"):
            if thinking.get(name) is not None:
                raise ApiError(400, f"thinking.between_tools.{name}: is not supported when thinking is disabled")
    capped = kind == "between_tools" or (
        kind == "disabled" and known is not None and known.disabled == "only_at_effort_high_or_below"
    )
    if capped and effort in _DEEP:
        raise ApiError(400, f"output_config.effort: '{effort}' is not supported when thinking is disabled")


def _check_budget(thinking: JsonObject, request: JsonObject) -> None:
    budget = thinking.get("budget_tokens")
    if not isinstance(budget, int) or isinstance(budget, bool) or budget < _LEAST_BUDGET:
        raise ApiError(400, f"thinking.enabled.budget_tokens: Input should be greater than or equal to {_LEAST_BUDGET}")
    if budget >= request.get("max_tokens", budget + 1):
        raise ApiError(400, "`max_tokens` must be greater than `thinking.budget_tokens`")
    if (request.get("tool_choice") or {}).get("type") in ("any", "tool"):
        raise ApiError(400, "Thinking may not be enabled when tool_choice forces tool use.")


def _check_turns(request: JsonObject, model: ScriptedModel, kind: str | None) -> None:
    """An effort that a system message sets from there on."""
    for index, message in enumerate(request["messages"]):
        if message["role"] != "system" or message.get("output_config") is None:
            continue
        where = f"messages.{index}.output_config"
        if "per_message_effort" not in model.traits:
            raise ApiError(400, f"{where}: requires a model that supports per-turn effort")
        effort = message["output_config"].get("effort")
        _check_effort(effort, model, f"{where}.effort")
        if kind == "between_tools" and effort is not None:
            raise ApiError(400, f"{where}.effort: is not supported when thinking is disabled")
