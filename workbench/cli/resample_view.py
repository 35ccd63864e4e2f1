"""How `workbench resample` shows what it draws, and what that changed."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from workbench.cli.printing import print_table, say
from workbench.text.counts import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.cli.resample_run import Drawn
    from workbench.evaluate.drawing import Draw, Place
    from workbench.records import CaseVerdict, Comparison, JsonObject
    from workbench.store.database import Database


class Before(NamedTuple):
    """Verdicts of a comparison as they were: of suites by name, of cases by suite and case."""

    suites: dict[str, str]
    cases: dict[Place, CaseVerdict]

    @classmethod
    def of(cls, db: Database, comparison: Comparison) -> Before:
        """The verdicts as they are now."""
        from workbench.store.verdicts import case_verdicts, suite_verdicts

        suites = suite_verdicts(db, comparison.id)
        cases = (case for one in suites for case in case_verdicts(db, comparison.id, one.suite))
        return cls({one.suite: one.verdict for one in suites}, {(one.suite, one.case): one for one in cases})


def print_draws(draws: Sequence[Draw]) -> None:
    """How many cases of each suite would be drawn, in the order of drawing."""
    counts = Counter((one.suite, one.why) for one in draws)
    rows = [(suite, counts[suite, "regression"], counts[suite, "random"]) for suite in _suites(draws)]
    print_table(("suite", "got worse", "others"), rows, right=frozenset({1, 2}))


def draws_as_json(draws: Sequence[Draw]) -> list[JsonObject]:
    """The cases that would be drawn, in order."""
    return [one._asdict() for one in draws]


def print_changes(before: Before, db: Database, comparison: Comparison, draws: Sequence[Draw]) -> None:
    """By suite what became of the cases that seemed to have got worse, and of the verdict."""
    now = Before.of(db, comparison)
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for one in draws:
        found[one.suite]["drawn"] += 1
        if one.why == "regression":
            found[one.suite][_became(now.cases.get((one.suite, one.case)))] += 1
    rows = []
    for suite in _suites(draws):
        was, is_now = before.suites.get(suite, "none"), now.suites.get(suite, "none")
        said = found[suite]
        shown = is_now if was == is_now else f"{was} -> {is_now}"
        rows.append(
            (suite, shown, said["drawn"], *(said[name] for name in ("confirmed", "regression", "flaky", "other")))
        )
    headings = ("suite", "verdict", "drawn", "sure", "likely", "flaky", "not worse")
    print_table(headings, rows, right=frozenset({2, 3, 4, 5, 6}))
    total = sum(found.values(), Counter[str]())
    seemed = total.total() - total["drawn"]
    sure = f"{total['confirmed']:,} of {counted(seemed, 'case')} that seemed to have got worse"
    flaky = f"; {total['flaky']:,} went now one way, now the other" if total["flaky"] else ""
    say(f"{sure} did so for sure{flaky}")


def resampled_as_json(
    before: Before, db: Database, comparison: Comparison, draws: Sequence[Draw], drawn: Drawn | None
) -> JsonObject:
    """The object of `resample --json`."""
    from workbench.cli.running import failures_as_json

    now = Before.of(db, comparison)
    return {
        "comparison": comparison.id,
        "draws": [
            {
                **one._asdict(),
                "verdict_before": before.cases[one.suite, one.case].verdict,
                "verdict": now.cases[one.suite, one.case].verdict,
                "confirmed": now.cases[one.suite, one.case].confirmed,
            }
            for one in draws
        ],
        "suites": [
            {"suite": suite, "verdict_before": before.suites.get(suite), "verdict": now.suites.get(suite)}
            for suite in _suites(draws)
        ],
        "left": drawn.left if drawn else 0,
        "reason": drawn.reason if drawn else None,
        "cost_usd": drawn.cost_usd if drawn else 0.0,
        "unpriced_outputs": drawn.unpriced if drawn else 0,
        "failures": failures_as_json(drawn.failures) if drawn else [],
    }


def _became(one: CaseVerdict | None) -> str:
    if one is None or one.verdict not in ("regression", "flaky"):
        return "other"
    return "confirmed" if one.confirmed else one.verdict


def _suites(draws: Sequence[Draw]) -> list[str]:
    return list(dict.fromkeys(one.suite for one in draws))
