from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.records import Output, OutputError
from workbench.text.requestsections import request_sections
from workbench.text.section import Options, Section
from workbench.text.sections import VIEWS, View, sections, views_of

DATA = Path(__file__).parents[3] / "shared" / "data"


def said(text: str) -> dict[str, Any]:
    return {"type": "text", "text": text}


def called(name: str, call: str = "c", **arguments: Any) -> dict[str, Any]:
    return {"type": "tool_use", "id": call, "name": name, "input": arguments}


def answered(call: str, content: Any, **more: Any) -> dict[str, Any]:
    return {"type": "tool_result", "tool_use_id": call, "content": content, **more}


def thought(text: str) -> dict[str, Any]:
    return {"type": "thinking", "thinking": text, "signature": "s"}


def user(*content: Any) -> dict[str, Any]:
    return {
        "role": "user",
        "content": content[0] if len(content) == 1 and isinstance(content[0], str) else list(content),
    }


def assistant(*content: Any) -> dict[str, Any]:
    return {"role": "assistant", "content": list(content)}


def output(*content: Any, **more: Any) -> Output:
    return Output(suite="s", case="c", sample=0, content=content, **more)


def exchange(*messages: dict[str, Any], given: int = 1) -> Output:
    content = messages[-1]["content"]
    return output(*content, transcript=messages, request={"messages": list(messages[:given])})


def in_one_row(text: str) -> str:
    """A text without blanks: a JSON string stands in one row or in several as the other side's does."""
    return "".join(text.split())


def titles(found: tuple[Section, ...]) -> list[tuple[str | None, str | None]]:
    return [(one.left_title, one.right_title) for one in found]


def texts(found: tuple[Section, ...]) -> list[tuple[str | None, str | None]]:
    return [(one.left, one.right) for one in found]


def test_the_answers_stand_side_by_side_with_an_empty_one_and_a_missing_one_told_apart() -> None:
    assert texts(sections(output(said("Hi")), output(said("Hello ")), "text")) == [("Hi", "Hello ")]
    assert texts(sections(output(said("Hi")), output(), "text")) == [("Hi", "")]
    assert texts(sections(output(said("Hi")), None, "text")) == [("Hi", None)]
    failed = output(error=OutputError("timeout", "no answer in 60 s"))
    found = sections(output(said("Hi")), failed, "text")
    assert texts(found) == [("Hi", None), (None, "timeout: no answer in 60 s")]
    assert [one.kind for one in found] == ["text", "error"]
    assert sections(None, None) == ()


def test_text_that_citations_cut_is_one_and_what_stands_beside_it_is_shown() -> None:
    cited = output({**said("It is "), "citations": [{"cited_text": "x"}]}, said("so."), thought("hm"))
    found = sections(cited, output(said("It is so.")), "text")
    assert texts(found)[0] == ("It is so.", "It is so.")
    assert found[1].left_title == "citations"
    assert '"cited_text": "x"' in (found[1].left or "")
    assert len(found) == 2


def test_only_views_that_show_something_are_offered() -> None:
    plain = output(said("Hi"))
    assert views_of(plain, None) == ("text",)
    assert views_of(plain, output(said('{"a": 1}'))) == ("text", "json")
    assert views_of(plain, output(called("f"), thought("hm"))) == ("text", "tools", "thinking")
    asked = output(said("Hi"), request={"messages": [user("Hello")]})
    assert views_of(asked, plain) == ("text", "request")
    talk = exchange(user("a"), assistant(said("b")), user("c"), assistant(said("d")))
    assert views_of(plain, talk) == ("turns", "text", "request")
    given = exchange(user("a"), assistant(called("f")), user(answered("c", "1")), assistant(said("d")), given=3)
    assert views_of(given, None) == ("text", "turns", "request")
    assert views_of(None, None) == ("text",)


def test_json_that_is_written_in_other_lines_is_laid_out_first() -> None:
    rows, row = '{\n  "a": 1,\n  "b": [2, 3],\n  "c": 4\n}', '{"a": 1, "b": [2, 3], "c": 5}'
    assert views_of(output(said(rows)), output(said(row))) == ("json", "text")
    assert views_of(output(said(rows)), output(said(rows.replace("4", "5")))) == ("text", "json")
    assert views_of(output(said(rows)), output(said("It is not known."))) == ("text", "json")
    assert views_of(output(said(row)), output(said(row.replace("5", "4")))) == ("text", "json")
    talk = [user("a"), assistant(said("b")), user("c")]
    talks = [exchange(*talk, assistant(said(text))) for text in (rows, row)]
    assert views_of(*talks)[:2] == ("turns", "json")


