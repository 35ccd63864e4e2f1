"""The overview: one row a suite, what stands in it, and the way to a suite's cases and back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.databases import new_database
from tests.tui.driving import reviewing
from workbench.records import (
    Case,
    CaseVerdict,
    CategoryTest,
    Cluster,
    Configuration,
    Output,
    Pooled,
    Suite,
    SuiteVerdict,
    SuiteVerdictName,
)
from workbench.report.drawn import scale_of
from workbench.store.comparisons import Grounds, save_comparison
from workbench.store.outputs import add_outputs
from workbench.store.overview import SuiteCause, SuiteCluster
from workbench.store.runs import create_run
from workbench.store.suites import save_suite
from workbench.tui.interval_bar import bar_scale, interval_bar
from workbench.tui.overview_columns import columns, headings, overview_line
from workbench.tui.overview_detail import detail_height, detail_lines
from workbench.tui.overview_text import ORDERS, OverviewRow, counts_line, ordered, pooled_lines
from workbench.tui.widgets.lines import cells_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from workbench.tui.widgets.lines import Line

CASES = 4
WORSE = SuiteVerdict(
    "triage", "regression", "3 of 4 cases got worse, none better", CASES, 1, 1.0, 0.25, -0.75, (-0.9, -0.4), 0.9, 0.01,
    0.05, -0.9, "format", "prompt wording", {"format": 3, "tone": 1}, basis="checks", q_value=0.0123,
    minimum_detectable=0.5, churn=0.04, causes={"prompt wording": 3},
)  # fmt: skip
OPEN = SuiteVerdict(
    "desk", "inconclusive", "no case got worse; a drop above 21.0 points is ruled out", CASES, 1, 0.9, 1.0, 0.1,
    (-0.21, 0.3), 0.9, 0.2, 0.05, -0.21, basis="checks", q_value=0.4, cases_to_decide=46,
)  # fmt: skip
FEATURES = SuiteVerdict(
    "letters", "inconclusive", "no checks: 3 of 4 answers changed", CASES, 1, basis="features", margin=0.05,
    screened=True,
)  # fmt: skip
BETTER = SuiteVerdict(
    "digest", "improvement", "3 of 4 cases got better", CASES, 1, 0.25, 1.0, 0.75, (0.4, 0.9), 0.9, 0.01, 0.05, 0.4,
    basis="checks", q_value=0.02,
)  # fmt: skip
SAME = SuiteVerdict(
    "voice", "neutral", "no case got worse", CASES, 1, 1.0, 1.0, 0.0, (-0.04, 0.04), 0.9, 0.5, 0.05, -0.04,
    basis="checks", q_value=0.9,
)  # fmt: skip
ALL = (SAME, BETTER, OPEN, FEATURES, WORSE)
POOLED = Pooled(-0.031, (-0.052, -0.011), 0.9, 5, 20, weighted=False)
HOSTILE = "adds \x1b[31mred"


def make(path: Path, verdicts: Sequence[SuiteVerdict] = ALL, grounds: Grounds | None = None) -> Path:
    """A comparison that says this of its suites, whatever their outputs are: those that got worse by a cluster."""
    with new_database(path) as db:
        runs = []
        for model, tokens, latency_ms in (("claude-haiku-4-5", 100, 400.0), ("claude-sonnet-5-5", 200, 500.0)):
            run = create_run(db, None, Configuration(model), kind="import", origin="recorded", simulated=False)
            runs.append(run.id)
            for one in verdicts:
                known = one.suite != "voice"  # of that neither cost nor latency is known
                usage = {"input_tokens": 100, "output_tokens": tokens} if known else None
                save_suite(db, Suite(one.suite, REQUEST), [Case(one.suite, case, {"it": case}) for case in names()])
                outputs = [
                    Output(one.suite, case, 0, SAID, usage=usage, latency_ms=latency_ms if known else None)
                    for case in names()
                ]
                add_outputs(db, run.id, outputs)
        if grounds is None:
            places = tuple(("triage", case) for case in names()[:3])
            cluster = Cluster("k1", HOSTILE, "format", "a quote", places, places[0])
            grounds = Grounds(clusters=(cluster,), pooled=POOLED)
        save_comparison(db, runs[0], runs[1], "moved", [(one, _cases(one)) for one in verdicts], grounds=grounds)
    return path


REQUEST = {"max_tokens": 9, "messages": [{"role": "user", "content": "{{it}}"}]}
SAID = ({"type": "text", "text": "yes"},)


def names() -> list[str]:
    return [f"c-{number}" for number in range(1, CASES + 1)]


def _cases(verdict: SuiteVerdict) -> list[CaseVerdict]:
    worse = verdict.verdict == "regression"
    return [
        CaseVerdict(
            verdict.suite,
            case,
            "regression" if worse and case != "c-4" else "unchanged",
            "what changed",
            cause="prompt wording" if worse and case != "c-4" else None,
            why="read more literally" if worse else None,
            cluster="k1" if worse and case != "c-4" else None,
        )
        for case in names()
    ]


def text_of(line: Line) -> str:
    return "".join(text for text, _ in line)


def suites_shown(lines: Sequence[str]) -> list[str]:
    """The suites in the order of the rows on the screen."""
    names = {one.suite for one in ALL}
    return [first for line in lines[3:12] if (first := line.lstrip(" >").split(" ")[0]) in names]


# --- on the screen ---


async def test_every_suite_has_its_row_the_worst_first_below_what_is_said_of_all(tmp_path: Path) -> None:
    async with reviewing(make(tmp_path / "r.db")) as ada:
        await ada.sees_queue("20 of 20 left")
        await ada.press("o")
        await ada.sees("3.1 points lower (−5.2 to −1.1, 90 % interval); a drop above 5.2 points is ruled out")
        assert "1 regression · 2 inconclusive · 1 improvement · 1 neutral" in ada.lines()[1]
        assert "20 of 20 left" in ada.lines()[0]
        assert suites_shown(ada.lines()) == ["triage", "letters", "desk", "digest", "voice"]
        row = ada.line_with(" 1.00 → 0.25 ")
        assert row.endswith("0/4")
        assert "format 3" in row
        assert "at worst −21.0" in ada.line_with("0.90 → 1.00")


async def test_the_lines_below_tell_of_the_suite_at_the_cursor(tmp_path: Path) -> None:
    async with reviewing(make(tmp_path / "r.db")) as ada:
        await ada.sees_queue("left")
        await ada.press("o")
        text = await ada.sees(lambda text: "reading…" not in text and "median latency" in text)
        assert "−75.0 points, −90.0 to −40.0 (90 % interval)   q 0.012" in text
        assert "prompt wording 3: read more literally" in text
        assert "4 % of cases flip" in text
        assert "median latency +25 % (400 ms → 500 ms, 4 of 4 pairs)" in text
        assert "3  adds ␛[31mred" in text  # what a model wrote is shown, not obeyed
        await ada.press("j", "j")
        await ada.sees("about 46 more cases would decide")
        await ada.press("G")
        text = await ada.sees("no case got worse")
        assert "not measured" in text
        assert "cost      unknown   median latency unknown" in text


async def test_enter_shows_the_cases_of_the_suite_and_escape_all_of_them_again(tmp_path: Path) -> None:
    async with reviewing(make(tmp_path / "r.db")) as ada:
        await ada.sees_queue("left")
        await ada.press("1", "o")
        await ada.sees("1/4")
        await ada.press("enter")
        await ada.sees("/ suite:triage")
        assert "4 of 20" in ada.lines()[1]
        assert "c-2" in ada.line_with(" > ")  # the first that is not decided yet
        await ada.press("escape")
        await ada.sees("all cases")
        await ada.press("o")
        await ada.sees(">triage")
        await ada.press("escape")
        await ada.sees("all cases")


async def test_keys_typed_ahead_go_through_the_overview_to_the_queue(tmp_path: Path) -> None:
    async with reviewing(make(tmp_path / "r.db")) as ada:
        await ada.sees_queue("left")
        ada.burst("o", "j", "enter", "1")
        await ada.sees("19 of 20 left")
        assert "/ suite:letters" in ada.lines()[1]


async def test_s_sorts_another_way_and_the_cursor_stays_at_its_suite(tmp_path: Path) -> None:
    async with reviewing(make(tmp_path / "r.db")) as ada:
        await ada.sees_queue("left")
        await ada.press("o", "G")
        await ada.sees(">voice")
        seen = []
        for order in [*list(ORDERS)[1:], "by verdict"]:
            await ada.press("s")
            await ada.sees(f"sorted {order}")
            assert ">voice" in ada.text()
            seen.append(suites_shown(ada.lines()))
        assert seen[0] == ["triage", "voice", "desk", "digest", "letters"]
        assert seen[3] == ["desk", "digest", "letters", "triage", "voice"]
        assert seen[4] == ["triage", "letters", "desk", "digest", "voice"]


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (40, 20), (20, 8), (200, 60)])
async def test_it_fits_every_terminal(tmp_path: Path, columns: int, rows: int) -> None:
    async with reviewing(make(tmp_path / "r.db"), columns=columns, rows=rows) as ada:
        await ada.sees(lambda text: "triage" in text)
        await ada.press("o")
        await ada.sees(">triage")
        await ada.press("j", "k")
        assert len(ada.lines()) == rows
        if columns >= 80:
            row = ada.line_with(">triage")
            assert all(part in row for part in ("regression", "1.00 → 0.25", "●", "format 3", "0/4"))
            assert ("adds ␛[31mred (3)" in row) == (columns == 200)
        await ada.press("enter")
        await ada.sees("suite:triage"[: columns - 14])


async def test_a_comparison_made_before_all_this_was_kept_says_what_is_unknown(tmp_path: Path) -> None:
    older = [SuiteVerdict("triage", "inconclusive", "no checks", CASES, 1)]
    async with reviewing(make(tmp_path / "r.db", older, Grounds())) as ada:
        await ada.sees_queue("left")
        await ada.press("o")
        text = await ada.sees("not computed; `workbench compare` on the same two runs does it")
        row = ada.line_with(">triage")
        assert "no interval" in row
        assert "worst unknown" in row
        assert "clusters  none known" in text
        assert "0.00" not in row


async def test_a_comparison_without_suites_says_so(tmp_path: Path) -> None:
    async with reviewing(make(tmp_path / "r.db", (), Grounds())) as ada:
        await ada.sees("This comparison holds no cases")
        await ada.press("o")
        await ada.sees("This comparison holds no suites")
        await ada.press("j", "enter", "s", "escape")
        await ada.sees("This comparison holds no cases")


# --- the words ---


def rows_of(*verdicts: SuiteVerdict) -> list[OverviewRow]:
    return [OverviewRow(one, "high", 4, (SuiteCluster(HOSTILE, None, 3, 1, 9, quiet=False),)) for one in verdicts]


@pytest.mark.parametrize("width", [20, 40, 79, 119, 199, 260])
def test_an_inconclusive_suite_never_looks_like_good_news(width: int) -> None:
    certain = SuiteVerdict(
        "calm", "inconclusive", "", CASES, 1, 0.9, 1.0, 0.1, (0.01, 0.2), 0.9, worst_not_excluded=0.01
    )
    rows = rows_of(OPEN, FEATURES, certain)
    shown = columns(rows, width)
    for row in rows:
        lines = [overview_line(row, shown, selected=True, width=width), *detail_lines(row, width, 12)]
        assert not {role for line in lines for _, role in line} & {"good", "added", "added-word"}
    assert "good" not in {role for _, role in counts_line(rows, "by verdict", width)}


@pytest.mark.parametrize("width", [79, 99, 119, 139, 199, 260])
def test_an_inconclusive_row_says_the_worst_that_is_possible(width: int) -> None:
    shown = columns(rows_of(*ALL), width)
    assert "21.0" in text_of(overview_line(rows_of(OPEN)[0], shown, selected=False, width=width))


def test_a_suite_without_checks_says_what_it_was_judged_by() -> None:
    wide, narrow = (columns(rows_of(*ALL), width) for width in (260, 79))
    row = rows_of(FEATURES)[0]
    assert "no checks, by features" in text_of(overview_line(row, wide, selected=False, width=260))
    assert " no checks " in text_of(overview_line(row, narrow, selected=False, width=79))


def test_what_features_found_is_told_by_its_cases_and_not_by_a_pass_rate_that_stayed() -> None:
    counts = {"regression": 3, "improvement": 0}
    silent = replace(WORSE, basis="features", target_pass_rate=1.0, difference=0.0, interval=(-0.1, 0.1), counts=counts)
    rows = rows_of(silent, replace(silent, suite="no-checks", baseline_pass_rate=None, difference=None, interval=None))
    for row in rows:
        for width, said in ((79, " 3/4 worse "), (260, " by features 3/4 worse ")):
            line = overview_line(row, columns(rows, width), selected=False, width=width)
            assert said in text_of(line)
            assert "1.00" not in text_of(line)
            assert "bad" not in {role for _, role in line}  # no bar in the colour of bad news around no change
        text = "\n".join(text_of(line) for line in detail_lines(row, 140, 12))
        assert "by features 3 worse, 0 better   q 0.012" in text
    assert "0.0 points by checks" in "\n".join(text_of(line) for line in detail_lines(rows[0], 140, 12))
    assert [row.suite for row in ordered([*rows_of(SAME, BETTER), *rows], "by change, worst first")] == [
        "triage", "no-checks", "voice", "digest",
    ]  # fmt: skip


def test_where_no_cluster_tells_of_the_cases_that_moved_their_cause_does() -> None:
    reworded = SuiteCluster("reworded", None, 4, 0, 9, quiet=True)
    row = OverviewRow(WORSE, "high", 4, (reworded,), (SuiteCause("request contract", 3, "rejects `top_k`"),))
    line = text_of(overview_line(row, columns([row], 260), selected=False, width=260))
    assert "rejects `top_k`" in line
    assert "reworded" not in line


def test_a_low_screen_names_the_suite_and_its_cause_below_the_list() -> None:
    (row,) = rows_of(replace(WORSE, counts={"regression": 3}))
    lines = [text_of(line) for line in detail_lines(row, 80, detail_height(80, 24))]
    assert lines[1].startswith(" triage   cause prompt wording   cluster adds ")
    assert lines[2] == " 3 of 4 cases got worse, none better"


def test_a_statement_that_covers_some_suites_alone_says_so() -> None:
    text = text_of(pooled_lines(replace(POOLED, suites=2), rows_of(*ALL), 150, 2)[0])
    assert text.startswith(" 2 of 5 suites together: pass rate 3.1 points lower")
    assert "those with checks, 20 cases" in text


def test_noise_that_was_measured_nowhere_takes_no_column() -> None:
    assert "churn" in columns(rows_of(*ALL), 260).widths
    assert "churn" not in columns(rows_of(OPEN, FEATURES), 260).widths


def test_without_a_statement_over_all_it_is_said_why() -> None:
    assert "no suite was judged by checks" in text_of(pooled_lines(None, rows_of(FEATURES), 120, 2)[0])
    assert "not computed" in text_of(pooled_lines(None, rows_of(SuiteVerdict("x", "neutral", "", 1, 1)), 120, 2)[0])


def test_a_suite_in_which_no_drop_is_ruled_out_is_the_worst_of_the_undecided() -> None:
    assert [row.suite for row in ordered(rows_of(OPEN, FEATURES), "by verdict")] == ["letters", "desk"]


def test_causes_are_told_with_what_they_rest_on() -> None:
    row = OverviewRow(WORSE, causes=(SuiteCause("prompt wording", 3, "read more literally"),))
    text = "\n".join(text_of(line) for line in detail_lines(row, 120, 13))
    assert "prompt wording 3: read more literally" in text


def test_categories_that_are_found_stand_before_those_merely_seen() -> None:
    tests = (CategoryTest("tone", 1, 0, 0.01, 0.02, found=True), CategoryTest("format", 3, 3, 0.5, 0.5, found=False))
    rows = rows_of(replace(WORSE, category="tone", category_tests=tests))
    line = text_of(overview_line(rows[0], columns(rows, 200), selected=False, width=200))
    assert "tone 1 · also format 3" in line
    before = rows_of(WORSE)
    assert "format 3 · tone 1" in text_of(overview_line(before[0], columns(before, 200), selected=False, width=200))


@st.composite
def verdicts(draw: st.DrawFn) -> SuiteVerdict:
    was, now, reach = draw(st.floats(0, 1)), draw(st.floats(0, 1)), draw(st.floats(0, 0.5))
    rates = draw(st.booleans())
    return SuiteVerdict(
        draw(st.text(min_size=1, max_size=40)),
        draw(st.sampled_from(get_args(SuiteVerdictName))),
        "a reason",
        9,
        1,
        baseline_pass_rate=was if rates else None,
        target_pass_rate=now if rates else None,
        difference=now - was if rates else None,
        interval=(max(-1.0, now - was - reach), min(1.0, now - was + reach)) if rates else None,
        margin=0.05,
        worst_not_excluded=now - was - reach if rates else None,
        categories=draw(st.dictionaries(st.sampled_from(["format", "tool-use"]), st.integers(1, 9999))),
        basis="checks" if rates else "features",
    )


@settings(max_examples=60)
@given(st.lists(verdicts(), min_size=1, max_size=4), st.integers(1, 240))
def test_no_line_is_wider_than_the_screen(some: list[SuiteVerdict], width: int) -> None:
    rows = rows_of(*some)
    shown = columns(rows, width)
    assert sum(shown.widths.values()) + 2 <= max(width, 3)
    assert cells_of(headings(shown, width)) <= max(width, 3)
    for row in rows:
        assert cells_of(overview_line(row, shown, selected=True, width=width)) <= max(width, 3)
        height = detail_height(width, 40)
        assert len(detail_lines(row, width, height)) == height


@settings(max_examples=60)
@given(verdicts(), st.integers(6, 15))
def test_the_bar_is_around_zero(one: SuiteVerdict, half: int) -> None:
    width, scale = 2 * half + 1, scale_of([one])
    text = text_of(tuple(interval_bar(one, scale, width)))
    assert len(text) == width == len(bar_scale(scale, width))
    if one.difference is None or one.interval is None:
        assert "●" not in text
        return
    assert text[half] in "┃╂●"
    assert text.count("●") == 1
    dot = text.index("●") - half
    assert dot == 0 or (dot > 0) == (one.difference > 0)
    line = [at - half for at, char in enumerate(text) if char in "─╂┼●"]
    assert line == list(range(line[0], line[-1] + 1))
    assert abs(line[0] / half * scale - one.interval[0]) <= scale / half
    assert abs(line[-1] / half * scale - one.interval[1]) <= scale / half


def test_the_bar_shows_margin_and_zero_where_the_interval_crosses_them() -> None:
    assert text_of(tuple(interval_bar(OPEN, 0.3, 21))) == "   ─────┼─╂─┼●───────"
