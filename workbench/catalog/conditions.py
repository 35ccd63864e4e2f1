"""The condition language of the rules: what a rule's `when` says, made into something quick to ask.

docs/catalogue.md describes the language. What a condition says of models, platform and code is decided when it is
made; what is left is asked of each request.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from workbench.catalog.paths import parse_path, places_at, values_at
from workbench.catalog.tokens import TokenRange, estimate_input
from workbench.catalog.walks import NAMED
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbench.catalog.models import Model
    from workbench.catalog.paths import Step
    from workbench.records import JsonObject, JsonValue

OPERATORS = frozenset({
    "present", "given", "is", "is_not", "in", "not_in", "over", "at_least", "under", "at_most", "matches",
    "starts_with", "has", "not_empty", "type", "within_days", "past",
})  # fmt: skip
SUBJECTS = frozenset({"field", "target", "source", "context", "code", "text", "tokens", "named", "in_group"})
_TYPES: dict[str, type] = {"list": list, "text": str, "mapping": dict}


@dataclass(slots=True)
class View:
    """A request as conditions see it: `root` is the request with its betas in one list."""

    root: JsonObject
    model: str
    must_stream: bool
    _tokens: TokenRange | None = field(default=None, init=False)
    _texts: list[tuple[str, str]] | None = field(default=None, init=False)
    _blocks: bool | None = field(default=None, init=False)

    @property
    def tokens(self) -> TokenRange:
        """The estimate of its input, made once."""
        if self._tokens is None:
            self._tokens = estimate_input(self.root, self.model)
        return self._tokens

    @property
    def texts(self) -> list[tuple[str, str]]:
        """Every text of the prompt with its place, gathered once."""
        if self._texts is None:
            self._texts = _texts(self.root)
        return self._texts

    @property
    def blocks(self) -> bool:
        """Whether any message is more than a text."""
        if self._blocks is None:
            self._blocks = any(isinstance(one, list) for one in values_at(self.root, _CONTENTS))
        return self._blocks


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What conditions are made for. `facts` are context values by name; `groups` those the target and source are in."""

    target: Model | None
    source: Model | None
    facts: Mapping[str, Any]
    today: date
    code: str | None
    target_groups: frozenset[str]
    betas: frozenset[str]


Test = Callable[[View], bool]
Spot = tuple[str, Any]
"""A place and what stands there, None where something is missing."""
Spotter = Callable[[View], Spot | None]


def make_test(node: JsonValue, around: Surroundings, where: str) -> Test | bool:
    """A condition for these surroundings: True or False where they decide it, else what asks a request.

    WorkbenchError that names `where` for what is no condition.
    """
    if isinstance(node, bool):
        return node
    if not isinstance(node, dict) or not node:
        raise WorkbenchError(f"no condition: {node!r}", where=where, hint="docs/catalogue.md describes conditions.")
    if len(node) == 1:
        ((name, inner),) = node.items()
        if name == "not":
            return _negated(make_test(inner, around, where))
        if name in ("all", "any"):
            if not isinstance(inner, list):
                raise WorkbenchError(f"'{name}' needs a list of conditions", where=where)
            return _joined([make_test(one, around, where) for one in inner], every=name == "all")
    return _leaf(node, around, where)


def make_spotter(node: JsonValue, around: Surroundings) -> Spotter | None:
    """What tells where in a request (or in the code) a condition that holds found what it looked for; None: nowhere."""
    if not isinstance(node, dict) or "not" in node:
        return None
    if "all" in node or "any" in node:
        parts = [
            (test, spotter)
            for part in node.get("all") or node.get("any") or []
            for test, spotter in [(make_test(part, around, ""), make_spotter(part, around))]
            if test is not False and spotter is not None
        ]
        return _first_of(parts) if parts else None
    if "field" in node:
        steps = parse_path(node["field"])
        if node.get("present") is False:
            return lambda _: (node["field"], None)
        if _reads_a_field(node):
            return lambda view: _first_place(view, steps, _predicate(node, around, "", view.root))
        wanted = _predicate(node, around, "", {})
        return lambda view: _first_place(view, steps, wanted)
    if "code" in node and around.code is not None:
        found = _pattern(node["code"]).search(around.code)
        line = _line_of(around.code, found) if found else None
        return lambda _: line
    if "text" in node:
        pattern = _pattern(node["text"])
        return lambda view: next(
            ((place, found[0]) for place, text in view.texts if (found := pattern.search(text))), None
        )
    if "named" in node:
        walk = NAMED[node["named"]]
        return lambda view: next(iter(walk(view)), None)
    return None


