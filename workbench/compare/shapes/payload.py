"""The JSON that an answer consists of, and what stands around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from workbench.compare.features.documents import json_in
from workbench.compare.shapes.shape import Part
from workbench.text.jsonrepair import CUT_OFF

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.text.jsonrepair import Mend
    from workbench.text.jsontree import Tree

_LEAST = 0.4  # the share of an answer that its JSON must be
_OPENING = re.compile(r"(?:^|\n)[ \t]*(`{3,}|~{3,})[ \t]*([\w+-]*)[^\n]*\n\s*\Z")
_CLOSING = re.compile(r"\s*+(?:`{3,}|~{3,})[ \t]*+(?:\n|\Z)")
_QUOTE = 60  # characters of evidence


class Payload(NamedTuple):
    """JSON with what stands before and after it; `fence`: the label of the fence it stands in, None without one.

    `main`: it makes up most of the answer.
    """

    tree: Tree | None
    mends: tuple[Mend, ...]
    before: str
    after: str
    fence: str | None
    main: bool


def payload_of(text: str) -> Payload | None:
    """The largest JSON value of an answer, if it makes up most of it or stands in a fence for JSON."""
    if "{" not in text and "[" not in text:
        return None
    found = max(json_in(text), key=lambda part: part.end - part.start, default=None)
    if found is None:
        return None
    before, after = text[: found.start], text[found.end :]
    fence = _OPENING.search(before)
    label = fence[2].lower() if fence else None
    main = found.end - found.start >= _LEAST * len(text.strip())
    if not main and label != "json":
        return None
    if fence:
        before = before[: fence.start()]
        closing = _CLOSING.match(after)
        after = after[closing.end() :] if closing else after
    return Payload(found.tree, found.mends, before.strip(), after.strip(), label, main)


def frame_changes(left: Payload, right: Payload) -> Iterator[Part]:
    """What changed around the JSON: the fence, the words before and after; and what makes it broken JSON."""
    if left.fence is None and right.fence is not None:
        yield Part("fence-added", what=right.fence, evidence=f"```{right.fence}")
    elif left.fence is not None and right.fence is None:
        yield Part("fence-lost", what=left.fence, evidence=f"```{left.fence}")
    elif left.fence != right.fence:
        yield Part("fence-changed", what=right.fence or "with nothing")
    for kind, was, now in (("preamble", left.before, right.before), ("postamble", left.after, right.after)):
        if bool(was) != bool(now):
            yield Part(f"{kind}-{'added' if now else 'lost'}", evidence=(now or was)[:_QUOTE])
    faults, others = _faults(left), _faults(right)
    for had, have, broken, cut in (
        (faults, others, "json-broken", "truncated"),
        (others, faults, "json-mended", "truncated-gone"),
    ):
        for what in sorted(have.keys() - had.keys()):
            yield Part(cut, evidence=have[what]) if what.startswith(CUT_OFF) else Part(broken, "", what, have[what])


def _faults(payload: Payload) -> dict[str, str]:
    """What is no JSON, each with where it is."""
    if payload.tree is None:
        return {"it cannot be read": "it cannot be read"}
    return {mend.what: str(mend) for mend in payload.mends}
