"""What is known of each Claude model: price, life, limits and kinds, each fact with its source and date."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.records import JsonObject

Status = Literal["active_latest", "active_legacy", "deprecated", "retired"]

FILE_VARIABLE = "WORKBENCH_CATALOGUE"  # names a file of the user's that overrides or extends the catalogue


@dataclass(frozen=True, slots=True)
class Price:
    """USD per million tokens; None where it is unknown."""

    input: float
    output: float
    cache_write_5m: float | None = None
    cache_write_1h: float | None = None
    cache_read: float | None = None


@dataclass(frozen=True, slots=True)
class EarlierPrice:
    """What a call cost up to and including the day `until` (ISO 8601)."""

    until: str
    price: Price


@dataclass(frozen=True, slots=True)
class Thinking:
    """Which thinking a model takes. None where it is unknown.

    `disabled` is `accepted`, `rejected_400` or `only_at_effort_high_or_below`; `between_tools` False or the latter;
    `when_omitted` is what a request without the field gets: `off` or `adaptive`.
    """

    enabled_budget: bool | Literal["deprecated"]
    adaptive: bool
    disabled: str | None
    between_tools: bool | str
    when_omitted: str
    always_on: bool
    default_display: str | None


@dataclass(frozen=True, slots=True)
class Effort:
    """The effort levels a model takes, none where it takes no effort, and the one it works at when none is given."""

    levels: tuple[str, ...]
    api_default: str | None


@dataclass(frozen=True, slots=True)
class Vision:
    """Image input: the long edge in pixels and the tokens one image comes to at most."""

    supported: bool | None
    max_long_edge_px: int | None
    max_tokens_per_image: int | None


@dataclass(frozen=True, slots=True)
class Model:
    """A model of the catalogue. Dates are ISO 8601; None is unknown everywhere.

    `fast` is the price at fast speed, None where there is none. A prompt of more than `long_over` tokens costs
    `long` for the whole call. `sampling_params` gives for each API version what it makes of temperature, top_p and
    top_k (`General.sampling_kinds` says what the kinds mean). `unverified_fields` maps fields, dotted, to why;
    `from_file` maps the facts that a user's file gives to that file.
    """

    id: str
    status: Status
    price: Price | None
    display_name: str = ""
    aliases: tuple[str, ...] = ()
    family: str | None = None
    generation: str | None = None
    access: str | None = None
    released: str | None = None
    released_basis: str | None = None
    deprecated_on: str | None = None
    retires_on: str | None = None
    retired_on: str | None = None
    retirement_not_sooner_than: str | None = None
    successor: str | None = None
    fast: Price | None = None
    fast_beta: str | None = None
    fast_ends: str | None = None
    long: Price | None = None
    long_over: int | None = None
    earlier_prices: tuple[EarlierPrice, ...] = ()
    context_window_tokens: int | None = None
    max_output_tokens: int | None = None
    batch_max_output_tokens_beta: int | None = None
    min_cacheable_prompt_tokens: int | None = None
    thinking: Thinking | None = None
    effort: Effort | None = None
    sampling_params: Mapping[str, str] = field(default_factory=dict)
    assistant_prefill: bool | None = None
    forced_tool_choice: bool | None = None
    structured_outputs: bool | None = None
    mid_conversation_system_messages: bool | None = None
    tokenizer: str | None = None
    vision: Vision | None = None
    reliable_knowledge_cutoff: str | None = None
    safety_classifier_refusals: tuple[str, ...] | None = None
    fallback_targets: tuple[str, ...] | None = None
    preserved_thinking_check: str | None = None
    priority_tier: bool | None = None
    platform_ids: Mapping[str, str] | None = None
    sources: tuple[str, ...] = ()
    verified: bool = False
    unverified_fields: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    from_file: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The whole of it. `general`, `sending` and `token_overheads` hold what is true of more than one model, as the
    data file has it.

    `sources` says what the short names of sources stand for; `as_of` is the day the facts were gathered.
    """

    as_of: str
    scope: str
    statuses: Mapping[str, str]
    sources: Mapping[str, str]
    general: JsonObject
    sending: JsonObject
    token_overheads: JsonObject
    models: tuple[Model, ...]
    by_name: Mapping[str, Model]


def find_model(model: str) -> Model | None:
    """The model of an id, an alias or a platform's id; None when the catalogue does not know it."""
    catalogue = load_catalogue()
    found = catalogue.by_name.get(model)
    if found is None and "." in model:
        region, _, rest = model.partition(".")
        if region in catalogue.general["regions"]:
            found = catalogue.by_name.get(rest)
    return found


def load_catalogue() -> Catalogue:
    """Our catalogue, with what the file named by WORKBENCH_CATALOGUE overrides; WorkbenchError when it is unusable."""
    return _load(os.environ.get(FILE_VARIABLE) or None)


@lru_cache(maxsize=4)
def _load(file: str | None) -> Catalogue:
    # JSON, for YAML takes thirty times as long to read, and a price is asked for on the way to the first screen.
    data: JsonObject = json.loads(Path(__file__).with_name("models.json").read_text("utf-8"))
    given: dict[str, dict[str, str]] = {}
    if file is not None:
        from workbench.catalog.overrides import merge_models, read_file

        given = merge_models(data, read_file(Path(file)), file)
    regions = data["general"]["regions"]
    models = tuple(_model(row, given.get(row["id"], {})) for row in data["models"])
    names: dict[str, Model] = {}
    for model in models:
        for name in (model.id, *model.aliases, *(model.platform_ids or {}).values()):
            names.setdefault(name, model)
            region, _, rest = name.partition(".")
            if region in regions:
                names.setdefault(rest, model)
    return Catalogue(
        as_of=data["as_of"],
        scope=data["scope"],
        statuses=data["statuses"],
        sources=data["sources"],
        general=data["general"],
        sending=data["sending"],
        token_overheads=data["token_overheads"],
        models=models,
        by_name=names,
    )


_TUPLES = ("aliases", "safety_classifier_refusals", "fallback_targets", "sources", "notes")
_PRICES = ("price", "fast", "long")


def _model(row: JsonObject, given: Mapping[str, str]) -> Model:
    fields = dict(row)
    for name in _TUPLES:
        if fields.get(name) is not None:
            fields[name] = tuple(fields[name])
    for name in _PRICES:
        if fields.get(name) is not None:
            fields[name] = Price(**fields[name])
    fields["earlier_prices"] = tuple(
        EarlierPrice(one["until"], Price(**one["price"])) for one in fields.get("earlier_prices") or ()
    )
    if fields.get("thinking") is not None:
        fields["thinking"] = Thinking(**fields["thinking"])
    if fields.get("effort") is not None:
        fields["effort"] = Effort(tuple(fields["effort"]["levels"]), fields["effort"]["api_default"])
    if fields.get("vision") is not None:
        fields["vision"] = Vision(**fields["vision"])
    return Model(**fields, from_file=given)
