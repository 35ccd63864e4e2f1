"""Instructions about how an answer starts and ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.checks.finding import quoted
from workbench.checks.ifeval.fact import Fact

if TYPE_CHECKING:
    from workbench.records import JsonObject


def end_checker(text: str, kwargs: JsonObject) -> Fact:
    """The answer ends with this phrase, in any case; a quotation mark after it is allowed."""
    wanted = kwargs["end_phrase"].strip()
    body = text.strip().strip('"')
    if body.lower().endswith(wanted.lower()):
        return Fact(True, f"ends with {quoted(wanted, 60)}")
    return Fact(False, f"ends with {quoted(body[-min(60, len(wanted) + 10) :], 60)}, {quoted(wanted, 60)} wanted")


def quotation(text: str, _kwargs: JsonObject) -> Fact:
    """The whole answer stands between straight double quotation marks."""
    body = text.strip()
    if len(body) > 1 and body.startswith('"') and body.endswith('"'):
        return Fact(True, "stands in double quotation marks")
    ends = f"{quoted(body[:12])} … {quoted(body[-12:])}" if body else "nothing"
    return Fact(False, f"not in double quotation marks: {ends}")
