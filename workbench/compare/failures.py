"""The checks that fail on one side only, and the kind of difference that each of them shows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.checks.registry import base_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.records import CheckResult

Key = tuple[str, str | None]

# Both kinds of a check that asks for the presence of something: it is there, it is not.
_PRESENCE = {
    "code-fence": ("fence-added", "fence-lost"),
    "preamble": ("preamble-added", "preamble-lost"),
    "postamble": ("postamble-added", "postamble-lost"),
    "headings": ("markdown-added", "markdown-lost"),
    "bullets": ("markdown-added", "markdown-lost"),
    "tables": ("markdown-added", "markdown-lost"),
    "latex": ("latex-added", "latex-lost"),
    "emoji": ("emoji-added", "emoji-lost"),
    "placeholders": ("placeholder", "placeholder-lost"),
    "hedging": ("hedge", "hedge-lost"),
    "repetition": ("loop", "loop-lost"),
}
_PLAIN = {
    "max-words": "longer", "max-chars": "longer", "min-words": "shorter", "language": "language-changed",
    "is-refusal": "refusal-lost", "not-is-refusal": "refusal", "no-tool-called": "tool-added",
}  # fmt: skip
_COUNT = re.compile(r"(\d+|no) [^;]*; (\d+) wanted")
_PLACED = re.compile(r"(\$[^\s:]*): ")
# How the reasons of checks on JSON begin, and what each shows. The quotes in them are the model's: never looked into.
_JSON = tuple(
    (re.compile(pattern), kind)
    for pattern, kind in (
        (r"not JSON: (?:text and )?a code fence", "fence-added"),
        (r"not JSON: text before ", "preamble-added"),
        (r"not JSON: text after ", "postamble-added"),
        (r"not JSON: the answer is empty", "empty"),
        (r"not JSON: cut off ", "truncated"),
        (r"not JSON: only text|no JSON (?:in the answer|to pick)|the answer holds no JSON", "json-lost"),
        (r"not JSON: ", "json-broken"),
        (r"nothing at |the key '[^']*' is missing|lacks ", "key-dropped"),
        (r"unexpected keys? |adds ", "key-added"),
        (r"(?:'[^']*'|[^\s']+) is not one of ", "enum-changed"),
        (r"(?:the (?:text|object|array) )?(?:'[^']*'|[^\s']+) is not (?:an? |text|true or false|null)", "type-changed"),
    )
)
_JSON_TYPES = ("is-json", "contains-json", "same-keys-as-baseline", "equals")


def new_failures(was: Sequence[CheckResult], now: Sequence[CheckResult]) -> list[CheckResult]:
    """The checks that fail on the second side more often than on the first, once each, in their order.

    Those of weight 0 only inform. A side may hold the results of several samples; a check that fails alike on both is
    no difference.
    """
    before, after = _shares(was), _shares(now)
    found: dict[Key, CheckResult] = {}
    for one in now:
        if _fails(one) and after[_key(one)] > before.get(_key(one), 0.0):
            found.setdefault(_key(one), one)
    return list(found.values())


def place_of(result: CheckResult) -> str | None:
    """The JSONPath at which a result says that something is wrong; None for the whole answer."""
    placed = _PLACED.match(result.reason)
    if placed and placed[1] != "$":
        return placed[1]
    return result.path


def shown_by(result: CheckResult) -> str | None:
    """The kind of difference that a failed check shows (as signals name them), None where it does not tell."""
    if result.type in _PLAIN:
        return _PLAIN[result.type]
    name, negated = base_name(result.type)
    placed = _PLACED.match(result.reason)
    reason = result.reason[placed.end() :] if placed else result.reason
    if name in _PRESENCE and not negated:
        added, lost = _PRESENCE[name]
        return lost if _is_too_few(reason) else added
    if name in _JSON_TYPES or reason.startswith(("nothing at ", "no JSON to pick ")):
        return next((kind for pattern, kind in _JSON if pattern.match(reason)), None)
    if name.startswith("tool-"):
        return _of_tools(name, reason)
    return None


def _of_tools(name: str, reason: str) -> str:
    if " was not called" in reason:
        return "call-as-text" if " but printed as text: " in reason else "tool-missing"
    if name == "tool-order":
        return "calls-more"
    counted = re.match(r"(\d+|no) calls?, (\d+) expected", reason)
    if counted:
        return "calls-fewer" if _number(counted[1]) < int(counted[2]) else "calls-more"
    return "argument-changed"


def _is_too_few(reason: str) -> bool:
    counted = _COUNT.match(reason)
    return _number(counted[1]) < int(counted[2]) if counted else reason.startswith("no ")


def _number(digits: str) -> int:
    return 0 if digits == "no" else int(digits)


def _shares(results: Sequence[CheckResult]) -> dict[Key, float]:
    """Of each check that counts and was decided, the share of its results that fail."""
    decided: dict[Key, int] = {}
    failed: dict[Key, int] = {}
    for one in results:
        if one.passed is not None and one.weight > 0:
            decided[_key(one)] = decided.get(_key(one), 0) + 1
            failed[_key(one)] = failed.get(_key(one), 0) + (not one.passed)
    return {key: failed[key] / count for key, count in decided.items()}


def _fails(result: CheckResult) -> bool:
    return result.passed is False and result.weight > 0


def _key(result: CheckResult) -> Key:
    return result.type, result.path
