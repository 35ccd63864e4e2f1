"""How many times the baseline's time the target takes: on cases whose times are known and were measured for this."""

from __future__ import annotations

from dataclasses import replace
from statistics import median
from typing import TYPE_CHECKING

import pytest

from tests.databases import new_database
from tests.report.making import report_data
from workbench.assess.compare import make_comparison
from workbench.records import Case, Configuration, Output, OutputError, Speed, Suite
from workbench.report.jsonform import json_object
from workbench.report.markdown import markdown_page
from workbench.report.numbers import times
from workbench.report.page import html_page
from workbench.report.reading import read_report
from workbench.report.speeds import read_speeds
from workbench.store.outputs import add_outputs
from workbench.store.runs import create_run, find_run
from workbench.store.suites import save_suite
from workbench.store.verdicts import suite_verdicts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from workbench.records import Comparison, Run
    from workbench.store.database import Database

ASKED = {"max_tokens": 60, "messages": [{"role": "user", "content": "Letter {{n}}"}]}


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    with new_database(tmp_path / "review.db") as opened:
        yield opened


def answer(case: int, ms: float | None, sample: int = 1, **more: object) -> Output:
    text = ({"type": "text", "text": f"Letter {case}"},)
    return Output("letters", f"l-{case}", sample, content=text, latency_ms=ms, **more)  # type: ignore[arg-type]


def made_run(db: Database, name: str, outputs: Sequence[Output], *, simulated: bool = False) -> Run:
    run = create_run(db, name, Configuration(f"claude-{name}"), kind="run", origin="live", simulated=simulated)
    add_outputs(db, run.id, outputs)
    return find_run(db, str(run.id))


def compared(db: Database, before: Sequence[Output], after: Sequence[Output], *, simulated: bool = False) -> Comparison:
    names = {one.case for one in (*before, *after)}
    save_suite(db, Suite("letters", ASKED), [Case("letters", name, vars={"n": name}) for name in sorted(names)])
    return make_comparison(db, made_run(db, "before", before), made_run(db, "after", after, simulated=simulated))


def speed_of(db: Database, comparison: Comparison) -> Speed:
    found = read_speeds(db, comparison, suite_verdicts(db, comparison.id))
    assert found.suites == {"letters": found.whole}
    return found.whole


def test_the_ratio_is_that_of_paired_times(db: Database) -> None:
    before = [answer(at, 1000 + 100 * at) for at in range(12)]
    after = [answer(at, (1000 + 100 * at) * (1.5 if at else 40)) for at in range(12)]
    found = speed_of(db, compared(db, before, after))
    assert found.ratio == pytest.approx(1.5)  # one call that hung does not move it
    assert found.interval is not None
    assert found.interval[0] == pytest.approx(1.5)
    assert (found.interval_level, found.cases, found.unknown, found.simulated, found.taken_over) == (0.95, 12, 0, 0, 0)


def test_what_is_unknown_is_counted_and_never_taken_for_nothing(db: Database) -> None:
    broken = OutputError("overloaded_error", "later", 529)
    before = [*(answer(at, 100) for at in range(8)), answer(8, None), answer(9, 0), answer(10, 100), answer(11, 100)]
    after = [*(answer(at, 300) for at in range(10)), answer(10, 5, error=broken)]
    found = speed_of(db, compared(db, before, after))
    assert found.ratio == pytest.approx(3)
    assert (found.cases, found.unknown) == (8, 4)
    assert times(found) == "3.00 times (3.00 to 3.00), 8 of 12 cases (4 unknown)"


def test_samples_of_a_case_count_once(db: Database) -> None:
    before = [answer(at, 100, sample) for at in range(7) for sample in (1, 2)]
    after = [answer(at, 100 * factor, sample) for at in range(7) for sample, factor in ((1, 1), (2, 4))]
    found = speed_of(db, compared(db, before, after))
    assert found.ratio == pytest.approx(2)  # the geometric mean of both samples
    assert found.cases == 7


def test_simulated_answers_tell_nothing_of_a_model(db: Database) -> None:
    before, after = ([answer(at, ms, simulated=True) for at in range(7)] for ms in (100, 200))
    found = speed_of(db, compared(db, before, after, simulated=True))
    assert (found.ratio, found.interval, found.cases, found.simulated, found.unknown) == (None, None, 0, 7, 0)
    assert times(found) == "unknown (7 simulated)"


def test_answers_taken_over_from_another_run_were_measured_at_another_time(db: Database) -> None:
    sent = [answer(at, 200, call_key=f"k{at}", request_id=f"r{at}", at="2026-03-01T10:00:00Z") for at in range(8)]
    save_suite(db, Suite("letters", ASKED), [Case("letters", f"l-{at}", vars={"n": at}) for at in range(8)])
    made_run(db, "first", sent)
    anew = [replace(sent[at], request_id=f"again{at}", latency_ms=100.0) for at in range(6, 8)]
    before = [answer(at, 100) for at in range(8)]
    found = speed_of(db, compared(db, before, [*sent[:6], *anew]))
    assert found.ratio == pytest.approx(1)
    assert (found.cases, found.taken_over, found.unknown) == (2, 6, 0)
    assert found.interval is None
    assert times(found) == "1.00 times (no interval of so few), 2 of 8 cases (6 taken over from another run)"


def test_every_form_of_the_report_tells_it(db: Database) -> None:
    shifts = [0.8, 1.1, 1.3, 1.0, 1.2, 1.6, 0.9]
    comparison = compared(
        db, [answer(at, 100) for at in range(7)], [answer(at, 100 * one) for at, one in enumerate(shifts)]
    )
    data = read_report(db, comparison, made_at="2026-03-01T10:00:00Z")
    means = sorted((one * other) ** 0.5 for at, one in enumerate(shifts) for other in shifts[at:])
    assert data.speed is not None
    assert data.speed.ratio == pytest.approx(median(means), rel=1e-4)
    assert times(data.speed) == f"{median(means):.2f} times ({means[2]:.2f} to {means[-3]:.2f}), 7 of 7 cases"
    for text in (markdown_page(data), html_page(data)):
        assert text.count(times(data.speed)) >= 3  # in the summary, of all suites, and of the suite
    told = json_object(data)
    assert told["latency"]["ratio"] == told["suites"][0]["latency"]["ratio"] == data.speed.ratio
    assert told["latency"]["interval"] == [pytest.approx(one) for one in (means[2], means[-3])]


def test_where_it_was_not_read_it_is_unknown() -> None:
    assert times(None) == "unknown"
    data = report_data()
    assert json_object(data)["latency"] is None
    (row,) = (line for line in markdown_page(data).split("\n") if line.startswith("| all suites"))
    assert row.endswith("| unknown |")
