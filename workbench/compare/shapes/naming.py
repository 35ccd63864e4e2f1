"""What a cluster is called, from the parts that its cases share."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from workbench.compare.shapes.kinds import PHRASES, name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbench.compare.shapes.recurring import CaseId
    from workbench.compare.shapes.shape import Part, Shape

_NEARLY_ALL = 0.9
_LISTED = ("key-dropped", "key-added", "form-added", "form-lost")
_NAMED = 3  # keys that a name lists


def cluster_name(parts: Mapping[CaseId, Part], shapes: Mapping[CaseId, Shape], example: CaseId) -> str:
    """The name of a cluster, given for each case the part that it was gathered by."""
    part = parts[example]
    if part.kind in PHRASES:
        verb = "adds" if part.kind == "phrase-added" else "drops"
        return f"{verb} “{_common_words([one.evidence for one in parts.values()], part.what)}” {part.where}"
    if part.kind in _LISTED:
        together = _together(part.kind, [shapes[case] for case in parts])
        if len(together) > 1:
            return _listed(part, together)
    if part.kind == "form-changed" and not part.says:
        was, _, now = part.evidence.replace('"', "").partition(" -> ")
        return f"writes `{part.where.removeprefix('$.')}` as {now}, not {was}"
    return name(part)


def _together(kind: str, shapes: Sequence[Shape]) -> list[str]:
    """What nearly all of the cases dropped or added."""
    shown = Counter(part.where or part.what for shape in shapes for part in shape.parts if part.kind == kind)
    return sorted(one for one, count in shown.items() if count >= _NEARLY_ALL * len(shapes))


def _listed(part: Part, together: Sequence[str]) -> str:
    names = [f"`{one.removeprefix('$.')}`" if part.where else one for one in together[:_NAMED]]
    more = len(together) - _NAMED
    listed = f"{', '.join(names)} and {more} more" if more > 0 else f"{', '.join(names[:-1])} and {names[-1]}"
    verb = "adds" if part.kind.endswith("-added") else "drops the" if part.kind == "form-lost" else "drops"
    return f"{verb} {listed}"


def _common_words(sentences: Sequence[str], words: str) -> str:
    """What the sentences begin with in common, else the words of the key."""
    split = [sentence.split() for sentence in sentences]
    common: list[str] = []
    for column in zip(*split, strict=False):
        if len({word.casefold() for word in column}) > 1:
            break
        common.append(column[0])
    whole = all(len(one) == len(common) for one in split)
    said = " ".join(common) if len(common) >= len(words.split()) else words
    return said if whole or said.endswith("…") else f"{said} …"
