"""How much of a planted migration is found: `python -m tests.bench.bench_planted [SEEDS] [--same SEEDS]`.

Each seed is a migration of 67 suites with 50 cases, stored as two runs and compared as `workbench compare` does it.
`--same` compares the older model with itself instead. `--held-out` takes the suites of tests/planted/held_out, all of
them in each migration; `--simulator` has both sides answered by the simulator, through the runner and the SDK.
`--first N` begins with another seed than 0, `--all` prints each false alarm and each miss.
"""

from __future__ import annotations

import argparse
import os
from collections import Counter, defaultdict
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, fields
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

from tests.bench.partitions import completeness, homogeneity, main_share, upper_bound
from tests.planted.migration import Planted, migration
from tests.planted.stored import store
from tests.planted.templates import FOLDER, HELD_OUT
from workbench.assess.compare import make_comparison
from workbench.store.clusters import clusters_of
from workbench.store.database import open_database
from workbench.store.runs import find_run
from workbench.store.verdicts import case_verdicts, suite_verdicts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.records import CaseVerdict, Cluster, SuiteVerdict

_HANDS = 2  # processes, each of which compares one migration
_COUNTS = ("planted", "found", "above", "above_found", "category", "cause")
_CLAIMS = ("regression", "improvement")


class How(NamedTuple):
    """What is measured."""

    planted: bool = True
    held_out: bool = False
    simulator: bool = False


@dataclass
class Score:
    """Counts over migrations; those of `_COUNTS` by kind and basis."""

    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    above: Counter[str] = field(default_factory=Counter)
    above_found: Counter[str] = field(default_factory=Counter)
    category: Counter[str] = field(default_factory=Counter)
    cause: Counter[str] = field(default_factory=Counter)
    told: Counter[tuple[str, str, str]] = field(default_factory=Counter)  # kind and evidence, true cause, told cause
    cases: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)  # by direction
    against: Counter[str] = field(default_factory=Counter)  # claims of the direction that was not planted
    alarmed: Counter[str] = field(default_factory=Counter)  # migrations with a false claim, by direction
    claims: int = 0
    quiet: int = 0
    migrations: int = 0
    lines: list[str] = field(default_factory=list)
    clusters: list[tuple[float, float, float, float, int]] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    answering: list[float] = field(default_factory=list)

    def add(self, other: Score) -> None:
        for one in fields(self):
            mine, theirs = getattr(self, one.name), getattr(other, one.name)
            if isinstance(mine, Counter):
                mine.update(theirs)
            else:
                setattr(self, one.name, mine + theirs)


def scored(seed: int, how: How) -> Score:
    """One migration compared and held against what was planted."""
    score = Score(migrations=1)
    folder = HELD_OUT if how.held_out else FOLDER
    suites = migration(seed, suites=1000 if how.held_out else 67, planted=how.planted, folder=folder)
    with TemporaryDirectory(prefix="planted-") as made:
        path = Path(made) / "planted.db"
        start = perf_counter()
        _answered(path, suites, how)
        score.answering.append(perf_counter() - start)
        start = perf_counter()
        with open_database(path) as db:
            comparison = make_comparison(db, find_run(db, "baseline"), find_run(db, "target"))
            score.seconds.append(perf_counter() - start)
            verdicts = {one.suite: one for one in suite_verdicts(db, comparison.id)}
            for one in suites:
                cases = list(case_verdicts(db, comparison.id, one.suite.id))
                _score(score, seed, one, verdicts[one.suite.id], cases)
            _score_clusters(score, suites, clusters_of(db, comparison.id))
    score.alarmed.update({direction: 1 for direction in _CLAIMS if score.false[direction]})
    return score


def _answered(path: Path, suites: Sequence[Planted], how: How) -> None:
    if how.simulator:
        from tests.planted.simulated import simulate

        simulate(path, suites)
    else:
        store(path, suites)


