"""Which cases a re-run takes: those that fail now, and as many that must not break."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.adapt.undecided import undecided_checks
from workbench.errors import UnknownNameError
from workbench.store.details import case_detail
from workbench.store.queue import QueueFilter, queue_window
from workbench.store.verdicts import case_verdicts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbench.adapt.undecided import CheckName
    from workbench.store.database import Database

_ALL = 1 << 31


@dataclass(frozen=True, slots=True)
class Selection:
    """Case ids. `failing` are to be fixed, `guarding` passed and must go on passing.

    Those of `failing` in `judged` pass all checks already: a person found them wanting, and only one can tell.
    `undecided` counts by case, type and path the checks that decide nothing of its answers as they are.
    """

    failing: tuple[str, ...]
    guarding: tuple[str, ...]
    judged: frozenset[str] = frozenset()
    undecided: Mapping[str, Counter[CheckName]] = field(default_factory=dict)


def select_cases(db: Database, comparison_id: int, suite: str) -> Selection:
    """Cases of a suite that regressed, that anybody labelled `worse` or that are flagged; and as many guards.

    Guards passed on baseline and target in all samples; they are spread evenly over the suite, the same every time.
    """
    rows = queue_window(db, comparison_id, QueueFilter(reviewer="", suite=suite), 0, _ALL)
    marked = {row.case for row in rows if row.flagged or any(label == "worse" for _, label in row.others)}
    verdicts = case_verdicts(db, comparison_id, suite)
    failing = [one.case for one in verdicts if one.verdict == "regression" or one.case in marked]
    passing = [
        one.case
        for one in verdicts
        if one.baseline_pass_rate == 1 and one.target_pass_rate == 1 and one.case not in marked
    ]
    judged = marked & {one.case for one in verdicts if one.target_pass_rate == 1}
    guarding = tuple(spread(sorted(passing), max(len(failing), 1)))
    before = _undecided(db, comparison_id, suite, (*failing, *guarding))
    return Selection(tuple(failing), guarding, frozenset(judged), before)


def given_cases(db: Database, comparison_id: int, suite: str, cases: Sequence[str] | None) -> Selection:
    """The named cases of a suite (None: all), those that passed in every sample of the target as guards.

    Raises UnknownNameError for a case the comparison does not hold.
    """
    known = {one.case: one for one in case_verdicts(db, comparison_id, suite)}
    wanted = tuple(known) if cases is None else tuple(dict.fromkeys(cases))
    for case in wanted:
        if case not in known:
            raise UnknownNameError(f"the comparison holds no case '{case}' of suite '{suite}'")
    judged = select_cases(db, comparison_id, suite).judged
    guarding = {case for case in wanted if known[case].target_pass_rate == 1 and case not in judged}
    return Selection(
        tuple(case for case in wanted if case not in guarding),
        tuple(case for case in wanted if case in guarding),
        judged & set(wanted),
        _undecided(db, comparison_id, suite, wanted),
    )


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
