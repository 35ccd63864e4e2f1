"""What a request says, taken apart: instructions, the data they are about, turns, tools.

Prompts that are filled from a template mark their data with tags (`<ticket>…</ticket>`). The data
decides which case this is; the instructions decide what mends a habit. So an edit of the prompt
changes what the model does, and never which cases it does it to.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.records import JsonObject, JsonValue

_TAGGED = re.compile(r"<([a-z_]+)>\n?(.*?)\n?</\1>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class ToolExchange:
    """A tool call of an earlier answer, with what the tool said (None: not answered yet)."""

    id: str
    name: str
    input: JsonObject
    result: str | None = None
    is_error: bool = False


@dataclass(frozen=True, slots=True)
class Prompt:
    """One request, taken apart.

    `instructions` is the system prompt and what the user messages hold outside their tags;
    `data` the tagged parts by name; `turns` the user's texts in order; `exchanges` the tool calls
    since the user last spoke; `prefill` the start of the answer that the request gives.
    """

    instructions: str
    data: dict[str, str]
    turns: tuple[str, ...]
    answers: tuple[str, ...]
    tools: dict[str, JsonObject]
    exchanges: tuple[ToolExchange, ...]
    prefill: str


def take_apart(request: JsonObject) -> Prompt:
    """Reads a request that `requests.check_request` has passed."""
    data: dict[str, str] = {}
    instructions = [_cut_data(text_of(request.get("system")), {})]
    turns: list[str] = []
    answers: list[str] = []
    exchanges: list[ToolExchange] = []
    messages = request["messages"]
    for message in messages:
        content = message.get("content") or ""
        text = text_of(content)
        if message["role"] == "assistant":
            answers.append(text)
            exchanges.extend(_calls(content))
        elif message["role"] == "system":
            instructions.append(text)
        else:
            exchanges = _with_results(exchanges, content)
            if text:
                around = _cut_data(text, data)
                if around != text:
                    instructions.append(around)
                turns.append(text)
                if not _has_results(content):
                    exchanges = []
    prefill = answers[-1] if messages[-1]["role"] == "assistant" else ""
    return Prompt(
        "\n".join(instructions),
        data,
        tuple(turns),
        tuple(answers),
        {tool["name"]: tool for tool in request.get("tools") or () if "name" in tool},
        tuple(exchanges),
        prefill,
    )


def text_of(content: JsonValue) -> str:
    """The text of a system prompt or of a message's content, blocks joined by line ends."""
    if content is None:
        return ""
    if isinstance(content, str):
        return content
    return "\n".join(block["text"] for block in content if block.get("type") == "text")


def _cut_data(text: str, data: dict[str, str]) -> str:
    """The text without its tagged parts, which are put into `data`."""

    def keep(found: re.Match[str]) -> str:
        data[found[1]] = found[2]
        return " "

    return _TAGGED.sub(keep, text)


def _calls(content: JsonValue) -> list[ToolExchange]:
    if isinstance(content, str):
        return []
    return [
        ToolExchange(block["id"], block["name"], block["input"]) for block in content if block.get("type") == "tool_use"
    ]


def _has_results(content: JsonValue) -> bool:
    return not isinstance(content, str) and any(block.get("type") == "tool_result" for block in content)


def _with_results(exchanges: list[ToolExchange], content: JsonValue) -> list[ToolExchange]:
    if isinstance(content, str):
        return exchanges
    results = {block["tool_use_id"]: block for block in content if block.get("type") == "tool_result"}
    return [
        replace(
            exchange,
            result=text_of(results[exchange.id].get("content")),
            is_error=bool(results[exchange.id].get("is_error")),
        )
        if exchange.id in results
        else exchange
        for exchange in exchanges
    ]
