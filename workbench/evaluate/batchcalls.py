"""The calls of an exchange one by one: what is asked next, given the replies so far, and the id that names it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.catalog.prices import ceiling_usd
from workbench.catalog.tokens import most_input
from workbench.evaluate.converse import run_case
from workbench.evaluate.exchange import reply_of
from workbench.text.canonical import content_hash

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.client.reply import Reply
    from workbench.evaluate.calls import Prepared
    from workbench.records import JsonObject, Output, Run
    from workbench.store.execution import Step

_DIGITS = 32  # 128 bits; the API takes ids of up to 64 letters, digits, _ and -


@dataclass(frozen=True, slots=True)
class Asked:
    """The next call of an exchange: its request, which call it is (from 0), and the hash of the request.

    `custom_id` names it in a batch: a hash of everything sent, and of the place that the answer is for.
    """

    request: JsonObject
    step: int
    key: str
    custom_id: str


class _Unanswered(Exception):  # noqa: N818  # not a fault: the exchange waits here
    """A call whose reply is not known yet."""

    def __init__(self, request: JsonObject, step: int, key: str) -> None:
        self.request = request
        self.step = step
        self.key = key


async def next_of(
    run: Run, prepared: Prepared, sample: int, steps: Sequence[Step], reply: Reply | None = None, *, max_calls: int
) -> Asked | Output:
    """What an exchange asks next after the replies in `steps`, or its output when it is over.

    `reply` is that to the first call whose reply is not in `steps`. Replies to anything but what is sent now count as
    not there. Nothing is waited for. Raises WorkbenchError for a request without messages.
    """
    answers = [] if reply is None else [reply]
    number = 0

    async def send(request: JsonObject, **_: object) -> Reply:
        nonlocal number
        step, number = number, number + 1
        key = content_hash(request)[:_DIGITS]
        if step < len(steps) and steps[step].call_key == key:
            return reply_of(steps[step].reply)
        if answers:
            return answers.pop()
        raise _Unanswered(request, step, key)

    try:
        return await run_case(
            prepared, sample, send, call_key=prepared.key(run.configuration, sample), max_calls=max_calls
        )
    except _Unanswered as asked:
        place = [run.gid, prepared.suite.id, prepared.case.id, sample, asked.step, asked.key]
        return Asked(asked.request, asked.step, asked.key, content_hash(place)[:_DIGITS])


def most_usd(run: Run, request: JsonObject) -> float | None:
    """The most that one call can cost in a batch, None when that is unknown."""
    tokens = most_input(request)
    return None if tokens is None else ceiling_usd(run.configuration.model, request, tokens, batch=True)
