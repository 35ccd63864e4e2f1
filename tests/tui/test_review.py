"""What a reviewer does in the queue and in a case."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.tui.driving import reviewing
from tests.tui.making import JSON_CHECK, TRIAGE, make_review
from workbench.assess.compare import make_comparison
from workbench.records import Check, OutputError
from workbench.review.decisions import labelled
from workbench.store.comparisons import find_comparison
from workbench.store.database import open_database
from workbench.store.events import add_event, current_events, events_of_case
from workbench.store.staleness import stale_labels
from workbench.store.suites import load_cases, load_suite, save_suite
from workbench.text.ignoring import Ignore
from workbench.tui.compared import Compared
from workbench.tui.layout import Layout
from workbench.tui.screens.case import CaseScreen
from workbench.tui.services import Services
from workbench.tui.subjects import untitled

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.making import Pair
    from workbench.records import Event


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return make_review(tmp_path / "review.db", TRIAGE, JSON_CHECK)


def events(db: Path, suite: str, case: str, *, all_of_them: bool = False) -> list[Event]:
    with open_database(db) as opened:
        comparison = find_comparison(opened, "@last")
        read = events_of_case if all_of_them else current_events
        return read(opened, comparison.id, suite, case)


async def test_the_queue_shows_suites_verdicts_and_what_is_left(db: Path) -> None:
    async with reviewing(db) as ada:
        await ada.sees_queue("6 of 6 left")
        assert "claude-old → claude-new" in ada.lines()[0]
        assert "triage" in ada.lines()[2]
        assert "regression" in ada.line_with(" t-1 ")
        assert ada.line_with(" >").split()[:2] == [">", "t-1"]


async def test_one_key_labels_and_shows_the_next_undecided_case(db: Path) -> None:
    async with reviewing(db) as ada:
        await ada.sees_queue("6 of 6 left")
        await ada.press("enter")
        await ada.sees("triage/t-1")
        await ada.press("1")
        await ada.sees("triage/t-2")
        assert [(event.label, event.category) for event in events(db, "triage", "t-1")] == [("worse", "format")]
        await ada.press("7", "4")
        await ada.sees(lambda text: "triage/t-2" not in text)
        assert [(event.label, event.category) for event in events(db, "triage", "t-2")] == [("both-bad", "refusal")]
        await ada.press("escape")
        await ada.sees_queue("4 of 6 left")
        assert "worse" in ada.line_with(" t-1 ")


async def test_labels_given_quickly_each_go_to_the_case_that_was_next(db: Path) -> None:
    async with reviewing(db) as ada:
        await ada.sees_queue("6 of 6 left")
        await ada.press("enter", "1", "2", "3")
        await ada.sees("3 left")
        given = {case: events(db, "triage", case)[0].label for case in ("t-1", "t-2")}
        assert given == {"t-1": "worse", "t-2": "better"}


async def test_a_category_from_the_menu_holds_for_this_case_only(db: Path) -> None:
    async with reviewing(db) as ada:
        await ada.sees_queue("6 of 6 left")
        await ada.press("enter")
        await ada.sees("triage/t-1")
        await ada.press("C")
        await ada.sees("o tool-use")
        await ada.press("o")
        await ada.sees("category tool-use")
        await ada.press("1")
        await ada.sees("triage/t-2")
        await ada.press("1")
        await ada.sees(lambda text: "triage/t-2" not in text)
        assert events(db, "triage", "t-1")[0].category == "tool-use"
        assert events(db, "triage", "t-2")[0].category == "format"


async def test_undo_goes_back_without_limit_and_erases_nothing(db: Path) -> None:
    async with reviewing(db) as ada:
        await ada.sees_queue("6 of 6 left")
        await ada.press("enter", "1", "1")
        await ada.sees("4 left")
        await ada.press("u")
        await ada.sees("triage/t-2")
        await ada.press("u")
        await ada.sees("triage/t-1")
        await ada.sees("6 left")
        await ada.press("u")
        await ada.sees("nothing of yours is left")
        assert events(db, "triage", "t-1") == []
        assert [event.kind for event in events(db, "triage", "t-1", all_of_them=True)] == ["label", "undo"]


async def test_notes_and_flags_stand_beside_the_case(db: Path) -> None:
    async with reviewing(db) as ada:
        await ada.sees_queue("6 of 6 left")
        await ada.press("enter")
        await ada.sees("triage/t-1")
        await ada.press("c")
        await ada.sees("\n note")
        await ada.type("breaks the parser")
        await ada.press("enter")
        await ada.sees("breaks the parser")
        await ada.press("F")
        await ada.sees("flagged")
        await ada.press("o")
        await ada.sees_queue("6 of 6 left")
        assert ">F" in ada.line_with(" t-1")
        assert "note" in ada.line_with(" t-1 ")


async def test_a_label_that_cannot_be_written_is_said_and_nothing_moves(db: Path) -> None:
    async with reviewing(db) as ada:
        await ada.sees_queue("6 of 6 left")
        await ada.press("enter")
        await ada.sees("triage/t-1")
        with open_database(db) as other:
            other.connection.execute("DROP TABLE events")
        await ada.press("1")
        await ada.sees(lambda text: "1 worse" not in text)
        assert "triage/t-1" in ada.lines()[0]
        assert "6 left" in ada.lines()[0]


async def test_a_label_for_a_database_that_is_gone_is_refused(db: Path) -> None:
    async with reviewing(db) as ada:
        await ada.sees_queue("6 of 6 left")
        await ada.press("enter")
        await ada.sees("triage/t-1")
        db.rename(db.with_suffix(".moved"))
        await ada.press("1")
        await ada.sees("moved, deleted or replaced")
        assert "6 left" in ada.lines()[0]
        db.with_suffix(".moved").rename(db)
        await ada.press("1")
        await ada.sees("5 left")


async def test_the_filter_line_takes_words_and_text(db: Path) -> None:
    async with reviewing(db) as ada:
        await ada.sees_queue("6 of 6 left")
        await ada.press("slash")
        await ada.type("verdict:regression")
        await ada.press("enter")
        await ada.sees("2 of 6")
        assert "t-3" not in ada.text()
        await ada.press("f", "u")
        await ada.sees("is:undecided")
        await ada.press("escape")
        await ada.sees("all cases")
        await ada.press("slash")
        await ada.type("oak")
        await ada.press("enter")
        await ada.sees("1 of 6")
        assert "c-2" in ada.line_with(" >")
        await ada.press("slash")
        await ada.type("verdict:odd")
        await ada.press("enter")
        await ada.sees("verdict may be regression")


async def test_a_filter_that_matches_nothing_says_how_to_leave_it(db: Path) -> None:
    async with reviewing(db) as ada:
        await ada.sees_queue("6 of 6 left")
        await ada.press("slash")
        await ada.type("zzzz")
        await ada.press("enter")
        await ada.sees("No case matches")
        await ada.press("enter", "1", "n", "J", "F", "right_square_bracket")
        await ada.press("escape")
        await ada.sees("t-1")


async def test_the_label_of_another_reviewer_is_seen(db: Path) -> None:
    with open_database(db) as opened:
        comparison = find_comparison(opened, "@last")
        add_event(opened, comparison.id, labelled("triage", "t-1", "equal", "raj"))
    async with reviewing(db) as ada:
        await ada.sees_queue("6 of 6 left")
        assert "raj equal" in ada.line_with(" t-1 ")
        await ada.press("enter")
        await ada.sees("triage/t-1")
        assert "raj equal" in ada.line_with("labels")


async def test_the_queue_opens_at_the_first_undecided_case(db: Path) -> None:
    async with reviewing(db) as ada:
        await ada.sees_queue("6 of 6 left")
        await ada.press("1", "1")
        await ada.sees_queue("4 of 6 left")
    async with reviewing(db) as ada:
        await ada.sees_queue("4 of 6 left")
        assert "t-1" not in ada.line_with(" >")
        assert "t-2" not in ada.line_with(" >")


async def test_a_case_can_be_opened_at_once(db: Path) -> None:
    async with reviewing(db, start_case="voice/c-2") as ada:
        await ada.sees("voice/c-2")


async def test_an_unknown_case_ends_the_app_with_an_error(db: Path) -> None:
    async with reviewing(db, start_case="voice/none") as ada:
        await ada._pilot.pause()
        while ada.app.return_value is None:
            await ada._pilot.pause()
        assert "voice/none" in str(ada.app.return_value)


async def test_below_a_hundred_columns_the_diff_is_one_column(db: Path) -> None:
    async with reviewing(db, columns=80, rows=24) as ada:
        await ada.sees_queue("6 of 6 left")
        await ada.press("enter")
        await ada.sees("+ Here it is:")
        assert "│" not in ada.text()
        assert len(ada.lines()) == 24
        assert ada.lines()[0].startswith(" triage/t-1")
        assert ada.lines()[-3].startswith(" checks")
        assert ada.lines()[-2].startswith(" labels")
        assert "1 worse" in ada.lines()[-1]
        await ada.press("d")
        await ada.sees("│")
        await ada.resize(120, 40)
        await ada.sees("measures")


async def test_what_a_log_lacks_is_unknown(db: Path) -> None:
    async with reviewing(db) as ada:
        await ada.sees_queue("6 of 6 left")
        await ada.press("enter")
        await ada.sees("latency unknown")


async def test_one_sided_cases_and_errors_are_shown_as_what_they_are(tmp_path: Path) -> None:
    db = make_review(
        tmp_path / "odd.db",
        {
            "odd": {
                "gone": ("only here", None),
                "down": ("fine", OutputError("overloaded_error", "Overloaded", 529)),
                "blank": ("", "words"),
            }
        },
    )
    async with reviewing(db) as ada:
        await ada.sees_queue("3 of 3 left")
        assert "error" in ada.line_with("down")
        assert "missing" in ada.line_with("gone")
        await ada.press("enter")
        await ada.sees("overloaded_error: Overloaded")
        await ada.press("J")
        await ada.sees("only here")
        await ada.press("v", "v", "v", "v", "d", "d", "w", "G", "g")
        await ada.sees("gone")
        await ada.press("J")
        await ada.sees("+ words")


async def test_samples_are_shown_one_at_a_time(tmp_path: Path) -> None:
    pairs = [("first old", "first new"), ("second old", "second new")]
    db = make_review(tmp_path / "samples.db", {"s": {"a": pairs}})
    async with reviewing(db) as ada:
        await ada.sees_queue("1 of 1 left")
        await ada.press("enter")
        await ada.sees("sample 1 of 2")
        assert "first new" in ada.text()
        await ada.press("s")
        await ada.sees("second new")
        assert "s/a@2" in ada.lines()[0]


async def test_an_empty_comparison_is_said_to_be_empty(tmp_path: Path) -> None:
    db = make_review(tmp_path / "empty.db", {})
    async with reviewing(db) as ada:
        await ada.sees("holds no cases")
        await ada.press("enter", "1", "n", "N", "u", "F", "c", "f", "escape", "G", "right_square_bracket")
        await ada.sees("holds no cases")


async def test_jumping_from_change_to_change(tmp_path: Path) -> None:
    lines = [f"line {at}" for at in range(200)]
    changed = [line + " changed" if at in (50, 120, 199) else line for at, line in enumerate(lines)]
    db = make_review(tmp_path / "long.db", {"s": {"a": ("\n".join(lines), "\n".join(changed))}})
    async with reviewing(db) as ada:
        await ada.sees_queue("1 of 1 left")
        await ada.press("enter")
        await ada.sees("line 50 changed")
        await ada.press("right_square_bracket")
        await ada.sees("line 120 changed")
        await ada.press("right_square_bracket")
        await ada.sees("line 199 changed")
        await ada.press("right_square_bracket")
        await ada.sees("no change below")
        await ada.press("left_square_bracket", "left_square_bracket")
        await ada.sees("line 50 changed")
        await ada.press("g")
        await ada.sees("line 0")


async def test_input_request_and_exchange_can_be_looked_at(db: Path) -> None:
    async with reviewing(db) as ada:
        await ada.sees_queue("6 of 6 left")
        await ada.press("enter")
        await ada.sees("triage/t-1")
        await ada.press("v")
        await ada.sees("view: json")
        assert '"priority": "high",' in ada.text()
        await ada.press("v")
        await ada.sees("ticket of t-1")
        await ada.press("v")
        await ada.sees('"max_tokens": 200')
        await ada.press("v")
        await ada.sees('"stop_reason": "end_turn"')
        await ada.press("v")
        await ada.sees(lambda text: "Here it is:" in text and "view:" not in text)


async def test_copying_goes_to_the_clipboard_or_to_files(
    db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with reviewing(db) as ada:
        await ada.sees_queue("6 of 6 left")
        await ada.press("enter")
        await ada.sees("triage/t-1")
        await ada.press("y", "t")
        await ada.sees("sent to the terminal's clipboard")
        assert ada.app.clipboard == 'Here it is:\n{"priority": "high"}'
        await ada.press("y", "f")
        await ada.sees("written:")
        assert (tmp_path / "triage-t-1-baseline.txt").read_text() == '{"priority": "high"}'
        await ada.press("y", "f")
        await ada.sees("triage-t-1-baseline-2.txt")


async def test_the_palette_finds_an_action_by_a_word(db: Path) -> None:
    async with reviewing(db) as ada:
        await ada.sees_queue("6 of 6 left")
        await ada.press("colon")
        await ada.sees("Next undecided case")
        await ada.type("nothing")
        await ada.press("escape")
        await ada.sees_queue("6 of 6 left")
        await ada.press("colon")
        await ada.type("flag")
        await ada.press("enter")
        await ada.sees(lambda text: ">F" in text)


async def test_help_shows_the_keys_in_force(db: Path) -> None:
    async with reviewing(db, services=Services(keys={"flag": ("z",)})) as ada:
        await ada.sees_queue("6 of 6 left")
        await ada.press("question_mark")
        await ada.sees("Flag for later")
        assert "z" in ada.line_with("Flag for later").split()
        await ada.press("escape")
        await ada.press("z")
        await ada.sees(lambda text: ">F" in text)


async def test_a_coarse_answer_is_refined_and_the_line_on_top_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbench.tui.laying.FIRST_S", 0.0)
    old = [f"line {at} of the text, with words of its own: {at * 7919 % 1000} and {at * 104729}" for at in range(200)]
    new = ["a preface of some lines"] * 7 + [line.replace("with", "having") for line in old]
    texts = "\n".join(old), "\n".join(new)
    db = make_review(tmp_path / "long.db", {"s": {"a": texts}})
    async with reviewing(db, columns=160) as ada:
        await ada.sees_queue("1 of 1 left")
        await ada.press("enter")
        await ada.sees("line 5 of")
        await ada.sees(lambda text: "coarse" not in text)
        case = ada.app.screen
        assert isinstance(case, CaseScreen)
        layouts = [
            Layout(Compared([untitled(texts)], Ignore(), deadline_s).sheet(2), 159, wrapped=True)
            for deadline_s in (0.0, None)
        ]
        assert layouts[0].sheet.lines(0) != layouts[1].sheet.lines(0)
        case.diff.show(layouts[0])
        for rows in (0, 40, 60):
            case.diff.move(rows)
            top = ada.lines()[4].split("│")[0][2:]
            case.diff.show(layouts[1], keep_place=True)
            assert ada.lines()[4].split("│")[0][2:] == top
            case.diff.show(layouts[0], keep_place=True)


async def test_what_is_ignored_is_said_kept_and_passed_over(tmp_path: Path) -> None:
    pairs: dict[str, Pair] = {
        "a": ("Dear Ada,\nthe END is near.\nTwo parcels.", "Dear  ada,\nthe end is near.\nThree parcels."),
        "b": ("Nothing  but blanks.", "Nothing but blanks."),
    }
    async with reviewing(make_review(tmp_path / "soft.db", {"s": pairs})) as ada:
        await ada.sees_queue("2 of 2 left")
        await ada.press("enter")
        await ada.sees("~ Dear")
        await ada.press("i")
        await ada.sees("Markdown marks")
        await ada.press("b")
        await ada.sees("ignoring blanks")
        await ada.press("c", "n", "n")  # the menu stays: a letter of it never acts on something else
        await ada.press("x", "escape")
        await ada.sees(lambda text: "ignoring blanks, case" in text and "Markdown marks" not in text)
        assert "~ Dear" not in ada.text()
        assert "~ Two parcels" in ada.text()
        await ada.press("J")
        await ada.sees("s/b")
        assert "ignoring blanks, case" in ada.lines()[0]
        await ada.press("right_square_bracket")
        await ada.sees("no change below")
        await ada.press("i", "m", "n", "k", "p", "i")
        for columns in (60, 40):
            await ada.resize(columns, 24)
            await ada.sees(lambda text: "ign. blanks, case, marks, numbers, keys, calls" in " ".join(text.split()))
            assert ada.lines()[0].startswith(" s/b")
        await ada.resize(120, 40)
        await ada.press("i", "0", "i")
        await ada.sees("~ Nothing")
        assert "ignoring" not in ada.lines()[0]


async def test_a_change_far_down_or_far_right_in_one_line_is_stepped_to(tmp_path: Path) -> None:
    words = " ".join(f"word{number}" for number in range(600))
    pairs: dict[str, Pair] = {"a": (f"old head {words} old tail", f"new head {words} new tail")}
    async with reviewing(make_review(tmp_path / "long.db", {"s": pairs})) as ada:
        await ada.sees_queue("1 of 1 left")
        await ada.press("enter")
        await ada.sees("old head")
        for wrapped in (True, False):
            await ada.press("right_square_bracket")
            await ada.sees("old tail")
            await ada.press("right_square_bracket")
            await ada.sees("no change below")
            await ada.press("left_square_bracket")
            await ada.sees("old head")
            if wrapped:
                await ada.press("w")
                await ada.sees("unwrapped")


async def test_a_view_that_a_case_lacks_gives_way_to_its_own_and_comes_back(db: Path) -> None:
    async with reviewing(db, start_case="triage/t-3") as ada:
        await ada.sees("triage/t-3")
        await ada.press("v")
        await ada.sees("view: json")
        await ada.press("J")
        await ada.sees(lambda text: "triage/t-3" not in text)
        await ada.press("J", "J", "J", "J", "J")
        await ada.sees("voice/c-2")
        assert "view:" not in ada.lines()[0]
        await ada.press("K", "K")
        await ada.sees("view: json")


async def test_json_that_had_to_be_mended_is_said_with_its_side_wherever_one_looks(tmp_path: Path) -> None:
    rows = ", ".join(str(number) for number in range(60))
    pairs: dict[str, Pair] = {
        "a": (f'{{"rows": [{rows}], "n": 1}}', f"{{'rows': [{rows}], 'n': 2}}"),
        "b": ('{"n": 1}', '{"n": 2}'),
    }
    async with reviewing(make_review(tmp_path / "broken.db", {"s": pairs}), start_case="s/a", columns=80) as ada:
        await ada.sees("s/a")
        await ada.press("v")
        await ada.sees("target: read in spite of single quotes (line 1, 2 times)")
        assert "broken JSON, mended" in ada.lines()[0]
        assert "baseline: read" not in ada.text()
        await ada.press("G")
        await ada.sees(lambda text: "read in spite" not in text and "broken JSON, mended" in text)
        await ada.press("J")
        await ada.sees("s/b")
        assert "mended" not in ada.text()


async def test_a_stale_label_is_said_to_be_and_its_case_decided_again(db: Path) -> None:
    with open_database(db) as opened:
        comparison = find_comparison(opened, "@last")
        for case in ("t-1", "t-3"):
            add_event(opened, comparison.id, labelled("triage", case, "worse", "ada"))
        suite = load_suite(opened, "triage")
        save_suite(opened, replace(suite, checks=(Check("starts-with", "Here"),)), load_cases(opened, "triage"))
        make_comparison(opened, comparison.baseline, comparison.target)
    async with reviewing(db) as ada:
        await ada.sees_queue("left")
        left = int(ada.lines()[0].split(" of ")[0].split()[-1])
        assert "~worse" in ada.line_with(" t-1 ")
        await ada.press("f", "~")
        await ada.sees("is:stale")
        await ada.press("enter")
        await ada.sees("(stale: the checks' results changed)")
        assert "label it again" in ada.line_with("labels")
        for columns in (80, 40):
            await ada.resize(columns, 24)
            await ada.sees(lambda text: "results changed)" in text and "label it again" in " ".join(text.split()))
        await ada.resize(120, 40)
        assert "~worse" in ada.lines()[0]
        await ada.press("3")
        await ada.sees(f"{left - 1} left")


async def test_a_label_says_what_of_it_is_another_now_until_that_is_undone(db: Path) -> None:
    with open_database(db) as opened:
        comparison = find_comparison(opened, "@last")
        add_event(opened, comparison.id, labelled("triage", "t-1", "worse", "ada"))
        add_event(opened, comparison.id, labelled("triage", "t-1", "equal", "raj"))
        suite = load_suite(opened, "triage")
        save_suite(opened, replace(suite, request=suite.request | {"system": "Sort them."}), [])
    async with reviewing(db) as ada:
        await ada.sees_queue("6 of 6 left")
        assert "~worse stale: the prompt changed" in ada.line_with(" t-1 ")
        await ada.resize(80, 24)
        await ada.sees("~worse stale: prompt")
        await ada.press("enter")
        await ada.sees(lambda text: "raj equal (stale: the prompt changed)" in " ".join(text.split()))
        assert "stale: the prompt changed" in ada.lines()[0] + ada.lines()[1]
        await ada.press("x")
        await ada.sees("~worse stale: prompt")
        with open_database(db) as opened:
            save_suite(opened, suite, [])
        await ada.press("o")
        await ada.sees_queue("5 of 6 left")
        assert "stale" not in ada.text()


async def test_a_label_rests_on_what_the_screen_showed(db: Path) -> None:
    async with reviewing(db, start_case="triage/t-1") as ada:
        await ada.sees("triage/t-1")
        with open_database(db) as opened:
            comparison = find_comparison(opened, "@last")
            suite = load_suite(opened, "triage")
            save_suite(opened, replace(suite, checks=(Check("starts-with", "Here"),)), load_cases(opened, "triage"))
            make_comparison(opened, comparison.baseline, comparison.target)
        await ada.press("1")
        await ada.sees(lambda text: "triage/t-1" not in text)
    with open_database(db) as opened:
        assert [one.case for one in stale_labels(opened, comparison.id)] == ["t-1"]


async def test_the_queue_stands_by_risk_when_asked_and_is_walked_so(tmp_path: Path) -> None:
    suites = {name: {"a": ("yes", "no"), "b": ("yes", "yes")} for name in ("mild", "grave", "middling")}
    path = make_review(tmp_path / "risks.db", suites)
    with open_database(path) as opened:
        for name, risk in (("mild", "low"), ("grave", "high"), ("middling", "medium")):
            save_suite(opened, replace(load_suite(opened, name), risk=risk), [])  # type: ignore[arg-type]
    async with reviewing(path) as ada:
        await ada.sees_queue("6 of 6 left")
        stored = ada.lines()[1].strip()
        assert stored.endswith("by verdict, then risk")
        await ada.press("g", "s")
        await ada.sees(lambda text: text.split("\n")[1].rstrip().endswith("by risk, then certainty"))

        def headings() -> list[str]:
            return [line.split()[0] for line in ada.lines() if line.split()[:1] and line.split()[0] in suites]

        assert headings() == ["grave", "middling", "mild"]
        await ada.press("g", "enter")
        for place in ("grave/a", "grave/b", "middling/a", "middling/b", "mild/a", "mild/b"):
            await ada.sees(lambda text, place=place: text.lstrip().startswith(place))  # type: ignore[misc]
            await ada.press("3")
        await ada.sees("every case shown here is decided")
        for left in (1, 2):
            await ada.press("u")
            await ada.sees(f"{left} left")
        await ada.press("o")
        await ada.sees_queue("2 of 6 left")
        await ada.press("/")
        await ada.type("is:undecided")
        await ada.press("enter")
        await ada.sees(lambda text: "2 of 6" in text.split("\n")[1] and "by risk, then certainty" in text)
        await ada.press("s")
        await ada.sees("sorted by verdict, then risk")


async def test_a_joined_emoji_is_typed_as_one(db: Path) -> None:
    async with reviewing(db) as ada:
        await ada.sees_queue("6 of 6 left")
        await ada.press("enter", "c")
        await ada.sees("note")
        await ada.type("so 👩‍👩‍👧!")
        await ada.press("enter")
        await ada.sees("ada: so 👩‍👩‍👧!")
        await ada.press("e")
        await ada.sees("typing")
        await ada.type("👩‍👩‍👧 ")
        await ada.sees("👩‍👩‍👧 max_tokens")
