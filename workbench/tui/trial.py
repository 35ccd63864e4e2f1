"""A re-run under way: what an edited prompt has brought so far."""

from __future__ import annotations

import asyncio
import time
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from workbench.adapt.confirming import Standing
    from workbench.adapt.drafts import Draft
    from workbench.adapt.grounds import Grounds
    from workbench.adapt.keeping import CandidateRun
    from workbench.adapt.outcome import Outcome, Result
    from workbench.adapt.selection import Selection
    from workbench.evaluate.rerun import CaseRan, Job, Spent
    from workbench.records import Adaptation, CheckedOutput, Run, Suite
    from workbench.tui.app import WorkbenchApp

State = Literal["running", "done", "cancelled"]
Scope = Literal["case", "cluster", "failing", "all"]


@dataclass(slots=True)
class Trial:
    """One re-run of `selection` under `draft`, `samples` of each case; changes as events arrive, and tells `changed`.

    `grounds` decide its answers. `most_usd` is the most it can cost, None: unknown. `real`: what it confirms is to hold
    for a real model. `accepted` are cases that only a person can tell, and did.
    """

    scope: Scope
    draft: Draft
    selection: Selection
    samples: int
    grounds: Grounds
    most_usd: float | None
    real: bool
    changed: Callable[[], None]
    revision: Adaptation | None = None
    state: State = "running"
    outputs: dict[str, list[CheckedOutput]] = field(default_factory=dict)
    running: list[str] = field(default_factory=list)
    streamed: dict[tuple[str, int], str] = field(default_factory=dict)
    """What has come of the answers that are on their way, by case and sample."""
    accepted: set[str] = field(default_factory=set)
    waiting: str = ""
    spent: Spent | None = None
    run: Run | None = None
    simulated: bool = False
    """Whether its answers are a scripted model's; before the first has come only the app's own one is known to be."""
    begun_s: float = field(default_factory=time.monotonic)
    _known: tuple[tuple[int, frozenset[str]], Mapping[str, Result]] | None = None

    @property
    def done(self) -> int:
        """How many answers have come."""
        return sum(map(len, self.outputs.values()))

    @property
    def total(self) -> int:
        """How many answers it asks for."""
        return len(self.selection.cases) * self.samples

    @property
    def left_s(self) -> float | None:
        """About how many seconds it goes on, by how long it took so far; None while nothing has come."""
        if not self.done or self.state != "running":
            return None
        return (time.monotonic() - self.begun_s) / self.done * (self.total - self.done)

    def streaming(self, case: str) -> str | None:
        """What has come of the answer to a case that is on its way; None where none is."""
        text = next((text for (name, _), text in self.streamed.items() if name == case), None)
        return "" if text is None and case in self.running else text

    @property
    def outcome(self) -> Outcome:
        """How the cases ended so far."""
        from workbench.adapt.outcome import outcome_of

        return outcome_of(self.selection, self.outputs, self.accepted)

    @property
    def outcome_by_case(self) -> Mapping[str, Result]:
        """How each case ended so far; worked out again when an answer has come."""
        state = (self.done, frozenset(self.accepted))
        if self._known is None or self._known[0] != state:
            self._known = (state, self.outcome.results)
        return self._known[1]

    def standing(self, outcome: Outcome, margin: float) -> Standing:
        """How the edit stands by that; `margin` is the suite's."""
        from workbench.adapt.confirming import standing_of

        return standing_of(self.selection, outcome, self.outputs, margin, real=self.real)

    async def go(self, app: WorkbenchApp, suite: Suite, jobs: Sequence[Job]) -> None:
        """Send the jobs, keep each output in the store as it arrives. Raises WorkbenchError if one cannot be kept.

        Cancelled, it stops what is in flight; what has arrived is kept.
        """
        from workbench.adapt.keeping import CandidateRun, candidate_configuration
        from workbench.client.send import Connection
        from workbench.evaluate.rerun import CallRetried, CaseRan, CaseStarted, Spent, TextArrived, rerun

        session = app.session
        assert session.comparison is not None
        configuration = candidate_configuration(session.comparison, self.draft)
        kept = CandidateRun(session.comparison, configuration)
        self.spent = Spent()
        settings = session.services.client()
        self.simulated = settings.transport is not None
        state: State = "cancelled"
        try:
            async with (
                Connection(settings) as connection,
                # Closed at once when this is cancelled, not when the garbage is collected: no call stays in flight.
                aclosing(rerun(jobs, suite, configuration, connection.send)) as events,
            ):
                async for event in events:
                    if isinstance(event, CaseStarted):
                        self.running.append(event.case)
                    elif isinstance(event, TextArrived):
                        place = (event.case, event.sample)
                        self.streamed[place] = self.streamed.get(place, "") + event.text
                    elif isinstance(event, CallRetried):
                        retry = event.retry
                        self.waiting = (
                            f"{event.case}: {retry.error.message}; try {retry.attempt} of {retry.attempts} "
                            f"in {retry.wait_s:.0f} s"
                        )
                        self.streamed.pop((event.case, event.sample), None)
                    elif isinstance(event, CaseRan):
                        # What has arrived is kept, though a cancel comes just now.
                        await asyncio.shield(self._take(app, kept, event))
                    self.changed()
            state = "done"
        finally:
            self.running.clear()
            self.state = state
            self.changed()

    async def _take(self, app: WorkbenchApp, kept: CandidateRun, event: CaseRan) -> None:
        from workbench.store.adaptations import attach_runs

        first = self.run is None
        self.run = await app.session.call(kept.keep, event)
        if first and self.revision is not None:
            await app.session.call(attach_runs, self.revision.id, [self.run.id])
        decided = await app.compute(self.grounds.decided, event.checked)
        if event.case in self.running:
            self.running.remove(event.case)
        self.streamed.pop((event.case, event.sample), None)
        self.waiting = ""
        if event.checked.output.error is None:
            self.simulated = event.checked.output.simulated
        self.outputs.setdefault(event.case, []).append(decided)
        assert self.spent is not None
        self.spent = self.spent.with_output(event.checked.output, kept.configuration.model)
