"""Whatever text arrives comes back: broken UTF-8, NUL, any script, in every stored string."""

from __future__ import annotations

import sqlite3
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.databases import new_database
from tests.store.making import SUITE, case, event, make_comparison, make_run, text_output
from workbench.records import Case, Check, CheckResult, Configuration, Output, OutputError, Suite
from workbench.store.adaptations import find_adaptation, save_adaptation
from workbench.store.checks import load_check_results, save_check_results
from workbench.store.details import case_detail
from workbench.store.events import add_event, events_of_case
from workbench.store.outputs import add_outputs, case_outputs
from workbench.store.queue import QueueFilter, queue_positions, queue_window
from workbench.store.runs import create_run, find_run
from workbench.store.suites import load_case, load_suite, save_suite

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.store.database import Database

# As read from bytes with surrogateescape: any bytes at all. NUL, controls and every script come by themselves.
ESCAPED = st.binary(max_size=20).map(lambda body: body.decode("utf-8", "surrogateescape"))
TEXT = st.one_of(
    st.text(max_size=20), ESCAPED, st.sampled_from(["\x00", "a\x00b", "\udcff", "\ud800x", "日本\udc80", "\\ud800", ""])
)
NUMBER = st.one_of(st.integers(-(2**70), 2**70), st.floats(allow_nan=False, allow_infinity=False))
JSON: st.SearchStrategy[Any] = st.recursive(
    st.one_of(st.none(), st.booleans(), NUMBER, TEXT),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(TEXT, inner, max_size=3)),
    max_leaves=6,
)
OBJECT = st.dictionaries(TEXT, JSON, max_size=3)
MAYBE_TEXT = st.one_of(st.none(), TEXT)
BLOCKS = st.lists(st.fixed_dictionaries({"type": st.sampled_from(["text", "thinking"]), "text": TEXT}), max_size=3)
MESSAGES = st.lists(
    st.fixed_dictionaries({"role": st.sampled_from(["user", "assistant"]), "content": BLOCKS}), max_size=2
)
CHECKS = st.lists(
    st.builds(Check, TEXT, JSON, path=MAYBE_TEXT, category=MAYBE_TEXT, tags=st.lists(TEXT, max_size=2).map(tuple)),
    max_size=2,
).map(tuple)

SUITES = st.builds(
    Suite, st.just("any"), OBJECT, title=MAYBE_TEXT, source=MAYBE_TEXT, model=MAYBE_TEXT,
    volume=st.none() | OBJECT, checks=CHECKS, original_id=MAYBE_TEXT,
)  # fmt: skip
CASES = st.builds(
    Case, st.just("any"), st.just("one"), vars=OBJECT, expected=JSON, tags=st.lists(TEXT, max_size=2).map(tuple),
    critical=st.booleans(), checks=CHECKS, messages=st.none() | MESSAGES.map(tuple),
    turns=st.none() | st.lists(TEXT, max_size=2).map(tuple), tool_results=st.lists(OBJECT, max_size=2).map(tuple),
    overrides=st.none() | OBJECT, original_id=MAYBE_TEXT,
)  # fmt: skip
REQUESTS = st.fixed_dictionaries({}, optional={"tools": JSON, "messages": JSON, "system": JSON, "a": JSON})
OUTPUTS = st.builds(
    Output, st.just("any"), st.just("one"), st.integers(1, 2**60), content=BLOCKS.map(tuple),
    transcript=st.none() | MESSAGES.map(tuple), request=st.none() | REQUESTS, stop_reason=MAYBE_TEXT,
    usage=st.none() | OBJECT, latency_ms=st.none() | st.floats(0, 1e9), cost_usd=st.none() | st.floats(0, 1e9),
    request_id=MAYBE_TEXT, model=MAYBE_TEXT, origin=st.sampled_from(["live", "recorded"]), simulated=st.booleans(),
    error=st.none() | st.builds(OutputError, TEXT, TEXT, st.none() | st.integers(100, 599), MAYBE_TEXT), at=MAYBE_TEXT,
)  # fmt: skip
CONFIGURATIONS = st.builds(Configuration, TEXT, MAYBE_TEXT, MAYBE_TEXT, OBJECT, st.none() | OBJECT)

