"""`review --plain`: the review in lines, in a real terminal that can do nothing, and from scripts."""

from __future__ import annotations

import signal
import sqlite3
import sys
from contextlib import closing
from dataclasses import replace
from os import kill
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from tests.terminal import Terminal
from tests.tui.making import JSON_CHECK, TRIAGE, make_review
from tests.tui.test_terminal import HOSTILE, NEVER
from workbench.cli.main import workbench
from workbench.cli.plain.commands import commands_for
from workbench.errors import ExitCode, UnknownNameError, WorkbenchError
from workbench.review.decisions import labelled
from workbench.store.database import open_database
from workbench.store.events import add_event
from workbench.store.suites import load_suite, save_suite
from workbench.text.cells import cell_width

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result


@pytest.fixture
def triage(tmp_path: Path) -> Path:
    return make_review(tmp_path / "review.db", TRIAGE, JSON_CHECK)


def said(db: Path, *lines: str, what: str = "@last", reviewer: str = "ada") -> Result:
    """What came of a script that says these lines."""
    arguments = ["--db", str(db), "review", "--plain", "--reviewer", reviewer, what]
    script = "".join(f"{line}\n" for line in lines)
    return CliRunner().invoke(workbench, arguments, input=script, standalone_mode=False)


def heard(db: Path, *lines: str, what: str = "@last", reviewer: str = "ada") -> str:
    """What is read out to a script in which all goes well."""
    result = said(db, *lines, what=what, reviewer=reviewer)
    assert result.exception is None, result.exception
    assert result.return_value == ExitCode.DONE, result.stdout
    return result.stdout


def in_terminal(db: Path, columns: int = 80) -> Terminal:
    command = [sys.executable, "-m", "workbench", "--db", str(db), "review", "--plain", "--reviewer", "ada"]
    return Terminal(command, columns=columns, rows=40, env={"TERM": "dumb"})


def labels(db: Path) -> list[tuple[str, str, str | None]]:
    connection = sqlite3.connect(db)
    try:
        return connection.execute(
            "SELECT c.name, e.label, e.category FROM events e JOIN cases c ON c.id = e.case_id"
            " WHERE e.kind = 'label' ORDER BY e.id"
        ).fetchall()
    finally:
        connection.close()


def test_a_case_is_read_in_lines_that_say_what_they_are(triage: Path) -> None:
    lines = heard(triage).split("\n")
    assert "Case triage/t-1, 1 of 6. 6 left: 6 medium risk." in lines
    assert "Verdict: regression, format." in lines
    assert "Asked: ticket of t-1" in lines
    assert any(line.startswith("Check is-json passes on the baseline, FAILS on the target: ") for line in lines)
    assert "Place 1 of 1, line 1 of the target:" in lines
    assert "only target has: Here it is:" in lines
    assert 'both have: {"priority": "high"}' in lines
    assert "No label yet." in lines
    assert lines[-4:-1] == ["Nothing was labelled.", "Left to decide: 6 of 6 (medium 6).", "All is saved."]


def test_words_and_letters_do_the_same(triage: Path, tmp_path: Path) -> None:
    other = make_review(tmp_path / "other.db", TRIAGE, JSON_CHECK)
    heard(triage, "1", "7", "2", "3 t", "4", "N", "F", "c why")
    heard(other, "worse", "category refusal", "BETTER", "equal tone", "both-bad", "previous", "flag", "note why")
    assert labels(triage) == labels(other)
    assert labels(triage) == [
        ("t-1", "worse", "format"), ("t-2", "better", "refusal"), ("t-4", "equal", "tone"), ("t-3", "both-bad", None),
    ]  # fmt: skip


def test_a_label_is_told_and_the_next_undecided_case_is_read(triage: Path) -> None:
    text = heard(triage, "J", "1", "N", "u", "q")
    told = text[text.index("Labelled") :]
    assert told.startswith("Labelled triage/t-2: worse, format.\nCase triage/t-4, 3 of 6. 5 left: 5 medium risk.")
    assert "triage/t-4> N\nCase triage/t-1, 1 of 6." in told
    assert "Took back: worse on triage/t-2.\nCase triage/t-2, 2 of 6. 6 left" in told
    assert "Nothing was labelled." in told


def test_what_a_search_finds_is_what_is_walked_through(triage: Path) -> None:
    text = heard(triage, "/is:undecided verdict:regression", "2", "2", "n", "search")
    assert "2 of 6 cases found by is:undecided verdict:regression." in text
    assert "Case triage/t-2, 2 of 2 found by is:undecided verdict:regression." in text
    assert "Every case found by is:undecided verdict:regression is decided." in text
    assert "All cases." in text


