"""Which writing systems a text uses."""

from __future__ import annotations

import re
from collections import Counter

# Letters only. Kana and Han are told apart here because only their mixture says which language it is.
_RANGES = {
    "Latin": "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff",
    "Greek": "\u0370-\u0373\u0376-\u037d\u0386-\u03ff\u1f00-\u1fff",
    "Cyrillic": "\u0400-\u0481\u048a-\u052f",
    "Armenian": "\u0531-\u0587",
    "Hebrew": "\u05d0-\u05ea",
    "Arabic": "\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f",
    "Devanagari": "\u0904-\u0939\u0958-\u0961",
    "Bengali": "\u0985-\u09b9\u09dc-\u09e1",
    "Gurmukhi": "\u0a05-\u0a39\u0a59-\u0a5e",
    "Gujarati": "\u0a85-\u0ab9",
    "Tamil": "\u0b85-\u0bb9",
    "Telugu": "\u0c05-\u0c39",
    "Kannada": "\u0c85-\u0cb9",
    "Malayalam": "\u0d05-\u0d3a",
    "Sinhala": "\u0d85-\u0dc6",
    "Thai": "\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46",
    "Lao": "\u0e81-\u0eb0\u0eb2\u0eb3\u0ec0-\u0ec6",
    "Myanmar": "\u1000-\u102a",
    "Georgian": "\u10a0-\u10ff",
    "Hangul": "\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3",
    "Ethiopic": "\u1200-\u135a",
    "Khmer": "\u1780-\u17b3",
    "Kana": "\u3041-\u3096\u30a1-\u30fa\uff66-\uff9d",
    "Han": "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff",
}
_OUTSIDE_ASCII = re.compile("[^\x00-\x7f]+")
_NO_LETTERS = bytes(code for code in range(0x80) if not chr(code).isalpha())
_RUN = re.compile("|".join(f"(?P<{name}>[{letters}]+)" for name, letters in _RANGES.items()))


def letters_by_script(text: str) -> Counter[str]:
    """How many letters of each script a text has; letters of scripts not known here are left out."""
    counts: Counter[str] = Counter()
    plain = len(text.encode("ascii", "ignore").translate(None, _NO_LETTERS))
    first = _RUN.search(text)
    if first is not None and first.lastgroup == "Latin":  # most texts: what is not ASCII is little
        counts["Latin"] = plain
        text = " ".join(_OUTSIDE_ASCII.findall(text))
    for run in _RUN.finditer(text):
        counts[run.lastgroup or ""] += run.end() - run.start()
    return counts
