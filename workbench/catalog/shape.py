"""What the API refuses of any request, whatever the model: fields, kinds, values, cache breakpoints."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from workbench.catalog.faults import Fault, is_kind, shown
from workbench.catalog.toolshape import tool_faults
from workbench.catalog.turns import message_faults

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.records import JsonObject, JsonValue


def shape_faults(request: JsonObject, endpoint: str, shape: JsonObject) -> list[Fault]:
    """Every fault of a request's shape, for which any model's answer is 400; `shape` is the catalogue's data.

    `request` may hold `betas`, which go into a header.
    """
    if _is_no_text(request):
        fix = "take out lone surrogates (\\ud800 and the like)"
        return [Fault("request", "", "a text in it is no valid Unicode", fix)]
    counting = endpoint == "count_tokens"
    faults = list(_fields(request, shape, counting=counting))
    faults += _values(request, shape)
    if isinstance(request.get("messages"), list):
        faults += message_faults(request["messages"], shape)
    if isinstance(request.get("system"), list):
        for index, block in enumerate(request["system"]):
            if not isinstance(block, dict) or block.get("type") != "text" or not isinstance(block.get("text"), str):
                faults.append(Fault(f"system[{index}]", shown(block), "not a text block", "write text blocks only"))
    if request.get("tools") or request.get("tool_choice"):
        faults += tool_faults(request, shape)
    faults += _breakpoints(request, shape)
    return faults


def _is_no_text(request: JsonObject) -> bool:
    """Whether a string in it cannot be written as UTF-8."""
    try:
        json.dumps(request, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return True
    except (TypeError, ValueError, RecursionError):
        return False  # what else is wrong is said where it stands
    return False


def _fields(request: JsonObject, shape: JsonObject, *, counting: bool) -> Iterator[Fault]:
    for name in shape["required"]:
        if name not in request and not (counting and name == "max_tokens"):
            yield Fault(name, "not given", "a field every request needs is missing", f"give {name}")
    kinds = shape["fields"]
    for name, value in request.items():
        if name == "betas":
            continue
        if name not in kinds or (counting and name not in shape["count_fields"]):
            yield Fault(name, shown(value), "a field the API does not know", f"take {name} out")
        elif not is_kind(value, kinds[name]) and (value is not None or name in shape["never_null"]):
            yield Fault(name, shown(value), f"not {kinds[name]}", f"give {name} as {kinds[name]}")
    if is_kind(request.get("max_tokens"), "integer") and request["max_tokens"] < 0:
        yield Fault("max_tokens", shown(request["max_tokens"]), "below zero", "give 1 or more")
    if isinstance(request.get("stop_sequences"), list):
        for index, text in enumerate(request["stop_sequences"]):
            if not isinstance(text, str) or not text.strip():
                yield Fault(f"stop_sequences[{index}]", shown(text), "blank, or no text", "take it out")


def _values(request: JsonObject, shape: JsonObject) -> Iterator[Fault]:
    for path, known in shape["values"].items():
        holder, _, inner = path.partition(".")
        value = request.get(holder)
        if inner:
            if not isinstance(value, dict):
                continue
            if inner == "type" and value.get(inner) is None and (value or holder == "thinking"):
                yield Fault(path, "not given", "a kind is missing", f"one of {', '.join(known)}")
            value = value.get(inner)
        if value is not None and value not in known:
            yield Fault(path, shown(value), "a value the API does not know", f"one of {', '.join(known)}")
    thinking, config = request.get("thinking"), request.get("output_config")
    if isinstance(thinking, dict) and thinking.get("type") == "enabled":
        budget = thinking.get("budget_tokens")
        if not is_kind(budget, "integer"):
            yield Fault("thinking.budget_tokens", shown(budget), "not integer", "give 1024 or more")
    form = config.get("format") if isinstance(config, dict) else None
    if form is not None and not (
        isinstance(form, dict) and form.get("type") == "json_schema" and isinstance(form.get("schema"), dict)
    ):
        yield Fault("output_config.format", shown(form), "no format", "give {type: json_schema, schema: …}")


def _breakpoints(request: JsonObject, shape: JsonObject) -> Iterator[Fault]:
    marks = list(_marks(request))
    lifetimes = []
    for where, mark in marks:
        if not isinstance(mark, dict) or mark.get("type") != "ephemeral":
            yield Fault(where, shown(mark), "no cache breakpoint", "give {type: ephemeral}")
            continue
        lifetimes.append(mark.get("ttl") or shape["cache_lifetimes"][0])
        if lifetimes[-1] not in shape["cache_lifetimes"]:
            known = " or ".join(shape["cache_lifetimes"])
            yield Fault(f"{where}.ttl", shown(mark["ttl"]), "no lifetime of the cache", known)
    most, (short, long) = shape["most_breakpoints"], shape["cache_lifetimes"]
    if len(marks) > most:
        yield Fault(marks[most][0], f"{len(marks)} breakpoints", f"more than {most} cache breakpoints", "take some out")
    if short in lifetimes and long in lifetimes[lifetimes.index(short) :]:
        wrong = "a longer cache lifetime after a shorter one"
        yield Fault("cache_control", f"{long} after {short}", wrong, "put the longer ones first")


def _marks(request: JsonObject) -> Iterator[tuple[str, JsonValue]]:
    """The cache breakpoints in the order of the prompt: tools, system, messages, then that of the whole."""
    messages = request.get("messages")
    holders = [("tools", request.get("tools")), ("system", request.get("system"))]
    holders += [
        (f"messages[{index}].content", message.get("content"))
        for index, message in enumerate(messages if isinstance(messages, list) else ())
        if isinstance(message, dict)
    ]
    for where, blocks in holders:
        if isinstance(blocks, list):
            for number, block in enumerate(blocks):
                if isinstance(block, dict) and block.get("cache_control") is not None:
                    yield f"{where}[{number}].cache_control", block["cache_control"]
    if request.get("cache_control") is not None:
        yield "cache_control", request["cache_control"]
