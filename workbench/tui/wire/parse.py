"""Textual's output read as what it does to the screen; what is no drawing is handed back, to be passed on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from workbench.tui.wire.pens import BARE, applied

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.tui.wire.grid import Grid

_TOKEN = re.compile(
    r"\x1b\[(?P<codes>[0-9;]*)m(?P<styled>[^\x00-\x1f\x7f-\x9f]+)\x1b\[0m"  # nearly all that Textual writes
    r"|(?P<text>[^\x00-\x1f\x7f-\x9f]+)"
    r"|\x1b\[(?P<numbers>[0-9;]*)(?P<control>[ABCDGHJKSTfm])"
    r"|(?P<motion>[\r\n\b])"
    r"|(?P<known>\x07|\x1b\[[?<=>][0-9;]*[ -/]*[@-~]|\x1b\].*?(?:\x07|\x1b\\)|\x1b[PX^_].*?\x1b\\)"  # modes, clipboard…
    r"|(?P<unknown>\x1b\[[0-9:;]*[ -/]*[@-~]|\x1b.?|.)",
    re.DOTALL,
)
_SCREENS = re.compile(r"\x1b\[\?(?:47|1047|1049)[hl]")


class Passed(NamedTuple):
    """`text` goes to the terminal as it is; if `changes` it may do anything to the screen."""

    text: str
    changes: bool


def feed(grid: Grid, data: str) -> Passed:
    """Draw on the grid. Whole sequences are expected: Textual writes no parts of them."""
    passed: list[str] = []
    changes = False
    for token in _TOKEN.finditer(data):
        kind, text = token.lastgroup, token[0]
        if kind == "styled":
            grid.pen = applied(grid.pen, token["codes"])
            grid.write(token["styled"])
            grid.pen = BARE
        elif kind == "text":
            grid.write(token[0])
        elif kind == "control":
            _control(grid, token["control"], token["numbers"])
        elif kind == "motion":
            _MOTIONS[text](grid)
        else:
            passed.append(text)
            changes = changes or kind == "unknown" or _SCREENS.match(text) is not None
    return Passed("".join(passed), changes)


def _control(grid: Grid, control: str, parameters: str) -> None:
    if control == "m":
        grid.pen = applied(grid.pen, parameters)
        return
    first, second = ([int(number or 0) for number in parameters.split(";")] + [0])[:2]
    count = max(first, 1)
    x, y = min(grid.x, grid.width - 1), grid.y
    match control:
        case "H" | "f":
            grid.move(max(second, 1) - 1, count - 1)
        case "A" | "B":
            grid.move(x, y + (count if control == "B" else -count))
        case "C" | "D":
            grid.move(x + (count if control == "C" else -count), y)
        case "G":
            grid.move(count - 1, y)
        case "K":
            grid.erase(0 if first else x, x + 1 if first == 1 else grid.width)
        case "J":
            _erase_display(grid, first, x)
        case "S" | "T":
            grid.scroll(count if control == "S" else -count)


def _erase_display(grid: Grid, what: int, x: int) -> None:
    if what == 0:
        grid.erase(x, grid.width)
        grid.erase_rows(grid.y + 1, grid.height)
    elif what == 1:
        grid.erase(0, x + 1)
        grid.erase_rows(0, grid.y)
    else:
        grid.erase_rows(0, grid.height)


_MOTIONS: dict[str, Callable[[Grid], None]] = {
    "\r": lambda grid: grid.move(0, grid.y),
    "\n": lambda grid: grid.feed_line(),
    "\b": lambda grid: grid.move(min(grid.x, grid.width - 1) - 1, grid.y),
}
