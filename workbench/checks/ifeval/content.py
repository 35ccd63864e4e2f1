"""Instructions about parts an answer must hold: blanks to fill in, a postscript."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.checks.finding import quoted
from workbench.checks.ifeval.fact import Fact, compared
from workbench.checks.ifeval.kwargs import AT_LEAST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.records import JsonObject

# The two markers IFEval itself uses are read with blanks inside; any other is looked for as it is written.
_POSTSCRIPTS = {"P.S.": re.compile(r"p\.\s?s\."), "P.P.S": re.compile(r"p\.\s?p\.\s?s")}


def number_placeholders(text: str, kwargs: JsonObject) -> Fact:
    """At least so many pieces in square brackets, each on one line."""
    found = list(_bracketed(text))
    detail = f" ({quoted(found[0], 40)})" if found else ""
    return compared(len(found), "placeholder", AT_LEAST, kwargs["num_placeholders"], detail)


def _bracketed(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        end = 0
        while (start := line.find("[", end)) >= 0 and (end := line.find("]", start) + 1):
            yield line[start:end]


def postscript(text: str, kwargs: JsonObject) -> Fact:
    """The marker of a postscript occurs, in any case."""
    marker = kwargs["postscript_marker"]
    pattern = _POSTSCRIPTS.get(marker) or re.compile(re.escape(marker.lower()))
    low = text.lower()
    found = pattern.search(low)
    if found is None:
        return Fact(False, f"no {quoted(marker, 30)}")
    return Fact(True, f"{quoted(marker, 30)} in line {low.count(chr(10), 0, found.start()) + 1:,}")
