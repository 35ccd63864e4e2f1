"""`check`, and `--allow-python` wherever it goes, as scripts meet them."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from workbench.cli.main import workbench
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.records import JsonObject

SUITE = """\
suite: letters
request: {max_tokens: 60, messages: [{role: user, content: "{{input}}"}]}
checks:
  - {type: max-words, value: 3}
  - {type: python, value: "tone.py:short"}
cases:
  - {id: l-1, vars: {input: one}}
  - {id: l-2, vars: {input: two}}
"""
TONE = "def short(output, context):\n    return {'pass': len(output) < 9, 'reason': context['vars']['input']}\n"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The suite beside a database of two runs: the baseline says `a` to both, the target something longer to l-2."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "letters.suite.yaml").write_text(SUITE)
    (folder / "tone.py").write_text(TONE)
    for model, said in (("before", "a"), ("after", "b b b b b")):
        rows = [
            {"suite": "letters", "case": "l-1", "input": "one", "model": model, "output": "a"},
            {"suite": "letters", "case": "l-2", "input": "two", "model": model, "output": said},
        ]
        (folder / f"{model}.jsonl").write_text("\n".join(map(json.dumps, rows)))
    database = ("--db", str(folder / "workbench.db"))
    call(*database, "import", "rows", str(folder / "before.jsonl"), str(folder / "after.jsonl"))
    call(*database, "check", "after", str(folder / "letters.suite.yaml"))
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of one's own, to stand in."""
    folder = tmp_path / "work"
    shutil.copytree(made, folder)
    monkeypatch.chdir(folder)
    monkeypatch.delenv("WORKBENCH_DB", raising=False)
    monkeypatch.setenv("WORKBENCH_REVIEWER", "ada")
    return folder


def call(*arguments: str) -> tuple[str, str]:
    """What a command prints on standard output and on standard error. Raises what it ends with."""
    done = CliRunner().invoke(workbench, arguments, catch_exceptions=False)
    assert done.exit_code == 0, done.stderr
    return done.stdout, done.stderr


def as_json(*arguments: str) -> JsonObject:
    result: JsonObject = json.loads(call(*arguments, "--json")[0])
    return result


def test_a_changed_suite_file_is_read_and_what_changed_is_told(folder: Path) -> None:
    call("compare", "before", "after", "--fail-on", "")
    call("label", "@last", "letters", "l-2", "worse")
    path = folder / "letters.suite.yaml"
    path.write_text(SUITE.replace("value: 3", "value: 5"))
    told = as_json("check", "after", str(path))
    assert (told["run"]["name"], told["outputs"], told["changed"]) == ("after", 2, 1)
    (suite,) = told["suites"]
    assert suite["passed"] == {"before": 1, "now": 2}
    (check,) = suite["checks"]
    assert (check["type"], check["fail_to_pass"], check["cases"]) == ("max-words", 1, ["l-2"])
    (comparison,) = told["comparisons"]
    assert comparison["stale_labels"] == [
        {"suite": "letters", "case": "l-2", "reviewer": "ada", "label": "worse", "changed": ["checks"]}
    ]
    assert as_json("compare", "before", "after", "--fail-on", "")["totals"]["stale_labels"] == 1
    out, err = call("check", "after")
    assert out == ""
    assert "2 outputs checked, 0 outputs with another result" in err
    assert "1 label of 1 case stale (the checks' results changed): label again" in err
    with pytest.raises(WorkbenchError, match="taken already"):
        call("check", "after", str(path), str(_copy(folder)))


def _copy(folder: Path) -> Path:
    path = folder / "same.suite.yaml"
    path.write_text(SUITE)
    return path


