"""Reading JSON that is broken or cut off: everything that is there is kept, and what had to be mended is said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from workbench.text.jsonscalars import scalar_type
from workbench.text.jsontree import Container, Tree

if TYPE_CHECKING:
    from workbench.text.jsontree import Item, Kind

# A quote ends a string where something follows that may stand behind one; any other quote is part of the text.
_ENDS = r"(?=\s*+(?:[,:}\]]|\Z|//|/\*)|[^\S\n]*+\n\s*+[\"'{\[])"
_TOKEN = re.compile(
    rf"""\s*+(?:
      (?P<open>[{{\[])
    | (?P<close>[}}\]])
    | (?P<comma>,)
    | (?P<colon>:)
    | (?P<string>"(?:[^"\\]++|\\.|"(?!{_ENDS}))*+(?:"|\\?\Z) | '(?:[^'\\]++|\\.|'(?!{_ENDS}))*+(?:'|\\?\Z))
    | (?P<comment>(?<![^\s,{{}}\[\]])(?://[^\n]*+|/\*(?:[^*]++|\*(?!/))*+(?:\*/)?|\#[^\n]*+))
    | (?P<bare>[^\s{{}}\[\],:"][^{{}}\[\],:\n"]*+)
    )""",
    re.DOTALL | re.VERBOSE,
)
CUT_OFF = "cut off"
"""How mends begin that say that the end is missing."""
_CONSTANTS = frozenset({"NaN", "Infinity", "-Infinity", "None", "True", "False", "undefined", "..."})
SPELLINGS = frozenset({"single quotes", "a line break inside a string"})
"""Mends that tell nothing but how a scalar is written."""
_CLOSES: dict[str, Kind] = {"}": "{", "]": "["}


class Mend(NamedTuple):
    """Something that is no JSON and was read all the same: what, in which line first (from 1), how often."""

    what: str
    line: int
    times: int

    def __str__(self) -> str:
        """The mend in words: what, where, how often."""
        return f"{self.what} (line {self.line}{f', {self.times} times' if self.times > 1 else ''})"


class Repaired(NamedTuple):
    """What was read, where it ends in the text, what was mended; `sound`: most of it is JSON."""

    tree: Tree
    end: int
    mends: tuple[Mend, ...]
    sound: bool


def repaired(text: str, start: int = 0) -> Repaired:
    """The object or array that begins at `start`, read with tolerance: to its last bracket, or else the text's end.

    Tolerated: brackets and strings that are not closed, commas and colons that are missing or too many, single
    quotes, words without quotes, comments, line breaks and quotes inside strings. Raises ValueError where neither
    `{` nor `[` stands at `start`.
    """
    if text[start : start + 1] not in ("{", "["):
        raise ValueError("no object or array begins here")
    return _Reader(text).read(start)


class _Reader:
    """The state of reading one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._first: dict[str, int] = {}
        self._times: dict[str, int] = {}
        self._containers: list[Container] = []
        self._open: list[Container] = []
        self._open_kinds = {"{": 0, "[": 0}
        self._key: str | None = None  # read, its value not yet
        self._colon = False  # after that key
        self._comma = True  # one stands, or none is needed, before the next entry
        self._entries = 0
        self._strays = 0

    def read(self, start: int) -> Repaired:
        end = start
        while found := _TOKEN.match(self._text, end):
            kind = found.lastgroup
            assert kind is not None
            at, end = found.span(kind)
            self._take(kind, found[kind], at)
            if not self._open:
                break
        else:
            end = len(self._text)  # only blanks are left
            self._settle(end)
            self._mend(f"{CUT_OFF}: a bracket that is never closed", end, len(self._open))
            for left_open in self._open:
                left_open.closed = False
        mends = tuple(
            Mend(what, self._text.count("\n", 0, at) + 1, self._times[what]) for what, at in self._first.items()
        )
        sound = self._entries > self._strays or (not self._strays and not mends)
        return Repaired(Tree(self._containers[0], self._containers), end, mends, sound)

    def _take(self, kind: str, token: str, at: int) -> None:
        if kind == "open":
            self._enter(token, at)
        elif kind == "close":
            self._leave(token, at)
        elif kind == "comma":
            self._settle(at)
            if self._comma:
                self._mend("a comma too many", at)
            self._comma = True
        elif kind == "colon":
            self._take_colon(at)
        elif kind == "comment":
            self._mend("a comment", at)
            self._put("", token)
        else:
            self._scalar(token.rstrip() if kind == "bare" else token, at)

    def _take_colon(self, at: int) -> None:
        inner = self._open[-1]
        last = inner.entries[-1][1] if inner.entries else ""
        if inner.kind == "[" and self._open_kinds["{"] and isinstance(last, str) and last[:1] in ('"', "'"):
            # A key among the values of an array: the array's end was forgotten.
            inner.entries.pop()
            self._entries -= 1
            self._close_up_to("{", at)
            self._key = last
        if self._open[-1].kind == "[" or self._key is None or self._colon:
            self._stray(":", at)
        else:
            self._colon = True

    def _scalar(self, token: str, at: int) -> None:
        self._look_at(token, at)
        if self._open[-1].kind == "{" and self._key is None:
            self._before_entry(at)
            self._key = token
        else:
            self._entry(token, at)

    def _look_at(self, token: str, at: int) -> None:
        """Says what is no JSON about a scalar itself."""
        quote = token[0]
        if quote in ('"', "'"):
            if quote == "'":
                self._mend("single quotes", at)
            if len(token) < 2 or token[-1] != quote:
                self._mend(f"{CUT_OFF}: a string that is never closed", at)
            if "\n" in token:
                self._mend("a line break inside a string", at)
            if quote in re.sub(r"\\.", "", token[1:-1], flags=re.DOTALL):
                self._mend("a quote inside a string", at)
        elif scalar_type(token) == "text":
            self._mend("a word without quotes", at)
            if token not in _CONSTANTS and (self._open[-1].kind == "[" or self._key is not None):
                self._strays += 1

    def _before_entry(self, at: int) -> None:
        if not self._comma:
            self._mend("a comma missing", at)
        self._comma = False

    def _entry(self, item: Item, at: int) -> None:
        """Puts a value into the container that is open."""
        container = self._open[-1]
        if container.kind == "[":
            self._before_entry(at)
        elif self._key is None:  # an object or array where a key belongs
            self._before_entry(at)
            self._mend("a value without a key", at)
            self._strays += 1
        elif not self._colon:
            self._mend("a colon missing", at)
        self._put(self._key or "", item)
        self._entries += 1
        self._key, self._colon = None, False

    def _settle(self, at: int) -> None:
        """Stores a key whose value never came."""
        if self._key is None:
            return
        if self._colon:
            self._mend("a value missing", at)
            self._put(self._key, "")
        else:
            self._mend("a value without a key", at)
            self._strays += 1
            self._put("", self._key)
        self._key, self._colon = None, False

    def _stray(self, token: str, at: int) -> None:
        self._settle(at)
        self._mend(f"a stray {token}", at)
        self._strays += 1
        self._put("", token)

    def _put(self, key: str, item: Item) -> None:
        container = self._open[-1]
        container.entries.append((key, item))
        if not isinstance(item, str):
            container.leaf = False

    def _enter(self, token: str, at: int) -> None:
        inner = Container("{" if token == "{" else "[")
        self._containers.append(inner)
        if self._open:
            outer = self._open[-1]
            if outer.kind == "[" and self._comma:  # as `_entry` would: thousands of brackets are read often
                outer.entries.append(("", inner))
                outer.leaf = False
                self._entries += 1
            else:
                self._entry(inner, at)
        self._open.append(inner)
        self._open_kinds[inner.kind] += 1
        self._comma = True

    def _leave(self, token: str, at: int) -> None:
        kind = _CLOSES[token]
        if not self._open_kinds[kind]:
            self._stray(token, at)
            return
        self._settle(at)
        if self._comma and self._open[-1].entries:
            self._mend("a comma too many", at)
        self._close_up_to(kind, at)
        self._open_kinds[self._open.pop().kind] -= 1
        self._comma = False

    def _close_up_to(self, kind: Kind, at: int) -> None:
        """Leaves containers whose end was forgotten, until one of this kind is the innermost."""
        while self._open[-1].kind != kind:
            container = self._open.pop()
            self._open_kinds[container.kind] -= 1
            container.closed = False
            self._mend("a closing bracket missing", at)

    def _mend(self, what: str, at: int, times: int = 1) -> None:
        if times:
            self._first.setdefault(what, at)
            self._times[what] = self._times.get(what, 0) + times
