"""A diff as the JSON object of `diff --json`: offsets and lines of the texts as they are, not as they are drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.text.diff import Counts, similarity
from workbench.text.tokens import Cutter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.records import JsonObject
    from workbench.text.diff import Diff
    from workbench.text.ignoring import Ignore
    from workbench.tui.compared import Compared, Subject


def compared_as_json(compared: Compared) -> JsonObject:
    """How all sections differ, and each of them.

    `similarity` of the whole is that of the sections, weighted by their lengths.
    """
    pairs = list(zip(compared.subjects, compared.diffs, strict=True))
    sections = [_section(subject, diffs[0] if diffs else None, compared.ignore) for subject, diffs in pairs]
    weights = [sum(len(text or "") for text in subject.texts) for subject, _ in pairs]
    alike = [section["similarity"] for section in sections]
    whole = sum(a * b for a, b in zip(alike, weights, strict=True)) / sum(weights) if sum(weights) else min(alike)
    totals = Counts(*(sum(section["counts"][name] for section in sections) for name in Counts._fields))
    return {
        "similarity": whole,
        "coarse": compared.coarse,
        "counts": totals._asdict(),
        "sections": sections,
    }


def _section(subject: Subject, diff: Diff | None, ignore: Ignore) -> JsonObject:
    (left_title, right_title), (left, right) = subject.titles, subject.texts
    told = _told(diff) if diff is not None else _one_sided(left, right)
    return {
        "kind": subject.kind,
        "left_title": left_title or None,
        "right_title": right_title or None,
        "left": left,
        "right": right,
        "similarity": 0.0 if left is None or right is None else _similarity(left, right, ignore),
        **told,
        "paths": [change._asdict() for change in subject.changes],
    }


def _similarity(left: str, right: str, ignore: Ignore) -> float:
    """How alike two texts are in what is not ignored."""
    if not any(ignore):
        return similarity(left, right)
    key = Cutter(ignore).key
    return similarity(*("\n".join(filter(None, map(key, text.split("\n")))) for text in (left, right)))


def _told(diff: Diff) -> JsonObject:
    return {
        "coarse": diff.coarse,
        "counts": diff.counts._asdict(),
        "blocks": [list(block) for block in diff.blocks()],
        "rows": [_row(diff, at) for at in range(len(diff.rows))],
        "moves": [move._asdict() for move in diff.moves],
    }


def _row(diff: Diff, at: int) -> JsonObject:
    row = diff.rows[at]._asdict()
    if row["kind"] == "changed":
        row["left_spans"], row["right_spans"] = map(_lists, diff.spans(at))
    if row["kind"] in ("changed", "soft") and any(diff.ignore):
        row["left_ignored"], row["right_ignored"] = map(_lists, diff.soft_spans(at))
    return row


def _lists(spans: Sequence[tuple[int, int]]) -> list[list[int]]:
    return [list(span) for span in spans]


def _one_sided(left: str | None, right: str | None) -> JsonObject:
    removed = [] if left is None else [{"kind": "removed", "left": at, "right": None} for at in range(_lines(left))]
    added = [] if right is None else [{"kind": "added", "left": None, "right": at} for at in range(_lines(right))]
    counts = Counts(len(removed), len(added), 0, 0, 0)
    return {"coarse": False, "counts": counts._asdict(), "blocks": [], "rows": removed + added, "moves": []}


def _lines(text: str) -> int:
    return text.count("\n") + 1
