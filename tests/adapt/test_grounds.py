"""A candidate's answers decided as the comparison decides the target's."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.adapt.making import CASES, SUITE, made_run
from workbench.adapt.grounds import FEATURES, grounds_of, read_material
from workbench.assess.compare import make_comparison
from workbench.records import CheckedOutput, CheckResult, Output, OutputError
from workbench.store.suites import save_suite

if TYPE_CHECKING:
    from workbench.adapt.grounds import Grounds
    from workbench.store.database import Database

SAID = [f"Dear customer {number},\n\nthank you for your letter. We have sent it on.\n\nYours" for number in range(6)]


def grounds(db: Database) -> Grounds:
    """Of a suite without checks whose answers are all letters."""
    save_suite(db, replace(SUITE, checks=()), CASES)
    comparison = make_comparison(db, made_run(db, SAID), made_run(db, SAID))
    return grounds_of(read_material(db, comparison, "letters", ["l-0", "l-1"], "claude-sonnet-5-5"))


def answer(text: str, *results: CheckResult, passed: bool | None = None) -> CheckedOutput:
    return CheckedOutput(Output("letters", "l-0", 1, content=({"type": "text", "text": text},)), results, passed, None)


def test_without_checks_the_text_decides(db: Database) -> None:
    held = grounds(db)
    alike = held.decided(answer(SAID[0].replace("sent it on", "passed it on")))
    assert alike.passed is True
    refused = held.decided(answer("I'm sorry, but I can't help with that request."))
    assert refused.passed is False
    assert refused.results[-1].type == FEATURES
    assert "declines" in refused.results[-1].reason or "refus" in refused.results[-1].reason


def test_checks_that_pass_do_not_hide_what_the_text_shows(db: Database) -> None:
    held = grounds(db)
    content = CheckResult("contains", True, 1.0, "", "content")
    assert held.decided(answer("I'm sorry, but I can't help with that. Yours", content, passed=True)).passed is False
    good = answer(SAID[0], content, passed=True)
    assert held.decided(good) == good
    failing = answer(SAID[0], replace(content, passed=False), passed=False)
    assert held.decided(failing) == failing


def test_no_answer_and_strange_cases_stay_what_they_are(db: Database) -> None:
    held = grounds(db)
    lost = answer("")
    lost = replace(lost, output=replace(lost.output, content=(), error=OutputError("timeout", "late")))
    assert held.decided(lost) == lost
    other = answer(SAID[0])
    other = replace(other, output=replace(other.output, case="l-5"))
    assert held.decided(other) == other
    asked = replace(CASES[1], vars={"letter": "Another letter"})
    save_suite(db, replace(SUITE, checks=()), [asked])
    comparison = make_comparison(db, made_run(db, SAID), made_run(db, SAID))
    save_suite(db, replace(SUITE, checks=()), [replace(asked, vars={"letter": "Yet another"})])
    edited = grounds_of(read_material(db, comparison, "letters", ["l-1"], "m"))
    refusal = answer("I'm sorry, but I can't help with that.")
    refusal = replace(refusal, output=replace(refusal.output, case="l-1"))
    assert edited.decided(refusal) == refusal  # what was asked is not what the baseline answered
