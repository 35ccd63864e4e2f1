"""What a run costs stays within its limit, and is foretold."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import forked
from tests.evaluate.executing import HAIKU, SONNET, echo_cases, echo_suite, executed, go_on, outputs, planned, run_new
from tests.evaluate.test_execute import stats
from workbench.catalog.prices import cost_usd
from workbench.client.pacing import Pace
from workbench.client.settings import ClientSettings
from workbench.errors import WorkbenchError
from workbench.evaluate.budget import Budget
from workbench.evaluate.counting import count_all
from workbench.evaluate.estimate import estimate
from workbench.evaluate.plan import plan_again, plan_new
from workbench.evaluate.starting import begin, refuse_unpriced
from workbench.records import Configuration
from workbench.simulator.conditions import Mishap

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.store.database import Database


@given(
    st.floats(0, 1),
    st.lists(st.tuples(st.floats(0, 0.2), st.floats(0, 1), st.sampled_from([True, False, None])), max_size=60),
)
def test_what_is_spent_and_set_aside_never_passes_the_limit(
    limit: float, calls: list[tuple[float, float, bool | None]]
) -> None:
    budget = Budget(limit)
    for most, share, billed in calls:
        if budget.fits(most):
            held = budget.hold(most)
            budget.settle(held, most * share, billed)
        assert budget.spent_usd + budget.uncertain_usd <= limit + 1e-9


@pytest.mark.parametrize("chaos", [(), (Mishap("cut", 0.2), Mishap("429", 0.1))], ids=["calm", "answers get lost"])
@pytest.mark.parametrize("limit", [0.002, 0.01, 0.02])
async def test_a_limit_is_never_passed(
    db: Database, simulator: Callable[..., str], limit: float, chaos: tuple[Mishap, ...]
) -> None:
    url = simulator(chaos=chaos, retry_after_s=0.01, latency_ms=1.0, seed=2)
    suites = planned(db, [(echo_suite(), echo_cases(150))])
    outcome = await run_new(db, url, suites, max_cost=limit)
    assert outcome.ended.by == "budget"
    billed = stats(url)["billed"].get("standard", {})
    tokens = {"input_tokens": billed.get("input_tokens", 0), "output_tokens": billed.get("output_tokens", 0)}
    charged = cost_usd(SONNET, tokens)
    assert charged is not None
    assert charged <= limit  # answers that got lost among it
    progress = outcome.ended.progress
    assert progress.spent_usd <= limit
    assert progress.spent_usd + progress.uncertain_usd <= limit
    known = sum(cost_usd(o.model or "", o.usage) or 0 for run in outcome.runs for o in outputs(db, run).values())
    assert known == pytest.approx(progress.spent_usd)
    assert progress.answered < 150


async def test_the_limit_holds_over_several_sittings(db: Database, simulator: Callable[..., str]) -> None:
    url = simulator()
    suites = planned(db, [(echo_suite(), echo_cases(60))])
    first = await run_new(db, url, suites, (SONNET, HAIKU), max_cost=0.01)
    assert first.ended.by == "budget"
    again = await go_on(db, url, first.runs[:1])  # one of the two alone: their limit is the same
    assert again.ended.by == "budget"
    spent = sum(cost_usd(o.model or "", o.usage) or 0 for run in first.runs for o in outputs(db, run).values())
    assert spent <= 0.01
    rest = await go_on(db, url, first.runs, max_cost=5.0)
    assert rest.ended.by == "done"


def test_a_limit_that_could_not_be_held_is_refused(db: Database) -> None:
    suites = planned(db, [(echo_suite(), echo_cases(2))])
    refuse_unpriced(plan_new(suites, [Configuration(SONNET)]))
    with pytest.raises(WorkbenchError, match="nothing is known of what house-model may cost for echo/e-000"):
        refuse_unpriced(plan_new(suites, [Configuration("house-model")]))


async def test_the_estimate_is_within_a_tenth_where_usage_is_known(db: Database, simulator: Callable[..., str]) -> None:
    url = simulator()
    suites = planned(db, [(echo_suite(), echo_cases(40))])
    first = await run_new(db, url, suites, pace=Pace(concurrency=8))
    (plan,) = plan_again(db, str(first.runs[0]))
    foretold = estimate(db, plan, Pace(concurrency=8))
    assert (foretold.calls, foretold.known) == (40, 40)
    assert foretold.cost_usd
    assert foretold.cost_usd.likely is not None
    again = await executed(db, url, [plan], anew=True)
    assert foretold.cost_usd.likely == pytest.approx(again.ended.progress.spent_usd, rel=0.1)
    assert foretold.likely_s is not None


async def test_the_spend_lies_within_the_estimate_where_nothing_is_known(
    db: Database, simulator: Callable[..., str]
) -> None:
    url = simulator()
    suites = planned(db, [(echo_suite(), echo_cases(20))])
    (plan,) = plan_new(suites, [Configuration(SONNET, base_url=url)])
    counted = await count_all(plan, ClientSettings(base_url=url), Pace(concurrency=4))
    assert len(counted.tokens) == 20
    foretold = estimate(db, plan, Pace(rpm=60), counts=counted.tokens)
    assert foretold.cost_usd
    assert foretold.cost_usd.likely is None  # the answers' length is not known
    assert foretold.input_tokens.low == foretold.input_tokens.high == sum(counted.tokens.values())
    assert foretold.least_s == 20.0
    outcome = await executed(db, url, [plan])
    spent = outcome.ended.progress.spent_usd
    assert foretold.cost_usd.high is not None
    assert foretold.cost_usd.low <= spent <= foretold.cost_usd.high
    used = sum((output.usage or {})["input_tokens"] for output in outputs(db, outcome.run).values())
    assert used == foretold.input_tokens.low


async def test_counting_tells_what_would_be_refused(db: Database, simulator: Callable[..., str]) -> None:
    suites = planned(db, [(echo_suite(), echo_cases(3))])
    (plan,) = plan_new(suites, [Configuration("claude-sonnet-9")])
    counted = await count_all(plan, ClientSettings(base_url=simulator()), Pace(concurrency=2))
    assert not counted.tokens
    assert counted.refused["echo/e-000"].status == 404


async def test_what_was_on_its_way_at_a_kill_counts_as_spent(
    db: Database, simulator: Callable[..., str], tmp_path: Path
) -> None:
    url = simulator(latency_ms=150.0)
    suites = planned(db, [(echo_suite(), echo_cases(60))])
    (plan,) = plan_new(suites, [Configuration(SONNET, base_url=url)])
    (work,) = begin(db, [plan], max_cost_usd=0.01)
    code = (
        "import asyncio, os, signal, sys\n"
        "from pathlib import Path\n"
        "from tests.evaluate.executing import go_on\n"
        "from workbench.evaluate.events import Arrived\n"
        "from workbench.store.database import open_database\n"
        "def die(_, event):\n"
        "    if isinstance(event, Arrived): os.kill(os.getpid(), signal.SIGKILL)\n"
        "with open_database(Path(sys.argv[1])) as db:\n"
        "    asyncio.run(go_on(db, sys.argv[2], [int(sys.argv[3])], watch=die))\n"
    )
    for _ in range(4):
        command = [sys.executable, "-c", code, str(db.path), url, str(work.run.id)]
        forked.run(command, cwd=Path(__file__).parents[2])
    rest = await go_on(db, url, [work.run.id])
    assert rest.ended.by == "budget"
    billed = stats(url)["billed"]["standard"]
    tokens = {"input_tokens": billed["input_tokens"], "output_tokens": billed["output_tokens"]}
    assert (cost_usd(SONNET, tokens) or 1) <= 0.01


async def test_calls_that_are_dropped_are_remembered(db: Database, simulator: Callable[..., str]) -> None:
    url = simulator(chaos=(Mishap("slow", 0.5, 1.0),), seed=1)
    suites = planned(db, [(echo_suite(), echo_cases(12))])
    # the first answer ends the run while the slow half of the calls is out
    first = await run_new(db, url, suites, watch=lambda execution, _: execution.drop())
    lost = first.ended.progress.uncertain_usd
    assert lost > 0
    rest = await go_on(db, url, first.runs)
    known = sum(cost_usd(o.model or "", o.usage) or 0 for o in outputs(db, first.run).values())
    assert rest.ended.progress.spent_usd == pytest.approx(known + lost)