def test_a_turn_that_one_side_drops_shifts_no_other() -> None:
    asked = ["Where is order 4417?", "Can it be faster, please?", "Cancel the whole thing then."]
    replies = ["It left Turin on Monday.", "Express costs nine euros more.", "Cancelled, money is back in two days."]
    whole = [part for ask, reply in zip(asked, replies, strict=True) for part in (user(ask), assistant(said(reply)))]
    short = [*whole[:2], user("Please cancel the thing."), assistant(said("Cancelled; the money is back soon."))]
    found = sections(exchange(*whole), exchange(*short), "turns")
    assert titles(found) == [
        ("user 1", "user 1"), ("assistant 2", "assistant 2"), ("user 3", None), ("assistant 4", None),
        ("user 5", "user 3"), ("assistant 6", "assistant 4"),
    ]  # fmt: skip
    assert [one.kind for one in found][:2] == ["user", "text"]


def test_a_call_stands_beside_its_like_and_says_in_which_other_turn_it_was_made() -> None:
    asked, done = user("Tidy up."), assistant(said("Done."))
    ls, cat, date = ([called("bash", f"c{at}", command=what)] for at, what in enumerate(("ls", "cat notes", "date")))
    apart = exchange(asked, assistant(*ls), assistant(*cat), done)
    joined = exchange(asked, assistant(*ls, *cat), assistant(*date), done)
    assert titles(sections(apart, joined, "turns"))[1:-1] == [
        ("assistant 2 · call bash", "assistant 2 · call bash"),
        (None, "assistant 2 · call bash (made in assistant 3 on the left)"),
        ("assistant 3 · call bash (made in assistant 2 on the right)", None),
        (None, "assistant 3 · call bash"),
    ]
    late = exchange(asked, assistant(said("I look."), *cat), assistant(said("I go on."), *date), done)
    early = exchange(asked, assistant(said("I look."), *ls), assistant(said("I go on."), *cat), done)
    found = sections(early, late, "turns")
    assert not [one for one in found if one.kind == "tool call" and one.left is not None and one.right is not None]


def test_turns_of_simulated_users_that_differ_stay_side_by_side() -> None:
    left = [user("red"), assistant(said("one two")), user("green apples"), assistant(said("three four"))]
    right = [user("red"), assistant(said("five six")), user("blue sky"), assistant(said("seven eight"))]
    found = sections(exchange(*left), exchange(*right), "turns")
    assert titles(found) == [(f"{role} {at}", f"{role} {at}") for at, role in enumerate(["user", "assistant"] * 2, 1)]


def test_thinking_text_and_calls_of_a_turn_are_kept_apart() -> None:
    left = exchange(
        user("q"),
        assistant(thought("plan a"), said("Looking."), called("find", q="x")),
        user(answered("c", "7")),
        assistant(said("7")),
    )
    right = exchange(
        user("q"), assistant(thought("plan b"), called("find", q="y")), user(answered("c", "8")), assistant(said("8"))
    )
    found = sections(left, right, "turns")
    assert [(one.kind, one.left_title, one.right_title) for one in found] == [
        ("user", "user 1", "user 1"),
        ("thinking", "assistant 2 · thinking", "assistant 2 · thinking"),
        ("text", "assistant 2", None),
        ("tool call", "assistant 2 · call find", "assistant 2 · call find"),
        ("tool result", "assistant 2 · result of find", "assistant 2 · result of find"),
        ("text", "assistant 3", "assistant 3"),
    ]
    assert texts(sections(left, right, "thinking")) == [("plan a", "plan b")]
    assert [one.kind for one in sections(left, right, "tools")] == ["tool call", "tool result"]


def test_calls_are_paired_by_tool_and_arguments_and_their_changes_are_paths() -> None:
    left = output(called("get", "1", id=4417, full=True), called("get", "2", id=9), called("log", "3", text="done"))
    right = output(called("get", "1", id=4417, full=False), called("log", "2", text="done"))
    found = sections(left, right, "tools")
    assert titles(found) == [
        ("assistant 1 · call get", "assistant 1 · call get"),
        ("assistant 1 · call get", None),
        ("assistant 1 · call log", "assistant 1 · call log"),
    ]
    assert [str(change) for change in found[0].changes] == ["$.full true -> false"]
    assert found[1].right is None


