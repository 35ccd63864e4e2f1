"""Starts a command and writes down what it took: a small process of its own, for a child's peak memory is counted from
that of the process it was forked from.

`python -I -S launch.py FD LIMIT_S COMMAND…` writes one line of JSON to the open file FD.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time


def main() -> None:
    """Run the command to its end, or kill it after the limit."""
    report, limit_s, command = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
    started = time.perf_counter()
    child = os.fork()
    if not child:
        os.close(report)
        os.execv(command[0], command)
    signal.signal(signal.SIGALRM, lambda *_: os.kill(child, signal.SIGKILL))
    signal.alarm(limit_s)
    _, status, used = os.wait4(child, 0)
    took = {
        "wall_s": time.perf_counter() - started,
        "cpu_s": used.ru_utime + used.ru_stime,
        "peak_mb": used.ru_maxrss / 1024,
        "exit_code": os.waitstatus_to_exitcode(status),
    }
    os.write(report, json.dumps(took).encode())


main()
