"""Making the equal runs of two lines readable: no confetti, no cut words or graphemes, edges where a reader expects."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING
from unicodedata import category

from workbench.text.cells import graphemes, is_plain
from workbench.text.matching import shared_ends
from workbench.text.tokens import escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Run = tuple[int, int, int, int]  # start and end on the left, start and end on the right

# An equal run between two changes must be worth at least this many characters, counted on both sides: shorter ones
# make confetti of a rewritten sentence. One more change costs a reader as much as 20 more changed characters.
_ISLAND = 20
_SMALL_ISLAND = 7  # or this much on one side, where that is more than one of the changes beside it
_WORD_ISLAND = 4  # or only this much, where it holds a word and is twice as long as that change
_MOST_BLANKS = 4  # blanks around a change that may be left out when it is weighed
_WIDE_WORTH = 3  # what one character of a script without blanks counts, as it says about as much as a short word
_LONG_WORD = 20  # words of more shared characters (hashes, keys) may be cut inside
_FARTHEST = 300  # characters by which a change may be moved
_WORD = re.compile(r"[^\W\d_]{4}|\d|[^\w\s] \w{3}")  # a telling word, not `the`; or a word behind a mark, as in `. Add`
_NO_WORD = re.compile(r"(?:\\[nrt]|[\W_])*")  # marks, blanks, and line breaks as they are written in JSON
_SENTENCE_ENDS = frozenset(".!?。！？…")
_CLAUSE_ENDS = frozenset(",;:、，；：)")


def joined(runs: Iterable[Run]) -> list[Run]:
    """The runs with those that touch on both sides made one."""
    result: list[Run] = []
    for run in runs:
        if result and result[-1][1] == run[0] and result[-1][3] == run[2]:
            result[-1] = (result[-1][0], run[1], result[-1][2], run[3])
        else:
            result.append(run)
    return result


def gaps(runs: Iterable[Run], left: str, right: str) -> list[Run]:
    """What stands before, between and after the runs."""
    result: list[Run] = []
    i = j = 0
    for start, end, other, other_end in [*runs, (len(left), len(left), len(right), len(right))]:
        if start > i or other > j:
            result.append((i, start, j, other))
        i, j = end, other_end
    return result


def readable(runs: Sequence[Run], left: str, right: str, *, exact: bool = True) -> list[Run]:
    """The runs without short islands, and with their edges where a reader would put them.

    They are grown over whole words that both sides of a replaced text begin or end with. What was only
    added or only removed, and can be told from its surroundings in several ways, is told so that it begins with a
    sentence or clause: of `A cat. A dog.` was added `A dog.`, not `dog. A`. Not `exact`: in the runs there are parts
    that differ in what is ignored.
    """
    result: list[Run] = []
    i = j = begin = other_begin = 0  # the run before, as far as it is known
    ends = (len(left), len(left), len(right), len(right))
    for start, end, other, other_end in [*_worthwhile(runs, left, right), ends]:
        if start > i and other > j:
            if left[start - 1] == right[other - 1]:
                tail = _shared_tail(left, i, start, right, j, other)
                start, other = start - tail, other - tail
            if start > i and other > j and left[i] == right[j]:
                head = _shared_head(left, i, start, right, j, other)
                i, j = i + head, j + head
        if start == i and other == j:
            i, j = end, other_end  # the runs touch
            continue
        if start == i or other == j:
            text, at, to = (right, j, other) if start == i else (left, i, start)
            if (i > begin and text[at - 1] == text[to - 1]) or (end > start and text[at] == text[to]):
                back, ahead = i - begin, end - start
                if not exact:  # a change may be moved only over what is the same on both sides
                    back = shared_ends()[1](left[begin:i], right[other_begin:j])
                    ahead = shared_ends()[0](left[start:end], right[other:other_end])
                shift = _best_shift(text, at, to, back, ahead)
                i, j, start, other = i + shift, j + shift, start + shift, other + shift
        if i > begin:
            result.append((begin, i, other_begin, j))
        begin, i, other_begin, j = start, end, other, other_end
    if i > begin:
        result.append((begin, i, other_begin, j))
    return result


def _worthwhile(runs: Sequence[Run], left: str, right: str) -> Sequence[Run]:
    if not runs or (len(runs) == 1 and not (runs[0][0] or runs[0][2])):
        return runs
    narrow = left.isascii() and right.isascii()
    left_end, right_end = len(left), len(right)
    kept = []
    i = j = 0
    doubtful = False
    for run, (after, _, other_after, _) in zip(runs, [*runs[1:], (left_end, 0, right_end, 0)], strict=True):
        start, end, other, other_end = run
        worth = end - start
        if 2 * worth < _ISLAND and (start or other) and (end < left_end or other_end < right_end):
            if not narrow:
                worth = _worth(left[start:end])
            # The larger side of either change beside it, in characters, which are worth one at least.
            most = worth + _MOST_BLANKS if worth >= _WORD_ISLAND else _MOST_BLANKS
            if 2 * worth >= _ISLAND or end - start in (left_end, right_end):
                kept.append(run)
            elif not (
                (start - i > most or other - j > most) and (after - end > most or other_after - other_end > most)
            ) and _is_read((i, start, j, other), (end, after, other_end, other_after), worth, left, right):
                kept.append(run)
                doubtful = doubtful or worth < _SMALL_ISLAND
        else:
            kept.append(run)
        i, j = end, other_end
    return _apart(kept, left, right) if doubtful else kept


def _is_read(before: Run, behind: Run, worth: int, left: str, right: str) -> bool:
    """Whether a short island between two changes is worth leaving unmarked."""
    i, start, j, other = before
    end, after, other_end, other_after = behind
    first = max(_worth(left[i:start].strip()), _worth(right[j:other].strip()))
    second = max(_worth(left[end:after].strip()), _worth(right[other_end:other_after].strip()))
    lesser = min(first, second)
    if worth <= lesser or worth >= _SMALL_ISLAND:
        return worth > lesser
    island = left[start:end]
    if lesser:
        return worth >= _WORD_ISLAND and worth >= 2 * lesser and _WORD.search(island) is not None
    if not _NO_WORD.fullmatch(island):
        return True
    # Marks alone stay where one side has no change around them, as a bar between cells of which one is wider now.
    return bool(first or second) and ((i == start and end == after) or (j == other and other_end == other_after))


def _apart(runs: Sequence[Run], left: str, right: str) -> list[Run]:
    """The runs without very short islands beside which others were dropped, so that the changes there are larger."""
    kept = []
    i = j = 0
    for run, (after, _, other_after, _) in pairwise([*runs, (len(left), 0, len(right), 0)]):
        start, end, other, other_end = run
        worth = end - start
        if worth < _SMALL_ISLAND and (start or other) and (end < len(left) or other_end < len(right)):
            worth = _worth(left[start:end])
            change, next_change = (i, start, j, other), (end, after, other_end, other_after)
            if worth < _SMALL_ISLAND and not _is_read(change, next_change, worth, left, right):
                continue
        kept.append(run)
        i, j = end, other_end
    return kept


def _worth(text: str) -> int:
    if text.isascii():
        return len(text)
    return len(text) + (_WIDE_WORTH - 1) * sum(character > "\u2e7f" for character in text)


def _shared_head(left: str, i: int, i_end: int, right: str, j: int, j_end: int) -> int:
    """How many characters both ranges begin with, up to the end of a word on both sides."""
    size = shared_ends()[0](left[i:i_end], right[j:j_end])
    for cut in range(size, max(-1, size - _LONG_WORD), -1):
        if not (inside_word(left, i + cut) or inside_word(right, j + cut)):
            return cut
    return size if size >= _LONG_WORD else 0


def _shared_tail(left: str, i: int, i_end: int, right: str, j: int, j_end: int) -> int:
    """How many characters both ranges end with: blanks, and before them text from the start of a word on both sides."""
    blanks = 0
    while i_end > i and j_end > j and left[i_end - 1] == right[j_end - 1] == " ":
        i_end, j_end, blanks = i_end - 1, j_end - 1, blanks + 1
    if i_end == i or j_end == j or left[i_end - 1] != right[j_end - 1]:
        return blanks
    size = shared_ends()[1](left[i:i_end], right[j:j_end])
    for cut in range(size, max(-1, size - _LONG_WORD), -1):
        if not (inside_word(left, i_end - cut) or inside_word(right, j_end - cut)):
            return blanks + cut
    return blanks + (size if size >= _LONG_WORD else 0)


def _best_shift(text: str, start: int, end: int, back: int, ahead: int) -> int:
    """By how many characters to move the range `start` to `end`, which is on one side only, so that it reads best."""
    least = 0
    while least < min(back, _FARTHEST) and text[start - least - 1] == text[end - least - 1]:
        least += 1
    most = 0
    while most < min(ahead, _FARTHEST) and text[start + most] == text[end + most]:
        most += 1
    if not least and not most:
        return 0
    best, best_score = 0, _edge(text, start)
    for shift in range(-least, most + 1):
        score = _edge(text, start + shift)
        if score > best_score and not inside_word(text, end + shift):
            best, best_score = shift, score
    return best


def _edge(text: str, at: int) -> int:
    """How good a place is for a change to begin, from 0 (inside a word) to 5 (the start of a line)."""
    if at == 0:
        return 5
    before = text[at - 1]
    if not before.isspace():
        if before > "\u2e7f":
            return 4 if before in _SENTENCE_ENDS else 3 if before in _CLAUSE_ENDS else 1
        return 0 if inside_word(text, at) else 1
    if at < len(text) and text[at].isspace():
        return 1
    end = text[at - 2 : at - 1]
    return 4 if end in _SENTENCE_ENDS and end else 3 if end in _CLAUSE_ENDS and end else 2


def whole_words_head(left: str, right: str) -> int:
    """How many characters both lines begin with, up to the end of a word on both sides."""
    size = shared_ends()[0](left, right)
    if inside_word(left, size) or inside_word(right, size):
        return left.rfind(" ", 0, size) + 1
    return size


def whole_words_tail(left: str, right: str, most: int) -> int:
    """How many characters, at most `most`, both lines end with, from the start of a word on both sides."""
    size = min(most, shared_ends()[1](left, right))
    start = len(left) - size
    if inside_word(left, start) or inside_word(right, len(right) - size):
        start = left.find(" ", start) % (len(left) + 1)
    return len(left) - start


def inside_word(text: str, at: int) -> bool:
    """Whether a cut here would divide a word or a number; scripts without blanks can be cut anywhere."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if before == "\\":
        return after in "nrtu" and escape()(text, at - 1) is not None
    if _wordlike(before) and _wordlike(after):
        # A line break as it is written in JSON or code ends before the word that follows.
        found = escape()(text, at - 2) if before in "nrt" and text[at - 2 : at - 1] == "\\" else None
        return found is None or found.end() != at
    if after in ".,":
        return before.isdigit() and text[at + 1 : at + 2].isdigit()
    return before in ".," and after.isdigit() and text[at - 2 : at - 1].isdigit()


def _wordlike(character: str) -> bool:
    return character < "\u2e80" and (character.isalnum() or character == "_" or category(character)[0] == "M")


def on_graphemes(runs: Sequence[Run], left: str, right: str) -> list[Run]:
    """The runs, shrunk where one would begin or end inside a grapheme of either line."""
    if is_plain(left) and is_plain(right):
        return list(runs)
    left_edges, right_edges = _edges(left), _edges(right)
    result: list[Run] = []
    for start, end, other, other_end in runs:
        while start < end and not (left_edges[start] and right_edges[other]):
            start += 1
            other += 1
        while start < end and not (left_edges[end] and right_edges[other_end]):
            end -= 1
            other_end -= 1
        if start < end:
            result.append((start, end, other, other_end))
    return result


def _edges(text: str) -> bytearray:
    edges = bytearray(len(text) + 1)
    for start, _, _ in graphemes(text):
        edges[start] = 1
    edges[len(text)] = 1
    return edges
