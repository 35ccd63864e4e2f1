"""The keys that are about a run, the same in the list of runs and on a run's own screen."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from workbench.errors import WorkbenchError
from workbench.text.counts import counted
from workbench.tui.run_plan import dollars
from workbench.tui.run_thread import Order
from workbench.tui.screens.base import TableScreen

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from workbench.assess.compare import SuiteCompared
    from workbench.records import Comparison
    from workbench.tui.run_rows import RunRow
    from workbench.tui.running import Running


class RunKeysScreen(TableScreen):
    """Goes on with the run at hand, or compares it."""

    async def run_at_hand(self) -> RunRow | None:
        """The run the keys are about; None if there is none."""
        raise NotImplementedError

    async def show_run(self, running: Running) -> None:
        """Runs are executed now: show how they get on."""
        raise NotImplementedError

    async def do_queue(self) -> None:
        self.leave_for_queue()

    # --- going on ---

    async def do_resume(self) -> None:
        await self.ask(self._resume())

    async def _resume(self) -> None:
        row = await self.run_at_hand()
        if row is None:
            return
        if row.counts.planned == 0:
            self.keybar.say("this run was not executed here: nothing says what it was to answer", "warn")
        elif not row.can_go_on:
            self.keybar.say("every call of this run is answered", "good")
        else:
            await self.go_on((str(row.run.id),), row.run.max_cost_usd)

    async def go_on(self, runs: tuple[str, ...], limit_usd: float | None) -> None:
        """Execute what is left of some runs; shown when they are on their way. Raises WorkbenchError if they cannot.

        Where there was a limit of cost, another one can be given.
        """
        if limit_usd is not None:
            text = await self.prompt.ask("at most so many USD in all:", f"{limit_usd:g}")
            if text is None:
                return
            limit_usd = dollars(text)
        await self.show_run(await begun(self.workbench.start_runs(Order(resume=runs, limit_usd=limit_usd))))

    # --- comparing ---

    async def do_compare(self) -> None:
        await self.ask(self._ask_compare())

    async def _ask_compare(self) -> None:
        row = await self.run_at_hand()
        if row is None:
            return
        shown = self.session.comparison
        other = shown.baseline if shown is not None and shown.baseline.id != row.run.id else None
        name = await self.prompt.ask(
            f"compare run {row.run.id} with baseline run (number or name):", other.name if other else ""
        )
        if name is not None and name.strip():
            self.newest("compare", partial(self._compare, name.strip(), row.run.id))

    async def _compare(self, baseline: str, target: int) -> None:
        """Compare off the loop; when it is done, review that comparison."""
        loop = asyncio.get_running_loop()

        def progress(compared: SuiteCompared) -> None:
            said = f"comparing: {compared.done} of {counted(compared.total, 'suite')}"
            loop.call_soon_threadsafe(self.keybar.hold, said)

        self.keybar.hold("comparing…")
        try:
            made = await asyncio.to_thread(_compared, self.session.database_path, baseline, target, progress)
            await self.session.turn_to(str(made.id))
        except WorkbenchError as error:
            self.complain(error)
        else:
            self.leave_for_queue()


async def begun(running: Running) -> Running:
    """Wait until the runs are there. Raises the WorkbenchError that keeps them from being executed."""
    await running.begun.wait()
    if running.error is not None and running.progress is None:
        running.seen = True
        raise running.error
    return running


def _compared(path: Path, baseline: str, target: int, progress: Callable[[SuiteCompared], None]) -> Comparison:
    """The comparison of two runs, with a database opened for this alone."""
    from workbench.assess.compare import make_comparison
    from workbench.store.database import open_database
    from workbench.store.runs import find_run

    with open_database(path) as db:
        before, after = find_run(db, baseline), find_run(db, str(target))
        if before.id == after.id:
            raise WorkbenchError("this is the run itself", hint="name another one to compare it with")
        if not set(before.suites) & set(after.suites):
            raise WorkbenchError(f"run {before.id} and run {after.id} have no suite in common")
        return make_comparison(db, before, after, progress=progress)
