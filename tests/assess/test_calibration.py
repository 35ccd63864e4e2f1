"""Judges held against reviewers: who may decide, and what one that may not leaves of a result."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.assess.judging import ASKED, compared, made_run, paired, rubric
from workbench.assess.calibration import IMPORTED, calibrate, deciding, without_say
from workbench.assess.compare import make_comparison
from workbench.checks.run import tallied
from workbench.records import Case, Check, CheckResult, Output, Suite
from workbench.review.decisions import labelled
from workbench.store.events import add_event
from workbench.store.suites import save_suite

if TYPE_CHECKING:
    from tests.assess.judging import Said
    from workbench.assess.calibration import Calibrated
    from workbench.records import Label
    from workbench.store.database import Database


def by_type(found: list[Calibrated]) -> dict[str, Calibrated]:
    return {one.grader.type: one for one in found}


def test_a_judge_that_finds_failures_on_both_sides_alike_is_qualified(db: Database) -> None:
    right: list[tuple[Label, Said]] = [("worse", (True, False, 0.0)), ("better", (False, True, 1.0))] * 60
    comparison = compared(db, [*right, *[("equal", (True, True, 0.5))] * 20])  # type: ignore[list-item]
    found = by_type(calibrate(db, comparison))
    for one in found.values():
        assert one.qualification.state == "qualified"
        assert (one.grader.judge, one.grader.category, one.suites) == (IMPORTED, "content", ("letters",))
        assert one.agreement.share == 1.0
        assert one.agreement.n == 280
        for side in (one.qualification.baseline, one.qualification.target):
            assert (side.recall.share, side.recall.n) == (1.0, 60)
            assert side.recall.interval is not None
            assert side.recall.interval.lower == pytest.approx(60 / (60 + 1.959964**2))
    assert deciding(db, comparison.baseline, comparison.target) == {
        ("letters", "llm-rubric", "content"),
        ("letters", "pairwise", "content"),
    }


def test_a_judge_that_misses_more_on_one_side_is_disqualified(db: Database) -> None:
    labels: list[tuple[Label, Said]] = [("both-bad", (False, at >= 6, 0.5)) for at in range(60)]
    labels = [(label, (was, not now, pair)) for label, (was, now, pair) in labels]
    found = by_type(calibrate(db, compared(db, labels)))["llm-rubric"]
    assert found.qualification.state == "disqualified"
    assert found.qualification.baseline.recall.share == 1.0
    assert found.qualification.target.recall.share == 0.9
    assert found.agreement.share == 0.95


def test_few_labels_leave_a_judge_unknown_and_what_it_leaves_open_is_counted(db: Database) -> None:
    comparison = compared(
        db,
        [
            ("worse", (True, False, 0.0)),
            ("worse", (None, False, None)),
            ("both-bad", (False, False, 0.5)),
            ("better", (True, True, 1.0)),
        ],
    )
    found = by_type(calibrate(db, comparison))
    assert {one.qualification.state for one in found.values()} == {"unknown"}
    one = found["llm-rubric"]
    assert (one.agreement.n, one.undecided) == (7, 1)
    assert one.qualification.target.recall.n == 3
    assert one.qualification.baseline.recall == (None, None, 2)  # too few failures to quote it
    pairs = found["pairwise"]
    assert (pairs.agreement.share, pairs.agreement.n, pairs.undecided) == (1.0, 6, 2)  # both bad: neither is better
    assert deciding(db, comparison.baseline, comparison.target) == frozenset()


def test_labels_of_another_category_and_those_reviewers_differ_on_do_not_count(db: Database) -> None:
    comparison = compared(
        db, [("worse", (True, True, 0.5)), ("worse", (True, False, 0.0)), ("equal", (True, True, 0.5))]
    )
    add_event(db, comparison.id, labelled("letters", "l-000", "worse", "ada", category="format"))
    add_event(db, comparison.id, labelled("letters", "l-001", "worse", "ada", category="content"))
    add_event(db, comparison.id, labelled("letters", "l-002", "worse", "raj"))
    found = by_type(calibrate(db, comparison))["llm-rubric"]
    assert (found.agreement.share, found.agreement.n) == (1.0, 2)


def test_reviewers_who_do_not_agree_qualify_nobody(db: Database) -> None:
    right: list[tuple[Label, Said]] = [("worse", (True, False, 0.0)), ("better", (False, True, 1.0))] * 60
    comparison = compared(db, [*right, *[("equal", (True, True, 0.5))] * 20])  # type: ignore[list-item]
    for at in range(120, 140):
        add_event(db, comparison.id, labelled("letters", f"l-{at:03}", "worse", "raj"))
    found = calibrate(db, comparison)
    assert {one.qualification.state for one in found} == {"unknown"}
    assert "reviewers agree too little" in found[0].qualification.reason


def test_without_judged_checks_there_is_nobody_to_calibrate(db: Database) -> None:
    save_suite(db, Suite("letters", ASKED, checks=(Check("max-words", 9),)), [Case("letters", "l-0", vars={"n": 0})])
    runs = [made_run(db, name, [Case("letters", "l-0", vars={"n": 0})]) for name in ("before", "after")]
    assert calibrate(db, make_comparison(db, *runs)) == []
    assert deciding(db, *runs) == frozenset()


def test_a_judge_that_is_not_qualified_informs_and_does_not_decide() -> None:
    output = Output("letters", "l-0", 1)
    fence = CheckResult("code-fence", True, 1.0, "no fence", "format")
    said = tallied(output, (fence, rubric(False), paired(None)))
    assert said.passed is False
    (held,) = without_say("letters", [said], frozenset())
    assert (held.passed, held.score) == (True, 1.0)
    assert [(one.weight, one.passed, one.reason) for one in held.results[1:]] == [
        (0.0, False, "a judge says so"),
        (0.0, None, "a judge says so"),
    ]
    assert without_say("letters", [said], frozenset({("letters", "llm-rubric", "content")}))[0].passed is False
    plain = tallied(output, (fence,))
    assert without_say("letters", [plain], frozenset()) == [plain]
