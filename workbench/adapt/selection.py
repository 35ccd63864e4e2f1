"""Which cases a re-run takes: those that fail now, those that must not break, and what else there is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.adapt.undecided import undecided_checks
from workbench.errors import UnknownNameError
from workbench.store.conditions import Term
from workbench.store.details import case_detail
from workbench.store.queue import QueueFilter, queue_window
from workbench.store.suites import load_cases
from workbench.store.verdicts import case_verdicts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from workbench.adapt.undecided import CheckName
    from workbench.records import CaseVerdict
    from workbench.store.database import Database

_ALL = 1 << 31
UNHARMED = ("unchanged", "changed", "improvement")
"""Verdicts of cases without checks that did not get worse."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Case ids. `failing` are to be fixed, `guarding` passed and must go on passing, `others` decide nothing.

    Those of `failing` in `judged` pass all checks already: a person found them wanting, and only one can tell.
    `undecided` counts by case, type and path the checks that decide nothing of its answers as they are. `passing` is
    how many cases of the suite could guard; `critical` are ids of cases that must not get worse.
    """

    failing: tuple[str, ...]
    guarding: tuple[str, ...]
    judged: frozenset[str] = frozenset()
    undecided: Mapping[str, Counter[CheckName]] = field(default_factory=dict)
    others: tuple[str, ...] = ()
    passing: int = 0
    critical: frozenset[str] = frozenset()

    @property
    def cases(self) -> tuple[str, ...]:
        """All of them."""
        return (*self.failing, *self.guarding, *self.others)


def select_cases(db: Database, comparison_id: int, suite: str) -> Selection:
    """Cases of a suite that regressed, that anybody labelled `worse` or that are flagged; and as many guards.

    Guards passed on baseline and target in all samples; they are spread evenly over the suite, the same every time.
    """
    look = _Look(db, comparison_id, suite)
    passing = [one.case for one in look.verdicts.values() if one.case not in look.failing and _passed_all_along(one)]
    guarding = spread(sorted(passing), max(len(look.failing), 1))
    return look.selection(look.failing, guarding)


def all_cases(db: Database, comparison_id: int, suite: str) -> Selection:
    """Every case of a suite; those that neither regressed nor passed decide nothing."""
    look = _Look(db, comparison_id, suite)
    guarding = [case for case in look.verdicts if look.passes(case)]
    others = [case for case in look.verdicts if case not in look.failing and case not in guarding]
    return look.selection(look.failing, guarding, others)


def given_cases(db: Database, comparison_id: int, suite: str, cases: Iterable[str]) -> Selection:
    """The named cases of a suite, those that passed in every sample of the target as guards.

    Raises UnknownNameError for a case the comparison does not hold.
    """
    look = _Look(db, comparison_id, suite)
    wanted = tuple(dict.fromkeys(cases))
    for case in wanted:
        if case not in look.verdicts:
            raise UnknownNameError(f"the comparison holds no case '{case}' of suite '{suite}'")
    return look.selection(
        [case for case in wanted if not look.passes(case)], [case for case in wanted if look.passes(case)]
    )


class _Look:
    """What a comparison says of a suite's cases, and which are to be fixed: regressed, labelled worse or flagged."""

    def __init__(self, db: Database, comparison_id: int, suite: str) -> None:
        self._db, self._comparison_id, self._suite = db, comparison_id, suite
        rows = queue_window(db, comparison_id, QueueFilter("", terms=(Term("suite", (suite,)),)), 0, _ALL)
        self.marked = {row.case for row in rows if row.flagged or any(label == "worse" for _, label in row.others)}
        self.verdicts = {one.case: one for one in case_verdicts(db, comparison_id, suite)}
        self.failing = [
            one.case for one in self.verdicts.values() if one.verdict == "regression" or one.case in self.marked
        ]

    def passes(self, case: str) -> bool:
        """Whether the target's answers to a case are right as they are."""
        one = self.verdicts[case]
        if case in self.failing:
            return False
        return one.verdict in UNHARMED if one.target_pass_rate is None else one.target_pass_rate == 1

    def selection(self, failing: Iterable[str], guarding: Sequence[str], others: Iterable[str] = ()) -> Selection:
        """These cases, with all that is to be known of them."""
        failing, others = tuple(failing), tuple(others)
        judged = {case for case in failing if case in self.marked and self._looks_right(case)}
        critical = {case.id for case in load_cases(self._db, self._suite) if case.critical}
        before = _undecided(self._db, self._comparison_id, self._suite, (*failing, *guarding, *others))
        return Selection(
            failing,
            tuple(guarding),
            frozenset(judged),
            before,
            others,
            passing=sum(map(self.passes, self.verdicts)),
            critical=frozenset(critical),
        )

    def _looks_right(self, case: str) -> bool:
        one = self.verdicts[case]
        return one.verdict != "regression" and (one.target_pass_rate == 1 or one.target_pass_rate is None)


def _passed_all_along(one: CaseVerdict) -> bool:
    if one.target_pass_rate is None:
        return one.verdict in UNHARMED
    return one.baseline_pass_rate == 1 and one.target_pass_rate == 1


def _undecided(db: Database, comparison_id: int, suite: str, cases: Sequence[str]) -> dict[str, Counter[CheckName]]:
    """The checks that decide nothing of the target's answers to these cases, in every sample."""
    found = {}
    for case in cases:
        samples = case_detail(db, comparison_id, suite, case).target
        every = [undecided_checks(one.checked) for one in samples if one.checked.output.error is None]
        found[case] = Counter({name: min(one[name] for one in every) for name in every[0]}) if every else Counter()
    return found


def spread(cases: Sequence[str], count: int) -> list[str]:
    """At most `count` of the cases, at even distances."""
    if count >= len(cases):
        return list(cases)
    return [cases[at * len(cases) // count] for at in range(count)]
