"""Checks that hold an answer to one spelling of something, and equally good answers that spell it otherwise."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.planted.templates import Template

_KINDS = ("prose", "markdown", "translation")  # where a spelling is no more than that; data must be given as it is
_CODE = re.compile(r"[\w./-]*\d[\w./-]*|[A-Z]{2,}\S*|https?:\S+")
_NO_BREAK_SPACE, _NO_BREAK_HYPHEN, _APOSTROPHE = "\u00a0", "\u2011", "\u2019"


def strict_slot(template: Template) -> str | None:
    """A slot that every good answer names as it stands and that can be spelt otherwise; None when there is none."""
    wordings = [*template["baseline"], *template["reworded"]]
    if template["kind"] not in _KINDS or not all(isinstance(one, str) for one in wordings):
        return None
    for slot, values in template["slots"].items():
        if all(f"{{{slot}}}" in one for one in wordings) and all(spelt_otherwise(str(one)) for one in values):
            return str(slot)
    return None


def spelt_otherwise(value: str) -> str | None:
    """The same with finer typography; None for what has no other spelling that is as good."""
    if _CODE.fullmatch(value):
        return None
    other = value.replace("'", _APOSTROPHE).replace("-", _NO_BREAK_HYPHEN).replace(" ", _NO_BREAK_SPACE)
    return other if other != value else None
