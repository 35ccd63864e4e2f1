"""From results of a batch to what is kept: outputs, replies in the middle of an exchange, calls to send again."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from workbench.catalog.prices import cost_usd
from workbench.client.failures import may_pass
from workbench.client.reply import Retry
from workbench.evaluate.batchcalls import Asked, most_usd, next_of
from workbench.evaluate.events import Retried
from workbench.evaluate.exchange import reply_json
from workbench.records import Output, OutputError
from workbench.store.execution import Step

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.client.batches import Result
    from workbench.evaluate.batchlots import OpenBatch
    from workbench.evaluate.budget import Budget

_EMPTY_TRIES = 2  # the API gives an empty answer now and then; one that stays empty is the model's own
_PASSING = frozenset({"timeout_error", "expired", "cancelled"})


@dataclass(slots=True)
class Judged:
    """What is to be kept of some results. `beside_usd` is what answers cost that no output holds."""

    outputs: list[Output] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    retried: list[Retried] = field(default_factory=list)
    beside_usd: float = 0.0


async def judge(
    batch: OpenBatch, results: Sequence[Result], budget: Budget, *, most_tries: int, max_calls: int
) -> Judged:
    """Match results with the calls they answer, and take these from the batch; what they cost is counted.

    What was set aside for the batch stays so until it is done with: too much meanwhile, never too little. Results that
    nobody waits for (they were kept before) are passed over.
    """
    judged = Judged()
    for result in results:
        number = batch.pending.pop(result.custom_id, None)
        if number is not None:
            await _judge(batch, number, result, budget, judged, most_tries, max_calls)
    return judged


async def without_result(batch: OpenBatch, budget: Budget) -> Judged:
    """Have the calls of a batch sent again that will never get a result; it may have been charged for them."""
    judged = Judged()
    for number in batch.pending.values():
        asked = await batch.lot.asked(number)
        if isinstance(asked, Asked):
            _count_unknown(batch, asked, budget, judged)
        batch.again.append(number)
    batch.pending.clear()
    return judged


async def _judge(
    batch: OpenBatch,
    number: int,
    result: Result,
    budget: Budget,
    judged: Judged,
    most_tries: int,
    max_calls: int,
) -> None:
    lot = batch.lot
    prepared, sample = lot.prepared(number)
    tried = lot.tries.get(number, 0) + 1
    reply = replace(result.reply, attempts=tried)
    steps = lot.steps(prepared, sample)
    asked = await next_of(lot.run, prepared, sample, steps, max_calls=max_calls)
    fits = isinstance(asked, Asked) and asked.custom_id == result.custom_id
    error = reply.error
    if error is None and reply.is_empty and tried <= _EMPTY_TRIES:
        error = OutputError("incomplete", "the answer is empty", request_id=reply.request_id)
    again = fits and error is not None and _may_pass(error) and (tried < most_tries or reply.error is None)
    if result.kind == "succeeded" and reply.error is not None and isinstance(asked, Asked):
        _count_unknown(batch, asked, budget, judged)
    elif result.kind == "succeeded":
        cost = cost_usd(lot.run.configuration.model, reply.usage)
        budget.settle(budget.hold(None), cost, billed=True)
        if again or not fits:
            judged.beside_usd += cost or 0.0
    if again and error is not None:
        lot.tries[number] = tried
        batch.again.append(number)
        retry = Retry(error, 0.0, tried + 1, most_tries)
        judged.retried.append(Retried(lot.run.id, prepared.suite.id, prepared.case.id, sample, retry))
        return
    if not fits:  # what would be sent now is not what was sent: the catalogue or a mend has changed since
        batch.onward.append(number)
        return
    lot.tries.pop(number, None)
    following = await next_of(lot.run, prepared, sample, steps, reply, max_calls=max_calls)
    if isinstance(following, Output):
        judged.outputs.append(replace(following, at=batch.ended_at or following.at))
        return
    assert isinstance(asked, Asked)
    place = (prepared.suite.id, prepared.case.id, sample)
    judged.steps.append(Step(*place, asked.step, asked.key, reply_json(reply)))
    batch.onward.append(number)


def _count_unknown(batch: OpenBatch, asked: Asked, budget: Budget, judged: Judged) -> None:
    """A call may have been charged for, up to the most it can cost."""
    most = most_usd(batch.lot.run, asked.request)
    budget.settle(budget.hold(most), None, billed=None)
    judged.beside_usd += most or 0.0


def _may_pass(error: OutputError) -> bool:
    return may_pass(error) or error.kind in _PASSING
