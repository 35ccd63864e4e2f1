"""The cuts that turn one value in a YAML text into another, each as small as it can be.

A cut replaces a stretch of the text. Values are found by the places that the parser gives their nodes; a value that
stands elsewhere (an alias) or in a layout not foreseen is awkward, and what holds it is written anew instead.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NamedTuple

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from workbench.suites.edit_text import AwkwardError, Cut, Page, literal_cuts
from workbench.suites.yaml_text import write_flow
from workbench.text.canonical import canonical_json
from workbench.text.gaps import gaps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.records import JsonObject, JsonValue

__all__ = ["AwkwardError", "Cut", "Page", "entry_cuts", "whole_entry_cuts"]


class _Entry(NamedTuple):
    """A key with its value's node; `key` is None for an item of a list, whose `column` is that of its dash."""

    key: ScalarNode | None
    node: Node
    start: int
    column: int


def entry_cuts(page: Page, key: ScalarNode, node: Node, old: JsonValue, new: JsonValue) -> list[Cut]:
    """The cuts for the value of a key of a block mapping, as small as they can be."""
    return _of_entry(page, _Entry(key, node, key.start_mark.index, key.start_mark.column), old, new)


def whole_entry_cuts(page: Page, key: ScalarNode, node: Node, _old: JsonValue, new: JsonValue) -> list[Cut]:
    """The cut that writes a key and its value anew, in place of the indented comments below it too.

    A block of text at the value's end would take those in; they come to stand above the key.
    """
    lines = page.rendered({key.value: new}, key.start_mark.column)
    end = page.end_of_remarks(page.line_end(page.end_of(node)), key.start_mark.column)
    return [Cut(key.start_mark.index, end, page.newline.join(lines))]


def _of_entry(page: Page, entry: _Entry, old: JsonValue, new: JsonValue) -> list[Cut]:
    if _same(old, new):
        return []
    try:
        _in_place(page, entry)
        return _of_node(page, entry.node, old, new)
    except AwkwardError:
        return _anew(page, entry, new)


def _of_node(page: Page, node: Node, old: JsonValue, new: JsonValue) -> list[Cut]:
    if isinstance(node, MappingNode | SequenceNode):
        if type(old) is not type(new) or not new:
            raise AwkwardError
        if node.flow_style:
            return _of_flow(page, node, old, new)
        if isinstance(node, MappingNode):
            return _of_mapping(page, node, old, new)
        return _of_sequence(page, node, old, new)
    assert isinstance(node, ScalarNode)
    if node.style == "|" and isinstance(new, str):
        return literal_cuts(page, node, new)
    return [_scalar_cut(node, new, flow=False)]


def _of_flow(page: Page, node: MappingNode | SequenceNode, old: JsonValue, new: JsonValue) -> list[Cut]:
    """Inside brackets or braces: value by value where there are the same ones, else all of it anew, on one line."""
    try:
        return _flow_values(page, node, old, new)
    except AwkwardError:
        return [Cut(node.start_mark.index, node.end_mark.index, write_flow(new))]


def _flow_values(page: Page, node: Node, old: JsonValue, new: JsonValue) -> list[Cut]:
    if _same(old, new):
        return []
    if isinstance(node, ScalarNode):
        return [_scalar_cut(node, new, flow=True)]
    if isinstance(node, SequenceNode) and isinstance(new, list) and len(new) == len(node.value) and new:
        pairs = [(child, old[at], new[at]) for at, child in enumerate(node.value)]
    elif isinstance(node, MappingNode) and isinstance(new, dict) and list(new) == list(old) and new:
        pairs = [(child, old[key.value], new[key.value]) for key, child in node.value]
    else:
        raise AwkwardError
    inside = (node.start_mark.index, node.end_mark.index)
    cuts = []
    for child, was, now in pairs:
        if not inside[0] <= child.start_mark.index <= child.end_mark.index <= inside[1]:
            raise AwkwardError  # an alias: its text stands elsewhere
        cuts += _flow_values(page, child, was, now)
    return cuts


def _of_mapping(page: Page, node: MappingNode, old: JsonObject, new: JsonObject) -> list[Cut]:
    entries = {key.value: _Entry(key, value, key.start_mark.index, key.start_mark.column) for key, value in node.value}
    if list(entries) != list(old) or not set(entries) & set(new):
        raise AwkwardError
    for entry in entries.values():
        _in_place(page, entry)
    cuts = []
    for name, entry in entries.items():
        cuts += _of_entry(page, entry, old[name], new[name]) if name in new else []
    cuts += _taken_out(page, list(entries.values()), [name in new for name in entries])
    after: _Entry | None = None
    added: list[JsonObject] = []
    for name in [*new, None]:
        if name is not None and name not in entries:
            added.append({name: new[name]})
            continue
        if added:
            cuts.append(_put_in(page, after, next(iter(entries.values())), added))
            added = []
        after = entries[name] if name is not None else None
    return cuts


