"""Sampling: temperature, top_p, top_k."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.simulator.faults import ApiError
from workbench.simulator.rules.setting import NEWEST

if TYPE_CHECKING:
    from workbench.records import JsonObject, JsonValue
    from workbench.simulator.models import ScriptedModel
    from workbench.simulator.rules.setting import Setting

_OLDER = "2023-06-01"  # the version that the catalogue names for all before the newest
_FIELDS = ("temperature", "top_k", "top_p")
_ONLY_TOP_P = 0.99  # the one value that a model takes which takes one value of each


def check(request: JsonObject, model: ScriptedModel, setting: Setting) -> None:
    """ApiError 400 for a value, or a combination of values, that the version or the model refuses."""
    given = {name: request[name] for name in _FIELDS if name in request}
    if not given:
        return
    if setting.version == NEWEST:
        raise ApiError(400, f"{next(iter(given))}: Extra inputs are not permitted")
    for name, value in given.items():
        _check_value(name, value)
    match model.facts.sampling_params.get(_OLDER):
        case "defaults_only":
            refused = [name for name, value in given.items() if name != "temperature" or value != 1]
        case "one_default":
            taken = {"temperature": 1, "top_p": _ONLY_TOP_P}
            refused = [name for name, value in given.items() if taken.get(name) != value]
            if {"temperature", "top_p"} <= given.keys():
                _refuse_both()
        case "one_of":
            refused = []
            if {"temperature", "top_p"} <= given.keys():
                _refuse_both()
        case _:
            refused = []
    if refused:
        raise ApiError(400, f"`{refused[0]}` is deprecated for this model.")
    _check_beside_thinking(request, given, model)


def _check_value(name: str, value: JsonValue) -> None:
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise ApiError(400, f"{name}: Input should be a valid number")
    if name == "temperature" and not 0 <= value <= 1:
        raise ApiError(400, "temperature: range: 0..1")


def _refuse_both() -> None:
    raise ApiError(400, "`temperature` and `top_p` cannot both be specified for this model. Please use only one.")


def _check_beside_thinking(request: JsonObject, given: JsonObject, model: ScriptedModel) -> None:
    known = model.facts.thinking
    if known is None or known.enabled_budget is not True or (request.get("thinking") or {}).get("type") != "enabled":
        return
    if given.get("temperature", 1) != 1:
        raise ApiError(400, "`temperature` may only be set to 1 when thinking is enabled.")
    if "top_k" in given:
        raise ApiError(400, "`top_k` must be unset when thinking is enabled.")
