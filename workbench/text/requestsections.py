"""Two requests as sections: settings, system prompt, tools by name, messages turn by turn."""

from __future__ import annotations

from collections import defaultdict, deque
from typing import TYPE_CHECKING

from workbench.text.jsontree import value_tree
from workbench.text.jsonview import tree_view
from workbench.text.pieces import blocks_of, pieces_of
from workbench.text.piecesections import paired_sections, placed
from workbench.text.section import Section
from workbench.text.turns import Turn, message_turns
from workbench.text.turnsections import turn_sections

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.records import JsonObject, JsonValue
    from workbench.text.jsontree import Tree
    from workbench.text.section import Options

_APART = ("system", "tools", "messages")


def request_sections(left: JsonObject | None, right: JsonObject | None, options: Options) -> tuple[Section, ...]:
    """The sections of two requests as sent; None for a side whose request is not known."""
    if left is None and right is None:
        return ()
    ours, others = left or {}, right or {}
    return (
        _settings(left, right, options),
        *_system(ours.get("system"), others.get("system"), options),
        *_tools(ours.get("tools"), others.get("tools"), options),
        *turn_sections(message_turns(ours.get("messages")), message_turns(others.get("messages")), options),
    )


def _settings(left: JsonObject | None, right: JsonObject | None, options: Options) -> Section:
    """All fields but the long ones."""
    trees = [
        None if request is None else value_tree({key: value for key, value in request.items() if key not in _APART})
        for request in (left, right)
    ]
    return _section("settings", trees[0], trees[1], options)


def _system(left: JsonValue, right: JsonValue, options: Options) -> Iterator[Section]:
    turns = [Turn("system", 0, tuple(pieces_of(blocks_of(system))), False) for system in (left, right)]
    yield from paired_sections(placed(turns[0], "system"), placed(turns[1], "system"), options)


def _tools(left: JsonValue, right: JsonValue, options: Options) -> Iterator[Section]:
    """Tools of the same name side by side, in the left's order; what only the right has follows."""
    others = _listed(right)
    places: dict[str, deque[int]] = defaultdict(deque)
    for j, tool in enumerate(others):
        places[_name(tool)].append(j)
    alone = set(range(len(others)))
    for tool in _listed(left):
        same = places[_name(tool)]
        partner = same.popleft() if same else None
        other = None if partner is None else value_tree(others[partner])
        alone -= {partner}
        yield _section(f"tool {_name(tool)}", value_tree(tool), other, options)
    for j in sorted(alone):
        yield _section(f"tool {_name(others[j])}", None, value_tree(others[j]), options)


def _section(title: str, left: Tree | None, right: Tree | None, options: Options) -> Section:
    view = tree_view(left, right, keys=options.keys, numbers=options.numbers)
    return Section("request", left and title, right and title, *view)


def _listed(tools: JsonValue) -> list[JsonValue]:
    return list(tools) if isinstance(tools, list | tuple) else [] if tools is None else [tools]


def _name(tool: JsonValue) -> str:
    names = (tool.get("name"), tool.get("type")) if isinstance(tool, dict) else ()
    return next((name for name in names if isinstance(name, str)), "unknown")
