"""A user's own catalogue file: facts and rules by id, laid over ours."""

from __future__ import annotations

import copy
from datetime import date
from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING, NoReturn

from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from workbench.records import JsonObject, JsonValue

_PARTS = ("models", "general", "rules", "groups", "betas", "shape")
_FREE = frozenset({"platform_ids", "sampling_params", "unverified_fields"})  # mappings whose keys are the user's
_HINT = "docs/catalogue.md shows what such a file holds."


@lru_cache(maxsize=4)
def read_file(path: Path) -> JsonObject:
    """What the file gives, by part; WorkbenchError where it cannot be read or has parts we do not know.

    The value is shared: do not change it.
    """
    import yaml

    try:
        text = path.read_text("utf-8")
        data = _plain(yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise WorkbenchError(f"the catalogue file cannot be read: {error}", where=str(path), hint=_HINT) from error
    if data is None:
        return {}
    if not isinstance(data, dict):
        raise WorkbenchError("a catalogue file is a mapping", where=str(path), hint=_HINT)
    check_keys(data, _PARTS, str(path))
    for part, value in data.items():
        if not isinstance(value, list if part == "betas" else dict):
            raise WorkbenchError(f"'{part}' is not a {'list' if part == 'betas' else 'mapping'}", where=str(path))
    return data


def merge_models(ours: JsonObject, given: JsonObject, file: str) -> dict[str, dict[str, str]]:
    """Lays a file's `models` and `general` over our data, in place; gives {model: {dotted field: the file}}.

    WorkbenchError for a key or a kind of value that our own models do not have.
    """
    _check_general(given.get("general", {}), ours["general"], file)
    ours["general"] = merged(ours["general"], given.get("general", {}))
    kinds = _kinds_of(ours["models"])
    rows = {row["id"]: row for row in ours["models"]}
    from_file: dict[str, dict[str, str]] = {}
    for model, facts in given.get("models", {}).items():
        where = f"{file}: models.{model}"
        if not isinstance(facts, dict):
            raise WorkbenchError("a model is a mapping of facts", where=where, hint=_HINT)
        _check(facts, kinds, where, "")
        row = rows.get(model)
        if row is None:
            row = {"id": model, "price": None, "display_name": model}
            if "status" not in facts:
                raise WorkbenchError("a new model needs its 'status'", where=where, hint=", ".join(ours["statuses"]))
        row = merged(row, facts)
        for holder in ("thinking", "effort", "vision"):
            if row.get(holder) is not None:
                row[holder] = {**dict.fromkeys(kinds[holder + "."]), **row[holder]}
        if row.get("effort") is not None:
            row["effort"]["levels"] = row["effort"]["levels"] or []
        _check_values(row, ours["statuses"], where)
        from_file[model] = dict.fromkeys(_leaves(facts), file)
        row["unverified_fields"] = {
            name: why
            for name, why in (row.get("unverified_fields") or {}).items()
            if name in facts.get("unverified_fields", {}) or not _is_given(name, from_file[model])
        }
        rows[model] = row
    ours["models"] = list(rows.values())
    return from_file


def merged(ours: JsonValue, given: JsonValue) -> JsonValue:
    """`given` laid over `ours`: mappings key by key, anything else replaced. Neither is changed."""
    if not isinstance(ours, dict) or not isinstance(given, dict):
        return copy.deepcopy(given)
    both = dict(ours)
    for key, value in given.items():
        both[key] = merged(both[key], value) if key in both else copy.deepcopy(value)
    return both


def check_keys(given: Iterable[object], known: Iterable[str], where: str) -> None:
    """WorkbenchError for the first key that is not known, with the nearest one that is."""
    names = list(known)
    for key in given:
        if key not in names:
            close = get_close_matches(str(key), names, n=1)
            hint = f"did you mean '{close[0]}'?" if close else "known: " + ", ".join(names)
            raise WorkbenchError(f"unknown key '{key}'", where=where, hint=hint)


def _plain(value: JsonValue) -> JsonValue:
    """YAML's dates as ISO text, keys as text."""
    if isinstance(value, dict):
        return {str(_plain(key)): _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def _kinds_of(models: list[JsonObject]) -> dict[str, dict[str, set[type]]]:
    """The kinds of values our own models have: {'': {field: types}, 'price.': {...}, ...}."""
    kinds: dict[str, dict[str, set[type]]] = {}
    for model in models:
        for name, value in model.items():
            kinds.setdefault("", {}).setdefault(name, set()).add(_kind(value))
            if isinstance(value, dict) and name not in _FREE:
                for inner, item in value.items():
                    kinds.setdefault(name + ".", {}).setdefault(inner, set()).add(_kind(item))
    for name in ("fast.", "long."):
        kinds[name] = kinds["price."]
    return kinds


def _kind(value: JsonValue) -> type:
    return float if type(value) is int else type(value)


def _check(given: JsonObject, kinds: dict[str, dict[str, set[type]]], where: str, holder: str) -> None:
    known = kinds[holder]
    check_keys(given, [name for name in known if name != "id"], where)
    for name, value in given.items():
        if value is None:
            continue
        if _kind(value) not in known[name]:
            wanted = " or ".join(sorted(_named(kind) for kind in known[name] if kind is not type(None)))
            _refuse(f"'{holder}{name}' is {_named(_kind(value))}, not {wanted}", where)
        if isinstance(value, dict) and name + "." in kinds:
            _check(value, kinds, where, name + ".")


def _check_values(row: JsonObject, statuses: JsonObject, where: str) -> None:
    if row["status"] not in statuses:
        _refuse(f"'status' is '{row['status']}', not one of {', '.join(statuses)}", where)
    earlier = row.get("earlier_prices") or []
    if not all(isinstance(one, dict) and one.keys() == {"until", "price"} for one in earlier):
        _refuse("each of 'earlier_prices' needs 'until' and 'price'", where)
    for name, price in [(name, row.get(name)) for name in ("price", "fast", "long")] + [
        ("earlier_prices", one["price"]) for one in earlier
    ]:
        if price is not None and not all(isinstance(price.get(side), int | float) for side in ("input", "output")):
            _refuse(f"'{name}' needs 'input' and 'output' in USD per million tokens", where)
    for name in ("deprecated_on", "retires_on", "retired_on", "retirement_not_sooner_than", "fast_ends", "released"):
        if row.get(name) is not None:
            try:
                date.fromisoformat(row[name])
            except ValueError:
                _refuse(f"'{name}' is '{row[name]}', not a date as 2026-11-30", where)


def _check_general(given: JsonObject, ours: JsonObject, file: str) -> None:
    where = f"{file}: general"
    check_keys(given, ours, where)
    for name, value in given.items():
        if _kind(value) is not _kind(ours[name]):
            _refuse(f"'{name}' is {_named(_kind(value))}, not {_named(_kind(ours[name]))}", where)


def _named(kind: type) -> str:
    names = {float: "a number", str: "text", bool: "true or false", list: "a list", dict: "a mapping"}
    return names.get(kind, "nothing")


def _refuse(message: str, where: str) -> NoReturn:
    raise WorkbenchError(message, where=where, hint=_HINT)


def _leaves(facts: JsonObject) -> list[str]:
    """The dotted fields that a mapping of facts gives."""
    return [
        f"{name}.{inner}" if inner else name
        for name, value in facts.items()
        for inner in (value if isinstance(value, dict) and value and name not in _FREE else ("",))
    ]


def _is_given(name: str, given: dict[str, str]) -> bool:
    return any(name == one or name.startswith(one + ".") for one in given)