def test_the_table_says_how_many_changed_in_each_direction(folder: Path) -> None:
    path = folder / "letters.suite.yaml"
    path.write_text(SUITE.replace("max-words, value: 3", "min-words, value: 2"))
    out, err = call("check", "after", str(path))
    lines = out.splitlines()
    assert lines[0].split() == ["suite", "check", "pass", "to", "fail", "fail", "to", "pass", "other", "cases"]
    assert lines[1].split() == ["letters", "min-words", "0", "0", "2", "new", "l-1,", "l-2"]
    assert lines[2].split() == ["letters", "max-words", "0", "0", "2", "gone", "l-1,", "l-2"]
    assert "2 results of python checks undecided; --allow-python, beside the suite files, runs them" in err


def test_functions_are_run_only_where_they_are_allowed(folder: Path) -> None:
    (check,) = as_json("check", "after", "--allow-python")["suites"][0]["checks"]
    assert (check["type"], check["decided"]) == ("python", 2)
    assert "undecided" not in call("check", "after")[1]
    assert "2 results of python checks undecided" in call("compare", "before", "after", "--fail-on", "")[1]
    assert "undecided" not in call("compare", "before", "after", "--fail-on", "", "--allow-python")[1]
    assert "undecided" not in call("compare", "before", "after", "--fail-on", "")[1]


def test_a_database_alone_runs_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = folder / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    database = ("--db", str(folder / "workbench.db"))
    with pytest.raises(WorkbenchError, match="no suite files found"):
        call(*database, "check", "after", "--allow-python")
    (elsewhere / "tone.py").write_text(TONE)
    (elsewhere / "letters.suite.yaml").write_text(SUITE.replace("tone.py:short", "tone.py:other"))
    assert "2 results of python checks undecided" in call(*database, "check", "after", "--allow-python")[1]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nobody"], "there is no run 'nobody'"),
        (["after", "--suite", "letter"], "holds no output of the suite 'letter'"),
        (["after", "gone.suite.yaml"], "no such file"),
    ],
)
def test_what_cannot_be_checked_is_said(folder: Path, arguments: list[str], said: str) -> None:
    with pytest.raises(WorkbenchError, match=said):
        call("check", *arguments)


def test_cases_that_ask_something_else_now_are_named(folder: Path) -> None:
    path = folder / "letters.suite.yaml"
    path.write_text(SUITE.replace("input: two", "input: three"))
    assert "1 case asks something else now than these outputs answered (l-2)" in call("check", "after", str(path))[1]


def test_other_files_below_are_no_matter_to_functions(folder: Path) -> None:
    for name in ("one", "two"):
        (folder / f"{name}.suite.yaml").write_text("suite: other\nrequest: {max_token: 1}\n")
    (folder / "three.suite.yaml").write_text("suite: {\n")
    for command in (("compare", "before", "after", "--fail-on", ""), ("check", "after")):
        err = call(*command, "--allow-python")[1]
        assert "left out: " in err
        assert "three.suite.yaml:" in err
        assert "undecided" not in err
    err = call("compare", "before", "after", str(folder / "letters.suite.yaml"), "--fail-on", "", "--allow-python")[1]
    assert "left out" not in err
    done = CliRunner().invoke(workbench, ["compare", "before", "after", str(folder / "letters.suite.yaml")])
    assert (done.exit_code, "give it too" in done.output) == (2, True)


def test_functions_that_are_allowed_in_the_wrong_place_are_told_of(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    call("compare", "before", "after", "--fail-on", "", "--allow-python")
    kept = "results of python checks kept from an earlier run of the functions; "
    assert f"4 {kept}--allow-python, beside" in call("compare", "before", "after", "--fail-on", "")[1]
    elsewhere = folder / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "other.suite.yaml").write_text(SUITE.replace("suite: letters", "suite: other"))
    monkeypatch.chdir(elsewhere)
    err = call("--db", str(folder / "workbench.db"), "compare", "before", "after", "--fail-on", "", "--allow-python")[1]
    assert f"4 {kept}not run: no suite file of 'letters' was named or found here" in err


