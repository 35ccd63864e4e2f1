"""How many tokens a request comes to: a range by its characters, and a number it cannot pass."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.catalog.models import find_model, load_catalogue
from workbench.catalog.prices import runs_at_the_api

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.records import JsonObject, JsonValue

_TEXT_FIELDS = ("system", "messages", "tools", "output_config")
_NOT_TEXT = frozenset({"type", "role", "cache_control", "signature", "media_type", "effort"})
_MEDIA = frozenset({"image", "document", "container_upload"})


@dataclass(frozen=True, slots=True)
class TokenRange:
    """Input tokens of a request. `likely` and `high` are None where it holds what no length tells (a PDF, a file)."""

    low: int
    likely: int | None
    high: int | None


def estimate_input(request: JsonObject, model: str) -> TokenRange:
    """An estimate by characters for the model's tokenizer; for a model we do not know, by the one that counts most.

    The ratios are data of the catalogue, marked as estimates there; a text of an unusual kind may lie outside.
    """
    catalogue = load_catalogue()
    known = find_model(model)
    tokenizers = catalogue.general["tokenizers"]
    name = known.tokenizer if known and known.tokenizer in tokenizers else list(tokenizers)[-1]
    ratios, overheads = tokenizers[name], catalogue.token_overheads
    plain = other = 0
    for text in _texts([request.get(field) for field in _TEXT_FIELDS]):
        beyond = 0 if text.isascii() else sum(character > "\x7f" for character in text)
        plain += len(text) - beyond
        other += beyond

    def tokens(bound: str) -> int:
        share = plain * ratios["ascii_tokens_per_1000"][bound] + other * ratios["other_tokens_per_1000"][bound]
        return int(-(-share // 1000))

    images, unknown = _media(request, known.vision.max_tokens_per_image if known and known.vision else None)
    around = overheads["likely_request"] + overheads["likely_message"] * _length(request.get("messages"))
    around += overheads["likely_with_tools"] if request.get("tools") else 0
    if unknown:
        return TokenRange(tokens("low"), None, None)
    return TokenRange(tokens("low"), tokens("likely") + around + images, tokens("high") + _added(request) + images)


def most_input(request: JsonObject) -> int | None:
    """More input tokens than any text of this request can come to; None where it holds what has no bound.

    A token stands for one byte of UTF-8 at least, so the bytes of everything sent are a bound; what the API adds
    around them is counted generously. Images given as data count by the largest any model makes of one.
    """
    if runs_at_the_api(request):
        return None
    per_image = max(
        (model.vision.max_tokens_per_image or 0 for model in load_catalogue().models if model.vision), default=0
    )
    images, unknown = _media(request, per_image, by_link=False)
    if unknown:
        return None
    body = _without_data({field: request[field] for field in _TEXT_FIELDS if field in request})
    size = len(json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass"))
    return size + images + _added(request)


def _added(request: JsonObject) -> int:
    """What the API may add around a request's own text, in tokens."""
    costs = load_catalogue().token_overheads
    messages, tools = request.get("messages"), request.get("tools")
    turns = messages if isinstance(messages, list) else []
    blocks = sum(_length(one.get("content")) for one in turns if isinstance(one, dict))
    added = costs["request"] + costs["message"] * len(turns) + costs["block"] * blocks
    if isinstance(tools, list) and tools:
        typed = sum(isinstance(tool, dict) and tool.get("type", "custom") != "custom" for tool in tools)
        added += costs["with_tools"] + costs["tool"] * len(tools) + costs["typed_tool"] * typed
    config = request.get("output_config")
    if isinstance(config, dict) and config.get("format"):
        added += costs["structured_output"]
    return int(added)


def _length(value: JsonValue) -> int:
    return len(value) if isinstance(value, list) else 1


def _texts(value: JsonValue) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, dict) and value.get("type") != "base64":
        for key, item in value.items():
            if key not in _NOT_TEXT:
                yield from _texts(item)


def _media(value: JsonValue, per_image: int | None, *, by_link: bool = True) -> tuple[int, bool]:
    """Tokens of the images in a request at most, and whether it holds anything whose size nothing here tells."""
    tokens, unknown = 0, False
    waiting = [value.get("messages"), value.get("system")] if isinstance(value, dict) else [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting.extend(item for item in one if isinstance(item, dict | list))
        elif isinstance(one, dict):
            if isinstance(one.get("type"), str) and one["type"] in _MEDIA:
                source = one.get("source")
                kind = source.get("type") if isinstance(source, dict) else None
                if one["type"] == "image" and per_image is not None and (by_link or kind == "base64"):
                    tokens += per_image
                    continue
                if kind not in ("text", "content"):
                    unknown = True
            waiting.extend(item for item in one.values() if isinstance(item, dict | list))
    return tokens, unknown


def _without_data(value: JsonValue) -> JsonValue:
    """The same without the bytes of images, which count by the image."""
    if isinstance(value, list):
        return [_without_data(item) for item in value]
    if isinstance(value, dict):
        if value.get("type") == "base64":
            return {**value, "data": ""}
        return {key: _without_data(item) for key, item in value.items()}
    return value
