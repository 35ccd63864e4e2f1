"""Judging through the engine: every question asked once, kept like any run's answers, and read by the checks."""

from __future__ import annotations

import json
import re
import shlex
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

import pytest

from tests.checks.judges.asking import verdict
from tests.databases import new_database
from tests.evaluate.executing import executed, go_on
from tests.evaluate.test_execute import stats
from workbench.assess.compare import make_comparison
from workbench.assess.recheck import recheck_run
from workbench.client.pacing import Pace
from workbench.errors import WorkbenchError
from workbench.evaluate.calls import Calls
from workbench.evaluate.costs import run_cost
from workbench.evaluate.holding import holding_judge
from workbench.evaluate.judge_bench import judge_command, task_text
from workbench.evaluate.judge_plan import (
    is_in_force,
    open_questions,
    plan_judging,
    runs_to_go_on_with,
    save_questions,
)
from workbench.evaluate.judge_survey import Orders, survey
from workbench.exchange.export import export
from workbench.exchange.jsonl import import_jsonl
from workbench.exchange.registry import EXPORTS
from workbench.records import Case, Check, Configuration, Output, OutputError, Suite
from workbench.review.decisions import labelled
from workbench.store.batches import add_batch, close_batch
from workbench.store.checks import load_check_results
from workbench.store.comparisons import find_comparison
from workbench.store.database import transaction
from workbench.store.events import add_event
from workbench.store.execution import run_counts
from workbench.store.judges import Judge
from workbench.store.outputs import add_outputs, suite_outputs
from workbench.store.runs import create_run, find_run
from workbench.store.staleness import stale_labels
from workbench.store.suites import save_suite
from workbench.store.verdicts import suite_verdicts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.evaluate.executing import Outcome
    from workbench.evaluate.judge_survey import Survey
    from workbench.records import Run
    from workbench.store.database import Database

JUDGE, OTHER = "claude-opus-5-5", "claude-haiku-4-5-20251001"
TOWNS = ("Oslo", "Bergen", "Narvik", "Hamar")
SUITE = Suite(
    "towns",
    {"max_tokens": 90, "system": "You know towns.", "messages": [{"role": "user", "content": "Where is {{town}}?"}]},
    checks=(
        Check("llm-rubric", 'Names the town: "{{town}}"'),
        Check("pairwise", 'Which answer names "{{town}}"?'),
        Check("max-words", 50),
    ),
)


def made(db: Database, name: str, *texts: str) -> Run:
    """An imported run whose answers are these, one to each town."""
    save_suite(db, SUITE, [Case("towns", town, vars={"town": town}) for town in TOWNS])
    run = create_run(db, name, Configuration(name), kind="import", origin="recorded", simulated=False)
    add_outputs(
        db,
        run.id,
        [Output("towns", town, 1, ({"type": "text", "text": text},)) for town, text in zip(TOWNS, texts, strict=False)],
    )
    return find_run(db, str(run.id))


def judge_at(url: str, model: str = JUDGE) -> Configuration:
    return Configuration(model, base_url=url)


def looked(db: Database, run: Run, baseline: Run | None, judge: Configuration) -> Survey:
    return survey(db, run, baseline, judge=Judge.of(judge))


async def judged(
    db: Database, url: str, run: Run, baseline: Run | None = None, *, model: str = JUDGE, tries: int = 1, **options: Any
) -> Outcome:
    """A judge's run on a run, as the command makes it."""
    judge = judge_at(url, model)
    found = looked(db, run, baseline, judge)
    plan = plan_judging(found, judge, "run 1", tries=tries)
    save_questions(db, found, plan)
    return await executed(db, url, [plan], **options)


def results(db: Database, run: Run) -> dict[tuple[str, str], tuple[bool | None, float | None, str]]:
    """What the checks said, by town and type."""
    return {
        (stored.output.case, one.type): (one.passed, one.score, one.reason)
        for stored in suite_outputs(db, run.id, "towns")
        for one in load_check_results(db, stored.id)
    }


@pytest.fixture
def runs(db: Database) -> tuple[Run, Run]:
    before = made(db, "model-one", "Oslo is in Norway.", "Bergen is in Norway.", "It is in the north.", "No idea.")
    after = made(db, "model-two", "Oslo is in Norway.", "It is by the sea.", "Narvik is in the north.", "Who knows?")
    return before, after