def test_the_order_of_parallel_calls_is_ignored_on_demand_within_a_turn() -> None:
    left = output(called("get", "1", id=1), called("get", "2", id=2), called("get", "3", id=3))
    right = output(called("get", "1", id=3), called("get", "2", id=1), called("get", "3", id=2))
    ordered = sections(left, right, "tools")
    assert len(ordered) > 3
    ignoring = sections(left, right, "tools", Options(calls=True))
    assert [one.left == one.right for one in ignoring] == [True, True, True]
    assert [one.left == one.right for one in sections(left, right, "text", Options(calls=True))] == [True, True, True]


def test_a_renamed_tool_with_the_same_arguments_is_paired_and_another_tool_is_not() -> None:
    assert titles(sections(output(called("get", id=1)), output(called("fetch", id=1)), "text")) == [
        ("call get", "call fetch")
    ]
    assert titles(sections(output(called("get", id=1)), output(called("stop", why="x")), "text")) == [
        ("call get", None), (None, "call stop"),
    ]  # fmt: skip


def test_arguments_kept_as_json_in_a_string_and_results_that_are_json_are_laid_out() -> None:
    as_text = output({"type": "tool_use", "id": "c", "name": "get", "input": '{"id":1.0}'})
    found = sections(output(called("get", id=1)), as_text, "tools", Options(numbers=True))
    assert texts(found) == [('{\n  "id": 1,\n}', '{\n  "id": 1,\n}')]
    left = exchange(user("q"), assistant(called("get")), user(answered("c", '{"n":1}')), assistant(said("x")))
    right = exchange(
        user("q"),
        assistant(called("get")),
        user(answered("c", [{"type": "search", "n": [2]}], is_error=True)),
        assistant(said("x")),
    )
    result = sections(left, right, "tools")[1]
    assert (result.left, result.right) == ('{\n  "n": 1,\n}', '{\n  "type": "search",\n  "n": [\n    2,\n  ],\n}')
    assert result.right_title == "assistant 2 · result of get (error)"


def test_json_answers_are_compared_by_structure() -> None:
    left, right = output(said('{"b": 1, "a": 2.0}')), output(said('```json\n{"a": 2, "b": 1}\n```'))
    (exact,) = sections(left, right, "json")
    assert exact.kind == "json"
    assert [change.kind for change in exact.changes] == ["order", "written"]
    (ignoring,) = sections(left, right, "json", Options(keys=True, numbers=True))
    assert ignoring.changes == ()
    assert ignoring.right == f"```json\n{ignoring.left}\n```"


def test_a_request_is_compared_by_its_parts() -> None:
    left = {
        "model": "a",
        "max_tokens": 9,
        "system": "Be brief.",
        "tools": [{"name": "x"}, {"name": "y"}],
        "messages": [user("q")],
    }
    right = {
        "model": "b",
        "max_tokens": 9,
        "system": [said("Be brief.")],
        "tools": [{"name": "y"}, {"name": "z"}],
        "messages": [user("q")],
    }
    found = request_sections(left, right, Options())
    assert titles(found) == [
        ("settings", "settings"), ("system", "system"), ("tool x", None), ("tool y", "tool y"), (None, "tool z"),
        ("user 1", "user 1"),
    ]  # fmt: skip
    assert [str(change) for change in found[0].changes] == ['$.model "a" -> "b"']
    assert found[1].left == found[1].right
    assert [one.right for one in request_sections(left, None, Options())] == [None] * 5


def test_encoded_data_is_told_by_length_and_hash() -> None:
    images = [{"type": "image", "source": {"type": "base64", "data": letter * 5000}} for letter in "AB"]
    (section,) = sections(output(images[0]), output(images[1]), "text")
    assert "5,000 characters" in (section.left or "")
    assert section.left != section.right
    assert len(section.left or "") < 300


