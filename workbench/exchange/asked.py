"""What a logged answer was asked, as a case of its suite."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.errors import TemplateError
from workbench.records import Configuration
from workbench.suites.request import build_request
from workbench.text.canonical import content_hash
from workbench.text.template import escaped, variables_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.exchange.logged import Logged
    from workbench.records import Case, JsonObject, JsonValue, Suite

_ANY_MODEL = Configuration(model="")


def input_hash(row: Logged) -> str | None:
    """A case id made of what was asked, None where the row does not say."""
    messages = _sent(row)
    if messages is None and not row.vars:
        return None
    return content_hash({"messages": messages and _plain(messages), "vars": row.vars})[:16]


def with_input_of(case: Case, other: Case) -> Case:
    """The case, asked as the other one is."""
    return replace(
        case,
        vars=other.vars,
        messages=other.messages,
        turns=other.turns,
        tool_results=other.tool_results,
        overrides=other.overrides,
    )


def case_input_hash(case: Case) -> str:
    """The hash by which the store finds a case's input again."""
    return content_hash(
        {
            "vars": case.vars,
            "messages": case.messages,
            "turns": case.turns,
            "tool_results": case.tool_results,
            "overrides": case.overrides,
        }
    )


def described(suite: Suite, case: Case, row: Logged) -> Case:
    """The case as the row shows it: unchanged where the suite's own request, filled, is what the row says was sent.

    Otherwise variables, messages and other fields that differ are put into the case. What the row does not say
    stays. The log's texts are never taken for templates.
    """
    if case.expected is None and row.expected is not None:
        case = replace(case, expected=row.expected)
    if not case.tags and row.tags:
        case = replace(case, tags=row.tags)
    if row.vars:
        case = replace(case, vars=row.vars)
    messages = _sent(row)
    alone = row.input if row.messages is None else _only_text(row.messages)
    if alone is not None and "input" not in row.vars and "input" in variables_of(suite.request):
        case = replace(case, vars={**case.vars, "input": alone}, messages=None)
    body = _body(suite, case)
    if messages is not None and (body is None or _plain(messages) != _plain(body.get("messages", ()))):
        case = replace(case, messages=tuple(escaped(list(messages))), turns=None)
        body = _body(suite, case)
    overrides = _overrides(suite, case, row)
    return case if overrides == case.overrides else replace(case, overrides=overrides)


def _overrides(suite: Suite, case: Case, row: Logged) -> JsonObject | None:
    said = {**row.params, **{name: value for name, value in (("system", row.system), ("tools", row.tools)) if value}}
    if not said:
        return case.overrides
    body = _body(suite, replace(case, overrides=None)) or suite.request
    kept = {name: value for name, value in (case.overrides or {}).items() if name not in said}
    return {**kept, **{name: value for name, value in said.items() if body.get(name) != value}} or None


def _body(suite: Suite, case: Case) -> JsonObject | None:
    """The request as the suite would send it, None where a variable is missing."""
    try:
        return build_request(suite, case, _ANY_MODEL)
    except TemplateError:
        return None


def _sent(row: Logged) -> Sequence[JsonObject] | None:
    if row.messages is not None:
        return row.messages
    return None if row.input is None else [{"role": "user", "content": row.input}]


def _only_text(messages: Sequence[JsonObject]) -> str | None:
    """The text of the one user message that is all there is, else None."""
    plain = _plain(messages)
    if len(plain) == 1 and plain[0].get("role") == "user" and isinstance(plain[0]["content"], str):
        text: str = plain[0]["content"]
        return text
    return None


def _plain(messages: Sequence[JsonObject]) -> list[JsonObject]:
    """Messages with a lone text block written as the text itself, which means the same."""
    return [{**message, "content": _plain_content(message.get("content"))} for message in messages]


def _plain_content(content: JsonValue) -> JsonValue:
    if isinstance(content, list) and len(content) == 1 and set(content[0]) == {"type", "text"}:
        return content[0]["text"]
    return content