async def test_judged_checks_read_what_the_judge_said(
    db: Database, simulator: Callable[..., str], runs: tuple[Run, Run]
) -> None:
    before, after = runs
    found = survey(db, after, before)
    assert (found.checks, found.waiting) == (4 + 4 + 4, 11)  # one pair is the same text
    assert found.commands == {f"workbench judge {after.id} --against {before.id} --model ID"}
    outcome = await judged(db, simulator(), after, before)
    assert outcome.ended.by == "done"
    judge = find_run(db, str(outcome.run))
    assert (judge.kind, judge.simulated, judge.name) == ("judge", True, "claude-opus-5-5-judge")
    comparison = make_comparison(db, before, after)
    said = results(db, after)
    assert [said[town, "llm-rubric"][0] for town in TOWNS] == [True, False, True, False]
    assert [said[town, "pairwise"][:2] for town in TOWNS] == [(True, 0.5), (False, 0.0), (True, 1.0), (None, 0.5)]
    assert "claude-opus-5-5 (simulated) says fail" in said["Bergen", "llm-rubric"][2]
    assert "depends on the order: the first" in said["Hamar", "pairwise"][2]
    assert [results(db, before)[town, "llm-rubric"][0] for town in TOWNS] == [True, True, False, False]
    (towns,) = suite_verdicts(db, comparison.id)
    # A judge that no label qualifies is shown and does not decide.
    assert (towns.counts["regression"], towns.counts["improvement"]) == (0, 0)
    found = survey(db, after, before)
    assert (found.waiting, found.judges) == (0, {"claude-opus-5-5 (simulated)"})
    assert (found.orders.pairs, found.orders.alike, found.orders.first) == (3, 2, 1)


async def test_what_was_judged_is_never_asked_again_by_the_same_judge(
    db: Database, simulator: Callable[..., str], runs: tuple[Run, Run]
) -> None:
    before, after = runs
    url = simulator()
    first = await judged(db, url, after, before)
    asked = stats(url)["answered"]
    assert asked == 7 + 6  # rubrics: eight answers, two of them alike; pairs: three, in both orders
    third = made(db, "third", "Oslo is in Norway.", "It is by the sea.", "Narvik is far.", "Who knows?")
    second = await judged(db, url, third, before)
    assert stats(url)["answered"] == asked + 1 + 2  # one answer is new, and its pair
    assert second.ended.progress.answered == run_counts(db, second.run).planned
    assert run_cost(db, find_run(db, str(second.run))).usd < run_cost(db, find_run(db, str(first.run))).usd / 2
    assert survey(db, third, before).waiting == 0
    assert survey(db, before, third).waiting == 0  # the same pairs the other way round


async def test_the_judge_that_was_asked_last_counts(
    db: Database, simulator: Callable[..., str], runs: tuple[Run, Run]
) -> None:
    before, after = runs
    url = simulator()
    await judged(db, url, after, before)
    await judged(db, url, after, model=OTHER)  # rubrics of one side alone
    found = survey(db, after, before)
    assert found.waiting == 3  # what the other judge was not asked: the baseline's other answers
    assert found.commands == {f"workbench judge {after.id} --against {before.id} --model {OTHER}"}
    comparison = make_comparison(db, before, after)
    (towns,) = suite_verdicts(db, comparison.id)
    assert towns.counts["regression"] == 0  # no label qualifies it, so it is shown and does not decide
    assert "claude-haiku" in results(db, after)["Narvik", "llm-rubric"][2]
    asked = stats(url)["answered"]
    again = await judged(db, url, after, before)
    assert again.ended.progress.answered == 13
    assert stats(url)["answered"] == asked
    found = looked(db, after, before, judge_at(url))
    assert is_in_force(db, found, Judge.of(judge_at(url)))
    assert survey(db, after, before).judges == {"claude-opus-5-5 (simulated)"}


async def test_a_judge_that_was_stopped_early_takes_nothing_from_the_one_before(
    db: Database, simulator: Callable[..., str], runs: tuple[Run, Run]
) -> None:
    before, after = runs
    url = simulator()
    await judged(db, url, after, before)
    comparison = make_comparison(db, before, after)
    (whole,) = suite_verdicts(db, comparison.id)

    def stop(execution: Any, event: Any) -> None:
        execution.stop()

    outcome = await judged(db, url, after, before, model=OTHER, watch=stop, pace=Pace(concurrency=1))
    found = survey(db, after, before)
    assert (found.waiting, found.judges) == (0, {"claude-opus-5-5 (simulated)"})
    make_comparison(db, before, after)
    assert suite_verdicts(db, comparison.id) == [whole]
    await go_on(db, url, [outcome.run])
    assert survey(db, after, before).judges == {f"{OTHER} (simulated)"}