lightly = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def in_new_database(work: Callable[[Database], None]) -> None:
    with tempfile.TemporaryDirectory() as folder, new_database(Path(folder) / "any.db") as db:
        work(db)


def ordered(value: object) -> str:
    """`repr` sees what `==` does not: the order of keys, 1 or 1.0 or True."""
    return repr(value)


@lightly
@given(SUITES, CASES, CONFIGURATIONS, OUTPUTS, MAYBE_TEXT)
def test_what_is_stored_comes_back(
    suite: Suite, one: Case, configuration: Configuration, output: Output, source: str | None
) -> None:
    def work(db: Database) -> None:
        save_suite(db, suite, [one])
        assert ordered(load_suite(db, "any")) == ordered(suite)
        assert ordered(load_case(db, "any", "one")) == ordered(one)
        run = create_run(db, None, configuration, kind="import", origin="recorded", simulated=False, source=source)
        assert ordered(run.configuration) == ordered(configuration)
        assert run.source == source
        assert find_run(db, run.name) == run
        add_outputs(db, run.id, [output])
        assert [ordered(stored.output) for stored in case_outputs(db, run.id, "any", "one")] == [ordered(output)]
        plain_tools_can_read(db)

    in_new_database(work)


@lightly
@given(TEXT, TEXT, TEXT, st.none() | st.floats(0, 1))
def test_what_is_said_of_it_comes_back(first: str, second: str, third: str, score: float | None) -> None:
    def work(db: Database) -> None:
        comparison = make_comparison(db, ["regression"])
        output = case_outputs(db, comparison.baseline.id, "letters", "l-1")[0]
        results = (CheckResult(first, None, score, second, third, path=first),)
        save_check_results(db, output.id, [Check(first, second)], results)
        assert load_check_results(db, output.id) == results
        noted = event(1, "note", reviewer=first, note=second, category=third)
        labelled = event(1, "label", "worse", reviewer=first, note=third, category=second)
        for one in (noted, labelled):
            add_event(db, comparison.id, one)
        assert events_of_case(db, comparison.id, "letters", "l-1") == [noted, labelled]
        adaptation = save_adaptation(
            db, comparison.id, "letters", base={first: second}, prompt={third: first}, patch=second, note=third,
            reviewer=first,
        )  # fmt: skip
        assert find_adaptation(db, adaptation.id) == adaptation
        assert (adaptation.patch, adaptation.note, adaptation.reviewer) == (second, third, first)
        row = queue_window(db, comparison.id, QueueFilter(first), 0, 1)[0]
        assert (row.label, row.category_label, row.noted, row.others) == ("worse", second, True, ())
        assert case_detail(db, comparison.id, "letters", "l-1").events == [noted, labelled]
        plain_tools_can_read(db)

    in_new_database(work)


@lightly
@given(TEXT)
def test_no_search_text_breaks_the_search(text: str) -> None:
    def work(db: Database) -> None:
        comparison = make_comparison(db, ["regression", "changed"])
        positions = queue_positions(db, comparison.id, QueueFilter("ada", text=text))
        assert set(positions) <= {0, 1}

    in_new_database(work)


def plain_tools_can_read(db: Database) -> None:
    """Every row of every table and view reads by a plain connection that wants text to be UTF-8."""
    plain = sqlite3.connect(db.path)
    try:
        names = plain.execute("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')").fetchall()
        for (name,) in names:
            plain.execute(f'SELECT * FROM "{name}"').fetchall()
    finally:
        plain.close()


def test_big_texts_are_stored_once(db: Database) -> None:
    system = "You answer letters. " * 5000
    save_suite(db, SUITE, (case(number) for number in range(50)))
    outputs = [
        replace(text_output(number, "The same long answer. " * 500), request={"system": system, "max_tokens": number})
        for number in range(50)
    ]
    first, second = make_run(db, "first", *outputs), make_run(db, "second", *outputs)
    assert [one.output for one in case_outputs(db, second.id, "letters", "l-7")] == [outputs[7]]
    assert case_outputs(db, first.id, "letters", "l-7")[0].output == outputs[7]
    size = db.connection.execute("SELECT sum(length(body)) FROM texts").fetchone()[0]
    assert size < len(system) + 11_500 + 50 * 500
