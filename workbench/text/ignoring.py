"""What a comparison of texts can be told to ignore, and the form of a token in which only the rest counts."""

from __future__ import annotations

import re
from typing import NamedTuple


class Ignore(NamedTuple):
    """What makes no hard difference.

    `blanks`: white space, but for whether it parts two words. `case`: capitals. `marks`: what Markdown takes for
    marks (headings, bullets, quotes, emphasis, code, fences, rules). `numbers`: the form of equal numbers
    (`1,000.0` and `1000`).
    """

    blanks: bool = False
    case: bool = False
    marks: bool = False
    numbers: bool = False


NOTHING = Ignore()

# Marks inside a line: emphasis, code, strikethrough. Not those of `2*3` and `2 * 3`.
MARK = r"(?<![\w ])\*+|(?<=\w)\*+(?!\w)|(?<= )\*+(?! )|`+|~~|_+"
NUMBER = r"(?<!\d[.,])(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?(?:[eE][+-]?\d{1,6})?)(?!\w|[.,]\d)"

_IS_MARK = re.compile(r"[*`_]+|~~").fullmatch
_IN_LINE = re.compile(rf"(?<![^\W_])(?:{NUMBER})", re.ASCII).sub
_IS_NUMBER = re.compile(NUMBER, re.ASCII).fullmatch
# A line of a fence or a rule is nothing but marks.
_LEADING_MARKS = re.compile(
    r"\s*(?:(?:```|~~~).*$|(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,}|=+\s*)$|(?:>\s?|[-*+](?:\s+|$)|#{1,6}(?:\s+|$))+)",
    re.DOTALL,
).match


def leading_marks(line: str) -> int:
    """How many characters at the start of a line are Markdown marks."""
    match = _LEADING_MARKS(line)
    return match.end() if match else 0


def blank_after(token: str) -> bool:
    """Whether a blank follows a token, be it before or after the marks that belong to it."""
    return token[1:].endswith(" ") or token.rstrip("*_`~")[1:].endswith(" ")


def whole_form(line: str, ignore: Ignore) -> str:
    """A line without its case and the form of its numbers, as far as they are ignored."""
    if ignore.numbers:
        line = _IN_LINE(lambda match: _number_form(match.group()), line)
    return line.casefold() if ignore.case else line


def counting_form(token: str, ignore: Ignore) -> str:
    """A token as it is compared: without the blank after it and what is ignored; "" where nothing is left."""
    form = token[:-1] if len(token) > 1 and token[-1] == " " else token
    if ignore.blanks and form.isspace():
        return ""
    if ignore.marks and _IS_MARK(form):
        return ""
    if ignore.numbers and _IS_NUMBER(form):
        return _number_form(form)
    return form.casefold() if ignore.case else form


def _number_form(number: str) -> str:
    """One form for all ways of writing a number: figures without zeros at either end, and the power of ten."""
    figures, _, exponent = number.replace(",", "").lower().partition("e")
    whole, _, part = figures.partition(".")
    led = (whole + part).lstrip("0")
    bare = led.rstrip("0")
    return f"{bare}e{int(exponent or '0') - len(part) + len(led) - len(bare)}" if bare else "0"