def _of_sequence(page: Page, node: SequenceNode, old: list[JsonValue], new: list[JsonValue]) -> list[Cut]:
    entries = [_Entry(None, item, *page.dash_of(item)) for item in node.value]
    for entry in entries:
        _in_place(page, entry)
    cuts: list[Cut] = []
    kept = [True] * len(old)
    for left, left_end, right, right_end in gaps(*([canonical_json(one) for one in side] for side in (old, new))):
        was, now = old[left:left_end], new[right:right_end]
        for at in range(min(len(was), len(now))):
            cuts += _of_entry(page, entries[left + at], was[at], now[at])
        for at in range(len(now), len(was)):
            kept[left + at] = False
        if len(now) > len(was):
            after = entries[left_end - 1] if left_end else None
            cuts.append(_put_in(page, after, entries[0], [[item] for item in now[len(was) :]]))
    return cuts + _taken_out(page, entries, kept)


def _in_place(page: Page, entry: _Entry) -> None:
    """Awkward unless the value stands where its key or dash says: an alias does not."""
    begin = entry.key.end_mark.index if entry.key is not None else entry.start
    if entry.node.start_mark.index < begin or re.search(
        r"[^\s:\-]", _before_comments(page.text[begin : entry.node.start_mark.index])
    ):
        raise AwkwardError


def _before_comments(text: str) -> str:
    return re.sub(r"(?m)(?<!\S)#.*$", "", text)


def _taken_out(page: Page, entries: Sequence[_Entry], kept: Sequence[bool]) -> list[Cut]:
    """The cuts that take entries out, each with its lines."""
    cuts = []
    for at, entry in enumerate(entries):
        if kept[at]:
            continue
        start, end = page.line_start(entry.start), page.next_line(page.end_of(entry.node))
        if page.text[start : entry.start].strip():  # it shares its line with a dash
            if at + 1 == len(entries) or not kept[at + 1]:
                raise AwkwardError
            start, end = entry.start, entries[at + 1].start
        cuts.append(Cut(start, end, "", gone=True))
    return cuts


def _put_in(page: Page, after: _Entry | None, first: _Entry, values: Sequence[JsonValue]) -> Cut:
    """The cut that puts entries in behind one, or before the first."""
    indent = " " * first.column
    lines = [line for value in values for line in _indented(page.rendered(value, first.column), indent)]
    if after is None:
        return Cut(first.start, first.start, page.newline.join([*lines, indent]).removeprefix(indent))
    at = page.line_end(page.end_of(after.node))
    return Cut(at, at, page.newline.join(["", *lines]))


def _indented(lines: list[str], indent: str) -> list[str]:
    return [indent + lines[0], *lines[1:]]


def _anew(page: Page, entry: _Entry, value: JsonValue) -> list[Cut]:
    """The cuts that write an entry anew; a comment behind a value on one line stays where it is."""
    written = {entry.key.value: value} if entry.key is not None else [value]
    lines = page.rendered(written, entry.column)
    end = page.end_of(entry.node)
    if "\n" in page.text[entry.start : end]:
        end = page.line_end(end)
        return [Cut(entry.start, end, page.newline.join(lines))]
    below = page.line_end(end)
    return [Cut(entry.start, end, lines[0]), Cut(below, below, page.newline.join(["", *lines[1:]]))]


def _scalar_cut(node: ScalarNode, value: JsonValue, *, flow: bool) -> Cut:
    """The cut for a text, number or word on one line, quoted as before where that can be."""
    if isinstance(value, dict | list) or node.style in ("|", ">") or node.start_mark.line != node.end_mark.line:
        raise AwkwardError
    if isinstance(value, str) and "\n" in value and not flow:
        raise AwkwardError  # of several lines it is better written as a block
    text = write_flow(value) if flow else _quoted_alike(node, value)
    return Cut(node.start_mark.index, node.end_mark.index, text)


def _quoted_alike(node: ScalarNode, value: JsonValue) -> str:
    if isinstance(value, str) and node.style == '"':
        return json.dumps(value, ensure_ascii=not value.isprintable())
    if isinstance(value, str) and node.style == "'" and value.isprintable():
        return "'" + value.replace("'", "''") + "'"
    return write_flow(value)


def _same(one: JsonValue, other: JsonValue) -> bool:
    return canonical_json(one) == canonical_json(other)