def _first_of(parts: Sequence[tuple[Test | bool, Spotter]]) -> Spotter:
    """The first place where something stands; else the first where something is missing."""

    def look(view: View) -> Spot | None:
        missing = None
        for test, spotter in parts:
            if test is True or (test is not False and test(view)):
                spot = spotter(view)
                if spot is not None and spot[1] is not None:
                    return spot
                missing = missing or spot
        return missing

    return look


def _first_place(view: View, steps: tuple[Step, ...], wanted: Callable[[Any], bool]) -> Spot | None:
    return next((spot for spot in places_at(view.root, steps) if wanted(spot[1])), None)


def _negated(test: Test | bool) -> Test | bool:
    return (not test) if isinstance(test, bool) else (lambda view: not test(view))


def _joined(tests: list[Test | bool], *, every: bool) -> Test | bool:
    if any(test is (not every) for test in tests):
        return not every
    left = [test for test in tests if not isinstance(test, bool)]
    if not left:
        return every
    if len(left) == 1:
        return left[0]
    if every:
        return lambda view: all(test(view) for test in left)
    return lambda view: any(test(view) for test in left)


def _leaf(node: JsonObject, around: Surroundings, where: str) -> Test | bool:
    subjects = [name for name in node if name in SUBJECTS]
    unknown = [name for name in node if name not in SUBJECTS | OPERATORS]
    if len(subjects) != 1 or unknown:
        said = f"unknown word '{unknown[0]}'" if unknown else "a condition has one subject"
        known = ", ".join(sorted(SUBJECTS if not unknown else OPERATORS))
        raise WorkbenchError(f"{said} in {node!r}", where=where, hint=f"known: {known}")
    (subject,) = subjects
    about = node[subject]
    if not isinstance(about, str):
        raise WorkbenchError(f"'{subject}' needs a word in {node!r}", where=where)
    try:
        match subject:
            case "code":
                return bool(around.code is not None and _pattern(about).search(around.code))
            case "text":
                pattern = _pattern(about)
                return lambda view: any(pattern.search(text) for _, text in view.texts)
            case "named":
                walk = NAMED[about]
                return lambda view: bool(walk(view))
            case "in_group":
                return about in around.target_groups
            case "field":
                return _field(node, around, where)
            case "tokens":
                test = _predicate(node, around, where, {})
                getattr(TokenRange(0, 0, 0), about)
                return lambda view: test(getattr(view.tokens, about))
            case "target" | "source":
                model = around.target if subject == "target" else around.source
                value = fact(model, about)
            case _:
                value = around.facts[about]
        return _decide(node, value, around, where)
    except (KeyError, AttributeError, ValueError, re.error) as error:
        raise WorkbenchError(f"no condition: {node!r} ({error})", where=where) from error


def fact(model: Model | None, name: str) -> Any:
    """A fact of a model by its dotted name, None where the model or the fact is unknown."""
    value: Any = model
    for part in name.split("."):
        if value is None:
            return None
        value = value.get(part) if isinstance(value, dict) else getattr(value, part)
    return value


def _field(node: JsonObject, around: Surroundings, where: str) -> Test:
    steps = parse_path(node["field"])
    if node.get("present") is False:
        return lambda view: all(value is None for value in values_at(view.root, steps))
    test = _predicate(node, around, where, {})
    if _reads_a_field(node):
        return lambda view: any(map(_predicate(node, around, where, view.root), values_at(view.root, steps)))
    names = [step for step in steps if isinstance(step, str)]
    if len(names) < len(steps):
        first = names[0]
        if "content" in names and names[-1] not in ("text", "content"):  # what no plain text has
            return lambda view: view.blocks and any(map(test, values_at(view.root, steps)))
        return lambda view: first in view.root and any(map(test, values_at(view.root, steps)))

    def holds(view: View) -> bool:  # the common case, kept quick
        value: Any = view.root
        for name in names:
            if not isinstance(value, dict) or name not in value:
                return False
            value = value[name]
        return test(value)

    return holds


