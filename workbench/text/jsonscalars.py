"""JSON scalars as written: of which type they are, and the one form that equal ones share."""

from __future__ import annotations

import json
import re
from typing import Literal

ScalarType = Literal["string", "number", "boolean", "null", "text"]

_NUMBER = re.compile(r"(-?)(0|[1-9]\d*)(?:\.(\d+))?(?:[eE]([+-]?\d+))?")
_LENIENT = json.JSONDecoder(strict=False)  # line breaks may stand in strings
_WORDS: dict[str, ScalarType] = {"true": "boolean", "false": "boolean", "null": "null"}
_PLAIN = 40  # digits up to which a number is written without an exponent
_EXPONENT = 18  # digits of an exponent above which the number stays as written


def scalar_type(literal: str) -> ScalarType:
    """The type of a scalar as written; `text` is what JSON knows nothing of: comments, bare words, NaN."""
    if literal[:1] in ('"', "'"):
        return "string"
    if literal in _WORDS:
        return _WORDS[literal]
    return "number" if _NUMBER.fullmatch(literal) else "text"


def plain_form(literal: str) -> str:
    """The form that all ways to write a scalar share: `1`, `1.0` and `1e0` are `1`, `"\\u00e9"` is `"é"`.

    Numbers are taken as decimals of any size and precision, so nothing is rounded: 1e400 and integers of 20 digits
    keep their value. What cannot be read stays as written.
    """
    first = literal[:1]
    if first == '"':
        return _plain_string(literal) if "\\" in literal or not literal.isprintable() else literal
    if first == "'":
        return _plain_string(_double_quoted(literal))
    number = _NUMBER.fullmatch(literal)
    return _plain_number(literal, number) if number else literal


def _plain_string(literal: str) -> str:
    try:
        return json.dumps(_LENIENT.decode(literal), ensure_ascii=False)
    except ValueError:
        return literal


def _double_quoted(literal: str) -> str:
    if len(literal) < 2 or literal[-1] != "'":
        return literal
    return '"' + re.sub(r"""\\'|\\.|"|[^\\"]+""", _requoted, literal[1:-1], flags=re.DOTALL) + '"'


def _requoted(part: re.Match[str]) -> str:
    return "'" if part[0] == "\\'" else '\\"' if part[0] == '"' else part[0]


def _plain_number(literal: str, number: re.Match[str]) -> str:
    sign, whole, fraction, power = number.groups(default="")
    if len(power) > _EXPONENT:
        return literal
    digits = (whole + fraction).lstrip("0")
    if not digits:
        return "0"
    exponent = int(power or 0) - len(fraction)
    exponent += len(digits) - len(digits := digits.rstrip("0"))
    point = len(digits) + exponent  # where the decimal point stands, counted from the first digit
    if exponent >= 0 and point <= _PLAIN:
        return sign + digits + "0" * exponent
    if exponent < 0 and -_PLAIN < point <= len(digits) and len(digits) - min(point, 0) <= 2 * _PLAIN:
        return sign + (digits[:point] + "." + digits[point:] if point > 0 else "0." + "0" * -point + digits)
    more = "." + digits[1:] if len(digits) > 1 else ""
    return f"{sign}{digits[0]}{more}e{point - 1}"
