"""Sending cases again with the prompt as it stands: this one, its cluster, failing and guarding ones, all."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from workbench.errors import WorkbenchError
from workbench.tui.screens.showing import ShowingScreen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.worker import Worker

    from workbench.adapt.grounds import Grounds
    from workbench.adapt.selection import Selection
    from workbench.evaluate.rerun import Job
    from workbench.tui.trial import Scope, Trial
    from workbench.tui.turns import Turns

STREAM_EVERY_S = 0.1
"""How often a streaming answer is laid out anew."""
_MOST_SAMPLES = 20


class TryingScreen(ShowingScreen):
    """Sends, and shows each answer as it arrives; each is in the store by then."""

    def __init__(self, turns: Turns) -> None:
        super().__init__(turns)
        self.tried: list[Trial] = []
        """Every re-run of this screen, oldest first."""
        self._grounds: Grounds | None = None
        self._rerun: Worker[None] | None = None
        self._redrawing = False

    # --- which ---

    async def do_rerun(self) -> None:
        await self._begin("case", [self.case])

    async def do_rerun_cluster(self) -> None:
        cluster = self.verdicts[self.case].cluster or self.cluster
        cases = [one.case for one in self.verdicts.values() if cluster and one.cluster == cluster]
        if not cases:
            self.keybar.say("this case is in no cluster", "warn")
            return
        await self._begin("cluster", cases)

    async def do_rerun_all(self) -> None:
        await self._begin("failing", [])

    async def do_rerun_suite(self) -> None:
        await self._begin("all", [])

    async def do_samples(self) -> None:
        await self.ask(self._ask_samples())

    async def _ask_samples(self) -> None:
        from workbench.adapt.confirming import SAMPLES

        most = _MOST_SAMPLES
        given = await self.prompt.ask(f"samples of each case in a re-run of several (1-{most}; {SAMPLES} confirm):")
        if given is None:
            return
        if not given.strip().isdigit() or not 1 <= int(given) <= most:
            self.keybar.say(f"'{given}' is no number from 1 to {most}", "bad")
            return
        self.samples = int(given)
        self.keybar.say(f"from now on {self.samples} samples of each case", "good")
        await self.redraw(keep_place=True)

    async def _begin(self, scope: Scope, cases: Sequence[str]) -> None:
        from workbench.adapt.selection import all_cases, given_cases, select_cases

        if self.trial is not None and self.trial.state == "running":
            self.keybar.say(f"a re-run is under way; {self.workbench.keys.way('cancel')} cancels it")
            return
        place = (self.session.comparison_id, self.suite.id)
        if scope in ("case", "cluster"):
            selection = await self.session.call(given_cases, *place, cases)
        else:
            selection = await self.session.call(all_cases if scope == "all" else select_cases, *place)
        if not selection.failing and scope == "failing":
            self.keybar.say("no case of this suite regressed, is labelled worse or flagged", "warn")
            return
        await self._start(scope, selection, 1 if scope == "case" else self.samples)

    async def _start(self, scope: Scope, selection: Selection, samples: int) -> None:
        from workbench.adapt.grounds import grounds_of, read_material
        from workbench.adapt.keeping import candidate_configuration, jobs_for, keep_revision
        from workbench.evaluate.ceiling import most_usd
        from workbench.tui.trial import Trial

        draft = await self.draft()
        session, comparison = self.session, self.session.comparison
        if draft is None or comparison is None:
            return
        self.keybar.say("getting ready to send…", "dim")
        jobs = await session.call(jobs_for, comparison, self.suite.id, selection.cases, samples)
        jobs.sort(key=lambda job: job.sample)  # of each case the first answer comes first
        if self._grounds is None or not self._grounds.baseline.keys() >= set(selection.cases):
            material = await session.call(read_material, comparison, self.suite.id, selection.cases, self.model)
            self._grounds = await self.workbench.compute(grounds_of, material)
        configuration = candidate_configuration(comparison, draft)
        most = await self.workbench.compute(most_usd, jobs, self.suite, configuration)
        real = not comparison.target.simulated
        self.trial = Trial(scope, draft, selection, samples, self._grounds, most, real, self._changed)
        if draft.changed:
            self.trial.revision = await session.call(keep_revision, comparison, draft, session.reviewer)
        self.tried.append(self.trial)
        self.keybar.keys(self.workbench.keys)
        if scope == "case":
            self._pair = 0
            self.cases.forget()
        else:
            kinds = dict.fromkeys(selection.failing, "failing") | dict.fromkeys(selection.guarding, "guarding")
            await self.list_cases(
                selection.cases, {case: kinds.get(case, "other") for case in selection.cases}, self.case
            )
        self.share_out()
        self._changed()
        # As a callable: cancelled before it began, a coroutine would never be awaited.
        self._rerun = self.run_worker(partial(self._go, self.trial, jobs), group="rerun")

    async def _go(self, trial: Trial, jobs: Sequence[Job]) -> None:
        from workbench.adapt.keeping import keep_outcome

        try:
            await trial.go(self.workbench, self.suite, jobs)
            if trial.state == "done" and trial.revision is not None and trial.run is not None:
                outcome = trial.outcome
                standing = trial.standing(outcome, self.suite.margin)
                told = (trial.revision, trial.run.id, outcome, standing, trial.samples)
                trial.revision = await self.session.call(keep_outcome, *told)
        except WorkbenchError as error:
            self.complain(error)

    def _changed(self) -> None:
        """Something arrived: draw soon, at most every tenth of a second."""
        if not self._redrawing and self.is_attached:
            self._redrawing = True
            self.set_timer(STREAM_EVERY_S, self._draw_soon)

    def _draw_soon(self) -> None:
        self._redrawing = False
        if self.asked:
            return  # what is asked about stands where the outputs do
        self.cases.forget()
        self.newest("draw", partial(self.redraw, keep_place=True))

    @property
    def under_way(self) -> bool:
        """Whether answers are on their way."""
        return self.trial is not None and self.trial.state == "running"

    async def do_cancel(self) -> None:
        if self._rerun is not None and self.trial is not None and self.under_way:
            self._rerun.cancel()
            self.trial.state = "cancelled"  # cancelled before its first step it would never say so itself
            self._changed()
        else:
            self.keybar.say("no re-run is under way")

    async def do_accept(self) -> None:
        trial = self.trial
        if trial is None or self.case not in trial.selection.judged or not trial.outputs.get(self.case):
            self.keybar.say("checks tell of this case; only one that was labelled or flagged by hand is for your eyes")
            return
        trial.accepted ^= {self.case}
        self.keybar.say(f"{self.case}: {'right' if self.case in trial.accepted else 'undecided'}, by your own eyes")
        self._changed()
