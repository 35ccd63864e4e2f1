"""Whether there is a terminal."""

from __future__ import annotations

import os
import sys


def at_a_terminal() -> bool:
    """Whether keys come from a terminal and the screen goes to one; Textual draws on standard error.

    A driver that TEXTUAL_DRIVER names stands for one, as where a browser shows the app.
    """
    if os.environ.get("TEXTUAL_DRIVER"):
        return True
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))


def is_watched() -> bool:
    """Whether a person may see on standard error how far a command is; it may be closed."""
    return sys.stderr is not None and sys.stderr.isatty()
