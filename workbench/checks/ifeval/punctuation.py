"""The instruction about commas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.checks.finding import quoted
from workbench.checks.ifeval.fact import Fact

if TYPE_CHECKING:
    from workbench.records import JsonObject


def no_comma(text: str, _kwargs: JsonObject) -> Fact:
    """No comma of ASCII; other marks that work like one are allowed, as IFEval allows them."""
    first = text.find(",")
    if first < 0:
        return Fact(True, "no comma")
    count = text.count(",")
    around = quoted(text[max(0, first - 20) : first + 12].strip(), 40)
    return Fact(False, f"{count:,} comma{'s' if count > 1 else ''}, {'' if count == 1 else 'first '}in {around}")
