"""Signals that checks have already answered: where a check allows something, features do not call it a defect."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.checks.registry import base_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.records import CheckedOutput, Signal

_FRAMES = ("fence-added", "fence-lost", "preamble-added", "preamble-lost", "postamble-added", "postamble-lost")
_REFUSALS = ("refusal", "refusal-part", "refusal-lost", "evasion")
_MARKDOWN = ("markdown-added", "markdown-lost")
# By type of check the kinds of signals that it decides while it passes on both sides.
_DECIDED: dict[str, tuple[str, ...]] = {
    "is-json": ("json-lost", "json-broken", "key-added", *_FRAMES),
    "is-refusal": _REFUSALS,
    "stop-reason": ("truncated",),
    "language": ("language-changed",),
    "max-words": ("longer",),
    "max-chars": ("longer",),
    "min-words": ("shorter",),
    "code-fence": ("fence-added", "fence-lost"),
    "preamble": ("preamble-added", "preamble-lost"),
    "postamble": ("postamble-added", "postamble-lost"),
    "headings": _MARKDOWN,
    "bullets": _MARKDOWN,
    "tables": _MARKDOWN,
    "emoji": ("emoji-added",),
    "hedging": ("hedge", "hedge-lost"),
    "repetition": ("loop",),
    "placeholders": ("placeholder",),
    "tool-called": ("tool-missing",),
    "no-tool-called": ("tool-added",),
    "tool-arguments": ("argument-missing", "argument-type", "argument-added", "argument-changed"),
    "tool-order": ("tool-missing", "tool-added", "tool-changed"),
}


def heard(
    signals: Sequence[Signal], baseline: Sequence[CheckedOutput], target: Sequence[CheckedOutput]
) -> list[Signal]:
    """The signals; those of a kind that a check decides, which passes on both sides, are no defects.

    A value that is new to the suite is no fault of the JSON where its schema takes it.
    """
    passing = _passing(baseline) & _passing(target)
    decided = {kind for name in passing for kind in _DECIDED.get(name, ())}
    told = [replace(one, worse=None) if one.worse is not None and one.kind in decided else one for one in signals]
    if "is-json" in passing:  # a value that the schema takes is another statement
        told = [replace(one, category="content") if one.kind == "enum-changed" else one for one in told]
    return told


def _passing(side: Sequence[CheckedOutput]) -> set[str]:
    """The types of whole-answer checks that pass on all answers of a side."""
    results = [result for one in side if one.output.error is None for result in one.results if result.weight > 0]
    counted = [result for result in results if result.path is None]
    failing = {result.type for result in counted if result.passed is not True}
    return {base_name(result.type)[0] for result in counted if result.type not in failing}
