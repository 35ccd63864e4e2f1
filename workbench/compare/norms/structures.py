"""What of an output's JSON and calls departs from its suite's."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from workbench.checks.finding import clipped, quoted
from workbench.compare.norms.departure import Departure
from workbench.compare.norms.grounding import given, stands_in
from workbench.compare.norms.norm import is_habit
from workbench.compare.norms.paths import due_of, form_of, is_blank, parent

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from workbench.compare.features.features import Features
    from workbench.compare.features.parts import Document, Leaf
    from workbench.compare.norms.grounding import Given
    from workbench.compare.norms.norm import CaseFacts, JsonNorm, Norm

_REQUIRED = 0.95  # of the values that have the parent
_OFTEN = 0.3  # what so many answers have, the others may lack by a defect; each is held against its own case
_UNKNOWN_TOOL = 0.02  # of the outputs; a tool that fewer call is not the suite's
_ARGUMENTS = {
    "key-dropped": "argument-missing",
    "key-renamed": "argument-missing",
    "key-added": "argument-added",
    "type-changed": "argument-type",
    "enum-changed": "argument-changed",
    "form-changed": "argument-changed",
    "fact-changed": "argument-changed",
    "value-emptied": "argument-changed",
}


def document_departures(one: Features, norm: Norm, facts: CaseFacts) -> Iterator[Departure]:
    """What is wrong with the JSON of an output of a suite that answers in JSON."""
    if one.document is None:
        if is_habit(norm, "json") and not one.calls:
            yield Departure("json-lost", one.begins)
        return
    document = one.document
    if document.faults and not is_habit(norm, "broken json"):
        yield Departure("json-broken", document.faults)
    elif not document.faults and is_habit(norm, "broken json"):
        yield Departure("json-broken", "", defect=None)
    if is_habit(norm, "json"):
        yield from _around(document, one, norm)
    if norm.document is not None:
        yield from path_departures(document.leaves, norm.document, given(facts.inputs), _OFTEN)


def _around(document: Document, one: Features, norm: Norm) -> Iterator[Departure]:
    """The fence and the words around JSON; a program reads it best without either."""
    for trait, there, kind, said in (
        ("fenced json", document.fenced, "fence", one.begins),
        ("words before json", bool(document.before), "preamble", document.before or one.begins),
        ("words after json", bool(document.after), "postamble", document.after or one.ends),
    ):
        if there and not is_habit(norm, trait):
            yield Departure(f"{kind}-added", said)
        elif not there and is_habit(norm, trait):
            yield Departure(f"{kind}-lost", said, defect=False)


def call_departures(one: Features, own: Sequence[Features], norm: Norm, facts: CaseFacts) -> Iterator[Departure]:
    """What is wrong with an output's calls, or other than in the case's baseline."""
    if not (one.calls or norm.tools or any(other.calls for other in own)):
        return  # no tools anywhere
    called = Counter(call.tool for call in one.calls)
    usual = [tool for tool, share in norm.tools.items() if share >= 0.9]
    if not called and is_habit(norm, "calls"):
        yield Departure("tool-missing", one.begins, where=f"tool {usual[0]}" if usual else None, about=_tool(usual))
        return
    if called and is_habit(norm, "calls", False, 0.95):
        first = next(iter(called))
        yield Departure("tool-added", _listed(called), where=f"tool {first}", about=_tool([first]))
        return
    for tool in usual:
        if tool not in called:
            yield Departure("tool-missing", f"calls {_listed(called)}", where=f"tool {tool}", about=_tool([tool]))
    if norm.outputs >= 10 and _knows_its_tools(norm):
        for tool in called:
            if norm.tools.get(tool, 0.0) < _UNKNOWN_TOOL:
                yield Departure("tool-added", f"calls {_listed(called)}", where=f"tool {tool}", about=_tool([tool]))
    yield from _arguments(one, norm, facts)
    yield from _other_tools(called, own, norm)


def _other_tools(called: Counter[str], own: Sequence[Features], norm: Norm) -> Iterator[Departure]:
    """Other tools than in the case's other outputs, which may be as good."""
    others = [{call.tool for call in other.calls} for other in own]
    if not others or any(other == set(called) for other in others):
        return
    usual = sorted(set.union(*others))
    if not called:
        first = usual[0]
        yield Departure("tool-missing", "", where=f"tool {first}", about=_tool([first]), defect=None)
    elif not usual and not is_habit(norm, "calls"):
        first = next(iter(called))
        yield Departure("tool-added", _listed(called), where=f"tool {first}", about=_tool([first]), defect=None)
    elif usual:
        yield Departure("tool-changed", f"{_listed(usual)}, now {_listed(called)}", about=_listed(called), defect=None)


