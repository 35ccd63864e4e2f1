"""What a row of a `jsonl` export must look like, so that one that was edited is named and not half taken in."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.exchange.logged import is_content
from workbench.records import CASE_VERDICTS, LABELS
from workbench.suites.ids import clean_case_id

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.records import JsonValue

_LARGEST = 2**53  # whole numbers beyond it do not survive JSON tools


@dataclass(frozen=True, slots=True)
class _Kind:
    """A single value: how it is called in a message, and whether a value is one."""

    said: str
    fits: Callable[[JsonValue], bool]


@dataclass(frozen=True, slots=True)
class _Maybe:
    """A shape, or null."""

    shape: Shape


@dataclass(frozen=True, slots=True)
class _Object:
    """An object with these keys; a key that ends with `?` may be missing. A closed one has no others."""

    keys: dict[str, Shape]
    closed: bool = False


@dataclass(frozen=True, slots=True)
class _Each:
    """A list of such values."""

    shape: Shape


Shape = _Kind | _Maybe | _Object | _Each


def misfit(value: JsonValue, shape: Shape, place: str = "") -> str | None:
    """What is wrong with a value, and where; None when it has the shape."""
    if isinstance(shape, _Maybe):
        return None if value is None else misfit(value, shape.shape, place)
    if isinstance(shape, _Kind):
        return None if shape.fits(value) else f"{place} must be {shape.said}"
    if isinstance(shape, _Each):
        if not isinstance(value, list):
            return f"{place} must be a list"
        parts = (misfit(part, shape.shape, f"{place}[{number}]") for number, part in enumerate(value))
        return next(filter(None, parts), None)
    if not isinstance(value, dict):
        return f"{place} must be an object"
    for key, part in shape.keys.items():
        name = key.removesuffix("?")
        where = f"{place}.{name}" if place else name
        if name in value:
            problem = misfit(value[name], part, where)
            if problem is not None:
                return problem
        elif not key.endswith("?"):
            return f"'{where}' is missing"
    known = {key.removesuffix("?") for key in shape.keys} if shape.closed else value.keys()
    unknown = sorted(value.keys() - known)
    return f"{place} has the unknown key '{unknown[0]}'" if unknown else None


def _number(value: JsonValue) -> bool:
    if isinstance(value, float):
        return math.isfinite(value)
    return type(value) is int and abs(value) <= _LARGEST


def _word(value: JsonValue) -> bool:
    return isinstance(value, str) and bool(value) and value.isprintable()


def _block(value: JsonValue) -> bool:
    return isinstance(value, dict) and isinstance(value.get("type"), str)


def _message(value: JsonValue) -> bool:
    if not isinstance(value, dict) or not isinstance(value.get("role"), str):
        return False
    return is_content(value.get("content"))


def _one_of(*words: str) -> _Kind:
    return _Kind(" or ".join(words), lambda value: isinstance(value, str) and value in words)


ANY = _Kind("anything", lambda _: True)
TEXT = _Kind("text", lambda value: isinstance(value, str))
WORD = _Kind("a word", _word)
FLAG = _Kind("true or false", lambda value: isinstance(value, bool))
WHOLE = _Kind("a whole number", lambda value: type(value) is int and 0 <= value <= _LARGEST)
INTEGER = _Kind("a whole number", lambda value: type(value) is int)
NUMBER = _Kind("a number", _number)
OBJECT = _Kind("an object", lambda value: isinstance(value, dict))
SUITE = _Kind(
    "a suite id", lambda value: isinstance(value, str) and re.fullmatch("[a-z0-9-]{1,200}", value) is not None
)
CASE = _Kind("a case id", lambda value: isinstance(value, str) and bool(value) and clean_case_id(value) == value)
BLOCK = _Kind("a content block with its type", _block)
JUDGED = _Kind(
    "what was judged, as an export writes it",
    lambda value: isinstance(value, str) and re.fullmatch("[0-9a-f]{8}( [0-9a-z:-]{1,40})+", value) is not None,
)
MESSAGE = _Kind("a message with role and content", _message)

_CHECK = _Object(
    {"type": TEXT, "value": ANY, "path": _Maybe(TEXT), "category": _Maybe(TEXT), "weight": NUMBER,
     "threshold": _Maybe(NUMBER), "tags": _Each(TEXT)},
    closed=True,
)  # fmt: skip
_RESULT = _Object(
    {"type": TEXT, "passed": _Maybe(FLAG), "score": _Maybe(NUMBER), "reason": TEXT, "category": TEXT,
     "weight": NUMBER, "path": _Maybe(TEXT)},
    closed=True,
)  # fmt: skip
_ERROR = _Object(
    {"kind": TEXT, "message": TEXT, "status": _Maybe(INTEGER), "request_id": _Maybe(TEXT)}, closed=True
)  # fmt: skip
_SAMPLE = _Object(
    {"sample": WHOLE, "content": _Each(BLOCK), "usage": _Maybe(OBJECT), "latency_ms": _Maybe(NUMBER),
     "cost_usd": _Maybe(NUMBER), "stop_reason": _Maybe(TEXT), "error": _Maybe(_ERROR),
     "origin": _one_of("live", "recorded"), "simulated": FLAG, "model": _Maybe(TEXT), "at": _Maybe(TEXT),
     "request_id": _Maybe(TEXT), "request": _Maybe(OBJECT), "transcript": _Maybe(_Each(MESSAGE)),
     "first_token_ms?": _Maybe(NUMBER), "call_key?": _Maybe(TEXT), "attempts?": _Maybe(WHOLE),
     "stop_details?": _Maybe(OBJECT),
     "checks": _Each(_RESULT)}
)  # fmt: skip
_SIDE = _Object({"id": WORD, "samples": _Each(_SAMPLE)})
_LABEL = _Object(
    {"id": WORD, "reviewer": TEXT, "label": _one_of(*LABELS), "category": _Maybe(TEXT), "note": _Maybe(TEXT),
     "at": WORD, "blind": FLAG, "results_hash?": _Maybe(WORD), "judged?": _Maybe(JUDGED), "act?": _Maybe(WORD),
     "cluster?": _Maybe(TEXT)}
)  # fmt: skip
_FLAGGED = _Object({"id": WORD, "reviewer": TEXT, "at": WORD, "act?": _Maybe(WORD), "lifts?": _Maybe(_Each(WORD))})
_NOTE = _Object({"id": WORD, "reviewer": TEXT, "note": _Maybe(TEXT), "at": WORD, "act?": _Maybe(WORD)})
_CLUSTER_NOTE = _Object(
    {"suite": SUITE, "cluster": TEXT, "id": WORD, "reviewer": TEXT, "note": _Maybe(TEXT), "at": WORD,
     "act?": _Maybe(WORD)}
)  # fmt: skip
_STORED = _Object(
    {"expected": ANY, "tags": _Each(TEXT), "critical": FLAG, "checks": _Each(_CHECK),
     "messages": _Maybe(_Each(MESSAGE)), "turns": _Maybe(_Each(TEXT)), "tool_results": _Each(OBJECT),
     "overrides": _Maybe(OBJECT), "original_id": _Maybe(TEXT)}
)  # fmt: skip
_CONFIGURATION = _Object(
    {"model": TEXT, "provider": _Maybe(TEXT), "base_url": _Maybe(TEXT), "overrides": OBJECT, "prompt": _Maybe(OBJECT),
     "mends?": _Each(TEXT), "cache?": FLAG, "via?": _one_of("call", "stream", "batch")},
    closed=True,
)  # fmt: skip
_RUN = _Object(
    {"id": WORD, "name": TEXT, "kind": _one_of("run", "import", "candidate"), "origin": _one_of("live", "recorded"),
     "simulated": FLAG, "source": _Maybe(TEXT), "created_at": WORD, "configuration": _CONFIGURATION}
)  # fmt: skip
_SUITE = _Object(
    {"id": SUITE, "request": OBJECT, "title": _Maybe(TEXT), "risk": _one_of("low", "medium", "high"), "margin": NUMBER,
     "source": _Maybe(TEXT), "model": _Maybe(TEXT), "volume": _Maybe(OBJECT), "checks": _Each(_CHECK),
     "original_id": _Maybe(TEXT)},
    closed=True,
)  # fmt: skip
_CATEGORY_TEST = _Object(
    {"category": TEXT, "worse": WHOLE, "better": WHOLE, "p_value": NUMBER, "q_value": NUMBER, "found": FLAG},
    closed=True,
)
_SUITE_VERDICT = _Object(
    {"verdict": _one_of("regression", "improvement", "neutral", "inconclusive", "error"), "reason": TEXT,
     "cases": WHOLE, "samples": WHOLE, "baseline_pass_rate": _Maybe(NUMBER), "target_pass_rate": _Maybe(NUMBER),
     "difference": _Maybe(NUMBER), "interval": _Maybe(_Each(NUMBER)), "interval_level": _Maybe(NUMBER),
     "p_value": _Maybe(NUMBER), "margin": _Maybe(NUMBER), "worst_not_excluded": _Maybe(NUMBER),
     "category": _Maybe(TEXT), "cause": _Maybe(TEXT), "categories": OBJECT, "counts": OBJECT,
     "basis?": _Maybe(_one_of("checks", "features")), "q_value?": _Maybe(NUMBER), "screened?": FLAG,
     "minimum_detectable?": _Maybe(NUMBER), "cases_to_decide?": _Maybe(WHOLE), "churn?": _Maybe(NUMBER),
     "causes?": OBJECT, "category_tests?": _Each(_CATEGORY_TEST)},
    closed=True,
)  # fmt: skip
_SIGNAL = _Object(
    {"kind": TEXT, "category": TEXT, "says": TEXT, "evidence": TEXT, "worse": _Maybe(FLAG), "baseline": NUMBER,
     "target": NUMBER, "where": _Maybe(TEXT)},
    closed=True,
)  # fmt: skip
_CLUSTER = _Object(
    {"id": WORD, "says": TEXT, "category": _Maybe(TEXT), "evidence": TEXT,
     "example": _Object({"suite": SUITE, "case": CASE}), "quiet": FLAG}
)  # fmt: skip
_POOLED = _Object(
    {"difference": NUMBER, "interval": _Each(NUMBER), "interval_level": NUMBER, "suites": WHOLE, "cases": WHOLE,
     "weighted": FLAG},
    closed=True,
)  # fmt: skip
_ADAPTATION = _Object(
    {"id": WORD, "status": _one_of("draft", "confirmed", "accepted", "rejected"), "patch": TEXT, "base": OBJECT,
     "prompt": OBJECT, "note": _Maybe(TEXT), "reviewer": TEXT, "created_at": WORD, "runs": _Each(WORD)}
)  # fmt: skip
_ABOUT = _Object(
    {"comparison?": _Object(
        {"id": WORD, "name": TEXT, "created_at": WORD, "pooled?": _Maybe(_POOLED), "clusters?": _Each(_CLUSTER),
         "cluster_notes?": _Each(_CLUSTER_NOTE)}
     ), "runs?": _Each(_RUN), "suite?": _SUITE,
     "suite_verdict?": _SUITE_VERDICT, "suite_notes?": _Each(_NOTE), "adaptations?": _Each(_ADAPTATION)}
)  # fmt: skip

ROW = _Object(
    {"about": _Maybe(_ABOUT), "suite": SUITE, "case": CASE, "input": _Object({"vars": OBJECT}), "baseline": _SIDE,
     "target": _SIDE, "candidate": _Maybe(_SIDE), "verdict": _one_of(*CASE_VERDICTS), "category": _Maybe(TEXT),
     "cause": _Maybe(TEXT), "cluster": _Maybe(TEXT), "why?": _Maybe(TEXT), "signals?": _Each(_SIGNAL),
     "confirmed?": FLAG, "reason": TEXT, "similarity": _Maybe(NUMBER),
     "pass_rate": _Object({"baseline": _Maybe(NUMBER), "target": _Maybe(NUMBER)}), "labels": _Each(_LABEL),
     "settled?": _Each(_LABEL),
     "results_hash?": _Maybe(WORD), "judged?": _Maybe(JUDGED), "notes": _Each(_NOTE), "flags": _Each(_FLAGGED),
     "stored": _STORED}
)  # fmt: skip
