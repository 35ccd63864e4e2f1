"""What the Models API says otherwise than the catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.catalog.models import find_model

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbench.catalog.models import Model
    from workbench.records import JsonObject, JsonValue

_THINKING = ("adaptive", "enabled", "disabled", "between_tools")
_LEVELS = ("low", "medium", "high", "xhigh", "max")
_LIFECYCLES = {"active_latest": "active", "active_legacy": "active"}


@dataclass(frozen=True, slots=True)
class Difference:
    """One fact of a model; `ours` is None for a model the catalogue does not know."""

    model: str
    fact: str
    ours: JsonValue
    theirs: JsonValue


def differences(listed: Iterable[JsonObject]) -> list[Difference]:
    """Where the models as the Models API describes them differ from the catalogue; what either leaves open does not."""
    found: list[Difference] = []
    for info in listed:
        model = find_model(info["id"])
        if model is None:
            found.append(Difference(info["id"], "model", None, info.get("display_name") or info["id"]))
            continue
        found += [
            Difference(model.id, fact, ours, theirs)
            for fact, ours, theirs in _pairs(model, info)
            if ours is not None and theirs is not None and ours != theirs
        ]
    return found


def _pairs(model: Model, info: JsonObject) -> Iterator[tuple[str, JsonValue, JsonValue]]:
    yield "lifecycle", _LIFECYCLES.get(model.status, model.status), info.get("lifecycle")
    retires = _day(info.get("retires_at"))
    yield "retirement", model.retired_on or model.retires_on or ("not announced" if retires else None), retires
    yield "context_window_tokens", model.context_window_tokens, info.get("max_input_tokens")
    yield "max_output_tokens", model.max_output_tokens, info.get("max_tokens")
    abilities = info.get("capabilities") or {}
    yield "structured_outputs", model.structured_outputs, _supported(abilities.get("structured_outputs"))
    if model.thinking is not None:
        types = (abilities.get("thinking") or {}).get("types") or {}
        for kind in _THINKING:
            yield f"thinking {kind}", _takes(model, kind), _supported(types.get(kind))
    if model.effort is not None and abilities.get("effort"):
        theirs = [level for level in _LEVELS if _supported(abilities["effort"].get(level))]
        yield "effort levels", [level for level in _LEVELS if level in model.effort.levels], theirs


def _takes(model: Model, kind: str) -> bool | None:
    thinking = model.thinking
    if thinking is None:
        return None
    if kind == "disabled":
        return None if thinking.disabled is None else thinking.disabled != "rejected_400"
    given = {"adaptive": thinking.adaptive, "enabled": thinking.enabled_budget, "between_tools": thinking.between_tools}
    return bool(given[kind])


def _supported(ability: JsonValue) -> bool | None:
    return ability.get("supported") if isinstance(ability, dict) else None


def _day(moment: JsonValue) -> str | None:
    return moment[:10] if isinstance(moment, str) else None
