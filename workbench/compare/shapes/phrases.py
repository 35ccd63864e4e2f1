"""What sentences a text gained and lost: whole ones as templates, their beginnings, and where they stand.

Words that vary from case to case (numbers, names, what is quoted) are placeholders in a template.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from workbench.compare.shapes.shape import Part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# An end mark and a blank, or line breaks. Whatever it is begins with one set of signs, which makes the search quick; a
# row of marks is tried from its first one alone.
_CUT = re.compile(r"[\n.!?。！？](?:(?<=\n)\n*|(?<=[。！？])|(?<![.!?]{2})[.!?]*+[\"'”*_)]{0,3}[ \t]+)")
_IDEOGRAPH = "\u3041-\u30ff\u3400-\u9fff\u0e00-\u0eff"
_WORD = re.compile(
    rf"`[^`\n]{{0,200}}`|\"[^\"\n]{{0,200}}\"|“[^”\n]{{0,200}}”|«[^»\n]{{0,200}}»|https?://\S+|[{_IDEOGRAPH}]|[^\W{_IDEOGRAPH}]+(?:['’]\w+)*|[^\w\s]"
)
_MARKUP = re.compile(r"^[ \t>]*(?:</?[A-Za-z][\w-]{0,30}>)?(?:#{1,6}[ \t]+|[-*•+–][ \t]+|\d{1,3}[.)][ \t]+)?[*_]{0,2}")
_EDGES = " \t*_.!?。！？"
_READ = 6000  # characters of a text, half from its beginning, half from its end
_QUOTE = 60
_BEGINNING = 3  # words that name a sentence
_BEGINNING_SIGNS = 6  # ideographs that do
_NAMED = 100  # characters of a sentence in which these words stand
_BETWEEN = 4  # words that name one in the middle of a text, where more of them are alike by chance
_LEAST_SENTENCE = 20  # characters
_IS = re.compile(r"(?<=here|that|what)['’]s\b|(?<=it)['’]s\b", re.IGNORECASE)  # "Here's a list" is "Here is a list"
_LEAST_LETTERS = 6
_FEW = 0.5  # the share of a text that must be unchanged for its changes to be few
_MOST_CHANGES = 8
_LONGEST_SWAP = 5  # words
_MOST_BETWEEN = 4  # new sentences in the middle of a reworded text that are kept
_MARKED_HEADING = re.compile(r"[ \t]*(?:#{1,6}[ \t]+\S|\*\*[^*\n]+\*\*:?[ \t]*$)")
_HEADING = re.compile(r"^[ \t]*(?:#{1,6}[ \t]+\S.*|\*\*[^*\n]+\*\*:?|[^.!?\n]{2,40}:)[ \t]*$")


class Unit(NamedTuple):
    """A sentence or line, and what it is compared by."""

    text: str
    key: str


def units_of(text: str) -> list[Unit]:
    """The sentences and lines of a text."""
    if len(text) > _READ:
        text = f"{text[: _READ // 2]}\n{text[-_READ // 2 :]}"
    return [Unit(part, key) for part in _CUT.split(text) if (key := _unmarked(part).strip(_EDGES).casefold())]


def _unmarked(line: str) -> str:
    """A sentence or line without the marks that it begins with."""
    marks = None if line[:1].isalpha() else _MARKUP.match(line)
    return line[marks.end() :] if marks else line


class Rewording(NamedTuple):
    """What changed in prose; `kept`: most of it is the same."""

    parts: list[Part]
    kept: bool


def phrase_changes(left: str, right: str) -> Rewording:
    """The parts of a change of prose that may recur in other cases, though the texts differ from case to case."""
    was, now = units_of(left), units_of(right)
    old, new = {unit.key for unit in was}, {unit.key for unit in now}
    parts = [*_edges("phrase-added", now, old, was), *_edges("phrase-dropped", was, new, now)]
    same = sum(len(unit.key) for unit in now if unit.key in old)
    kept = same >= _FEW * max(sum(len(unit.key) for unit in was), sum(len(unit.key) for unit in now))
    if kept:
        parts += _few_changes(was, now, old, new)
    else:
        parts += _headings(was, now, old, new)
        parts += _between(now, old)
    return Rewording(list({part.key: part for part in reversed(parts)}.values())[::-1], kept)


def _edges(kind: str, units: Sequence[Unit], others: set[str], other: Sequence[Unit]) -> Iterator[Part]:
    """How a text begins and ends, where the other does not begin or end in the same words."""
    for where, at in (("at the beginning", 0), ("at the end", -1)):
        if units and units[at].key not in others:
            words = beginning(units[at].text)
            if words and (not other or beginning(other[at].text) != words):
                yield Part(kind, where, words, units[at].text.strip()[:_QUOTE])


def _between(units: Sequence[Unit], others: set[str]) -> Iterator[Part]:
    """How new sentences in the middle begin; that one is gone tells nothing of a text in other words."""
    found = 0
    for unit in units[1:-1]:
        if unit.key not in others and len(unit.key) > _LEAST_SENTENCE and (words := beginning(unit.text, _BETWEEN)):
            yield Part("phrase-added", "in between", words, unit.text.strip()[:_QUOTE])
            found += 1
            if found == _MOST_BETWEEN:
                return


def _headings(was: Sequence[Unit], now: Sequence[Unit], old: set[str], new: set[str]) -> Iterator[Part]:
    """Headings that stand at the same place among the headings and say something else."""
    ours = [unit for unit in was if _HEADING.match(unit.text)]
    others = [unit for unit in now if _HEADING.match(unit.text)]
    if len(ours) == len(others) <= _MOST_CHANGES:
        for unit, other in zip(ours, others, strict=True):
            if unit.key not in new and other.key not in old:
                yield from _replaced(_swapped(unit.text), _swapped(other.text), f"{unit.text} -> {other.text}")


def _replaced(before: str, after: str, quote: str) -> Iterator[Part]:
    """One phrase instead of another; one number or name instead of another is none."""
    if before != after:
        yield Part("replaced", before, after, quote[:_QUOTE])


def _swapped(text: str) -> str:
    return f'"{template(text, names=False)[:40]}"'


def _few_changes(was: Sequence[Unit], now: Sequence[Unit], old: set[str], new: set[str]) -> Iterator[Part]:
    """The sentences changed in a text that is else the same: paired by the kept sentence they follow."""
    gone, come = _gaps(was, new), _gaps(now, old)
    if sum(map(len, gone.values())) > _MOST_CHANGES or sum(map(len, come.values())) > _MOST_CHANGES:
        return
    last = len(was) - 1, len(now) - 1
    for at in sorted({*gone, *come}):
        lost, gained = gone.get(at, []), come.get(at, [])
        for (_, unit), (_, other) in zip(lost, gained, strict=False):
            yield from _inside(unit, other)
        if len(gained) > len(lost):
            place, unit = gained[len(lost)]
            yield from _whole("added", place, last[1], gained[-1][0], unit)
        elif len(lost) > len(gained):
            place, unit = lost[len(gained)]
            yield from _whole("dropped", place, last[0], lost[-1][0], unit)


def _gaps(units: Sequence[Unit], others: set[str]) -> dict[int, list[tuple[int, Unit]]]:
    """The units that the other text lacks, each with its place, by how many units that it has stand before."""
    found: dict[int, list[tuple[int, Unit]]] = {}
    kept = 0
    for place, unit in enumerate(units):
        if unit.key in others:
            kept += 1
        else:
            found.setdefault(kept, []).append((place, unit))
    return found


def _whole(verb: str, place: int, last: int, end: int, unit: Unit) -> Iterator[Part]:
    where = "at the beginning" if place == 0 else "at the end" if end == last else "in between"
    if words := beginning(unit.text):
        yield Part(f"phrase-{verb}", where, words, unit.text.strip()[:_QUOTE])
    count = "a heading" if _MARKED_HEADING.match(unit.text) else "a sentence" if end == place else "sentences"
    yield Part(f"text-{verb}", where, count, unit.text.strip()[:_QUOTE], general=True)


def _inside(unit: Unit, other: Unit) -> Iterator[Part]:
    """A sentence that was changed in one place: words that came, went, or stand for others; a heading as a whole."""
    if _HEADING.match(unit.text) and _HEADING.match(other.text):
        yield from _replaced(_swapped(unit.text), _swapped(other.text), f"{unit.text} -> {other.text}")
        return
    was, now = _WORD.findall(unit.text), _WORD.findall(other.text)
    start = 0
    while start < min(len(was), len(now)) and was[start] == now[start]:
        start += 1
    end = 0
    while end < min(len(was), len(now)) - start and was[-1 - end] == now[-1 - end]:
        end += 1
    before, after = was[start : len(was) - end], now[start : len(now) - end]
    quote = f"{' '.join(before)} -> {' '.join(after)}"[:_QUOTE]
    if max(len(before), len(after)) > _LONGEST_SWAP or len(before) + len(after) > 0.8 * (len(was) + len(now)):
        return
    if before and after:
        yield from _replaced(f'"{_templated(before)}"', f'"{_templated(after)}"', quote)
    elif after:
        yield Part("phrase-added", "in between", _templated(after), quote)
    elif before:
        yield Part("phrase-dropped", "in between", _templated(before), quote)


def template(text: str, names: bool = True) -> str:
    """A sentence in small letters with placeholders for numbers, quotes and (`names`) capitalised words."""
    return _templated(_WORD.findall(_unmarked(text)), names=names)


def _templated(words: Sequence[str], names: bool = True) -> str:
    found: list[str] = []
    for at, word in enumerate(words):
        sign = _placeholder(word, names and at > 0)
        if sign != "…" or not found or found[-1] != "…":
            found.append(sign)
    return " ".join(found)


@lru_cache(maxsize=20_000)
def _placeholder(word: str, name: bool) -> str:
    if word[0] in '`"“«' or word.startswith(("http:", "https:")) or any(map(str.isdigit, word)):
        return "…"
    if name and word[0].isupper() and word not in ("I", "I'm", "I'd", "I'll", "I've", "I’m", "I’d", "I’ll", "I’ve"):
        return "…"
    return word.casefold().replace("’", "'")


def beginning(text: str, count: int = _BEGINNING) -> str:
    """The first words of a sentence as a template, "" where they tell nothing."""
    head = _unmarked(text[:_NAMED])
    words = _WORD.findall(_IS.sub(" is", head) if "'" in head or "’" in head else head)
    size = _BEGINNING_SIGNS if words and re.match(f"[{_IDEOGRAPH}]", words[0]) else count
    first = _templated([word for word in words if word[0].isalnum() or word[0] in '`"“«'][:size])
    return first if sum(map(str.isalpha, first)) >= _LEAST_LETTERS or size == _BEGINNING_SIGNS else ""
