"""Where the comments of a YAML text stand."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

import yaml
from yaml.tokens import ScalarToken

_MAY_BE = re.compile(r"(?m)(?:^|(?<=[ \t]))#[^\r\n]*")


class Comment(NamedTuple):
    """A comment from its `#` to the end of its line; `alone`: nothing else stands in that line."""

    start: int
    end: int
    text: str
    alone: bool


def comments_in(text: str) -> list[Comment]:
    """The comments of a text that is valid YAML, in order. What only looks like one inside a value is none."""
    values = [_span(text, token) for token in yaml.scan(text, Loader=yaml.SafeLoader) if isinstance(token, ScalarToken)]
    starts = [start for start, _ in values]
    found = []
    at = 0
    while (one := _MAY_BE.search(text, at)) is not None:
        start, at = one.span()
        before = bisect_right(starts, start) - 1
        if before >= 0 and start < values[before][1]:
            at = values[before][1]
            continue
        line = text.rfind("\n", 0, start) + 1
        found.append(Comment(start, at, one[0].rstrip(), not text[line:start].strip()))
    return found


def _span(text: str, token: ScalarToken) -> tuple[int, int]:
    """From where to where a value stands. That of a block begins below its first line, which may end in a comment."""
    start, end = int(token.start_mark.index), int(token.end_mark.index)
    if token.style in ("|", ">"):
        start = text.find("\n", start) + 1 or end
    return start, end
