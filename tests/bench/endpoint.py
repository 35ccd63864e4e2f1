"""A Messages API endpoint on loopback that costs next to nothing a call, so that it is never what limits a client.

`python -m tests.bench.endpoint --port 0 --latency-ms 50 --scenario S1` prints its URL and serves until its standard
input ends. `GET /stats` counts, `POST /reset?scenario=S2&latency_ms=0&seed=1` begins anew. `POST /hold?after=7` keeps
back what is ready once so many were answered, until `POST /release`; `GET /wait?count=answered&least=7` (or `most`)
answers once a count is there.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import hashlib
import os
import socket
import struct
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlsplit

from tests.bench.messages import answer, broken, plain, refusal
from tests.bench.scenarios import Fate, make_scenario

if TYPE_CHECKING:
    from collections.abc import Callable

LONGEST_S = 900
_LENGTH = b"\r\ncontent-length:"
_RESET_ON_CLOSE = struct.pack("ii", 1, 0)


class Board:
    """What all connections share: how to answer, and what was counted since the last reset."""

    def __init__(self, scenario: str, latency_s: float, seed: int) -> None:
        self.reset(scenario, latency_s, seed)

    def reset(self, scenario: str, latency_s: float, seed: int) -> None:
        """Begin anew, as if nothing had been asked before."""
        self.settings = (scenario, latency_s, seed)
        self.hold_after: int | None = None
        self.held: list[Callable[[], None]] = []
        self.watched: list[Watch] = []
        self.decide = make_scenario(scenario, seed)
        self.latency_s = latency_s
        self.calls = self.answered = self.refused = self.spoiled = self.abandoned = 0
        self.in_flight = self.peak = self.opened = 0
        self.first_call = self.last_answer = 0.0
        self.answers: dict[bytes, int] = {}
        self.cpu_s = time.process_time()

    def begin(self, now: float) -> Fate:
        """Count a call that arrived; what becomes of it."""
        if not self.calls:
            self.first_call = now
        self.calls += 1
        self.in_flight += 1
        self.peak = max(self.peak, self.in_flight)
        self.notice()
        return self.decide(now, self.in_flight)

    def finish(self, digest: bytes) -> None:
        """Count a good answer."""
        self.answered += 1
        self.answers[digest] = self.answers.get(digest, 0) + 1
        self.last_answer = time.perf_counter()
        self.notice()

    def lose(self) -> None:
        """Count a call whose client went away before it was answered."""
        self.in_flight -= 1
        self.abandoned += 1
        self.notice()

    def hold(self, ready: Callable[[], None]) -> None:
        """Keep back what is ready to be sent."""
        self.held.append(ready)
        self.notice()

    def release(self) -> None:
        """Send what was kept back, and keep nothing back from now on."""
        self.hold_after = None
        ready, self.held = self.held, []
        for one in ready:
            one()

    def watch(self, watch: Watch) -> None:
        """Answer a client once a count is there."""
        self.watched.append(watch)
        self.notice()

    def notice(self) -> None:
        """Answer those whose count is there now."""
        if not self.watched:
            return
        stats = self.stats()
        there = [one for one in self.watched if one.least <= stats[one.count] <= one.most]
        self.watched = [one for one in self.watched if one not in there]
        for one in there:
            one.transport.write(plain(200, stats))

    def stats(self) -> dict[str, float]:
        """Counts since the last reset. `doubled`: good answers beyond the first to the same request body."""
        return {
            "calls": self.calls,
            "answered": self.answered,
            "distinct": len(self.answers),
            "doubled": self.answered - len(self.answers),
            "refused": self.refused,
            "spoiled": self.spoiled,
            "abandoned": self.abandoned,
            "in_flight": self.in_flight,
            "held": len(self.held),
            "peak": self.peak,
            "connections": self.opened,
            "span_s": max(0.0, self.last_answer - self.first_call),
            "cpu_s": time.process_time() - self.cpu_s,
        }


@dataclass(frozen=True, slots=True)
class Watch:
    """A client that waits until a count is at least and at most so much."""

    transport: asyncio.Transport
    count: str
    least: float
    most: float


class Connection(asyncio.Protocol):
    """One connection of a client: a request, its response, the next request."""

    def __init__(self, board: Board, loop: asyncio.AbstractEventLoop) -> None:
        self._board = board
        self._loop = loop
        self._buffer = b""
        self._timer: asyncio.TimerHandle | None = None
        self._asked = False  # a call is here that is not answered yet
        self._new = True

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def connection_lost(self, exc: Exception | None) -> None:
        if self._timer is not None:
            self._timer.cancel()
        if self._asked:
            self._asked = False
            self._board.lose()

    def data_received(self, data: bytes) -> None:
        self._buffer = self._buffer + data if self._buffer else data
        if not self._asked:
            self._take()

    def _take(self) -> None:
        """Handle the request in the buffer, once it is whole."""
        end = self._buffer.find(b"\r\n\r\n")
        if end < 0:
            return
        head = self._buffer[:end]
        at = head.lower().find(_LENGTH)
        length = int(head[at + len(_LENGTH) :].split(b"\r\n", 1)[0]) if at >= 0 else 0
        stop = end + 4 + length
        if len(self._buffer) < stop:
            return
        body = self._buffer[end + 4 : stop]
        self._buffer = self._buffer[stop:]
        method, target, _ = head.split(b"\r\n", 1)[0].split(b" ", 2)
        if method == b"POST" and target.startswith(b"/v1/messages") and b"count_tokens" not in target:
            self._call(body)
        else:
            self._other(method, target.decode(), body)

    def _call(self, body: bytes) -> None:
        board = self._board
        if self._new:
            self._new = False
            board.opened += 1
        fate = board.begin(time.perf_counter())
        if fate.how == "refuse":
            board.in_flight -= 1
            board.refused += 1
            self._transport.write(refusal(fate.status, fate.retry_after_s, b"%024d" % board.calls))
            return
        self._asked = True
        if board.latency_s + fate.delay_s > 0:
            self._timer = self._loop.call_later(board.latency_s + fate.delay_s, self._end, body, fate)
        else:
            self._end(body, fate)

    def _end(self, body: bytes, fate: Fate) -> None:
        board = self._board
        self._timer = None
        if board.hold_after is not None and board.answered >= board.hold_after:
            board.hold(lambda: self._end(body, fate))
            return
        if not self._asked:
            return  # kept back, and meanwhile the client went away
        self._asked = False
        board.in_flight -= 1
        call_id = b"%024d" % board.calls
        if fate.how == "answer":
            self._transport.write(answer(body, call_id))
            board.finish(hashlib.blake2b(body, digest_size=12).digest())
        else:
            board.spoiled += 1
            self._spoil(body, fate, call_id)
            board.notice()
        if self._buffer:
            self._take()

    def _spoil(self, body: bytes, fate: Fate, call_id: bytes) -> None:
        if fate.how == "broken":
            self._transport.write(broken(call_id))
        elif fate.how == "cut":
            whole = answer(body, call_id)
            self._transport.write(whole[: -len(whole) // 3])
            self._transport.close()
        else:
            self._transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET_ON_CLOSE)
            self._transport.abort()

    def _other(self, method: bytes, target: str, body: bytes) -> None:
        asked = urlsplit(target)
        said = dict(parse_qsl(asked.query))
        board = self._board
        if asked.path == "/wait":
            least, most = float(said.get("least", "-inf")), float(said.get("most", "inf"))
            board.watch(Watch(self._transport, said["count"], least, most))
            return
        status = 200
        content: dict[str, Any] = {}
        if asked.path == "/stats":
            content = board.stats()
        elif asked.path == "/answers":
            content = {digest.hex(): times for digest, times in board.answers.items()}
        elif asked.path == "/reset" and method == b"POST":
            scenario, latency_s, seed = board.settings
            latency_s = float(said["latency_ms"]) / 1000 if "latency_ms" in said else latency_s
            board.reset(said.get("scenario", scenario), latency_s, int(said.get("seed", seed)))
        elif asked.path == "/hold" and method == b"POST":
            board.hold_after = int(said.get("after", 0))
        elif asked.path == "/release" and method == b"POST":
            board.release()
        elif asked.path.endswith("/count_tokens"):
            content = {"input_tokens": len(body) // 4}
        else:
            missing = {"type": "not_found_error", "message": f"Not found: {asked.path}"}
            status, content = 404, {"type": "error", "error": missing}
        self._transport.write(plain(status, content))


async def serve(board: Board, port: int) -> None:
    """Serve on loopback, print the URL, until standard input ends or the longest time has passed."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Connection(board, loop), "127.0.0.1", port, backlog=1024)
    ended = asyncio.Event()
    loop.add_reader(sys.stdin, lambda: None if os.read(0, 4096) else ended.set())
    print(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", flush=True)
    try:
        await asyncio.wait_for(ended.wait(), LONGEST_S)
    except TimeoutError:
        pass
    finally:
        loop.remove_reader(sys.stdin)
        server.close()


def main() -> None:
    """Read the command line and serve."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.endpoint", description=__doc__)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--latency-ms", type=float, default=0.0)
    parser.add_argument("--scenario", default="calm")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--core", type=int, help="run on this core alone")
    said = parser.parse_args()
    if said.core is not None:
        os.sched_setaffinity(0, {said.core})
    gc.disable()
    asyncio.run(serve(Board(said.scenario, said.latency_ms / 1000, said.seed), said.port))


if __name__ == "__main__":
    main()
