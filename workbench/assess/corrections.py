"""What a judge's numbers come to when they are held against labels: the difference of both sides, and pass rates.

Sources: PPI++ (Angelopoulos and others, arXiv 2311.01453) on the differences of cases, where the labelled ones are a
random sample of those judged; Rogan and Gladen (1978), with the interval of Lee and others (arXiv 2511.21140), for
labels that come as failures and passes apart.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from statistics import fmean
from typing import TYPE_CHECKING, NamedTuple

from workbench.assess.calibration import ratings_by_case
from workbench.assess.judged import failing, judged
from workbench.compare.paired import fisher_p
from workbench.compare.statistics.judges import LEAST_SKILL, ppi_mean, rogan_gladen
from workbench.store.details import iterate_details

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.assess.calibration import Calibrated, Grader
    from workbench.compare.statistics.judges import Confusion, Corrected, Powered
    from workbench.records import Comparison
    from workbench.store.database import Database
    from workbench.store.details import CaseDetail

_LEAST_LABELLED = 20  # cases; with fewer the interval, which is a normal one, promises too much
_UNLIKELY = 0.05  # two-sided p below which labelled cases do not look like picked at random
_MOVED = ("regression", "improvement", "flaky")


class Difference(NamedTuple):
    """Pass rate of the target minus that of the baseline (-1..1), as a judge alone has it over all the cases it judged.

    `by_labels` is corrected by the labels of `labelled` of them; None for the reason `why_not`.
    """

    judge: float | None
    cases: int
    labelled: int
    by_labels: Powered | None
    why_not: str | None


class PassRate(NamedTuple):
    """A side's pass rate as a judge has it over the outputs it judged, and corrected; None for the reason `why_not`."""

    judge: float | None
    outputs: int
    by_labels: Corrected | None
    why_not: str | None


class Correction(NamedTuple):
    """What a grader's numbers come to. `rates` are the baseline's and the target's; of pairs there are none."""

    difference: Difference
    rates: tuple[PassRate, PassRate] | None


@dataclass(slots=True)
class _Said:
    """What a grader said of all cases, and people of some."""

    labelled: list[tuple[float, float]] = field(default_factory=list)  # (people, judge), target minus baseline
    others: list[float] = field(default_factory=list)
    passes: list[Counter[bool]] = field(default_factory=lambda: [Counter(), Counter()])
    moved: Counter[tuple[bool, bool]] = field(default_factory=Counter)  # (has a label, its verdict says it changed)


def corrections(
    db: Database, comparison: Comparison, graders: Sequence[Calibrated], *, at_random: bool
) -> dict[Grader, Correction]:
    """What each grader's numbers come to.

    `at_random`: the cases with labels were picked at random, whatever they look like. Differences are corrected only
    then, and not where the labelled cases changed more or less often than the others all the same.
    """
    if not graders:
        return {}
    grader_of = {(suite, *one.grader[1:]): one.grader for one in graders for suite in one.suites}
    by_case = ratings_by_case(db, comparison)
    said: dict[Grader, _Said] = defaultdict(_Said)
    for detail in iterate_details(db, comparison.id, labelled_only=False):
        labels = by_case.get((detail.verdict.suite, detail.verdict.case), [])
        for (kind, category), (before, after) in _by_kind(detail).items():
            grader = grader_of.get((detail.verdict.suite, kind, category))
            if grader is None:
                continue
            one = said[grader]
            for side, fails in enumerate((before, after)):
                if fails is not None:
                    one.passes[side][not fails] += 1
            people = failing(labels, kind, category)
            if before is None or after is None or (labels and people is None):
                continue
            difference = float(before) - float(after)
            if people is None:
                one.others.append(difference)
            else:
                one.labelled.append((float(people[0]) - float(people[1]), difference))
            one.moved[people is not None, detail.verdict.verdict in _MOVED] += 1
    return {
        one.grader: Correction(_difference(said[one.grader], at_random=at_random), _rates(one, said[one.grader]))
        for one in graders
    }


def _by_kind(detail: CaseDetail) -> dict[tuple[str, str], list[bool | None]]:
    """By type of check and category whether a judge says that the baseline's and the target's answer fail."""
    found: dict[tuple[str, str], list[bool | None]] = {}
    for side, kind, fails in judged(detail):
        found.setdefault(kind, [None, None])[side] = fails
    return found


def _difference(said: _Said, *, at_random: bool) -> Difference:
    labelled, others = said.labelled, said.others
    alone = [*(judge for _, judge in labelled), *others]
    why_not, by_labels = None, None
    if not at_random:
        why_not = "nobody said that the labelled cases were picked at random"
    elif len(labelled) < _LEAST_LABELLED:
        why_not = f"{len(labelled)} cases are labelled and judged on both sides, {_LEAST_LABELLED} are needed"
    elif not others:
        why_not = "all judged cases are labelled: what people say is the difference"
    elif (p := _looks_picked(said.moved)) < _UNLIKELY:
        why_not = f"labelled cases changed more or less often than the others (p {p:.2g}): no random sample"
    else:
        by_labels = ppi_mean([people for people, _ in labelled], [judge for _, judge in labelled], others)
    return Difference(fmean(alone) if alone else None, len(alone), len(labelled), by_labels, why_not)


def _looks_picked(moved: Counter[tuple[bool, bool]]) -> float:
    """Two-sided Fisher test that labelled cases changed as often as the others."""
    labelled = moved[True, True] + moved[True, False]
    others = moved[False, True] + moved[False, False]
    fewer = fisher_p(moved[False, True], moved[True, True], others, labelled)
    more = fisher_p(moved[True, True], moved[False, True], labelled, others)
    return min(1.0, 2 * min(fewer, more))


def _rates(grader: Calibrated, said: _Said) -> tuple[PassRate, PassRate] | None:
    if grader.grader.type == "pairwise":
        return None
    before, after = (_rate(*one) for one in zip(said.passes, grader.counts, strict=True))
    return before, after


def _rate(passes: Counter[bool], counts: Confusion) -> PassRate:
    outputs = passes.total()
    share = passes[True] / outputs if outputs else None
    fails, passed = counts.found + counts.missed, counts.cleared + counts.false_alarms
    if share is None or not fails or not passed:
        missing = "failing" if not fails else "passing"
        return PassRate(share, outputs, None, f"no {missing} output is labelled" if outputs else "nothing is judged")
    found, kept = counts.found / fails, counts.cleared / passed
    by_labels = rogan_gladen(share, found, kept, outputs, fails, passed)
    low = f"it is right on {found:.0%} of failing and {kept:.0%} of passing outputs, {LEAST_SKILL:.0%} needed together"
    return PassRate(share, outputs, by_labels, None if by_labels else low)
