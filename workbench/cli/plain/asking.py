"""What the reviewer says, line by line."""

from __future__ import annotations

import sys
from io import TextIOWrapper
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.cli.plain.paper import Paper


class Asking:
    """Lines from standard input, from a terminal or a script."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        self.at_terminal = sys.stdin is not None and sys.stdin.isatty()
        # A byte that is no character must not end the review: it is kept as it came.
        if isinstance(sys.stdin, TextIOWrapper):
            sys.stdin.reconfigure(errors="surrogateescape")

    def ask(self, prompt: str) -> str | None:
        """The next line; None at the end of what is said.

        At a terminal the prompt stands before what is typed. A script's line is written behind it, once it is read.
        """
        if self.at_terminal:
            self._paper.prompt(prompt, echo=None)
        else:
            self._paper.flush()
        line = sys.stdin.readline() if sys.stdin is not None else ""
        if not line:
            if self.at_terminal:
                self._paper.say("")
            return None
        line = line.rstrip("\n").rstrip("\r")
        if not self.at_terminal:
            self._paper.prompt(prompt, echo=line)
        return line.strip()
