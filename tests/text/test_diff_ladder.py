"""A difference under a time budget: coarse answers first, and finer ones until the best is there."""

from __future__ import annotations

from hypothesis import given, settings

from tests.text.edits import Writer, edited
from tests.text.test_diff import pairs
from workbench.text.diff import Diff, Ignore, diff_texts


def everything(diff: Diff) -> tuple[object, ...]:
    numbers = range(len(diff.rows))
    return list(diff.rows), [diff.spans(at) for at in numbers], diff.moves, diff.counts, diff.blocks()


@given(pairs())
@settings(max_examples=300)
def test_refined_in_small_steps_is_the_same_as_refined_at_once(pair: tuple[str, str]) -> None:
    slow = diff_texts(*pair, deadline_s=0.0)
    while slow.refine(0.0):
        pass
    at_once = diff_texts(*pair)
    assert not at_once.refine()
    assert everything(slow) == everything(at_once)


@given(pairs())
@settings(max_examples=300)
def test_a_coarse_answer_holds_all_lines_of_both_texts(pair: tuple[str, str]) -> None:
    diff = diff_texts(*pair, deadline_s=0.0)
    assert [row.left for row in diff.rows if row.left is not None] == list(range(len(diff.left_lines)))
    assert [row.right for row in diff.rows if row.right is not None] == list(range(len(diff.right_lines)))
    for row in diff.rows:
        if row.kind == "equal":
            assert diff.left_lines[row.left or 0] == diff.right_lines[row.right or 0]


def test_a_coarse_answer_says_so_until_it_is_refined() -> None:
    a, b = edited("code", 20_000, words=0.3, lines=0.3)[:2]
    diff = diff_texts(a, b, deadline_s=0.0)
    assert diff.coarse
    assert not diff.final_coarse
    assert diff.changes
    while diff.refine(0.0):
        pass
    assert not diff.coarse
    assert list(diff.rows) == list(diff_texts(a, b).rows)
    assert not diff.refine()


def test_texts_too_large_for_the_best_rows_say_so_for_good() -> None:
    a, b = (Writer(seed).text("markdown", 150_000) for seed in ("one", "two"))
    diff = diff_texts(a, b)
    assert diff.coarse
    assert diff.final_coarse


def test_a_large_text_with_small_changes_is_not_coarse() -> None:
    a = "\n".join(f"line {number} of the log: value one" for number in range(4000))
    diff = diff_texts(a, a.replace("one", "two"))
    assert not diff.coarse
    assert diff.counts.changed == len(diff.rows) == 4000
    assert diff.spans(17) == (((26, 29),), ((26, 29),))


def test_refining_needs_no_more_than_a_moment_for_its_next_step() -> None:
    a, b = (Writer(seed).text("markdown", 150_000) for seed in ("one", "two"))
    diff = diff_texts(a, b, Ignore(), 0.0)
    steps = 1
    while diff.refine(0.0):
        steps += 1
    assert steps > 100  # each is a small part of the work
