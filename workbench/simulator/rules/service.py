"""What concerns the call as a whole: output length, speed, place, tier, fallbacks, retention."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from workbench.simulator.faults import ApiError

if TYPE_CHECKING:
    from workbench.records import JsonObject
    from workbench.simulator.models import ScriptedModel
    from workbench.simulator.rules.setting import Setting

_LONG_OUTPUT = "output-300k-2026-03-24"
_GEO_SINCE = (4, 6)


def check(request: JsonObject, model: ScriptedModel, setting: Setting) -> None:
    """ApiError 400 for a request whose output, speed, place, tier or fallbacks the model does not offer."""
    if not setting.retention and "needs_retention" in model.traits:
        raise ApiError(400, f"{model.id}: your organization must have data retention enabled to use this model.")
    _check_max_tokens(request, model, setting)
    _check_speed(request, model, setting)
    if request.get("inference_geo") and _is_before(model.facts.generation, _GEO_SINCE):
        raise ApiError(400, f"inference_geo: not supported for {model.id}")
    _check_tier(request, model)
    if isinstance(request.get("fallbacks"), list) and "no_fallback_list" in model.traits:
        raise ApiError(400, f"fallbacks: a list of fallback models is not supported for {model.id}")
    if setting.batch:
        for name in ("stream", "fallbacks"):
            if request.get(name):
                raise ApiError(400, f"{name}: not supported in a message batch")


def _check_max_tokens(request: JsonObject, model: ScriptedModel, setting: Setting) -> None:
    most, wanted = model.max_tokens, request.get("max_tokens", 0)
    if setting.batch and _LONG_OUTPUT in setting.betas:
        most = max(most, model.facts.batch_max_output_tokens_beta or 0)
    if wanted > most:
        limit = f"{wanted} > {most}, which is the maximum allowed number of output tokens"
        raise ApiError(400, f"max_tokens: {limit} for {model.id}")


def _check_speed(request: JsonObject, model: ScriptedModel, setting: Setting) -> None:
    if request.get("speed") != "fast":
        return
    if model.facts.fast is None or _is_over(model.facts.fast_ends, setting.now):
        raise ApiError(400, f"speed: 'fast' is not supported for {model.id}")
    if model.facts.fast_beta and model.facts.fast_beta not in setting.betas:
        raise ApiError(400, f"speed: 'fast' needs the beta {model.facts.fast_beta} for {model.id}")
    if setting.batch:
        raise ApiError(400, "speed: 'fast' is not supported in a message batch")


def _check_tier(request: JsonObject, model: ScriptedModel) -> None:
    tier = request.get("service_tier")
    if tier in (None, "auto", "standard_only"):
        return
    if tier == "priority" and model.facts.priority_tier is False:
        raise ApiError(400, f"service_tier: Priority Tier is not offered for {model.id}")
    raise ApiError(400, "service_tier: Input should be 'auto' or 'standard_only'")


def _is_over(day: str | None, now: float) -> bool:
    """Whether a day (ISO 8601) has passed."""
    return day is not None and datetime.fromtimestamp(now, UTC).date().isoformat() > day


def _is_before(generation: str | None, since: tuple[int, int]) -> bool:
    """Whether a generation such as `4.5` comes before another; one without a number does not."""
    major, _, minor = (generation or "").partition(".")
    return major.isdigit() and (int(major), int(minor or 0)) < since
