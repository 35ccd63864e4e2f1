"""A difference as lines to be read one after another: place by place, what both sides have in between summed up."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from workbench.cli.diff_ends import remarks
from workbench.cli.plain.words import the
from workbench.text.counts import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.text.diff import Diff, Row
    from workbench.tui.compared import Compared, Subject
    from workbench.tui.stacked import Part

Names = tuple[str, str]
"""What the sides are called: baseline and target, or A and B."""
_CALM = ("equal", "soft")
LINES = 12
"""Lines of one kind read in a row; more of them are summed up."""
_LONG = 240
"""Characters from which the equal parts of a changed line are summed up."""
_AROUND = 40
"""Characters read on either side of what is left out of a line."""
_PATHS = 20
_WORDS = 8


class Place(NamedTuple):
    """What is read together: a heading, or one changed place with what both sides have before it."""

    lines: list[str]
    changed: bool


def places(compared: Compared, names: Names, *, whole: bool = False) -> Iterator[Place]:
    """The changed places in order, the sides called by their names; with `whole` every line of both."""
    total = sum(_changes(subject, diffs) for subject, diffs in zip(compared.subjects, compared.diffs, strict=True))
    opening = [f"{counted(total, 'changed place')}." if total else "No difference."]
    if all(len(subject.texts) > 1 for subject in compared.subjects):
        found = remarks(compared.subjects, compared, (the(names[0]), the(names[1])))
        opening += [f"{remark[:1].upper()}{remark[1:]}." for remark in found]
    if compared.coarse:
        opening.append("The texts are too large for the best answer: this one is coarse.")
    yield Place(opening, changed=False)
    number = 0
    for subject, diffs, part in zip(compared.subjects, compared.diffs, compared.parts(1), strict=True):
        heading = _heading(subject, part)
        if heading:
            yield Place(heading, changed=False)
        if diffs:
            for place in _of_diff(diffs[0], names, whole, number, total):
                number += place.changed
                yield place
        else:
            number += _changes(subject, diffs)
            yield _of_one(subject, names, whole, number, total)


def _changes(subject: Subject, diffs: Sequence[Diff]) -> int:
    return len(diffs[0].changes) if diffs else int(len(subject.texts) > 1)


def _heading(subject: Subject, part: Part) -> list[str]:
    titles = list(dict.fromkeys(filter(None, subject.titles)))
    lines = [f"Part: {' to '.join(titles).replace(' · ', ', ')}."] if titles else []
    lines += [f"Note: {note}." for note in dict.fromkeys(part.notes) if note]
    lines += [f"Path {change.kind}: {change}" for change in subject.changes[:_PATHS]]
    if len(subject.changes) > _PATHS:
        lines.append(f"{counted(len(subject.changes) - _PATHS, 'more path')}.")
    return lines


def _of_one(subject: Subject, names: Names, whole: bool, number: int, total: int) -> Place:
    """A text that only one side has, or that both have."""
    if len(subject.texts) == 1:
        lead, lines = "both have", (subject.texts[0] or "").split("\n")
        return Place(_read(lead, lines, None if whole else LINES), changed=False)
    side = 0 if subject.texts[1] is None else 1
    lines = (subject.texts[side] or "").split("\n")
    head = f"Place {number} of {total}: only {the(names[side])} has this part."
    return Place([head, *_read(f"only {names[side]} has", lines, None if whole else LINES)], changed=True)


def _of_diff(diff: Diff, names: Names, whole: bool, number: int, total: int) -> Iterator[Place]:
    lines: list[str] = []
    at = 0
    for calm, found in groupby(diff.rows, key=lambda row: row.kind in _CALM):
        rows = list(found)
        if calm:
            lines = _equal(diff, rows, whole)
        else:
            number += 1
            lines.append(f"Place {number} of {total}{_lines_of(rows, names)}:")
            yield Place([*lines, *_changed(diff, names, rows, at, whole)], changed=True)
            lines = []
        at += len(rows)
    if lines:
        yield Place(lines, changed=False)


def _equal(diff: Diff, rows: Sequence[Row], whole: bool) -> list[str]:
    texts = [_line(diff, row, 0 if row.right is None else 1) for row in rows]
    if whole or len(texts) == 1:
        return _read("both have", texts, None)
    return [f"{counted(len(texts), 'equal line')}."]


def _lines_of(rows: Sequence[Row], names: Names) -> str:
    """Where a place begins on either side, by line numbers from 1."""
    lefts, rights = [row.left for row in rows], [row.right for row in rows]
    firsts = [next((line for line in side if line is not None), None) for side in (lefts, rights)]
    told = [f"line {first + 1} of {the(name)}" for first, name in zip(firsts, names, strict=True) if first is not None]
    return f", {', '.join(told)}"


def _changed(diff: Diff, names: Names, rows: Sequence[Row], start: int, whole: bool) -> Iterator[str]:
    most = None if whole else LINES
    for kind, found in groupby(enumerate(rows, start), key=lambda one: one[1].kind):
        run = list(found)
        if kind == "changed":
            for at, row in run[:most]:
                yield from _pair(diff, names, at, row, whole)
            left = len(run) - len(run[:most])
            if left:
                yield f"{counted(left, 'more changed line')}; all reads everything."
            continue
        side = 0 if kind == "removed" else 1
        for moved, group in groupby(run, key=lambda one: _elsewhere(diff, names, one[0], side)):
            texts = [_line(diff, row, side) for _, row in group]
            yield from _read(f"only {names[side]} has" if moved is None else moved, texts, most)


def _elsewhere(diff: Diff, names: Names, at: int, side: int) -> str | None:
    """What is said before a line that stands at another place on the other side."""
    other = diff.moved(at, "right" if side else "left") if diff.moves else None
    if other is None:
        return None
    line = diff.rows[other].left if side else diff.rows[other].right
    assert line is not None
    return f"{names[side]} has, at line {line + 1} of {the(names[1 - side])}"


def _pair(diff: Diff, names: Names, at: int, row: Row, whole: bool) -> Iterator[str]:
    """A line that both sides have in different words, then those words."""
    spans = diff.spans(at)
    texts = [_line(diff, row, side) for side in (0, 1)]
    for name, text, found in zip(names, texts, spans, strict=True):
        yield from _read(f"{name} has", [text if whole else _shortened(text, found)], None)
    words = [
        _quoted([text[start:end].strip() for start, end in found]) for text, found in zip(texts, spans, strict=True)
    ]
    told = [f"{name} alone: {some}" for name, some in zip(names, words, strict=True) if some]
    rest = sum(len(text) for text in texts) - sum(end - start for found in spans for start, end in found)
    if told and rest > sum(len(text) for text in texts) // 3:
        yield f"changed words, {'; '.join(told)}."


def _quoted(words: Sequence[str]) -> str:
    there = [f'"{word}"' for word in words if any(map(str.isalnum, word))]
    more = f" and {len(there) - _WORDS} more" if len(there) > _WORDS else ""
    return ", ".join(there[:_WORDS]) + more


def _shortened(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """A long line, what is equal for long in it summed up."""
    if len(text) <= _LONG or not spans:
        return text
    parts: list[str] = []
    done = 0
    for start, end in [*spans, (len(text), len(text))]:
        before = _AROUND if done else 0
        after = _AROUND if start < len(text) else 0
        left_out = start - done - before - after
        if left_out > _AROUND:
            parts += [text[done : done + before], f" ({left_out:,} equal characters) ", text[start - after : end]]
        else:
            parts.append(text[done:end])
        done = end
    return "".join(parts)


def _line(diff: Diff, row: Row, side: int) -> str:
    at = row.right if side else row.left
    return "" if at is None else (diff.left_lines, diff.right_lines)[side][at]


def _read(lead: str, lines: Sequence[str], most: int | None) -> list[str]:
    """Each line with what it is of; blank ones in a row are counted."""
    told: list[str] = []
    for blank, found in groupby(lines[:most], key=lambda line: not line.strip()):
        run = list(found)
        if blank:
            told.append(f"{lead} {'an empty line' if len(run) == 1 else f'{len(run)} empty lines'}.")
        else:
            told += [f"{lead}: {line}" for line in run]
    if most is not None and len(lines) > most:
        told.append(f"{lead} {counted(len(lines) - most, 'more line')}; all reads everything.")
    return told
