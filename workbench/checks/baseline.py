"""Checks of an output against the baseline's output of the same case and sample."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.checks.finding import Finding, clipped, undecided
from workbench.text.jsonread import UnreadJsonError, lenient_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.checks.finding import Subject
    from workbench.records import Check, JsonValue

_DEFAULT_SIMILARITY = 0.8
_NO_BASELINE = "there is no baseline answer to compare with"
# What others are held against passes by definition, also where a check asks for the opposite.
_ITSELF = Finding(True, "this is the baseline's own answer", 1.0, final=True)


def same_keys_as_baseline(_check: Check, subject: Subject) -> Finding:
    """The JSON objects of both answers have the same keys at every level; items of lists count as one level."""
    if subject.aids.is_baseline:
        return _ITSELF
    if subject.baseline_text is None:
        return undecided(_NO_BASELINE)
    try:
        expected = frozenset(_key_paths(lenient_json(subject.baseline_text)))
    except (ValueError, RecursionError):
        return undecided("the baseline's answer holds no JSON")
    try:
        found = frozenset(_key_paths(lenient_json(subject.text)))
    except UnreadJsonError as problem:
        return undecided(str(problem))
    except (ValueError, RecursionError):
        return Finding(False, "the answer holds no JSON, the baseline's does")
    missing, added = sorted(expected - found), sorted(found - expected)
    if not missing and not added:
        return Finding(True, f"the same {len(expected)} keys as the baseline")
    parts = [f"{word} {_listed(paths)}" for word, paths in (("lacks", missing), ("adds", added)) if paths]
    return Finding(False, f"{' and '.join(parts)}, compared with the baseline")


def _key_paths(value: JsonValue, prefix: str = "$") -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            path = f"{prefix}.{key}"
            yield path
            yield from _key_paths(inner, path)
    elif isinstance(value, list):
        for inner in value:
            yield from _key_paths(inner, f"{prefix}[*]")


def similar_to_baseline(check: Check, subject: Subject) -> Finding:
    """The answer's text is at least `threshold` (default 0.8) similar to the baseline's."""
    if subject.aids.is_baseline:
        return _ITSELF
    if subject.baseline_text is None:
        return undecided(_NO_BASELINE)
    from workbench.text.diff import similarity

    threshold = _DEFAULT_SIMILARITY if check.threshold is None else check.threshold
    score = similarity(subject.baseline_text, subject.text)
    return Finding(score >= threshold, f"{score:.2f} similar to the baseline, {threshold:g} wanted", score)


def _listed(paths: list[str]) -> str:
    shown = ", ".join(clipped(path, 30) for path in paths[:3])
    return shown if len(paths) <= 3 else f"{shown} and {len(paths) - 3} more"
