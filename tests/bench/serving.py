"""The fast endpoint in a process of its own, and the hold on it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
KEY = "sk-ant-test-0123456789abcdef"


@dataclass(frozen=True, slots=True)
class Counts:
    """What the endpoint counted since its last reset. `span_s` is from the first call to the last good answer.

    `doubled`: good answers beyond the first to the same body; `held`: answers that are kept back now.
    """

    calls: int
    answered: int
    distinct: int
    doubled: int
    refused: int
    spoiled: int
    abandoned: int
    in_flight: int
    held: int
    peak: int
    connections: int
    span_s: float
    cpu_s: float


@dataclass(frozen=True, slots=True)
class ServedEndpoint:
    """An endpoint that runs in another process."""

    url: str

    def reset(self, scenario: str = "calm", *, latency_ms: float = 0.0, seed: int = 1) -> None:
        """Count from zero and answer by this scenario from now on."""
        query = urlencode({"scenario": scenario, "latency_ms": latency_ms, "seed": seed})
        self._post(f"reset?{query}")

    def hold(self, *, after: int = 0) -> None:
        """Keep back every answer once so many were given since the last reset."""
        self._post(f"hold?after={after}")

    def release(self) -> None:
        """Send the answers that were kept back, and keep none back any more."""
        self._post("release")

    def counts(self) -> Counts:
        """What was counted since the last reset."""
        with urllib.request.urlopen(f"{self.url}/stats") as said:
            return Counts(**json.load(said))

    def wait(self, count: str, *, least: int = 0, most: int | None = None, limit_s: float = 60.0) -> Counts:
        """Wait until one of the counts is within these bounds. Raises TimeoutError after `limit_s`."""
        bounds = {"count": count, "least": least, **({} if most is None else {"most": most})}
        with urllib.request.urlopen(f"{self.url}/wait?{urlencode(bounds)}", timeout=limit_s) as said:
            return Counts(**json.load(said))

    def answers(self) -> dict[str, int]:
        """How often each request body got a good answer, by the hash of the body."""
        with urllib.request.urlopen(f"{self.url}/answers") as said:
            counted: dict[str, int] = json.load(said)
        return counted

    def _post(self, path: str) -> None:
        urllib.request.urlopen(urllib.request.Request(f"{self.url}/{path}", method="POST")).close()

    def environment(self) -> dict[str, str]:
        """This process's environment, with the endpoint in the place of the API."""
        return {**os.environ, "ANTHROPIC_BASE_URL": self.url, "ANTHROPIC_API_KEY": KEY}


@contextmanager
def served_endpoint(*, core: int | None = None) -> Iterator[ServedEndpoint]:
    """An endpoint while the block runs; on one core alone if asked for. It ends with this process at the latest."""
    pinned = [] if core is None else ["--core", str(core)]
    command = [sys.executable, "-m", "tests.bench.endpoint", *pinned]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            yield ServedEndpoint(process.stdout.readline().strip())
        finally:
            process.stdin.close()
            process.wait()
