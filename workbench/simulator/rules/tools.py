"""Tools: which versions a model takes, when a call may be forced, who may advise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.simulator.faults import ApiError
from workbench.simulator.vocabulary import tool_kinds

if TYPE_CHECKING:
    from workbench.records import JsonObject
    from workbench.simulator.models import ScriptedModel
    from workbench.simulator.rules.setting import Setting

_FINE_GRAINED = "fine-grained-tool-streaming-2025-05-14"


def check(request: JsonObject, model: ScriptedModel, setting: Setting) -> None:
    """ApiError 400 for a tool, or a choice of tools, that the model does not take."""
    choice = (request.get("tool_choice") or {}).get("type")
    if choice in ("any", "tool") and model.facts.forced_tool_choice is False:
        raise ApiError(
            400, 'tool_choice: type "tool" and "any" are not supported for this model. Use "auto" or "none".'
        )
    for index, tool in enumerate(request.get("tools") or ()):
        kind = tool.get("type") or "custom"
        if kind != "custom":
            _check_kind(tool, kind, f"tools.{index}", model, setting)
        elif tool.get("strict") and model.facts.structured_outputs is False:
            raise ApiError(400, f"tools.{index}.strict: strict tools are not supported on this model")


def _check_kind(tool: JsonObject, kind: str, where: str, model: ScriptedModel, setting: Setting) -> None:
    known = tool_kinds()[kind]
    if known.replaced_by and (not known.refused_by or known.refused_by in model.traits):
        raise ApiError(
            400, f"{where}: '{model.id}' does not support tool types: {kind}. Did you mean {known.replaced_by}?"
        )
    if known.is_toolset and _FINE_GRAINED in setting.betas and "toolsets_only" in model.traits:
        raise ApiError(400, f"{where}: {kind} cannot be used with the beta {_FINE_GRAINED}")
    if kind.startswith("advisor_") and model.advisors is not None and str(tool.get("model")) not in model.advisors:
        raise ApiError(400, f"{where}.model: '{tool.get('model')}' cannot be an advisor of {model.id}")
