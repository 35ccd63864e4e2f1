"""Cutting text into tokens, and packing tokens into strings that a fast matcher can compare."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, partial
from itertools import accumulate, chain, groupby, islice, repeat
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, cast

from workbench.text.cells import zero_width_ranges
from workbench.text.ignoring import MARK, NOTHING, NUMBER, Ignore, blank_after, counting_form, leading_marks, whole_form

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

# Scripts written without blanks between words: each character is a token of its own.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
# Those of them, with their punctuation, that cling to nothing.
_SINGLE = "\u2e80-\u3029\u3030-\u3098\u309b-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff01-\uff0f\uff1a-\uff20"
_MARKS_OF_ASCII = "".join(chr(code) for code in range(0x21, 0x80) if not chr(code).isalnum() and chr(code) != "_")
_ASCII_MARKS = {mark + blank: chr(code) for code, mark in enumerate(_MARKS_OF_ASCII, 1) for blank in ("", " ")}
_MARKS = re.compile("[\x01-\x3f\ue000-\uf8ff]+")  # the code points of tokens that are no words
_SHORT = 30  # tokens; in longer lines the marks do not weigh much
# What follows the first figures of a number that is one token: so many thousands (no list of numbers), or parts as of
# a version or a measure (`1.2.3`, `1.5kg`).
_THOUSANDS = r"(?:,[0-9]{3}){1,3}(?:\.[0-9]+)?(?!\w|,[0-9])"
_PARTS = r"(?:\.[0-9]+)+(?:[eE][+-]?[0-9]+)?[a-zA-Z]*(?!\w)"
_LISTED = r"(?<![,(\[])"  # what stands before it: in a list such a number is several
# A line break, tab or other character as it is written in JSON and code, but not the beginning of a command of LaTeX.
_COMMANDS = (
    r"n(?:abla|eq|e |i |ot|u\b|exists|onumber|warrow|earrow|leq|geq|parallel|ormal)|r(?:ho|ight|angle|ceil|floor|m\b)"
    r"|t(?:ext|imes|heta|au\b|o\b|op\b|an\b|anh|frac|ilde|riangle|herefore|binom|itle|able|iny)"
)
_VERSION = r"(?:(?<=[0-9])(?:\.[0-9]+)+(?!\w))?"  # `v1.2.3`
_ESCAPE = rf"\\(?!(?:{_COMMANDS}))(?:[nrt]|u[0-9a-fA-F]{{4}})"
_STEM = 5  # characters in which related words are the same
_PROSE, _LOOKED_AT = 0.6, 12  # the least share of words among the tokens of prose; of how many lines


class Cut(NamedTuple):
    """A line as tokens: `tokens[first:first + len(packed)]`, and in `packed` one character for each."""

    packed: str
    tokens: Sequence[str]
    first: int = 0

    def offsets(self, initial: int = 0) -> list[int]:
        """Where each token begins in the line, and the line's end; `initial` is where the line begins."""
        own = self.tokens[self.first : self.first + len(self.packed)]
        return list(accumulate(map(len, own), initial=initial))


# What Cut._make does, in a third of the time.
_CUT = cast("Callable[[tuple[str, Sequence[str], int]], Cut]", partial(tuple.__new__, Cut))


