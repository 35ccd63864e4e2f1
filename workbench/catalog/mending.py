"""The language of mends: what a rule's `mend` says, done to a copy of a request."""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING

from workbench.catalog.conditions import fact
from workbench.catalog.overrides import check_keys
from workbench.catalog.paths import holders_at, parse_path
from workbench.catalog.walks import only_results
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from workbench.catalog.models import Model
    from workbench.records import JsonObject, JsonValue

KINDS = ("drop", "set", "clamp", "move", "rewrite", "drop_betas", "named")


def check_mend(mend: JsonValue, where: str) -> None:
    """WorkbenchError where `mend` is none of the language that docs/catalogue.md describes."""
    if mend is None:
        return
    if not isinstance(mend, dict):
        raise WorkbenchError("a mend is a mapping", where=f"{where}.mend", hint=", ".join(KINDS))
    check_keys(mend, KINDS, f"{where}.mend")
    try:
        mended({}, mend, None)
    except (ValueError, KeyError, TypeError, AttributeError, re.error) as error:
        raise WorkbenchError(f"no mend: {error}", where=f"{where}.mend") from error


def mended(request: JsonObject, mend: JsonObject, target: Model | None) -> JsonObject:
    """A copy of the request with a mend made to it; `target` gives the facts that the mend names."""
    body: JsonObject = copy.deepcopy(request)
    for path in mend.get("drop", ()):
        for holder, key in holders_at(body, parse_path(path)):
            holder.pop(key, None)
    for path, value in mend.get("set", {}).items():
        for holder, key in holders_at(body, parse_path(path)):
            holder[key] = copy.deepcopy(value)
    for path, bound in mend.get("clamp", {}).items():
        most = fact(target, bound["target"]) if isinstance(bound, dict) else bound
        for holder, key in holders_at(body, parse_path(path)):
            if most is not None and isinstance(holder.get(key), int | float) and holder[key] > most:
                holder[key] = most
    for old, new in mend.get("move", {}).items():
        _move(body, old, new)
    for path, (pattern, text) in mend.get("rewrite", {}).items():
        for holder, key in holders_at(body, parse_path(path)):
            if isinstance(holder.get(key), str):
                holder[key] = re.sub(pattern, text, holder[key])
    if betas := mend.get("drop_betas"):
        _drop_betas(body, betas)
    if "named" in mend:
        _NAMED[mend["named"]](body)
    return body


def _move(body: JsonObject, old: str, new: str) -> None:
    """A field to where it belongs now; one that is taken already stays as it is."""
    *above, last = parse_path(new)
    if old not in body:
        return
    holder: JsonValue = body
    for step in above:
        holder = holder.setdefault(step, {})
        if not isinstance(holder, dict):
            return
    if last not in holder:
        holder[last] = body.pop(old)


def _drop_betas(body: JsonObject, names: list[str]) -> None:
    if isinstance(body.get("betas"), list):
        body["betas"] = [name for name in body["betas"] if name not in names]
        if not body["betas"]:
            del body["betas"]
    headers = body.get("extra_headers") or {}
    for header in [name for name in headers if name.lower() == "anthropic-beta"]:
        left = [name for name in headers[header].split(",") if name.strip() not in names]
        if left:
            headers[header] = ",".join(left)
        else:
            del headers[header]
            if not headers:
                del body["extra_headers"]


def _merge_tool_results(body: JsonObject) -> None:
    """User messages of tool results that follow one another become the first of them."""
    kept: list[JsonValue] = []
    for message in body.get("messages", ()):
        if kept and only_results(message) and only_results(kept[-1]):
            kept[-1]["content"] += message["content"]
        else:
            kept.append(message)
    if kept:
        body["messages"] = kept


_NAMED = {"merge_tool_results": _merge_tool_results}
