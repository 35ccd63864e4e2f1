"""Which texts a case's views show, and their layout; pure, run off the event loop."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from workbench.text.readable import readable
from workbench.tui.layout import Layout
from workbench.tui.sheet import sheet_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.records import Case, Configuration, JsonObject, Output, Suite

View = Literal["output", "input", "request", "exchange"]
VIEWS: tuple[View, ...] = ("output", "input", "request", "exchange")
SideName = Literal["baseline", "target", "candidate"]

_LONG_LINE = 4000
"""Characters from which a line's changed words are found before it is shown, not while."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of what is compared: an output (None: there is none) and the configuration it was made under."""

    name: SideName
    output: Output | None
    configuration: Configuration


def layout_of(
    view: View, suite: Suite, case: Case, sides: Sequence[Side], *, columns: int, width: int, wrapped: bool
) -> Layout:
    """The layout of a view of two or three sides; equal inputs, and what only one side has, are shown once."""
    texts = [text for side in sides if (text := text_of(view, suite, case, side)) is not None]
    if view != "output" and len(set(texts)) == 1:
        texts = texts[:1]
    return lay_out(texts or [""], columns=columns, width=width, wrapped=wrapped)


def lay_out(texts: Sequence[str], *, columns: int, width: int, wrapped: bool) -> Layout:
    """The layout of one, two or three texts."""
    sheet = sheet_of(texts, columns)
    layout = Layout(sheet, width, wrapped=wrapped)
    for row in range(len(sheet)):
        for column in range(sheet.columns):
            cell = sheet.cell(row, column)
            if cell is not None and cell.sign == "~" and len(cell.text) > _LONG_LINE:
                sheet.spans(row, column)
    return layout


def text_of(view: View, suite: Suite, case: Case, side: Side) -> str | None:
    """The raw text of a side in a view; None where it has none."""
    if view == "output":
        return None if side.output is None else readable(side.output)
    if view == "exchange":
        return None if side.output is None else _exchange(side.output)
    request = request_of(suite, case, side)
    return _yaml(request) if view == "request" else _input(request, case)


def request_of(suite: Suite, case: Case, side: Side) -> JsonObject:
    """The first request of a side: as sent where that is known, else as the suite makes it."""
    if side.output is not None and side.output.request is not None:
        return side.output.request
    from workbench.errors import TemplateError
    from workbench.suites.request import build_request

    try:
        return build_request(suite, case, side.configuration)
    except TemplateError:
        return suite.request


def last_question(suite: Suite, case: Case, side: Side) -> str | None:
    """What a side was asked last: the final turn, or the request's last user message that is text."""
    if case.turns:
        return case.turns[-1]
    for message in reversed(request_of(suite, case, side).get("messages") or ()):
        if message.get("role") == "user":
            content = message.get("content")
            return content if isinstance(content, str) else _blocks(content)
    return None


def _input(request: JsonObject, case: Case) -> str:
    parts = []
    system = request.get("system")
    if system:
        parts += ["[system]", system if isinstance(system, str) else _blocks(system)]
    for message in request.get("messages") or ():
        content = message.get("content")
        parts += [f"[{message.get('role')}]", content if isinstance(content, str) else _blocks(content)]
    for turn in (case.turns or ())[1:]:
        parts += ["[user, then]", turn]
    if case.expected is not None:
        parts += ["[expected]", json.dumps(case.expected, ensure_ascii=False, indent=2)]
    return "\n".join(parts)


def _blocks(content: object) -> str:
    if isinstance(content, list) and all(isinstance(block, dict) and block.get("type") == "text" for block in content):
        return "\n".join(str(block.get("text")) for block in content)
    return json.dumps(content, ensure_ascii=False, indent=2)


def _exchange(output: Output) -> str:
    value: JsonObject = {"content": list(output.content), "stop_reason": output.stop_reason, "usage": output.usage}
    if output.transcript is not None:
        value = {"transcript": list(output.transcript), "stop_reason": output.stop_reason, "usage": output.usage}
    if output.error is not None:
        value["error"] = {"kind": output.error.kind, "message": output.error.message, "status": output.error.status}
    return json.dumps(value, ensure_ascii=False, indent=2)


def _yaml(request: JsonObject) -> str:
    from workbench.suites.render import request_yaml

    return request_yaml(request)
