"""The checks of a run that need a judge: which questions they ask, what is answered, and how they stand."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from workbench.catalog.prices import cost_usd
from workbench.checks.finding import Aids, clipped
from workbench.checks.judges.pairwise import both_orders
from workbench.checks.judges.question import JUDGE_TYPES
from workbench.checks.judges.verdict import Verdict
from workbench.checks.registry import base_name
from workbench.checks.run import run_checks
from workbench.compare.statistics.judges import order_bias
from workbench.errors import TemplateError
from workbench.evaluate.judge_bench import Bench, imported_verdict, is_judged
from workbench.store.judges import has_check_of
from workbench.store.outputs import suite_outputs
from workbench.store.runs import run_suites
from workbench.store.suites import load_cases, load_suite
from workbench.suites.request import case_checks

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from workbench.checks.judges.judging import Judging
    from workbench.checks.judges.question import Question
    from workbench.compare.statistics.judges import OrderBias
    from workbench.records import Case, Check, Output, OutputError, Run, Suite
    from workbench.store.checks import Pair
    from workbench.store.database import Database
    from workbench.store.judges import Judge
    from workbench.store.outputs import StoredOutput


class Place(NamedTuple):
    """The answer that a question is about."""

    suite: str
    case: str
    run: int

    def __str__(self) -> str:
        return f"{self.suite}/{self.case} of run {self.run}"


@dataclass(slots=True)
class Standing:
    """How the checks of one type of a suite stand, each counted once for each output."""

    passed: int = 0
    failed: int = 0
    undecided: int = 0
    waiting: int = 0


@dataclass(slots=True)
class Orders:
    """What the order of presentation did: pairs judged in both orders, and those in which it mattered.

    In a pair that does not agree the one shown `first` won both times, or the `second`, or it was better once and
    equal once (`mixed`).
    """

    pairs: int = 0
    first: int = 0
    second: int = 0
    mixed: int = 0

    @property
    def alike(self) -> int:
        """Pairs with the same verdict in both orders."""
        return self.pairs - self.first - self.second - self.mixed

    @property
    def bias(self) -> OrderBias:
        """The share of pairs that agree, and the two-sided exact binomial test that neither place is preferred."""
        return order_bias(self.alike, self.first, self.second, self.mixed)

    @property
    def p_value(self) -> float | None:
        """That of the test; None where the order never decided."""
        return self.bias.p_value if self.first + self.second else None


@dataclass(slots=True)
class Survey:
    """The checks of a run that need a judge. `left_out`: pairwise checks, for which no baseline was given.

    `questions` are those they ask by judged suite and name, `answers` what they have by name, `places` where they come
    up first. `failures` say by place why a judge could not be asked. `imported` checks stand as an import had them.
    Cost is that of the answers in USD, `unpriced` of them have none that is known. `commands` have a judge asked what
    waits.
    """

    standings: dict[tuple[str, str], Standing] = field(default_factory=dict)
    questions: dict[str, dict[str, Question]] = field(default_factory=dict)
    answers: dict[str, list[Output]] = field(default_factory=dict)
    judges: set[str] = field(default_factory=set)
    orders: Orders = field(default_factory=Orders)
    commands: set[str] = field(default_factory=set)
    places: dict[str, Place] = field(default_factory=dict)
    failures: dict[Place, OutputError] = field(default_factory=dict)
    imported: int = 0
    left_out: int = 0
    cost_usd: float = 0.0
    unpriced: int = 0

    @property
    def checks(self) -> int:
        """How many checks need a judge, each counted once for each output."""
        return sum(one.passed + one.failed + one.undecided + one.waiting for one in self.standings.values())

    @property
    def waiting(self) -> int:
        """How many of them no judge was asked about yet."""
        return sum(one.waiting for one in self.standings.values())

    @property
    def undecided(self) -> int:
        """How many of them a judge was asked about without coming to a verdict that counts."""
        return sum(one.undecided for one in self.standings.values())


def survey(
    db: Database,
    run: Run,
    baseline: Run | None = None,
    *,
    suites: Collection[str] = (),
    judge: Judge | None = None,
) -> Survey:
    """Look at every judged check of a run, and with a baseline at those of both runs.

    `suites` are those looked at, all when none is named. With a `judge` only its answers count, else those of the
    judge that was asked last.
    """
    found = Survey()
    if not has_check_of(db, JUDGE_TYPES):
        return found
    for name in run_suites(db, run.id):
        if suites and name not in suites:
            continue
        suite = load_suite(db, name)
        cases = {case.id: case for case in load_cases(db, name)}
        checks = [*suite.checks, *(check for case in cases.values() for check in case.checks)]
        if any(map(is_judged, checks)):
            bench = Bench(db, suite, run, baseline, judge)
            _Look(db, suite, cases, bench, found, imports=judge is None).at(run, baseline)
    for output in (one for answers in found.answers.values() for one in answers):
        cost = cost_usd(output.model or "", output.usage)
        found.cost_usd += cost or 0.0
        found.unpriced += cost is None
    return found


class _Look:
    """Looks at one suite's outputs and adds what it finds to a survey."""

    def __init__(
        self, db: Database, suite: Suite, cases: dict[str, Case], bench: Bench, found: Survey, *, imports: bool
    ) -> None:
        """`imports`: what judges elsewhere said stands, as it came with an import, where none was asked here."""
        self._db = db
        self._suite = suite
        self._cases = cases
        self._bench = bench
        self._found = found
        self._imports = imports
        self._failed: dict[str, list[Output]] = {}
        self._pairs: set[frozenset[str]] = set()

    def at(self, run: Run, baseline: Run | None) -> None:
        """The outputs of the run, and those of the baseline by what they are judged alone."""
        before: dict[tuple[str, int], Output] = {}
        pair = None if baseline is None else (baseline.id, run.id)
        if baseline is not None and self._suite.id in run_suites(self._db, baseline.id):
            for stored in suite_outputs(self._db, baseline.id, self._suite.id):
                output = stored.output
                before[output.case, output.sample] = output
                alone = [check for check in self._checks(output) if base_name(check.type)[0] != "pairwise"]
                self._ask(stored, alone, None, pair, baseline)
        for stored in suite_outputs(self._db, run.id, self._suite.id):
            output = stored.output
            checks = self._checks(output)
            if baseline is None:
                alone = [check for check in checks if base_name(check.type)[0] != "pairwise"]
                self._found.left_out += len(checks) - len(alone)
                checks = alone
            self._ask(stored, checks, before.get((output.case, output.sample)), pair, run)

    def _checks(self, output: Output) -> list[Check]:
        if output.error is not None:
            return []
        try:
            checks = case_checks(self._suite, self._cases[output.case])
        except TemplateError:  # a variable that is missing: whoever checks the output says so
            return []
        return [check for check in checks if is_judged(check)]

    def _ask(
        self, stored: StoredOutput, checks: Sequence[Check], baseline: Output | None, pair: Pair | None, run: Run
    ) -> None:
        if not checks:
            return
        asked: list[Question] = []
        place = Place(self._suite.id, stored.output.case, run.id)

        def find(question: Question) -> list[Output]:
            asked.append(question)
            self._found.places.setdefault(question.name, place)
            return self._answers(question) or self._failures(question)

        judging = replace(self._bench.judging(stored.output.case, stored.input_hash), find=find)
        for check in checks:
            asked.clear()
            (result,) = run_checks([check], stored.output, baseline, Aids(judging=judging))
            open_ = [one for one in asked if not self._answers(one)]
            failed = [one for question in open_ for one in self._failures(question)]
            waiting = len(failed) < len(open_)
            if waiting and self._imports:
                kept = imported_verdict(self._db, stored.id, check, pair)
                result, waiting = kept or result, kept is None
                self._found.imported += kept is not None
            standing = self._found.standings.setdefault((self._suite.id, check.type), Standing())
            if waiting:
                standing.waiting += 1
                self._found.commands.update(self._bench.commands[question.type] for question in asked)
            elif result.passed is None:
                standing.undecided += 1
                for one in failed:
                    if one.error is not None:
                        self._found.failures[place] = one.error
            elif result.passed:
                standing.passed += 1
            else:
                standing.failed += 1
            for question in tuple(asked):
                self._note_pair(judging, question)

    def _answers(self, question: Question) -> list[Output]:
        """The answers to a question, which is noted with them."""
        found = self._found
        if question.name not in found.answers:
            found.answers[question.name] = self._bench.answers(question)
            found.questions.setdefault(self._suite.id, {})[question.name] = question
            found.judges.update(_judge_name(one) for one in found.answers[question.name])
        return found.answers[question.name]

    def _failures(self, question: Question) -> list[Output]:
        """Why the judge could not be asked a question that has no answer; nothing when it was not asked."""
        if question.name not in self._failed:
            failure = self._bench.failure(question)
            self._failed[question.name] = [] if failure is None else [failure]
        return self._failed[question.name]

    def _note_pair(self, judging: Judging, question: Question) -> None:
        pair = frozenset((question.name, question.swapped.name))
        if question.type != "pairwise" or pair in self._pairs:
            return
        both = both_orders(judging, question)
        if isinstance(both.straight, Verdict) and isinstance(both.swapped, Verdict):
            self._pairs.add(pair)
            orders = self._found.orders
            orders.pairs += 1
            if both.winner is None:
                won = both.straight.better if both.straight.better == both.swapped.better else None
                orders.first += won == "first"
                orders.second += won == "second"
                orders.mixed += won is None


def _judge_name(output: Output) -> str:
    return clipped(output.model or "an unknown model", 60) + (" (simulated)" if output.simulated else "")
