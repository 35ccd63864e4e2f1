"""Features as JSON values and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbench.compare.features.features import (
    CallMark,
    Document,
    Facts,
    Features,
    Layout,
    Leaf,
    Manner,
    TurnMark,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.records import JsonObject, JsonValue

_PLAIN = Features()


def features_to_json(features: Features) -> JsonObject:
    """The features as a JSON object; what is as in an answer without anything to tell is left out."""
    return {name: _json(value) for name, value in features._asdict().items() if value != getattr(_PLAIN, name)}


def features_from_json(value: JsonObject) -> Features:
    """The features that `features_to_json` gave; raises KeyError, TypeError or ValueError for anything else."""
    given: dict[str, Any] = dict(value)
    for name, read in _READERS.items():
        if name in given:
            given[name] = read(given[name])
    return Features(**given)


def _json(value: Any) -> JsonValue:
    return [_json(part) for part in value] if isinstance(value, tuple) else value


def _leaves(value: JsonValue) -> tuple[Leaf, ...]:
    return tuple(Leaf(*leaf) for leaf in value)


def _document(value: JsonValue) -> Document:
    fenced, leaves, *rest = value
    return Document(fenced, _leaves(leaves), *rest)


def _calls(value: JsonValue) -> tuple[CallMark, ...]:
    return tuple(
        CallMark(tool, step, _leaves(leaves), tuple(lacking), tuple(unknown))
        for tool, step, leaves, lacking, unknown in value
    )


def _layout(value: JsonValue) -> Layout:
    layout = Layout(*value)
    return layout._replace(titles=tuple(layout.titles))


def _turns(value: JsonValue) -> tuple[TurnMark, ...]:
    return tuple(map(_turn, value))


def _turn(value: JsonValue) -> TurnMark:
    turn = TurnMark(*value)
    return turn._replace(layout=_layout(turn.layout), facts=_facts(turn.facts))


def _facts(value: JsonValue) -> Facts:
    return Facts(*map(tuple, value))


_READERS: dict[str, Callable[[JsonValue], object]] = {
    "blanks": tuple,
    "document": _document,
    "layout": _layout,
    "manner": lambda value: Manner(*value),
    "facts": _facts,
    "calls": _calls,
    "turns": _turns,
}
