"""A request changed in a suite file: the file says the new request, and all else is the same to the byte."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from workbench.errors import WorkbenchError
from workbench.suites.edit import with_request
from workbench.suites.yaml_text import parse_yaml, write_flow, write_yaml
from workbench.text.canonical import canonical_json

if TYPE_CHECKING:
    from workbench.records import JsonObject, JsonValue

FILE = """\
# Triage, as the desk runs it.
suite: triage   # the desk's name
request:
  # how long
  max_tokens: 400   # never more

  system: |  # the rules
    Sort the ticket.
    Answer with JSON only.

    Be short.

  # what is asked
  messages:
    - role: user   # the customer
      content: "Ticket from {{customer}}: {{ticket}}"
    # an answer to begin with
    - {role: assistant, content: 'It''s'}
  metadata: {user_id: a, more: [1, 2]}
# the checks
checks:
  - {type: is-json}
cases: [{id: a, vars: {customer: Ada, ticket: "x"}}]
"""


def request_of(text: str) -> JsonObject:
    request: JsonObject = parse_yaml(text).value["request"]
    return request


def changed_lines(before: str, after: str) -> tuple[list[str], list[str]]:
    """The lines between those that both texts begin and end with."""
    one, other = before.split("\n"), after.split("\n")
    while one and other and one[0] == other[0]:
        one, other = one[1:], other[1:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    return one, other


def edited(text: str = FILE, **fields: Any) -> str:
    """The file with other fields in its request; None takes one out."""
    request = {name: value for name, value in {**request_of(text), **fields}.items() if value is not None}
    after = with_request(text, request)
    assert canonical_json(parse_yaml(after).value) == canonical_json({**parse_yaml(text).value, "request": request})
    return after


def test_a_line_more_in_the_rules_is_a_line_more_in_the_file() -> None:
    rules = request_of(FILE)["system"]
    after = edited(system=rules.replace("only.\n", "only.\nNo fence.\n"))
    assert changed_lines(FILE, after) == ([], ["    No fence."])
    after = edited(system=rules.replace("Sort the ticket.\n", ""))
    assert changed_lines(FILE, after) == (["    Sort the ticket."], [])
    after = edited(system=rules + "Be kind.\n")
    assert changed_lines(FILE, after) == ([], ["    Be kind."])
    after = edited(system=rules.removesuffix("\nBe short.\n"))
    assert changed_lines(FILE, after) == (["    Be short.", ""], [])
    assert "# the rules" in after
    after = edited(system=rules.removesuffix("Be short.\n"))  # ends in two line breaks, as no block of its kind does
    assert 'JSON only.\\n\\n"\n\n  # what is asked' in after


def test_one_value_is_one_value_with_its_comment() -> None:
    assert changed_lines(FILE, edited(max_tokens=500)) == (
        ["  max_tokens: 400   # never more"],
        ["  max_tokens: 500   # never more"],
    )
    talk = deepcopy(request_of(FILE)["messages"])
    talk[1]["content"] = "It isn't"
    assert changed_lines(FILE, edited(messages=talk)) == (
        ["    - {role: assistant, content: 'It''s'}"],
        ["    - {role: assistant, content: It isn't}"],
    )
    talk[0]["content"] = "{{ticket}}\nby {{customer}}"
    after = edited(messages=talk)
    assert (
        "    - role: user   # the customer\n      content: |-\n        {{ticket}}\n        by {{customer}}\n" in after
    )


def test_keys_and_items_come_and_go_in_their_places() -> None:
    assert changed_lines(FILE, edited(thinking={"type": "adaptive"})) == (
        [],
        ["  thinking:", "    type: adaptive"],
    )
    assert changed_lines(FILE, edited(max_tokens=None)) == (["  max_tokens: 400   # never more"], [])
    talk = request_of(FILE)["messages"]
    assert changed_lines(FILE, edited(messages=talk[1:])) == (
        ["    - role: user   # the customer", '      content: "Ticket from {{customer}}: {{ticket}}"'],
        [],
    )
    more = [{"role": "user", "content": "And?"}]
    assert changed_lines(FILE, edited(messages=[*talk, *more])) == ([], ["    - role: user", "      content: And?"])
    assert changed_lines(FILE, edited(messages=[*more, *talk])) == ([], ["    - role: user", "      content: And?"])
    assert changed_lines(FILE, edited(metadata={"user_id": "b", "more": [1, 2]})) == (
        ["  metadata: {user_id: a, more: [1, 2]}"],
        ["  metadata: {user_id: b, more: [1, 2]}"],
    )


def test_carriage_returns_stay_what_they_are() -> None:
    text = FILE.replace("\n", "\r\n")
    after = edited(text, system=request_of(text)["system"] + "More.\n", max_tokens=7, top_k=3)
    assert after.count("\n") == after.count("\r\n") == text.count("\r\n") + 2


def test_anchors_are_left_alone_or_refused() -> None:
    text = FILE.replace("system: |  # the rules", "system: &rules |") + "title: *rules\n"
    with pytest.raises(WorkbenchError, match="piece by piece"):
        with_request(text, {**request_of(text), "system": "New.\n"})
    assert edited(text, max_tokens=3).replace("max_tokens: 3 ", "max_tokens: 400 ") == text
    with pytest.raises(WorkbenchError, match="not a suite file"):
        with_request("suite: [", {})


WORDS = st.text(st.sampled_from("ab {}:#-'\"\\,[]|>é日😀\n\t"), max_size=12)
TEXTS = st.one_of(WORDS, st.lists(WORDS, max_size=4).map("\n".join), st.just("a\nb\n"), st.just("one: two # three"))
LEAVES = st.one_of(TEXTS, st.integers(-5, 5), st.booleans(), st.none())
VALUES = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["k", "a b", "on", "7"]), inner, max_size=3)
    ),
    max_leaves=8,
)
REQUESTS = st.dictionaries(st.sampled_from(["system", "max_tokens", "messages", "tools", "stop"]), VALUES, min_size=1)


def file_of(request: JsonObject, *, flow: bool, crlf: bool) -> str:
    body = f"request: {write_flow(request)}\n" if flow else write_yaml({"request": request}).removesuffix("...\n")
    text = f"# top\nsuite: s  # name\n{body}# below\nchecks:\n  - {{type: is-json}}   # one\n"
    return text.replace("\n", "\r\n") if crlf else text


@settings(max_examples=100)
@given(REQUESTS, REQUESTS, st.data())
def test_any_request_can_stand_in_for_any_other(before: JsonObject, other: JsonObject, data: st.DataObject) -> None:
    kept = {key: value for key, value in before.items() if data.draw(st.booleans())}
    after = {**kept, **{key: value for key, value in other.items() if data.draw(st.booleans())}}
    text = file_of(before, flow=data.draw(st.booleans()), crlf=data.draw(st.booleans()))
    if parse_yaml(text).value["request"] != before:
        return  # a carriage return in a block is a line break
    made = with_request(text, after)
    assert canonical_json(parse_yaml(made).value["request"]) == canonical_json(after)
    first, last = text.index("request:"), text.index("# below")
    assert made.startswith(text[:first])
    assert made.endswith(text[last:])
    if canonical_json(before) == canonical_json(after):
        assert made == text


@settings(max_examples=60)
@given(st.lists(st.sampled_from(["", "a", "b: c", "  in", "# no", "é😀"]), min_size=1, max_size=8), st.data())
def test_lines_of_a_block_that_are_not_touched_stay(lines: list[str], data: st.DataObject) -> None:
    old = ["Rule.", *lines]
    new = ["Rule.", *(line for line in data.draw(st.permutations([*lines, "new"])) if data.draw(st.booleans())), "End."]
    text = write_yaml({"suite": "s", "request": {"system": "\n".join([*old, "End.", ""])}})
    made = with_request(text, {"system": "\n".join([*new, ""])})
    common = [
        line for line in text.split("\n") if line.startswith(("suite", "request", "  system", "    Rule", "    End"))
    ]
    assert [line for line in made.split("\n") if line in common] == common
    assert parse_yaml(made).value["request"]["system"] == "\n".join([*new, ""])


@st.composite
def commented(draw: st.DrawFn) -> tuple[JsonObject, str, list[str], list[str]]:
    """A request, a file of it with comments wherever YAML allows them, those with a line of their own, and the others.

    Whether a comment may stand somewhere is found by trying: it may where the file says the same with it.
    """
    request = draw(REQUESTS)
    flow = draw(st.booleans())
    body = write_yaml({"request": request}).removesuffix("...\n")
    if flow:
        body = "request: " + write_flow(request).replace("{", "{\n  ").replace(", ", ",\n    ") + "\n"
    text = f"suite: s\n{body}checks: []\n"
    value = parse_yaml(text).value
    assume(value is not None and value["request"] == request)
    own: list[str] = []
    behind: list[str] = []
    for number in range(draw(st.integers(1, 8))):
        lines = text.split("\n")
        at, tag = draw(st.integers(1, len(lines) - 2)), f"# c{number}."
        if draw(st.booleans()) or "# c" in lines[at]:
            tried, kind = [*lines[:at], " " * draw(st.integers(0, 6)) + tag, *lines[at:]], own
        else:
            tried, kind = [*lines[:at], f"{lines[at]}  {tag}", *lines[at + 1 :]], behind
        if canonical_json(parse_yaml("\n".join(tried)).value) == canonical_json(value):
            text = "\n".join(tried)
            kind.append(tag)
    return request, text, own, behind


def other_leaves(data: st.DataObject, value: JsonValue) -> JsonValue:
    """The same keys and items with some other values."""
    if isinstance(value, dict) and value:
        return {key: other_leaves(data, one) for key, one in value.items()}
    if isinstance(value, list) and value:
        return [other_leaves(data, one) for one in value]
    return data.draw(LEAVES) if data.draw(st.booleans()) else value


@settings(max_examples=80)
@given(commented(), REQUESTS, st.data())
def test_no_comment_is_lost(
    file: tuple[JsonObject, str, list[str], list[str]], other: JsonObject, data: st.DataObject
) -> None:
    request, text, own, behind = file
    kept = {key: value for key, value in request.items() if data.draw(st.booleans())}
    after = {**kept, **{key: value for key, value in other.items() if data.draw(st.booleans())}}
    made = with_request(text, after)
    for tag in own:
        assert [line.strip() for line in made.split("\n")].count(tag) == 1
    made = with_request(text, other_leaves(data, request))
    for tag in (*own, *behind):
        assert made.count(tag) == 1


def test_a_comment_below_a_value_does_not_become_a_line_of_the_block_that_takes_its_place() -> None:
    text = "suite: s\nrequest:\n  system: []  # none\n    # yet\n\n    # so far\n# cases\nchecks: []\n"
    made = with_request(text, {"system": "a\nb\n"})
    assert parse_yaml(made).value["request"] == {"system": "a\nb\n"}
    assert made == "suite: s\n# none\n# yet\n# so far\nrequest:\n  system: |\n    a\n    b\n# cases\nchecks: []\n"


def test_comments_of_what_is_written_anew_stand_above_it_and_those_of_what_goes_go() -> None:
    text = FILE.replace(
        "metadata: {user_id: a, more: [1, 2]}",
        "metadata:  # whose\n    {user_id: a,  # the desk\n     # and\n     more: [1, 2]}  # enough",
    )
    after = edited(text, metadata={"other": True})
    assert "  metadata:  # whose\n    # the desk\n    # and\n    {other: true}  # enough\n" in after
    folded = FILE.replace("system: |  # the rules", "system: >  # the rules")
    assert "\n  # the rules\n  system: |\n    Now.\n    Then.\n" in edited(folded, system="Now.\nThen.\n")
    talk = request_of(FILE)["messages"]
    after = edited(messages=talk[1:])
    assert "# the customer" not in after
    assert "# an answer to begin with" in after
