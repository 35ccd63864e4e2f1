"""The models the simulator serves: facts from the catalogue, voice and habits from a data file."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from workbench.catalog.models import FILE_VARIABLE, load_catalogue
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.catalog.models import Model
    from workbench.records import JsonObject

Voice = Literal["older", "newer"]
Lifecycle = Literal["active", "deprecated", "retired"]

_ENDLESS = 10**9  # a limit that nobody knows is not kept
_UNKNOWN_DAY = "1970-01-01"  # what the Models API says where it does not know a day


@dataclass(frozen=True, slots=True)
class Habit:
    """Something a model does to a share of a suite's cases.

    `flaky` is the share of those cases where it happens in some samples only.
    """

    name: str
    suite: str
    share: float
    flaky: float = 0.0


@dataclass(frozen=True, slots=True)
class ScriptedModel:
    """A model of the simulator.

    `facts` are the catalogue's. `token_scale` is how many tokens its tokenizer makes of what the oldest makes one;
    `traits` and `advisors` are facts the catalogue has by rule (advisors None: any). `thinks_unasked` False: it thinks
    only when a request asks for it. `fault`: what every call of it meets.
    """

    facts: Model
    voice: Voice
    token_scale: float
    traits: frozenset[str] = frozenset()
    advisors: frozenset[str] | None = None
    thinks_unasked: bool = True
    habits: tuple[Habit, ...] = ()
    fault: str | None = None

    @property
    def id(self) -> str:
        return self.facts.id

    @property
    def lifecycle(self) -> Lifecycle:
        """The word of the Models API; a retired model answers 404 over HTTP."""
        status = self.facts.status
        return status if status in ("deprecated", "retired") else "active"

    @property
    def max_tokens(self) -> int:
        return self.facts.max_output_tokens or _ENDLESS

    @property
    def max_input_tokens(self) -> int:
        return self.facts.context_window_tokens or _ENDLESS

    @property
    def min_cacheable(self) -> int | None:
        """The fewest tokens a prefix must have to be cached; None: nothing is cached."""
        return self.facts.min_cacheable_prompt_tokens


@dataclass(frozen=True, slots=True)
class ScriptedModels:
    """All models by id, newest first."""

    by_id: Mapping[str, ScriptedModel]
    by_alias: Mapping[str, ScriptedModel]

    def find(self, name: str) -> ScriptedModel | None:
        """The model of an id or an alias; the ids of other platforms are unknown here."""
        return self.by_id.get(name) or self.by_alias.get(name)


def load_models(path: Path | None = None) -> ScriptedModels:
    """The models of the catalogue, as a file scripts them, by default the one that comes with the package.

    A model of the file that the catalogue does not know says with `like` whose facts it has. WorkbenchError when the
    file is unusable.
    """
    return _scripted(path or Path(__file__).with_name("models.yaml"), os.environ.get(FILE_VARIABLE))


@lru_cache(maxsize=8)
def _scripted(path: Path, _catalogue_file: str | None) -> ScriptedModels:
    import yaml

    catalogue = load_catalogue().models  # which depends on the file
    try:
        with path.open(encoding="utf-8") as file:
            data = yaml.safe_load(file)
        models = _models(data, {model.id: model for model in catalogue})
    except (OSError, yaml.YAMLError, KeyError, TypeError, AttributeError, ValueError) as error:
        raise WorkbenchError(
            f"not a models file of the simulator: {error}",
            where=str(path),
            hint="docs/simulator.md shows what such a file holds.",
        ) from error
    models.sort(key=lambda model: model.facts.released or _UNKNOWN_DAY, reverse=True)
    return ScriptedModels(
        {model.id: model for model in models}, {alias: model for model in models for alias in model.facts.aliases}
    )


def _models(data: JsonObject, catalogue: Mapping[str, Model]) -> list[ScriptedModel]:
    scripts: JsonObject = data["models"]
    facts = dict(catalogue)
    for model_id, script in scripts.items():
        if "like" in script:
            facts[model_id] = replace(facts[script["like"]], id=model_id, aliases=(), display_name=model_id)
        elif model_id not in facts:
            raise ValueError(f"{model_id} is not in the catalogue; `like` says which model it is like")
    return [_model(model, data, scripts.get(model_id) or {}) for model_id, model in facts.items()]


def _model(facts: Model, data: JsonObject, script: JsonObject) -> ScriptedModel:
    name = script.get("like", facts.id)
    sound = {**_sound(facts, data.get("tokenizers") or {}), **script}
    sound.pop("like", None)
    advisors = (data.get("advisors") or {}).get(name)
    return ScriptedModel(
        facts=facts,
        traits=frozenset(trait for trait, ids in (data.get("traits") or {}).items() if name in ids),
        advisors=None if advisors is None else frozenset(advisors),
        habits=tuple(Habit(**habit) for habit in sound.pop("habits", None) or ()),
        **sound,
    )


def _sound(facts: Model, tokenizers: JsonObject) -> JsonObject:
    default = {"voice": "newer", "token_scale": 1.0}
    return tokenizers.get(facts.tokenizer or "") or default


def model_info(model: ScriptedModel) -> JsonObject:
    """A model as the Models API describes it."""
    facts = model.facts
    thinking, efforts = facts.thinking, facts.effort.levels if facts.effort else ()
    kinds = {
        "adaptive": bool(thinking and thinking.adaptive),
        "enabled": bool(thinking and thinking.enabled_budget),
        "disabled": bool(thinking and thinking.disabled not in ("rejected_400", None)),
        "between_tools": bool(thinking and thinking.between_tools),
    }
    return {
        "type": "model",
        "id": model.id,
        "display_name": facts.display_name or model.id,
        "created_at": _midnight(facts.released or _UNKNOWN_DAY),
        "lifecycle": model.lifecycle,
        "deprecated_at": _midnight(facts.deprecated_on),
        "retires_at": _midnight(facts.retired_on or facts.retires_on),
        "line": facts.family,
        "max_input_tokens": facts.context_window_tokens,
        "max_tokens": facts.max_output_tokens,
        "capabilities": {
            "batch": _flag(True),
            "citations": _flag(False),
            "code_execution": _flag(False),
            "context_management": _flag(False),
            "effort": {**_flag(bool(efforts)), **{level: _flag(level in efforts) for level in _EFFORTS}},
            "image_input": _flag(bool(facts.vision and facts.vision.supported)),
            "pdf_input": _flag(True),
            "server_tools": {**_flag(False), "web_search": _flag(False), "code_execution": _flag(False)},
            "structured_outputs": _flag(bool(facts.structured_outputs)),
            "thinking": {
                **_flag(kinds["adaptive"] or kinds["enabled"]),
                "types": {kind: _flag(takes) for kind, takes in kinds.items()},
            },
        },
    }


_EFFORTS = ("low", "medium", "high", "xhigh", "max")


def _flag(supported: bool) -> JsonObject:
    return {"supported": supported}


def _midnight(day: str | None) -> str | None:
    return f"{day}T00:00:00Z" if day else None
