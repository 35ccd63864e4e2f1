"""How a terminal draws a cell (SGR, ECMA-48 section 8.3.117), and the shortest way from one look to another."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

# What each code takes away, and what only a code of its own can take away again.
_ENDS = {22: {1, 2}, 23: {3}, 24: {4, 21}, 25: {5, 6}, 27: {7}, 28: {8}, 29: {9}, 54: {51, 52}, 55: {53}}
_ATTRIBUTES = {code for codes in _ENDS.values() for code in codes}
_SEEN_ON_BLANKS = _ATTRIBUTES - {1, 2, 3, 5, 6, 8}


class Pen(NamedTuple):
    """Codes of the attributes that are on, in order; `ink` and `paper` as SGR parameters, empty for the default."""

    attributes: tuple[int, ...] = ()
    ink: str = ""
    paper: str = ""


BARE = Pen()


@lru_cache(4096)
def applied(pen: Pen, parameters: str) -> Pen:
    """The pen after `ESC [ parameters m`; codes that no terminal of ours draws are left out."""
    attributes, ink, paper = set(pen.attributes), pen.ink, pen.paper
    codes = [int(code or 0) for code in parameters.split(";")]
    while codes:
        code = codes.pop(0)
        if code == 0:
            attributes, ink, paper = set(), "", ""
        elif code in (38, 48):
            taken = 4 if codes[:1] == [2] else 2
            colour = ";".join(map(str, (code, *codes[:taken])))
            del codes[:taken]
            ink, paper = (colour, paper) if code == 38 else (ink, colour)
        elif 30 <= code <= 39 or 90 <= code <= 97:
            ink = "" if code == 39 else str(code)
        elif 40 <= code <= 49 or 100 <= code <= 107:
            paper = "" if code == 49 else str(code)
        elif code in _ENDS:
            attributes -= _ENDS[code]
        elif code in _ATTRIBUTES:
            attributes.add(code)
    return Pen(tuple(sorted(attributes)), ink, paper)


@lru_cache(4096)
def change(old: Pen | None, new: Pen) -> str:
    """The shortest SGR that turns one pen into another; None: whatever it was before."""
    if old == new:
        return ""
    whole = ["0", *_codes(new)] if new != BARE else [""]
    if old is None:
        return _sgr(whole)
    before, after = set(old.attributes), set(new.attributes)
    parts = []
    for end, ended in _ENDS.items():
        if before & ended - after:
            parts.append(str(end))
            before -= ended
    parts += map(str, sorted(after - before))
    if old.ink != new.ink:
        parts.append(new.ink or "39")
    if old.paper != new.paper:
        parts.append(new.paper or "49")
    return min(_sgr(whole), _sgr(parts), key=len)


@lru_cache(4096)
def on_blanks(pen: Pen) -> Pen:
    """What can be seen of a pen where there is no ink: pens that agree in it draw the same blank."""
    marks = tuple(code for code in pen.attributes if code in _SEEN_ON_BLANKS)
    return pen if marks else blank_pen(pen.paper)


@lru_cache(4096)
def blank_pen(paper: str) -> Pen:
    """The pen of a blank without marks; the same object for the same paper, as `applied` gives for the same codes."""
    return Pen((), "", paper)


def _codes(pen: Pen) -> list[str]:
    return [*map(str, pen.attributes), *filter(None, (pen.ink, pen.paper))]


def _sgr(parts: list[str]) -> str:
    return f"\x1b[{';'.join(parts)}m"
