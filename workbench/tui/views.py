"""Which views a case has, and which texts they show; pure, run off the event loop."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from workbench.text.markdown import is_marked
from workbench.text.readable import readable
from workbench.text.requestsections import request_sections
from workbench.text.sections import sections, views_of
from workbench.tui.subjects import in_markdown, joined, of_sections, of_three, once, untitled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.records import Case, Configuration, JsonObject, Output, Suite
    from workbench.text.section import Options, Section
    from workbench.tui.compared import Subject

View = Literal["text", "markdown", "json", "tools", "turns", "thinking", "input", "request", "exchange"]
SideName = Literal["baseline", "target", "candidate", "A", "B"]
"""In a blind review A stands as the baseline and B as the target."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of what is compared: an output (None: there is none) and the configuration it was made under."""

    name: SideName
    output: Output | None
    configuration: Configuration


def seen(
    wished: View | None, suite: Suite, case: Case, sides: Sequence[Side], options: Options
) -> tuple[View, Sequence[Subject]]:
    """The wished view and what it compares; the most telling view where none is wished or the case has not that."""
    view: View = "text"
    plain = all(side.output is None or side.output.transcript is None for side in sides)
    if not plain or wished not in (None, "text"):  # else which views there are need not be found out, which takes time
        views = views_for(sides)
        view = wished if wished in views else views[0]
    return view, subjects_of(view, suite, case, sides, options)


def views_for(sides: Sequence[Side]) -> list[View]:
    """The views that have something to show, the most telling first."""
    views: list[View] = [view for view in views_of(sides[0].output, sides[-1].output) if view != "request"]
    if any(side.output is not None and is_marked(readable(side.output)) for side in sides):
        views.insert(views.index("text") + 1, "markdown")
    return [*views, "input", "request", "exchange"]


def subjects_of(view: View, suite: Suite, case: Case, sides: Sequence[Side], options: Options) -> Sequence[Subject]:
    """What a view of two or three sides compares; inputs that are equal are shown once."""
    if view == "input":
        return once([untitled([text_of(view, suite, case, side, options) for side in sides])])
    if view == "exchange":
        texts = tuple(_exchange(side.output) if side.output is not None else None for side in sides)
        return [untitled([""] * len(sides))._replace(texts=texts)] if any(texts) else [untitled([""])]
    if view == "markdown":
        return [in_markdown(one) for one in subjects_of("text", suite, case, sides, options)]
    pairs = [_sections(view, suite, case, sides[0], side, options) for side in sides[1:]]
    names = [side.name for side in sides]
    subjects = of_sections(pairs[0], names) if len(pairs) == 1 else of_three(pairs[0], pairs[1], names)
    return once(subjects) if view == "request" else subjects


def text_of(view: View, suite: Suite, case: Case, side: Side, options: Options) -> str:
    """The raw text of a side in a view; empty where it has none."""
    if view == "input":
        return _input(request_of(suite, case, side.output, side.configuration), case)
    if view == "exchange":
        return _exchange(side.output) if side.output is not None else ""
    if view == "markdown":  # what is taken along is as the model wrote it
        return text_of("text", suite, case, side, options)
    found = _sections(view, suite, case, side, None, options)
    return joined([(one.left_title, one.left) for one in found])


def _sections(
    view: View, suite: Suite, case: Case, left: Side, right: Side | None, options: Options
) -> Sequence[Section]:
    if view == "request":
        requests = [
            None if one is None else request_of(suite, case, one.output, one.configuration) for one in (left, right)
        ]
        return request_sections(requests[0], requests[1], options)
    assert view != "input"
    assert view != "exchange"
    assert view != "markdown"
    return sections(left.output, right.output if right is not None else None, view, options)


def request_of(suite: Suite, case: Case, output: Output | None, configuration: Configuration) -> JsonObject:
    """The first request of a side: as sent where that is known, else as the suite makes it."""
    if output is not None and output.request is not None:
        return output.request
    from workbench.errors import TemplateError
    from workbench.suites.request import build_request

    try:
        return build_request(suite, case, configuration)
    except TemplateError:
        return suite.request


def last_question(suite: Suite, case: Case, side: Side) -> str | None:
    """What a side was asked last: the final turn, or the request's last user message that is text."""
    if case.turns:
        return case.turns[-1]
    for message in reversed(request_of(suite, case, side.output, side.configuration).get("messages") or ()):
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
    value: JsonObject = (
        {"content": list(output.content)} if output.transcript is None else {"transcript": list(output.transcript)}
    )
    value |= {"stop_reason": output.stop_reason, "stop_details": output.stop_details, "usage": output.usage}
    if output.error is not None:
        value["error"] = {"kind": output.error.kind, "message": output.error.message, "status": output.error.status}
    return json.dumps(value, ensure_ascii=False, indent=2)
