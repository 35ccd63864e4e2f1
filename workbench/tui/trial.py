"""A re-run under way: what an edited prompt has brought so far."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from workbench.adapt.drafts import Draft
    from workbench.adapt.outcome import Outcome
    from workbench.adapt.selection import Selection
    from workbench.evaluate.rerun import Job, Spent
    from workbench.records import CheckedOutput, Run, Suite
    from workbench.tui.session import Session

State = Literal["running", "done", "cancelled"]


@dataclass(slots=True)
class Trial:
    """One re-run of `selection` under `draft`; changes as events arrive, and `changed` is called then.

    `watched` is the case whose answer is shown while it streams.
    """

    draft: Draft
    selection: Selection
    watched: str | None
    changed: Callable[[], None]
    state: State = "running"
    outputs: dict[str, list[CheckedOutput]] = field(default_factory=dict)
    running: set[str] = field(default_factory=set)
    streamed: str = ""
    waiting: str = ""
    spent: Spent | None = None
    run: Run | None = None
    simulated: bool = False
    """Whether its answers are a scripted model's; before the first has come only the app's own one is known to be."""

    @property
    def cases(self) -> int:
        """How many cases it takes."""
        return len(self.selection.failing) + len(self.selection.guarding)

    @property
    def outcome(self) -> Outcome:
        """How the cases ended so far."""
        from workbench.adapt.outcome import outcome_of

        return outcome_of(self.selection, self.outputs)

    async def go(self, session: Session, suite: Suite, jobs: Sequence[Job]) -> None:
        """Send the jobs, keep each output in the store as it arrives. Raises WorkbenchError if one cannot be kept.

        Cancelled, it stops what is in flight; what has arrived is kept.
        """
        from workbench.adapt.keeping import CandidateRun, candidate_configuration
        from workbench.client.send import Connection
        from workbench.evaluate.rerun import CallRetried, CaseRan, CaseStarted, Spent, TextArrived, rerun

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
                        self.running.add(event.case)
                    elif isinstance(event, TextArrived):
                        if event.case != self.watched:
                            continue
                        self.streamed += event.text
                    elif isinstance(event, CallRetried):
                        retry = event.retry
                        self.waiting = (
                            f"{event.case}: {retry.error.message}; try {retry.attempt} of {retry.attempts} "
                            f"in {retry.wait_s:.0f} s"
                        )
                        if event.case == self.watched:
                            self.streamed = ""
                    elif isinstance(event, CaseRan):
                        # What has arrived is kept, though a cancel comes just now.
                        self.run = await asyncio.shield(session.call(kept.keep, event))
                        self.running.discard(event.case)
                        self.waiting = ""
                        if event.checked.output.error is None:
                            self.simulated = event.checked.output.simulated
                        self.outputs.setdefault(event.case, []).append(event.checked)
                        self.spent = self.spent.with_output(event.checked.output, configuration.model)
                    self.changed()
            state = "done"
        finally:
            self.running.clear()
            self.state = state
            self.changed()
