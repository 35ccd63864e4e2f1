"""The check for an answer that got caught in a loop."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING

from workbench.checks.finding import Finding, quoted, undecided
from workbench.text.loops import loops
from workbench.text.prose import without_closed_fences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.checks.finding import Subject
    from workbench.records import Check, JsonValue
    from workbench.text.loops import Loop

_ROWS = 20
_TABLE_ROW = re.compile(r"^[ \t]{0,20}\|[^\n]*", re.MULTILINE)


def repetition(check: Check, subject: Subject) -> Finding:
    """The answer repeats itself like a model in a loop; `score` is the share of the text that says nothing new.

    Code in fences and tables may repeat themselves; so may the values of JSON, each of which is looked at alone.
    """
    wanted = True if check.value is None else check.value
    if not isinstance(wanted, bool):
        return undecided(f"repetition needs true or false, not {quoted(wanted)}")
    worst, share = None, 0.0
    for text in _texts(subject.text):
        found = loops(_without_tables(text))
        said_again = min(sum(loop.extra for loop in found), len(text)) / max(len(subject.text.strip()), 1)
        if found and said_again > share:
            worst, share = _told(max(found, key=lambda loop: loop.extra), text), min(said_again, 1.0)
    if worst is None:
        return Finding(not wanted, "no loop", 0.0 if wanted else 1.0)
    return Finding(wanted, f"{worst}; {share:.0%} of the text says nothing new", share if wanted else 1 - share)


def _told(loop: Loop, text: str) -> str:
    at_end = not text[loop.end :].strip(" \t\r\n.!?。！？*_)\"'")
    line = text.count("\n", 0, loop.start) + 1
    where = "up to the end" if at_end else f"from line {line:,}"
    return f"{quoted(loop.piece, 60)} {loop.copies:,} times {where}"


def _texts(text: str) -> Iterator[str]:
    if text.lstrip()[:1] in ("{", "["):
        try:
            yield from _strings(json.loads(text, strict=False))
        except (ValueError, RecursionError):
            yield text
        return
    yield without_closed_fences(text)


def _strings(value: JsonValue) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _strings(part)


def _without_tables(text: str) -> str:
    """The text with blanks for the rows of tables, but for a row that comes so often that no table needs it."""
    if "|" not in text:
        return text
    often = {row for row, count in Counter(_TABLE_ROW.findall(text)).items() if count >= _ROWS}
    return _TABLE_ROW.sub(lambda row: row[0] if row[0] in often else " " * len(row[0]), text)
