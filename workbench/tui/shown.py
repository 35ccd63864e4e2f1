"""A text as it is drawn: harmless, tabs as an arrow and blanks, line ends as LF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.text.safe import visible, visible_spans

if TYPE_CHECKING:
    from collections.abc import Iterable

SpanRanges = tuple[tuple[int, int], ...]

_TAB = "→   "


def shown(text: str) -> str:
    """The text as it is drawn; it has as many lines as before."""
    return visible(text.replace("\r\n", "\n")).replace("\t", _TAB)


def shown_spans(line: str, spans: Iterable[tuple[int, int]]) -> SpanRanges:
    """Where ranges of a line's characters lie in the line as it is drawn."""
    if "\t" in line:
        wider = len(_TAB) - 1
        spans = [
            (start + wider * line.count("\t", 0, start), end + wider * line.count("\t", 0, end)) for start, end in spans
        ]
        line = line.replace("\t", _TAB)
    return visible_spans(line, spans)[1]
