"""Editing a prompt and sending cases again, against the simulator in this process."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

from tests.tui.driving import reviewing
from tests.tui.making import JSON_CHECK, TRIAGE, make_review
from workbench.client.settings import ClientSettings
from workbench.simulator.app import create_app
from workbench.simulator.hints import hint_for
from workbench.store.adaptations import list_adaptations
from workbench.store.database import open_database
from workbench.tui import fix_text
from workbench.tui.case_text import hint_lines
from workbench.tui.services import Services
from workbench.tui.widgets.lines import cells_of

if TYPE_CHECKING:
    from pathlib import Path

FIX = "Answer with the JSON object alone, start with { and end with }, no code fence."
SIMULATED = Services(client=lambda: ClientSettings(transport=create_app()), hint=hint_for)


async def test_a_planted_regression_is_fixed_confirmed_and_saved(demo_db: Path) -> None:
    async with reviewing(demo_db, columns=160, rows=50, services=SIMULATED) as ada:
        await ada.sees_queue("left")
        await ada.press("enter")
        await ada.sees("support-triage/")
        await ada.sees("without a code fence")
        await ada.press("e")
        await ada.sees("Esc ends")
        await ada.press("down", "down", "end", "enter")
        await ada.paste(FIX)
        await ada.press("escape")
        await ada.sees("+81 characters, 1 line")
        await ada.press("r")
        await ada.sees("FIXED")
        assert "simulated" in ada.line_with("candidate")
        await ada.press("A")
        await ada.sees("3/3 of 3")
        await ada.sees("all 12 fixed, 41 of 41 hold; a drop above 6.2 points is ruled out")
        assert "simulated" in ada.line_with("12 fixed")
        await ada.press("s")
        await ada.sees("save with a note")
        await ada.type("the fence broke the parser")
        await ada.press("enter")
        await ada.sees("saved as adaptation 1: confirmed")
        await ada.press("escape")
        await ada.sees(lambda text: "1 worse" in text and "candidate" in text)
    with open_database(demo_db) as db:
        (kept,) = list_adaptations(db)
    assert kept.status == "confirmed"
    assert kept.note == "the fence broke the parser"
    assert len(kept.runs) == 2


async def test_an_edit_that_does_not_help_is_said_not_to(demo_db: Path) -> None:
    async with reviewing(demo_db, services=SIMULATED) as ada:
        await ada.sees_queue("left")
        await ada.press("enter")
        await ada.sees("support-triage/")
        await ada.press("r")
        await ada.sees("NOT FIXED")
        await ada.press("s")
        await ada.sees("nothing to save")


async def test_a_broken_prompt_is_named_by_its_line(demo_db: Path) -> None:
    async with reviewing(demo_db, services=SIMULATED) as ada:
        await ada.sees_queue("left")
        await ada.press("enter")
        await ada.sees("support-triage/")
        await ada.press("e", "down", "home")
        await ada.type("odd: : line")
        await ada.press("escape")
        await ada.sees("prompt:2:")
        await ada.press("r")
        await ada.sees("prompt:2:")
        await ada.press("escape")
        await ada.sees("1 worse")


async def test_keys_typed_into_the_prompt_are_text(demo_db: Path) -> None:
    async with reviewing(demo_db, services=SIMULATED) as ada:
        await ada.sees_queue("left")
        await ada.press("enter")
        await ada.sees("support-triage/")
        await ada.press("e", *"qrRs?:", "escape", "escape")
        await ada.sees("1 worse")
        await ada.press("e")
        await ada.sees("qrRs?:max_tokens")


async def test_a_candidate_for_a_case_without_a_baseline_stands_beside_the_target(tmp_path: Path) -> None:
    models = ("claude-3-5-sonnet-20241022", "claude-sonnet-5-5")
    db = make_review(tmp_path / "gone.db", {"s": {"a": (None, "words")}}, models=models)
    async with reviewing(db, columns=200, rows=40, services=SIMULATED) as ada:
        await ada.sees_queue("left")
        await ada.press("enter", "r")
        await ada.sees("so far")
        await ada.press("escape")
        await ada.sees(lambda text: "1 worse" in text and "candidate" in text and "words" in text)
        await ada.resize(120, 40)
        await ada.sees("no output")


async def test_the_queue_is_one_key_away_from_the_prompt(demo_db: Path) -> None:
    async with reviewing(demo_db, services=SIMULATED) as ada:
        await ada.sees_queue("left")
        await ada.press("enter", "e")
        await ada.sees("Esc ends")
        await ada.press("escape", "o")
        await ada.sees_queue("left")


async def test_help_over_the_prompt_leads_back_to_the_same_keys(demo_db: Path) -> None:
    async with reviewing(demo_db, services=SIMULATED) as ada:
        await ada.sees_queue("left")
        await ada.press("enter", "e", *"ab", "ctrl+z", "ctrl+z", "escape", "?", "escape", "?", "x", "escape")
        await ada.sees("1 worse")


async def test_without_a_key_that_is_said_in_place(demo_db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN", "ANTHROPIC_BASE_URL"):
        monkeypatch.delenv(name, raising=False)
    async with reviewing(demo_db) as ada:
        await ada.sees_queue("left")
        await ada.press("enter")
        await ada.sees("support-triage/")
        await ada.press("r")
        await ada.sees("NO ANSWER")
        assert "authentication_error" in ada.text()
        await ada.press("escape")
        await ada.sees("1 worse")


async def test_advice_on_an_error_is_whole_at_80_columns(
    demo_db: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("ANTHROPIC_API_KEY", raising=False)
    monkeypatch.delenv("ANTHROPIC_AUTH_TOKEN", raising=False)
    async with reviewing(demo_db, columns=80, rows=24) as ada:
        await ada.sees_queue("left")
        await ada.press("enter", "r")
        await ada.sees("NO ANSWER")
        assert "set ANTHROPIC_API_KEY to a valid key" in ada.text()
        assert "…" not in ada.line_with("authentication_error")
    retired = "claude-3-5-sonnet-20241022"
    db = make_review(tmp_path / "retired.db", TRIAGE, JSON_CHECK, models=("claude-3-opus-20240229", retired))
    async with reviewing(db, columns=80, rows=24, services=SIMULATED) as ada:
        await ada.sees_queue("left")
        await ada.press("enter", "r")
        await ada.sees("NO ANSWER")
        said = " ".join(" ".join(ada.lines()).split())
        assert f"{retired} was retired on 2025-10-28; its successor is claude-sonnet-5-5" in said


@pytest.mark.parametrize("suite", ["support-triage", "brand-voice", "schema-writer", "order-desk", "table-booking"])
def test_every_hint_can_be_read_at_80_columns(suite: str) -> None:
    hint = hint_for(suite)
    assert hint is not None
    lines = hint_lines(hint, "e", 80)
    assert len(lines) <= 2
    assert all(cells_of(line) <= 80 for line in lines)
    shown = " ".join("".join(text for text, _ in line).strip() for line in lines)
    assert hint in " ".join(shown.split())


async def test_a_cancelled_re_run_sends_nothing_more(demo_db: Path) -> None:
    sent = 0
    simulator = create_app()
    cancelled = asyncio.Event()

    async def counting(scope: Any, receive: Any, send: Any) -> None:
        nonlocal sent
        sent += 1
        if sent > 1:
            await cancelled.wait()
        await simulator(scope, receive, send)

    slow = Services(client=lambda: ClientSettings(transport=counting))
    async with reviewing(demo_db, services=slow) as ada:
        await ada.sees_queue("left")
        await ada.press("enter", "R")
        await ada.sees("1 of 72")
        await ada.press("x")
        await ada.sees("cancelled")
        cancelled.set()
        stopped = sent
        assert stopped < 72
        await ada.press("escape", "r")
        await ada.sees("FIXED")
        assert sent == stopped + 1


async def test_a_re_run_can_be_cancelled_and_what_arrived_is_kept(demo_db: Path) -> None:
    slow = Services(client=lambda: ClientSettings(transport=create_app(pace_s=0.5)))
    async with reviewing(demo_db, services=slow) as ada:
        await ada.sees_queue("left")
        await ada.press("enter")
        await ada.sees("support-triage/")
        await ada.press("R")
        await ada.sees("running")
        await ada.press("x")
        await ada.sees("cancelled")
        await ada.press("escape")
        await ada.sees("1 worse")


async def test_in_a_narrow_terminal_the_decision_comes_first_and_tab_shows_the_candidate(demo_db: Path) -> None:
    async with reviewing(demo_db, columns=80, rows=24, services=SIMULATED) as ada:
        await ada.sees_queue("left")
        await ada.press("enter")
        await ada.sees("support-triage/")
        await ada.press("r")
        await ada.sees("NOT FIXED")
        await ada.press("escape")
        await ada.sees(lambda text: "1 worse" in text and "pass → FAIL → FAIL" in text)
        assert "candidate" not in ada.lines()[0]
        await ada.press("tab")
        await ada.sees("target | candidate")
        await ada.press("tab")
        await ada.sees("baseline | candidate")
        await ada.press("tab")
        await ada.sees(lambda text: "candidate" not in text.split("\n")[0])


async def test_what_was_edited_stays_in_sight_when_the_answer_takes_the_room(demo_db: Path) -> None:
    async with reviewing(demo_db, columns=80, rows=24, services=SIMULATED) as ada:
        await ada.sees_queue("left")
        await ada.press("enter", "e")
        await ada.sees("Esc ends")
        await ada.press(*["down"] * 7, "end", "enter")
        await ada.paste("No fence, please.")
        await ada.press("escape", "r")
        await ada.sees("FIXED")
        await ada.sees("No fence, please.")


def test_what_is_ignored_and_the_hint_of_an_error_are_never_cut() -> None:
    from workbench.adapt.drafts import ChangeSize

    size = ChangeSize(1234, 12, 300, 1.5)
    remarks = [("   ign. blanks, case", "accent"), ("   unwrapped", "dim")]
    for width in (30, 40, 80, 120):
        lines = fix_text.header("support-triage", "cluster", size, "e", remarks, width)
        assert all(cells_of(line) <= width for line in lines)
        shown = " ".join("".join(text for text, _ in line) for line in lines)
        assert "ign. blanks, case unwrapped" in " ".join(shown.split())
    problem = "request.yaml:1: an unknown key, " + "which is told at length " * 5 + "did you mean 'messages'?"
    lines = fix_text.problem_lines([problem], 4, 80)
    assert all(cells_of(line) <= 80 for line in lines)
    assert "".join(text for line in lines for text, _ in line).endswith("'messages'?")