class Cutter:
    """Cuts the lines of one comparison into tokens; equal tokens have equal characters in all its cuts.

    A token is a word or a single other character with the blank that follows it, or several blanks: that halves the
    tokens, and lone blanks cannot match between changed words. Tokens are told apart without that blank. Graphemes stay
    whole. What `ignore` takes out of the text belongs to the token before it.
    """

    def __init__(self, ignore: Ignore = NOTHING) -> None:
        self._codes = _CodesIgnoring(ignore) if any(ignore) else _Codes(_ASCII_MARKS)
        self._code = self._codes.__getitem__
        self._stems = _Stems()
        self._ascii_tokens = _ascii_tokens(ignore.marks, ignore.numbers)
        self._ignore = ignore
        self._drops = ignore.blanks or ignore.marks

    def cut(self, line: str) -> Cut:
        """The line's tokens."""
        if self._drops:
            return self._dropping(line)
        found = self._tokens(line)
        return Cut("".join(map(self._code, found)), found)

    def cut_all(self, lines: Sequence[str]) -> list[Cut]:
        """The tokens of several lines, made faster than one by one."""
        if self._drops:
            return list(map(self._dropping, lines))
        together = "\n".join(lines)
        if lines and together.isascii():
            return self._cut_ascii(together)
        cuts: list[Cut] = []
        for ascii_only, group in groupby(lines, str.isascii):
            some = list(group)
            cuts += self._cut_ascii("\n".join(some)) if ascii_only else map(self.cut, some)
        return cuts

    def _cut_ascii(self, lines: str) -> list[Cut]:
        found = self._ascii_tokens(lines)
        packed = "".join(map(self._code, found)).split(self._code("\n"))
        firsts = accumulate([len(line) + 1 for line in packed], initial=0)
        return list(map(_CUT, zip(packed, repeat(found), firsts, strict=False)))

    def telling(self, cuts: Sequence[Cut]) -> list[str]:
        """What tells of each line which other it belongs to: all tokens, but of short lines of prose only the words.

        Of the words the beginnings without case: so `1. Pajamas` and `4. pajama` are alike, `1. Pajamas` and `1. Socks`
        not. Code and data live by their marks.
        """
        packed = [cut[0] for cut in cuts]
        some = "".join(packed[:: len(packed) // _LOOKED_AT + 1])
        if len(some) > _SHORT * min(len(packed), _LOOKED_AT) or len(_MARKS.sub("", some)) < _PROSE * len(some):
            return packed
        self._stems.learn(self._codes.words)
        stem = self._stems.__getitem__
        stemmed = "".join(map(stem, "\0".join(packed))).split("\0")
        return [words or line for words, line in zip(stemmed, packed, strict=True)]

    def key(self, line: str) -> str:
        """What lines have in common that differ only in what is ignored; "" where nothing else is in the line."""
        if not self._drops:
            return whole_form(line, self._ignore)
        packed, tokens, _ = self.cut(line)
        if self._ignore.blanks or " " not in line:
            return packed
        return packed + "".join([" " if blank_after(token) else "." for token in tokens]).rstrip(".")

    def _dropping(self, line: str) -> Cut:
        start = leading_marks(line) if self._ignore.marks else 0
        codes: list[str] = []
        tokens: list[str] = []
        lead = line[:start]
        for token in self._tokens(line[start:]):
            code = self._code(token)
            if code:
                codes.append(code)
                tokens.append(lead + token)
                lead = ""
            elif tokens:
                tokens[-1] += token
            else:
                lead += token
        return Cut("".join(codes), tokens)

    def _tokens(self, text: str) -> list[str]:
        if text.isascii():
            return self._ascii_tokens(text)
        found: list[str] = []
        for number, part in enumerate(_runs_of_singles()(text)):
            if number % 2:
                found += part  # each character is a token
            elif part:
                found += _all_tokens(self._ignore.marks, self._ignore.numbers)(part)
        return found


class _Codes(dict[str, str]):
    """The character of each token, made when it is first met. Marks and words have their own, to be told apart."""

    def __init__(self, known: Mapping[str, str] = MappingProxyType({})) -> None:
        super().__init__(known)
        # The matcher is fastest with small code points.
        marks = chain(map(chr, range(len(_MARKS_OF_ASCII) + 1, 0x40)), map(chr, range(0xE000, 0xF900)))
        codes = _code_points(0x40)
        self.marks: defaultdict[str, str] = defaultdict(chain(marks, codes).__next__)
        self.words: defaultdict[str, str] = defaultdict(codes.__next__)
        self["\n"] = "\0"

    def __missing__(self, token: str) -> str:
        code = self[token] = self.of(token.rstrip(" ") or token)
        return code

    def of(self, form: str) -> str:
        """The character of a token without the blank after it."""
        return (self.words if form[0].isalnum() or form[0] == "_" else self.marks)[form]


class _CodesIgnoring(_Codes):
    """The characters of tokens without what is ignored; "" for those of which nothing is left."""

    def __init__(self, ignore: Ignore) -> None:
        super().__init__()
        self._ignore = ignore

    def __missing__(self, token: str) -> str:
        form = counting_form(token, self._ignore)
        code = self[token] = self.of(form) if form else ""
        return code


def _code_points(first: int) -> Iterator[str]:
    """More than a million characters, several times the words of the largest answers; the last one again and again."""
    return chain(map(chr, chain(range(first, 0xD800), range(0xF900, 0x110000))), repeat("\U0010ffff"))


class _Stems(dict[str, str]):
    """The character of the beginning of each word, by the character of the word; "" for those of marks and blanks."""

    def __init__(self) -> None:
        super().__init__()
        self._of_stem: defaultdict[str, str] = defaultdict(_code_points(0x40).__next__)
        self._learnt = 0
        self["\0"] = "\0"

    def __missing__(self, code: str) -> str:
        self[code] = ""
        return ""

    def learn(self, words: Mapping[str, str]) -> None:
        """Take in words that are new since the last time, each with its character."""
        of_stem = self._of_stem
        new = islice(words.items(), self._learnt, None)
        self.update([(code, of_stem[word[:_STEM].casefold()]) for word, code in new])
        self._learnt = len(words)


class Packer:
    """Gives each distinct line one code point, so that a list of lines becomes a string."""

    def __init__(self) -> None:
        known: defaultdict[str, str] = defaultdict(_code_points(0).__next__)
        self._code = known.__getitem__

    def pack(self, lines: Iterable[str]) -> str:
        """The lines as a string, one character each; equal lines have equal characters."""
        return "".join(map(self._code, lines))


def tokens(text: str) -> list[str]:
    """The text cut into tokens; joined they are the text."""
    return (_ascii_tokens if text.isascii() else _all_tokens)(False, False)(text)


@cache
def _ascii_tokens(marks: bool, numbers: bool) -> Callable[[str], list[str]]:
    more = "[a-zA-Z0-9]*(?:_+[a-zA-Z0-9]+)*" if marks else "[a-zA-Z0-9_]*"
    word = rf"[a-zA-Z{'' if marks else '_'}]{more}{_VERSION} ?"
    number = rf"{_LISTED}[0-9][0-9]{{,2}}{_THOUSANDS} ?|[0-9](?:[0-9]*{_PARTS}|{more}) ?"
    return re.compile(rf"{_special(marks, numbers)}{word}|  +|{number}|\n|{_ESCAPE} ?|[\x00-\x7f] ?", re.ASCII).findall


@cache
def _all_tokens(marks: bool, numbers: bool) -> Callable[[str], list[str]]:
    letter = rf"[^\W{_UNSPACED}{'_' if marks else ''}]"
    word = f"{letter}+(?:_+{letter}+)*" if marks else f"{letter}+"
    word = rf"{word}(?:{_clinging()}+(?:{word})?)*{_VERSION}"
    number = rf"(?:{_LISTED}[0-9][0-9]{{,2}}{_THOUSANDS}|[0-9][0-9]*{_PARTS})(?!{_clinging()})"
    other = rf"(?:[\U0001f1e6-\U0001f1ff]{{2}}|.)(?:{_clinging()}+(?:(?<=\u200d)[^\w\s])?)*"
    return re.compile(
        rf"{_special(marks, numbers)}{number} ?|{word} ?|  +(?!{_clinging()})|{_ESCAPE}(?!{_clinging()}) ?|{other} ?",
        re.DOTALL,
    ).findall


def _special(marks: bool, numbers: bool) -> str:
    """What is a token of its own only where it is ignored."""
    return (f"(?:{NUMBER}) ?|" if numbers else "") + (f"(?:{MARK}) ?|" if marks else "")


@cache
def _runs_of_singles() -> Callable[[str], list[str]]:
    return re.compile(f"([{_SINGLE}]+(?![ {_clinging()[1:]}))").split


@cache
def escape() -> Callable[[str, int], re.Match[str] | None]:
    """What finds a written line break, tab or character at a place of a text."""
    return re.compile(_ESCAPE).match


@cache
def _clinging() -> str:
    """A class of the characters that belong to the one before them, but for the marks of rare scripts."""
    # Ranges beyond U+FFFF are few because each makes the search slower.
    ranges = "".join(f"{chr(first)}-{chr(last)}" for first, last in zero_width_ranges() if last < 0x10000)
    return f"[{ranges}\U0001f3fb-\U0001f3ff\U000e0020-\U000e01ef]"
