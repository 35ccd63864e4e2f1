"""The same work by the SDK alone, as a whole command: what a run is measured against.

`python -m tests.bench.reference --way bare --suites 1 --cases 200 --model A --model B --concurrency 16 --out FILE`.
`bare` is what anyone would write first; `tuned` is the fastest the SDK was seen to be while every answer is kept at
once. Both send the requests of `suites_for_runs`, check the answers, write JSONL and print counts as JSON.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.bench.suites_for_runs import passes, requests_of

if TYPE_CHECKING:
    from collections.abc import Iterator

Work = tuple[str, str, dict[str, Any]]


async def run_bare(work: Iterator[Work], concurrency: int, out: Path, retries: int) -> dict[str, int]:
    """One task for each call under a semaphore, results in a list, written at the end."""
    import anthropic

    slots = asyncio.Semaphore(concurrency)
    rows = []
    lost = 0
    async with anthropic.AsyncAnthropic(max_retries=retries) as client:

        async def call(suite: str, case: str, body: dict[str, Any]) -> None:
            nonlocal lost
            async with slots:
                try:
                    message = await client.messages.create(**body)
                except Exception:  # noqa: BLE001 - whatever it is, the case has no answer
                    lost += 1
                    return
            rows.append(_row(suite, case, message.to_dict()))

        await asyncio.gather(*(call(*one) for one in work))
    with out.open("w") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
    return {"done": len(rows), "lost": lost, "passed": sum(row["passed"] for row in rows)}


async def run_tuned(work: Iterator[Work], concurrency: int, out: Path, retries: int) -> dict[str, int]:
    """As many tasks as slots, the faster transport, bodies read without models, each answer on disk when it comes."""
    import anthropic
    import httpx2

    done = lost = passed = 0
    file = out.open("ab", buffering=0)
    transport = anthropic.DefaultAioHttpClient()
    options: Any = {"headers": {"content-type": "application/json"}}
    async with anthropic.AsyncAnthropic(http_client=transport, max_retries=retries) as client:

        async def slot() -> None:
            nonlocal done, lost, passed
            for suite, case, body in work:
                content = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
                try:
                    said = await client.post("/v1/messages", content=content, cast_to=httpx2.Response, options=options)
                    row = _row(suite, case, json.loads(said.content))
                except Exception:  # noqa: BLE001 - whatever it is, the case has no answer
                    lost += 1
                    continue
                file.write(json.dumps(row).encode() + b"\n")
                done += 1
                passed += row["passed"]

        await asyncio.gather(*(slot() for _ in range(concurrency)))
    return {"done": done, "lost": lost, "passed": passed}


def _row(suite: str, case: str, message: Any) -> dict[str, Any]:
    text = "".join(block["text"] for block in message["content"] if block["type"] == "text")
    return {"suite": suite, "case": case, "passed": passes(case, text), "message": message}


def main() -> None:
    """Read the command line, do the work, print the counts."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.reference", description=__doc__)
    parser.add_argument("--way", choices=["bare", "tuned"], required=True)
    parser.add_argument("--suites", type=int, required=True)
    parser.add_argument("--cases", type=int, required=True)
    parser.add_argument("--model", action="append", required=True)
    parser.add_argument("--concurrency", type=int, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--max-retries", type=int, default=2)
    said = parser.parse_args()
    work = requests_of(suites=said.suites, cases=said.cases, models=said.model)
    run = run_bare if said.way == "bare" else run_tuned
    print(json.dumps(asyncio.run(run(work, said.concurrency, said.out, said.max_retries))))
    if said.way == "tuned":
        sys.stdout.flush()
        os._exit(0)  # an ordinary exit takes the SDK's modules apart, which no one needs


if __name__ == "__main__":
    main()
