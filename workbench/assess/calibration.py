"""What judges are worth in a comparison: what they said of its outputs, held against what reviewers said.

A judge that is not qualified is shown and does not decide. Source: graders are qualified on labelled items of both
sides, one side apart from the other, since a judge that misses more failures on one side makes up a difference.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from workbench.assess.judged import failing, is_judges, judged
from workbench.checks.judges.question import JUDGE_TYPES
from workbench.checks.registry import base_name
from workbench.checks.run import tallied
from workbench.compare.statistics.agreement import krippendorff_alpha
from workbench.compare.statistics.judges import Confusion, Rate, qualification
from workbench.compare.statistics.proportions import wilson
from workbench.evaluate.judge_bench import judge_suite_id
from workbench.store.checks import kinds_of_results
from workbench.store.comparisons import comparison_of_runs
from workbench.store.details import iterate_details
from workbench.store.judges import has_check_of, latest_judge
from workbench.store.ratings import ratings
from workbench.text.canonical import canonical_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.compare.statistics.judges import Qualification
    from workbench.records import CheckedOutput, CheckResult, Comparison, Run
    from workbench.store.database import Database
    from workbench.store.judges import Judge
    from workbench.store.ratings import Rating

Deciding = frozenset[tuple[str, str, str]]  # suite, type of check, category of graders that may decide

IMPORTED = "as imported"

_LEAST_ALPHA = 2 / 3  # reviewers who agree less qualify nobody (Krippendorff)


class Grader(NamedTuple):
    """A judge as checks of one type ask it about one category."""

    judge: str
    type: str
    category: str

    def __str__(self) -> str:
        return ", ".join(self)


@dataclass(frozen=True, slots=True)
class Calibrated:
    """How a grader did on labelled cases, and whether it may decide.

    `suites` are those it judges. `agreement` is the share of labelled outputs, of both sides, of which it says the same
    as reviewers; `undecided` counts labelled outputs of which it said nothing that counts. `counts` are those of the
    baseline and of the target.
    """

    grader: Grader
    suites: tuple[str, ...]
    agreement: Rate
    undecided: int
    qualification: Qualification
    counts: tuple[Confusion, Confusion]


def calibrate(db: Database, comparison: Comparison) -> list[Calibrated]:
    """How every grader of a comparison stands.

    What counts of a case is the label that all of its reviewers agree on, though its checks may say something else by
    now: reviewers judged the outputs, not the checks. `worse` is a failure of the target alone, `better` one of the
    baseline alone, `both-bad` one of both; in pairs an answer fails where the other is better. A label of another
    category says nothing of a grader's. Of several samples the first counts.
    """
    if not has_check_of(db, JUDGE_TYPES):
        return []
    suites = _suites_of(db, comparison)
    grader_of = {(suite, grader.type, grader.category): grader for grader, named in suites.items() for suite in named}
    by_case = ratings_by_case(db, comparison)
    said: dict[Grader, list[Counter[tuple[bool, bool]]]] = {one: [Counter(), Counter()] for one in suites}
    undecided: Counter[Grader] = Counter()
    for detail in iterate_details(db, comparison.id, labelled_only=True):
        labels = by_case.get((detail.verdict.suite, detail.verdict.case), [])
        for side, (kind, category), fails in judged(detail):
            grader = grader_of.get((detail.verdict.suite, kind, category))
            people = failing(labels, kind, category)
            if grader is None or people is None:
                continue
            if fails is None:
                undecided[grader] += 1
            else:
                said[grader][side][fails, people[side]] += 1
    alpha = _alpha(by_case)
    found = []
    for grader in sorted(suites):
        before, after = (_confusion(one) for one in said[grader])
        stands = _held(qualification(before, after), alpha)
        agreement = _agreement(before, after)
        found.append(Calibrated(grader, suites[grader], agreement, undecided[grader], stands, (before, after)))
    return found


def ratings_by_case(db: Database, comparison: Comparison) -> dict[tuple[str, str], list[Rating]]:
    """The labels of a comparison by suite and case."""
    by_case: dict[tuple[str, str], list[Rating]] = defaultdict(list)
    for one in ratings(db, comparison.id):
        by_case[one.suite, one.case].append(one)
    return dict(by_case)


def deciding(db: Database, baseline: Run, target: Run) -> Deciding:
    """The graders that may decide in the comparison of two runs, as suite, type of check and category."""
    comparison = comparison_of_runs(db, baseline.id, target.id)
    if comparison is None:
        return frozenset()
    return frozenset(
        (suite, one.grader.type, one.grader.category)
        for one in calibrate(db, comparison)
        if one.qualification.state == "qualified"
        for suite in one.suites
    )


def without_say(suite: str, outputs: Sequence[CheckedOutput], qualified: Deciding) -> list[CheckedOutput]:
    """Outputs with the results of judges that are not qualified at weight 0: they inform and decide nothing."""

    def held(one: CheckResult) -> CheckResult:
        kind = base_name(one.type)[0]
        return one if kind not in JUDGE_TYPES or (suite, kind, one.category) in qualified else replace(one, weight=0.0)

    return [
        tallied(one.output, tuple(map(held, one.results))) if any(map(is_judges, one.results)) else one
        for one in outputs
    ]


def _suites_of(db: Database, comparison: Comparison) -> dict[Grader, tuple[str, ...]]:
    """The graders of a comparison, each with the suites it judges."""
    found: dict[Grader, dict[str, None]] = {}
    for suite, check, category in kinds_of_results(db, (comparison.baseline.id, comparison.target.id)):
        kind = next((one for one in JUDGE_TYPES if one == base_name(check)[0]), None)
        if kind is not None:
            judge = latest_judge(db, judge_suite_id(kind, suite))
            found.setdefault(Grader(_name(judge), kind, category), {})[suite] = None
    return {grader: tuple(suites) for grader, suites in found.items()}


def _name(judge: Judge | None) -> str:
    """A judge by its model, with what tells it from another of the same model."""
    if judge is None:
        return IMPORTED
    where = f" at {judge.base_url or judge.provider}" if judge.base_url or judge.provider else ""
    return f"{judge.model}{where}{f' with {canonical_json(judge.overrides)}' if judge.overrides else ''}"


def _confusion(said: Counter[tuple[bool, bool]]) -> Confusion:
    return Confusion(said[True, True], said[True, False], said[False, True], said[False, False])


def _agreement(*sides: Confusion) -> Rate:
    same, all_ = sum(one.found + one.cleared for one in sides), sum(map(sum, sides))
    return Rate(same / all_ if all_ else None, wilson(same, all_), all_)


def _alpha(by_case: dict[tuple[str, str], list[Rating]]) -> float | None:
    """How far reviewers agree, as labels stand."""
    reviewers = sorted({one.reviewer for labels in by_case.values() for one in labels})
    rows = [{one.reviewer: one.label for one in labels} for labels in by_case.values()]
    return krippendorff_alpha([[row.get(reviewer) for reviewer in reviewers] for row in rows])


def _held(stands: Qualification, alpha: float | None) -> Qualification:
    """Labels that reviewers do not agree on qualify nobody."""
    if alpha is None or alpha >= _LEAST_ALPHA:
        return stands
    reason = f"reviewers agree too little to judge a judge (alpha {alpha:.2f}, {_LEAST_ALPHA:.2f} needed)"
    return stands._replace(state="unknown", reason=reason)
