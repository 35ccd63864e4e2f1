"""The `preference` export: prompt, chosen and rejected as message lists, by what reviewers agreed on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.exchange.caserow import json_line

if TYPE_CHECKING:
    from workbench.records import JsonObject

_CHOSEN = {"worse": ("baseline", "target"), "better": ("target", "baseline")}


def preference_line(row: JsonObject) -> str | None:
    """The pair of a case as a line; None without a label that prefers one side, or without both answers."""
    if row["final_label"] not in _CHOSEN:
        return None
    prompt = row["input"]["messages"]
    chosen, rejected = (_answer(row[side], prompt) for side in _CHOSEN[row["final_label"]])
    if prompt is None or chosen is None or rejected is None:
        return None
    system = row["input"]["system"]
    opening = [] if system is None else [{"role": "system", "content": system}]
    return json_line({"prompt": [*opening, *prompt], "chosen": chosen, "rejected": rejected})


def _answer(side: JsonObject, prompt: list[JsonObject] | None) -> list[JsonObject] | None:
    """The first sample that is an answer, as the messages that follow the prompt."""
    sample = next((one for one in side["samples"] if one["error"] is None), None)
    if sample is None:
        return None
    exchange = sample["transcript"]
    if exchange and prompt and exchange[: len(prompt)] == prompt and len(exchange) > len(prompt):
        following: list[JsonObject] = exchange[len(prompt) :]
        return following
    content = sample["content"]
    plain = all(block.get("type") == "text" for block in content)
    return [{"role": "assistant", "content": sample["text"] if plain else content}]
