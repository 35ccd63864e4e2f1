"""Answers that are a label, or a label with an explanation behind it."""

from __future__ import annotations

import re

_MOST_WORDS = 3
_LONGEST = 30  # characters
_SENTENCE = re.compile(r"[.!?。！？,，;；:：]")
_MARKS = " \t*_`\"'“”„«»「」『』"
_APART = re.compile(r"[ \t*_`]{0,4}(?: [-–—] |[:：]|[–—]{1,2}|\n|\. | \(|[ \t]*\|)")
_NO_LABEL = re.compile(r"[()\[\]{}<>=\\|$^]")
_LONGEST_EXPLANATION = 400  # characters
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_LONGEST_WIDE = 8  # signs; more are a sentence where a script has no blanks


def label_of(text: str) -> str | None:
    """The whole answer, where it is as short as a label and no sentence."""
    return text if _is_label(text, inner=text.strip(_MARKS).rstrip(".!。！")) else None


def lead_of(text: str) -> str | None:
    """What an answer begins with, as short as a label and set off from an explanation of a paragraph."""
    if len(text) > _LONGEST_EXPLANATION or text.count("\n\n") > 1 or text.startswith(("#", "```", "|", "- ", "* ")):
        return None
    found = _APART.search(text[: _LONGEST + 10])
    if found is None or not text[found.end() :].strip():
        return None
    lead = text[: found.start()].strip(_MARKS)
    return lead if _is_label(lead, lead) else None


def plain(label: str) -> str:
    """A label without marks around it, in small letters: what equal ones share."""
    return label.strip(f"{_MARKS}.!。！").casefold()


def _is_label(text: str, inner: str) -> bool:
    if not inner or len(text) > _LONGEST or "\n" in text or _SENTENCE.search(inner) or _NO_LABEL.search(inner):
        return False
    if _WIDE.search(inner) and len(inner) > _LONGEST_WIDE:
        return False
    return len(inner.split()) <= _MOST_WORDS and any(map(str.isalpha, inner))
