"""Instructions about an answer's form: bullets, highlights, sections, a title, JSON, a choice of three answers."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from workbench.checks.finding import quoted
from workbench.checks.ifeval.fact import Fact, compared, exactly
from workbench.checks.ifeval.kwargs import AT_LEAST
from workbench.text.jsonread import is_unread

if TYPE_CHECKING:
    from workbench.records import JsonObject

_CHOICES = ("My answer is yes.", "My answer is no.", "My answer is maybe.")
_HIGHLIGHT = re.compile(r"\*([^\n*]*)\*")
_STRONG = re.compile(r"\*\*([^\n*]*)\*\*")


def number_bullet_lists(text: str, kwargs: JsonObject) -> Fact:
    """Exactly so many lines that start with `*` or `-`; a line that starts with `**` is none."""
    bullets = [line.strip() for line in text.split("\n") if _is_bullet(line.lstrip())]
    detail = f" ({quoted(bullets[0], 30)})" if bullets else ""
    return exactly(len(bullets), "bullet", kwargs["num_bullets"], detail)


def _is_bullet(line: str) -> bool:
    return line.startswith("-") or (line.startswith("*") and not line.startswith("**"))


def constrained_response(text: str, _kwargs: JsonObject) -> Fact:
    """One of three answers occurs: yes, no or maybe, in IFEval's own words."""
    for choice in _CHOICES:
        if choice in text:
            return Fact(True, f"has {quoted(choice)}")
    return Fact(False, f"none of 'My answer is yes.', '… no.', '… maybe.' in {quoted(text.strip(), 40)}")


def number_highlighted_sections(text: str, kwargs: JsonObject) -> Fact:
    """At least so many pieces between `*` on one line. As IFEval counts, `**` on both sides counts as well."""
    found = [part.strip() for part in _HIGHLIGHT.findall(text) + _STRONG.findall(text) if part.strip()]
    detail = f" ({quoted(found[0], 40)})" if found else ""
    return compared(len(found), "highlight", AT_LEAST, kwargs["num_highlights"], detail)


def multiple_sections(text: str, kwargs: JsonObject) -> Fact:
    """At least so many numbered section marks: 'Section 1', 'Section 2'."""
    mark = kwargs["section_spliter"]
    count = sum(1 for _ in re.finditer(rf"{re.escape(mark)}\s?\d+", text))
    return compared(count, "section", AT_LEAST, kwargs["num_sections"], f" marked {quoted(f'{mark} 1', 20)} and so on")


def json_format(text: str, _kwargs: JsonObject) -> Fact:
    """The whole answer is JSON; a code fence around it is allowed."""
    body = text.strip()
    for opening in ("```json", "```Json", "```JSON", "```"):
        body = body.removeprefix(opening)
    try:
        json.loads(body.removesuffix("```").strip())
    except (ValueError, RecursionError) as error:
        if is_unread(error):
            return Fact(None, "not read as JSON: nested too deeply, or a number is too long")
        return Fact(False, f"not JSON: {quoted(str(error), 60)} in {quoted(body.strip(), 30)}")
    return Fact(True, "is JSON")


def title(text: str, _kwargs: JsonObject) -> Fact:
    """A title in double angular brackets stands on one line: <<A title>>."""
    for line in text.split("\n"):
        start = line.find("<<")
        end = line.rfind(">>")
        if 0 <= start < end - 2 and (name := line[start:end].strip("<>").strip()):
            return Fact(True, f"title {quoted(name, 40)}")
    return Fact(False, "no title in << >>")
