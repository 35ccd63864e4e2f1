"""Changes of two sides put together: each change is in, nothing is lost, contradictions are told."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbench.text.threeway import merge_texts, merge_values

LINES = st.lists(st.sampled_from(["a", "b", "c", "", "  d", "é😀"]), max_size=10).map(
    lambda lines: "".join(f"{line}\n" for line in lines)
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 2) | LINES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from("kmn"), inner, max_size=3),
    max_leaves=10,
)
PROMPT = "".join(f"Rule {number}.\n" for number in range(9))


@given(LINES, LINES)
def test_where_one_side_changed_nothing_the_other_side_stands(base: str, other: str) -> None:
    assert merge_texts(base, other, base) == (other, ())
    assert merge_texts(base, base, other) == (other, ())
    assert merge_texts(base, other, other) == (other, ())


@given(VALUES, VALUES)
def test_the_same_holds_for_values(base: object, other: object) -> None:
    assert merge_values(base, other, base) == (other, ())
    assert merge_values(base, base, other) == (other, ())
    assert merge_values(base, other, other) == (other, ())


@given(VALUES, VALUES, VALUES)
def test_who_is_ours_makes_no_difference_without_a_conflict(base: object, one: object, other: object) -> None:
    merged, swapped = merge_values(base, one, other), merge_values(base, other, one)
    assert bool(merged.conflicts) == bool(swapped.conflicts)
    if not merged.conflicts:
        assert merged.value == swapped.value


@given(st.integers(0, 8), st.integers(0, 8))
def test_changes_that_do_not_touch_are_both_in(ours: int, theirs: int) -> None:
    one, other = PROMPT.replace(f"Rule {ours}", "Our rule"), PROMPT.replace(f"Rule {theirs}", "Their rule")
    merged = merge_texts(PROMPT, one, other)
    if abs(ours - theirs) > 1:
        assert merged == (one.replace(f"Rule {theirs}", "Their rule"), ())
    else:
        (conflict,) = merged.conflicts
        assert conflict.ours is not None
        assert "Our rule" in conflict.ours
        assert "Their rule" in str(conflict.theirs)


def test_a_request_is_merged_key_by_key_and_item_by_item() -> None:
    talk = [{"role": "user", "content": "x"}, {"role": "user", "content": "y"}]
    base = {"max_tokens": 5, "system": PROMPT, "messages": talk}
    ours = {**base, "system": PROMPT + "Ours.\n", "messages": [talk[0], {"role": "user", "content": "ours"}]}
    answered = [{"role": "assistant", "content": "x"}, talk[1]]
    theirs = {**base, "system": "Theirs.\n" + PROMPT, "top_k": 3, "messages": answered}
    del theirs["max_tokens"]
    merged = merge_values(base, ours, theirs)
    assert merged.conflicts == ()
    assert merged.value == {
        "system": "Theirs.\n" + PROMPT + "Ours.\n",
        "messages": [{"role": "assistant", "content": "x"}, {"role": "user", "content": "ours"}],
        "top_k": 3,
    }


def test_a_conflict_says_where_it_is() -> None:
    merged = merge_values({"m": [{"c": "x\n"}], "n": 1}, {"m": [{"c": "ours\n"}], "n": 2}, {"m": [{"c": "theirs\n"}]})
    assert {one.path: one[1:] for one in merged.conflicts} == {
        ("m", 0, "c"): ("x\n", "ours\n", "theirs\n"),
        ("n",): ("1", "2", None),
    }
