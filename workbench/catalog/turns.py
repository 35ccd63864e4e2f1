"""What the API refuses of messages: their fields, their blocks, and tool calls and results that do not meet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.catalog.faults import Fault, is_kind, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.records import JsonObject, JsonValue


def message_faults(messages: list[JsonValue], shape: JsonObject) -> Iterator[Fault]:
    """The faults of a request's messages; results of one turn's calls may be spread over user messages."""
    if not messages:
        yield Fault("messages", "none", "no message at all", "give at least one user message")
    if len(messages) > shape["most_messages"]:
        yield Fault("messages", f"{len(messages)} messages", "too many messages", f"at most {shape['most_messages']}")
    open_calls: set[str] = set()
    caller = ""
    for index, message in enumerate(messages):
        where = f"messages[{index}]"
        if not isinstance(message, dict):
            yield Fault(where, shown(message), "not a mapping", "give role and content")
            continue
        yield from _fields(message, where, shape, last=index == len(messages) - 1)
        content = message.get("content")
        blocks = content if isinstance(content, list) else []
        if message.get("role") == "user":
            answered = _ids(blocks, "tool_result", "tool_use_id")
            if stray := answered - open_calls:
                wrong = "a tool result without its call in the turn before"
                yield Fault(where, ", ".join(sorted(stray)), wrong, "put it after the call it answers")
            open_calls -= answered
        elif message.get("role") == "assistant":
            yield from _unanswered(open_calls, caller)
            open_calls, caller = _ids(blocks, "tool_use", "id"), where
            if index == 0 and not any(isinstance(one, dict) and one.get("type") == "compaction" for one in blocks):
                wrong = "the first message is not the user's"
                yield Fault(f"{where}.role", "assistant", wrong, "begin with a user message")
    yield from _unanswered(open_calls, caller)


def _unanswered(open_calls: set[str], caller: str) -> Iterator[Fault]:
    if open_calls:
        wrong = "tool calls without their results right after"
        yield Fault(caller, ", ".join(sorted(open_calls)), wrong, "answer each of them, or drop them")


def _ids(blocks: list[JsonValue], kind: str, key: str) -> set[str]:
    return {
        block[key]
        for block in blocks
        if isinstance(block, dict) and block.get("type") == kind and isinstance(block.get(key), str)
    }


def _fields(message: JsonObject, where: str, shape: JsonObject, *, last: bool) -> Iterator[Fault]:
    role, content = message.get("role"), message.get("content")
    known = shape["message_fields"].get(role) if isinstance(role, str) else None
    if known is None:
        yield Fault(f"{where}.role", shown(role), "no role", f"one of {', '.join(shape['message_fields'])}")
        known = list(message)
    for name in message:
        if name not in known:
            yield Fault(f"{where}.{name}", shown(message[name]), "a field the API does not know", f"take {name} out")
    config = message.get("output_config")
    effort = config.get("effort") if isinstance(config, dict) else None
    if effort is not None and effort not in shape["values"]["output_config.effort"]:
        yield Fault(f"{where}.output_config.effort", shown(effort), "a value the API does not know", "give a level")
    if content is None and role == "system" and config:
        return
    if not isinstance(content, str | list):
        said = shown(content) if "content" in message else "not given"
        yield Fault(f"{where}.content", said, "neither text nor a list of blocks", "give text or blocks")
    elif not content:
        if not (last and role == "assistant"):
            yield Fault(f"{where}.content", "nothing in it", "an empty message", "give it content")
        elif content == "":
            yield Fault(f"{where}.content", "nothing in it", "an empty text", "take the message out")
    elif isinstance(content, str):
        if not content.strip():
            yield Fault(f"{where}.content", "blank", "a text that is blank", "give it content")
    else:
        for number, block in enumerate(content):
            yield from _block(block, f"{where}.content[{number}]", role, shape)


def _block(block: JsonValue, where: str, role: JsonValue, shape: JsonObject) -> Iterator[Fault]:
    if not isinstance(block, dict):
        yield Fault(where, shown(block), "not a block", "give a mapping with a type")
        return
    kind = block.get("type")
    needed = shape["blocks"].get(kind) if isinstance(kind, str) else None
    if needed is None:
        yield Fault(f"{where}.type", shown(kind), "no kind of block", "take it out")
        return
    for name, wanted in needed.items():
        if name not in block:
            yield Fault(f"{where}.{name}", "not given", f"{kind} needs it", f"give {name} as {wanted}")
        elif not is_kind(block[name], wanted):
            yield Fault(f"{where}.{name}", shown(block[name]), f"not {wanted}", f"give {name} as {wanted}")
    if kind == "text" and isinstance(block.get("text"), str) and not block["text"].strip():
        yield Fault(f"{where}.text", "blank", "a text block that is blank", "take it out")
    elif kind == "tool_use" and role != "assistant":
        yield Fault(where, "tool_use", "only the assistant calls tools", "move it to an assistant message")
    elif kind == "tool_result":
        if role != "user":
            yield Fault(where, "tool_result", "only user messages bring results", "move it to a user message")
        yield from _result(block.get("content"), where)


def _result(content: JsonValue, where: str) -> Iterator[Fault]:
    if content is None or isinstance(content, str):
        return
    if not isinstance(content, list):
        yield Fault(f"{where}.content", shown(content), "neither text nor a list of blocks", "give text or blocks")
        return
    for number, part in enumerate(content):
        if not isinstance(part, dict) or "type" not in part:
            yield Fault(f"{where}.content[{number}]", shown(part), "not a block", "give a mapping with a type")
        elif part["type"] == "text" and not isinstance(part.get("text"), str):
            yield Fault(f"{where}.content[{number}].text", shown(part.get("text")), "not text", "give text")