async def test_a_judge_that_could_not_be_asked_leaves_its_question_undecided(
    db: Database, simulator: Callable[..., str], runs: tuple[Run, Run]
) -> None:
    _, after = runs
    url = simulator()
    outcome = await judged(db, url, after)
    questions = survey(db, after).questions["towns"].values()
    hamar = next(one.name for one in questions if one.answers == ("Who knows?",))
    refused = OutputError("invalid_request_error", "prompt is too long", 400)
    with transaction(db):
        db.connection.execute(
            "UPDATE outputs SET error = ? WHERE run_id = ? AND case_id = (SELECT id FROM cases WHERE name = ?)",
            (json.dumps(asdict(refused)), outcome.run, hamar),
        )
    found = survey(db, after)
    assert [(str(place), error) for place, error in found.failures.items()] == [("towns/Hamar of run 2", refused)]
    assert (found.waiting, found.undecided, len(open_questions(found, 1))) == (0, 1, 1)
    recheck_run(db, after)
    passed, _, reason = results(db, after)["Hamar", "llm-rubric"]
    assert passed is None
    assert (
        reason == "the judge claude-opus-5-5 (simulated) could not be asked: invalid_request_error: prompt is too long"
    )


async def test_a_run_that_was_broken_off_is_gone_on_with_before_anything_is_asked_anew(
    db: Database, simulator: Callable[..., str], runs: tuple[Run, Run]
) -> None:
    before, after = runs
    url = simulator()
    judge = judge_at(url)

    def stop(execution: Any, event: Any) -> None:
        execution.stop()

    def broken_off(found: Survey, limit: float | None = None, only: set[str] | None = None) -> list[int]:
        plan = plan_judging(found, judge, "run 2 against run 1", only=only)
        return [run.id for run in runs_to_go_on_with(db, found, plan, Judge.of(judge), limit)]

    outcome = await judged(db, url, after, before, watch=stop, pace=Pace(concurrency=1))
    whole = looked(db, after, before, judge)
    part = set(list(open_questions(whole, 1))[:1])
    assert broken_off(whole) == [outcome.run]
    assert broken_off(whole, only=part) == []  # what is answered is taken over, and nothing is on its way
    batch = add_batch(db, outcome.run, [], 0.1)
    assert broken_off(whole, only=part) == [outcome.run]
    close_batch(db, batch.id, "collected")
    with transaction(db):
        db.connection.execute("UPDATE runs SET max_cost_usd = 1 WHERE id = ?", (outcome.run,))
    assert (broken_off(whole), broken_off(whole, 2.0)) == ([], [outcome.run])
    await go_on(db, url, [outcome.run])
    assert broken_off(looked(db, after, before, judge), 2.0) == []


def test_a_judge_is_asked_by_one_process_at_a_time(db: Database) -> None:
    judge, other = Judge.of(judge_at("http://127.0.0.1:1")), Judge.of(judge_at("http://127.0.0.1:2"))
    with holding_judge(db, judge, ["judge-pairwise-towns", "judge-llm-rubric-towns"]):
        with holding_judge(db, other, ["judge-pairwise-towns"]), holding_judge(db, judge, ["judge-pairwise-lakes"]):
            pass
        with (
            pytest.raises(WorkbenchError, match="another process is asking claude-opus-5-5"),
            holding_judge(db, judge, ["judge-pairwise-towns"]),
        ):
            pass
    with holding_judge(db, judge, ["judge-pairwise-towns"]):
        pass


def test_the_command_that_is_printed_asks_the_same_judge(runs: tuple[Run, Run]) -> None:
    before, after = runs
    judge = Judge("claude-opus-5-5", "bedrock", None, {"max_tokens": 9000, "metadata": {"user_id": "it's me"}})
    words = shlex.split(judge_command(after, before, judge))
    assert words[:7] == ["workbench", "judge", "2", "--against", "1", "--model", "claude-opus-5-5"]
    assert words[7:] == [
        "--provider", "bedrock", "--set", "max_tokens=9000", "--set", 'metadata={"user_id":"it\'s me"}',
    ]  # fmt: skip


async def test_what_a_judge_said_elsewhere_stands_as_imported_until_one_is_asked_here(
    db: Database, simulator: Callable[..., str], runs: tuple[Run, Run], tmp_path: Path
) -> None:
    before, after = runs
    url = simulator()
    await judged(db, url, after, before)
    comparison = make_comparison(db, before, after)
    (whole,) = suite_verdicts(db, comparison.id)
    add_event(db, comparison.id, labelled("towns", "Bergen", "worse", "ada"))
    export(db, comparison, EXPORTS["jsonl"], tmp_path / "out.jsonl", everything=True)
    with new_database(tmp_path / "other.db") as other:
        list(import_jsonl(other, tmp_path / "out.jsonl"))
        found = find_comparison(other, "@last")
        for _ in range(2):
            make_comparison(other, found.baseline, found.target)
            assert suite_verdicts(other, found.id) == [whole]
            assert stale_labels(other, found.id) == []
        told = survey(other, found.target, found.baseline)
        assert (told.waiting, told.imported, told.judges) == (0, 11, set())
        assert looked(other, found.target, found.baseline, judge_at(url)).waiting == 11
        await judged(other, url, found.target, found.baseline)
        told = survey(other, found.target, found.baseline)
        assert (told.waiting, told.imported, len(told.judges)) == (0, 0, 1)


