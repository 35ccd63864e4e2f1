"""Recorded answers given back by the simulator."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import anthropic
import pytest

from tests.client.serving import KEY, served
from tests.simulator.asking import ask, hello
from workbench.errors import WorkbenchError
from workbench.simulator.app import create_app
from workbench.simulator.models import load_models
from workbench.simulator.playfile import read_played

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.simulator.app import AsgiApp

NEW, OLD = "claude-sonnet-5-5", "claude-3-5-sonnet-20241022"


def playing(folder: Path, *rows: dict[str, Any] | str) -> AsgiApp:
    """A simulator that plays these lines."""
    file = folder / "play.jsonl"
    file.write_text("\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows), encoding="utf-8")
    return create_app(played=read_played(file, load_models()))


def pair(request: dict[str, Any], text: str, **said: Any) -> dict[str, Any]:
    return {"request": request, "response": {"content": [{"type": "text", "text": text}], **said}}


async def says(app: AsgiApp, body: dict[str, Any], **headers: str) -> Any:
    answered = await ask(app, body, **headers)
    assert answered.headers["x-simulated"] == "true"
    return answered.json


async def test_a_recorded_answer_comes_back_as_it_was_and_marked_as_simulated(tmp_path: Path) -> None:
    details = {"type": "refusal", "category": "bio", "explanation": None}
    usage = {"input_tokens": 9, "output_tokens": 77, "output_tokens_details": {"thinking_tokens": 70}}
    app = playing(tmp_path, pair(hello(), "No more", stop_reason="refusal", stop_details=details, usage=usage))
    message = await says(app, hello())
    assert message["id"].startswith("msg_simulated_")
    assert (message["content"][0]["text"], message["stop_reason"]) == ("No more", "refusal")
    assert message["stop_details"] == details
    assert {name: message["usage"][name] for name in usage} == usage


async def test_what_else_a_request_says_makes_no_difference_but_its_conversation_does(tmp_path: Path) -> None:
    app = playing(tmp_path, pair(hello(), "played"))
    blocks = [{"type": "text", "text": "Hello", "cache_control": {"type": "ephemeral"}}]
    same = [hello(max_tokens=900), {**hello(), "messages": [{"role": "user", "content": blocks}]}]
    others = [hello("Hello!"), hello(system="Be brief."), hello(model="claude-haiku-5-5")]
    assert [(await says(app, one))["content"][0]["text"] for one in same] == ["played"] * 2
    scripted = create_app()
    for one in others:
        assert (await says(app, one))["content"] == (await says(scripted, one))["content"]


async def test_lines_of_one_request_are_its_samples_and_begin_anew(tmp_path: Path) -> None:
    busy = {"type": "error", "error": {"type": "overloaded_error", "message": "Too much"}}
    app = playing(tmp_path, {"request": hello(), "response": busy}, pair(hello(), "first"), pair(hello(), "second"))
    answers = [await ask(app, hello()) for _ in range(4)]
    assert [one.status for one in answers] == [529, 200, 200, 529]
    assert answers[0].json["error"] == {"type": "overloaded_error", "message": "Too much"}
    assert [one.json["content"][0]["text"] for one in answers[1:3]] == ["first", "second"]
    assert (await says(app, hello(), x_simulate_sample="3"))["content"][0]["text"] == "second"


async def test_the_last_words_of_a_user_are_enough_but_no_tools_result(tmp_path: Path) -> None:
    call = {"type": "tool_use", "id": "toolu_1", "name": "look", "input": {"at": 1}}
    app = playing(tmp_path, {"model": NEW, "user": "Look it up", "response": {"content": [call]}})
    tools = [{"name": "look", "input_schema": {"type": "object"}}]
    asked = hello("Look it up", tools=tools, system="Any prompt")
    first = await says(app, asked)
    assert (first["content"], first["stop_reason"]) == ([call], "tool_use")
    result = [{"type": "tool_result", "tool_use_id": "toolu_1", "content": "found"}]
    turns = [*asked["messages"], {"role": "assistant", "content": [call]}, {"role": "user", "content": result}]
    assert (await says(app, {**asked, "messages": turns}))["content"] != [call]


async def test_what_a_model_refuses_is_refused_before_the_file_is_looked_at(tmp_path: Path) -> None:
    app = playing(tmp_path, pair(hello(), "played"))
    answered = await ask(app, hello(temperature=0.2), anthropic_version="2023-06-01")
    assert (answered.status, answered.says) == (400, "`temperature` is deprecated for this model.")


async def test_a_retired_model_is_served_where_the_file_has_it(tmp_path: Path) -> None:
    app = playing(tmp_path, pair(hello(model=OLD), "as it was"))
    assert (await says(app, hello(model=OLD, temperature=0), anthropic_version="2023-06-01"))["model"] == OLD
    assert (await ask(app, hello(model="claude-3-opus-20240229"))).status == 404
    assert (await ask(create_app(), hello(model=OLD))).status == 404


async def test_played_answers_and_errors_come_through_batches(tmp_path: Path) -> None:
    error = {"type": "error", "error": {"type": "not_found_error", "message": "gone"}}
    app = playing(tmp_path, pair(hello("a"), "played"), {"request": hello("b"), "response": error})
    requests = [{"custom_id": text, "params": hello(text)} for text in "ab"]
    batch = (await ask(app, {"requests": requests}, "/v1/messages/batches", x_simulate_batch="polls:1")).json
    await ask(app, path=f"/v1/messages/batches/{batch['id']}", method="GET")
    answered = await ask(app, path=f"/v1/messages/batches/{batch['id']}/results", method="GET")
    results = {row["custom_id"]: row["result"] for row in map(json.loads, answered.data.splitlines())}
    assert results["a"]["message"]["content"][0]["text"] == "played"
    assert (results["b"]["type"], results["b"]["error"]["error"]["message"]) == ("errored", "gone")


def test_blocks_of_all_kinds_are_streamed_whole_to_the_sdk(tmp_path: Path) -> None:
    content: list[dict[str, Any]] = [
        {"type": "thinking", "thinking": "Well."},
        {"type": "redacted_thinking", "data": "x"},
        {"type": "text", "text": "Zwei Wörter"},
        {"type": "tool_use", "id": "toolu_9", "name": "look", "input": {"at": [1, "zwei"]}},
        {"type": "web_search_tool_result", "tool_use_id": "srv_1", "content": []},
    ]
    app = playing(tmp_path, {"request": hello(), "response": {"content": content}})
    with served(app) as url:
        client = anthropic.Anthropic(base_url=url, api_key=KEY)
        with client.messages.stream(**hello()) as stream:
            got = [block.model_dump(exclude_none=True) for block in stream.get_final_message().content]
    assert [block["type"] for block in got] == [block["type"] for block in content]
    assert (got[0]["thinking"], got[2]["text"], got[3]["input"]) == ("Well.", "Zwei Wörter", {"at": [1, "zwei"]})


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "Expecting"),
        ("[]", "no object"),
        ({"response": {"content": "x"}}, "neither a request nor a user's text"),
        ({"request": {}, "response": {"content": "x"}}, "no messages"),
        ({"request": hello(tools=["x"]), "response": {"content": "x"}}, "tools are none"),
        ({"model": "claude-sonnet-9", "user": "x", "response": {"content": "x"}}, "no model of the catalogue"),
        ({"model": None, "user": "x", "response": {"content": "x"}}, "no model"),
        ({"user": "x"}, "no response"),
        ({"user": "x", "response": {"content": [{"text": "x"}]}}, "no content of blocks"),
        ({"user": "x", "response": {"content": [{"type": "thinking", "thinking": None}]}}, "no content of blocks"),
        ({"user": "x", "status": 200, "response": {"error": {}}}, "no status of an error"),
        ({"user": "x", "response": {"content": "x", "usage": {"output_tokens": "7"}}}, "whole numbers"),
    ],
)
def test_a_line_that_is_no_answer_is_named(tmp_path: Path, line: dict[str, Any] | str, says: str) -> None:
    file = tmp_path / "bad.jsonl"
    fine = json.dumps({"model": NEW, "user": "x", "response": {"content": "fine"}})
    file.write_text(f"\n{fine}\n{line if isinstance(line, str) else json.dumps({'model': NEW, **line})}\n", "utf-8")
    with pytest.raises(WorkbenchError, match=says) as told:
        read_played(file, load_models())
    assert told.value.where == f"{file}:3"


def test_a_file_that_is_not_there_or_holds_nothing_is_named(tmp_path: Path) -> None:
    (tmp_path / "empty.jsonl").write_text("\n", encoding="utf-8")
    for name, says in (("none.jsonl", "cannot be read"), ("empty.jsonl", "no answer in this file")):
        with pytest.raises(WorkbenchError, match=says):
            read_played(tmp_path / name, load_models())
