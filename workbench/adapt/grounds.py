"""Deciding a candidate's answers as the comparison decides the target's: by checks, and by what its text itself shows.

A suite's baseline tells what its answers are usually like; an answer that falls out of that got worse though its checks
pass, and where there are no checks it is all there is to go by.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from workbench.adapt.selection import UNHARMED
from workbench.assess.parts import LEARNT_FROM, outputs_by_case
from workbench.records import CheckResult
from workbench.store.details import case_detail
from workbench.store.suites import load_cases, load_suite

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbench.compare.judging import Ways
    from workbench.compare.norms.norm import CaseFacts
    from workbench.records import Case, CheckedOutput, Comparison, Output
    from workbench.store.database import Database

FEATURES = "features"
"""What stands in the place of a check's type where the text itself decided."""


class Material(NamedTuple):
    """What the store knows of a suite's baseline: its cases with their outputs, and those of the cases to decide.

    `asked_alike`: the cases whose input is still the one that the baseline answered.
    """

    learnt: list[tuple[Case, list[Output]]]
    baseline: dict[str, list[CheckedOutput]]
    cases: dict[str, Case]
    asked_alike: frozenset[str]
    models: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Grounds:
    """What answers of a suite are held against."""

    ways: Ways
    baseline: Mapping[str, Sequence[CheckedOutput]]
    facts: Mapping[str, CaseFacts]

    def decided(self, one: CheckedOutput) -> CheckedOutput:
        """The output with what the comparison would say of it as one result more, where that decides."""
        from workbench.compare.judging import CheckedCase, judge

        case = one.output.case
        if one.output.error is not None or one.passed is False or case not in self.facts:
            return one
        side = CheckedCase(one.output.suite, case, self.facts[case], self.baseline[case], [one], same_input=True)
        verdict = judge(side, self.ways).verdict
        if verdict.verdict == "regression":
            return _with(one, verdict.reason, verdict.category, passed=False)
        unchecked = not any(result.weight > 0 for result in one.results)
        if unchecked and verdict.verdict in UNHARMED:
            return _with(one, verdict.reason, verdict.category, passed=True)
        return one


def read_material(db: Database, comparison: Comparison, suite: str, cases: Sequence[str], model: str) -> Material:
    """Read what `grounds_of` needs to decide answers of `model` to these cases."""
    known = {case.id: case for case in load_cases(db, suite)}
    stored = islice(outputs_by_case(db, comparison.baseline, load_suite(db, suite)), LEARNT_FROM)
    learnt = [(known[case], [one.output for one in outputs]) for case, outputs in stored]
    details = {case: case_detail(db, comparison.id, suite, case) for case in cases}
    return Material(
        learnt,
        {case: [one.checked for one in detail.baseline] for case, detail in details.items()},
        {case: known[case] for case in cases},
        frozenset(case for case, detail in details.items() if _asked(detail.case) == _asked(known[case])),
        (comparison.baseline.configuration.model, model),
    )


def grounds_of(material: Material) -> Grounds:
    """Learn what the baseline's answers are like. Takes a while for many: not for an event loop."""
    from workbench.compare.features.features import Features
    from workbench.compare.judging import Ways, facts_of_case
    from workbench.compare.norms.learn import learn_norm

    norm = learn_norm([(facts_of_case(case), [Features(one) for one in outputs]) for case, outputs in material.learnt])
    facts = {case: facts_of_case(material.cases[case]) for case in material.asked_alike if material.baseline[case]}
    return Grounds(Ways(norm, material.models, None), material.baseline, facts)


def _asked(case: Case) -> tuple[object, ...]:
    return case.vars, case.messages, case.turns, case.tool_results, case.overrides


def _with(one: CheckedOutput, reason: str, category: str | None, *, passed: bool) -> CheckedOutput:
    result = CheckResult(FEATURES, passed, float(passed), reason, category or "content")
    return replace(one, results=(*one.results, result), passed=passed)
