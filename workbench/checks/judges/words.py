"""What the judges' checks read, and how they say what they found."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.checks.finding import Finding, clipped, undecided
from workbench.checks.judges.question import JUDGE_TYPES
from workbench.checks.registry import base_name
from workbench.text.readable import readable

if TYPE_CHECKING:
    from workbench.checks.finding import Subject
    from workbench.checks.judges.verdict import Unreadable, Verdict
    from workbench.records import CheckResult, Output

NOT_JUDGED = "not judged yet"


def judged_text(subject: Subject) -> str:
    """What is shown to the judge: the part that a path picked, else all that the model did after it was asked."""
    return subject.text if subject.has_part else own_part(subject.output)


def own_part(output: Output) -> str:
    """An output as text, with its tool calls and later turns, without the messages that were sent first."""
    given = (output.request or {}).get("messages")
    if output.transcript is None or not isinstance(given, list):
        return readable(output)
    if list(output.transcript[: len(given)]) != given:
        return readable(output)
    return readable(replace(output, transcript=output.transcript[len(given) :]))


def not_judged(command: str | None) -> Finding:
    """Nobody asked a judge yet."""
    return undecided(f"{NOT_JUDGED}: {command or 'workbench judge RUN --model ID'}")


def waits(result: CheckResult) -> bool:
    """Whether a check's result says that no judge was asked yet."""
    if result.passed is not None or base_name(result.type)[0] not in JUDGE_TYPES:
        return False
    said = f"{NOT_JUDGED}: workbench judge "  # after the place of the part, where a path picked one
    return result.reason.startswith(NOT_JUDGED) or (result.path is not None and f": {said}" in result.reason)


def unreadable(found: Unreadable) -> Finding:
    """A judge was asked and gave no verdict."""
    return undecided(f"the judge {found.model} {found.problem}")


def said(verdict: Verdict, words: str) -> str:
    """As in `claude-opus-5-5 says pass (0.90): 'Names the town.'`."""
    reason = f": '{clipped(verdict.reason, 200)}'" if verdict.reason else ""
    return f"{verdict.model} says {words}{reason}"
