"""Small word work that several writers need."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_FACT = re.compile(r"^\s*([A-Za-z][\w ]*?)\s*:\s*(.+?)\s*$", re.MULTILINE)


def facts_of(text: str) -> dict[str, str]:
    """The `name: value` lines of a data block."""
    return dict(_FACT.findall(text))


def with_article(noun: str) -> str:
    """`jug` -> `a jug`."""
    return f"an {noun}" if noun[:1].lower() in "aeiou" else f"a {noun}"


def lower_first(sentence: str) -> str:
    """A sentence as a clause inside another."""
    return sentence[:1].lower() + sentence[1:]


def joined(words: Sequence[str]) -> str:
    """`a, b and c`."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def spoken_date(iso: str) -> str:
    """`2026-12-02` -> `2 December`; anything else as it is."""
    found = re.fullmatch(r"\d{4}-(\d\d)-(\d\d)", iso)
    if not found or not 1 <= int(found[1]) <= 12:
        return iso
    return f"{int(found[2])} {_MONTHS[int(found[1]) - 1]}"
