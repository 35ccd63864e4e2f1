"""A case of a blind review before it is labelled: its two answers as A and B, without what tells which is which."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.records import CheckedOutput, Configuration, Output, OutputError, Run
from workbench.store.details import CheckedStored

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.records import JsonObject, JsonValue
    from workbench.store.details import CaseDetail

LETTERS = ("A", "B")
"""What the sides are called, in the order in which they are shown."""
HIDDEN = "hidden until you have labelled the case"

_KEPT = {"text": ("text",), "tool_use": ("name", "input"), "tool_result": ("content", "is_error")}


def unsigned(detail: CaseDetail, reviewer: str, *, swapped: bool) -> CaseDetail:
    """Give a case without what tells its sides: A stands as baseline, B as target, each with its answers alone.

    Models, runs, requests, thinking, tokens, costs, latencies, stop reasons, errors' words, candidates, what checks say
    and what others wrote are left out; the verdict is as a blind connection gives it. What is known of one run alone is
    left out too, since it would tell the sides of all cases apart: samples that the other lacks, exchanges of turns.
    What an answer says of itself stays.
    """
    sides = (detail.target, detail.baseline) if swapped else (detail.baseline, detail.target)
    both = min(map(len, sides)) or max(map(len, sides))
    exchanges = not detail.case.turns or all(_has_exchange(one) for side in sides for one in side[:both])
    first, second = (
        [_unsigned(one, letter, exchanges=exchanges) for one in side[:both]]
        for letter, side in zip(LETTERS, sides, strict=True)
    )
    return replace(
        detail,
        suite=replace(detail.suite, model=None, source=None),
        baseline=first,
        target=second,
        candidates=[],
        events=[event for event in detail.events if event.reviewer == reviewer],
        changed={},
        blinded=True,
    )


def nobody(letter: str) -> Run:
    """Give a run of which only a letter is known."""
    return Run(
        id=0,
        gid="",
        name=letter,
        kind="run",
        configuration=Configuration(letter),
        origin="recorded",
        simulated=False,
        created_at="",
    )


def _has_exchange(stored: CheckedStored) -> bool:
    output = stored.checked.output
    return output.transcript is not None or output.error is not None


def _unsigned(stored: CheckedStored, letter: str, *, exchanges: bool) -> CheckedStored:
    output = stored.checked.output
    exchange = output.transcript if exchanges else None
    shown = Output(
        output.suite,
        output.case,
        output.sample,
        content=tuple(_unsigned_blocks(output.content)),
        transcript=None if exchange is None else tuple(map(_unsigned_message, exchange)),
        error=None if output.error is None else OutputError("error", HIDDEN),
    )
    return CheckedStored(stored.id, nobody(letter), CheckedOutput(shown, (), None, None))


def _unsigned_message(message: JsonObject) -> JsonObject:
    content = message.get("content")
    if isinstance(content, str):  # the same as one block, which only one of two runs may write so
        content = [{"type": "text", "text": content}]
    elif isinstance(content, list):
        content = _unsigned_blocks(content)
    return {"role": message.get("role"), "content": content}


def _unsigned_blocks(blocks: Sequence[JsonValue]) -> list[JsonValue]:
    """Blocks without thinking, signatures and the ids that providers give them."""
    shown: list[JsonValue] = []
    for block in blocks:
        if not isinstance(block, dict):
            shown.append(block)
        elif "thinking" not in str(block.get("type")):
            kept = _KEPT.get(str(block.get("type")), ("name", "input", "text", "content"))
            shown.append({"type": block.get("type"), **{name: block[name] for name in kept if name in block}})
    return shown
