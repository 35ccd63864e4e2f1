"""The forms of a difference: equal runs, operations, changes, hunks, moves."""

from __future__ import annotations

from hypothesis import given, settings

from tests.text.test_diff import pairs
from workbench.text.changed import changes_of
from workbench.text.diff import diff_texts
from workbench.text.opcodes import opcodes
from workbench.text.unified import unified


@given(pairs())
@settings(max_examples=500)
def test_the_operations_turn_one_text_into_the_other(pair: tuple[str, str]) -> None:
    a, b = pair
    made = ""
    at, to = 0, 0
    for tag, i, i_end, j, j_end in opcodes(a, b):
        assert (i, j) == (at, to)
        assert (tag == "equal") == (a[i:i_end] == b[j:j_end])
        assert {"delete": (True, False), "insert": (False, True)}.get(tag, (True, True)) == (i < i_end, j < j_end)
        made += a[i:i_end] if tag == "equal" else b[j:j_end]
        at, to = i_end, j_end
    assert (at, to, made) == (len(a), len(b), b)


@given(pairs())
@settings(max_examples=300)
def test_equal_runs_are_equal_and_changes_are_the_rest(pair: tuple[str, str]) -> None:
    diff = diff_texts(*pair)
    blocks = diff.blocks()
    end = (0, 0)
    for left, left_end, right, right_end in blocks:
        assert pair[0][left:left_end] == pair[1][right:right_end] != ""
        assert left >= end[0]
        assert right >= end[1]
        assert (left, right) != end or end == (0, 0)
        end = left_end, right_end
    text, done = "", 0
    for change in changes_of(diff):
        assert change.removed or change.added
        assert pair[0][change.left :].startswith(change.removed)
        text += pair[0][done : change.left] + change.added
        assert len(text) - len(change.added) == change.right
        done = change.left + len(change.removed)
    assert text + pair[0][done:] == pair[1]


@given(pairs())
@settings(max_examples=300)
def test_hunks_hold_all_changes_in_order(pair: tuple[str, str]) -> None:
    diff = diff_texts(*pair)
    for context in (0, 3, 10_000):
        hunks = unified(diff, context)
        shown = [(line.sign, line.row) for hunk in hunks for line in hunk.lines]
        for sign, side in (("-", "left"), ("+", "right")):
            hard = [at for at, row in enumerate(diff.rows) if row.kind != "equal" and getattr(row, side) is not None]
            assert [at for mark, at in shown if mark == sign] == hard
        for hunk in hunks:
            lefts = [diff.rows[line.row].left for line in hunk.lines if line.sign in " -"]
            rights = [diff.rows[line.row].right for line in hunk.lines if line.sign in " +"]
            assert lefts == list(range(hunk.left, hunk.left + hunk.left_size))
            assert rights == list(range(hunk.right, hunk.right + hunk.right_size))
    assert len(unified(diff, 10_000)) <= 1


def test_a_hunk_has_its_surroundings() -> None:
    lines = [f"line number {number}" for number in range(20)]
    changed = [*lines[:10], "another one", *lines[11:]]
    (hunk,) = unified(diff_texts("\n".join(lines), "\n".join(changed)), context=2)
    assert (hunk.left, hunk.left_size, hunk.right, hunk.right_size) == (8, 5, 8, 5)
    assert [line.sign for line in hunk.lines] == [" ", " ", "-", "+", " ", " "]


def test_line_ends_are_changes_of_characters() -> None:
    diff = diff_texts("one\r\ntwo\r\n", "one\ntwo\r\n")
    assert [tuple(change) for change in changes_of(diff)] == [(3, 3, "\r", "")]
    assert diff.changes == ()


FIRST = "A first paragraph about the city and its river."
SECOND = "A second one that tells how bread is made at home."
THIRD = "The third speaks of trains, of stations and of time."


def test_a_moved_line_is_known_at_both_places() -> None:
    diff = diff_texts(f"{FIRST}\n{SECOND}\n{THIRD}", f"{SECOND}\n{THIRD}\n{FIRST}")
    assert [row.kind for row in diff.rows] == ["removed", "equal", "equal", "added"]
    assert diff.moves == ((0, 1, 2, 3),)
    assert (diff.moved(0, "left"), diff.moved(3, "right")) == (3, 0)
    assert (diff.moved(1, "left"), diff.moved(3, "left"), diff.moved(0, "right")) == (None, None, None)
    assert diff.counts == (1, 1, 0, 0, 1)


def test_lines_that_moved_together_are_one_move() -> None:
    diff = diff_texts(
        f"{FIRST}\n{SECOND}\nA heading\n{THIRD}\n- and\n- more lines here",
        f"A heading\n{THIRD}\n- and\n- more lines here\n{FIRST}\n{SECOND}",
    )
    assert diff.moves == ((0, 2, 4, 6),)


def test_a_line_changed_on_the_way_has_moved_all_the_same() -> None:
    diff = diff_texts(f"{FIRST}\n{SECOND}\n{THIRD}", f"{SECOND}\n{THIRD}\n{FIRST.replace('river', 'harbour')}")
    assert diff.moves == ((0, 1, 2, 3),)


def test_a_moved_line_is_not_set_beside_another() -> None:
    diff = diff_texts(f"{FIRST}\nsame line\nand another\nold", f"new\nsame line\nand another\n{FIRST}")
    assert ("removed", 0, None) in diff.rows
    assert ("added", None, 3) in diff.rows


def test_short_lines_that_come_again_have_not_moved() -> None:
    assert diff_texts("}\nsome long line in the middle", "some long line in the middle\n}").moves == ()
