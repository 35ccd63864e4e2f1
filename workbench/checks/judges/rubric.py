"""The check that has a model judge an answer by a rubric."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.checks.finding import Finding, as_text, undecided
from workbench.checks.judges.question import Question
from workbench.checks.judges.verdict import Unreadable
from workbench.checks.judges.words import judged_text, not_judged, said, unreadable

if TYPE_CHECKING:
    from workbench.checks.finding import Subject
    from workbench.records import Check


def llm_rubric(check: Check, subject: Subject) -> Finding:
    """The judge says that the answer meets the rubric; with a threshold, its score (0..1) is at least that."""
    judging = subject.aids.judging
    rubric = as_text(check.value).strip() if check.value is not None else ""
    if not rubric:
        return undecided("llm-rubric needs a rubric")
    if judging is None:
        return not_judged(None)
    found = judging.verdict(Question("llm-rubric", rubric, judging.task, (judged_text(subject),)))
    if found is None:
        return not_judged(judging.commands["llm-rubric"])
    if isinstance(found, Unreadable):
        return unreadable(found)
    if check.threshold is None:
        word = "pass" if found.passed else "fail"
        score = "" if found.score is None else f" ({found.score:.2f})"
        return Finding(found.passed, said(found, f"{word}{score}"), found.score)
    if found.score is None:
        return unreadable(Unreadable(found.model, f"gave no score to hold against {check.threshold:g}"))
    words = f"{found.score:.2f}, {check.threshold:g} wanted"
    return Finding(found.score >= check.threshold, said(found, words), found.score)
