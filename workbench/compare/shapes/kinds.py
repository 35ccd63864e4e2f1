"""The kinds of parts of a change: how much each tells, where it is filed, what it is called."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from workbench.compare.shapes.shape import Part


class Kind(NamedTuple):
    """`rank`: the lower, the more it tells. `says` is filled with `where` and `what`; `plain` is said without them."""

    rank: int
    category: str | None
    says: str
    plain: str = ""


FIRM = 30  # ranks below it are changes of what a program reads
PHRASES = ("phrase-added", "phrase-dropped")
LOCAL = (
    "value-changed",
    "choice-changed",
    "items-fewer",
    "items-more",
    "items-moved",
    "written",
)  # mean little elsewhere
# Signals of manner and matter, which come and go by themselves in some cases of any suite.
SOFT = frozenset({
    "hedge", "identity", "tone-warmer", "tone-colder", "address-changed", "longer", "shorter", "fact-changed",
    "fact-missing", "section-missing", "placeholder", "turn-lost-constraint", "value-changed",
})  # fmt: skip
CHECKS = ("check-lost", "check-gained")

KINDS: dict[str, Kind] = {
    "error": Kind(0, "integration", "the request fails: {what}"),
    "error-gone": Kind(0, "integration", "the request no longer fails: {what}"),
    "refusal": Kind(1, "refusal", "refuses"),
    "empty": Kind(2, "content", "answers nothing"),
    "empty-gone": Kind(2, "content", "answers where the baseline said nothing"),
    "truncated": Kind(3, "truncation", "is cut off"),
    "truncated-gone": Kind(3, "truncation", "is no longer cut off"),
    "loop": Kind(4, "content", "repeats itself"),
    "language-changed": Kind(5, "language", "answers in another language"),
    "check-lost": Kind(8, None, "fails {what}"),
    "check-gained": Kind(8, None, "passes {what}"),
    "call-as-text": Kind(10, "tool-use", "writes a call as text"),
    "tool-missing": Kind(11, "tool-use", "does not call `{where}`", "makes no call"),
    "tool-added": Kind(11, "tool-use", "calls `{where}`", "calls a tool where the baseline called none"),
    "tool-changed": Kind(11, "tool-use", "calls `{where}` instead of `{what}`"),
    "calls-fewer": Kind(12, "tool-use", "makes fewer calls at once"),
    "calls-more": Kind(12, "tool-use", "makes more calls at once"),
    "argument-dropped": Kind(14, "tool-use", "leaves out the argument `{where}`", "leaves out an argument"),
    "argument-added": Kind(15, "tool-use", "gives the argument `{where}`", "gives an argument that was left out"),
    "argument-type": Kind(14, "tool-use", "gives `{where}` as {what}", "gives an argument as another type"),
    "argument-changed": Kind(16, "tool-use", "calls with another `{where}`"),
    "json-lost": Kind(20, "schema", "answers in prose instead of JSON"),
    "json-gained": Kind(20, "schema", "answers in JSON instead of prose"),
    "json-broken": Kind(21, "schema", "breaks the JSON: {what}"),
    "json-mended": Kind(21, "schema", "mends the JSON: {what}"),
    "keys-changed": Kind(22, "schema", "answers with other keys at `{where}`", "answers with other keys"),
    "key-style": Kind(22, "schema", "writes keys in {what}"),
    "key-renamed": Kind(23, "schema", "renames `{where}` to `{what}`"),
    "key-dropped": Kind(23, "schema", "drops `{where}`"),
    "type-changed": Kind(23, "schema", "turns `{where}` from {what}"),
    "key-added": Kind(24, "schema", "adds `{where}`"),
    "scaled": Kind(25, "content", "multiplies `{where}` by {what}"),
    "case-changed": Kind(25, "schema", "writes `{where}` in {what}"),
    "form-changed": Kind(25, "schema", "writes `{where}` as {what}"),
    "choice-changed": Kind(26, "content", "`{where}`: {what}"),
    "fence-added": Kind(30, "format", "adds a ```{what} fence"),
    "fence-lost": Kind(30, "format", "drops the ```{what} fence"),
    "fence-changed": Kind(31, "format", "labels the fence {what}"),
    "preamble-added": Kind(32, "format", "adds words before the JSON"),
    "preamble-lost": Kind(32, "format", "drops the words before the JSON"),
    "postamble-added": Kind(33, "format", "adds words behind the JSON"),
    "postamble-lost": Kind(33, "format", "drops the words behind the JSON"),
    "form-lost": Kind(36, "format", "drops the {what}"),
    "form-added": Kind(36, "format", "adds {what}"),
    "form-swapped": Kind(36, "format", "has {what} instead of {where}"),
    "replaced": Kind(38, None, "replaces {where} by {what}"),
    "phrase-added": Kind(40, None, "adds {what}"),
    "phrase-dropped": Kind(40, None, "drops {what}"),
    "text-added": Kind(40, None, "adds {what} {where}"),
    "text-dropped": Kind(40, None, "drops {what} {where}"),
    "items-fewer": Kind(44, "content", "lists fewer `{where}`", "lists fewer items"),
    "items-more": Kind(44, "content", "lists more `{where}`", "lists more items"),
    "items-moved": Kind(46, "content", "orders `{where}` otherwise", "orders the items otherwise"),
    "written": Kind(47, "format", "writes the number at `{where}` otherwise"),
    "value-changed": Kind(48, "content", "changes `{where}`"),
}
_OF_CATEGORY = {
    "integration": 0, "refusal": 1, "truncation": 3, "language": 5, "tool-use": 13, "schema": 23, "format": 35,
    "multi-turn": 27, "content": 28, "tone": 37,
}  # fmt: skip
_UNKNOWN = 49
_LENGTH = ("longer", "shorter")


def rank(part: Part) -> int:
    """How much a part tells; kinds that are not of the table stand by their category."""
    if part.kind in KINDS:
        return KINDS[part.kind].rank
    return _UNKNOWN if part.kind in _LENGTH else _OF_CATEGORY.get(part.category or "", _UNKNOWN)


def category(part: Part) -> str | None:
    """Where a part is filed."""
    return part.category or (KINDS[part.kind].category if part.kind in KINDS else None)


def name(part: Part) -> str:
    """What a change is called: ``adds a ```json fence``, "drops `amount_cents`"."""
    if part.says:
        return part.says
    kind = KINDS[part.kind]
    if kind.plain and part.where in ("", "$"):
        return kind.plain
    return kind.says.format(where=part.where.removeprefix("$."), what=part.what)
