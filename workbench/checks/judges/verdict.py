"""What a judge said, read: the last JSON object of its answer that carries the question's mark.

A judge may think better of a verdict and give another. The last one it begins must then be whole: that it took the
first one back is all that is known else.
"""

from __future__ import annotations

import json
import re
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
# One line; of what looks like the end of the reason the last is, as all before it may be quoted in it.
_ASKED_FORM = re.compile(
    r'\{\s*"mark"\s*:\s*"(?P<mark>[0-9a-f]+)"\s*,\s*"reason"\s*:\s*"(?P<reason>[^\n]*)"\s*,'
    r'\s*(?P<values>"(?:pass|better)"\s*:\s*(?:true|false|"[^"\n]*")\s*(?:,\s*"score"\s*:\s*[0-9.eE+-]+\s*)?)\}`*'
    r"[^\S\n]*(?=\n|\Z)"
)
_BEGINS = re.compile(r'\{\s*"mark"')
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
    if output.error is not None:
        return Unreadable(model, f"could not be asked: {clipped(f'{output.error.kind}: {output.error.message}', 90)}")
    if output.stop_reason == "refusal":
        return Unreadable(model, "declined to judge")
    text = answer_text(output)
    cut_off = output.stop_reason in ("max_tokens", "model_context_window_exceeded")
    last = _last_object(text, question.mark, strict=cut_off)
    if last is None:
        if cut_off:
            return Unreadable(model, f"was cut off before its verdict, at '{clipped(text[-60:].strip(), 60)}'")
        if not text.strip():
            return Unreadable(model, "gave no answer")
        return Unreadable(model, f"gave no readable verdict: '{clipped(text.strip(), 80)}'")
    found, end = last
    if _BEGINS.search(text, end) or (cut_off and "{" in text[end:]):  # it took the verdict back, for what?
        return Unreadable(model, f"began another verdict that cannot be read: '{clipped(text[end:].strip(), 80)}'")
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


def _last_object(text: str, mark: str, *, strict: bool) -> tuple[JsonObject, int] | None:
    """The last JSON object whose `mark` is this one, and where it ends."""
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
            found = _object_at(text, start, strict=strict)
            if found and found[1] > at and found[0].get("mark") == mark:
                return found
        end = at
    return None


def _object_at(text: str, start: int, *, strict: bool) -> tuple[JsonObject, int] | None:
    """The JSON object that begins here; unless `strict`, one in the form asked for may hold quotes as they are."""
    try:
        value, end = _DECODER.raw_decode(text, start)
    except (ValueError, RecursionError):
        asked = None if strict else _ASKED_FORM.match(text, start)
        if asked is None:
            return None
        try:
            values = json.loads(f'{{"mark": "{asked["mark"]}", {asked["values"]}}}')
        except ValueError:
            return None
        return {**values, "reason": asked["reason"]}, asked.end()
    return (value, end) if isinstance(value, dict) else None


def _boolean(value: JsonValue) -> bool | None:
    if isinstance(value, bool):
        return value
    return _BOOLEANS.get(value.strip().lower()) if isinstance(value, str) else None


def _shown(found: JsonObject) -> str:
    return clipped(json.dumps({key: value for key, value in found.items() if key != "mark"}, ensure_ascii=False), 80)