def _score(score: Score, seed: int, one: Planted, verdict: SuiteVerdict, cases: Sequence[CaseVerdict]) -> None:
    truth, kind = one.truth, one.truth.kind or one.truth.direction or ""
    basis = "checks" if one.suite.checks else "features"
    place = f"{seed} {one.suite.id} {basis} {kind}"
    claims = verdict.verdict in _CLAIMS
    score.claims += claims
    if truth.direction in (None, "flaky"):
        score.quiet += 1
        worse = [case for case in cases if case.verdict == "regression"] if truth.direction else []
        score.cases["flaky worse"] += len(worse)
        score.cases["flaky noise"] += sum(case.cause == "noise" for case in worse)
        if claims:
            score.false[verdict.verdict] += 1
            score.lines.append(f"{place}: FALSE {verdict.verdict} {verdict.categories} {verdict.reason}")
        return
    expected = "regression" if truth.direction == "worse" else "improvement"
    name = f"{kind} {basis}"
    share = len(truth.cases) / len(one.cases)
    large = verdict.minimum_detectable is not None and share > verdict.minimum_detectable
    score.planted[name] += 1
    score.above[name] += large
    if verdict.verdict != expected:
        told = Counter(case.verdict for case in cases if case.case in truth.cases)
        missed = "MISSED" if large else "MISSED (small)"
        score.against[verdict.verdict] += claims
        score.lines.append(f"{place} {share:.2f} {missed}: {verdict.verdict} {dict(told)} {verdict.reason}")
        return
    score.found[name] += 1
    score.above_found[name] += large
    if truth.direction == "worse":
        _score_filing(score, place, one, verdict, cases)


def _score_filing(score: Score, place: str, one: Planted, verdict: SuiteVerdict, cases: Sequence[CaseVerdict]) -> None:
    """How a regression that was found is filed: its category and its cause."""
    truth = one.truth
    kind = truth.kind or ""
    name = f"{kind} {'checks' if one.suite.checks else 'features'}"
    right = verdict.category in truth.categories, verdict.cause in truth.causes
    score.category[name] += right[0]
    score.cause[name] += right[1]
    score.told[f"{kind} ({truth.evidence})", str(truth.cause), str(verdict.cause)] += 1
    if not right[0]:
        score.lines.append(f"{place} CATEGORY {verdict.category} {verdict.categories}")
    if not right[1]:
        score.lines.append(f"{place} CAUSE {verdict.cause}, not {truth.cause} ({truth.evidence}) {verdict.causes}")
    worse = [case for case in cases if case.verdict == "regression" and case.case in truth.cases]
    score.cases["worse"] += len(worse)
    score.cases["category"] += sum(case.category in truth.categories for case in worse)
    score.cases["cause"] += sum(case.cause in truth.causes for case in worse)


def _score_clusters(score: Score, suites: Sequence[Planted], clusters: Iterable[Cluster]) -> None:
    """Clusters against what was planted into their cases; what was changed and is in none is taken for one more."""
    kinds = {
        (one.suite.id, case): one.truth.kind or f"better {one.suite.id}" for one in suites for case in one.truth.cases
    }
    found = [one for one in clusters if not one.quiet]
    shown = {case: number for number, one in enumerate(found) for case in one.cases}
    if not kinds or not found:
        return
    places = sorted(shown.keys() | kinds.keys())
    labels = [shown.get(place, -1) for place in places]
    classes = [kinds.get(place, "") for place in places]
    in_suites = [f"{kinds.get(place, '')} {place[0]}" for place in places]
    score.clusters.append(
        (
            homogeneity(classes, labels),
            completeness(classes, labels),
            completeness(in_suites, labels),
            mean(main_share([kinds.get(case, "") for case in one.cases]) for one in found),
            len(found),
        )
    )


