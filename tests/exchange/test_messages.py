"""Calls of the Messages API as they were logged become runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.exchange.making import messages, write
from workbench.errors import WorkbenchError
from workbench.records import Case, Suite
from workbench.store.outputs import suite_outputs
from workbench.store.runs import find_run, list_runs
from workbench.store.suites import load_case, load_cases, save_suite
from workbench.text.readable import answer_text

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.records import Output
    from workbench.store.database import Database


def message(text: str = "Hello.", **more: Any) -> dict[str, Any]:
    return {
        "id": "msg_1",
        "type": "message",
        "role": "assistant",
        "model": "m-a-20250101",
        "content": [{"type": "text", "text": text}],
        "stop_reason": "end_turn",
        "usage": {"input_tokens": 5, "output_tokens": 2},
        **more,
    }


def pair(ask: str = "Hi", **more: Any) -> dict[str, Any]:
    request = {"model": "m-a", "max_tokens": 20, "messages": [{"role": "user", "content": ask}]}
    return {"request": request, "response": message(), **more}


def outputs(db: Database, run: str = "m-a") -> list[Output]:
    return [stored.output for stored in suite_outputs(db, find_run(db, run).id, "letters")]


def test_pairs_keep_all_that_the_log_says(db: Database, tmp_path: Path) -> None:
    logged = pair(
        started_at="2026-01-01T10:00:00Z",
        ended_at="2026-01-01T10:00:01.250Z",
        headers={"Request-Id": "req_9"},
        status=200,
    )
    assert messages(db, write(tmp_path / "a.jsonl", logged)).left_out == 0
    (one,) = outputs(db)
    assert (one.latency_ms, one.request_id, one.at) == (1250, "req_9", "2026-01-01T10:00:00Z")
    assert (one.model, one.stop_reason, one.usage) == (
        "m-a-20250101", "end_turn", {"input_tokens": 5, "output_tokens": 2},
    )  # fmt: skip
    assert one.request == logged["request"]
    (case,) = load_cases(db, "letters")
    assert (case.vars, case.overrides) == ({"input": "Hi"}, {"max_tokens": 20})


def test_calls_of_the_same_input_are_samples_and_a_second_import_adds_nothing(db: Database, tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.jsonl",
        pair(response=message("one", id="msg_1")),
        pair(response=message("one", id="msg_2")),
        pair(response=message("two", id="msg_3")),
        pair(response=message("two", id="msg_3")),
    )
    report = messages(db, path, name="log")
    assert (report.added, report.duplicates) == (3, 1)
    assert [(one.sample, answer_text(one)) for one in outputs(db, "log")] == [(1, "one"), (2, "one"), (3, "two")]
    again = messages(db, path, name="log")
    assert (again.added, again.duplicates) == (0, 4)
    later = write(tmp_path / "b.jsonl", pair(response=message("three", id="msg_4")))
    assert messages(db, later, name="log").added == 1
    assert [one.sample for one in outputs(db, "log")] == [1, 2, 3, 4]


def test_what_differs_from_the_suites_request_is_stored_with_the_case(db: Database, tmp_path: Path) -> None:
    request = {"max_tokens": 20, "system": "Be brief.", "messages": [{"role": "user", "content": "{{input}}"}]}
    save_suite(db, Suite("letters", request), [])
    same = pair()
    same["request"]["system"] = "Be brief."
    other = pair("Other")
    other["request"] |= {"system": "Be {{long}}.", "temperature": 0, "stream": True}
    messages(db, write(tmp_path / "a.jsonl", same, other))
    first, second = load_cases(db, "letters")
    assert first.overrides is None
    assert second.overrides == {"system": "Be {{long}}.", "temperature": 0}


def test_batch_results_name_their_case(db: Database, tmp_path: Path) -> None:
    save_suite(db, Suite("letters", {"messages": []}), [Case("letters", "t-1", {"word": "x"}, critical=True)])
    failed = {"type": "error", "error": {"type": "invalid_request_error", "message": "too long"}, "request_id": "req_1"}
    path = write(
        tmp_path / "a.jsonl",
        {"custom_id": "t-1", "result": {"type": "succeeded", "message": message()}},
        {"custom_id": "t-2", "params": {"model": "m-a-20250101"}, "result": {"type": "errored", "error": failed}},
        {"custom_id": "t-3", "params": {"model": "m-a-20250101"}, "result": {"type": "expired"}},
    )
    assert not messages(db, path).problems
    answered, errored, expired = outputs(db, "m-a-20250101")
    assert answered.case == "t-1"
    assert load_case(db, "letters", "t-1").critical
    assert errored.error is not None
    assert (errored.error.kind, errored.error.request_id) == ("invalid_request_error", "req_1")
    assert expired.error is not None
    assert expired.error.kind == "expired"


def test_bare_messages_pair_with_nothing_but_themselves(db: Database, tmp_path: Path) -> None:
    messages(db, write(tmp_path / "a.jsonl", message("a", id="msg_1"), message("b", id="msg_2")))
    assert {one.case for one in outputs(db, "m-a-20250101")} == {"msg_1", "msg_2"}


def stream(text: str = "Hello.") -> list[dict[str, Any]]:
    start = message()
    call = {"type": "tool_use", "id": "t", "name": "find", "input": {}}
    start |= {"content": [], "stop_reason": None, "usage": {"input_tokens": 5, "output_tokens": 1}}
    return [
        {"type": "message_start", "message": start},
        {"type": "ping"},
        {"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": ""}},
        *({"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta", "text": char}} for char in text),
        {"type": "content_block_stop", "index": 0},
        {"type": "content_block_start", "index": 1, "content_block": call},
        {"type": "content_block_delta", "index": 1, "delta": {"type": "input_json_delta", "partial_json": '{"a"'}},
        {"type": "content_block_delta", "index": 1, "delta": {"type": "input_json_delta", "partial_json": ": 1}"}},
        {"type": "content_block_stop", "index": 1},
        {"type": "message_delta", "delta": {"stop_reason": "tool_use"}, "usage": {"output_tokens": 9}},
        {"type": "message_stop"},
    ]  # fmt: skip


@pytest.mark.parametrize("wrapped", [False, True])
def test_a_stream_of_events_is_put_together(db: Database, tmp_path: Path, wrapped: bool) -> None:
    events = [{"event": one["type"], "data": one} for one in stream()] if wrapped else stream()
    assert not messages(db, write(tmp_path / "a.jsonl", *events)).problems
    (one,) = outputs(db, "m-a-20250101")
    assert one.content == (
        {"type": "text", "text": "Hello."},
        {"type": "tool_use", "id": "t", "name": "find", "input": {"a": 1}},
    )
    assert (one.stop_reason, one.usage) == ("tool_use", {"input_tokens": 5, "output_tokens": 9})


def test_a_pair_may_hold_its_stream(db: Database, tmp_path: Path) -> None:
    messages(db, write(tmp_path / "a.jsonl", pair(response=stream("Streamed"))))
    assert answer_text(outputs(db)[0]) == "Streamed"


def test_a_stream_that_breaks_off_is_reported(db: Database, tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", *stream()[:5], *stream())
    report = messages(db, path)
    assert (report.added, report.bad) == (1, 1)
    assert "breaks off before message_stop" in report.problems[0]
    report = messages(db, write(tmp_path / "b.jsonl", *stream()[:-1]))
    assert report.problems == [f"{tmp_path / 'b.jsonl'}: the stream breaks off before message_stop"]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ({"request": pair()["request"]}, "no response: the line holds a request only"),
        (pair()["request"], "no response: the line holds a request only"),
        ({"hello": 1}, "neither a request nor a message"),
        ({"request": {"messages": []}, "response": {"content": []}}, "no model"),
        ({"request": [1], "response": message()}, "request is not an object"),
        (pair(response=message(content=["x"])), "response.content is not a list of content blocks"),
        ({"type": "content_block_stop", "index": 4, "message": 1}, None),
        ({"type": "content_block_delta", "index": 4}, "a content_block_delta event that does not fit its stream"),
    ],
)
def test_lines_that_hold_no_answer_are_reported(db: Database, tmp_path: Path, line: object, why: str | None) -> None:
    report = messages(db, write(tmp_path / "a.jsonl", line, pair()))
    assert report.added == 1
    assert [problem.partition(":1: ")[2] for problem in report.problems] == ([why] if why else [])


def test_strict_changes_nothing(db: Database, tmp_path: Path) -> None:
    with pytest.raises(WorkbenchError, match="request only"):
        messages(db, write(tmp_path / "a.jsonl", pair(), pair()["request"]), strict=True)
    assert list_runs(db) == []


@pytest.mark.parametrize(
    "broken",
    [
        {"type": "message_start", "message": "x"},
        {"type": "content_block_start", "index": 0, "content_block": "x"},
        {"type": "message", "id": 7, "model": "m", "content": [{"type": "text", "text": "x"}]},
        {"request": {"model": "m", "messages": [{"role": "user", "content": [7]}]}, "response": {"content": []}},
    ],
)
def test_ill_typed_lines_are_named_and_left_out(db: Database, tmp_path: Path, broken: object) -> None:
    told = messages(db, write(tmp_path / "a.jsonl", broken))
    assert (told.rows, told.bad, told.added) == (1, 1, 0)
