"""A run of suites in one process, without a network: what the bundled migration is made with."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.client.reply import Reply
from workbench.evaluate.calls import prepare
from workbench.evaluate.converse import run_case
from workbench.records import Configuration
from workbench.simulator.answer import answer
from workbench.simulator.models import load_models
from workbench.store.outputs import add_outputs
from workbench.store.runs import create_run
from workbench.store.suites import load_cases, load_suite

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.client.send import OnRetry, OnText, Send
    from workbench.records import JsonObject, Origin, Output, Run
    from workbench.store.database import Database

_MS_PER_TOKEN = 11.0  # so that simulated latencies look like latencies


def simulate_run(db: Database, model: str, suites: Sequence[str], *, origin: Origin) -> Run:
    """Run stored suites through a scripted model and store the outputs, all marked as simulated."""
    outputs = asyncio.run(_run_all(db, model, suites, origin))
    run = create_run(db, None, Configuration(model), kind="run", origin=origin, simulated=True, source="demo")
    add_outputs(db, run.id, outputs)
    return run


async def _run_all(db: Database, model: str, suites: Sequence[str], origin: Origin) -> list[Output]:
    send = _scripted(model)
    configuration = Configuration(model)
    return [
        replace(await run_case(prepare(suite, case, configuration), 1, send), origin=origin)
        for suite in (load_suite(db, suite_id) for suite_id in suites)
        for case in load_cases(db, suite.id)
    ]


def _scripted(model_id: str) -> Send:
    model = load_models().by_id[model_id]

    async def send(
        request: JsonObject,
        *,
        on_text: OnText | None = None,  # noqa: ARG001  # answers come whole
        on_retry: OnRetry | None = None,  # noqa: ARG001
    ) -> Reply:
        message = answer(model, request, 1)
        tokens = message["usage"]["output_tokens"]
        return Reply(
            content=tuple(message["content"]),
            stop_reason=message["stop_reason"],
            usage=message["usage"],
            latency_ms=400 + tokens * _MS_PER_TOKEN,
            request_id=message["id"].replace("msg_", "req_"),
            model=model_id,
            simulated=True,
        )

    return send
