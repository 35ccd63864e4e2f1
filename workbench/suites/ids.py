"""Ids of suites and cases, made of what others call them."""

from __future__ import annotations

import hashlib
import re

MAX_LENGTH = 200


def clean_case_id(original: str) -> str:
    """The case id nearest to a foreign one: what an id may not hold becomes `-`; at most 200 characters.

    Different originals can give the same id; `distinct` tells such a pair apart.
    """
    return "".join(char if _allowed(char) else "-" for char in original[:MAX_LENGTH])


def clean_suite_id(original: str) -> str:
    """The suite id nearest to a foreign name, empty when nothing of it is left."""
    return re.sub(r"[^a-z0-9]+", "-", original.lower()).strip("-")[:MAX_LENGTH]


def distinct(clean: str, original: str) -> str:
    """The cleaned id with a short hash of the original, for when the cleaned one is taken by another original."""
    digest = hashlib.sha256(original.encode("utf-8", "surrogatepass")).hexdigest()[:10]
    return f"{clean[: MAX_LENGTH - 11]}-{digest}"


def _allowed(char: str) -> bool:
    return char.isprintable() and not char.isspace() and char not in ",/@"
