"""What a judge said, read: the last JSON object of its answer that carries the question's mark."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Literal, NamedTuple

from workbench.checks.finding import clipped
from workbench.text.readable import answer_text

if TYPE_CHECKING:
    from workbench.checks.judges.question import Question
    from workbench.records import JsonObject, JsonValue, Output

Better = Literal["first", "second", "equal"]

_BOOLEANS = {"true": True, "pass": True, "yes": True, "false": False, "fail": False, "no": False}
_BETTER: dict[str, Better] = {"a": "first", "b": "second", "equal": "equal", "tie": "equal"}
_BRACES = 32  # so many opening braces before a mark are tried; a verdict has one
_MARKS = 64  # so many places of the mark are tried, from the end
_DECODER = json.JSONDecoder(strict=False)


class Verdict(NamedTuple):
    """A judge's verdict: `passed` and `score` (0..1) of a rubric, or which answer is `better`; with its reason."""

    model: str
    reason: str
    passed: bool | None = None
    score: float | None = None
    better: Better | None = None


class Unreadable(NamedTuple):
    """Why a judge's answer holds no verdict."""

    model: str
    problem: str


def read_verdict(question: Question, output: Output) -> Verdict | Unreadable:
    """Read the verdict of a judge's answer to a question; fences and words around it do not matter."""
    model = clipped(output.model or "an unknown model", 60) + (" (simulated)" if output.simulated else "")
    if output.stop_reason == "refusal":
        return Unreadable(model, "declined to judge")
    text = answer_text(output)
    found = _last_object(text, question.mark)
    if found is None:
        if output.stop_reason in ("max_tokens", "model_context_window_exceeded"):
            return Unreadable(model, f"was cut off before its verdict, at '{clipped(text[-60:].strip(), 60)}'")
        if not text.strip():
            return Unreadable(model, "gave no answer")
        return Unreadable(model, f"gave no readable verdict: '{clipped(text.strip(), 80)}'")
    reason = found.get("reason")
    said = reason.strip() if isinstance(reason, str) else ""
    if question.type == "pairwise":
        better = _BETTER.get(str(found.get("better")).strip().lower())
        if better is None:
            return Unreadable(model, f"did not say which is better: {_shown(found)}")
        return Verdict(model, said, better=better)
    passed, score = _boolean(found.get("pass")), found.get("score")
    if passed is None:
        return Unreadable(model, f"said neither pass nor fail: {_shown(found)}")
    if score is None:
        return Verdict(model, said, passed)
    if isinstance(score, bool) or not isinstance(score, int | float) or not 0 <= score <= 1:
        return Unreadable(model, f"gave a score that is not from 0 to 1: {_shown(found)}")
    return Verdict(model, said, passed, float(score))


def _last_object(text: str, mark: str) -> JsonObject | None:
    """The last JSON object whose `mark` is this one."""
    end = len(text)
    for _ in range(_MARKS):
        at = text.rfind(mark, 0, end)
        if at < 0:
            return None
        start = at
        for _ in range(_BRACES):
            start = text.rfind("{", 0, start)
            if start < 0:
                break
            try:
                value, after = _DECODER.raw_decode(text, start)
            except (ValueError, RecursionError):
                continue
            if after > at and isinstance(value, dict) and value.get("mark") == mark:
                return value
        end = at
    return None


def _boolean(value: JsonValue) -> bool | None:
    if isinstance(value, bool):
        return value
    return _BOOLEANS.get(value.strip().lower()) if isinstance(value, str) else None


def _shown(found: JsonObject) -> str:
    return clipped(json.dumps({key: value for key, value in found.items() if key != "mark"}, ensure_ascii=False), 80)
