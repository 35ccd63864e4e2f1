"""What changed inside JSON: keys dropped, added, renamed; types; forms of values; by path."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from typing import TYPE_CHECKING

from workbench.compare.shapes.shape import Part
from workbench.text.jsonpaths import compare

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.records import JsonValue
    from workbench.text.jsonpaths import Change
    from workbench.text.jsontree import Tree

_INDEX = re.compile(r"\[\d+\]")
_NUMBERED = re.compile(r"#\d+$")
_LAST = re.compile(r"(?:\.([^.\[\]]+)|\[\"(.*)\"\]|\[\*\])$")
_QUOTE = 60  # characters of evidence
_LONGEST_CHOICE = 24  # characters of a value that may be one of a few
_LONGEST_FORM = 40
_ANYWHERE = ("null", "true", "false", "0", "1", '""', "[]", "{}")
_LEAST_TEXT, _TEXT = 40, 1000  # characters of a value that is a text, and those of it that are compared
_ALIKE = 0.35  # the share of words that two texts on one matter have in common
_MOST = 40  # changes of one case that are looked at
_WORDS = re.compile(r"[^\W\d_]+")
_LETTERS = re.compile(r"[^\W\d_]+(?:\s+[^\W\d_]+)*")
_NUMBER = re.compile(r"(?<!\d\.)\d+(?:,\d{3})*(?:\.\d+(?![.\d]))?|\d+")
_HUMPS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_TYPES = {"{": "object", "[": "list", '"': "text", "t": "true or false", "f": "true or false", "n": "null"}


def tree_changes(left: Tree, right: Tree) -> list[Part]:
    """The parts of a change from one JSON value to another; texts that only say it in other words are none."""
    changes = compare(left, right, ordered=False)[:_MOST]
    removed = [one for one in changes if one.kind == "removed"]
    added = [one for one in changes if one.kind == "added"]
    renamed = _renames(removed, added)
    parts = [*_renamed_parts(renamed)]
    gone = {id(one) for pair in renamed for one in pair}
    for change in changes:
        if id(change) not in gone:
            parts += _parts(change)
    return list({part.key: part for part in reversed(parts)}.values())[::-1]


def general_path(path: str) -> str:
    """A path with `[*]` for every index."""
    return _INDEX.sub("[*]", path)


def _parts(change: Change) -> Iterator[Part]:
    where, before, after = general_path(_NUMBERED.sub("", change.path)), change.before or "", change.after or ""
    quote = f"{before[: _QUOTE // 2]} -> {after[: _QUOTE // 2]}"
    if change.kind in ("removed", "added"):
        yield _one_sided(change, where)
    elif change.kind == "type":
        yield Part("type-changed", where, f"{_type(before)} to {_type(after)}", quote)
    elif change.kind == "moved":
        yield Part("items-moved", where.removesuffix("[*]"), evidence=before[:_QUOTE])
    elif change.kind == "written" and before[:1] in "-0123456789":
        yield Part("written", where, evidence=quote)
    elif change.kind == "changed":
        if before[:1] in "{[":
            yield _other_keys(where, _scalar(before), _scalar(after), quote)
        else:
            yield from _value(where, before, after, quote)


def _one_sided(change: Change, where: str) -> Part:
    value = change.before if change.kind == "removed" else change.after
    if value in ("}", "]"):
        return Part("truncated" if change.kind == "removed" else "truncated-gone", evidence=where)
    if where.endswith("[*]"):
        return Part("items-fewer" if change.kind == "removed" else "items-more", where.removesuffix("[*]"))
    return Part("key-dropped" if change.kind == "removed" else "key-added", where, evidence=(value or "")[:_QUOTE])


def _other_keys(where: str, was: JsonValue, now: JsonValue, quote: str) -> Part:
    """An object that has no key in common with what it was: it may have the same ones in another style."""
    if isinstance(was, dict) and isinstance(now, dict) and len(was) == len(now):
        styles = {_style(new) for old, new in zip(was, now, strict=True) if _only_style(old, new)}
        if len(styles) == 1 and all(map(_only_style, was, now)):
            return Part("key-style", what=styles.pop(), evidence=quote)
    return Part("keys-changed", where, evidence=quote)


def _type(literal: str) -> str:
    return _TYPES.get(literal[:1], "number")


def _value(where: str, before: str, after: str, quote: str) -> Iterator[Part]:
    """The parts of a scalar that became another of its type: other writing, a factor, one choice for another."""
    was, now = _scalar(before), _scalar(after)
    if isinstance(was, str) and isinstance(now, str):
        yield from _text(where, was, now, quote)
    elif isinstance(was, bool) or isinstance(now, bool):
        yield Part("choice-changed", where, f"{before} -> {after}", quote)
    elif isinstance(was, int | float) and isinstance(now, int | float):
        if factor := _factor(was, now):
            yield Part("scaled", where, factor, quote)
        yield Part("value-changed", where, evidence=quote)


def _scalar(literal: str) -> JsonValue:
    try:
        return json.loads(literal, strict=False)
    except (ValueError, RecursionError):
        return literal.strip("\"'")


def _text(where: str, was: str, now: str, quote: str) -> Iterator[Part]:
    if was.casefold() == now.casefold():
        style = "capitals" if now.isupper() else "small letters" if now.islower() else "other capitals"
        yield Part("case-changed", where, style, quote)
        return
    short = max(len(was), len(now)) <= _LONGEST_FORM
    if short and any(map(str.isdigit, was)) and any(map(str.isdigit, now)) and _form(was) != _form(now):
        yield Part("form-changed", where, f"{_form(was)} -> {_form(now)}", quote)
    if max(len(was), len(now)) <= _LONGEST_CHOICE and _is_choice(was) and _is_choice(now):
        yield Part("choice-changed", where, f"{was} -> {now}", quote)
        yield Part("value-changed", where, evidence=quote)


def _is_choice(value: str) -> bool:
    return len(value.split()) <= 2 and not any(map(str.isdigit, value))


def _form(value: str) -> str:
    """How a value is written: words as `a`, a number as `9`, a date as `9-9-9`."""
    return _NUMBER.sub("9", _LETTERS.sub("a", value))


def _factor(was: float, now: float) -> str:
    """`100` where a number became a hundred times as large, a power of ten or a change of sign; else nothing."""
    if not was or not now:
        return ""
    for factor in (10, 100, 1000, 0.1, 0.01, 0.001, -1):
        if abs(now - was * factor) <= 1e-9 * abs(now):
            return f"{factor:g}"
    return ""


def _renames(removed: Sequence[Change], added: Sequence[Change]) -> list[tuple[Change, Change]]:
    """Keys of an object that are gone, each with the new key that holds the same or is the same word written anew."""
    places: dict[str, list[Change]] = defaultdict(list)
    for one in added:
        places[_parent(one.path)].append(one)
    pairs = []
    for one in removed:
        here = places[_parent(one.path)]
        best = max(here, key=lambda other: _likeness(one, other), default=None)
        if best is not None and _key(one.path) and _likeness(one, best) > 0:
            pairs.append((one, best))
            here.remove(best)
    return pairs


def _likeness(one: Change, other: Change) -> float:
    if one.before in ("}", "]") or other.after in ("}", "]") or _type(one.before or "") != _type(other.after or ""):
        return 0.0
    words, others = _key_words(_key(one.path)), _key_words(_key(other.path))
    if not words or not others:
        return 0.0
    shared = len(set(words) & set(others)) / max(len(words), len(others))
    same = _same_value(one.before or "", other.after or "")
    return 2 * same + shared if same or shared >= 0.5 else 0.0


def _same_value(was: str, now: str) -> bool:
    """Whether two values are so alike that a new key must hold what the old one did; a `0` may stand anywhere."""
    if was == now:
        return was not in _ANYWHERE
    if min(len(was), len(now)) < _LEAST_TEXT or was[0] != '"':
        return False
    words, others = set(_WORDS.findall(was[:_TEXT].lower())), set(_WORDS.findall(now[:_TEXT].lower()))
    return len(words & others) >= _ALIKE * max(len(words), len(others), 1)


def _key_words(key: str) -> list[str]:
    return [word.lower() for word in _WORDS.findall(_HUMPS.sub(" ", key))]


def _parent(path: str) -> str:
    found = _LAST.search(path)
    return path[: found.start()] if found else path


def _key(path: str) -> str:
    found = _LAST.search(path)
    return (found[1] or found[2] or "") if found else ""


def _renamed_parts(pairs: Sequence[tuple[Change, Change]]) -> Iterator[Part]:
    styles = {_style(_key(new.path)) for old, new in pairs if _only_style(_key(old.path), _key(new.path))}
    if len(styles) == 1 and len(pairs) > 1:
        yield Part("key-style", what=styles.pop(), evidence=f"{_key(pairs[0][0].path)} -> {_key(pairs[0][1].path)}")
    for old, new in pairs:
        yield Part("key-renamed", general_path(old.path), _key(new.path), f"{(old.before or '')[:_QUOTE]}")


def _only_style(old: str, new: str) -> bool:
    return _key_words(old) == _key_words(new)


def _style(key: str) -> str:
    if "_" in key:
        return "snake_case"
    if "-" in key:
        return "kebab-case"
    return "camelCase" if key[:1].islower() else "capitals"
