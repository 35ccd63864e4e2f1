"""The mends that the catalogue calls safe, made to a copy of a request."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.catalog.mending import mended
from workbench.catalog.preflight import prepared, view_of
from workbench.catalog.sending import UnsendableError

if TYPE_CHECKING:
    from workbench.catalog.preflight import Context
    from workbench.records import JsonObject

_MOST_ROUNDS = 20


@dataclass(frozen=True, slots=True)
class Mended:
    """A request after its safe mends, and the rules they belong to in the order they were made."""

    request: JsonObject
    rules: tuple[str, ...]


def apply_safe(request: JsonObject, context: Context) -> Mended:
    """Makes the safe mend of every rule that triggers, until none is left to make; never touches anything else.

    The argument stays as it is; without a mend it is given back itself.
    """
    made: dict[str, None] = {}
    for _ in range(_MOST_ROUNDS):  # the others look at the mended request, so one at a time
        step = _first_mend(request, context)
        if step is None:
            break
        request, rule = step
        made[rule] = None
        if isinstance(request.get("model"), str):
            context = replace(context, model=request["model"])
    return Mended(request, tuple(made))


def _first_mend(request: JsonObject, context: Context) -> tuple[JsonObject, str] | None:
    try:
        view, version = view_of(request, context)
    except UnsendableError:  # preflight says what is wrong with it
        return None
    for one in prepared(context, version):
        if not one.mends or one.rule.mend is None:
            continue
        if (one.test is True or (one.test and one.test(view))) and (one.mends is True or one.mends(view)):
            after = mended(request, one.rule.mend, one.around.target)
            if after != request:
                return after, one.rule.id
    return None
