"""What the difference says of texts whose edits are known."""

from __future__ import annotations

import tracemalloc
from statistics import mean

import pytest

from tests.text.edits import KINDS, Writer, edited, shares
from workbench.text.diff import Diff, diff_texts
from workbench.text.opcodes import opcodes

SIZES = (1000, 5000, 20_000)


def test_nearly_all_that_is_marked_was_changed_and_nearly_all_changes_are_marked() -> None:
    precisions, recalls = [], []
    for kind in KINDS:
        for size in SIZES:
            truth = edited(kind, size)
            changes = [(i, i_end, j, j_end) for tag, i, i_end, j, j_end in opcodes(*truth[:2]) if tag != "equal"]
            left = shares([change[:2] for change in changes], truth.left, len(truth.a))
            right = shares([change[2:] for change in changes], truth.right, len(truth.b))
            hit, wrong, missed = (x + y for x, y in zip(left, right, strict=True))
            precisions.append(hit / max(1, hit + wrong))
            recalls.append(hit / max(1, hit + missed))
    assert mean(precisions) >= 0.96
    assert mean(recalls) >= 0.995


@pytest.mark.parametrize(("kind", "least"), [(kind, 0.95 if kind == "code" else 0.97) for kind in KINDS])
def test_edited_lines_stand_beside_what_they_were(kind: str, least: float) -> None:
    truth = edited(kind, 20_000, words=0.05, lines=0.1)
    left, right = truth.a.split("\n"), truth.b.split("\n")
    true = {(i, j) for i, j in truth.pairs if left[i].strip()}
    said = {(i, j) for i, j in related(diff_texts(truth.a, truth.b)) if left[i].strip() and right[j].strip()}
    assert 2 * len(true & said) / (len(true) + len(said)) >= least


def related(diff: Diff) -> list[tuple[int, int]]:
    """The lines that the rows set beside each other as the same or changed, not just to save room."""
    pairs = []
    for at, (kind, left, right) in enumerate(diff.rows):
        if left is None or right is None:
            continue
        whole = ((0, len(diff.left_lines[left])),), ((0, len(diff.right_lines[right])),)
        if kind == "equal" or diff.spans(at) != whole:
            pairs.append((left, right))
    return pairs


@pytest.mark.parametrize("kind", KINDS)
def test_no_word_is_cut(kind: str) -> None:
    rewritten = Writer(f"{kind} one").text(kind, 4000), Writer(f"{kind} two").text(kind, 4000)
    for a, b in (edited(kind, 5000)[:2], edited(kind, 5000, words=0.3, lines=0.3)[:2], rewritten):
        for _, i, i_end, j, j_end in opcodes(a, b):
            assert not any(_inside_word(a, at) for at in (i, i_end))
            assert not any(_inside_word(b, at) for at in (j, j_end))


def _inside_word(text: str, at: int) -> bool:
    around = text[at - 1 : at + 1] if at else ""
    return len(around) == 2 and around.isalnum() and around < "⺀"


def test_a_large_text_takes_little_memory() -> None:
    truth = edited("markdown", 500_000)
    tracemalloc.start()
    blocks = diff_texts(truth.a, truth.b).blocks()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 64 << 20
    assert sum(block.left_end - block.left for block in blocks) > 0.9 * len(truth.a)
