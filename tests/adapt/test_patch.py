"""Patches hold for any text: they give the edited text back, also from a text that has moved on."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from workbench.adapt.patch import apply_patch, make_patch
from workbench.errors import WorkbenchError

ANY = st.text(st.characters(), max_size=200)  # surrogates and NUL included
ODD = st.text(st.sampled_from("ab \\u{}%+@-\n\r\t\0\x0b\x7f\x85\u2028\ud83d\ude00\U0001f600\U0001f601é日"), max_size=60)
PROMPT = (
    "\n".join(f"Rule {number}: keep answer {number} short, and name part {number * 7}." for number in range(30)) + "\n"
)


@given(ANY, ANY)
@example("\U0001f600", "\U0001f601")
@example("a\ud83d", "a\ud83d\ude00")
@example("\\u{1f600}", "\U0001f600")
def test_a_patch_turns_the_one_text_into_the_other(before: str, after: str) -> None:
    patch = make_patch(before, after)
    assert apply_patch(before, patch) == after
    assert patch.encode().decode() == patch
    assert (patch == "") == (before == after)


@given(ODD, ODD)
def test_texts_made_of_what_is_special_in_patches(before: str, after: str) -> None:
    patch = make_patch(before, after)
    assert apply_patch(before, patch) == after
    patch.encode()


@given(st.integers(0, 29), ODD, ODD)
def test_an_edit_in_a_long_prompt_comes_back_exactly(line: int, new: str, other: str) -> None:
    lines = PROMPT.splitlines(keepends=True)
    after = "".join([*lines[:line], new + "\n", *lines[line + 1 :], other])
    assert apply_patch(PROMPT, make_patch(PROMPT, after)) == after


@given(st.integers(0, 29))
def test_a_patch_applies_to_a_text_that_has_moved_on(line: int) -> None:
    lines = PROMPT.splitlines(keepends=True)
    edited = [*lines[:line], "Never use a code fence. \U0001f600\n", *lines[line:]]
    moved = ["A new first line.\n", *lines, "And a new last line, after all the rules.\n"]
    wanted = ["A new first line.\n", *edited, "And a new last line, after all the rules.\n"]
    assert apply_patch("".join(moved), make_patch(PROMPT, "".join(edited))) == "".join(wanted)


def test_a_patch_without_a_place_is_refused() -> None:
    patch = make_patch(PROMPT, PROMPT.replace("Rule 12: keep answer 12 short", "Rule 12: write at length"))
    with pytest.raises(WorkbenchError, match="no place"):
        apply_patch("Something else entirely.", patch)


def test_what_is_no_patch_is_refused() -> None:
    with pytest.raises(WorkbenchError, match="not a patch"):
        apply_patch("text", "not a patch")
