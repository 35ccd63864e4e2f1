"""Foreign text inside Markdown: shown as it is, acting on nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.text.safe import visible, visible_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_ACTING = re.compile(r"([\\`*_\[\]|~$])")
_ENTITY = re.compile(r"&(?=#|\w)")
# At the beginning of a line or of an item: headings, lists, quotes, rules.
_LEADING = re.compile(r"^(\d*)([#+\-=:.)])")
_PIPE = re.compile(r"(?<!\\)\|")
_TICKS = re.compile("`+")
# What sites turn into links or mentions even where Markdown does not: @name, #12, an address, a mail address.
_LIVE = re.compile(r"(@|#(?=\w)|\b(?:https?|ftp|mailto|www)(?=[:.]))", re.IGNORECASE)
_APART = "\u2060"  # a word joiner: takes no room, and breaks no line


def prose(text: str, limit: int = 300) -> str:
    """A text as one line of Markdown prose that is only text: no markup, link, image, HTML, mention or table cell."""
    return _LEADING.sub(r"\1\\\2", _calm(clip(text, limit)).strip())


def own(text: str) -> str:
    """A sentence of ours, in which what stands in backticks is code."""
    return "".join(code(part) if at % 2 else _calm(part) for at, part in enumerate(text.split("`")))


def _calm(text: str) -> str:
    line = _ACTING.sub(r"\\\1", _ENTITY.sub("&amp;", visible_line(text)))
    return _LIVE.sub(rf"\1{_APART}", line.replace("<", "&lt;").replace(">", "&gt;"))


def code(text: str, limit: int = 120) -> str:
    """A text as code in one line of Markdown, also inside a `table`; nothing in it is a mention or a link."""
    line = visible_line(clip(text, limit)).strip() or " "
    ticks = "`" * (max((len(run) for run in _TICKS.findall(line)), default=0) + 1)
    edge = " " if line.startswith("`") or line.endswith("`") else ""
    return f"{ticks}{edge}{line}{edge}{ticks}"


def fenced(lines: Iterable[str], language: str = "") -> str:
    """Lines as a block of code that nothing in them ends."""
    body = [visible(line) for line in lines]
    longest = max((len(run) for line in body for run in _TICKS.findall(line)), default=0)
    fence = "`" * max(3, longest + 1)
    return "\n".join([f"{fence}{language}", *body, fence])


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of cells that are Markdown already."""
    lines = [headings, ["---"] * len(headings), *([_PIPE.sub(r"\|", cell) for cell in cells] for cells in rows)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def clip(text: str, limit: int) -> str:
    """A text of at most `limit` characters, its end marked where it was cut."""
    return text if len(text) <= limit else f"{text[: limit - 1]}\u2026"
