"""Which characters of two paired lines differ."""

from __future__ import annotations

from itertools import accumulate
from unicodedata import category

from workbench.text.cells import graphemes, is_plain
from workbench.text.matching import matching_blocks
from workbench.text.tokens import Packer, tokens

Span = tuple[int, int]
Spans = tuple[tuple[Span, ...], tuple[Span, ...]]
_Equal = tuple[int, int, int, int]  # start and end on the left, start and end on the right

# An equal run between two changes must be worth at least this many characters, counted on both sides: shorter ones
# make confetti of a rewritten sentence.
_ISLAND = 20
_WIDE_WORTH = 3  # what one character of a script without blanks counts, as it says about as much as a short word
_LONG_WORD = 20  # words of more shared characters (addresses, hashes, scripts without blanks) may be cut inside
_LEAST_SHARE = 0.25  # less than this of the shorter line equal: both are marked whole


def line_spans(left: str, right: str) -> Spans:
    """The changed character ranges of two lines, each in order; what lies outside them is equal on both sides.

    Whole words, cleaned of short equal islands; ranges begin and end between graphemes. Lines that have hardly
    anything in common are marked whole.
    """
    if left == right:
        return (), ()
    blocks = _worthwhile(_equal_runs(left, right), left, right)
    blocks = _on_graphemes(_grown(blocks, left, right), left, right)
    shared = sum(end - start for start, end, _, _ in blocks)
    if shared < _LEAST_SHARE * min(len(left), len(right)):
        return _gaps([], left, right)
    return _gaps(blocks, left, right)


def _equal_runs(left: str, right: str) -> list[_Equal]:
    left_tokens, right_tokens = tokens(left), tokens(right)
    packer = Packer()
    packed_left, packed_right = packer.pack(left_tokens), packer.pack(right_tokens)
    left_at = list(accumulate(map(len, left_tokens), initial=0))
    right_at = list(accumulate(map(len, right_tokens), initial=0))
    return [
        (left_at[i], left_at[i + size], right_at[j], right_at[j + size])
        for i, j, size in matching_blocks(packed_left, packed_right)
    ]


def _worthwhile(blocks: list[_Equal], left: str, right: str) -> list[_Equal]:
    kept = []
    for block in blocks:
        start, end, other_start, other_end = block
        outer = start == other_start == 0 or (end == len(left) and other_end == len(right))
        if outer or 2 * _worth(left[start:end]) >= _ISLAND:
            kept.append(block)
    return kept


def _worth(text: str) -> int:
    if text.isascii():
        return len(text)
    return len(text) + (_WIDE_WORTH - 1) * sum(character > "\u2e7f" for character in text)


def _grown(blocks: list[_Equal], left: str, right: str) -> list[_Equal]:
    """The equal runs, grown into the changes between them over whole words and blanks that both sides share.

    Tokens hold the blank after a word, so `cat ` and `cat.` are two: the shared word is found here.
    """
    result: list[_Equal] = []
    begin = i = other_begin = j = 0
    for start, end, other_start, other_end in [*blocks, (len(left), len(left), len(right), len(right))]:
        if start > i and other_start > j:
            tail = _shared_tail(left, i, start, right, j, other_start)
            start, other_start = start - tail, other_start - tail
            head = _shared_head(left, i, start, right, j, other_start)
            i, j = i + head, j + head
        if start == i and other_start == j:
            i, j = end, other_end
            continue
        result.append((begin, i, other_begin, j))
        begin, i, other_begin, j = start, end, other_start, other_end
    result.append((begin, i, other_begin, j))
    return [run for run in result if run[0] < run[1]]


def _shared_head(left: str, i: int, i_end: int, right: str, j: int, j_end: int) -> int:
    """How many characters both ranges begin with, up to the end of a word on both sides."""
    from rapidfuzz.distance import Prefix

    size = Prefix.similarity(left[i:i_end], right[j:j_end])
    for cut in range(size, max(-1, size - _LONG_WORD), -1):
        if not (_inside_word(left, i + cut) or _inside_word(right, j + cut)):
            return cut
    return size


def _shared_tail(left: str, i: int, i_end: int, right: str, j: int, j_end: int) -> int:
    """How many characters both ranges end with, from the start of a word on both sides."""
    from rapidfuzz.distance import Postfix

    size = Postfix.similarity(left[i:i_end], right[j:j_end])
    for cut in range(size, max(-1, size - _LONG_WORD), -1):
        if not (_inside_word(left, i_end - cut) or _inside_word(right, j_end - cut)):
            return cut
    return size


def _inside_word(text: str, at: int) -> bool:
    """Whether a cut here would divide a word; scripts without blanks can be cut anywhere."""
    return 0 < at < len(text) and _wordlike(text[at - 1]) and _wordlike(text[at])


def _wordlike(character: str) -> bool:
    return character < "\u2e80" and (character.isalnum() or character == "_" or category(character)[0] == "M")


def _on_graphemes(blocks: list[_Equal], left: str, right: str) -> list[_Equal]:
    """The equal runs, shrunk where one would begin or end inside a grapheme of either line."""
    if is_plain(left) and is_plain(right):
        return blocks
    left_edges, right_edges = _edges(left), _edges(right)
    result: list[_Equal] = []
    for start, end, other_start, other_end in blocks:
        while start < end and not (left_edges[start] and right_edges[other_start]):
            start += 1
            other_start += 1
        while start < end and not (left_edges[end] and right_edges[other_end]):
            end -= 1
            other_end -= 1
        if start < end:
            result.append((start, end, other_start, other_end))
    return result


def _edges(text: str) -> bytearray:
    edges = bytearray(len(text) + 1)
    for start, _, _ in graphemes(text):
        edges[start] = 1
    edges[len(text)] = 1
    return edges


def _gaps(blocks: list[_Equal], left: str, right: str) -> Spans:
    lefts: list[Span] = []
    rights: list[Span] = []
    i = j = 0
    for start, end, other_start, other_end in [*blocks, (len(left), len(left), len(right), len(right))]:
        if start > i:
            lefts.append((i, start))
        if other_start > j:
            rights.append((j, other_start))
        i, j = end, other_end
    return tuple(lefts), tuple(rights)
