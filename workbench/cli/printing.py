"""How commands print: results on standard output, everything else on standard error."""

from __future__ import annotations

import json
import os
import shutil
import sys
from typing import TYPE_CHECKING

from workbench.text.safe import visible

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from workbench.records import JsonObject


def print_json(value: JsonObject) -> None:
    """One JSON object on standard output; always ASCII, so no text in it can act on a terminal."""
    print_line(json.dumps(value, indent=2))


def print_table(
    headings: Sequence[str],
    rows: Sequence[Sequence[object]],
    *,
    right: frozenset[int] = frozenset(),
    note: bool = False,
    spare: Sequence[int] = (),
) -> None:
    """Columns aligned by terminal cells; `right` names the columns set flush right. None prints as `unknown`.

    On a terminal lines are cut to its width. With `note` the last column stands below its row, wrapped, where there is
    no room for it on the right; what is still too wide first loses the columns that `spare` names, one after the other.
    """
    from workbench.text.cells import cell_width, fit, wrap

    cells = [[visible("unknown" if cell is None else str(cell)).replace("\n", " ") for cell in row] for row in rows]
    table = [list(headings), *cells]
    widths = [max(cell_width(row[column]) for row in table) for column in range(len(headings))]
    width = _terminal_width()
    below: list[str] = []
    if note and width is not None and sum(widths) + 2 * (len(widths) - 1) > width:
        below = [row[-1] for row in table]
        table, widths = [row[:-1] for row in table], widths[:-1]
    shown = list(range(len(widths)))
    for column in spare:
        if width is not None and sum(widths[one] + 2 for one in shown) - 2 > width:
            shown.remove(column)
    for number, row in enumerate(table):
        parts = []
        for column in shown:
            blank = " " * (widths[column] - cell_width(row[column]))
            parts.append(blank + row[column] if column in right else row[column] + blank)
        line = "  ".join(parts).rstrip()
        print_line(line if width is None or cell_width(line) <= width else fit(line, width).rstrip())
        if below and width is not None and number:
            for start, end in wrap(below[number], max(width - 2, 1)):
                print_line("  " + below[number][start:end].rstrip())


def print_text(text: str) -> None:
    """A sentence on standard output, on a terminal wrapped between its words."""
    from workbench.text.cells import wrap

    text, width = visible(text), _terminal_width()
    for start, end in [(0, len(text))] if width is None else wrap(text, max(width, 1)):
        print_line(text[start:end].rstrip())


def _terminal_width() -> int | None:
    # there is no standard output at all where it was closed
    return shutil.get_terminal_size().columns if sys.stdout and sys.stdout.isatty() else None


def print_line(line: str) -> None:
    """A line on standard output; what its encoding cannot hold is escaped.

    A reader that went away (`| head`) changes nothing of how the command ends.
    """
    try:
        print_encoded(line)
    except BrokenPipeError:
        drop(sys.stdout)


def print_encoded(line: str, end: str = "\n") -> None:
    """The same for one who is to know that the reader went away. Raises BrokenPipeError."""
    try:
        print(line, end=end)
    except UnicodeEncodeError:
        encoding = sys.stdout.encoding
        print(line.encode(encoding, "backslashreplace").decode(encoding), end=end)


def drop(stream: TextIO | None) -> None:
    """Send what is still to be written to a stream nowhere, so that the interpreter's own end does not fail on it."""
    if stream is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def say(text: str) -> None:
    """A remark for the person at the terminal, on standard error; where that cannot be written the command goes on."""
    if sys.stderr is None:  # closed by the shell: `2>&-`
        return
    try:
        print(visible_lines(text), file=sys.stderr)
    except OSError:
        drop(sys.stderr)


def listed(names: Sequence[str], most: int = 8) -> str:
    """The first names, and how many there are besides."""
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return (", ".join(names[:most]) or "none") + more


def visible_lines(text: str) -> str:
    """Text of several lines made safe for a terminal, its line breaks kept."""
    return "\n".join(visible(line) for line in text.split("\n"))
