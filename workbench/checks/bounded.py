"""Searching by a pattern that may take for ever: in a process of its own, with a time limit.

Python's `re` cannot be interrupted, and patterns such as `(a+)+$` take exponential time on some texts.
"""

from __future__ import annotations

import atexit
import json
import re
import sys
import threading
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from subprocess import Popen

TIME_LIMIT = 2.0  # seconds
_PATIENCE = 3  # searches of one pattern that may run into the limit before it is no longer tried
_OPTIONAL_PARTS = 8  # 2**8 ways at most
_SHORT = 5000  # characters; one repetition takes at most the square of it in steps
_WORKER = """
import json, re, sys
for line in sys.stdin:
    pattern, text = json.loads(line)
    found = re.search(pattern, text)
    print(json.dumps(found.span() if found else None), flush=True)
"""


def bounded_search(pattern: str, text: str, limit: float = TIME_LIMIT) -> tuple[int, int] | None:
    """Where the pattern first matches (start, end), None if nowhere.

    Raises re.error for an invalid pattern, TimeoutError when the search does not end within `limit` seconds
    (and at once for a pattern that kept running into it), OSError where no process can be started.
    """
    compiled = re.compile(pattern)
    if _is_quick(pattern, len(text)):
        found = compiled.search(text)
        return found.span() if found else None
    return _searcher.search(pattern, text, limit)


def _is_quick(pattern: str, length: int) -> bool:
    """Surely fast: no repetition, or a single one without anything that could match in two ways, on a short text."""
    repetitions = sum(pattern.count(sign) for sign in "*+{")
    if repetitions == 0:
        return pattern.count("?") <= _OPTIONAL_PARTS
    return repetitions == 1 and "|" not in pattern and "?" not in pattern and length <= _SHORT


class _Searcher:
    """The process that searches, started when first needed and replaced when it had to be killed."""

    def __init__(self) -> None:
        self._process: Popen[str] | None = None
        self._lock = threading.Lock()
        self._timeouts: Counter[str] = Counter()

    def search(self, pattern: str, text: str, limit: float) -> tuple[int, int] | None:
        with self._lock:
            if self._timeouts[pattern] >= _PATIENCE:
                raise TimeoutError
            answer = self._ask(json.dumps([pattern, text]), limit)
            if not answer:
                self.close()
                self._timeouts[pattern] += 1
                raise TimeoutError
        span = json.loads(answer)
        return None if span is None else (span[0], span[1])

    def _ask(self, question: str, limit: float) -> str:
        """The process's answer; empty when it was killed at the limit."""
        process = self._process = self._process or _start()
        if process.stdin is None or process.stdout is None:
            return ""
        killer = threading.Timer(limit, process.kill)
        killer.start()
        try:
            process.stdin.write(question + "\n")
            process.stdin.flush()
            return process.stdout.readline()
        except BrokenPipeError:
            return ""
        finally:
            killer.cancel()

    def close(self) -> None:
        """End the process, if there is one."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()


def _start() -> Popen[str]:
    from subprocess import DEVNULL, PIPE, Popen

    command = [sys.executable, "-I", "-S", "-c", _WORKER]
    return Popen(command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, text=True, encoding="ascii")


_searcher = _Searcher()
atexit.register(_searcher.close)
