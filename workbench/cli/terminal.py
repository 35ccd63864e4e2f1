"""Whether there is a terminal for the app."""

from __future__ import annotations

import sys


def at_a_terminal() -> bool:
    """Whether keys come from a terminal and the screen goes to one; Textual draws on standard error."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))
