"""A judge asked from the command line: the rounds it takes until every question has a verdict, or its tries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.cli.printing import counted, print_json, say
from workbench.errors import ExitCode, WorkbenchError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.cli.running import Failures
    from workbench.client.settings import ClientSettings
    from workbench.evaluate.events import Ended
    from workbench.evaluate.execute import Settings
    from workbench.evaluate.judge_survey import Survey
    from workbench.evaluate.plan import PlannedRun
    from workbench.records import Configuration, Run
    from workbench.store.database import Database

Rounds = list[tuple["Ended", "Failures"]]


class Judging:
    """What is judged by whom, and the rounds that it takes."""

    def __init__(
        self,
        db: Database,
        run: Run,
        baseline: Run | None,
        suites: Sequence[str],
        configuration: Configuration,
        tries: int,
        client: ClientSettings,
        settings: Settings,
    ) -> None:
        self._db = db
        self._run = run
        self._baseline = baseline
        self._suites = suites
        self._configuration = configuration
        self._tries = tries
        self._client = client
        self._settings = settings

    def show(self, max_cost: float | None, allow_unpriced: bool, *, as_json: bool) -> ExitCode:
        """Say what would be sent."""
        from workbench.cli import plan_view
        from workbench.evaluate.judge_plan import open_questions

        found = self._survey()
        left = open_questions(found, 1)
        say(f"{_checks(found)}: {counted(len(left), 'question')} to ask, {len(found.answers) - len(left):,} answered")
        plan = self._plan(found, 1, left)
        refuse_unheld([plan], max_cost, allow_unpriced)
        return plan_view.show_plan(self._db, [plan], self._settings.pace, None, as_json=as_json)

    def execute(self, name: str | None, max_cost: float | None, allow_unpriced: bool, *, as_json: bool) -> ExitCode:
        """Ask what is not answered, ask again where no verdict can be read, and say how the checks stand."""
        from workbench.cli import running
        from workbench.cli.judge_view import print_survey, survey_as_json
        from workbench.evaluate.judge_plan import open_questions

        rounds: Rounds = []
        code, left_usd = ExitCode.DONE, max_cost
        found = self._survey()
        for tries in range(1, self._tries + 1):
            left = open_questions(found, tries)
            if not left and (rounds or self._in_force(found)):
                continue
            plan = self._plan(found, tries, left if rounds else None)
            refuse_unheld([plan], max_cost, allow_unpriced)
            followed = self._ask(found, plan, name if not rounds else None, left_usd)
            if followed is None:
                return ExitCode.UNUSABLE
            rounds.append(followed)
            progress = followed[0].progress
            if left_usd is not None:
                left_usd = max(left_usd - progress.spent_usd - progress.uncertain_usd, 0.0)
            code = running.report(followed[0], "judge")
            found = self._survey()
            if code is not ExitCode.DONE:
                break
        if not rounds:
            say(f"every question was answered by {self._configuration.model} before: nothing was sent")
        if as_json:
            print_json(survey_as_json(found, self._run, self._baseline, self._configuration, rounds))
        else:
            print_survey(found, self._run, self._baseline)
        return code

    def _survey(self) -> Survey:
        from workbench.evaluate.judge_survey import survey
        from workbench.store.judges import Judge

        found = survey(self._db, self._run, self._baseline, suites=self._suites, judge=Judge.of(self._configuration))
        _refuse_nothing(found, self._run)
        return found

    def _in_force(self, found: Survey) -> bool:
        from workbench.evaluate.judge_plan import is_in_force
        from workbench.store.judges import Judge

        return is_in_force(self._db, found, Judge.of(self._configuration))

    def _plan(self, found: Survey, tries: int, only: set[str] | None) -> PlannedRun:
        from workbench.evaluate.judge_plan import plan_judging, source_of

        return plan_judging(found, self._configuration, source_of(self._run, self._baseline), tries=tries, only=only)

    def _ask(
        self, found: Survey, plan: PlannedRun, name: str | None, max_cost: float | None
    ) -> tuple[Ended, Failures] | None:
        from workbench.cli import running
        from workbench.evaluate.judge_plan import save_questions

        save_questions(self._db, found, plan)
        return running.carry_out(
            self._db, [plan], self._client, self._settings, name=name, max_cost=max_cost, command="judge"
        )


def refuse_unheld(plans: Sequence[PlannedRun], max_cost: float | None, allow_unpriced: bool) -> None:
    """Raise WorkbenchError where a limit of cost is given that could not be held."""
    from workbench.evaluate.starting import refuse_unpriced

    if max_cost is not None and not allow_unpriced:
        refuse_unpriced(plans)


def _refuse_nothing(found: Survey, run: Run) -> None:
    if found.left_out and not found.checks:
        raise WorkbenchError(
            f"the checks of run {run.id} that need a judge are pairwise, and there is nothing to compare with",
            hint=f"`workbench judge {run.id} --against BASELINE --model ID`",
        )
    if not found.checks:
        raise WorkbenchError(
            f"no output of run {run.id} '{run.name}' has a check that needs a judge",
            hint="llm-rubric and pairwise checks do; docs/judges.md says how they are written.",
        )


def _checks(found: Survey) -> str:
    return f"{counted(found.checks, 'check')} of {counted(len(found.questions), 'suite')}"
