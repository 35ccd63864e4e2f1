"""Runs functions of check files in a process of their own: a question a line on standard input, an answer a line back.

One process serves the files of one folder, so that helper modules of the same name do not meet. Started by
`python_host` as a script, so that it imports nothing but the standard library and the check files. It keeps a run from
harm by accident (endless loops, floods, too much memory); it is no cell for hostile code.
"""

from __future__ import annotations

import asyncio
import importlib.util
import json
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

_MEMORY = 2 << 30  # bytes of address space; libraries such as numpy reserve much more than they use
_FILE_SIZE = 64 << 20  # bytes a function may write to one file
_REASON = 2000  # characters of a reason or an error that are handed back
_PR_SET_CHILD_SUBREAPER = 36  # <linux/prctl.h>
_MODULES: dict[str, ModuleType] = {}


def main() -> None:
    """Answer questions until standard input ends."""
    questions, answers = os.fdopen(os.dup(0), "r", encoding="ascii"), os.fdopen(os.dup(1), "w", encoding="ascii")
    _silence()
    _limit_resources()
    _adopt_orphans()
    if hasattr(os, "register_at_fork"):  # what a function starts must not hold the line open when this process ends
        os.register_at_fork(after_in_child=lambda: os.closerange(questions.fileno(), answers.fileno() + 1))
    own = os.getpid()
    print(file=answers, flush=True)  # ready: the start does not count as a function's time
    for line in questions:
        told = json.loads(line)
        answer = _answer(told)
        if os.getpid() != own:  # the function forked, and this is the child that came back from it
            os._exit(0)
        print(json.dumps({"id": told["id"], **answer}), file=answers, flush=True)


def _silence() -> None:
    """What functions print goes nowhere, and they read nothing."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nowhere, standard)


def _limit_resources() -> None:
    try:
        import resource
    except ImportError:  # not on this system
        return
    for limit, most in (("RLIMIT_AS", _MEMORY), ("RLIMIT_FSIZE", _FILE_SIZE), ("RLIMIT_CORE", 0)):
        _soft, hard = resource.getrlimit(getattr(resource, limit))
        at_most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(getattr(resource, limit), (at_most, at_most))


def _adopt_orphans() -> None:
    """On Linux: what detaches itself from a function stays below this process, so that it can be found and ended."""
    if sys.platform == "linux":
        import ctypes

        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def _limit_cpu(seconds: float) -> None:
    """So much processor time from now; what the function starts and leaves behind ends by it too."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    _soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    most = int(used.ru_utime + used.ru_stime + seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _answer(told: dict[str, Any]) -> dict[str, Any]:
    """The function's result, or why there is none. What it raises is told, and never ends this process."""
    _limit_cpu(told["seconds"])
    try:
        function = _function(told["file"], told["function"])
        result = function(told["output"], told["context"])
        if asyncio.iscoroutine(result):
            result = asyncio.run(result)
        return _understood(result)
    except MemoryError:
        return {"error": "it needs more memory than is allowed", "spent": True}
    except SystemExit as error:
        return {"error": f"it ended the program ({str(error.code)[:_REASON]})"}
    except BaseException as error:  # noqa: BLE001
        return {"error": f"it raised {type(error).__name__}{_line(error, told['file'])}: {_text(error)}"}


def _function(file: str, name: str) -> Callable[..., Any]:
    module = _MODULES.get(file)
    if module is None:
        folder = str(Path(file).parent)
        if folder not in sys.path:
            sys.path.insert(0, folder)
        spec = importlib.util.spec_from_file_location(f"check_{len(_MODULES)}_{Path(file).stem}", file)
        if spec is None or spec.loader is None:
            raise ImportError(f"{Path(file).name} is no Python file")
        module = importlib.util.module_from_spec(spec)
        sys.modules[module.__name__] = module
        spec.loader.exec_module(module)
        _MODULES[file] = module
    found = getattr(module, name, None)
    if not callable(found):
        raise LookupError(f"{Path(file).name} has no function {name}")
    function: Callable[..., Any] = found
    return function


def _understood(result: Any) -> dict[str, Any]:
    """A bool, a number or a mapping as `{pass, score, reason}`, each None where it was not given."""
    if isinstance(result, dict):
        told = {key: _plain(result.get(key)) for key in ("pass", "score", "reason")}
        return told if told["pass"] is not None or told["score"] is not None else {"error": "it gave no pass or score"}
    plain = _plain(result)
    if isinstance(plain, bool):
        return {"pass": plain, "score": None, "reason": None}
    if isinstance(plain, int | float):
        return {"pass": None, "score": plain, "reason": None}
    return {"error": f"it gave {_text(result)}, not true, false, a score from 0 to 1 or {{pass, score, reason}}"}


def _plain(value: Any) -> bool | float | str | None:
    """The value as one of JSON's; numbers and truth values of numpy and its like too."""
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, str):
        return value[:_REASON]
    item = getattr(value, "item", None)
    found = item() if callable(item) else None
    return found if isinstance(found, bool | int | float) else _text(value)


def _text(value: Any) -> str:
    try:
        return str(value)[:_REASON]
    except Exception:  # noqa: BLE001
        return f"a {type(value).__name__} that cannot be shown"


def _line(error: BaseException, file: str) -> str:
    """Where in the check file it was raised, as ` (line 12)`."""
    import traceback

    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == file]
    return f" (line {lines[-1]})" if lines else ""


if __name__ == "__main__":
    main()
