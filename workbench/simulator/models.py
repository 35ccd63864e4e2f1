"""The scripted models: who they are and which habits they have, read from a data file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.records import JsonObject

Voice = Literal["older", "newer"]


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
    """A model of the simulator, as the models file gives it.

    `lifecycle` is the Models API's; a retired model answers 404 over HTTP. `token_scale` is how many
    tokens its tokenizer makes of what the oldest makes one. `thinking` and `efforts` are the types and
    levels it takes; `sampling`, `prefill`, `forced_tools`, `mid_system`, `structured_outputs` whether
    it takes these. `fault`: what every call of it meets.
    """

    id: str
    display_name: str
    created_at: str
    lifecycle: Literal["active", "deprecated", "retired"]
    line: str
    voice: Voice
    token_scale: float
    max_tokens: int
    max_input_tokens: int
    thinking: tuple[str, ...]
    efforts: tuple[str, ...]
    sampling: bool
    prefill: bool
    forced_tools: bool
    mid_system: bool
    structured_outputs: bool
    habits: tuple[Habit, ...] = ()
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class ScriptedModels:
    """All models of a models file by id, newest first."""

    by_id: Mapping[str, ScriptedModel]


@lru_cache(maxsize=8)
def load_models(path: Path | None = None) -> ScriptedModels:
    """The models of a file, by default of the one that comes with the package; WorkbenchError when it is unusable."""
    import yaml

    path = path or Path(__file__).with_name("models.yaml")
    try:
        with path.open(encoding="utf-8") as file:
            data = yaml.safe_load(file)
        models = [_model(model_id, entry) for model_id, entry in data["models"].items()]
    except (OSError, yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
        raise WorkbenchError(
            f"not a models file of the simulator: {error}",
            where=str(path),
            hint="docs/simulator.md shows what such a file holds.",
        ) from error
    models.sort(key=lambda model: model.created_at, reverse=True)
    return ScriptedModels({model.id: model for model in models})


def _model(model_id: str, entry: JsonObject) -> ScriptedModel:
    fields = dict(entry)
    habits = tuple(Habit(**habit) for habit in fields.pop("habits", None) or ())
    thinking = tuple(fields.pop("thinking"))
    efforts = tuple(fields.pop("efforts"))
    return ScriptedModel(id=model_id, habits=habits, thinking=thinking, efforts=efforts, **fields)


def model_info(model: ScriptedModel) -> JsonObject:
    """A model as the Models API describes it."""
    on = {"supported": True}
    off = {"supported": False}

    def flag(value: bool) -> JsonObject:
        return on if value else off

    return {
        "type": "model",
        "id": model.id,
        "display_name": model.display_name,
        "created_at": model.created_at,
        "lifecycle": model.lifecycle,
        "deprecated_at": None,
        "retires_at": None,
        "line": model.line,
        "max_input_tokens": model.max_input_tokens,
        "max_tokens": model.max_tokens,
        "capabilities": {
            "batch": off,
            "citations": off,
            "code_execution": off,
            "context_management": {"supported": False},
            "effort": {**flag(bool(model.efforts)), **{level: flag(level in model.efforts) for level in _EFFORTS}},
            "image_input": on,
            "pdf_input": on,
            "server_tools": {"supported": False, "web_search": off, "code_execution": off},
            "structured_outputs": flag(model.structured_outputs),
            "thinking": {
                **flag(set(model.thinking) > {"disabled"}),
                "types": {kind: flag(kind in model.thinking) for kind in _THINKING},
            },
        },
    }


_EFFORTS = ("low", "medium", "high", "xhigh", "max")
_THINKING = ("adaptive", "enabled", "disabled", "between_tools")
