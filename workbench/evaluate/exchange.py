"""One exchange of a run: its calls in their turn and within the budget, what is known already not sent again."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from workbench.catalog.prices import ceiling_usd, cost_usd
from workbench.catalog.tokens import most_input
from workbench.client.paced import Turn
from workbench.client.reply import Reply
from workbench.evaluate.converse import run_case
from workbench.store.execution import Step
from workbench.text.canonical import content_hash

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from workbench.client.endpoint import Attempt
    from workbench.client.paced import PacedSender
    from workbench.client.reply import Retry
    from workbench.client.send import OnRetry, OnText
    from workbench.evaluate.budget import Budget, Held
    from workbench.evaluate.calls import Prepared
    from workbench.evaluate.lots import Lot
    from workbench.records import JsonObject, Output


class GivenUp(Exception):  # noqa: N818  # not a fault: the run is ending
    """The exchange is not gone on with; what it has stays in the store as steps."""


class Exchange:
    """Runs the calls of one case and sample. `out` says whether a call of it is on its way."""

    def __init__(
        self,
        lot: Lot,
        prepared: Prepared,
        sample: int,
        *,
        sender: PacedSender,
        budget: Budget,
        max_calls: int,
        until_allowed: Callable[[float | None], Awaitable[Held]],
        keep_step: Callable[[Lot, Step], Awaitable[None]],
        on_retry: Callable[[Exchange, Retry], None],
    ) -> None:
        self.lot = lot
        self.prepared = prepared
        self.sample = sample
        self.out = False
        self._sender = sender
        self._budget = budget
        self._max_calls = max_calls
        self._until_allowed = until_allowed
        self._keep_step = keep_step
        self._on_retry = on_retry
        self._held: Held | None = None
        self._admitted: int | None = None
        self._steps: list[Step] = lot.steps.pop((prepared.suite.id, prepared.case.id, sample), [])
        self._step = 0

    @property
    def has_steps(self) -> bool:
        """Whether a reply is known already."""
        return bool(self._steps)

    def admit(self, level: int, held: Held) -> None:
        """The first call has its place and its money already."""
        self._admitted = level
        self._held = held
        self.out = True

    def most_usd(self, request: JsonObject) -> float | None:
        """The most one call can cost, None when that is unknown."""
        tokens = most_input(request)
        return None if tokens is None else ceiling_usd(request["model"], request, tokens)

    async def run(self) -> Output:
        """The output. Raises GivenUp, CallsStopped and CancelledError; then nothing but its steps is kept."""
        configuration = self.lot.run.configuration
        key = self.prepared.key(configuration, self.sample)
        return await run_case(self.prepared, self.sample, self._send, call_key=key, max_calls=self._max_calls)

    async def _send(
        self,
        request: JsonObject,
        *,
        on_text: OnText | None = None,  # nobody watches single answers of a run
        on_retry: OnRetry | None = None,
    ) -> Reply:
        number, self._step = self._step, self._step + 1
        place = (self.prepared.suite.id, self.prepared.case.id, self.sample)
        key = content_hash(request)[:32] if self.prepared.may_go_on else ""
        if self._steps:
            known = self._steps.pop(0)
            if known.call_key == key:
                return reply_of(known.reply)
            self._steps = []
            self.lot.writer.drop_steps(place)
        admitted, self._admitted = self._admitted, None
        turn = Turn(
            lane=self.lot.lane,
            tokens=self.lot.tokens,
            stream=self.lot.run.configuration.via == "stream",
            before=lambda: self._before(request),
            began=self._began,
            after=lambda attempt: self._after(attempt, request),
            on_retry=lambda retry: self._on_retry(self, retry),
        )
        reply = await self._sender.send(request, turn, admitted)
        if self.prepared.may_go_on and reply.error is None:
            await self._keep_step(self.lot, Step(*place, number, key, reply_json(reply)))
        return reply

    async def _before(self, request: JsonObject) -> None:
        limited = self._budget.limit_usd is not None
        self._held = await self._until_allowed(self.most_usd(request) if limited else None)

    def _began(self) -> None:
        self.out = True

    def _after(self, attempt: Attempt | None, request: JsonObject) -> None:
        began, self.out = self.out, False
        held, self._held = self._held, None
        if held is None:
            return  # given up before it had its money
        if not began:
            self._budget.settle(held, None, billed=False)
            return
        usage = attempt.reply.usage if attempt else None
        billed = attempt.billed if attempt else None
        cost = cost_usd(self.prepared.request["model"], usage) if billed else None
        lost_usd = self.most_usd(request) if billed is None else None
        self._budget.settle(held, cost, billed, lost_usd)
        self.lot.beside_usd += lost_usd or 0.0
        if usage:
            known = [usage.get(name) for name in ("input_tokens", "cache_creation_input_tokens", "output_tokens")]
            self.lot.measure(sum(count for count in known if isinstance(count, int)))


def reply_json(reply: Reply) -> JsonObject:
    """An answer as it is kept between two calls of an exchange."""
    return {name: value for name, value in asdict(reply).items() if name != "error"}


def reply_of(kept: JsonObject) -> Reply:
    """The answer that `reply_json` was given."""
    return Reply(**{**kept, "content": tuple(kept["content"])})
