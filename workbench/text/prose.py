"""A text without what is in no human language: code, addresses, markup, the keys of JSON."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from workbench.text.scripts import letters_by_script

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.records import JsonValue

_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})[ \t]*([\w+-]*)")
_TEXT_FENCES = ("text", "txt", "plaintext", "markdown", "md")
# Every piece is bounded, so that text full of openings takes no long time.
_NO_PROSE = re.compile(
    r"`[^`\n]{1,300}`"
    r"|(?:https?://|www\.)\S{1,2000}|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{2,64}|[@#]\w{1,100}"
    r"|(?<!<)</?[A-Za-z][^<>\n]{0,300}>|\$\$[^$]{1,1000}\$\$|\\[A-Za-z]{1,20}"
)
_QUOTES = re.compile(
    r'"[^"\n]{2,500}"|“[^“”\n]{2,500}”|„[^„“”\n]{2,500}[“”]|«[^«»\n]{2,500}»|「[^「」\n]{2,500}」|^[ \t]*>[^\n]*',
    re.MULTILINE,
)
_JSON_START = re.compile(r'\s{0,100}(?:\{\s{0,100}"|\[\s{0,100}[{"\[])')
_STRING = re.compile(r'"([^"\\]{0,2000}(?:\\.[^"\\]{0,500}){0,50})"(\s{0,100}:)?')
_ENOUGH = 20  # letters


def prose(text: str) -> str:
    """The text's sentences: fenced and inline code, URLs, tags and JSON keys are left out.

    Of an answer that is JSON, and of one that is nothing but a fence of JSON, the string values remain.
    """
    values = _json_strings(text)
    if values is not None:
        return values
    outside, fences = _split_fences(text)
    told = _NO_PROSE.sub(" ", "\n".join([outside, *(body for info, body in fences if info in _TEXT_FENCES)]))
    if letters_by_script(told).total() >= _ENOUGH:
        return told
    inside = (_json_strings(body) or (body if not info else "") for info, body in fences)
    return _NO_PROSE.sub(" ", "\n".join([told, *inside]))


def without_quotes(text: str) -> str:
    """The text without what it quotes, where that leaves more than half of its letters; else the text."""
    rest = _QUOTES.sub(" ", text)
    return rest if 2 * letters_by_script(rest).total() > letters_by_script(text).total() else text


def without_closed_fences(text: str) -> str:
    """The text with blank lines for its fenced code; a fence that is never closed stays, because it was cut off."""
    if "```" not in text and "~~~" not in text:
        return text
    kept: list[str] = []
    mark, opened = "", 0
    for line in text.split("\n"):
        found = _FENCE.match(line)
        if mark and found and _closes(line, found, mark):
            kept[opened:] = [""] * (len(kept) - opened)
            kept.append("")
            mark = ""
        else:
            if not mark and found:
                mark, opened = found[1], len(kept)
            kept.append(line)
    return "\n".join(kept)


def _closes(line: str, fence: re.Match[str], mark: str) -> bool:
    return fence[1].startswith(mark) and not line.strip("`~ \t\r")


def _split_fences(text: str) -> tuple[str, list[tuple[str, str]]]:
    """What stands outside of fences, and each fence's language and body; an open fence ends with the text."""
    outside: list[str] = []
    fences: list[tuple[str, list[str]]] = []
    mark = ""
    for line in text.split("\n"):
        found = _FENCE.match(line)
        if mark and found and _closes(line, found, mark):
            mark = ""
        elif mark:
            fences[-1][1].append(line)
        elif found:
            mark = found[1]
            fences.append((found[2].lower(), []))
        else:
            outside.append(line)
    return "\n".join(outside), [(info, "\n".join(lines)) for info, lines in fences]


def _json_strings(text: str) -> str | None:
    """The string values of a text that is, or nearly is, a JSON object or list, one a line; None for any other text."""
    if not _JSON_START.match(text):
        return None
    try:
        return "\n".join(_strings(json.loads(text, strict=False)))
    except (ValueError, RecursionError):
        return "\n".join(string for string, colon in _STRING.findall(text) if not colon)


def _strings(value: JsonValue) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _strings(part)
