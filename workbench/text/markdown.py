"""Markdown as it is read: headings, lists and tables laid out in plain lines, with the ranges that are bold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from workbench.text.cells import cell_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

Ranges = tuple[tuple[int, int], ...]

_MARKED = re.compile(
    r"^ {0,3}(?:#{1,6} |[-*+] +\S|\d{1,9}[.)] +\S|> ?\S|```|~~~|\|?[ :-]*-{3,}[ :|-]*$)|\*\*\S|__\S|`[^`\n]+`",
    re.MULTILINE,
)
_UNDERLINES = {"h1": "═", "h2": "─"}
_LOWER_HEADING = "▸ "
_RULE = "─" * 24


class Laid(NamedTuple):
    """A text as it is read, and by line the character ranges that are bold, in the order of lines."""

    text: str
    bold: tuple[tuple[int, Ranges], ...] = ()


class _Line(NamedTuple):
    text: str
    bold: Ranges = ()

    def moved(self, prefix: str) -> _Line:
        """The line behind a prefix."""
        by = len(prefix)
        return _Line(prefix + self.text, tuple((a + by, b + by) for a, b in self.bold))


def is_marked(text: str) -> bool:
    """Whether a text has any mark of Markdown."""
    return _MARKED.search(text) is not None


def laid_markdown(text: str) -> Laid:
    """Lay out Markdown (CommonMark with tables) in plain lines.

    Headings of the two upper levels are underlined; a link shows where it leads; HTML stays as it is written.
    """
    from markdown_it import MarkdownIt

    lines = list(_blocks(MarkdownIt("commonmark").enable("table").parse(text)))
    while lines and not lines[-1].text:
        lines.pop()
    return Laid(
        "\n".join(line.text for line in lines), tuple((at, line.bold) for at, line in enumerate(lines) if line.bold)
    )


def _blocks(tokens: Sequence[Token]) -> Iterator[_Line]:
    """The lines of blocks one after another, a blank one after each."""
    at = 0
    while at < len(tokens):
        end = _end(tokens, at)
        lines = list(_block(tokens[at : end + 1]))
        yield from lines
        if lines and not (tokens[at].type == "paragraph_open" and tokens[at].hidden):
            yield _Line("")
        at = end + 1


def _end(tokens: Sequence[Token], at: int) -> int:
    """Where the block that begins at a token ends."""
    depth = 0
    for place in range(at, len(tokens)):
        depth += tokens[place].nesting
        if depth <= 0:
            return place
    return len(tokens) - 1


def _block(tokens: Sequence[Token]) -> Iterator[_Line]:
    first = tokens[0]
    match first.type:
        case "heading_open":
            yield from _heading(first.tag, _inline(tokens[1].children or ()))
        case "paragraph_open":
            yield from _inline(tokens[1].children or ())
        case "bullet_list_open" | "ordered_list_open":
            yield from _list(tokens)
        case "blockquote_open":
            yield from _without_end([line.moved("│ ") for line in _blocks(tokens[1:-1])], "│ ")
        case "fence" | "code_block":
            if first.info.strip():
                yield _Line(f"    [{first.info.strip()}]")
            yield from (_Line(f"    {line}") for line in first.content.rstrip("\n").split("\n"))
        case "table_open":
            yield from _table(tokens)
        case "hr":
            yield _Line(_RULE)
        case _:  # HTML, and whatever else there may be
            yield from (_Line(line) for line in first.content.rstrip("\n").split("\n") if first.content)


def _heading(tag: str, lines: Sequence[_Line]) -> Iterator[_Line]:
    for line in lines:
        text = line.text if tag in _UNDERLINES else _LOWER_HEADING + line.text
        yield _Line(text, ((0, len(text)),) if text else ())
        if tag in _UNDERLINES:
            yield _Line(_UNDERLINES[tag] * max(1, cell_width(text)))


def _list(tokens: Sequence[Token]) -> Iterator[_Line]:
    number = int(tokens[0].attrs.get("start", 1)) if tokens[0].type == "ordered_list_open" else None
    at, end = 1, len(tokens) - 1
    while at < end:
        last = _end(tokens, at)
        mark = "• " if number is None else f"{number}. "
        for place, line in enumerate(_without_end(list(_blocks(tokens[at + 1 : last])))):
            yield line.moved(mark if place == 0 else " " * len(mark)) if line.text or place == 0 else line
        number = None if number is None else number + 1
        at = last + 1


def _without_end(lines: list[_Line], blank: str = "") -> list[_Line]:
    """The lines without blank ones at the end."""
    while lines and lines[-1].text == blank:
        lines.pop()
    return lines


def _table(tokens: Sequence[Token]) -> Iterator[_Line]:
    rows: list[list[_Line]] = []
    aligned: list[str] = []
    heads = 0
    for at, token in enumerate(tokens):
        if token.type == "tr_open":
            rows.append([])
        elif token.type in ("th_open", "td_open"):
            line = next(iter(_inline(tokens[at + 1].children or ())), _Line(""))
            if token.type == "th_open":
                heads = len(rows)
                line = _Line(line.text, ((0, len(line.text)),) if line.text else ())
                aligned.append(str(token.attrs.get("style", "")).rpartition(":")[2])
            rows[-1].append(line)
    widths = [max(cell_width(row[column].text) for row in rows if column < len(row)) for column in range(len(aligned))]
    for at, row in enumerate(rows):
        yield _row(row, widths, aligned)
        if at + 1 == heads:
            yield _Line("─┼─".join("─" * width for width in widths))


def _row(row: Sequence[_Line], widths: Sequence[int], aligned: Sequence[str]) -> _Line:
    text, bold = "", []
    for at, (cell, width, side) in enumerate(zip(row, widths, aligned, strict=False)):
        blank = width - cell_width(cell.text)
        before = blank if side == "right" else blank // 2 if side == "center" else 0
        text += (" │ " if at else "") + " " * before
        bold += [(a + len(text), b + len(text)) for a, b in cell.bold]
        text += cell.text + " " * (blank - before)
    return _Line(text.rstrip(), tuple(bold))


def _inline(tokens: Sequence[Token]) -> list[_Line]:
    """Running text: a line for each hard break."""
    lines: list[_Line] = []
    text, bold = "", []
    since: list[int] = []
    targets: list[tuple[int, str]] = []
    for token in tokens:
        match token.type:
            case "strong_open":
                since.append(len(text))
            case "strong_close" if since:
                begin = since.pop()
                if len(text) > begin and not since:
                    bold.append((begin, len(text)))
            case "link_open":
                targets.append((len(text), str(token.attrs.get("href", ""))))
            case "link_close" if targets:
                begin, target = targets.pop()
                text += "" if text[begin:] == target or not target else f" ‹{target}›"
            case "hardbreak":
                lines.append(_Line(text, tuple(bold)))
                text, bold, since = "", [], [0] * bool(since)
            case "softbreak":
                text += " "
            case "code_inline":
                text += f"`{token.content}`"
            case "image":
                text += f"[image: {token.content}] ‹{token.attrs.get('src', '')}›"
            case _:
                text += token.content
    return [*lines, _Line(text, tuple(bold))]