def test_what_a_function_could_not_decide_is_said_with_the_reason(folder: Path) -> None:
    (folder / "tone.py").write_text("def short(output, context):\n    return {'b': True}[output[0]]\n")
    out, err = call("compare", "before", "after", "--fail-on", "", "--allow-python")
    assert "3 results of 1 check undecided, so that they count neither way:" in err
    assert "letters: python: 3 tone.py:short: it raised KeyError (line 2): 'a'" in err
    assert "improvement" not in out.split("\n", 1)[1]


def test_a_candidate_is_held_against_the_baseline_of_its_comparison(folder: Path) -> None:
    path = folder / "letters.suite.yaml"
    call("compare", "before", "after", "--fail-on", "")
    from workbench.records import Configuration, Output
    from workbench.store.database import open_database
    from workbench.store.outputs import add_outputs
    from workbench.store.runs import create_run

    path.write_text(SUITE.replace("{type: max-words, value: 3}", '{type: pairwise, value: "Which is kinder?"}'))
    call("check", "after", str(path))
    with open_database(folder / "workbench.db") as db:
        run = create_run(
            db, None, Configuration("after"), kind="candidate", origin="recorded", simulated=False, comparison_id=1
        )
        add_outputs(db, run.id, [Output("letters", "l-1", 1, content=({"type": "text", "text": "c"},))])
    err = call("check", str(run.id))[1]
    assert "left out" not in err
    assert f"1 check waits for a judge: `workbench judge {run.id} --against 1 " in err


def stale(database: str = "workbench.db") -> list[str]:
    (one,) = as_json("--db", database, "comparisons")["comparisons"]
    found: list[str] = one["gate"]["stale"]
    return found


def test_a_gate_goes_stale_when_the_file_of_a_function_changes(folder: Path) -> None:
    compare = ("compare", "before", "after", "--fail-on", "")
    call(*compare, "--allow-python")
    assert stale() == []
    (folder / "tone.py").write_text(TONE.replace("9", "2"))
    assert stale() == ["letters: tone.py changed"]
    assert "stale: letters: tone.py changed" in call("comparisons")[0]
    call(*compare)  # keeps what the function said before, and so the gate is as stale
    assert stale() == ["letters: tone.py changed"]
    call(*compare, "--allow-python")
    assert stale() == []
    (folder / "tone.py").unlink()
    assert stale() == ["letters: tone.py is gone"]


def test_a_gate_without_functions_does_not_look_at_their_files(folder: Path) -> None:
    call("compare", "before", "after", "--fail-on", "")
    (folder / "tone.py").write_text("")
    assert stale() == []


def test_a_folder_that_was_moved_is_the_same_and_one_that_is_not_here_tells_nothing(folder: Path) -> None:
    call("compare", "before", "after", "--fail-on", "", "--allow-python")
    moved = folder.with_name("moved")
    shutil.copytree(folder, moved)
    assert stale(str(moved / "workbench.db")) == []
    (moved / "tone.py").write_text("")
    assert stale(str(moved / "workbench.db")) == ["letters: tone.py changed"]
    assert stale() == []
    alone = folder / "deep" / "alone"
    alone.mkdir(parents=True)
    suites = folder / "suites"
    suites.mkdir()
    for name in ("letters.suite.yaml", "tone.py"):
        (folder / name).rename(suites / name)
    call("compare", "before", "after", "--fail-on", "", "--allow-python")
    shutil.copy(folder / "workbench.db", alone / "workbench.db")
    assert stale(str(alone / "workbench.db")) == []


def test_a_function_that_is_called_no_more_is_forgotten(folder: Path) -> None:
    call("compare", "before", "after", "--fail-on", "", "--allow-python")
    (folder / "tone.py").unlink()
    path = folder / "letters.suite.yaml"
    path.write_text(SUITE.replace('  - {type: python, value: "tone.py:short"}\n', ""))
    call("check", "after", str(path))
    call("compare", "before", "after", "--fail-on", "")
    assert stale() == []
