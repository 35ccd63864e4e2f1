"""Runs in a thread of their own: what it tells, how often, and the orders it takes, without any screen."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from tests.tui.gate import Gate
from workbench.client.settings import ClientSettings
from workbench.errors import WorkbenchError
from workbench.simulator.conditions import Conditions, Mishap
from workbench.store.database import open_database
from workbench.store.execution import run_counts
from workbench.store.suites import load_cases, load_suite, save_suite
from workbench.tui.run_plan import Wanted, dollars, foresee, whole
from workbench.tui.run_thread import Order, Report, RunThread

if TYPE_CHECKING:
    from pathlib import Path

WANTED = Wanted(("brand-voice", "review-digest"), ("claude-sonnet-5-5",), at_once=8)


class Told:
    """Collects reports."""

    def __init__(self) -> None:
        self.reports: list[Report] = []

    def __call__(self, report: Report) -> None:
        self.reports.append(report)


def order(path: Path, gate: Gate, wanted: Wanted = WANTED) -> Order:
    outlook = foresee(path, wanted, lambda: ClientSettings(transport=gate))
    return Order(wanted, tuple(one.plan for one in outlook.runs))


def begun(path: Path, gate: Gate, told: Told) -> RunThread:
    return RunThread(path, order(path, gate), lambda: ClientSettings(transport=gate), told)


def test_it_tells_how_far_it_is_never_of_each_call(demo_db: Path) -> None:
    gate, told = Gate(conditions=Conditions(chaos=(Mishap("400", 0.2),))), Told()
    begun(demo_db, gate, told).over.result(60)
    last = told.reports[-1]
    assert len(told.reports) <= 5 * last.progress.elapsed_s + 3
    assert last.ended is not None
    with open_database(demo_db) as db:
        counts = run_counts(db, 3)
    assert (last.progress.answered, last.progress.failed) == (counts.answered, counts.failed)
    failed = [news for report in told.reports for news in report.news if news.kind == "failed"]
    assert len(failed) == counts.failed > 0
    assert all(before.progress.answered <= after.progress.answered for before, after in pairwise(told.reports))


def test_an_order_given_before_it_is_at_work_is_carried_out(demo_db: Path) -> None:
    gate, told = Gate(), Told()
    thread = begun(demo_db, gate, told)
    thread.stop()
    thread.over.result(60)
    assert told.reports[-1].ended is not None
    assert told.reports[-1].progress.answered == len(gate.bodies) <= WANTED.at_once


def test_a_suite_that_changed_since_the_estimate_is_not_sent(demo_db: Path) -> None:
    gate, told = Gate(), Told()
    placed = order(demo_db, gate)
    with open_database(demo_db) as db:
        suite = load_suite(db, "brand-voice")
        save_suite(db, replace(suite, request={**suite.request, "max_tokens": 9}), load_cases(db, suite.id))
    thread = RunThread(demo_db, placed, lambda: ClientSettings(transport=gate), told)
    with pytest.raises(WorkbenchError, match="the suites have changed since this was estimated"):
        thread.over.result(60)
    assert gate.bodies == []


def test_a_limit_that_could_not_be_held_is_said_beforehand(demo_db: Path) -> None:
    wanted = Wanted(("brand-voice",), ("claude-nope-1",), limit_usd=1.0)
    outlook = foresee(demo_db, wanted, lambda: ClientSettings(transport=Gate()))
    assert outlook.unpriced is not None
    assert "nothing is known of what claude-nope-1 may cost" in outlook.unpriced


@pytest.mark.parametrize(("text", "value"), [("", None), (" $2.50 ", 2.5), ("0", 0.0), ("1e3", 1000.0)])
def test_an_amount_is_read(text: str, value: float | None) -> None:
    assert dollars(text) == value


@pytest.mark.parametrize("text", ["x", "-1", "nan", "inf", "1,5"])
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(WorkbenchError, match="an amount in USD is needed"):
        dollars(text)


@pytest.mark.parametrize("text", ["", "0", "-1", "1.5", "11", "٣", "1e1"])
def test_what_is_no_number_in_bounds_is_refused(text: str) -> None:
    with pytest.raises(WorkbenchError, match="a whole number from 1 to 10 is needed"):
        whole(text, 10)
