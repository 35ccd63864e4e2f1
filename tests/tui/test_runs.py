"""Runs in the app: started, watched, paused, stopped, gone on with, compared; against the simulator in this process."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.tui.driving import Reviewer, reviewing
from tests.tui.gate import Gate
from workbench.client.settings import ClientSettings
from workbench.evaluate.plan import plan_new
from workbench.evaluate.starting import begin
from workbench.records import Configuration
from workbench.simulator.app import create_app
from workbench.simulator.conditions import Conditions, Mishap
from workbench.store.database import open_database
from workbench.store.execution import PlannedSuite, RunCounts, run_counts
from workbench.store.runs import find_run, list_runs
from workbench.store.suites import load_cases, load_suite
from workbench.tui.services import Services

if TYPE_CHECKING:
    from pathlib import Path

MODEL = "claude-sonnet-5-5"
SUITES = ("brand-voice", "review-digest")
CALLS = 104
"""Cases of the two, one call each."""


def services(app: object) -> Services:
    return Services(client=lambda: ClientSettings(transport=app))


def counts(path: Path, run: int) -> RunCounts:
    with open_database(path) as db:
        return run_counts(db, run)


def begin_run(path: Path, suite: str = SUITES[0]) -> int:
    """A run that is planned and has no answer yet."""
    with open_database(path) as db:
        planned = [PlannedSuite(load_suite(db, suite), tuple(load_cases(db, suite)), 1)]
        (work,) = begin(db, plan_new(planned, [Configuration(MODEL)]))
        return work.run.id


async def to_runs(ada: Reviewer) -> None:
    await ada.sees_queue("left")
    await ada.press("t")
    await ada.sees("claude-3-5-sonnet")


async def to_form(ada: Reviewer, *, at_once: int = 4) -> None:
    """The form with the two suites in it, and so many calls at once."""
    await to_runs(ada)
    await ada.press("S")
    await ada.sees("420 calls")
    await ada.press("a", "j", "j", "e")
    await ada.sees("calls at once, at most:")
    await ada.press("backspace", "backspace", *str(at_once), "enter")
    await ada.press("j", "j", "j", "j")
    for suite in ("brand-voice", "edge-support", "order-desk", "refund-letter", "review-digest"):
        if suite in SUITES:
            await ada.press("space")
        await ada.press("j")
    await ada.sees(f" {CALLS} calls ")


async def start(ada: Reviewer, *, at_once: int = 4) -> None:
    await to_form(ada, at_once=at_once)
    await ada.press("enter")
    await ada.sees("what happened")


async def until_held(gate: Gate, calls: int) -> None:
    """Wait until so many calls stand at the gate."""
    async with asyncio.timeout(20):
        while gate.held < calls:
            await asyncio.sleep(0)


def state(ada: Reviewer) -> str:
    """The last word of the first line."""
    return ada.lines()[0].split()[-1]


async def in_state(ada: Reviewer, word: str) -> None:
    await ada.sees(lambda text: text.split("\n")[0].endswith(f" {word}"))


async def test_a_run_on_two_suites_is_watched_to_its_end_and_the_store_has_what_the_screen_says(demo_db: Path) -> None:
    async with reviewing(demo_db, services=services(create_app())) as ada:
        await start(ada, at_once=16)
        await in_state(ada, "done")
        assert f"{CALLS}/{CALLS}" in ada.text()
        assert "every call is answered" in ada.text()
        assert "simulated" in ada.lines()[0]
        await ada.press("escape")
        line = await ada.sees("104/104") and ada.line_with("104/104")
        assert line.split()[:3] == [">", "3", "claude-sonnet-5-5-2"]
        assert "simulated" in line
        assert "done" in line
    assert counts(demo_db, 3) == RunCounts(planned=CALLS, answered=CALLS, failed=0)
    with open_database(demo_db) as db:
        assert find_run(db, "3").suites == SUITES


async def test_the_estimate_stands_before_anything_is_sent(demo_db: Path) -> None:
    gate = Gate()
    async with reviewing(demo_db, services=services(gate)) as ada:
        await to_form(ada)
        text = ada.text()
        assert "cost $" in text
        assert "104 of 104 cases estimated from earlier answers of this model" in text
        assert "rules with something to know" in text
        await ada.press("escape")
        await ada.sees("2 runs")
    assert gate.bodies == []


async def test_enter_before_the_estimate_sends_nothing(demo_db: Path) -> None:
    gate = Gate()
    async with reviewing(demo_db, services=services(gate)) as ada:
        await to_runs(ada)
        ada.burst("S", "enter", "enter")
        await ada.sees("420 calls")
        assert "start a run" in ada.lines()[0]
    assert gate.bodies == []


async def test_a_pause_sends_no_further_call_and_going_on_finishes(demo_db: Path) -> None:
    gate = Gate(let=20)
    async with reviewing(demo_db, services=services(gate)) as ada:
        await start(ada)
        await until_held(gate, 4)
        await ada.press("p")
        await in_state(ada, "pausing")
        gate.open()
        await in_state(ada, "paused")
        assert "24/104" in ada.text()
        assert len(gate.bodies) == 24
        await ada.press("p")
        await in_state(ada, "done")
    assert counts(demo_db, 3).answered == CALLS
    assert len(gate.bodies) == CALLS


async def test_a_stopped_run_keeps_what_came_and_going_on_sends_no_answered_call_again(demo_db: Path) -> None:
    gate = Gate(let=20)
    async with reviewing(demo_db, services=services(gate)) as ada:
        await start(ada)
        await until_held(gate, 4)
        await ada.press("x")
        await ada.sees("stop?")
        await ada.press("n")  # any key but y leaves it running
        assert state(ada) == "running"
        await ada.press("x", "y")
        await in_state(ada, "stopping")
        gate.open()
        await in_state(ada, "unfinished")
        assert "80 calls without an answer; r goes on" in ada.text()
        assert counts(demo_db, 3) == RunCounts(planned=CALLS, answered=24, failed=0)
        await ada.press("escape")
        await ada.sees("1 unfinished")
        assert "unfinished" in ada.line_with("24/104")
        await ada.press("r")
        await in_state(ada, "done")
        assert "has 24 answers already" in ada.text()
    assert counts(demo_db, 3) == RunCounts(planned=CALLS, answered=CALLS, failed=0)
    assert len(gate.bodies) == len(set(gate.bodies)) == CALLS


async def test_the_second_stop_gives_up_the_calls_in_flight(demo_db: Path) -> None:
    gate = Gate(let=20)
    async with reviewing(demo_db, services=services(gate)) as ada:
        await start(ada)
        await until_held(gate, 4)
        await ada.press("x", "y")
        await in_state(ada, "stopping")
        await ada.press("x")
        await ada.sees("they may have to be paid")
        await ada.press("y")
        await in_state(ada, "unfinished")
    assert counts(demo_db, 3).answered == 20


async def test_the_app_goes_on_while_a_run_does_and_says_so_in_the_queue(demo_db: Path) -> None:
    gate = Gate(let=20)
    async with reviewing(demo_db, services=services(gate)) as ada:
        await start(ada)
        await until_held(gate, 4)
        await ada.press("escape")
        await ada.sees("running here")
        await ada.press("escape")
        await ada.sees(lambda text: "run 20/104" in text.split("\n")[0])
        await ada.press("1")
        await ada.sees(lambda text: "419 of 420 left" in text.split("\n")[0])
        await ada.press("t", "S")
        await ada.sees("a run is under way already")
        await ada.press("escape")
        gate.open()
        await ada.sees(lambda text: "run done" in text.split("\n")[0])
        await ada.press("t", "enter")
        await in_state(ada, "done")
        await ada.press("o")
        await ada.sees(lambda text: "419 of 420 left" in text.split("\n")[0] and "run done" not in text)
    assert counts(demo_db, 3).answered == CALLS


async def test_in_a_narrow_queue_the_run_stands_where_there_is_room(demo_db: Path) -> None:
    gate = Gate(let=20)
    async with reviewing(demo_db, columns=80, rows=24, services=services(gate)) as ada:
        await start(ada)
        await until_held(gate, 4)
        await ada.press("o")
        await ada.sees(lambda text: "run 20/104" in text.split("\n")[1])
        assert "420 of 420 left" in ada.lines()[0]


async def test_what_the_model_refuses_is_said_in_place(demo_db: Path) -> None:
    async with reviewing(demo_db, services=services(create_app())) as ada:
        await to_form(ada)
        await ada.press("g", "e")
        await ada.sees("model id:")
        await ada.press(*["backspace"] * len(MODEL))
        await ada.type("claude-nope-1")
        await ada.press("enter")
        await ada.sees("cost unknown")
        await ada.sees("A model the catalogue does not know")
        await ada.press("enter")
        await in_state(ada, "unfinished")
        text = ada.text()
        assert "stopped  not_found_error:" in text
        assert "is 'claude-nope-1' the right model id?" in text
        assert f"{CALLS} calls without an answer; r goes on" in text
    assert counts(demo_db, 3).answered == 0


async def test_without_a_key_that_is_said_in_place(demo_db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN", "ANTHROPIC_BASE_URL"):
        monkeypatch.delenv(name, raising=False)
    async with reviewing(demo_db) as ada:
        await start(ada)
        await in_state(ada, "unfinished")
        assert "set ANTHROPIC_API_KEY" in ada.text()
        await ada.press("escape")
        await ada.sees("1 unfinished")


async def test_requests_that_would_be_refused_are_named_and_not_sent(demo_db: Path) -> None:
    gate = Gate()
    async with reviewing(demo_db, services=services(gate)) as ada:
        await to_form(ada)
        await ada.press("g", "e")
        await ada.press(*["backspace"] * len(MODEL))
        await ada.type("claude-3-5-sonnet-20241022")
        await ada.press("enter")
        await ada.sees(f"{CALLS} not sent")
        assert "2 suites, 104 cases: claude-3-5-sonnet-20241022 would refuse model" in ada.text()
        await ada.press("enter")
        await ada.sees("nothing was sent: every request would be refused")
    assert gate.bodies == []


async def test_mistakes_in_the_form_are_said_in_place_and_change_nothing(demo_db: Path) -> None:
    async with reviewing(demo_db, services=services(create_app())) as ada:
        await to_form(ada)
        await ada.press("g", "j", "e")
        await ada.type("x")
        await ada.press("enter")
        await ada.sees("a whole number from 1 to 10,000 is needed, not '1x'")
        await ada.press("j", "j", "e")
        await ada.type("cheap")
        await ada.press("enter")
        await ada.sees("an amount in USD is needed")
        await ada.press("a", "a")
        await ada.sees("a suite is needed")
        await ada.press("enter")
        await ada.sees("nothing was sent")


async def test_what_was_answered_before_is_taken_over_unless_asked_anew(demo_db: Path) -> None:
    gate = Gate()
    async with reviewing(demo_db, services=services(gate)) as ada:
        await start(ada)
        await in_state(ada, "done")
        await ada.press("escape", "S")
        await ada.sees("420 calls")
        await ada.press("a", *["j"] * 6, "space")
        await ada.sees(" 52 calls ")
        await ada.press("enter")
        await ada.sees("every one of these calls has been answered before")
        await ada.press("k", "space")
        await ada.sees("asked anew")
        await ada.sees(" 52 calls ")
        await ada.press("enter")
        await in_state(ada, "done")
        assert "52/52" in ada.text()
    assert len(gate.bodies) == CALLS + 52


async def test_a_limit_stops_the_run_and_a_higher_one_goes_on(demo_db: Path) -> None:
    async with reviewing(demo_db, services=services(create_app())) as ada:
        await to_form(ada)
        await ada.press("g", "j", "j", "j", "e")
        await ada.type("0.05")
        await ada.press("enter")
        await ada.sees("$0.05")
        await ada.sees(f" {CALLS} calls ")
        await ada.press("enter")
        await in_state(ada, "unfinished")
        assert "of at most $0.0500 spent" in ada.text()
        before = counts(demo_db, 3).answered
        assert 0 < before < CALLS
        await ada.press("r")
        await ada.sees("at most so many USD in all: 0.05")
        await ada.press(*["backspace"] * 4, "5", "enter")
        await in_state(ada, "done")
    assert counts(demo_db, 3).answered == CALLS


async def test_failed_calls_are_listed_with_their_reason_then_and_later(demo_db: Path) -> None:
    app = create_app(conditions=Conditions(chaos=(Mishap("400", 0.2),)))
    async with reviewing(demo_db, services=services(app)) as ada:
        await start(ada, at_once=16)
        await in_state(ada, "unfinished")
        assert "invalid_request_error: Simulated error 400" in ada.line_with("  failed  ")
        failed = counts(demo_db, 3).failed
        assert f"{failed} failed" in ada.text()
    async with reviewing(demo_db) as ada:  # another sitting knows it from the store
        await to_runs(ada)
        await ada.press("enter")
        await ada.sees("invalid_request_error: Simulated error 400")
        assert f"{failed} failed" in ada.text()
        assert f"{failed} calls without an answer; r goes on" in ada.text()


async def test_several_models_run_side_by_side(demo_db: Path) -> None:
    async with reviewing(demo_db, services=services(create_app())) as ada:
        await to_form(ada)
        await ada.press("g", "e")
        await ada.type(", claude-opus-5")
        await ada.press("enter")
        await ada.sees(lambda text: "claude-opus-5  104 calls" in text)
        await ada.press("enter")
        await in_state(ada, "done")
        assert "run 4  claude-opus-5" in ada.lines()[0]
        assert ada.text().count("104/104") == 2
    assert unfinished(demo_db) == []


async def test_a_run_is_compared_and_the_comparison_reviewed(demo_db: Path) -> None:
    async with reviewing(demo_db, services=services(create_app())) as ada:
        await start(ada)
        await in_state(ada, "done")
        await ada.press("c")
        await ada.sees("compare run 3 with baseline run")
        await ada.press("enter")
        await ada.sees_queue("left")
        assert "claude-3-5-sonnet-20241022 → claude-sonnet-5-5" in ada.lines()[0]
        await ada.press("1")
        await ada.sees(lambda text: "of 420 left" in text.split("\n")[0])
    with open_database(demo_db) as db:
        (label,) = db.connection.execute("SELECT comparison_id FROM events").fetchall()
    assert tuple(label) == (2,)


async def test_comparing_with_what_is_not_there_is_said_in_place(demo_db: Path) -> None:
    async with reviewing(demo_db) as ada:
        await to_runs(ada)
        await ada.press("c")
        await ada.sees("compare run 2")
        await ada.press(*["backspace"] * 40, "9", "9", "enter")
        await ada.sees("99")
        await ada.press("c", *["backspace"] * 40, "2", "enter")
        await ada.sees("this is the run itself")


HOLDER = """
import sys
from pathlib import Path
from workbench.evaluate.holding import holding
from workbench.store.database import open_database
from workbench.store.runs import find_run