def _arguments(one: Features, norm: Norm, facts: CaseFacts) -> Iterator[Departure]:
    seen: set[tuple[str, str | None]] = set()
    for call in one.calls:
        for kind, names in (("argument-missing", call.lacking), ("argument-added", call.unknown)):
            for name in names:
                where = f"tool {call.tool} $.{name}"
                if (kind, where) not in seen:
                    seen.add((kind, where))
                    yield Departure(
                        kind, f"by the schema of {_tool([call.tool])}", where=where, about=f"`{clipped(name, 40)}`"
                    )
        known = norm.inputs.get(call.tool)
        if known is None:
            continue
        for found in path_departures(call.leaves, known, given(facts.inputs)):
            kind, where = _ARGUMENTS[found.kind], f"tool {call.tool} {found.where}"
            if (kind, where) not in seen:
                seen.add((kind, where))
                # an argument that is new may be an optional one
                yield found._replace(kind=kind, where=where, defect=None if kind == "argument-added" else found.defect)


def path_departures(
    leaves: Sequence[Leaf], norm: JsonNorm, source: Given, often: float = _REQUIRED
) -> Iterator[Departure]:
    """What of a value departs from its suite's, path by path; inside of what is missing nothing more is told.

    Keys outside of lists are due where `often` (a share) of the values have them.
    """
    present = {leaf.path for leaf in leaves}
    dropped = [
        path
        for path, known in norm.paths.items()
        if path not in present
        and known.share >= (_REQUIRED if "[*]" in path else often)
        and (path == "$" or parent(path) in present)
    ]
    filled = {parent(leaf.path) for leaf in leaves if leaf.path.endswith("[*]")}
    dropped = [path for path in dropped if not path.endswith("[*]") or parent(path) in filled]
    added = [
        path
        for path in dict.fromkeys(leaf.path for leaf in leaves)
        if path not in norm.paths and parent(path) in norm.closed
    ]
    for path in dropped:
        partner = next((new for new in added if parent(new) == parent(path)), None)
        if partner is not None and not path.endswith("[*]"):
            added.remove(partner)
            yield Departure(
                "key-renamed", f"{clipped(path, 60)} -> {clipped(partner, 60)}", where=path, about=_key(path)
            )
        else:
            yield Departure("key-dropped", clipped(path, 60), where=path, about=_key(path))
    for path in added:
        value = next(leaf.value for leaf in leaves if leaf.path == path)
        yield Departure("key-added", f"{clipped(path, 60)}: {quoted(value)}", where=path, about=_key(path))
    seen: set[tuple[str, str]] = set()
    empty = {leaf.path for leaf in leaves if leaf.type == "array"} - filled
    for leaf in leaves:
        found = _value_departure(leaf, norm, source, empty)
        if found is not None and (found.kind, leaf.path) not in seen:
            seen.add((found.kind, leaf.path))
            yield found


def _value_departure(leaf: Leaf, norm: JsonNorm, source: Given, empty: Collection[str]) -> Departure | None:
    known = norm.paths.get(leaf.path)
    if known is None:
        return None
    about = _key(leaf.path)
    if known.filled and (leaf.type == "null" or leaf.path in empty or (leaf.type == "string" and is_blank(leaf.value))):
        return Departure("value-emptied", quoted(leaf.value), where=leaf.path, about=about)
    if known.types and leaf.type not in known.types:
        said = f"{'/'.join(sorted(known.types))}, now {leaf.type}: {quoted(leaf.value)}"
        return Departure("type-changed", said, where=leaf.path, about=about)
    if leaf.type not in ("string", "number"):
        return None
    due = due_of(leaf.value, source, known.origins)
    if due is not None:
        said = f"{about}: {quoted(leaf.value)}, not {quoted(due)}"
        return Departure("fact-changed", said, where=leaf.path, about=quoted(leaf.value))
    if known.values is not None and leaf.value not in known.values and not stands_in(leaf.value, source):
        return Departure("enum-changed", quoted(leaf.value), where=leaf.path, about=about)
    if known.forms is not None and form_of(leaf.value) not in known.forms:
        return Departure("form-changed", quoted(leaf.value), where=leaf.path, about=about)
    if known.grounded and leaf.value.strip() and not stands_in(leaf.value, source):
        return Departure("fact-changed", f"{about}: {quoted(leaf.value)}", where=leaf.path, about=quoted(leaf.value))
    return None


def _knows_its_tools(norm: Norm) -> bool:
    """Whether the suite calls the same few tools in its cases."""
    rare = sum(share for share in norm.tools.values() if share < _UNKNOWN_TOOL)
    return bool(norm.tools) and rare < 0.05


@lru_cache(maxsize=1024)  # a suite has few paths, and asks for each of them in every answer
def _key(path: str) -> str:
    return f"`{clipped(path.removeprefix('$.'), 50)}`"


def _tool(names: Sequence[str]) -> str:
    return f"`{clipped(names[0], 50)}`" if names else "a tool"


def _listed(called: Iterable[str]) -> str:
    return ", ".join(clipped(tool, 30) for tool in list(called)[:3])