def _decide(node: JsonObject, value: Any, around: Surroundings, where: str) -> bool | Test:
    """A condition on a value that is known already; only its other side may be the request's."""
    if node.get("present") is False:
        return value is None
    test = _predicate(node, around, where, {})
    if _reads_a_field(node):
        return lambda view: _predicate(node, around, where, view.root)(value)
    return test(value)


def _reads_a_field(node: JsonObject) -> bool:
    return any(isinstance(node[name], dict) and "field" in node[name] for name in node if name in _COMPARE)


def _predicate(node: JsonObject, around: Surroundings, where: str, root: JsonObject) -> Callable[[Any], bool]:
    """What a condition asks of one value; `root` is where its other side stands, if that is a field."""
    names = [name for name in node if name in OPERATORS]
    if len(names) != 1:
        raise WorkbenchError(f"a condition has one comparison: {node!r}", where=where)
    (name,) = names
    operand = node[name]
    if name in _COMPARE:
        compare, other = _COMPARE[name], _operand(operand, around, where, root)
        return lambda value: compare(value, other)
    if name == "matches":
        pattern = _pattern(operand)
        return lambda value: isinstance(value, str) and pattern.search(value) is not None
    if name == "starts_with":
        starts = (operand,) if isinstance(operand, str) else tuple(operand)
        return lambda value: isinstance(value, str) and value.startswith(starts)
    if name == "type":
        kind = _TYPES[operand]
        return lambda value: isinstance(value, kind)
    if name in ("within_days", "past"):
        now = around.today.isoformat()
        last = (around.today + timedelta(days=operand)).isoformat() if name == "within_days" else None
        return lambda value: isinstance(value, str) and (now <= value <= last if last else value < now)
    return _ALONE[name]


def _operand(given: JsonValue, around: Surroundings, where: str, root: JsonObject) -> Any:
    """The other side of a comparison: as it stands, a fact of a model, a list of ours, or a field of the request."""
    if not isinstance(given, dict):
        return given
    ((kind, name),) = given.items()
    match kind:
        case "target":
            return fact(around.target, name)
        case "source":
            return fact(around.source, name)
        case "known" if name == "betas":
            return around.betas
        case "context":
            return around.facts[name]
        case "field":
            return next(iter(values_at(root, parse_path(name))), None)
    raise WorkbenchError(f"no value to compare with: {given!r}", where=where)


def _same(one: Any, other: Any) -> bool:
    """Equal as JSON: true is not 1."""
    return bool(one == other) and isinstance(one, bool) == isinstance(other, bool)


def _ordered(compare: Callable[[float, float], bool]) -> Callable[[Any, Any], bool]:
    def ask(one: Any, other: Any) -> bool:
        for side in (one, other):
            if isinstance(side, bool) or not isinstance(side, int | float):
                return False
        return compare(one, other)

    return ask


def _among(one: Any, others: Any) -> bool:
    return isinstance(one, str | int | float) and others is not None and one in others


_ALONE: dict[str, Callable[[Any], bool]] = {
    "given": lambda _: True,
    "present": lambda value: value is not None,
    "not_empty": bool,
}
_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "is": _same,
    "is_not": lambda one, other: not _same(one, other),
    "in": _among,
    "not_in": lambda one, others: not _among(one, others),
    "has": lambda one, other: isinstance(one, list | tuple) and other in one,
    "over": _ordered(lambda one, other: one > other),
    "at_least": _ordered(lambda one, other: one >= other),
    "under": _ordered(lambda one, other: one < other),
    "at_most": _ordered(lambda one, other: one <= other),
}


@lru_cache(maxsize=256)
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text)


def _texts(root: JsonObject) -> list[tuple[str, str]]:
    system = root.get("system")
    found = [("system", system)] if isinstance(system, str) else places_at(root, _SYSTEM)
    found += places_at(root, _MESSAGES)
    return [(place, text) for place, text in found if isinstance(text, str)]


_SYSTEM, _MESSAGES = parse_path("system[].text"), parse_path("messages[].content[].text")
_CONTENTS = parse_path("messages[].content")


def _line_of(code: str, found: re.Match[str]) -> Spot:
    start = code.rfind("\n", 0, found.start()) + 1
    end = code.find("\n", found.start())
    line = code[start : end if end >= 0 else None].strip()
    return f"source line {code.count(chr(10), 0, found.start()) + 1}", line
