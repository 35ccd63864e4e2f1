"""A fault of a request's shape, and the kinds of values that shapes speak of."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from workbench.records import JsonValue

_KINDS: dict[str, tuple[type, ...]] = {
    "text": (str,), "integer": (int,), "number": (int, float), "list": (list,), "mapping": (dict,),
    "true or false": (bool,), "text or list": (str, list), "any": (object,),
}  # fmt: skip


class Fault(NamedTuple):
    """Where it is, what stands there (short), what is wrong with it, what to do."""

    where: str
    said: str
    wrong: str
    fix: str


def is_kind(value: JsonValue, kind: str) -> bool:
    """Whether a value is of a kind as the data names it; true is no number."""
    if not isinstance(value, _KINDS[kind]):
        return False
    return kind in ("any", "true or false") or not isinstance(value, bool)


def shown(value: JsonValue) -> str:
    """A value in at most 60 characters, on one line."""
    return "nothing" if value is None else " ".join(str(value)[:60].split()) or "blank"
