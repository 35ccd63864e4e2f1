"""How many of a thing, in words."""

from __future__ import annotations


def counted(number: int, thing: str, things: str | None = None) -> str:
    """As in `1 case`, `2,000 cases`, `0 cases`; `things` is a plural that takes more than an `s`."""
    return f"{number:,} {thing if number == 1 else things or thing + 's'}"


def how_many(count: int, noun: str) -> str:
    """As in `1 heading`, `3 headings`, `no heading`: what was found, within a sentence."""
    return f"{count or 'no'} {noun}{'s' if count > 1 else ''}"
