"""The words of a run: those of the command, and what they say of what is unknown."""

from __future__ import annotations

from dataclasses import replace

import pytest

from workbench.cli.run_view import RunView, one_line
from workbench.evaluate import words
from workbench.evaluate.estimate import Range
from workbench.evaluate.events import Arrived, ModelStopped
from workbench.evaluate.progress import Progress, RunProgress
from workbench.records import Output, OutputError
from workbench.tui.run_text import run_lines, totals
from workbench.tui.runs_text import cost_text
from workbench.tui.widgets.lines import Line, cells_of

RUN = RunProgress(3, "claude-x", "claude-x", total=420, answered=100, failed=2, refused=4, simulated=False)
PROGRESS = Progress(
    (RUN,), in_flight=16, waiting=3, at_once=16, at_most=16, retries=7, elapsed_s=8.2, rate=38.24, left_s=8.3,
    spent_usd=0.1234, uncertain_usd=0.0, unpriced=0, limit_usd=None,
)  # fmt: skip


def text_of(lines: list[Line]) -> str:
    return "\n".join("".join(part for part, _ in line) for line in lines)


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0, "0 s"), (59.4, "59 s"), (60, "1 min 00 s"), (200, "3 min 20 s"), (3600, "1 h 00 min"), (7530, "2 h 05 min")],
)
def test_a_duration_is_said_in_two_units_at_most(seconds: float, said: str) -> None:
    assert words.duration(seconds) == said


@pytest.mark.parametrize(
    "progress",
    [
        PROGRESS,
        replace(PROGRESS, limit_usd=5.0),
        replace(PROGRESS, uncertain_usd=0.02, unpriced=1),
        replace(PROGRESS, unpriced=3, limit_usd=0.5),
    ],
)
def test_what_is_spent_is_said_as_the_command_says_it(progress: Progress) -> None:
    assert words.spend(progress) in one_line(progress)
    shown = " ".join(text_of(totals(progress, 200, over=False)).split())
    assert words.spend(progress) in shown


@pytest.mark.parametrize(
    ("value", "said"),
    [(0.0, "$0.0000"), (0.00002345, "$0.000023"), (0.005, "$0.0050"), (0.5, "$0.5000"), (1234.5, "$1,234.50")],
)
def test_an_amount_that_is_not_zero_never_reads_as_zero(value: float, said: str) -> None:
    assert words.usd(value) == said


def test_what_only_unknown_amounts_were_spent_on_is_unknown() -> None:
    said = words.spend(replace(PROGRESS, spent_usd=0.0, unpriced=100, limit_usd=0.001))
    assert said == "100 answers of unknown cost, at most $0.0010 of known cost"


def test_what_an_endpoint_writes_stays_on_its_line(capsys: pytest.CaptureFixture[str]) -> None:
    forged = "overloaded\n400/400 answered, $0.0000\r\x1b[2J"
    failed = Output("s", "c", 1, error=OutputError("api_error", forged))
    with RunView(lambda: replace(PROGRESS, runs=(replace(RUN, held=forged),)), live=False) as view:
        view.take(Arrived(3, failed))
        view.take(ModelStopped(3, forged))
        view.show()
    shown = capsys.readouterr().err
    assert len(shown.splitlines()) == 3
    assert "\x1b" not in shown


def test_a_run_that_is_held_back_says_by_what() -> None:
    held = replace(RUN, held="limit used up: 12 s")
    line = text_of(run_lines([held], 120))
    for said in ("100/420", "2 failed", "4 not sent", "limit used up: 12 s"):
        assert said in line


def test_a_lowered_number_of_calls_at_once_is_told_from_the_one_asked_for() -> None:
    lowered = replace(PROGRESS, at_once=4)
    assert "16 of at most 4 (asked: 16)" in text_of(totals(lowered, 120, over=False))


@pytest.mark.parametrize("width", [80, 120, 200])
def test_the_numbers_stand_still_while_they_grow(width: int) -> None:
    later = replace(PROGRESS, rate=1038.2, left_s=4000.0, elapsed_s=700.0, waiting=64, retries=1_234, in_flight=9)
    shown = [text_of(totals(progress, width, over=False)).split("\n") for progress in (PROGRESS, later)]
    for before, after in zip(*shown, strict=True):
        for word in ("rate", "in flight", "waiting", "retries", "of at most"):
            assert (word in before) == (word in after)
            assert before.find(word) == after.find(word)
    assert all(cells_of(line) <= width for line in totals(later, width, over=False))


def test_unknown_is_not_zero() -> None:
    assert words.amount(None, money=True) == "unknown"
    assert words.amount(Range(10, None, None)) == "10 - unknown"
    assert cost_text((0.0, 420)) == "unknown"
    assert cost_text((1.5, 2)) == "$1.50+"
    assert cost_text((0.0, 0)) == "$0.0000"
    assert cost_text(None) == ""


def test_an_age_is_said_in_one_unit() -> None:
    assert [words.age(seconds) for seconds in (3, 61, 7200, 86400 * 1.5, 86400 * 40)] == [
        "now", "1 min", "2 h", "36 h", "40 d",
    ]  # fmt: skip
