"""The process that runs functions of check files: asked, watched, and replaced when a function did away with it."""

from __future__ import annotations

import json
import os
import sys
import threading
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self

from workbench.checks.ending import end_with_all

if TYPE_CHECKING:
    from collections.abc import Mapping
    from queue import SimpleQueue
    from subprocess import Popen

    from workbench.records import JsonObject, JsonValue

TIME_LIMIT = 10.0  # seconds for one call; the first one imports the file
_MOST_PROCESSES = 8  # the one that was used longest ago is ended for another
_PATIENCE = 3  # calls of one function that may run into the limit or end the process before it is no longer called
_LONGEST_ANSWER = 1 << 16  # characters
_PR_GET_DUMPABLE, _PR_SET_DUMPABLE = 3, 4  # <linux/prctl.h>
_FAREWELL_S = 1.0  # seconds given to the thread that talks to a process that was killed
# All that a function sees of this program's environment: no keys, no tokens.
_HANDED_ON = ("PATH", "HOME", "USER", "LANG", "LANGUAGE", "TZ", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT", "VIRTUAL_ENV")


@dataclass(frozen=True, slots=True)
class AllowedFunctions:
    """The functions a suite file of this machine names: the file's folder, and the values of its python checks."""

    folder: Path
    values: frozenset[str]


class _Place(NamedTuple):
    """Where a function lies: its suite's folder, which is the working one, and its file's, where its helpers are."""

    folder: Path
    helpers: Path


class Said(NamedTuple):
    """What a function gave. `problem` says why there is nothing; else `passed` or `score` is given."""

    passed: bool | None = None
    score: float | None = None
    reason: str | None = None
    problem: str | None = None


class PythonHost:
    """Runs the functions that suite files name, by suite id; a process for each folder, made when first needed.

    `not_run` counts the calls that were not made, by suite and reason.
    """

    def __init__(self, allowed: Mapping[str, AllowedFunctions], limit: float = TIME_LIMIT) -> None:
        self._allowed = allowed
        self._limit = limit
        self._processes: dict[_Place, Popen[str]] = {}
        self._failures: Counter[tuple[_Place, str]] = Counter()
        self._asked = 0
        self._lock = threading.Lock()
        self._dumpable: int | None = None
        self.not_run: Counter[str] = Counter()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def call(self, suite: str, value: str, output: str, context: JsonObject) -> Said:
        """What the function `file.py:name` of a suite says of an output's text. Never raises for what it does."""
        file, _, name = value.rpartition(":")
        found = self._found(suite, value, file)
        if isinstance(found, str):
            self.not_run[found] += 1
            return Said(problem=f"not run: {found}")
        place = _Place(self._allowed[suite].folder, found.parent)
        with self._lock:
            if self._failures[place, value] >= _PATIENCE:
                return Said(problem=f"not called again: it hung or crashed {_PATIENCE} times")
            self._asked += 1
            question = {"id": self._asked, "file": str(found), "function": name, "output": output, "context": context,
                        "seconds": self._limit}  # fmt: skip
            try:
                answer, late = self._answer(json.dumps(question), place)
            except (OSError, RecursionError, ValueError) as error:
                self._stop(place)
                return Said(problem=f"not run: {error}")
            if answer is None or answer.get("spent"):
                self._stop(place)  # what is left of it may hold much memory, or wait for ever
            if answer is None:
                self._failures[place, value] += 1
                return Said(problem=f"ran longer than {self._limit:g} s" if late else "ended its process")
        return _said(answer)

    def files(self) -> dict[str, set[Path]]:
        """By suite the files of the functions that may be run, as far as they are there."""
        return {
            suite: {path for value in one.values if (path := inside(one.folder, value.rpartition(":")[0])) is not None}
            for suite, one in self._allowed.items()
        }

    def close(self) -> None:
        """End the processes, if there are some, and what their functions started."""
        with self._lock:
            for place in list(self._processes):
                self._stop(place)
            if self._dumpable is not None:
                _prctl(_PR_SET_DUMPABLE, self._dumpable)
                self._dumpable = None

    def _found(self, suite: str, value: str, file: str) -> Path | str:
        """The file of a function that may be run, else why it may not."""
        allowed = self._allowed.get(suite)
        if allowed is None:
            return f"no suite file of '{suite}' was named or found here"
        if value not in allowed.values:
            return f"the suite file of '{suite}' here does not name {value}"
        path = inside(allowed.folder, file)
        return path or f"{file} lies outside the suite's folder, or is not there"

    def _answer(self, question: str, place: _Place) -> tuple[JsonObject | None, bool]:
        """The answer to a question; None when the process was killed for being late (said) or is gone."""
        from queue import Empty, SimpleQueue

        process = self._process(place)
        lines: SimpleQueue[str] = SimpleQueue()
        # On a thread: what a function left running may hold the line open, and keep a reader waiting for ever.
        talk = threading.Thread(target=_exchange, args=(process, question, lines), daemon=True)
        talk.start()
        try:
            line, late = lines.get(timeout=self._limit), False
        except Empty:
            line, late = "", True
            _kill(process)
            talk.join(_FAREWELL_S)
            if talk.is_alive():  # its streams cannot be closed under it
                process.wait()
                del self._processes[place]
        try:
            answer: JsonValue = json.loads(line)
        except ValueError:
            return None, late
        return (answer if isinstance(answer, dict) and answer.get("id") == self._asked else None), late

    def _process(self, place: _Place) -> Popen[str]:
        """The process for a place, from now on the one that was used last."""
        process = self._processes.pop(place, None)
        if process is None:
            if self._dumpable is None:  # the environment of this program holds keys; functions shall not look it up
                self._dumpable = _prctl(_PR_GET_DUMPABLE)
                _prctl(_PR_SET_DUMPABLE, 0)
            while len(self._processes) >= _MOST_PROCESSES:
                self._stop(next(iter(self._processes)))
            process = _started(place.folder)
        self._processes[place] = process
        return process

    def _stop(self, place: _Place) -> None:
        process = self._processes.pop(place, None)
        if process is not None:
            _kill(process)
            for stream in (process.stdin, process.stdout):
                with suppress(OSError):
                    if stream is not None:
                        stream.close()
            process.wait()


def _exchange(process: Popen[str], question: str, lines: SimpleQueue[str]) -> None:
    """Ask the process, and put its answer on the queue; an empty line when it is gone."""
    line = ""
    with suppress(OSError, ValueError):
        if process.stdin is not None and process.stdout is not None:
            process.stdin.write(question + "\n")
            process.stdin.flush()
            line = process.stdout.readline(_LONGEST_ANSWER)
    lines.put(line)


def inside(folder: Path, file: str) -> Path | None:
    """The file as a whole path, None when it is not there or, links followed, not inside the folder."""
    try:
        path, root = (folder / file).resolve(), folder.resolve()
        return path if path.is_relative_to(root) and path.is_file() else None
    except (OSError, ValueError, RuntimeError):
        return None


def _started(folder: Path) -> Popen[str]:
    from subprocess import DEVNULL, PIPE, Popen

    child = str(Path(__file__).with_name("python_child.py"))
    environment = {name: value for name, value in os.environ.items() if name in _HANDED_ON or name.startswith("LC_")}
    process = Popen(
        [sys.executable, "-I", "-B", child],
        stdin=PIPE, stdout=PIPE, stderr=DEVNULL, text=True, encoding="ascii",
        cwd=folder, env=environment, start_new_session=True,
    )  # fmt: skip
    if process.stdout is None or not process.stdout.readline():
        process.communicate()
        raise OSError("the process for functions does not start")
    return process


def _kill(process: Popen[str]) -> None:
    """End the process and those it started."""
    if process.returncode is None:  # once it was waited for, its number may be another's
        end_with_all(process.pid)


def _prctl(option: int, value: int = 0) -> int | None:
    """What Linux does or says by a `prctl`; None elsewhere."""
    if sys.platform != "linux":
        return None
    import ctypes

    try:
        return int(ctypes.CDLL(None).prctl(option, value, 0, 0, 0))
    except (OSError, AttributeError):
        return None


def _said(answer: JsonObject) -> Said:
    if answer.get("error") is not None:
        return Said(problem=str(answer["error"]))
    passed, score, reason = answer.get("pass"), answer.get("score"), answer.get("reason")
    reason = reason if isinstance(reason, str) and reason.strip() else None
    if passed is not None and not isinstance(passed, bool):
        return Said(problem=f"it gave pass {passed!r}, which is not true or false")
    if score is not None and (isinstance(score, bool) or not isinstance(score, int | float) or not 0 <= score <= 1):
        return Said(problem=f"it gave the score {score!r}, which is not between 0 and 1")
    return Said(passed, None if score is None else float(score), reason)