async def test_a_judges_run_is_gone_on_with(db: Database, simulator: Callable[..., str], runs: tuple[Run, Run]) -> None:
    before, after = runs
    url = simulator()

    def stop(execution: Any, event: Any) -> None:
        execution.stop()

    outcome = await judged(db, url, after, before, watch=stop, pace=Pace(concurrency=1))
    left = run_counts(db, outcome.run).open
    assert left
    await go_on(db, url, [outcome.run])
    assert run_counts(db, outcome.run).open == 0
    assert stats(url)["answered"] == 13
    assert survey(db, after, before).waiting == 0


async def test_a_limit_of_cost_holds_for_judges_too(
    db: Database, simulator: Callable[..., str], runs: tuple[Run, Run]
) -> None:
    before, after = runs
    outcome = await judged(db, simulator(), after, before, max_cost=0.13)
    assert outcome.ended.by == "budget"
    assert outcome.ended.progress.spent_usd <= 0.13
    assert 0 < survey(db, after, before).waiting < 11


async def test_a_question_without_a_verdict_is_asked_again_as_another_sample(
    db: Database, simulator: Callable[..., str], runs: tuple[Run, Run]
) -> None:
    _, after = runs
    url = simulator()
    judge = judge_at(url)
    found = looked(db, after, None, judge)
    plan = plan_judging(found, judge, "run 1")
    save_questions(db, found, plan)
    questions = found.questions["towns"]
    earlier = create_run(db, None, judge, kind="judge", origin="live", simulated=False)
    calls = Calls(plan.suites, judge)
    for number in range(len(calls)):  # a judge that chatters where a verdict is asked for, once
        suite, name, sample = calls.place(number)
        text = verdict(questions[name], **{"pass": True}) if number else "Well, it depends."
        content = ({"type": "text", "text": text},)
        add_outputs(db, earlier.id, [Output(suite, name, sample, content, call_key=calls.key(number))])
    found = looked(db, after, None, judge)
    (standing,) = found.standings.values()
    assert (standing.undecided, standing.waiting) == (1, 0)
    assert not open_questions(found, 1)
    left = open_questions(found, 2)
    assert len(left) == 1
    plan = plan_judging(found, judge, "run 1", tries=2, only=left)
    assert [(one.samples, len(one.cases)) for one in plan.suites] == [(2, 1)]
    await executed(db, url, [plan])
    assert stats(url)["answered"] == 1
    found = looked(db, after, None, judge)
    assert [one.undecided for one in found.standings.values()] == [0]
    assert not open_questions(found, 5)


async def test_questions_name_neither_model_nor_run_nor_side(
    db: Database, simulator: Callable[..., str], runs: tuple[Run, Run]
) -> None:
    before, after = runs
    outcome = await judged(db, simulator(), after, before)
    for suite in find_run(db, str(outcome.run)).suites:
        for stored in suite_outputs(db, outcome.run, suite):
            request = stored.output.request or {}
            asked = json.dumps([request["system"], request["messages"]])
            assert not re.search("claude|sonnet|model-|baseline|target", asked)


def test_the_task_is_the_suites_own_whatever_a_run_sent() -> None:
    case = Case("towns", "Oslo", vars={"town": "Oslo"})
    assert task_text(SUITE, case) == "[system]\nYou know towns.\n[user]\nWhere is Oslo?"
    tools = replace(
        SUITE, request={**SUITE.request, "tools": [{"name": "find"}], "system": [{"type": "text", "text": "T"}]}
    )
    assert task_text(tools, case) == "[system]\nT\n[tools] find\n[user]\nWhere is Oslo?"
    assert task_text(SUITE, Case("towns", "x")).startswith("(not known: the variable town is missing")
    assert task_text(Suite("s", {"messages": ["odd"]}), case) == '["odd"]'


def test_the_order_is_tested_by_what_it_decided() -> None:
    assert Orders(pairs=10).p_value is None
    assert Orders(pairs=10, first=6).p_value == pytest.approx(2 / 64)
    assert Orders(pairs=10, first=3, second=3, mixed=1).p_value == 1.0
    assert Orders(pairs=10, first=6, mixed=1).alike == 3


async def test_an_answer_is_judged_by_the_input_it_answered(
    db: Database, simulator: Callable[..., str], runs: tuple[Run, Run]
) -> None:
    _, after = runs
    await judged(db, simulator(), after)
    save_suite(db, SUITE, [Case("towns", "Oslo", vars={"town": "Oslo", "more": "new"})])
    assert survey(db, after).waiting == 0
    save_suite(db, replace(SUITE, checks=(Check("llm-rubric", "Is it kind?"),)), [])
    assert survey(db, after).waiting == 4
