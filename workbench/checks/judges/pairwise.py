"""The check that has a model judge an answer against the baseline's, in both orders."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from workbench.checks.finding import Finding, as_text, undecided
from workbench.checks.judges.question import Question
from workbench.checks.judges.verdict import Unreadable, Verdict
from workbench.checks.judges.words import judged_text, not_judged, own_part, said, unreadable

if TYPE_CHECKING:
    from workbench.checks.finding import Subject
    from workbench.checks.judges.judging import Judging
    from workbench.records import Check

Winner = Literal["first", "second", "equal"]

_SCORES: dict[Winner, float] = {"first": 0.0, "equal": 0.5, "second": 1.0}
_WORDS: dict[Winner, str] = {
    "first": "the baseline's is better",
    "equal": "both are equally good",
    "second": "better than the baseline's",
}
_AS_GOOD = 0.5


class Both(NamedTuple):
    """What a judge said of a pair in its one order and in the other; None where it was not asked yet."""

    straight: Verdict | Unreadable | None
    swapped: Verdict | Unreadable | None

    @property
    def winner(self) -> Winner | None:
        """Which answer of the straight order wins in both orders; None where the two do not agree, or are not known."""
        if not isinstance(self.straight, Verdict) or not isinstance(self.swapped, Verdict):
            return None
        if self.straight.better == _mirrored(self.swapped.better):
            return self.straight.better
        return None


def both_orders(judging: Judging, question: Question) -> Both:
    """What the judge said of a question and of its swapped form."""
    return Both(judging.verdict(question), judging.verdict(question.swapped))


def pairwise(check: Check, subject: Subject) -> Finding:
    """The judge finds the answer at least as good as the baseline's, whichever of the two it is shown first.

    The score is 1 for better, 0.5 for as good, 0 for worse; `threshold` (default 0.5) is what passes. Where the two
    orders do not agree, the pair is undecided with a score of 0.5.
    """
    judging = subject.aids.judging
    asked = as_text(check.value).strip() if check.value is not None else ""
    threshold = _AS_GOOD if check.threshold is None else check.threshold
    if not asked:
        return undecided("pairwise needs a question for the judge")
    if judging is not None and judging.is_baseline:
        return Finding(threshold <= _AS_GOOD, "this is the baseline's own answer", _AS_GOOD)
    before = _baseline_text(subject)
    if before is None:
        return undecided("there is no baseline answer to compare with")
    after = judged_text(subject)
    if before == after:
        return Finding(threshold <= _AS_GOOD, "the same text as the baseline's answer", _AS_GOOD)
    if judging is None:
        return not_judged(None)
    both = both_orders(judging, Question("pairwise", asked, judging.task, (before, after)))
    if both.straight is None or both.swapped is None:
        return not_judged(judging.commands["pairwise"])
    for one in both:
        if isinstance(one, Unreadable):
            return unreadable(one)
    assert isinstance(both.straight, Verdict)
    winner = both.winner
    if winner is None:
        return Finding(None, said(both.straight, _disagreement(both)), _AS_GOOD)
    score = _SCORES[winner]
    return Finding(score >= threshold, said(both.straight, f"{_WORDS[winner]} (in both orders)"), score)


def _baseline_text(subject: Subject) -> str | None:
    if subject.has_part or subject.baseline is None:
        return subject.baseline_text
    return None if subject.baseline.error else own_part(subject.baseline)


def _mirrored(better: Winner | None) -> Winner | None:
    if better == "first":
        return "second"
    return "first" if better == "second" else better


def _disagreement(both: Both) -> str:
    assert isinstance(both.straight, Verdict)
    assert isinstance(both.swapped, Verdict)
    if both.straight.better == both.swapped.better:
        return f"it depends on the order: the {both.straight.better} shown is better"
    return "it depends on the order: better in one, equal in the other"
