"""Of which cases further samples are drawn, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from workbench.evaluate.drawing import choose_draws
from workbench.records import CASE_VERDICTS, CaseVerdict, SuiteVerdict

if TYPE_CHECKING:
    from workbench.evaluate.drawing import Draw
    from workbench.records import CaseVerdictName, SuiteVerdictName


def suite(name: str, verdict: SuiteVerdictName, q_value: float | None = None) -> SuiteVerdict:
    return SuiteVerdict(name, verdict, "", 10, 1, q_value=q_value)


def cases(name: str, **verdicts: CaseVerdictName) -> list[CaseVerdict]:
    return [CaseVerdict(name, case, verdict, "", category="content") for case, verdict in verdicts.items()]


def told(draws: list[Draw]) -> list[str]:
    return [f"{one.suite}/{one.case} {one.why}" for one in draws]


def test_suites_near_their_decision_and_critical_cases_come_first() -> None:
    suites = [
        suite("sure", "regression", 0.001),
        suite("far", "inconclusive", 0.6),
        suite("near", "inconclusive", 0.07),
    ]
    by_suite = {name: cases(name, a="regression", b="regression", c="unchanged") for name in ("sure", "far", "near")}
    draws = choose_draws(suites, by_suite, {("near", "b")}, {}, "seed")
    assert [one.suite for one in draws] == ["near"] * 3 + ["far"] * 3 + ["sure"] * 3
    assert told(draws)[:3] == ["near/b regression", "near/c random", "near/a regression"]


def test_what_is_sure_or_refused_or_cannot_be_compared_is_not_drawn() -> None:
    found = [
        CaseVerdict("one", "sure", "regression", "", confirmed=True),
        CaseVerdict("one", "refused", "regression", "", category="integration"),
        *cases("one", missing="missing", failed="error", other="input differs"),
    ]
    assert choose_draws([suite("one", "regression")], {"one": found}, set(), {}, "seed") == []


@given(
    st.dictionaries(st.text("abcdef", min_size=1, max_size=3), st.sampled_from(CASE_VERDICTS), max_size=30), st.text()
)
def test_as_many_others_as_got_worse_the_same_with_the_same_seed(
    verdicts: dict[str, CaseVerdictName], seed: str
) -> None:
    found = [CaseVerdict("one", case, verdict, "") for case, verdict in verdicts.items()]
    draws = choose_draws([suite("one", "inconclusive")], {"one": found}, set(), {}, seed)
    assert draws == choose_draws([suite("one", "inconclusive")], {"one": found[::-1]}, set(), {}, seed)
    worse = [one for one in draws if one.why == "regression"]
    others = [one for one in draws if one.why == "random"]
    assert len(worse) == sum(one == "regression" for one in verdicts.values())
    left = sum(one in ("improvement", "unchanged", "changed", "flaky") for one in verdicts.values())
    assert len(others) == min(len(worse), left)
    assert len({one.case for one in draws}) == len(draws)


def test_a_case_stays_what_it_was_drawn_for() -> None:
    by_suite = {"one": cases("one", a="flaky", b="regression", c="unchanged", d="unchanged", e="unchanged")}
    drawn = {("one", "a"): "regression", ("one", "e"): "random"}
    draws = choose_draws([suite("one", "inconclusive")], by_suite, set(), drawn, "seed")  # type: ignore[arg-type]
    by_why = {why: {one.case for one in draws if one.why == why} for why in ("regression", "random")}
    assert by_why["regression"] == {"a", "b"}
    assert len(by_why["random"]) == 2
    assert "e" in by_why["random"]
