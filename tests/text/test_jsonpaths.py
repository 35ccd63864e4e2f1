from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.text.jsonpaths import compare
from workbench.text.jsontree import value_tree


def paths(left: Any, right: Any, *, ordered: bool = False) -> list[tuple[str, str]]:
    changes = compare(value_tree(left), value_tree(right), ordered=ordered)
    return [(change.kind, str(change)) for change in changes]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ({"items": [{"p": 1}, {"p": 2}, {"p": 12.0}]}, {"items": [{"p": 1}, {"p": 2}, {"p": "12"}]},
         [("type", '$.items[2].p 12.0 -> "12"')]),
        ({"a": 1, "b": 2}, {"b": 2, "c": 3}, [("removed", "$.a 1 -> (none)"), ("added", "$.c (none) -> 3")]),
        ({"a": True}, {"a": 1}, [("type", "$.a true -> 1")]),
        ({"a": None}, {"a": {}}, [("type", "$.a null -> {}")]),
        ({"a": 1}, {"a": 1.0}, [("written", "$.a 1 -> 1.0")]),
        ({"a b": {'q"': 1}, "é": 2}, {"a b": {'q"': 2}, "é": 3},
         [("changed", '$["a b"]["q\\""] 1 -> 2'), ("changed", "$.é 2 -> 3")]),
        (["a", "b", "c", "d"], ["b", "c", "a", "d"], [("moved", '$[0] -> $[2] "a"')]),
        ([1, 2, 3], [0, 1, 2, 3], [("added", "$[0] (none) -> 0")]),
        ([1, 2, 3], [1, 3], [("removed", "$[1] 2 -> (none)")]),
        ([{"id": 1, "n": "x"}, {"id": 2, "n": "y"}], [{"id": 9, "n": "new"}, {"id": 1, "n": "x"}, {"id": 2, "n": "z"}],
         [("changed", '$[1].n -> $[2].n "y" -> "z"'), ("added", '$[0] (none) -> {"id": 9, "n": "new"}')]),
        (["the cat sat", "one"], ["two", "the cat sat down", "one"],
         [("changed", '$[0] -> $[1] "the cat sat" -> "the cat sat down"'), ("added", '$[0] (none) -> "two"')]),
        ([[1, 2], [3, 4]], [[1, 2], [3, 5]], [("changed", "$[1][1] 4 -> 5")]),
        ({"a": {"x": 1}}, {"a": {"y": 1}}, [("changed", '$.a {"x": 1} -> {"y": 1}')]),
        ({}, [], [("type", "$ {} -> []")]),
    ],
)  # fmt: skip
def test_what_changed_is_told_path_by_path(left: Any, right: Any, expected: list[tuple[str, str]]) -> None:
    assert paths(left, right) == expected


def test_the_order_of_keys_is_a_change_only_where_it_matters() -> None:
    left, right = {"a": 1, "b": {"c": 1, "d": 2}}, {"b": {"d": 2, "c": 1}, "a": 1}
    assert paths(left, right) == []
    assert paths(left, right, ordered=True) == [
        ("order", '$ keys "a", "b" -> "b", "a"'), ("order", '$.b keys "c", "d" -> "d", "c"'),
    ]  # fmt: skip


def test_a_large_array_of_changed_elements_is_compared_in_their_order() -> None:
    left, right = [{"n": at} for at in range(300)], [{"n": at + 1000} for at in range(300)]
    assert [text for _, text in paths(left, right)] == [f"$[{at}].n {at} -> {at + 1000}" for at in range(300)]


objects = st.recursive(
    st.none() | st.booleans() | st.integers(0, 3) | st.sampled_from(["a", "b"]),
    lambda inner: st.dictionaries(st.sampled_from("abcd"), inner, max_size=4),
    max_leaves=12,
)


@given(objects, objects)
@settings(max_examples=60)
def test_the_way_back_undoes_the_same_changes(left: Any, right: Any) -> None:
    there = compare(value_tree(left), value_tree(right), ordered=False)
    back = compare(value_tree(right), value_tree(left), ordered=False)
    swapped = {"added": "removed", "removed": "added"}
    assert sorted(
        (swapped.get(one.kind, one.kind), one.path, one.after or "", one.before or "") for one in back
    ) == sorted((one.kind, one.path, one.before or "", one.after or "") for one in there)


@given(objects, objects)
@settings(max_examples=60)
def test_the_changes_made_to_the_left_give_the_right(left: Any, right: Any) -> None:
    made = {"$": left}
    for change in compare(value_tree(left), value_tree(right), ordered=False):
        *steps, last = change.path.split(".")
        holder = made
        for step in steps:
            holder = holder[step]
        if change.after is None:
            del holder[last]
        else:
            holder[last] = json.loads(change.after)
    assert made["$"] == right
