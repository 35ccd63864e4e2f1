"""What the overview reads of suites beside their verdicts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.store.making import SUITE, case
from workbench.errors import UnknownNameError
from workbench.records import CaseVerdict, Cluster, Configuration, Output, Suite, SuiteVerdict
from workbench.store.comparisons import Grounds, save_comparison
from workbench.store.outputs import add_outputs
from workbench.store.overview import Sides, SuiteCause, SuiteCluster, suite_causes, suite_clusters, suite_spending
from workbench.store.runs import create_run
from workbench.store.suites import save_suite

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.records import CaseVerdictName, Comparison, SuiteVerdictName
    from workbench.store.database import Database


def compared(
    db: Database,
    suites: dict[str, tuple[SuiteVerdictName, list[CaseVerdict]]],
    outputs: Sequence[Sequence[Output]] = ((), ()),
    clusters: Sequence[Cluster] = (),
) -> Comparison:
    for name, (_, cases) in suites.items():
        save_suite(db, Suite(name, SUITE.request), [case(number, suite=name) for number in range(1, len(cases) + 1)])
    runs = []
    for model, some in zip(("claude-haiku-4-5", "claude-nobody-knows"), outputs, strict=True):
        run = create_run(db, None, Configuration(model), kind="import", origin="recorded", simulated=False)
        add_outputs(db, run.id, some)
        runs.append(run.id)
    made = [(SuiteVerdict(name, word, "", len(cases), 1), cases) for name, (word, cases) in suites.items()]
    return save_comparison(db, runs[0], runs[1], "moved", made, grounds=Grounds(clusters=clusters))


def verdict(
    suite: str, number: int, word: CaseVerdictName, cluster: str | None = None, why: str | None = None
) -> CaseVerdict:
    return CaseVerdict(suite, f"l-{number}", word, "", cause=why and "capability", cluster=cluster, why=why)


def cluster(name: str, suite: str, *, quiet: bool = False) -> Cluster:
    place = (suite, "l-1")
    return Cluster(name, f"does {name}", None, "", (place,), place, quiet=quiet)


def test_clusters_of_what_got_worse_come_before_larger_ones_and_the_reworded_last(db: Database) -> None:
    words: list[CaseVerdictName] = ["regression", "changed", "changed", "changed", "changed", "changed"]
    named = ["fence", "ends", "ends", "quiet", "quiet", "quiet"]
    worse = [verdict("a", at, word, name) for at, (word, name) in enumerate(zip(words, named, strict=True), start=1)]
    other = [verdict("b", 1, "changed", "ends")]
    clusters = [cluster("ends", "a"), cluster("fence", "a"), cluster("quiet", "a", quiet=True)]
    comparison = compared(db, {"a": ("regression", worse), "b": ("neutral", other)}, clusters=clusters)
    assert suite_clusters(db, comparison.id) == {
        "a": [
            SuiteCluster("does fence", None, 1, 1, 1, quiet=False),
            SuiteCluster("does ends", None, 2, 0, 1, quiet=False),
            SuiteCluster("does quiet", None, 3, 0, 1, quiet=True),
        ],
        "b": [SuiteCluster("does ends", None, 1, 0, 1, quiet=False)],
    }


def test_causes_are_those_of_the_verdicts_side_with_what_most_cases_rest_on(db: Database) -> None:
    cases = [
        verdict("a", 1, "improvement", why="good"),
        verdict("a", 2, "improvement", why="better"),
        verdict("a", 3, "improvement", why="better"),
        verdict("a", 4, "regression", why="bad"),
    ]
    comparison = compared(db, {"a": ("improvement", cases)})
    assert suite_causes(db, comparison.id) == {"a": [SuiteCause("capability", 3, "better")]}


def test_cost_and_latency_are_over_the_pairs_known_on_both_sides(db: Database) -> None:
    def output(number: int, cost: float | None, latency_ms: float | None, tokens: int | None = None) -> Output:
        usage = None if tokens is None else {"input_tokens": 0, "output_tokens": tokens}
        return Output("a", f"l-{number}", 1, (), cost_usd=cost, latency_ms=latency_ms, usage=usage)

    before = [output(1, 1.0, 100), output(2, None, 300, tokens=1_000_000), output(3, 9.0, 500), output(4, 9.0, 900)]
    after = [output(1, 2.0, 200), output(2, 3.0, 200), output(3, None, None, tokens=5)]
    cases = [verdict("a", number, "changed") for number in range(1, 5)]
    comparison = compared(db, {"a": ("neutral", cases)}, (before, after))
    spent = suite_spending(db, comparison, "a")
    assert spent.pairs == 3
    assert spent.cost == Sides(
        1.0 + 5.0, 5.0, 2
    )  # a million tokens of the baseline's model are $5; the other is unknown
    assert spent.latency == Sides(200.0, 200.0, 2)


def test_what_is_known_of_no_pair_is_unknown(db: Database) -> None:
    comparison = compared(db, {"a": ("neutral", [verdict("a", 1, "changed")])})
    assert suite_spending(db, comparison, "a") == (None, None, 0)
    with pytest.raises(UnknownNameError):
        suite_spending(db, comparison, "b")


def test_a_comparison_without_grounds_has_none(db: Database) -> None:
    comparison = compared(db, {"a": ("neutral", [verdict("a", 1, "changed")])})
    assert suite_clusters(db, comparison.id) == {}
    assert suite_causes(db, comparison.id) == {}
