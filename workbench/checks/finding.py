"""What a check looks at and what it finds, and the words they share."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.text.safe import visible_line

if TYPE_CHECKING:
    from workbench.checks.judges.judging import Judging
    from workbench.checks.python_host import PythonHost
    from workbench.records import Case, JsonValue, Output


@dataclass(frozen=True, slots=True)
class Aids:
    """What some checks need beside an output, the same for all checks of a case.

    `case` is the case as the suite has it, `python` runs the functions that may be run (None: none may), `judging`
    knows what judges have said (None: nothing). `is_baseline`: the outputs are those that others are compared with.
    """

    case: Case | None = None
    python: PythonHost | None = None
    judging: Judging | None = None
    is_baseline: bool = False


NO_AIDS = Aids()


@dataclass(frozen=True, slots=True)
class Subject:
    """What a check reads: the output, its answer's text, and the part that `path` picked, if one was asked for.

    With a path, `text` is the part's text: a string as it is, any other value as JSON; `place` is where the part
    stands in the answer, None without a path. `baseline_text` is the same part of the baseline's answer, None where
    there is no such thing. `baseline` is the baseline's output.
    """

    output: Output
    text: str
    baseline_text: str | None = None
    part: JsonValue = None
    place: str | None = None
    aids: Aids = NO_AIDS
    baseline: Output | None = None

    @property
    def has_part(self) -> bool:
        """Whether a path picked a part."""
        return self.place is not None


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found. `passed` None: undecided.

    `reason` states a fact that reads right for the check and for its negation. `score` is 0..1, None for
    plain pass or fail; `category` replaces the type's default; `final` is kept by a negation (what should
    have been looked at is not there, which satisfies neither the check nor its opposite).
    """

    passed: bool | None
    reason: str
    score: float | None = None
    category: str | None = None
    final: bool = False


def undecided(reason: str) -> Finding:
    """A finding that counts neither way."""
    return Finding(None, reason)


def quoted(value: JsonValue, limit: int = 50) -> str:
    """A value as evidence in a sentence: a text in quotation marks, anything else as JSON; on one line, clipped."""
    if isinstance(value, str):
        return f"'{clipped(value, limit)}'"
    return clipped(as_text(value), limit)


def clipped(text: str, limit: int) -> str:
    """At most `limit` characters of a text, on one line, made safe to show; an ellipsis marks a cut."""
    line = visible_line(text[: limit + 1])
    return line if len(line) <= limit else line[: limit - 1] + "…"


def as_text(value: JsonValue) -> str:
    """A JSON value as the text a check reads: a string as it is, anything else as JSON."""
    if isinstance(value, str):
        return value
    try:
        return json.dumps(value, ensure_ascii=False)
    except (RecursionError, ValueError, TypeError):
        return str(type(value).__name__)


def number(value: JsonValue) -> float | None:
    """A limit given as a number or as a numeral (columns of a CSV are text); None for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        parsed = float(value)
    except (ValueError, OverflowError):
        return None
    return parsed if math.isfinite(parsed) else None
