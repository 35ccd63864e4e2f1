"""In which categories a suite that got worse or better did: tests inside the suites that were found.

Source: Benjamini and Bogomolov, JRSS B 76:297 (2014), for families that were picked among many.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.compare.estimates import moved_rates
from workbench.compare.statistics.families import inside_selected, rejected
from workbench.compare.statistics.one_sided import one_sided_p
from workbench.records import CategoryTest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.compare.estimates import Rates
    from workbench.records import CaseVerdict, SuiteVerdict, SuiteVerdictName

_CALLED: tuple[SuiteVerdictName, ...] = ("regression", "improvement")


def with_category_tests(
    verdicts: Sequence[SuiteVerdict], tested: Sequence[Sequence[CaseVerdict]], q: float
) -> list[SuiteVerdict]:
    """The verdicts of all suites of a comparison, with a test of every category seen in those that moved.

    `tested` are the case verdicts that tests of each suite go by, `q` the false discovery rate. Both directions are
    families of their own. A suite called so without a test is one of those selected. `category` becomes the most
    common one of those found, and stays the most common of all where none is.
    """
    selected = {side: sum(one.verdict == side for one in verdicts) for side in _CALLED}
    families = {side: sum(one.q_value is not None or one.verdict == side for one in verdicts) for side in _CALLED}
    return [
        _with_tests(one, cases, selected[one.verdict], families[one.verdict], q) if one.verdict in _CALLED else one
        for one, cases in zip(verdicts, tested, strict=True)
    ]


def _with_tests(
    verdict: SuiteVerdict, cases: Sequence[CaseVerdict], selected: int, families: int, q: float
) -> SuiteVerdict:
    by_category: dict[str, list[Rates]] = defaultdict(list)
    for case in cases:
        rates = moved_rates(case)
        if case.category is not None and rates is not None:
            by_category[case.category].append(rates)
    side = _CALLED.index(verdict.verdict)
    p_values = [one_sided_p(rates)[side] for rates in by_category.values()]
    q_values = inside_selected(p_values, selected, families)
    found = rejected(q_values, q)
    tests = [
        CategoryTest(
            category,
            worse=sum(now < was for was, now in rates),
            better=sum(now > was for was, now in rates),
            p_value=p_values[at],
            q_value=q_values[at],
            found=found[at],
        )
        for at, (category, rates) in enumerate(by_category.items())
    ]

    def common(one: CategoryTest) -> tuple[int, int]:
        return verdict.categories.get(one.category, 0), one.worse if verdict.verdict == "regression" else one.better

    tests.sort(key=lambda one: (not one.found, *(-number for number in common(one)), one.category))
    leading = tests[0].category if tests and tests[0].found else verdict.category
    return replace(verdict, category=leading, category_tests=tuple(tests))
