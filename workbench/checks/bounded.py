"""Work that may take for ever, done in a process of its own with a time limit: searches, paths, schemas.

Python's `re` cannot be interrupted, and patterns such as `(a+)+$` take exponential time on some texts; so do JSONPath
filters that walk the whole value for each of its parts, and schemas that hold such patterns or refer to themselves.
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

    from workbench.records import JsonValue

Place = tuple[str | int, ...]  # the keys and indexes that lead to a part of a value

TIME_LIMIT = 2.0  # seconds
MOST_PARTS = 1000  # of a value that one path picks
_PATIENCE = 3  # times that one pattern or path may run into the limit before it is no longer tried
_OPTIONAL_PARTS = 8  # 2**8 ways at most
_SHORT = 5000  # characters; one repetition takes at most the square of it in steps
_SEARCH = """
import json, re, sys
print(flush=True)
for line in sys.stdin:
    pattern, text = json.loads(line)
    found = re.search(pattern, text)
    print(json.dumps(found.span() if found else None), flush=True)
"""
_PICK = f"""
import json, sys
from itertools import islice
from jsonpath_rfc9535 import finditer
print(flush=True)
for line in sys.stdin:
    path, value = json.loads(line)
    try:
        parts = [(node.location, node.value) for node in islice(finditer(path, value), {MOST_PARTS + 1})]
        print(json.dumps(parts), flush=True)
    except Exception as error:
        print(json.dumps(str(error)), flush=True)
"""
_FIT = """
import json, sys
import jsonschema
from workbench.checks.schema_fit import fit_of
print(flush=True)
for line in sys.stdin:
    print(json.dumps(fit_of(*json.loads(line))), flush=True)
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
    span = _searcher.ask(pattern, text, limit)
    return None if span is None else (span[0], span[1])


def bounded_pick(
    path: str, value: JsonValue, limit: float = TIME_LIMIT
) -> list[tuple[tuple[str | int, ...], JsonValue]]:
    """The parts of a value that a JSONPath (RFC 9535) picks, each with its place as keys and indexes.

    Raises ValueError when the path cannot be followed (also where it picks more than MOST_PARTS), TimeoutError and
    OSError as `bounded_search` does.
    """
    parts = _picker.ask(path, value, limit)
    if isinstance(parts, str):
        raise ValueError(parts)
    if len(parts) > MOST_PARTS:
        raise ValueError(f"it picks more than {MOST_PARTS:,} values")
    return [(tuple(place), part) for place, part in parts]


def bounded_fit(schema_text: str, value: JsonValue, limit: float = TIME_LIMIT) -> list[JsonValue]:
    """The fields of the `Fit` of a value to a schema, which is given as JSON. Raises as `bounded_pick` does."""
    fields: list[JsonValue] = _fitter.ask(schema_text, value, limit)
    return fields


def _is_quick(pattern: str, length: int) -> bool:
    """Surely fast: no repetition, or a single one without anything that could match in two ways, on a short text."""
    repetitions = sum(pattern.count(sign) for sign in "*+{")
    if repetitions == 0:
        return pattern.count("?") <= _OPTIONAL_PARTS
    return repetitions == 1 and "|" not in pattern and "?" not in pattern and length <= _SHORT


class _Worker:
    """A process that answers questions, started when first needed and replaced when it had to be killed."""

    def __init__(self, program: str, *, imports: bool) -> None:
        # Isolated from the environment, but with this program's own packages where it needs some.
        path = [folder for folder in sys.path if folder]
        start = ["-c", f"import sys; sys.path[:] = {path!r}\n{program}"] if imports else ["-S", "-c", program]
        self._command = [sys.executable, "-I", *start]
        self._process: Popen[str] | None = None
        self._lock = threading.Lock()
        self._timeouts: Counter[str] = Counter()

    def ask(self, rule: str, about: JsonValue, limit: float) -> JsonValue:
        """What the process makes of a rule (a pattern, a path) and what it is held against."""
        question = json.dumps([rule, about])
        with self._lock:
            if self._timeouts[rule] >= _PATIENCE:
                raise TimeoutError
            answer = self._answer(question, limit)
            if not answer:
                self.close()
                self._timeouts[rule] += 1
                raise TimeoutError
        return json.loads(answer)

    def _answer(self, question: str, limit: float) -> str:
        """The process's answer; empty when it was killed at the limit."""
        process = self._process = self._process or _start(self._command)
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


def _start(command: list[str]) -> Popen[str]:
    """The process, when it has said by an empty line that it is ready: its start does not count as its work."""
    from subprocess import DEVNULL, PIPE, Popen

    process = Popen(command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, text=True, encoding="ascii")
    if process.stdout is None or not process.stdout.readline():
        process.communicate()
        raise OSError("the process that helps with it does not start")
    return process


_searcher = _Worker(_SEARCH, imports=False)
_picker = _Worker(_PICK, imports=True)
_fitter = _Worker(_FIT, imports=True)
for _worker in (_searcher, _picker, _fitter):
    atexit.register(_worker.close)
