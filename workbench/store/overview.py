"""What a comparison knows of each suite beside its verdict: clusters, grounds of causes, cost and latency."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from workbench.catalog.prices import cost_usd
from workbench.store.database import reads
from workbench.store.names import suite_number
from workbench.store.values import from_column, from_json, from_optional

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from workbench.records import Comparison
    from workbench.store.database import Database

# The cases that a suite's categories and causes are of: those that got better where it improved, else the worse ones.
_DECISIVE = "v.verdict = CASE u.verdict WHEN 'improvement' THEN 'improvement' ELSE 'regression' END"
# Where a suite is neither worse nor better, both kinds of cases are what to look at.
_TELLING = (
    f"({_DECISIVE} OR (v.verdict IN ('regression', 'improvement') AND u.verdict NOT IN ('regression', 'improvement')))"
)
_OF_SUITE = (
    " FROM verdicts v JOIN suites s ON s.id = v.suite_id"
    " JOIN suite_verdicts u ON u.comparison_id = v.comparison_id AND u.suite_id = v.suite_id"
)


class SuiteCluster(NamedTuple):
    """A cluster as far as it lies in one suite: `cases` of that, `telling` of them got worse or better.

    Of a suite that got worse only worse cases are telling, of one that got better only better ones. `everywhere` counts
    its cases in all suites; `quiet`: they were merely reworded.
    """

    says: str
    category: str | None
    cases: int
    telling: int
    everywhere: int
    quiet: bool


class SuiteCause(NamedTuple):
    """A cause of a suite's regressions (improvements, if it improved): of how many cases, and what most rest it on."""

    cause: str
    cases: int
    why: str | None


class Sides(NamedTuple):
    """A quantity on both sides, over the `pairs` of outputs of which it is known on both."""

    baseline: float
    target: float
    pairs: int


class SuiteSpending(NamedTuple):
    """Cost in USD as sums, latency in ms as medians; None where it is known of no pair of the `pairs` of outputs."""

    cost: Sides | None
    latency: Sides | None
    pairs: int


@reads
def suite_clusters(db: Database, comparison_id: int) -> dict[str, list[SuiteCluster]]:
    """Give for each suite the clusters that have cases in it.

    Those with most telling cases come first, then the largest; quiet ones last.
    """
    rows = db.connection.execute(
        f"SELECT s.name, k.says, k.category, count(*), total({_TELLING}) AS telling, k.cases, k.quiet {_OF_SUITE}"
        " JOIN clusters k ON k.comparison_id = v.comparison_id AND k.id = v.cluster"
        " WHERE v.comparison_id = ? AND v.cluster IS NOT NULL GROUP BY v.suite_id, v.cluster"
        " ORDER BY k.quiet, telling DESC, count(*) DESC, k.position",
        (comparison_id,),
    )
    found: dict[str, list[SuiteCluster]] = {}
    for suite, says, category, cases, telling, everywhere, quiet in rows:
        one = SuiteCluster(
            from_column(says), from_optional(category), cases, int(telling), everywhere, quiet=bool(quiet)
        )
        found.setdefault(suite, []).append(one)
    return found


@reads
def suite_causes(db: Database, comparison_id: int) -> dict[str, list[SuiteCause]]:
    """Give for each suite the causes of its regressions (improvements, if it improved), the most frequent first."""
    rows = db.connection.execute(
        f"SELECT s.name, v.cause, v.why, count(*) {_OF_SUITE}"
        f" WHERE v.comparison_id = ? AND v.cause IS NOT NULL AND {_DECISIVE}"
        " GROUP BY v.suite_id, v.cause, v.why ORDER BY count(*) DESC, min(v.position)",
        (comparison_id,),
    )
    found: dict[str, dict[str, SuiteCause]] = {}
    for suite, cause, why, cases in rows:
        causes = found.setdefault(suite, {})
        before = causes.get(from_column(cause), SuiteCause(from_column(cause), 0, from_optional(why)))
        causes[before.cause] = before._replace(cases=before.cases + cases)
    return {suite: sorted(causes.values(), key=lambda one: -one.cases) for suite, causes in found.items()}


@reads
def suite_spending(db: Database, comparison: Comparison, suite: str) -> SuiteSpending:
    """Give what the outputs of a suite that both runs have cost and took. Raises UnknownNameError.

    Cost is what a log states, else tokens at list prices.
    """
    models = [run.configuration.model for run in (comparison.baseline, comparison.target)]
    costs, latencies, pairs = [], [], 0
    for stated, model, usage, stated_after, model_after, usage_after, *latency in db.connection.execute(
        "SELECT b.cost_usd, b.model, b.usage, t.cost_usd, t.model, t.usage, b.latency_ms, t.latency_ms FROM cases c"
        " JOIN outputs b ON b.case_id = c.id AND b.run_id = ?"
        " JOIN outputs t ON t.case_id = c.id AND t.run_id = ? AND t.sample = b.sample WHERE c.suite_id = ?",
        (comparison.baseline.id, comparison.target.id, suite_number(db.connection, suite)),
    ):
        pairs += 1
        costs.append((_cost(stated, model, usage, models[0]), _cost(stated_after, model_after, usage_after, models[1])))
        latencies.append((latency[0], latency[1]))
    return SuiteSpending(_sides(costs, sum), _sides(latencies, median), pairs)


def _cost(stated: float | None, model: str | bytes | None, usage: str | None, of_run: str) -> float | None:
    return cost_usd(from_optional(model) or of_run, from_json(usage)) if stated is None else stated


def _sides(
    pairs: Iterable[tuple[float | None, float | None]], together: Callable[[list[float]], float]
) -> Sides | None:
    known = [(was, now) for was, now in pairs if was is not None and now is not None]
    if not known:
        return None
    return Sides(together([was for was, _ in known]), together([now for _, now in known]), len(known))
