"""The fix loop to its end: from a cluster to a confirmed prompt in the suite file, and nothing typed is lost."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tests.terminal import Terminal
from tests.tui.driving import reviewing
from tests.tui.making import JSON_CHECK, REQUEST, make_review
from tests.tui.test_fix import FIX, SIMULATED
from workbench.adapt.drafts import draft_of
from workbench.adapt.keeping import keep_adaptation
from workbench.review.decisions import labelled, now
from workbench.store.adaptations import list_adaptations, set_note
from workbench.store.clusters import clusters_of
from workbench.store.comparisons import find_comparison
from workbench.store.database import open_database
from workbench.store.events import add_event
from workbench.store.presence import Present, Span, show_presence
from workbench.store.suites import load_suite
from workbench.suites.examples import example_suites_folder
from workbench.suites.render import request_yaml
from workbench.tui.screens.fix import FixScreen

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.driving import Reviewer
    from workbench.records import Cluster
    from workbench.store.database import Database

ALWAYS = Span("2000", "9999")
SUITE = "support-triage"


def fence(db: Path) -> Cluster:
    """The cluster of answers that came in a code fence."""
    with open_database(db) as database:
        return next(one for one in clusters_of(database, 1) if "fence" in one.says)


async def open_fix(
    ada: Reviewer,
    first: str = "edit",
    *,
    suite: str | None = None,
    case: str | None = None,
    cluster: str | None = None,
) -> None:
    """Have the app open the screen, as a key on a cluster or case does."""
    await ada.sees_queue("left")
    turns = ada.app.screen.turns  # type: ignore[attr-defined]  # the queue, which takes its keys in turn
    await ada.app.push_screen(FixScreen(turns, first, suite=suite, case=case, cluster=cluster))


async def type_mend(ada: Reviewer) -> None:
    await ada.sees("Esc ends")
    await ada.press(*["down"] * 7, "end", "enter")
    await ada.paste(FIX)
    await ada.press("escape")
    await ada.sees("+81 char")


async def test_from_a_cluster_into_the_prompt_with_its_cases_beside_it(demo_db: Path) -> None:
    found = fence(demo_db)
    async with reviewing(demo_db, columns=160, rows=50, services=SIMULATED) as ada:
        await ada.sees_queue("left")
        await ada.press("j", "x")  # the first case is critical, and decided by itself
        await ada.sees(found.says)
        await ada.press("e")
        await ada.sees("Esc ends")
        assert f'cluster "{found.says}"' in ada.lines()[0]
        for _, case in found.cases[:10]:
            assert "FAIL" in ada.line_with(f"{case}         ")
        await type_mend(ada)
        assert "tokens a call, +$" in ada.lines()[0]
        await ada.press("S")
        await ada.sees("samples of each case")
        await ada.press("backspace", "1", "enter")
        await ada.sees("from now on 1 sample")
        await ada.press("X")
        count = len(found.cases)
        await ada.sees(f" of {count}  failing")
        await ada.sees(lambda text: "0 fixed" not in text)  # the first takes longest
        await ada.sees(f"{count} of {count}")
        await ada.sees("guarding: none of 41 cases that passed was sent")
        assert "1 of 3 samples of each case" in ada.text()
        assert "fixed" in ada.line_with(f"{found.cases[1][1]}         ")
        assert "of at most $" in ada.text()
        before = ada.line_with(">t-").split(">")[1].split()[0]
        await ada.press("J")
        await ada.sees(lambda text: ">t-" in text and f">{before}" not in text)
        assert "candidate  pass" in ada.text()


async def test_a_suite_is_named_where_a_cluster_spans_several(demo_db: Path) -> None:
    async with reviewing(demo_db, services=SIMULATED) as ada:
        await open_fix(ada, suite="brand-voice", cluster=fence(demo_db).id)
        await ada.sees("Esc ends")
        assert "brand-voice" in ada.lines()[0]


async def test_history_shows_patches_goes_back_and_says_what_became(demo_db: Path) -> None:
    with open_database(demo_db) as db:
        comparison, suite = find_comparison(db, "@last"), load_suite(db, SUITE)
        for line, note in (("One more rule.", "first try"), ("Another rule.", "second \x1b[2J try")):
            text = request_yaml({**suite.request, "system": f"{suite.request['system']}{line}\n"})
            keep_adaptation(db, comparison, draft_of(suite, text), confirmed=False, reviewer="ben", note=note, runs=[])
    async with reviewing(demo_db, columns=80, rows=24, services=SIMULATED) as ada:
        await open_fix(ada, suite=SUITE, case="t-001")
        await ada.sees("Esc ends")
        await ada.press("escape", "h")
        await ada.sees("2 revisions")
        await ada.sees("+   Another rule.")
        assert "\x1b" not in ada.text()
        await ada.press("tab", "j")
        await ada.sees(lambda text: "-   Another rule." in text and "+   One more rule." in text)
        assert "from 2 to 1" in ada.lines()[0]
        await ada.press("l", "r")
        await ada.sees("adaptation 1: rejected")
        await ada.press("c")
        await ada.sees("note on adaptation 1: first try")
        await ada.type("!")
        await ada.press("enter")
        await ada.sees("first try!")
        await ada.press("enter")
        await ada.sees("1 line")
        await ada.press("u")
        await ada.sees("unchanged")
        await ada.press("U")
        await ada.sees("One more rule.")
    with open_database(demo_db) as db:
        first, second = list_adaptations(db)
    assert (first.status, first.note, second.status) == ("rejected", "first try!", "draft")


@pytest.fixture
def suite_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The suite's own file, below the folder at hand."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "prompts" / f"{SUITE}.suite.yaml"
    path.parent.mkdir()
    path.write_text("# ours\n" + (example_suites_folder() / path.name).read_text())
    return path


async def test_a_prompt_goes_into_its_suite_file_after_asking(demo_db: Path, suite_file: Path) -> None:
    before = suite_file.read_text()
    suite_file.write_text(before.replace("risk: high", "risk: high  # says the desk").replace("400", "500"))
    now_there = suite_file.read_text()
    async with reviewing(demo_db, columns=80, rows=24, services=SIMULATED) as ada:
        await open_fix(ada, suite=SUITE, case="t-001")
        await type_mend(ada)
        await ada.press("p")
        await ada.sees("suite file: prompts/support-triage.suite.yaml")
        await ada.press("enter")
        await ada.sees("as shown?")
        assert "both changes are in" in ada.text()
        assert "is draft" in ada.text()
        await ada.press("escape")
        await ada.sees("is as it was")
        assert suite_file.read_text() == now_there
        await ada.press("p")
        await ada.sees("suite file:")
        await ada.press("enter")
        await ada.sees("as shown?")
        await ada.press("y")
        await ada.sees("adaptation 1 accepted")
    assert suite_file.read_text() == now_there.replace("at stake now", f"{FIX}\n    at stake now")
    assert suite_file.with_name(f"{suite_file.name}.before-1").read_text() == now_there


async def test_a_contradiction_with_the_file_is_shown_and_nothing_is_written(demo_db: Path, suite_file: Path) -> None:
    theirs = suite_file.read_text().replace("at stake now;", "at stake today;")
    suite_file.write_text(theirs)
    async with reviewing(demo_db, columns=80, rows=24, services=SIMULATED) as ada:
        await open_fix(ada, suite=SUITE, case="t-001")
        await type_mend(ada)
        await ada.press("p")
        await ada.sees("suite file:")
        await ada.press("enter")
        await ada.sees("both changed system")
        assert "at stake today" in ada.text()
        assert "changed meanwhile" in ada.text()
    assert suite_file.read_text() == theirs
    assert len(list(suite_file.parent.iterdir())) == 1


async def test_what_only_a_person_can_tell_is_told_by_one(tmp_path: Path) -> None:
    models = ("claude-3-5-sonnet-20241022", "claude-sonnet-5-5")
    cases = {f"c-{number}": ("An answer.", "An answer.") for number in range(3)}
    db = make_review(tmp_path / "own.db", {"s": cases}, models=models)
    with open_database(db) as database:
        add_event(database, 1, labelled("s", "c-1", "worse", "ben"))
    async with reviewing(db, columns=120, rows=40, services=SIMULATED) as ada:
        await open_fix(ada, "rerun_all", suite="s", case="c-1")
        await ada.sees("NOT CONFIRMED")
        assert "undecided (c-1)" in ada.text()
        assert "simulated answers say nothing of the real model" in ada.text()
        await ada.press("a")
        await ada.sees(lambda text: "1 fixed" in text and "undecided (c-1)" not in text)
        await ada.press("J", "a")
        await ada.sees("checks tell of this case")


def ben(elsewhere: Database, editing_since: str | None) -> None:
    """Ben is at the suite, and may be editing its prompt."""
    one = Present("of ben", "ben", now(), now(), SUITE, "t-001", editing_since)
    show_presence(elsewhere, 1, one, ALWAYS)


async def test_the_second_who_edits_a_prompt_is_told_before_and_when_the_first_saves(demo_db: Path) -> None:
    with open_database(demo_db) as elsewhere:
        ben(elsewhere, now())
        async with reviewing(demo_db, services=SIMULATED) as ada:
            await open_fix(ada, suite=SUITE, case="t-001")
            await ada.sees("also editing this prompt: ben since")
            await ada.sees("edit it all the same")
            assert "Esc ends" not in ada.lines()[0]
            await ada.press("e")
            await ada.sees("Esc ends")
            await ada.press("x", "escape", "u")
            suite = load_suite(elsewhere, SUITE)
            text = request_yaml({**suite.request, "system": "Ben's rules.\n"})
            comparison = find_comparison(elsewhere, "@last")
            draft = draft_of(suite, text)
            kept = keep_adaptation(elsewhere, comparison, draft, confirmed=False, reviewer="ben", note=None, runs=[])
            await ada.sees("ben saved adaptation 1 (draft); h shows it")
            await ada.press("j")
            await ada.sees(lambda screen: "ben saved" not in screen)
            set_note(elsewhere, kept.id, "so that it is short")
            await ada.sees("ben saved adaptation 1")
            ben(elsewhere, None)
            await ada.sees(lambda screen: "also editing" not in screen)


async def test_two_terminals_of_one_reviewer_each_keep_their_own_text(demo_db: Path) -> None:
    async with reviewing(demo_db, columns=160, services=SIMULATED) as first:
        await open_fix(first, suite=SUITE, case="t-001")
        await first.sees("Esc ends")
        await first.type("first ")
        await first.sees("+6 char")
        async with reviewing(demo_db, columns=160, services=SIMULATED) as second:
            await second.sees(lambda _: bool(second.app.session.company.editors(SUITE)))
            await open_fix(second, suite=SUITE, case="t-001")
            await second.sees("also editing this prompt: you, in another terminal, since")
            assert "another terminal of yours has this text open: each keeps its own" in second.text()
            await second.press("e")
            await second.sees("Esc ends")
            await second.type("second ")
            await second.sees("second first")
            await second.sees("+13 char")
        await first.type("only ")
        await first.sees("first only")
        await first.sees("+11 char")
    async with reviewing(demo_db, columns=160, services=SIMULATED) as third:
        await open_fix(third, suite=SUITE, case="t-001")
        await third.sees("Esc ends")
        assert "first only" in third.text()
        assert "u leads to 1 other text of yours" in third.text()
        await third.press("escape", "u")
        await third.sees("second first")


def test_what_is_typed_outlives_kill_9(tmp_path: Path) -> None:
    models = ("claude-3-5-sonnet-20241022", "claude-sonnet-5-5")
    db = make_review(tmp_path / "kept.db", {"s": {"a": ("{}", "no")}}, JSON_CHECK, models=models, request=REQUEST)
    command = [sys.executable, "-m", "workbench", "--db", str(db), "review", "--reviewer", "ada"]
    with Terminal(command, columns=80, rows=24) as terminal:
        terminal.wait("1 of 1 left")
        terminal.press("enter", "e")
        terminal.wait("typing")
        terminal.press("down", "down", "\x1b[F", "enter", "Half a rul")
        terminal.wait("Half a rul")
        terminal.wait("+1")  # it is measured after it was given to the store
        terminal.kill()
    with Terminal(command, columns=80, rows=24) as terminal:
        terminal.wait("1 of 1 left")
        terminal.press("enter", "e")
        terminal.wait("Half a rul")
        terminal.press("esc", "esc", "q")
