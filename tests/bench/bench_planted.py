"""How much of a planted migration is found: `python -m tests.bench.bench_planted [SEEDS] [--same SEEDS]`."""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from time import process_time
from typing import TYPE_CHECKING

from tests.planted.migration import BASELINE, KINDS, TARGET, Planted, migration
from workbench.checks.finding import Aids
from workbench.checks.run import checked
from workbench.compare.clusters import clusters_of
from workbench.compare.features.measure import measure
from workbench.compare.judging import CheckedCase, Ways, facts_of_case, judge
from workbench.compare.norms.learn import learn_norm
from workbench.compare.suites import SuiteCases, compare_suites
from workbench.suites.request import case_checks

if TYPE_CHECKING:
    from workbench.compare.shapes.shape import Shape
    from workbench.records import SuiteVerdict


@dataclass
class Score:
    """Counts over migrations."""

    found: Counter[str] = field(default_factory=Counter)
    planted: Counter[str] = field(default_factory=Counter)
    above: Counter[str] = field(default_factory=Counter)
    above_found: Counter[str] = field(default_factory=Counter)
    category: Counter[str] = field(default_factory=Counter)
    cause: Counter[tuple[str, str]] = field(default_factory=Counter)
    false: list[str] = field(default_factory=list)
    quiet: int = 0
    wrong: list[str] = field(default_factory=list)
    homogeneous: list[float] = field(default_factory=list)
    seconds: float = 0.0

    def add(self, other: Score) -> None:
        for name in ("found", "planted", "above", "above_found", "category", "cause"):
            getattr(self, name).update(getattr(other, name))
        self.false += other.false
        self.wrong += other.wrong
        self.quiet += other.quiet
        self.homogeneous += other.homogeneous
        self.seconds += other.seconds


def judged(one: Planted) -> tuple[SuiteCases, dict[str, Shape]]:
    """A planted suite through checks, norm and judgement."""
    facts = {case.id: facts_of_case(case) for case in one.cases}
    norm = learn_norm([(facts[case], list(map(measure, outputs))) for case, outputs in one.baseline.items()])
    ways = Ways(norm, (BASELINE, TARGET), None)
    verdicts, shapes = [], {}
    for case in one.cases:
        checks = case_checks(one.suite, case)
        before = [checked(checks, output, None, Aids(case, None, None, True)) for output in one.baseline[case.id]]
        after = [checked(checks, output, None, Aids(case, None, None, False)) for output in one.target[case.id]]
        verdict, shape = judge(CheckedCase(one.suite.id, case.id, facts[case.id], before, after, True), ways)
        verdicts.append(verdict)
        if shape is not None:
            shapes[case.id] = shape
    return SuiteCases(one.suite.id, one.suite.margin, verdicts), shapes


def scored(seed: int, *, planted: bool = True) -> Score:
    """One migration compared and held against what was planted."""
    score, start = Score(), process_time()
    suites = migration(seed, planted=planted)
    made = [judged(one) for one in suites]
    verdicts = compare_suites([cases for cases, _ in made])
    score.seconds = process_time() - start
    for one, verdict, (cases, _) in zip(suites, verdicts, made, strict=True):
        _score(score, seed, one, verdict, cases)
    shapes = {
        (one.suite.id, case): shape
        for one, (_, found) in zip(suites, made, strict=True)
        for case, shape in found.items()
    }
    truths = {(one.suite.id, case): one.truth.kind for one in suites for case in one.truth.cases}
    for cluster in clusters_of(shapes):
        if not cluster.quiet:
            kinds = Counter(truths.get(case) for case in cluster.cases)
            score.homogeneous.append(kinds.most_common(1)[0][1] / len(cluster.cases))
    return score


def _score(score: Score, seed: int, one: Planted, verdict: SuiteVerdict, cases: SuiteCases) -> None:
    truth, kind = one.truth, one.truth.kind or one.truth.direction or ""
    place = f"{seed} {one.suite.id} {'checks' if one.suite.checks else 'features'} {kind}"
    if truth.direction in (None, "flaky"):
        score.quiet += 1
        if verdict.verdict in ("regression", "improvement"):
            score.false.append(f"{place}: {verdict.verdict} {verdict.categories} {verdict.reason}")
        return
    expected = "regression" if truth.direction == "worse" else "improvement"
    name = f"{kind} {'checks' if one.suite.checks else 'features'}"
    share = len(truth.cases) / len(one.cases)
    large = verdict.minimum_detectable is not None and share > verdict.minimum_detectable
    score.planted[name] += 1
    score.above[name] += large
    if verdict.verdict != expected:
        told = Counter(case.verdict for case in cases.verdicts if case.case in truth.cases)
        missed = "MISSED" if large else "MISSED (small)"
        score.wrong.append(f"{place} {share:.2f} {missed}: {verdict.verdict} {dict(told)} {verdict.reason}")
        return
    score.found[name] += 1
    score.above_found[name] += large
    if truth.direction == "worse":
        known = KINDS[kind]
        if verdict.category in known.categories:
            score.category[name] += 1
        else:
            score.wrong.append(f"{place} CATEGORY {verdict.category} {verdict.categories}")
        score.cause[kind, str(verdict.cause)] += 1


def main() -> None:
    """Print the table of docs/verdicts.md, and what was missed, misfiled or claimed for nothing."""
    numbers = [int(one) for one in sys.argv[1:] if one.isdigit()]
    total = Score()
    with ProcessPoolExecutor(2) as pool:
        for score in pool.map(scored_same if "--same" in sys.argv else scored, range(numbers[0] if numbers else 4)):
            total.add(score)
    heads = ("kind", "suites", "found", "above the detectable", "of them found", "category right")
    print(f"| {' | '.join(heads)} |\n|{'---|' * len(heads)}")
    counts = (total.planted, total.found, total.above, total.above_found, total.category)
    for name in sorted(total.planted):
        print(f"| {name} | {' | '.join(str(count[name]) for count in counts)} |")
    print(f"| all | {' | '.join(str(sum(count.values())) for count in counts)} |")
    causes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for (kind, cause), count in total.cause.items():
        causes[kind][cause] += count
    for kind, told in sorted(causes.items()):
        print("cause", kind, dict(told))
    print(f"false alarms {len(total.false)} of {total.quiet} suites")
    pure = total.homogeneous
    print(f"clusters {len(pure)}, mean share of their main kind {sum(pure) / max(len(pure), 1):.3f}")
    print(f"{total.seconds:.1f} s CPU")
    for line in [*total.false, *total.wrong]:
        print(line[:300])


def scored_same(seed: int) -> Score:
    """Two runs of one model."""
    return scored(seed, planted=False)


if __name__ == "__main__":
    main()
