"""A judge asked from the command line: the rounds it takes until every question has a verdict, or its tries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.cli.printing import print_json, say
from workbench.errors import ExitCode, WorkbenchError
from workbench.text.counts import counted

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
        from workbench.store.judges import Judge

        self._db = db
        self._run = run
        self._baseline = baseline
        self._suites = suites
        self._configuration = configuration
        self._tries = tries
        self._client = client
        self._settings = settings
        self._judge = Judge.of(configuration)
        self._rounds: Rounds = []
        self._left_usd: float | None = None

    def show(self, max_cost: float | None, allow_unpriced: bool, *, as_json: bool) -> ExitCode:
        """Say what would be sent."""
        from workbench.cli import plan_view
        from workbench.evaluate.judge_plan import open_questions

        found = self._survey()
        left = open_questions(found, 1)
        say(f"{_checks(found)}: {counted(len(left), 'question')} to ask, {len(found.answers) - len(left):,} answered")
        plan = self._plan(found, 1, left)
        refuse_unheld([plan], max_cost, allow_unpriced)
        for run in self._broken_off(found, max_cost):
            say(f"run {run.id} '{run.name}' of this judge was broken off: it is gone on with first")
        return plan_view.show_plan(self._db, [plan], self._settings.pace, None, as_json=as_json)

    def execute(self, name: str | None, max_cost: float | None, allow_unpriced: bool, *, as_json: bool) -> ExitCode:
        """Ask what is not answered, ask again where no verdict can be read, and say how the checks stand.

        A run of this judge that was broken off is gone on with first. Raises WorkbenchError while another process asks.
        """
        from workbench.cli.judge_view import print_survey, say_in_force, survey_as_json
        from workbench.evaluate.holding import holding_judge
        from workbench.evaluate.judge_plan import judges_in_force, suites_asked

        self._left_usd = max_cost
        with holding_judge(self._db, self._judge, suites_asked(self._survey())):
            found = self._survey()  # what came until now
            before = judges_in_force(self._db, found)
            code = self._go_on(found, allow_unpriced)
            if code is ExitCode.DONE:
                code = self._ask_rounds(name, allow_unpriced)
            if code is ExitCode.UNUSABLE and not self._rounds:
                return code
            found = self._survey()
        if not self._rounds:
            say(f"every question was answered by {self._configuration.model} before: nothing was sent")
        if as_json:
            print_json(survey_as_json(found, self._run, self._baseline, self._configuration, self._rounds))
        else:
            print_survey(found, self._run, self._baseline)
        say_in_force(before, judges_in_force(self._db, found), self._judge)
        return code

    def _go_on(self, found: Survey, allow_unpriced: bool) -> ExitCode:
        """Go on with what was broken off."""
        from workbench.evaluate.plan import plan_rest

        for run in self._broken_off(found, self._left_usd):
            say(f"run {run.id} '{run.name}' of this judge was broken off: going on with it")
            (plan,) = plan_rest(self._db, [str(run.id)])
            code = self._carry_out(found, plan, None, allow_unpriced)
            if code is not ExitCode.DONE:
                return code
        return ExitCode.DONE

    def _ask_rounds(self, name: str | None, allow_unpriced: bool) -> ExitCode:
        """Ask what has no answer, then as often as there are tries what has no verdict."""
        from workbench.evaluate.judge_plan import is_in_force, open_questions, save_questions

        asked = False
        for tries in range(1, self._tries + 1):
            found = self._survey()
            left = open_questions(found, tries)
            if not left and (asked or is_in_force(self._db, found, self._judge)):
                continue
            plan = self._plan(found, tries, left if asked else None)
            save_questions(self._db, found, plan)
            code = self._carry_out(found, plan, None if asked else name, allow_unpriced)
            asked = True
            if code is not ExitCode.DONE:
                return code
        return ExitCode.DONE

    def _carry_out(self, found: Survey, plan: PlannedRun, name: str | None, allow_unpriced: bool) -> ExitCode:
        """One run of the judge, within what is left of the limit of cost."""
        from workbench.cli import running

        refuse_unheld([plan], self._left_usd, allow_unpriced)
        followed = running.carry_out(
            self._db,
            [plan],
            self._client,
            self._settings,
            name=name,
            max_cost=self._left_usd,
            command="judge",
            judge_held=True,
            places=found.places,
        )
        if followed is None:
            return ExitCode.UNUSABLE
        self._rounds.append(followed)
        progress = followed[0].progress
        if self._left_usd is not None:
            self._left_usd = max(self._left_usd - progress.spent_usd - progress.uncertain_usd, 0.0)
        return running.report(followed[0], "judge")

    def _broken_off(self, found: Survey, max_cost: float | None) -> list[Run]:
        from workbench.evaluate.judge_plan import runs_to_go_on_with

        return runs_to_go_on_with(self._db, found, self._plan(found, 1, None), self._judge, max_cost)

    def _survey(self) -> Survey:
        from workbench.evaluate.judge_survey import survey

        found = survey(self._db, self._run, self._baseline, suites=self._suites, judge=self._judge)
        _refuse_nothing(found, self._run)
        return found

    def _plan(self, found: Survey, tries: int, only: set[str] | None) -> PlannedRun:
        from workbench.evaluate.judge_plan import plan_judging, source_of

        return plan_judging(found, self._configuration, source_of(self._run, self._baseline), tries=tries, only=only)


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