def test_the_last_case_is_the_end(triage: Path) -> None:
    text = heard(triage, *["J"] * 6, "o")
    assert text.count("\nCase ") == 6
    assert "This is the last case." in text
    assert "triage: 4 of 4 left, " in text
    assert "In all 6 left: 6 medium risk." in text


def test_a_script_with_more_labels_than_cases_labels_none_of_them_again(triage: Path) -> None:
    result = said(triage, *["worse"] * 7, "better", "open triage/t-2", "equal")
    assert result.return_value == ExitCode.PARTIAL
    assert "voice/c-2 was the last undecided case: this label is one too many" in " ".join(result.stdout.split())
    assert [label for _, label, _ in labels(triage)] == ["worse"] * 6 + ["equal"]
    assert labels(triage)[-1][0] == "t-2"


def test_long_unchanged_parts_are_summed_up_and_read_on_asking(tmp_path: Path) -> None:
    lines = [f"line {number} of the answer" for number in range(60)]
    changed = [*lines]
    changed[30] = "line 30 of this answer"
    added = [f"new {number}" for number in range(40)]
    db = make_review(tmp_path / "long.db", {"s": {"a": ("\n".join(lines), "\n".join([*changed, *added]))}})
    text = heard(db)
    assert "30 equal lines.\nPlace 1 of 2, line 31 of the baseline, line 31 of the target:\n" in text
    assert "baseline has: line 30 of the answer\ntarget has: line 30 of this answer\n" in text
    assert 'changed words, baseline alone: "the"; target alone: "this".' in text
    assert "only target has 28 more lines; all reads everything." in text
    whole = heard(db, "all")
    assert whole.count("only target has: new") == 12 + 40
    assert whole.count("both have: line") == 59
    side = heard(db, "baseline")
    assert "\n  line 59 of the answer\nEnd of the baseline.\n" in side


def test_a_label_on_another_prompt_is_read_as_stale_and_its_case_is_to_be_decided(triage: Path) -> None:
    heard(triage, "worse")
    with open_database(triage) as db:
        suite = load_suite(db, "triage")
        save_suite(db, replace(suite, request=suite.request | {"system": "Sort them."}), [])
    words = " ".join(heard(triage).split())
    assert "Case triage/t-1, 1 of 6. 6 left" in words
    assert "Your label: worse, format, " in words
    assert "; stale: the prompt changed; label it again." in words


def test_many_places_are_read_some_at_a_time(tmp_path: Path) -> None:
    old = "\n".join(f"keep {at}\nold {at}" for at in range(20))
    new = "\n".join(f"keep {at}\nnew {at}" for at in range(20))
    db = make_review(tmp_path / "many.db", {"s": {"a": (old, new)}})
    text = heard(db, "more", "more", "more")
    first, second, third, none = (part.split("\n") for part in text.split("s/a>")[:4])
    assert [sum(line.startswith("Place ") for line in part) for part in (first, second, third)] == [8, 8, 4]
    assert "There is more: more reads on." in first
    assert "There is no more." in none


