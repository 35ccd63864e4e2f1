"""The work that runs are measured with: suites of tickets, one prompt and one check each."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tests.bench.messages import TICKET, names_ticket

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

MODELS = ("claude-sonnet-5-5", "claude-haiku-5-5")
MAX_TOKENS = 2048
SYSTEM = (
    "You answer the tickets of a shop's customers in three short sentences, politely and without a promise. " * 9
)[:800]
_QUESTIONS = (
    "I was charged twice for the same order, what now?",
    "my parcel has not come though it was sent ten days ago.",
    "how do I end my subscription before it is renewed?",
    "I cannot sign in any more, the password is refused.",
    "the cup was broken when I opened the box.",
)
_INLINE = 200  # cases of larger suites stand in a file of their own


def write_suites(folder: Path, *, suites: int, cases: int) -> Path:
    """Write suite files into a new folder, which is returned; all cases are numbered through."""
    folder.mkdir()
    for suite in range(suites):
        name = _name(suite)
        numbers = range(suite * cases, (suite + 1) * cases)
        rows = [json.dumps({"id": _case(number), "vars": _variables(number)}) for number in numbers]
        request = {"max_tokens": MAX_TOKENS, "system": SYSTEM, "messages": [_user("{{number}}", "{{question}}")]}
        lines = [
            f"suite: {name}",
            f"request: {json.dumps(request)}",
            'checks: [{type: contains, value: "Ticket {{number}}"}]',
        ]
        if cases > _INLINE:
            (folder / f"{name}.jsonl").write_text("".join(row + "\n" for row in rows))
            lines.append(f"cases_from: [{name}.jsonl]")
        else:
            lines += ["cases:", *(f"- {row}" for row in rows)]
        (folder / f"{name}.suite.yaml").write_text("\n".join(lines) + "\n")
    return folder


def write_exchanges(folder: Path, *, cases: int) -> Path:
    """Write a suite whose cases call a tool (two calls each) and one of three turns (three each) into a new folder."""
    folder.mkdir()
    asked = {"max_tokens": MAX_TOKENS, "system": SYSTEM}
    tool = {"name": "find_ticket", "description": "Finds a ticket.", "input_schema": {"type": "object"}}
    desk = {**asked, "tools": [tool], "messages": [_user("{{number}}", "{{question}}")]}
    talk = {**asked, "messages": []}
    for name, request in (("desk", desk), ("talk", talk)):
        lines = [f"suite: {name}", f"request: {json.dumps(request)}", "cases:"]
        for number in range(cases):
            case: dict[str, Any] = {"id": _case(number), "vars": _variables(number)}
            if name == "desk":
                given = {"ticket": f"{number:05}"}
                case["tool_results"] = [{"tool": "find_ticket", "input": given, "result": {"state": "open"}}]
            else:
                case["turns"] = [_user("{{number}}", "{{question}}")["content"], "And when?", "Thank you."]
            lines.append(f"- {json.dumps(case)}")
        (folder / f"{name}.suite.yaml").write_text("\n".join(lines) + "\n")
    return folder


def requests_of(*, suites: int, cases: int, models: Sequence[str]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """The same work as request bodies: suite, case, body, for each model."""
    for number in range(suites * cases):
        for model in models:
            messages = [_user(f"{number:05}", _QUESTIONS[number % len(_QUESTIONS)])]
            body = {"model": model, "max_tokens": MAX_TOKENS, "system": SYSTEM, "messages": messages}
            yield _name(number // cases), _case(number), body


def passes(case: str, text: str) -> bool:
    """The check of a case."""
    return f"Ticket {case.removeprefix('t-')}" in text


def passing(*, suites: int, cases: int) -> int:
    """How many of the cases pass when every answer was filed under the case that asked for it."""
    return sum(names_ticket(number) for number in range(suites * cases))


def _user(number: str, question: str) -> dict[str, str]:
    return {"role": "user", "content": f"{TICKET.decode()}{number}: {question}"}


def _variables(number: int) -> dict[str, str]:
    return {"number": f"{number:05}", "question": _QUESTIONS[number % len(_QUESTIONS)]}


def _name(suite: int) -> str:
    return f"tickets-{suite:03}"


def _case(number: int) -> str:
    return f"t-{number:05}"
