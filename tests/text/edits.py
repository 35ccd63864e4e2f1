"""Texts and edited forms of them, with the truth of what was edited: made up, from a seed."""

from __future__ import annotations

import json
import random
import re
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

KINDS = ("prose", "markdown", "code", "json", "chinese")
_WORD = re.compile(r"[一-鿿]|[^\W_一-鿿]+|[\W_]")
_STARTS = "b br c cl d f g gr h j k l m n p pl r s st t tr v w".split()  # noqa: SIM905
_VOWELS = "a e i o u ai ea ou".split()  # noqa: SIM905
_ENDS = ("", "n", "r", "st", "l", "nd", "s", "tion", "ment", "ing")


class Edited(NamedTuple):
    """A text, its edited form, the changed ranges of both (sorted), and which lines belong together."""

    a: str
    b: str
    left: list[tuple[int, int]]
    right: list[tuple[int, int]]
    pairs: set[tuple[int, int]]


class Writer:
    """Writes texts of a few hundred made-up words, some of them often."""

    def __init__(self, seed: str) -> None:
        chance = self.chance = random.Random(seed)
        self._words = ["".join(self._syllable() for _ in range(chance.randint(1, 3))) for _ in range(400)]
        self._words = [word + chance.choice(_ENDS) for word in self._words]
        self._odds = list(accumulate(1 / (rank + 3) for rank in range(400)))
        self._characters = [chr(chance.randrange(0x4E00, 0x9000)) for _ in range(400)]

    def _syllable(self) -> str:
        return self.chance.choice(_STARTS) + self.chance.choice(_VOWELS)

    def word(self, like: str = "a") -> str:
        """A word that may stand for another: of the same script, a number for a number."""
        if "一" <= like[0] <= "鿿":
            return self.chance.choices(self._characters, cum_weights=self._odds)[0]
        if like.isdigit():
            return str(self.chance.randint(0, 999))
        return self.chance.choices(self._words, cum_weights=self._odds)[0]

    def sentence(self) -> str:
        words = [self.word() for _ in range(self.chance.randint(5, 18))]
        words[self.chance.randrange(len(words))] += self.chance.choice((",", ",", "", ";", " (" + self.word() + ")"))
        return " ".join(words).capitalize() + "."

    def line(self, kind: str) -> str:
        chance, word = self.chance, self.word
        if kind == "chinese":
            parts = ("".join(word("一") for _ in range(chance.randint(4, 12))) for _ in range(chance.randint(2, 8)))
            return "，".join(parts) + "。"
        if kind == "code":
            return "    " * chance.randint(0, 2) + chance.choice(
                (
                    f"{word()} = {word()}.{word()}({word()}, {chance.randint(0, 99)})",
                    f"if {word()} is not None and {word()}:",
                    f"def {word()}({word()}, {word()}=None):",
                    f"return {word()}[{word()!r}]",
                    f"for {word()} in {word()}({word()}):",
                )
            )
        if kind == "markdown":
            return chance.choice(
                (
                    f"## {word()} {word()}".title(),
                    f"- **{word()}**: {self.sentence()}",
                    f"{chance.randint(1, 9)}. {self.sentence()}",
                    f"{self.sentence()} {self.sentence()}",
                )
            )
        return " ".join(self.sentence() for _ in range(chance.randint(2, 5)))

    def text(self, kind: str, size: int) -> str:
        """About `size` characters."""
        done = 0
        if kind == "json":
            entries: dict[str, object] = {}
            while done < size:
                entry = {self.word(): self.sentence(), self.word(): [self.chance.randint(0, 999), self.word()]}
                entries[f"{self.word()}_{len(entries)}"] = entry
                done += len(json.dumps(entry, indent=2)) + 25
            return json.dumps(entries, indent=2)
        lines: list[str] = []
        while done < size:
            lines.append(self.line(kind))
            done += len(lines[-1]) + 2
            if kind != "code" or self.chance.random() < 0.2:
                lines.append("")
        return "\n".join(lines)


def edited(kind: str, size: int, words: float = 0.02, lines: float = 0.02, seed: int = 1) -> Edited:
    """A text with that share of its words and lines replaced, removed, or added to."""
    writer = Writer(f"{kind} {size} {seed}")
    a = writer.text(kind, size)
    left: list[tuple[int, int]] = []
    right: list[tuple[int, int]] = []
    pairs: set[tuple[int, int]] = set()
    out: list[str] = []
    at = to = 0
    for number, line in enumerate(a.split("\n")):
        lot = writer.chance.random() if line.strip() else 1.0
        if lot < lines / 2:
            left.append((at, at + len(line) + 1))
            at += len(line) + 1
            continue
        if lot < lines:
            added = writer.line("prose" if kind == "json" else kind)
            right.append((to, to + len(added) + 1))
            out.append(added)
            to += len(added) + 1
        new = _edited_line(line, at, to, words, writer, left, right)
        pairs.add((number, len(out)))
        out.append(new)
        at, to = at + len(line) + 1, to + len(new) + 1
    return Edited(a, "\n".join(out), left, right, pairs)


def _edited_line(
    line: str,
    at: int,
    to: int,
    share: float,
    writer: Writer,
    left: list[tuple[int, int]],
    right: list[tuple[int, int]],
) -> str:
    new = ""
    for match in _WORD.finditer(line):
        word = match.group()
        if word.isalnum() and writer.chance.random() < share:
            lot, other = writer.chance.random(), writer.word(word)
            if lot < 0.8:
                left.append((at + match.start(), at + match.end()))
                if lot < 0.6 and other != word:
                    right.append((to + len(new), to + len(new) + len(other)))
                    new += other
                continue
            right.append((to + len(new), to + len(new) + len(other) + 1))
            new += other + " "
        new += word
    return new


def shares(found: Sequence[tuple[int, int]], truth: Sequence[tuple[int, int]], size: int) -> tuple[int, int, int]:
    """Of a text: how many characters were rightly marked, wrongly marked, and missed."""
    marks = [bytearray(size + 1) for _ in range(2)]
    for ranges, marked in zip((found, truth), marks, strict=True):
        for start, end in ranges:
            marked[start:end] = b"\1" * (min(end, size + 1) - start)
    pairs = list(zip(*marks, strict=True))
    return pairs.count((1, 1)), pairs.count((1, 0)), pairs.count((0, 1))
