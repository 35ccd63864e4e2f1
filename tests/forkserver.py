"""A process that has imported Workbench already, and by a fork of itself becomes any `python -m ...`, `python -c ...`.

What is started is a process of its own, with its own arguments, environment, folder and files; only its imports are
not made once more, which is most of what a command costs. Run with a Unix socket as standard input; `tests/forked.py`
is the other end. It ends when that is closed.
"""

from __future__ import annotations

import atexit
import contextlib
import fcntl
import gc
import importlib.util
import json
import os
import pkgutil
import runpy
import signal
import socket
import sys
import termios
import threading
from typing import Any

import workbench

LONGEST = 1 << 20
# What Workbench imports where it is first needed.
LATE = ("anthropic", "sqlite_utils", "scipy.stats", "textual.app", "textual.pilot", "lingua", "uvicorn", "uvloop")


def main() -> None:
    """Serve until there is nobody to serve; each fork goes on as the program that was asked for."""
    for module in pkgutil.walk_packages(workbench.__path__, "workbench."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    for name in LATE:
        if importlib.util.find_spec(name.partition(".")[0]):
            importlib.import_module(name)
    gc.collect()
    gc.freeze()
    asked = _serve(socket.socket(fileno=os.dup(0)))
    if asked is not None:
        os._exit(_exit_code(asked))


def _serve(requests: socket.socket) -> dict[str, Any] | None:
    """Fork for each request, and tell who asked when the fork ends; what was asked, in the fork itself."""
    waiting: dict[int, int] = {}

    def tell(*_: object) -> None:
        with contextlib.suppress(ChildProcessError):
            while (ended := os.waitpid(-1, os.WNOHANG))[0]:
                pid, status = ended
                with contextlib.suppress(BrokenPipeError):  # nobody waits any more
                    os.write(waiting[pid], b"%d" % os.waitstatus_to_exitcode(status))
                os.close(waiting.pop(pid))

    signal.signal(signal.SIGCHLD, tell)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while True:
        body, files, _, _ = socket.recv_fds(requests, LONGEST, 4)
        if not body:
            return None
        asked: dict[str, Any] = json.loads(body)
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})  # until it is known whom to tell
        started = os.fork()
        if not started:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            signal.signal(signal.SIGINT, signal.default_int_handler)
            signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGCHLD})
            requests.close()
            for told in (files[3], *waiting.values()):
                os.close(told)
            _take(files[:3], terminal=asked["terminal"])
            return asked
        for file in files[:3]:
            os.close(file)
        waiting[started] = files[3]
        with contextlib.suppress(BrokenPipeError):
            os.write(files[3], f"{started}\n".encode())
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGCHLD})


def _take(files: list[int], *, terminal: bool) -> None:
    """Have these files as standard input, output and error, the first as the terminal if it is to be one."""
    if terminal:
        os.setsid()
        fcntl.ioctl(files[0], termios.TIOCSCTTY, 0)
    for number, file in enumerate(files):
        os.dup2(file, number)
        os.close(file)
    for number, (name, mode) in enumerate((("stdin", "r"), ("stdout", "w"), ("stderr", "w"))):
        stream = open(number, mode, encoding="utf-8", closefd=False)  # noqa: SIM115
        error = name == "stderr"
        stream.reconfigure(errors="backslashreplace" if error else "strict", line_buffering=error or stream.isatty())  # type: ignore[attr-defined]
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)


def _exit_code(asked: dict[str, Any]) -> int:
    """Be Python with these arguments until it would end; its exit code.

    It ends without taking all modules apart, which costs more than most commands do.
    """
    os.chdir(asked["cwd"])
    os.environ.clear()
    os.environ.update(asked["env"])
    code = 0
    try:
        _become(*asked["arguments"])
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
        if isinstance(ended.code, str):
            print(ended.code, file=sys.stderr)
    except BaseException:  # noqa: BLE001
        sys.excepthook(*sys.exc_info())
        code = 1
    threading._shutdown()  # type: ignore[attr-defined]
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    return code


def _become(option: str, what: str, *arguments: str) -> None:
    sys.argv = [what if option == "-m" else option, *arguments]
    sys.path[0] = os.getcwd() if option == "-m" else ""
    if option == "-m":
        runpy.run_module(what, run_name="__main__", alter_sys=True)
    else:
        exec(compile(what, "<string>", "exec"), {"__name__": "__main__"})


if __name__ == "__main__":
    main()
