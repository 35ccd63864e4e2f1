"""Checks on which tools an answer called, over every turn of the exchange."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NamedTuple

from workbench.checks.finding import Finding, clipped, quoted, undecided
from workbench.text.counts import how_many
from workbench.text.readable import answer_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from workbench.checks.finding import Subject
    from workbench.records import Check, JsonObject, JsonValue, Output


class Call(NamedTuple):
    """One call of a tool. `step` counts the model's replies that call tools, from 1."""

    tool: str
    input: JsonValue
    step: int = 1


def tool_calls(output: Output) -> list[Call]:
    """Every call the model made, in order; calls in messages that were given to it are not its own.

    An input that a log gives as text is read as JSON; where it is none, it stays the text.
    """
    return [
        Call(call.tool, _parsed(call.input), step)
        for step, calls in enumerate(filter(None, map(list, _replies(output))), start=1)
        for call in calls
    ]


def _replies(output: Output) -> Iterator[Iterator[Call]]:
    """The calls of each of the model's replies."""
    if output.transcript is None:
        yield _calls(output.content)
        return
    given = (output.request or {}).get("messages")
    for message in output.transcript[_shared_length(output.transcript, given) :]:
        if isinstance(message, dict) and message.get("role") == "assistant":  # a log may hold anything there
            yield _calls(message.get("content"))


def _shared_length(transcript: Sequence[JsonObject], given: JsonValue) -> int:
    """How many messages of the transcript are the request's own; none if it does not start with them."""
    if isinstance(given, list | tuple) and list(transcript[: len(given)]) == list(given):
        return len(given)
    return 0


def _calls(content: JsonValue) -> Iterator[Call]:
    for block in content if isinstance(content, list | tuple) else ():
        if isinstance(block, dict) and str(block.get("type", "")).endswith("tool_use"):
            yield Call(str(block.get("name")), block.get("input"))


def _parsed(given: JsonValue) -> JsonValue:
    if not isinstance(given, str):
        return given
    try:
        return json.loads(given)
    except (ValueError, RecursionError):
        return given


def tool_called(check: Check, subject: Subject) -> Finding:
    """This tool was called, or all of these."""
    wanted = names_of(check.value)
    if not wanted:
        return undecided("tool-called needs the name of a tool")
    calls = tool_calls(subject.output)
    missing = [name for name in wanted if name not in {call.tool for call in calls}]
    if missing:
        return Finding(False, not_called(missing, calls, subject.output))
    return Finding(True, f"{listed(wanted)} was called")


def no_tool_called(check: Check, subject: Subject) -> Finding:
    """No tool was called, or none of these."""
    unwanted = names_of(check.value)
    calls = [call for call in tool_calls(subject.output) if not unwanted or call.tool in unwanted]
    if calls:
        return Finding(False, called(calls))
    return Finding(True, f"{listed(unwanted)} was not called" if unwanted else "no tool was called")


def tool_order(check: Check, subject: Subject) -> Finding:
    """These tools were called in this order, others may lie between; those of an inner list in one reply.

    With `{order, max_steps}` in at most so many replies.
    """
    value = check.value if isinstance(check.value, dict) else {"order": check.value}
    wanted = [names_of(one) for one in value.get("order") or () if names_of(one)] if _is_order(value) else []
    most = value.get("max_steps")
    if not wanted and not isinstance(most, int):
        return undecided("tool-order needs a list of tool names, or {order, max_steps}")
    calls = tool_calls(subject.output)
    steps = max((call.step for call in calls), default=0)
    if isinstance(most, int) and steps > most:
        return Finding(False, f"{how_many(steps, 'step')} with calls, at most {most} allowed; {called(calls)}")
    place = 0
    for position, names in enumerate(wanted):
        end = _end_of(calls, place, names)
        if end is None:
            after = f" after {listed(wanted[position - 1])}" if position else ""
            together = " in one reply" if len(names) > 1 else ""
            return Finding(False, f"{not_called(names, calls, subject.output, after + together)}")
        place = end
    order = ", ".join(listed(names) for names in wanted[:4])
    return Finding(True, f"called in order: {order}" if wanted else f"{how_many(steps, 'step')} with calls")


def _is_order(value: JsonObject) -> bool:
    return isinstance(value.get("order"), str | list | tuple)


def _end_of(calls: Sequence[Call], start: int, names: Sequence[str]) -> int | None:
    """Behind which call all the names have been called, in one reply where they are several; None if they were not."""
    for at in range(start, len(calls)):
        left = list(names)
        for offset, call in enumerate(calls[at:]):
            if call.step != calls[at].step:
                break
            if call.tool in left:
                left.remove(call.tool)
            if not left:
                return at + offset + 1
    return None


def names_of(value: JsonValue) -> list[str]:
    """The names that a name or a list of names stands for."""
    if isinstance(value, str):
        return [value]
    return [str(name) for name in value] if isinstance(value, list | tuple) else []


def not_called(names: Sequence[str], calls: Sequence[Call], output: Output, after: str = "") -> str:
    """What to say where tools were not called: what was called instead, or the call that was only written down."""
    printed = printed_call(answer_text(output), names)
    if printed and not any(call.tool in names for call in calls):
        return f"{listed(names)} was not called{after} but printed as text: {quoted(printed)}"
    return f"{listed(names)} was not called{after}; {called(calls)}"


def printed_call(text: str, names: Iterable[str]) -> str | None:
    """The words with which an answer writes a call of one of these tools down instead of making it."""
    for name in names:
        if name not in text:
            continue
        word = re.escape(name)
        found = re.search(
            rf"(?<![\w.]){word}\s?\([^\n]{{0,40}}|[\"']?(?:name|tool|function)[\"']?\s?[:=]\s?[\"']{word}[\"'][^\n]{{0,20}}"
            rf"|<{word}>[^\n]{{0,20}}",
            text,
        )
        if found:
            return found[0]
    return None


def called(calls: Sequence[Call]) -> str:
    """What was called, in few words."""
    return f"called {listed([call.tool for call in calls])}" if calls else "no tool was called"


def listed(names: Sequence[str]) -> str:
    """Up to three names, and how many more there are."""
    shown = ", ".join(clipped(name, 30) for name in names[:3])
    return shown if len(names) <= 3 else f"{shown} and {len(names) - 3} more"