def test_every_line_fits_and_is_broken_between_words(demo_db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for columns in (40, 80):
        monkeypatch.setenv("COLUMNS", str(columns))
        text = heard(demo_db, "all", "checks", "request", "o", "?", "/verdict:changed", "v", "labels")
        assert max(map(cell_width, text.split("\n"))) <= columns
        assert " ,\n" not in text
    assert "The customer writes about a" in heard(demo_db, "open support-triage/t-001")


def test_what_is_not_understood_is_said_and_changes_nothing(triage: Path) -> None:
    result = said(triage, "worse nonsense", "wrose", "open nothing/there", "/is:nonsense", "tools", "sample")
    assert result.exception is None
    assert result.return_value == ExitCode.PARTIAL
    assert "'wrose' is not understood; did you mean 'worse'?" in result.stdout
    assert "there is no category 'nonsense'" in result.stdout
    assert "the comparison holds no case nothing/there" in result.stdout
    assert "is:nonsense is not known" in result.stdout
    assert "this case has no tools" in result.stdout
    assert labels(triage) == []


@pytest.mark.parametrize("failing", ["open triage/t-33", "wrose", "worse nonsense", "/nowhere", "/is:nonsense"])
def test_a_script_that_went_astray_decides_nothing_until_it_names_a_case(triage: Path, failing: str) -> None:
    lines = (failing, "where", "equal", "note lost", "flag", "undo", "open triage/t-4", "better")
    result = said(triage, *lines)
    assert result.return_value == ExitCode.PARTIAL
    assert result.stdout.count("was not done, since") == 4
    assert labels(triage) == [("t-4", "better", None)]


def test_it_opens_where_it_is_told_to(triage: Path) -> None:
    text = heard(triage, "Y", what="voice/c-2@1")
    assert "Case voice/c-2, 6 of 6." in text
    assert "review voice/c-2@" in text
    with pytest.raises(UnknownNameError):
        raise said(triage, what="voice/none").exception or AssertionError("it opened")


def test_without_plain_there_must_be_a_terminal(triage: Path) -> None:
    result = CliRunner().invoke(workbench, ["--db", str(triage), "review"], standalone_mode=False)
    assert isinstance(result.exception, WorkbenchError)
    assert result.exception.exit_code == ExitCode.UNUSABLE
    assert "--plain" in str(result.exception)


def test_a_script_hears_each_prompt_once_with_what_it_said(triage: Path) -> None:
    text = heard(triage, "C", "f", "1", "c", "a note", "")
    assert text.count("triage/t-1> C\n") == 1
    assert "category of the next label, empty for the verdict's: f\n" in text
    assert "triage/t-1 format> 1\n" in text
    assert "note, empty for none: a note\nNoted on triage/t-2.\n" in text
    assert labels(triage) == [("t-1", "worse", "format")]


def test_others_work_is_told_before_the_next_prompt(triage: Path) -> None:
    with in_terminal(triage) as terminal:
        terminal.wait("triage/t-1>")
        with open_database(triage) as db:
            add_event(db, 1, labelled("triage", "t-3", "equal", "raj"))
            add_event(db, 1, labelled("voice", "c-1", "worse", "raj\x1b[31m"))
        terminal.press("Y", "enter")
        text = terminal.wait("Meanwhile")
        terminal.wait(lambda text: text.rstrip().endswith("triage/t-1>"))
        terminal.press("n", "enter")
        terminal.wait("triage/t-2>")
        assert terminal.text().count("Meanwhile") == 1
    assert "review triage/t-1@" in text.split("Meanwhile")[0]
    assert "Meanwhile: raj equal on triage/t-3, raj␛[31m worse on voice/c-1." in text


def test_a_dumb_terminal_gets_text_alone_and_labels_outlive_a_kill(triage: Path) -> None:
    with in_terminal(triage) as terminal:
        terminal.wait("triage/t-1>")
        for case, label in (("t-1", "1"), ("t-2", "2 tone"), ("t-4", "3"), ("t-3", "4")):
            terminal.press(label, "enter")
            terminal.wait(f"Labelled triage/{case}")
        terminal.kill()
        written = bytes(terminal.raw)
    assert [label for _, label, _ in labels(triage)] == ["worse", "better", "equal", "both-bad"]
    assert b"\x1b" not in written
    assert written.count(b"triage/t-1> ") == 1
    with in_terminal(triage) as terminal:
        terminal.wait("voice/c-1>")
        kill(terminal.pid, signal.SIGINT)
        assert terminal.wait_for_exit() == ExitCode.INTERRUPTED
        assert "Nothing was labelled.\nLeft to decide: 2 of 6 (medium 2)." in terminal.text()
    with in_terminal(triage) as terminal:
        terminal.wait("voice/c-1>")
        terminal.press("\x04")  # the end of what is typed
        assert terminal.wait_for_exit() == ExitCode.DONE
        assert "All is saved." in terminal.text()


def test_the_demo_is_walked_from_its_first_to_its_last_case(demo_db: Path) -> None:
    with in_terminal(demo_db) as terminal:
        terminal.wait("420 left")
        terminal.press(*["J\n"] * 420)
        terminal.press("q\n")
        assert terminal.wait_for_exit() == ExitCode.DONE
        written = terminal.raw.decode()
    for at in range(1, 421):
        assert f", {at} of 420." in written
    assert "This is the last case." in written
    assert not {character for character in written if ord(character) < 32} - {"\n", "\r"}
    assert not set("│─┼┃→") & set(written)


def test_nothing_hostile_is_written_raw(tmp_path: Path) -> None:
    request = {"max_tokens": 9, "system": HOSTILE, "messages": [{"role": "user", "content": "{{ticket}}"}]}
    pairs = {"a": (HOSTILE, f"{HOSTILE} more"), "b": ("plain", HOSTILE * 40)}
    db = make_review(tmp_path / "hostile.db", {"s": pairs}, models=(f"m{HOSTILE}", "n"), request=request)
    with open_database(db) as opened:
        add_event(opened, 1, labelled("s", "a", "worse", HOSTILE, note=HOSTILE))
    everything = ("all", "baseline", "target", "request", "checks", "labels", "o", "x", "v", "v", "v", "Y", "zz", "J")
    typed = HOSTILE.splitlines()[0].replace("\ud800", "")
    result = said(db, *everything, f"note {typed}", "labels", reviewer=f"a{HOSTILE}")
    assert result.exception is None
    written = result.stdout.encode("utf-8", "surrogatepass")
    for raw in (*NEVER, b"\x1b", b"\r"):
        assert raw not in written, raw


def test_bytes_that_are_no_text_are_kept_as_they_came(triage: Path) -> None:
    with in_terminal(triage) as terminal:
        terminal.wait("triage/t-1>")
        terminal.press("c caf\udce9\n".encode("utf-8", "surrogateescape").decode("latin-1"))
        terminal.wait("Noted on")
    text = heard(triage, "labels")
    assert "Note by ada" in text


FENCED = {
    "triage": {f"t-{at}": (f'{{"priority": {at}}}', f'```json\n{{"priority": {at}}}\n```') for at in range(1, 7)},
    "other": {f"o-{at}": (f'{{"urgent": {at}}}', f'```json\n{{"urgent": {at}}}\n```') for at in range(1, 4)},
}


@pytest.fixture
def fenced(tmp_path: Path) -> Path:
    """Two suites whose answers all gained the same fence."""
    return make_review(tmp_path / "fenced.db", FENCED, JSON_CHECK)


def test_a_cluster_is_read_by_three_of_its_cases_and_decided_by_one_line(fenced: Path) -> None:
    text = heard(fenced, "clusters", "cluster 1", "members", "decide worse tone except t-2, t-5", "q")
    listed = [line for line in text.split("\n") if line.endswith(" left, format.")]
    assert [line.split(",")[0] for line in listed] == ["1. triage", "2. other"]
    assert "6 regressions, 6 left" in listed[0]
    read = text[text.index("> cluster 1\n") : text.index("> members")]
    assert [read.count(f"Member {at} of 3 read here, triage/t-") for at in (1, 2, 3)] == [1, 1, 1]
    assert "6 regressions in triage, and 3 in other suites." in read
    assert "decide labels 6 cases." in read
    assert read.count("only target has: ```json") == 3
    assert text.count(". triage/t-") == 6
    told = text[text.index("Labelled ") :].replace("\n  ", " ")
    assert told.startswith("Labelled 4 cases worse, tone. Left as they were: 2 taken out. u takes all of it back.")
    assert "Case triage/t-2, " in told, "exceptions come next"
    assert "\nLabelled 4 cases: 4 worse, 1 group by one key; " in told
    assert labels(fenced) == [(case, "worse", "tone") for case in ("t-1", "t-3", "t-4", "t-6")]


def test_one_undo_takes_a_whole_cluster_back(fenced: Path) -> None:
    text = heard(fenced, "x", "decide 1", "undo", "o")
    assert "Took back: worse on 6 cases." in text
    assert "In all 9 left" in text


def test_only_the_cluster_that_was_read_is_decided_and_only_from_a_case_of_it(fenced: Path) -> None:
    for lines in (["decide worse"], ["x", "open other/o-1", "decide worse"], ["cluster 9"], ["x", "decide"]):
        assert said(fenced, *lines).return_value == ExitCode.PARTIAL, lines
    wrong = said(fenced, "x", "decide worse except t-9")
    assert "the cluster has no case 't-9'" in wrong.stdout
    assert labels(fenced) == []
    assert "labels 5 cases" in heard(fenced, "open triage/t-3", "equal", "x", "open triage/t-5", "decide both bad")
    assert [label for _, label, _ in labels(fenced)] == ["equal"] + ["both-bad"] * 5


def test_a_cluster_is_decided_in_all_suites_when_that_is_said(fenced: Path) -> None:
    text = heard(fenced, "scope everywhere", "decide worse with other except other/o-2")
    assert "decide labels the cluster in all suites from now on." in text
    assert "9 regressions in 2 suites." in text
    assert "triage: 6 cases, the suite is regression." in text
    assert len(labels(fenced)) == 8


def test_a_suite_whose_verdict_does_not_speak_for_a_label_is_left_out_unless_it_is_taken_in(fenced: Path) -> None:
    text = heard(fenced, "scope everywhere", "decide worse").replace("\n  ", " ")
    assert "other: 3 cases, the suite is inconclusive; left out, unless decide is followed by: with other." in text
    assert "decide labels 6 cases. It leaves: 3 taken out." in text
    assert {case[0] for case, *_ in labels(fenced)} == {"t"}
    wrong = said(fenced, "open other/o-1", "decide better with triage")
    assert "no cluster of this case was read yet" in wrong.stdout
    assert "no suite 'triage' is left out" in said(fenced, "open other/o-1", "x", "decide 1 with triage").stdout


def test_a_cluster_that_changed_after_it_was_read_is_not_decided(fenced: Path) -> None:
    with in_terminal(fenced) as ada:
        ada.press("x", "enter")
        ada.wait("next leaves them as they are")
        with open_database(fenced) as db:
            save_suite(db, replace(load_suite(db, "triage"), request={"max_tokens": 7}), [])
        ada.press("decide worse", "enter")
        ada.wait("Not done: the cluster is not what was read any more")
        assert labels(fenced) == []
        ada.press("x", "enter", "decide worse", "enter")
        ada.wait("Labelled 6 cases worse")
    assert len(labels(fenced)) == 6


def test_cases_of_another_verdict_are_decided_along_when_that_is_said(fenced: Path) -> None:
    with closing(sqlite3.connect(fenced)) as connection, connection:
        connection.execute(
            "UPDATE verdicts SET verdict = 'changed' WHERE case_id = (SELECT id FROM cases WHERE name = 't-6')"
        )
    wrong = said(fenced, "x", "verdicts improvement")
    assert "Not done: verdicts takes verdicts of this cluster\n  regression, changed, or all" in wrong.stdout
    text = heard(fenced, "x", "verdicts all", "decide worse")
    alone, together = text.split("> verdicts all\n")
    assert "; apart: 1 changed." in alone
    assert "decide labels 5 cases." in alone
    assert "decide labels 6 cases." in together
    assert len(labels(fenced)) == 6


def test_a_note_on_a_cluster_stands_at_each_of_its_cases(fenced: Path) -> None:
    text = heard(fenced, "x", "cluster-note the fence breaks the parser", "open triage/t-4", "labels")
    assert "Noted on the cluster." in text
    assert "Note by ada on the cluster, " in text[text.index("> labels") :]


def test_long_lists_are_read_some_at_a_time(tmp_path: Path) -> None:
    pairs = {f"t-{at}": (f'{{"n": {at}}}', f'```json\n{{"n": {at}}}\n```') for at in range(13)}
    db = make_review(tmp_path / "many.db", {"s": pairs}, JSON_CHECK)
    text = heard(db, "x", "members", "members 11")
    assert "3 more: members 11 reads on." in text
    assert [line.split(".")[0] for line in text.split("> members 11\n")[1].split("\n") if "s/t-" in line][:3] == [
        "11", "12", "13",
    ]  # fmt: skip


def test_who_is_here_is_told_and_a_plain_reviewer_is_seen(triage: Path) -> None:
    with in_terminal(triage) as ada:
        ada.wait("triage/t-1>")
        ada.press("J", "enter")
        ada.wait("triage/t-2>")
        for _ in range(400):  # she is shown there within a second or two
            text = heard(triage, "who", reviewer="bob")
            if "ada is at triage/t-2" in text:
                break
        assert "ada is at triage/t-2.\n" in text
        ada.press("q", "enter")
        assert ada.wait_for_exit() == ExitCode.DONE
    assert "Nobody else is reviewing this comparison now." in heard(triage, "who", reviewer="bob")


def test_letters_follow_a_file_of_keys(triage: Path, tmp_path: Path) -> None:
    keys = tmp_path / "keys.yaml"
    keys.write_text('label_worse: [W]\nhelp: [H]\nundo: ["-"]\ncluster: []\n', encoding="utf-8")
    arguments = ["--db", str(triage), "review", "--plain", "--reviewer", "ada", "--keys", str(keys)]
    result = CliRunner().invoke(workbench, arguments, input="1\nopen triage/t-1\nW\nH\n", standalone_mode=False)
    assert "H lists what can be said." in result.stdout
    assert "'1' is not understood" in result.stdout
    assert "worse [CATEGORY] or W: " in result.stdout
    assert "cluster [NUMBER]: " in result.stdout
    assert [label for _, label, _ in labels(triage)] == ["worse"]


def test_every_word_of_the_help_can_be_said_and_is_told_alone_too(triage: Path) -> None:
    words = [command.word for command in commands_for(blind=False, blinded=False)]
    text = heard(triage, "?", *(f"? {word}" for word in words))
    for word in words:
        assert text.count(f"\n{word}") >= 2, word
    assert not {"A", "B", "read"} & set(words)
