"""What two outputs show of a change, from one to the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.compare.shapes.calls import call_changes
from workbench.compare.shapes.forms import end_changes, fence_changes, form_changes
from workbench.compare.shapes.payload import frame_changes, payload_of
from workbench.compare.shapes.phrases import Rewording, phrase_changes
from workbench.compare.shapes.shape import Part
from workbench.compare.shapes.structure import tree_changes
from workbench.text.prose import without_closed_fences
from workbench.text.readable import answer_text
from workbench.text.turns import turns_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.records import JsonValue, Output
    from workbench.text.pieces import Piece

_CUT_OFF = ("max_tokens", "model_context_window_exceeded", "length")
_QUOTE = 80


class Difference(NamedTuple):
    """The parts of a change, and what a shape says beside them."""

    parts: list[Part]
    reworded: bool
    kept: bool
    size: float


class _Said(NamedTuple):
    """What the model wrote in its own turns: the text of all of them, the calls."""

    text: str
    calls: list[Piece]


def _said(output: Output) -> _Said:
    if output.transcript is None and all(_is_text(block) for block in output.content):
        return _Said(answer_text(output), [])
    pieces = [piece for turn in turns_of(output) if turn.own for piece in turn.pieces]
    text = "\n\n".join(piece.text for piece in pieces if piece.kind == "text")
    return _Said(text, [piece for piece in pieces if piece.kind == "tool call"])


def _is_text(block: JsonValue) -> bool:
    return isinstance(block, dict) and block.get("type") == "text"


def difference_of(baseline: Output, target: Output) -> Difference:
    """What changed from one output to the other, as far as the outputs tell."""
    errors = [*_errors(baseline, target)]
    if baseline.error is not None or target.error is not None:
        return Difference(errors, bool(errors), False, 1.0)
    ours, others = _said(baseline), _said(target)
    single = baseline.transcript is None and target.transcript is None
    parts = [*call_changes(ours.calls, others.calls, single=single), *_stops(baseline, target)]
    left, right = ours.text, others.text
    kept = False
    if left.strip() and right.strip() and left != right:
        rewording = _of_texts(left, right)
        parts += rewording.parts
        kept = rewording.kept
    elif left.strip() != right.strip() and not ours.calls and not others.calls:
        parts.append(Part("empty-gone" if right.strip() else "empty", evidence=(right or left).strip()[:_QUOTE]))
    return Difference(parts, left != right, kept, round((len(right) + 1) / (len(left) + 1), 3))


def _errors(baseline: Output, target: Output) -> Iterator[Part]:
    for kind, error, other in (
        ("error", target.error, baseline.error),
        ("error-gone", baseline.error, target.error),
    ):
        if error is not None and other is None:
            yield Part(kind, what=error.kind, evidence=error.message[:_QUOTE])


def _of_texts(left: str, right: str) -> Rewording:
    """The parts of a change of JSON with what stands around it, or of prose."""
    ours, others = payload_of(left), payload_of(right)
    if ours is not None and others is not None and (ours.main or others.main):
        parts = [*frame_changes(ours, others)]
        if ours.tree is not None and others.tree is not None:
            parts += tree_changes(ours.tree, others.tree)
        return Rewording(parts, False)
    if (ours is None or others is None) and any(one is not None and one.main for one in (ours, others)):
        kind, text = ("json-lost", right) if others is None else ("json-gained", left)
        return Rewording([Part(kind, evidence=text.strip()[:_QUOTE])], False)
    parts = [*end_changes(left, right), *fence_changes(left, right)]
    left, right = (without_closed_fences(text) if "```" in text else text for text in (left, right))
    if not left.strip() or not right.strip():
        return Rewording(parts, False)
    rewording = phrase_changes(left, right)
    return Rewording([*parts, *form_changes(left, right), *rewording.parts], rewording.kept)


def _stops(baseline: Output, target: Output) -> Iterator[Part]:
    was, now = baseline.stop_reason, target.stop_reason
    if now in _CUT_OFF and was not in _CUT_OFF:
        yield Part("truncated", evidence=f"stop reason {now}")
    elif was in _CUT_OFF and now is not None and now not in _CUT_OFF:
        yield Part("truncated-gone", evidence=f"stop reason {was}")
    if now == "refusal" and was != "refusal":
        yield Part("refusal", what="+", evidence="stop reason refusal", says="refuses")
