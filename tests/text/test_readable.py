from __future__ import annotations

from workbench.records import JsonObject, Output, OutputError
from workbench.text.readable import answer_text, readable


def text(value: str) -> JsonObject:
    return {"type": "text", "text": value}


def output(
    *content: JsonObject, transcript: tuple[JsonObject, ...] | None = None, error: OutputError | None = None
) -> Output:
    return Output(suite="s", case="c", sample=0, content=content, transcript=transcript, error=error)


CALL: JsonObject = {"type": "tool_use", "id": "t1", "name": "get_order", "input": {"id": 4417, "at": {"zone": "ü"}}}


def test_an_answer_is_its_text() -> None:
    hidden: JsonObject = {"type": "redacted_thinking", "data": "x"}
    cited = output({"type": "thinking", "thinking": "hm"}, text("One sen"), text("tence.\n"), hidden)
    assert readable(cited) == answer_text(cited) == "One sentence.\n"
    assert readable(output()) == answer_text(output()) == ""


def test_a_tool_call_shows_its_name_and_input_in_the_model_s_order() -> None:
    call = '-> tool get_order\n{\n  "id": 4417,\n  "at": {\n    "zone": "ü"\n  }\n}'
    assert readable(output(text("Let me look."), CALL)) == f"Let me look.\n{call}"
    assert answer_text(output(text("Let me "), CALL, text("look."))) == "Let me look."


def test_an_exchange_shows_who_spoke_and_what_tools_said() -> None:
    result: JsonObject = {"type": "tool_result", "tool_use_id": "t1", "content": [text("shipped"), text(" today")]}
    failed: JsonObject = {"type": "tool_result", "tool_use_id": "t9", "content": "no such order", "is_error": True}
    exchange: tuple[JsonObject, ...] = (
        {"role": "user", "content": "My order is late"},
        {"role": "assistant", "content": [{**CALL, "input": {}}]},
        {"role": "user", "content": [result, failed]},
        {"role": "user", "content": [text("Hurry"), {"type": "image", "source": {}}]},
        {"role": "assistant", "content": [text("It has shipped.")]},
    )
    assert readable(output(text("It has shipped."), transcript=exchange)).split("\n") == [
        "[user]",
        "My order is late",
        "[assistant]",
        "-> tool get_order",
        "{}",
        "<- get_order",
        "shipped today",
        "<- t9 (error)",
        "no such order",
        "[user]",
        "Hurry",
        "[image]",
        "[assistant]",
        "It has shipped.",
    ]


def test_a_failure_is_said_after_what_there_was() -> None:
    failure = OutputError(kind="rate_limit_error", message="Slow down", status=429)
    assert readable(output(error=failure)) == "[error rate_limit_error] Slow down"
    assert readable(output(text("Half an"), error=failure)) == "Half an\n[error rate_limit_error] Slow down"


def test_blocks_that_are_new_or_odd_are_shown_not_lost() -> None:
    search: JsonObject = {"type": "server_tool_use", "id": "w", "name": "web_search", "input": {}}
    assert readable(output({"type": "novelty", "x": 1})) == '[novelty]\n{\n  "x": 1\n}'
    assert readable(output(search)) == "-> tool web_search\n{}"
    assert readable(output({"type": "text", "text": None}, {"type": "text"})) == ""
