"""What judges and what reviewers say of the two answers of a case, side by side: which of them fails."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from workbench.checks.judges.question import JUDGE_TYPES
from workbench.checks.registry import base_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.records import CheckResult, Label
    from workbench.store.details import CaseDetail, CheckedStored
    from workbench.store.ratings import Rating

_BASELINE, _TARGET = 0, 1
_FAILING: dict[Label, tuple[bool, bool]] = {  # the sides on which a label says that the answer fails
    "worse": (False, True),
    "better": (True, False),
    "equal": (False, False),
    "both-bad": (True, True),
}
_LOSING = {**_FAILING, "both-bad": (False, False)}  # of a pair the answer that is worse than the other


def is_judges(one: CheckResult) -> bool:
    """Whether a result is of a check that a judge decides."""
    return base_name(one.type)[0] in JUDGE_TYPES


def failing(labels: Sequence[Rating], kind: str, category: str) -> tuple[bool, bool] | None:
    """Whether the baseline's and the target's answer fail, as all reviewers of a case say, in what a judge is asked.

    `kind` and `category` are those of the judge's checks. None where reviewers do not agree, there are none, or all of
    them speak of another category.
    """
    if len({one.label for one in labels}) != 1 or not any(one.category in (None, category) for one in labels):
        return None
    return (_LOSING if kind == "pairwise" else _FAILING)[labels[0].label]


def judged(detail: CaseDetail) -> Iterator[tuple[int, tuple[str, str], bool | None]]:
    """By side, type of check and category whether a judge says that the answer fails; None: undecided.

    Of several checks of a kind one that fails is enough, and none may be undecided for a pass.
    """
    for side, samples in ((_BASELINE, detail.baseline), (_TARGET, detail.target)):
        by_kind: dict[tuple[str, str], list[CheckResult]] = defaultdict(list)
        for one in _results(samples):
            by_kind[base_name(one.type)[0], one.category].append(one)
        for (kind, category), results in by_kind.items():
            if kind == "llm-rubric":
                yield side, (kind, category), _any([_not(one.passed) for one in results])
            elif side == _TARGET:  # what it says of the target it says of the pair
                scores = [_score(one) for one in results]
                yield _TARGET, (kind, category), _any([None if one is None else one < 0 for one in scores])
                yield _BASELINE, (kind, category), _any([None if one is None else one > 0 for one in scores])


def _results(samples: Sequence[CheckedStored]) -> list[CheckResult]:
    first = next((one.checked for one in samples if one.checked.output.error is None), None)
    return [] if first is None else [one for one in first.results if is_judges(one)]


def _score(one: CheckResult) -> float | None:
    """Above 0 where the target's answer of a pair is better, below where it is worse; None: undecided."""
    if one.passed is None or one.score is None:
        return None
    return (0.5 - one.score) if base_name(one.type)[1] else (one.score - 0.5)


def _not(passed: bool | None) -> bool | None:
    return None if passed is None else not passed


def _any(said: Sequence[bool | None]) -> bool | None:
    if True in said:
        return True
    return None if None in said else False
