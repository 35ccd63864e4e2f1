"""A judge's run, planned: the questions that checks ask, as suites and cases that are executed like any other."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.checks.judges.question import JUDGE_TYPES, request_of, variables
from workbench.checks.judges.verdict import Verdict, read_verdict
from workbench.evaluate.judge_bench import judge_suite_id
from workbench.evaluate.plan import plan_new
from workbench.records import Case, Suite
from workbench.store.batches import open_batches
from workbench.store.database import transaction
from workbench.store.execution import PlannedSuite, planned_suites
from workbench.store.judges import latest_judge, runs_of_judge, save_judge_suite, unanswered
from workbench.store.runs import find_run

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.checks.judges.question import JudgeType, Question
    from workbench.evaluate.judge_survey import Survey
    from workbench.evaluate.plan import PlannedRun
    from workbench.records import Configuration, Output, Run
    from workbench.store.database import Database
    from workbench.store.judges import Judge

Group = tuple[str, "JudgeType"]  # a judged suite and a type of check


def open_questions(found: Survey, tries: int) -> set[str]:
    """The names of the questions that are to be asked: without an answer, or without a verdict and tries left."""
    return {
        question.name
        for asked in found.questions.values()
        for question in asked.values()
        if _samples(question, found.answers[question.name], tries) > len(found.answers[question.name])
    }


def plan_judging(
    found: Survey, configuration: Configuration, source: str, *, tries: int = 1, only: set[str] | None = None
) -> PlannedRun:
    """The judge's run that asks a survey's questions, or of them those named by `only`.

    Questions that the judge has answered are in it too: their answers are taken over and cost nothing. One whose
    answers hold no verdict is asked once more, up to `tries` times in all.
    """
    suites = []
    for (judged, kind), questions in _grouped(found).items():
        suite = judge_suite(kind, judged)
        by_samples: dict[int, list[Case]] = defaultdict(list)
        for question in questions:
            if only is None or question.name in only:
                samples = _samples(question, found.answers[question.name], tries)
                by_samples[samples].append(Case(suite.id, question.name, vars=variables(question)))
        suites += [PlannedSuite(suite, tuple(cases), samples) for samples, cases in sorted(by_samples.items())]
    (plan,) = plan_new(suites, [configuration])
    return replace(plan, kind="judge", source=source)


def save_questions(db: Database, found: Survey, plan: PlannedRun) -> None:
    """Keep the questions of a plan, so that its run can be begun. Raises StoreError."""
    judged = {judge_suite_id(kind, name): name for name, kind in _grouped(found)}
    with transaction(db):
        for one in plan.suites:
            save_judge_suite(db, judged[one.suite.id], one.suite, one.cases)


def judges_in_force(db: Database, found: Survey) -> dict[Group, Judge | None]:
    """Who counts now, for all that a survey's questions are about."""
    return {(name, kind): latest_judge(db, judge_suite_id(kind, name)) for name, kind in _grouped(found)}


def is_in_force(db: Database, found: Survey, judge: Judge) -> bool:
    """Whether this judge is the one who counts, for all that a survey's questions are about."""
    return all(one == judge for one in judges_in_force(db, found).values())


def suites_asked(found: Survey) -> set[str]:
    """The judges' suites that a survey's questions belong to."""
    return {judge_suite_id(kind, name) for name, kind in _grouped(found)}


def runs_to_go_on_with(
    db: Database, found: Survey, plan: PlannedRun, judge: Judge, max_cost_usd: float | None
) -> list[Run]:
    """The runs of this judge that were broken off, and are to be gone on with before anything new is asked.

    Those are runs that wait for a batch in which open questions are, since they would be paid for again; and one that
    asks the same in the same way, unless it has a limit of cost and none is given now.
    """
    numbers = sorted({one for suite in suites_asked(found) for one in runs_of_judge(db, suite, judge)})
    wanted, asked = open_questions(found, 1), {case.id for one in plan.suites for case in one.cases}
    runs = []
    for number in numbers:
        if not unanswered(db, number) & wanted:
            continue
        run = find_run(db, str(number))
        same = {case.id for one in planned_suites(db, number) for case in one.cases} == asked
        bound = run.max_cost_usd is not None and max_cost_usd is None
        if open_batches(db, number) or (same and run.configuration.via == plan.configuration.via and not bound):
            runs.append(run)
    return runs


def source_of(run: Run, baseline: Run | None) -> str:
    """What a judge's run judges, in words."""
    return f"run {run.id}" if baseline is None else f"run {run.id} against run {baseline.id}"


def runs_of_source(db: Database, run: Run) -> tuple[Run, Run | None] | None:
    """The run that a judge's run judges, and the one it holds it against; None where its source does not say."""
    told = re.fullmatch(r"run (\d+)(?: against run (\d+))?", run.source or "")
    if told is None:
        return None
    return find_run(db, told[1]), find_run(db, told[2]) if told[2] else None


def suites_judged(run: Run, judged: Run) -> list[str]:
    """The suites of a run that a judge's run asks about."""
    return [name for name in judged.suites if any(judge_suite_id(kind, name) in run.suites for kind in JUDGE_TYPES)]


def judge_suite(kind: JudgeType, judged: str) -> Suite:
    """The suite of the questions of one type on a suite's answers."""
    return Suite(judge_suite_id(kind, judged), request_of(kind), title=f"{kind} of {judged}"[:200])


def _grouped(found: Survey) -> dict[Group, list[Question]]:
    groups: dict[Group, list[Question]] = defaultdict(list)
    for judged, asked in found.questions.items():
        for question in asked.values():
            groups[judged, question.type].append(question)
    return groups


def _samples(question: Question, answers: Iterable[Output], tries: int) -> int:
    """How many samples a question takes: as many as hold a verdict at their end, one more where none does."""
    count = 0
    for count, output in enumerate(answers, start=1):
        if isinstance(read_verdict(question, output), Verdict):
            return count
    return max(count, min(count + 1, tries), 1)
