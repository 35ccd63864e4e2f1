"""Which checks a case lost and gained, each with what its reason says in general."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.compare.shapes.kinds import category, rank
from workbench.compare.shapes.shape import Part, Standing
from workbench.compare.shapes.structure import general_path

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.records import CheckResult

_PLACED = re.compile(r"(\$[^\s:]*): ")
_KEPT = re.compile(r"(?:key|keys|tool|fence) '[^']*'")
_VARYING = re.compile(r"'[^']*'|\"[^\"]*\"|\d[\d.,]*|\[[^\]]*\]|\{[^}]*\}")
_EXPLAINS_ALL = 6  # rank: an answer refused, cut off or in another language fails any check
_REASON = 48  # characters of a reason
_QUOTE = 80


def check_changes(suite: str, was: Sequence[CheckResult], now: Sequence[CheckResult]) -> Iterator[Part]:
    """A part for each check that failed on one side only, kept apart by suite: elsewhere it means something else."""
    before, after = _failing(was), _failing(now)
    for kind, verb, failing, others, known in (
        ("check-lost", "fails", after, before, _held(was)),
        ("check-gained", "passes", before, after, _held(now)),
    ):
        for key, result in failing.items():
            if key not in others and key in known:
                yield from _parts(kind, verb, suite, result)


def explaining(parts: Sequence[Part], was: Sequence[CheckResult], now: Sequence[CheckResult]) -> list[Part]:
    """The parts, marked where they explain why a check fails that did not, or no longer does."""
    before, after = _failing(was), _failing(now)
    changed = [(before.get(key) or after[key]) for key in before.keys() ^ after.keys()]
    return [
        part._replace(standing=Standing.EXPLAINS) if any(_explains(part, one) for one in changed) else part
        for part in parts
    ]


def _explains(part: Part, failure: CheckResult) -> bool:
    if rank(part) < _EXPLAINS_ALL:
        return True
    if failure.path and part.where.startswith("$"):
        path = general_path(failure.path)
        return path.startswith(part.where) or part.where.startswith(path)
    filed = category(part)
    return filed == failure.category and filed not in (None, "content")


def _parts(kind: str, verb: str, suite: str, result: CheckResult) -> Iterator[Part]:
    where, reason = result.path or "", result.reason
    if placed := _PLACED.match(reason):
        where, reason = placed[1], reason[placed.end() :]
    where = general_path(where)
    kept = _KEPT.findall(reason)
    general = _VARYING.sub("…", _KEPT.sub("\0", reason))
    for text in kept:
        general = general.replace("\0", text, 1)
    general = general[:_REASON].strip()
    place = f" at `{where.removeprefix('$.')}`" if where not in ("", "$") else ""
    says = f"{verb} {result.type}{place}"
    quote = result.reason[:_QUOTE]
    key = f"{suite}/{result.type}"
    yield Part(kind, where, f"{key}: {general}", quote, f"{says}: {general}", result.category, Standing.EXPLAINS)
    yield Part(kind, where, key, quote, says, result.category, Standing.EXPLAINS, general=True)


def _failing(results: Sequence[CheckResult]) -> dict[tuple[str, str | None], CheckResult]:
    return {(one.type, one.path): one for one in reversed(results) if one.passed is False and one.weight > 0}


def _held(results: Sequence[CheckResult]) -> set[tuple[str, str | None]]:
    return {(one.type, one.path) for one in results if one.passed is not None}