with open_database(Path(sys.argv[1])) as db, holding(db, [find_run(db, sys.argv[2])]):
    print("held", flush=True)
    sys.stdin.read()
"""


async def test_a_run_of_another_process_is_shown_as_such_until_that_is_gone(demo_db: Path) -> None:
    run = begin_run(demo_db)
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(demo_db), str(run)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert holder.stdin is not None
    assert holder.stdout is not None
    try:
        assert holder.stdout.readline() == b"held\n"
        async with reviewing(demo_db, services=services(create_app())) as ada:
            await to_runs(ada)
            await ada.sees("running elsewhere")
            await ada.press("r")
            await ada.sees(f"run {run} 'claude-sonnet-5-5-2' is being executed by another process")
            await ada.press("enter")
            await in_state(ada, "elsewhere")
            assert "0/52" in ada.text()
            await ada.press("escape")
            holder.kill()
            holder.wait()
            await ada.sees("1 unfinished")
            await ada.press("r")
            await in_state(ada, "done")
    finally:
        holder.kill()
        holder.wait()
        holder.stdin.close()
        holder.stdout.close()
    assert counts(demo_db, run).answered == 52


async def test_quitting_asks_while_a_run_goes_on_and_keeps_what_came(demo_db: Path) -> None:
    gate = Gate(let=20)
    async with reviewing(demo_db, services=services(gate)) as ada:
        await start(ada)
        await until_held(gate, 4)
        await ada.press("q")
        await ada.sees("a run is under way; quit?")
        await ada.press("escape")
        assert state(ada) == "running"
        await ada.press("q", "y")
        await ada.sees("ending when the calls in flight are in")
        gate.open()
        assert ada.app.running is not None
        await ada.app.running.over.wait()
    assert counts(demo_db, 3) == RunCounts(planned=CALLS, answered=24, failed=0)
    assert unfinished(demo_db) == [3]


async def test_an_app_that_ends_all_at_once_ends_its_run_in_order(demo_db: Path) -> None:
    gate = Gate(let=20)
    async with reviewing(demo_db, services=services(gate)) as ada:
        await start(ada)
        await until_held(gate, 4)
        ada.app.exit()
    assert counts(demo_db, 3) == RunCounts(planned=CALLS, answered=20, failed=0)
    gate.open()
    async with reviewing(demo_db, services=services(gate)) as ada:  # it is not held any more
        await to_runs(ada)
        await ada.press("r")
        await in_state(ada, "done")


async def test_an_imported_run_cannot_be_gone_on_with(demo_db: Path) -> None:
    async with reviewing(demo_db) as ada:
        await to_runs(ada)
        await ada.press("r")
        await ada.sees("this run was not executed here")
        await ada.press("enter")
        await ada.sees("420/420")
        await ada.press("p")
        await ada.sees("this run is not being executed here")


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (120, 40), (200, 60)])
async def test_the_screens_are_whole_in_every_size(demo_db: Path, columns: int, rows: int) -> None:
    gate = Gate(let=30, conditions=Conditions(chaos=(Mishap("400", 0.1),)))
    async with reviewing(demo_db, columns=columns, rows=rows, services=services(gate)) as ada:
        await to_runs(ada)
        lines = ada.lines()
        headings = lines[1]
        row = ada.line_with("claude-3-5-sonnet-20241022")
        assert row.index("420/420") + len("420/420") == headings.index("answered") + len("answered")
        assert row.index("simulated") == headings.index("origin")
        assert row.index("done") == headings.index("state")
        await ada.press("escape")
        await start(ada)
        await until_held(gate, 4)
        await ada.sees(lambda text: " 30 " in text or "/104" in text)
        text = ada.text()
        for word in ("rate", "left", "so far", "in flight", "waiting", "retries", "spent", "what happened", "p pause"):
            assert word in text
        assert "claude-sonnet-5-5-2 " in text
        gate.open()
        await ada.sees("how it ended")
        assert "calls without an answer; r goes on" in ada.text()
        assert "compares it with another run" in ada.text()
        assert all(len(line) <= columns for line in ada.lines())


def unfinished(path: Path) -> list[int]:
    with open_database(path) as db:
        return [run.id for run in list_runs(db) if run_counts(db, run.id).open]
