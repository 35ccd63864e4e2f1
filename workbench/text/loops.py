"""Finding what a text says again and again: pieces repeated back to back, and sentences that keep coming back."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from typing import NamedTuple

from workbench.text.sentences import sentences

# Scripts without blanks are read by the character. Numbers of list items are read over, so that two lines that differ
# in nothing else are the same.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3041-\u3096\u30a1-\u30fa\u3400-\u4dbf\u4e00-\u9fff"
_TOKEN = re.compile(
    rf"(?m:^[ \t]{{0,20}}\d{{1,4}}[.)](?=[ \t]))|([{_UNSPACED}]|[^\W_{_UNSPACED}]+(?:['’][^\W_{_UNSPACED}]+)?)"
)
_ASCII_TOKEN = re.compile("[a-z0-9]+(?:'[a-z0-9]+)?")
_SPACED_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_ITEM_NUMBER = re.compile(r"\n[ \t]{0,20}\d{1,4}[.)](?=[ \t])")
_BLANKED = {code: " " for code in range(128) if chr(code) not in "abcdefghijklmnopqrstuvwxyz0123456789'"}
_WIDE = re.compile(f"[{_UNSPACED}]")
_WIDE_SIGN = 3  # characters that one sign of an unspaced script counts for
_GRAM = 4  # tokens that come again when a loop begins
_LONGEST_PERIOD = 2000  # tokens
_COPIES, _SIZE = 5, 100  # back to back: so many, of so many characters in all,
_LONG_COPIES, _LONG_PIECE = 3, 120  # or fewer of a longer piece
_ENDLESS_WORD, _WORD_START = 60, 400  # characters; how much of its ends is searched for a period
_LONG_WORD = re.compile(rf"[^\W\d_{_UNSPACED}]{{{_ENDLESS_WORD},}}")
_SAME_SIGN = re.compile(r"([^\w\s.=*~#|+<>/\\-])\1+")
_SAME_SIGNS = 200
_RETURNS, _RETURNING_SHARE, _SHORTEST_SENTENCE = 5, 0.3, 20
_BEGINNING = re.compile(r"(?:[.!?]\s|[。！？\n])\W{0,10}(?=\w)")
_PUNCTUATION = re.compile(r"[^\w\s]{0,20}")
_STOPS = re.compile(r"[.?!。！？｡\n]+")
_EDGES = " \t\r\f\v\u00a00123456789.)(\"'“”‘’«»<>[]{}*_-#•>"
_EDGES_OF_PIECE = 25  # characters that may stand around a piece at most: its mark, blanks, stops
_ITEM_MARK = re.compile(r"\s{0,20}(?:\d{1,4}[.)]|[-*•>#]{1,6})\s+")


class Loop(NamedTuple):
    """A piece that is repeated: the range of its copies, how many (the last may be cut), how many characters are extra.

    Sentences that come back with others between them have the range from the first to the last.
    """

    piece: str
    copies: int
    start: int
    end: int
    extra: int


class _Places(NamedTuple):
    starts: list[int]
    ends: list[int]


def loops(text: str) -> list[Loop]:
    """The loops of a text in their order; the time it takes is in proportion to the text's length.

    What has no letter, such as rows of numbers and rules of dashes, is no loop; endless exclamation marks are one.
    """
    found = _same_signs(text) + _endless_words(text) + _back_to_back(text)
    return sorted(found or _returning(text), key=lambda loop: loop.start)


def _same_signs(text: str) -> list[Loop]:
    half = _SAME_SIGNS // 2  # so long a run holds one of the pieces that begin at even distances whole
    if not any(text.startswith(text[at] * half, at) for at in range(0, len(text), half)):
        return []
    runs = (run for run in _SAME_SIGN.finditer(text) if run.end() - run.start() >= _SAME_SIGNS)
    return [Loop(run[1], len(run[0]), run.start(), run.end(), len(run[0]) - 1) for run in runs]


def _endless_words(text: str) -> list[Loop]:
    """Loops inside words that are too long to be any, such as 'hahaha…'; they may begin or end with something else."""
    found: list[Loop] = []
    if max(map(len, text.split()), default=0) < _ENDLESS_WORD:
        return found
    for word in _LONG_WORD.finditer(text):
        for backwards in (False, True):
            length, period = _periodic_start(word[0][::-1] if backwards else word[0])
            if length >= max(_ENDLESS_WORD, _COPIES * period):
                start = word.end() - length if backwards else word.start()
                piece = text[start : start + period]
                found.append(Loop(piece, length // period, start, start + length, length - period))
                break
    return found


def _periodic_start(word: str) -> tuple[int, int]:
    """How far a word is periodic from its start, and the period, found in its first part (Knuth, Morris and Pratt)."""
    head = word[:_WORD_START]
    borders = [0] * len(head)
    for at in range(1, len(head)):
        size = borders[at - 1]
        while size and head[at] != head[size]:
            size = borders[size - 1]
        borders[at] = size + (head[at] == head[size])
    period = len(head) - borders[-1]
    length = next((at for at in range(period, len(word)) if word[at] != word[at - period]), len(word))
    return length, period


def _back_to_back(text: str) -> list[Loop]:
    """Every run of tokens that repeats itself with one period."""
    words = _words(text)
    found: list[Loop] = []
    tokens: _Places | None = None
    seen: dict[tuple[str, ...], int] = {}
    done, tried_until, tried_period = 0, 0, 0
    for at, gram in enumerate(zip(words, words[1:], words[2:], words[3:], strict=False)):
        if at < done:
            continue
        before = seen.get(gram)
        seen[gram] = at
        if before is None or at - before > _LONGEST_PERIOD:
            continue
        period = at - before
        if period == tried_period and at < tried_until:
            continue
        end = at + _GRAM
        while end < len(words) and words[end] == words[end - period]:
            end += 1
        loop = None
        if end - before >= _LONG_COPIES * period:
            tokens = tokens or _places(text)
            loop = _loop(text, tokens, before, end, period)
        if loop is None:
            tried_until, tried_period = end, period
        else:
            found.append(loop)
            done = end
    return found


def _words(text: str) -> list[str]:
    """The tokens in small letters."""
    if text.isascii():  # several times as fast
        words = _ITEM_NUMBER.sub("\n", f"\n{text}").lower().translate(_BLANKED).split()
        return [part for word in words for part in (_ASCII_TOKEN.findall(word) if "'" in word else (word,))]
    if not _WIDE.search(text):
        return [word.casefold() for word in _SPACED_TOKEN.findall(_ITEM_NUMBER.sub("\n", f"\n{text}"))]
    return [word.casefold() for word in _TOKEN.findall(text) if word]


def _places(text: str) -> _Places:
    """Where the tokens stand."""
    places = _Places([], [])
    for found in _TOKEN.finditer(text):
        if found[1]:
            places.starts.append(found.start())
            places.ends.append(found.end())
    return places


def _loop(text: str, tokens: _Places, first: int, end: int, period: int) -> Loop | None:
    """The loop of the tokens from `first` to before `end`; None where it is too small to be one."""
    copies = (end - first) // period
    piece = text[tokens.starts[first] : tokens.starts[first + period]]
    size = len(piece.strip()) + (_WIDE_SIGN - 1) * len(_WIDE.findall(piece))
    if not (copies >= _COPIES and size * copies >= _SIZE) and size < _LONG_PIECE:
        return None
    if not any(map(str.isalpha, piece)):
        return None
    first = _sentence_start(text, tokens, first, period)
    start, second, stop = tokens.starts[first], tokens.starts[first + period], tokens.ends[end - 1]
    closing = _PUNCTUATION.match(text, tokens.ends[first + period - 1], second)
    return Loop(text[start : closing.end() if closing else second], (end - first) // period, start, stop, stop - second)


def _sentence_start(text: str, tokens: _Places, first: int, period: int) -> int:
    """A run is found wherever it sets in; it reads better from where a sentence or a line starts."""
    start, second = tokens.starts[first], tokens.starts[first + period]
    if not text[max(0, start - 8) : start].strip(" \t*_#>-\"'([0123456789.)"):
        return first
    beginning = _BEGINNING.search(text, start, second)
    if beginning is None:
        return first
    later = bisect_left(tokens.starts, beginning.end(), first, first + period)
    return later if later < first + period else first


def _returning(text: str) -> list[Loop]:
    """Sentences that come back again and again with others between them, where they are much of the text."""
    if not _may_return(text):
        return []
    places: dict[str, list[tuple[int, int]]] = {}
    position = 0
    for line in text.split("\n"):
        mark = _ITEM_MARK.match(line) if line else None
        offset = mark.end() if mark else 0
        for sentence in sentences(line[offset:]) if line else ():
            offset = line.find(sentence, offset)
            places.setdefault(sentence.casefold(), []).append((position + offset, len(sentence)))
            offset += len(sentence)
        position += len(line) + 1
    returning = {
        key: found
        for key, found in places.items()
        if len(found) >= _RETURNS and len(key) >= _SHORTEST_SENTENCE and any(map(str.isalpha, key))
    }
    extra = Counter({key: sum(length for _, length in found[1:]) for key, found in returning.items()})
    if extra.total() < _RETURNING_SHARE * len(text.strip()):
        return []
    loops = []
    for key, size in extra.most_common():
        (start, length), (last, last_length) = returning[key][0], returning[key][-1]
        loops.append(Loop(text[start : start + length], len(returning[key]), start, last + last_length, size))
    return loops


def _may_return(text: str) -> bool:
    """Whether pieces between stops that come so often are enough of the text: returning sentences are made of such
    pieces, but for their edges. A quick look that spares most texts the cutting into sentences.
    """
    pieces = [piece.strip(_EDGES) for piece in _STOPS.split(text.casefold())]
    often = [(piece, count) for piece, count in Counter(pieces).items() if piece and count >= _RETURNS]
    return sum((len(piece) + _EDGES_OF_PIECE) * count for piece, count in often) >= _RETURNING_SHARE * len(text.strip())
