"""How alike two texts are, within bounds on time and memory."""

from __future__ import annotations

from itertools import accumulate

from workbench.text.matching import matching_blocks
from workbench.text.rows import align
from workbench.text.tokens import Packer, tokens

_CHARACTER_PAIRS = 1 << 26  # pairs of characters that are compared outright (a few ms)
_NOT_EQUAL = 0.9999  # the most that texts which differ can be alike


def similarity(a: str, b: str) -> float:
    """How alike two texts are, from 0 (nothing in common) to 1 (equal texts, and only those).

    Twice the length of what both have in common, in the same order, over both lengths: a longest common subsequence
    of characters. In long texts that is taken line by line of their alignment, and by words in very long lines.
    An empty text is unlike any other.
    """
    if a == b:
        return 1.0
    if not a or not b:
        return 0.0
    if len(a) * len(b) <= _CHARACTER_PAIRS:
        common = _common(a, b)
    else:
        left, right = a.split("\n"), b.split("\n")
        common = -1.0  # one line break fewer than lines
        for i, j in align(left, right).pairs:
            common += 1 + (len(left[i]) if left[i] == right[j] else _common(left[i], right[j]))
    return min(_NOT_EQUAL, max(0.0, 2 * common / (len(a) + len(b))))


def _common(a: str, b: str) -> float:
    """The length of a longest common subsequence, of words where there are too many characters."""
    from rapidfuzz.distance import LCSseq, Postfix, Prefix

    if len(a) * len(b) <= _CHARACTER_PAIRS:
        return LCSseq.similarity(a, b)
    head = Prefix.similarity(a, b)
    a, b = a[head:], b[head:]
    tail = Postfix.similarity(a, b)
    a, b = a[: len(a) - tail], b[: len(b) - tail]
    packer = Packer()
    words = tokens(a)
    at = list(accumulate(map(len, words), initial=0))
    blocks = matching_blocks(packer.pack(words), packer.pack(tokens(b)))
    return head + tail + sum(at[i + size] - at[i] for i, _, size in blocks)
