"""What changed in the form of a text: headings, bullets, tables, code, bold words; how it ends."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from workbench.compare.shapes.shape import Part

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARKED = re.compile(r"[ \t]*(?:#|[-*•+–|>]|\d{1,3}[.)])")  # a line of a list, a table, a heading: it may end anywhere
_STOPS = re.compile(r"[.!?。！？][\"'”*_)]{0,3}(?:\s|$)")
_MID_SENTENCE = re.compile(r"(?:[^\W\d_]|,)\s*\Z")
_LEAST_LINE = 40  # characters of a last line that is a sentence
_LEAST_STOPS = 2  # full stops of a text that uses them
_OPEN_FENCE = re.compile(r"^[ \t]*(?:`{3,}|~{3,})", re.MULTILINE)
_CUT_SHARE = 0.9  # a text that stops in mid-sentence is cut off when it is this much shorter, too
_KEPT = 0.8  # of a text that the other begins with
_FENCED = re.compile(r"\A\s*+(`{3,40}|~{3,40})[ \t]*+([\w+-]*+)[^\n]*+\n.*\n[ \t]*+\1\s*+\Z", re.DOTALL)


class _Form(NamedTuple):
    """A form, how it is found, how often it must occur to be one, and the signs of which it has one.

    Lines are found by the line break before them, which is quicker than by their beginning.
    """

    name: str
    pattern: re.Pattern[str]
    least: int
    signs: tuple[str, ...]


_FORMS = (
    _Form("headings", re.compile(r"\n#{1,6}[ \t]+\S"), 1, ("#",)),
    _Form("bullets", re.compile(r"\n[ \t]*[-*•+–][ \t]+\S"), 2, ("\n",)),
    _Form("numbered items", re.compile(r"\n[ \t]*\d{1,3}[.)][ \t]+\S"), 2, ("\n",)),
    _Form("a table", re.compile(r"\n[ \t]*\|.*\|[ \t]*$", re.MULTILINE), 2, ("|",)),
    _Form("bold words", re.compile(r"\*\*[^*\n]+\*\*|__[^_\n]+__"), 1, ("**", "__")),
)

_TAG = re.compile(r"^[ \t]*<([A-Za-z][\w-]{0,30})>", re.MULTILINE)
_MOST_TAGS = 3
_LISTS = ("bullets", "numbered items")


def fence_changes(left: str, right: str) -> Iterator[Part]:
    """A fence around the whole of one of two texts; code blocks that one has and the other has not."""
    if "```" not in left and "```" not in right and "~~~" not in left and "~~~" not in right:
        return
    was, now = _FENCED.match(left), _FENCED.match(right)
    if bool(was) != bool(now):
        fence = was or now
        assert fence is not None
        yield Part("fence-added" if now else "fence-lost", what=fence[2].lower())
    before, after = (len(_OPEN_FENCE.findall(text)) > 1 for text in (left, right))
    if before != after:
        yield Part("form-added" if after else "form-lost", what="code blocks")


def form_changes(left: str, right: str) -> Iterator[Part]:
    """The forms that one of two texts, given without their code blocks, has and the other has not."""
    was, now = f"\n{left}", f"\n{right}"
    found = {form.name: part for form in _FORMS if (part := _form_change(form, was, now))}
    if {found[one].kind for one in _LISTS if one in found} == {"form-added", "form-lost"}:
        parts = [found.pop(one) for one in _LISTS]
        new, old = sorted(parts, key=lambda part: part.kind)
        yield Part("form-swapped", old.what, new.what, new.evidence)
    yield from found.values()
    yield from _tag_changes(left, right)


def _tag_changes(left: str, right: str) -> Iterator[Part]:
    """Tags of the answer's own, such as `<thinking>`, that one of two texts has and the other has not."""
    if "<" not in left and "<" not in right:
        return
    was, now = (dict.fromkeys(_TAG.findall(text)) for text in (left, right))
    for kind, tags, others in (("form-lost", was, now), ("form-added", now, was)):
        for tag in [tag for tag in tags if tag not in others][:_MOST_TAGS]:
            yield Part(kind, what=f"<{tag}> tags", evidence=f"<{tag}>")


def _form_change(form: _Form, left: str, right: str) -> Part | None:
    before, after = (
        len(form.pattern.findall(text)) if any(map(text.__contains__, form.signs)) else 0 for text in (left, right)
    )
    if not before and after >= form.least:
        return Part("form-added", what=form.name, evidence=_first(form, right))
    if not after and before >= form.least:
        return Part("form-lost", what=form.name, evidence=_first(form, left))
    return None


def _first(form: _Form, text: str) -> str:
    found = form.pattern.search(text)
    return text[found.start() :].removeprefix("\n")[:60].strip().partition("\n")[0] if found else ""


def end_changes(left: str, right: str) -> Iterator[Part]:
    """Whether one of two texts stops in the middle of a sentence or of code, and the other does not."""
    cut, cut_before = is_cut(right, left), is_cut(left, right)
    if cut and not cut_before:
        yield Part("truncated", evidence=f"…{right[-50:].strip()}")
    elif cut_before and not cut:
        yield Part("truncated-gone", evidence=f"…{left[-50:].strip()}")


def is_cut(text: str, other: str) -> bool:
    """Whether a text ends in mid-sentence or inside a fence, and is shorter than the other, which does not."""
    stripped = text.rstrip()
    if not stripped or len(stripped) > _CUT_SHARE * len(other):
        return False
    if len(_OPEN_FENCE.findall(text)) % 2 and not len(_OPEN_FENCE.findall(other)) % 2:
        return True
    if other.startswith(stripped[: int(_KEPT * len(stripped))]):
        return bool(_MID_SENTENCE.search(stripped))
    *lines, last = (line.rstrip() for line in stripped.split("\n"))
    if not _MID_SENTENCE.search(last) or _MID_SENTENCE.search(other):
        return False
    if len(last) >= _LEAST_LINE and not _MARKED.match(last) and len(_STOPS.findall(text)) >= _LEAST_STOPS:
        return True
    long = [line for line in lines if len(line) >= _LEAST_LINE]
    return len(long) >= _LEAST_STOPS and not any(map(_MID_SENTENCE.search, long))