def main() -> None:
    """Print the tables of docs/verdicts.md and the lines of what was promised, each with its figure."""
    asked = _arguments()
    how = How(asked.same is None, asked.held_out, asked.simulator)
    seeds = range(asked.first, asked.first + (asked.seeds if asked.same is None else asked.same))
    total, start = Score(), perf_counter()
    # One process of two alone compares; by `os.cpu_count` it would begin two more.
    with ProcessPoolExecutor(_HANDS, get_context("spawn"), _compare_alone) as pool:
        for score in pool.map(partial(scored, how=how), seeds):
            total.add(score)
    if how.planted:
        _print_found(total)
        _print_causes(total)
    _print_promises(total, how)
    took = perf_counter() - start
    print(
        f"{total.migrations} migrations in {took:.0f} s; each {mean(total.answering):.1f} s to answer,"
        f" {mean(total.seconds):.1f} s to compare (two at a time)"
    )
    for line in total.lines if asked.all else ():
        print(line[:300])


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("seeds", nargs="?", type=int, default=4)
    parser.add_argument("--same", type=int, metavar="SEEDS")
    parser.add_argument("--first", type=int, default=0, metavar="SEED")
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("--simulator", action="store_true")
    parser.add_argument("--all", action="store_true")
    return parser.parse_args()


def _compare_alone() -> None:
    os.cpu_count = lambda: 1


def _print_found(total: Score) -> None:
    heads = ("kind", "suites", "found", "above the detectable", "of them found", "category right", "cause right")
    print(f"| {' | '.join(heads)} |\n|{'---|' * len(heads)}")
    counts = [getattr(total, name) for name in _COUNTS]
    for name in sorted(total.planted):
        print(f"| {name} | {' | '.join(str(count[name]) for count in counts)} |")
    print(f"| all | {' | '.join(str(count.total()) for count in counts)} |")


def _print_causes(total: Score) -> None:
    by_kind: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for (kind, cause, told), count in total.told.items():
        by_kind[kind, cause][told] += count
    print("\n| kind (evidence) | true cause | told |\n|---|---|---|")
    for (kind, cause), causes in sorted(by_kind.items()):
        print(f"| {kind} | {cause} | {', '.join(f'{name} {count}' for name, count in causes.most_common())} |")


def _print_promises(total: Score, how: How) -> None:
    print()
    if how.planted:
        worse = {name for name in total.planted if not name.startswith("better")}
        small = total.planted.total() - total.above.total()
        found = sum(total.found[name] for name in worse)
        _say("found above the suite's own minimum detectable change", total.above_found.total(), total.above.total())
        _say("found below it", total.found.total() - total.above_found.total(), small)
        _say("category right, of regressions found (promised 95 %)", total.category.total(), found)
        _say("cause right, of regressions found (promised 90 %)", total.cause.total(), found)
        _say("  cases of them: category right", total.cases["category"], total.cases["worse"])
        _say("  cases of them: cause right", total.cases["cause"], total.cases["worse"])
        _say("worse cases of flaky suites: called noise", total.cases["flaky noise"], total.cases["flaky worse"])
        false = total.false.total() + total.against.total()
        _say("false claims, of all claims (promised 5 %)", false, total.claims, bound=True)
        _say("  of them against the direction that was planted", total.against.total(), false)
    _say("suites without a planted change that are claimed", total.false.total(), total.quiet, bound=True)
    for direction in _CLAIMS:
        promised = "" if how.planted else " (promised 5 %)"
        _say(f"migrations with a false {direction}{promised}", total.alarmed[direction], total.migrations, bound=True)
    if total.clusters:
        pure, whole, whole_in_suite, share, number = (mean(values) for values in zip(*total.clusters, strict=True))
        print(
            f"clusters: {number:.0f} a migration, homogeneity {pure:.3f}, completeness {whole:.3f}"
            f" (by suite {whole_in_suite:.3f}), mean share of their main kind {share:.3f}"
        )


def _say(what: str, count: int, of: int, *, bound: bool = False) -> None:
    share = f"{count / of:.1%}" if of else "-"
    most = f", at most {upper_bound(count, of):.1%} (99 %)" if bound and of else ""
    print(f"{what}: {count} of {of}, {share}{most}")


if __name__ == "__main__":
    main()