junk = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=4)
    | st.sampled_from(["{", '{"a": [1', "[1]", "\ud800"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["type", "text", "id", "name", "input", "content", "tool_use_id", "thinking", "source", "data", "k"]
            ),
            inner | st.sampled_from(["text", "tool_use", "tool_result", "thinking", "redacted_thinking", "image", "c"]),
            max_size=5,
        )
    ),
    max_leaves=10,
)
sides = st.none() | st.builds(
    Output,
    suite=st.just("s"), case=st.just("c"), sample=st.just(0),
    content=st.lists(junk, max_size=3).map(tuple),
    transcript=st.none()
    | st.lists(junk | st.fixed_dictionaries({"role": junk, "content": junk}), max_size=4).map(tuple),
    request=st.none() | st.dictionaries(st.sampled_from(["messages", "system", "tools", "model"]), junk, max_size=4),
    error=st.none() | st.just(OutputError("timeout", "late")),
)  # fmt: skip


@given(sides, sides, st.sampled_from(VIEWS), st.builds(Options, st.booleans(), st.booleans(), st.booleans()))
@settings(max_examples=80)
def test_no_content_of_any_shape_stops_a_view_and_a_side_stands_by_itself(
    left: Output | None, right: Output | None, view: View, options: Options
) -> None:
    assert "text" in views_of(left, right)
    found = sections(left, right, view, options)
    for one in found:
        assert (one.left is None) == (one.left_title is None)
        assert (one.right is None) == (one.right_title is None)
        assert one.left is not None or one.right is not None
    alone = [(one.left_title, one.left and in_one_row(one.left)) for one in sections(left, None, view, options)]
    beside = [one for one in found if one.left is not None and one.left_title is not None]
    assert [((one.left_title or "").split(" (made in")[0], in_one_row(one.left or "")) for one in beside] == alone
    if options == Options():
        mirrored = sections(right, left, view, options)
        other_way = [in_one_row(one.right) for one in mirrored if one.right is not None]
        assert sorted(other_way) == sorted(text for _, text in alone if text is not None)
        assert view == "request" or other_way == [text for _, text in alone]  # tools stand in the left's order


blocks = st.one_of(
    st.sampled_from(["Hello", "a\nb", "", "{1}"]).map(said),
    st.sampled_from(["so", "hm, no"]).map(thought),
    st.builds(called, st.sampled_from(["find", "get"]), st.sampled_from(["1", "2"]), q=st.sampled_from(["x", 1])),
    st.builds(answered, st.sampled_from(["1", "2", "3"]), st.sampled_from(["seven", None, "", "{}"])),
)
messages = st.lists(st.lists(blocks, max_size=4), min_size=1, max_size=5)


@given(messages, messages)
@settings(max_examples=60)
def test_the_turns_hold_every_block_of_a_side(one: list[list[Any]], other: list[list[Any]]) -> None:
    outputs = [
        output(
            transcript=tuple(
                {"role": "assistant" if at % 2 else "user", "content": part} for at, part in enumerate(side)
            )
        )
        for side in (one, other)
    ]
    found = sections(outputs[0], outputs[1], "turns")
    kinds = [section.kind for section in found if section.left is not None]
    everything = [block for part in one for block in part]
    assert kinds.count("tool call") == sum(block["type"] == "tool_use" for block in everything)
    assert kinds.count("tool result") == sum(block["type"] == "tool_result" for block in everything)
    assert kinds.count("thinking") == sum(block["type"] == "thinking" for block in everything)
    shown = "\n".join(section.left for section in found if section.left is not None)
    assert all(block["text"] in shown for block in everything if block["type"] == "text")


@pytest.mark.skipif(not DATA.exists(), reason="needs the real data")
def test_the_views_of_real_agent_runs_lose_no_block() -> None:
    file = DATA / "tool_calls" / "bashkit_agent_traces.jsonl.gz"
    rows = [json.loads(line) for line in gzip.decompress(file.read_bytes()).decode().split("\n") if line]
    first = {row["case_id"]: row for row in rows if row["model"].startswith("claude-sonnet-4")}
    second = {row["case_id"]: row for row in rows if row["model"].startswith("claude-opus-4-6")}
    for case in sorted(first)[:12]:
        left, right = exchange(*first[case]["messages"]), exchange(*second[case]["messages"])
        made = [block for message in first[case]["messages"] for block in message["content"]]
        found = sections(left, right, "turns")
        kinds = [section.kind for section in found if section.left is not None]
        assert kinds.count("tool call") == kinds.count("tool result") == sum(one["type"] == "tool_use" for one in made)
        assert len(kinds) == len(made)
        equal = {json.dumps(one["input"]) for one in made if one["type"] == "tool_use"}
        assert len(equal) >= sum(
            one.left == one.right for one in sections(left, right, "tools") if one.kind == "tool call"
        )
