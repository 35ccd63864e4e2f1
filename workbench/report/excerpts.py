"""The difference of a case's outputs as lines to print: harmless to a reader, and bounded."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.text.diff import diff_texts
from workbench.text.safe import visible_spans
from workbench.text.sections import sections, views_of
from workbench.text.unified import unified

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.records import Output
    from workbench.text.section import Section

LINES = 60  # of one case
CHARACTERS = 6000  # of one case
LINE = 900  # characters of one line
_BEFORE = 200  # characters of a long line before its first change
_TEXT = 100_000  # characters of a text that are compared
_CONTEXT = 2


class Piece(NamedTuple):
    """Text that stands on one line; `changed`: it is what differs in the line."""

    text: str
    changed: bool


class ShownLine(NamedTuple):
    """A line of one side: sign `-` only the baseline has it, `+` only the target, blank both; `@` a gap between."""

    sign: str
    pieces: tuple[Piece, ...]


class Excerpt(NamedTuple):
    """One part of the outputs (the answer, a tool call, a turn), its title None where it is all there is."""

    title: str | None
    lines: tuple[ShownLine, ...]


class CaseDiff(NamedTuple):
    """How two outputs differ; `left_out` lines were too many, `cut`: a text was too long to be compared whole."""

    parts: tuple[Excerpt, ...]
    left_out: int = 0
    cut: bool = False

    @property
    def same(self) -> bool:
        """Whether there is nothing to show."""
        return not self.parts and not self.left_out


def case_diff(baseline: Output | None, target: Output | None) -> CaseDiff:
    """The difference of two outputs in the view that tells most; of a missing side all is added or removed."""
    shown = sections(baseline, target, views_of(baseline, target)[0])
    room = _Room(LINES, CHARACTERS)
    parts = []
    cut = False
    for section in shown:
        cut = cut or any(len(text or "") > _TEXT for text in (section.left, section.right))
        lines = tuple(room.fitting(_lines(section)))
        if lines:
            parts.append(Excerpt(_title(section) if len(shown) > 1 else None, lines))
    return CaseDiff(tuple(parts), room.left_out, cut)


class _Room:
    """What is left of the lines and characters that a case may take."""

    def __init__(self, lines: int, characters: int) -> None:
        self._lines = lines
        self._characters = characters
        self.left_out = 0

    def fitting(self, lines: Sequence[ShownLine]) -> Iterator[ShownLine]:
        for line in lines:
            if self._lines <= 0 or self._characters <= 0:
                self.left_out += line.sign != "@"
                continue
            self._lines -= 1
            self._characters -= sum(len(piece.text) for piece in line.pieces)
            yield line


def _title(section: Section) -> str:
    left, right = section.left_title, section.right_title
    return left or right or section.kind if left == right or not (left and right) else f"{left} | {right}"


def _lines(section: Section) -> list[ShownLine]:
    left, right = (None if text is None else text[:_TEXT] for text in (section.left, section.right))
    if left is None or right is None:
        sign = "+" if left is None else "-"
        return [_line(sign, line, ()) for line in (left or right or "").split("\n")]
    diff = diff_texts(left, right)
    found: list[ShownLine] = []
    for hunk in unified(diff, _CONTEXT):
        if found or hunk.left or hunk.right:
            found.append(ShownLine("@", (Piece(f"line {hunk.left + 1} | line {hunk.right + 1}", False),)))
        for line in hunk.lines:
            row = diff.rows[line.row]
            is_left = line.side == "left"
            number = row.left if is_left else row.right
            assert number is not None
            text = diff.left_lines[number] if is_left else diff.right_lines[number]
            spans = diff.spans(line.row)[0 if is_left else 1] if row.kind == "changed" else ()
            found.append(_line(line.sign, text, spans))
    return found


def _line(sign: str, text: str, spans: Sequence[tuple[int, int]]) -> ShownLine:
    """A line cut to where it begins to differ, with its changes marked, all of it safe to show."""
    start = max(0, spans[0][0] - _BEFORE) if spans and len(text) > LINE else 0
    end = min(len(text), start + LINE)
    if spans and spans[0][0] == 0 and spans[-1] == (0, len(text)):
        spans = ()  # the sign says it all
    kept = [(max(a, start) - start, min(b, end) - start) for a, b in spans if a < end and b > start]
    safe, marked = visible_spans(text[start:end], kept)
    pieces = [Piece(f"\u2026 {start:,} characters \u2026 ", False)] if start else []
    done = 0
    for a, b in marked:
        pieces += [Piece(safe[done:a], False), Piece(safe[a:b], True)]
        done = b
    pieces.append(Piece(safe[done:], False))
    if end < len(text):
        pieces.append(Piece(f" \u2026 {len(text) - end:,} more characters", False))
    return ShownLine(sign, tuple(piece for piece in pieces if piece.text))
