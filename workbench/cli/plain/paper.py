"""Lines on standard output: harmless, and broken between words where they are too long."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

from workbench.cli.printing import print_encoded
from workbench.text.cells import wrap
from workbench.text.safe import visible_line

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST = 80
LEAST = 20
_INDENT = "  "


def line_width() -> int:
    """Cells of a line: COLUMNS where that is set, else what the terminal has, and no more than 80."""
    asked = os.environ.get("COLUMNS", "")
    if asked.isdecimal() and int(asked):
        return max(LEAST, int(asked))
    return max(LEAST, min(MOST, shutil.get_terminal_size((MOST, 24)).columns))


class Paper:
    """Standard output, `width` cells wide. Raises BrokenPipeError where nobody reads on."""

    def __init__(self, width: int) -> None:
        self.width = width

    def say(self, *lines: str) -> None:
        """Write lines; what does not fit goes on in the next one, indented."""
        for line in lines:
            for row in self._rows(visible_line(line)):
                print_encoded(row)

    def say_all(self, lines: Iterable[str]) -> None:
        """The same of lines that are made as they are written."""
        for line in lines:
            self.say(line)

    def prompt(self, text: str, *, echo: str | None) -> None:
        """Write what stands before an answer; `echo` is the answer where nobody else writes that to the screen."""
        text = visible_line(text)
        if echo is None:
            print_encoded(f"{text} ", end="")
            sys.stdout.flush()
        else:
            self.say(f"{text} {echo}")

    def flush(self) -> None:
        """Have everything written reach its reader."""
        sys.stdout.flush()

    def _rows(self, line: str) -> Iterable[str]:
        pieces = wrap(line, self.width)
        if len(pieces) == 1:
            return [line.rstrip()]
        # Where a line is broken everything after its first row has less room.
        first = pieces[0][1]
        rest = line[first:].lstrip(" ")
        more = [rest[start:end].rstrip() for start, end in wrap(rest, self.width - len(_INDENT))] if rest else []
        return [line[:first].rstrip(), *(f"{_INDENT}{row}" for row in more if row)]
