"""Under which categories a planted change may be filed: the nearest of its kind, and what its wordings show besides.

Where an answer departs in several ways, the method files it under the first of its order. A cold answer that leaves the
date out is a matter of content by that order, a label that hedges one of format. Whether most wordings of a kind show
such a thing is read off the templates alone.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.planted.templates import Template

NEAREST: dict[str, tuple[str, ...]] = {
    "refusal": ("refusal",),
    "hedge": ("refusal", "tone"),
    "truncation": ("truncation",),
    "fence": ("format",),
    "preamble": ("format", "tone"),
    "postamble": ("format", "tone"),
    "schema": ("schema", "format"),
    "content": ("content",),
    "omission": ("content", "schema"),
    "verbosity_up": ("format", "tone"),
    "verbosity_down": ("format", "tone", "content"),
    "markdown_up": ("format",),
    "markdown_down": ("format",),
    "language": ("language",),
    "tone": ("tone",),
    "tool_missing": ("tool-use",),
    "tool_arguments": ("tool-use",),
    "tool_extra": ("tool-use",),
    "lost_constraint": ("multi-turn", "content"),
    "identity": ("tone", "content", "format"),
    "thinking_leak": ("format", "content", "tone"),
    "refused request": ("integration",),
    "strict check": ("content", "format"),
}
_LATE = ("hedge", "tone", "verbosity_up", "verbosity_down")  # what the method files last, after all that is shown too
_SLOT = re.compile(r"\{(\w+)\}")


def categories_of(kind: str, template: Template) -> tuple[str, ...]:
    """All categories under which a change of this kind is filed rightly in this suite."""
    near = NEAREST[kind]
    wordings = template["changed"].get(kind, ()) if kind in template["changed"] else ()
    if not wordings:
        return near
    also = []
    if kind in _LATE and 2 * sum(_leaves_out(one, template) for one in wordings) >= len(wordings):
        also.append("content")
    if template["kind"] == "label" and kind in (*_LATE, "language", "omission"):
        also.append("format")
    if kind in _LATE and 2 * sum(_keys(one) not in (None, _keys_of(template)) for one in wordings) >= len(wordings):
        also.append("schema")
    return (*near, *(one for one in also if one not in near))


def _leaves_out(wording: Any, template: Template) -> bool:
    """Whether a wording lacks a slot that all good answers have."""
    due = set.intersection(*(_slots(one) for one in (*template["baseline"], *template["reworded"])))
    return not due <= _slots(wording)


def _slots(wording: Any) -> set[str]:
    return set(_SLOT.findall(json.dumps(wording, ensure_ascii=False)))


def _keys_of(template: Template) -> frozenset[str] | None:
    return _keys(template["baseline"][0])


def _keys(wording: Any) -> frozenset[str] | None:
    """The keys of an answer that is a JSON object; None of any other."""
    text = wording.get("text") if isinstance(wording, dict) else wording
    try:
        value = json.loads(_SLOT.sub("0", text)) if isinstance(text, str) else None
    except ValueError:
        return None
    return frozenset(value) if isinstance(value, dict) else None
