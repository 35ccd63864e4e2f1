"""Further samples drawn from the command line, and what came of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, cast

from workbench.cli.printing import say
from workbench.errors import ExitCode
from workbench.text.safe import visible_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.cli.run_options import Sending
    from workbench.cli.running import Failures
    from workbench.client.settings import Provider
    from workbench.evaluate.drawing import Draw, Place
    from workbench.evaluate.events import Ended
    from workbench.evaluate.plan import PlannedRun
    from workbench.evaluate.progress import Progress
    from workbench.evaluate.resample import Resampling
    from workbench.store.database import Database

    Answer = tuple[int, Place, int]  # run, case, sample


@dataclass(slots=True)
class Drawn:
    """What came of it: the cases with new answers, how many cases are left and why, what it cost, how it ended."""

    cases: list[Draw] = field(default_factory=list)
    left: int = 0
    reason: str | None = None
    cost_usd: float = 0.0
    unpriced: int = 0
    failures: Failures = field(default_factory=list)
    code: ExitCode = ExitCode.DONE


def draw(db: Database, resampling: Resampling, left: Sequence[Draw], sending: Sending) -> Drawn:
    """Draw these cases in order until all are drawn, the limit is reached, or nothing more gets through.

    Raises WorkbenchError when another process executes one of the runs.
    """
    from workbench.evaluate.holding import holding
    from workbench.evaluate.starting import spent_so_far

    assert sending.max_cost is not None
    before = spent_so_far(db, resampling.runs)
    answered = resampling.answered()
    drawn = Drawn()
    with holding(db, resampling.runs):  # marks taken back beside another process would be those that it draws by
        resampling.mark(left)
        try:
            for plans in _ways(resampling.plans(left)):
                spent = spent_so_far(db, resampling.runs).usd - before.usd
                _carry_out(db, plans, sending, spent, answered, drawn)
        finally:
            resampling.unmark(left)
    new = {place for _, place, _ in resampling.answered() - answered}
    drawn.cases = [one for one in left if (one.suite, one.case) in new]
    drawn.left = len(resampling.left())
    after = spent_so_far(db, resampling.runs)
    drawn.cost_usd, drawn.unpriced = after.usd - before.usd, after.unpriced - before.unpriced
    if drawn.left and drawn.code is ExitCode.DONE:
        drawn.code = ExitCode.PARTIAL
    return drawn


def _carry_out(
    db: Database,
    plans: Sequence[PlannedRun],
    sending: Sending,
    spent: float,
    answered: set[Answer],
    drawn: Drawn,
) -> None:
    """Execute plans of one way, and note how that ended where it did not end well.

    `spent`: what this resample has cost until now, in USD; `answered`: what was answered before it.
    """
    from workbench.cli import running
    from workbench.cli.run_view import one_line
    from workbench.client.settings import ClientSettings
    from workbench.evaluate.execute import Settings
    from workbench.evaluate.starting import spent_so_far
    from workbench.evaluate.words import spend

    assert sending.max_cost is not None
    provider = cast("Provider | None", plans[0].configuration.provider)
    client = ClientSettings(timeout_s=sending.timeout, provider=provider)
    # The limit of a run counts what it has cost until now.
    before = spent_so_far(db, [plan.run for plan in plans if plan.run is not None])
    limit = before.usd + max(sending.max_cost - spent, 0.0)
    followed = running.carry_out(
        db, plans, client, Settings(pace=sending.pace), name=None, max_cost=limit, runs_held=True
    )
    if followed is None:
        return
    ended: Ended = followed[0]
    drawn.failures += followed[1]
    progress = replace(
        _own(ended.progress, plans, answered),
        spent_usd=max(spent + ended.progress.spent_usd - before.usd, 0.0),
        unpriced=max(ended.progress.unpriced - before.unpriced, 0),
        limit_usd=sending.max_cost,
    )
    say(one_line(progress))
    if ended.by == "interrupted":
        drawn.code = ExitCode.INTERRUPTED
    elif ended.by != "done":
        full = f"{spend(progress)} spent; the next call could cost more than is left"
        drawn.reason = drawn.reason or (full if ended.by == "budget" else visible_line(ended.reason or ended.by))
        if ended.by in ("refused", "unreachable") and ended.progress.rate is None:
            drawn.code = ExitCode.UNUSABLE


def _own(progress: Progress, plans: Sequence[PlannedRun], answered: set[Answer]) -> Progress:
    """The progress without what the runs had answered before."""
    earlier = Counter(
        plan.run.id
        for plan in plans
        if plan.run is not None
        for one in plan.suites
        for case in one.cases
        for sample in range(1, one.samples + 1)
        if (plan.run.id, (one.suite.id, case.id), sample) in answered
    )
    runs = tuple(
        replace(one, total=one.total - earlier[one.run], answered=one.answered - earlier[one.run])
        for one in progress.runs
    )
    return replace(progress, runs=runs)


def _ways(plans: Sequence[PlannedRun]) -> list[list[PlannedRun]]:
    """Plans that are executed together: of one provider, all in batches or none."""
    groups: dict[tuple[str | None, bool], list[PlannedRun]] = {}
    for plan in plans:
        way = (plan.configuration.provider, plan.configuration.via == "batch")
        groups.setdefault(way, []).append(plan)
    return list(groups.values())
