"""Making text that others wrote harmless for a terminal. All of it passes here before it is shown."""

from __future__ import annotations

import re

_BAD = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ud800-\uf8ff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff]"
)


def visible(text: str) -> str:
    """The text with every character a terminal might act on, or not show, replaced by a visible mark."""
    return _BAD.sub(_mark, text)


def visible_line(text: str) -> str:
    """The same for one line."""
    return visible(text).replace("\n", "␊").replace("\t", "    ")


def _mark(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 32:
        return chr(0x2400 + code)
    return "␡" if code == 127 else f"‹U+{code:04X}›"
