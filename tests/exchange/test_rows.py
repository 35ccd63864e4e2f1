"""Rows from elsewhere become runs, paired right or reported."""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.exchange.making import row, rows, write
from workbench.errors import WorkbenchError
from workbench.exchange.rows import import_rows
from workbench.records import Case, Check, Configuration, Suite
from workbench.store.outputs import case_outputs, suite_outputs
from workbench.store.runs import create_run, find_run, list_runs
from workbench.store.suites import load_case, load_cases, load_suite, save_suite
from workbench.suites.request import build_request
from workbench.text.readable import answer_text

if TYPE_CHECKING:
    from workbench.records import Output
    from workbench.store.database import Database

PAIRED = Path(__file__).parents[2] / "../shared/data/paired"


def output(db: Database, run: str = "m-a", case: str = "c1", suite: str = "letters", sample: int = 1) -> Output:
    (found,) = [one for one in case_outputs(db, find_run(db, run).id, suite, case) if one.output.sample == sample]
    return found.output


def test_one_run_for_each_model_and_one_suite_for_each_name(db: Database, tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", row("c1"), row("c1", "m-b"), row("c2"), row("c1", suite="Other Suite!"))
    report = rows(db, path)
    assert (report.rows, report.added, report.left_out) == (4, 4, 0)
    assert [run.name for run in list_runs(db)] == ["m-a", "m-b"]
    assert find_run(db, "m-a").suites == ("letters", "other-suite")
    assert load_suite(db, "other-suite").original_id == "Other Suite!"
    assert answer_text(output(db)) == "An answer."
    assert build_request(load_suite(db, "letters"), load_case(db, "letters", "c1"), Configuration("m"))["messages"] == [
        {"role": "user", "content": "Ask c1"}
    ]


def test_what_a_log_lacks_is_unknown(db: Database, tmp_path: Path) -> None:
    rows(db, write(tmp_path / "a.jsonl", row(usage={}, latency_ms=None)))
    found = output(db)
    assert (found.usage, found.stop_reason, found.latency_ms, found.cost_usd, found.at, found.request) == (None,) * 6
    assert found.origin == "recorded"
    assert not found.simulated


def test_fields_name_columns_also_inside_objects(db: Database, tmp_path: Path) -> None:
    line = {
        "meta": {"set": "Letters", "n": [{"id": 17}]},
        "who": "m-a",
        "says": "Yes",
        "took": 12,
        "vars": {"tone": "kind"},
        "vars.place": "Rome",
        "x": {"y": "z"},
        "usage": {"input_tokens": 3, "cost": 0.5},
    }
    fields = "suite=meta.set,case=meta.n.0.id,model=who,output=says,latency_ms=took,vars.deep=x.y,cost_usd=usage.cost"
    report = rows(db, write(tmp_path / "a.jsonl", line), fields=fields)
    assert not report.problems
    found = output(db, case="17")
    assert (found.latency_ms, found.cost_usd, found.usage) == (12, 0.5, {"input_tokens": 3, "cost": 0.5})
    assert load_case(db, "letters", "17").vars == {"tone": "kind", "place": "Rome", "deep": "z"}


def test_a_column_that_never_comes_is_remarked(db: Database, tmp_path: Path) -> None:
    report = rows(db, write(tmp_path / "a.jsonl", row()), fields="at=creatd")
    assert report.remarks == ["no row has the column 'creatd' that --fields names"]


@pytest.mark.parametrize("fields", ["sute=a", "suite", "suite=", "suite=a,suite=b", "vars.=x"])
def test_fields_that_cannot_be_are_refused(db: Database, tmp_path: Path, fields: str) -> None:
    with pytest.raises(WorkbenchError, match="--fields"):
        rows(db, write(tmp_path / "a.jsonl", row()), fields=fields)


def test_foreign_stop_reasons_are_mapped_and_others_kept_and_reported(db: Database, tmp_path: Path) -> None:
    said = ["stop", "length", "tool_calls", "end_turn", "content_filter"]
    path = write(tmp_path / "a.jsonl", *(row(f"c{i}", stop_reason=reason) for i, reason in enumerate(said)))
    report = rows(db, path)
    kept = [output(db, case=f"c{i}").stop_reason for i in range(5)]
    assert kept == ["end_turn", "max_tokens", "tool_use", "end_turn", "content_filter"]
    assert report.unknown_stop_reasons == {"content_filter": 1}


BAD: list[tuple[object, str]] = [
    ("{not json", "not JSON"),
    ("[1]", "not a JSON object"),
    ('{"suite": "s", "model": "m", "output": NaN}', "not JSON: NaN is not JSON"),
    ("[" * 100_000, "not JSON: nested too deeply"),
    (
        '{"suite": "s", "case": "c", "model": "m", "output": "x", "output": "y"}',
        "not JSON: the key 'output' stands twice",
    ),
    ({"suite": "s", "case": "c", "output": "x"}, "no model"),
    ({"suite": "s", "case": "c", "model": "m"}, "no output: neither 'output' nor 'content' nor 'transcript'"),
    ({"case": "c", "model": "m", "output": "x"}, "no suite"),
    ({"suite": "s", "model": "m", "output": "x"}, "no case, and no input to make an id of"),
    (row(sample=-1), "sample must be a whole number from 0, not -1"),
    (row(sample="two"), "sample must be a whole number from 0, not 'two'"),
    (row(sample=1.5), "sample must be a whole number"),
    (row(sample=True), "sample must be a whole number"),
    (row(output=5), "output must be text, not a number"),
    (row(output={"a": 1}), "output must be text, not an object"),
    (row(output=None, content=[{"text": "x"}]), "content must be a list of content blocks"),
    ({**row(), "model": ["m"]}, "model must be text, not a list"),
    (row(usage=[1]), "usage must be an object, not a list"),
    (row(latency_ms="soon"), "latency_ms must be a number, not 'soon'"),
    (row(latency_ms=-1), "latency_ms must be a number from 0"),
    (row(messages=[{"role": "user"}]), "messages must be a list of messages, each with role and content"),
    (row(tags={"a": 1}), "tags must be a list of words"),
    (row(input=["a"]), "input must be text, not a list"),
    (row(error=3), "error must be text or an object"),
]


@pytest.mark.parametrize(("bad", "why"), BAD, ids=[why[:40] for _, why in BAD])
def test_bad_rows_are_named_by_line_and_the_rest_kept(db: Database, tmp_path: Path, bad: object, why: str) -> None:
    path = write(tmp_path / "a.jsonl", row("good"), bad, row("good too"))
    report = rows(db, path)
    (problem,) = report.problems
    assert problem.startswith(f"{path}:2: {why}")
    assert (report.rows, report.added, report.bad) == (3, 2, 1)


def test_strict_refuses_all_and_changes_nothing(db: Database, tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", *(row(f"c{i}") for i in range(700)), "oops")
    with pytest.raises(WorkbenchError, match=r"a\.jsonl:701: not JSON"):
        rows(db, path, strict=True)
    assert list_runs(db) == []
    assert db.connection.execute("SELECT count(*) FROM outputs").fetchone() == (0,)


def test_empty_answers_and_errors(db: Database, tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.jsonl",
        row("null", output=None),
        row("blank", output=""),
        row("failed", output=None, error={"type": "overloaded_error", "message": "busy", "status": 529}),
        row("said", output=None, error="it broke"),
    )
    report = rows(db, path)
    assert report.remarks == ["1 output is null in the file: kept as empty answers"]
    assert output(db, case="null").content == ()
    assert output(db, case="blank").content == ({"type": "text", "text": ""},)
    failed, said = output(db, case="failed").error, output(db, case="said").error
    assert failed is not None
    assert (failed.kind, failed.message, failed.status) == ("overloaded_error", "busy", 529)
    assert said is not None
    assert (said.kind, said.message) == ("unknown", "it broke")


def test_doubles_are_counted_and_contradictions_reported(db: Database, tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", row(), row(), row(output="Else."), row(sample=2, output="Else."))
    report = rows(db, path)
    assert (report.added, report.duplicates, report.conflicts) == (2, 1, 1)
    (problem,) = report.problems
    assert problem.startswith(f"{path}:3: contradicts an earlier row for letters/c1, sample 1, of run m-a")
    assert answer_text(output(db)) == "An answer."


def test_a_second_import_onto_the_same_run_adds_what_is_new(db: Database, tmp_path: Path) -> None:
    first = write(tmp_path / "a.jsonl", row("c1"), row("c2"))
    second = write(tmp_path / "b.jsonl", row("c2"), row("c3"), row("c1", output="Changed"))
    rows(db, first, name="log-{model}")
    report = rows(db, second, name="log-{model}")
    assert [run.name for run in list_runs(db)] == ["log-m-a"]
    assert (report.added, report.duplicates, report.conflicts) == (1, 1, 1)
    assert rows(db, first).runs[0].name == "m-a"


def test_a_name_for_one_run_refuses_a_second_model_and_changes_nothing(db: Database, tmp_path: Path) -> None:
    with pytest.raises(WorkbenchError, match=r"outputs of another model too \(m-b\)"):
        rows(db, write(tmp_path / "a.jsonl", row(), row(model="m-b")), name="mine")
    assert list_runs(db) == []


def test_a_run_of_another_kind_or_model_is_not_added_to(db: Database, tmp_path: Path) -> None:
    create_run(db, "live", Configuration("m-a"), kind="run", origin="live", simulated=False)
    path = write(tmp_path / "a.jsonl", row())
    with pytest.raises(WorkbenchError, match="that was not imported"):
        rows(db, path, name="live")
    rows(db, path, name="mine")
    with pytest.raises(WorkbenchError, match="of m-a"):
        rows(db, write(tmp_path / "b.jsonl", row(model="m-b")), name="mine")


def test_without_a_case_column_the_id_comes_of_the_input(db: Database, tmp_path: Path) -> None:
    asked = {"suite": "s", "model": "m-a", "output": "x"}
    talk = [{"role": "user", "content": [{"type": "text", "text": "one"}]}]
    path = write(
        tmp_path / "a.jsonl",
        {**asked, "input": "one"},
        {**asked, "input": "two"},
        {**asked, "model": "m-b", "input": "two"},
        {**asked, "model": "m-b", "messages": talk},
    )
    assert rows(db, path).added == 4
    assert len(load_cases(db, "s")) == 2


def test_ids_with_forbidden_characters_never_pair_wrong(db: Database, tmp_path: Path) -> None:
    names = ["a b", "a/b", "a-b", "a,b", "a@b", "x" * 300, "x" * 299 + "y", "é\u200b漢"]
    random.Random(3).shuffle(names)
    lines = [row(name, model, output=f"{model} on {name}") for model in ("m-a", "m-b") for name in names]
    assert rows(db, write(tmp_path / "a.jsonl", *lines)).added == 2 * len(names)
    cases = load_cases(db, "letters")
    assert sorted(case.original_id or case.id for case in cases) == sorted(names)
    for case in cases:
        said = {answer_text(output(db, model, case.id)) for model in ("m-a", "m-b")}
        assert said == {f"{model} on {case.original_id or case.id}" for model in ("m-a", "m-b")}
        assert case.id.isprintable()
        assert len(case.id) <= 200
        assert not set(case.id) & set(" ,/@")


def test_two_suite_names_that_come_to_the_same_id_stay_apart(db: Database, tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", row(suite="A B", output="one"), row(suite="a.b", output="two"))
    assert rows(db, path).added == 2
    assert len(find_run(db, "m-a").suites) == 2


def test_order_does_not_matter(db: Database, tmp_path: Path) -> None:
    lines = [row(f"c{i}", model, sample=k, output=f"{i}{model}{k}") for i in range(9) for model in "ab" for k in (1, 2)]
    random.Random(1).shuffle(lines)
    rows(db, write(tmp_path / "a.jsonl", *lines))
    for i in range(9):
        for model in "ab":
            assert [answer_text(output(db, model, f"c{i}", sample=k)) for k in (1, 2)] == [
                f"{i}{model}1",
                f"{i}{model}2",
            ]


def test_an_input_that_differs_between_models_is_a_revision_of_its_own(db: Database, tmp_path: Path) -> None:
    rows(db, write(tmp_path / "a.jsonl", row(input="one"), row(model="m-b", input="two"), row("c2"), row("c2", "m-b")))
    hashes = {
        (run.name, stored.output.case): stored.input_hash
        for run in list_runs(db)
        for stored in suite_outputs(db, run.id, "letters")
    }
    assert hashes["m-a", "c1"] != hashes["m-b", "c1"]
    assert hashes["m-a", "c2"] == hashes["m-b", "c2"]


KNOWN = Suite(
    "letters",
    {"max_tokens": 50, "system": "Be {{tone}}.", "messages": [{"role": "user", "content": "Say {{word}}"}]},
    checks=(Check("contains", "{{word}}"),),
)
KNOWN_CASE = Case("letters", "c1", {"tone": "kind", "word": "hi"}, expected="hi", tags=("t",), critical=True)


def known(db: Database, tmp_path: Path, **said: Any) -> Case:
    """The known case after importing a row for it."""
    save_suite(db, KNOWN, [KNOWN_CASE])
    line = {"suite": "letters", "case": "c1", "model": "m-a", "output": "hi", **said}
    assert rows(db, write(tmp_path / "a.jsonl", line)).added == 1
    assert load_suite(db, "letters") == KNOWN
    return load_case(db, "letters", "c1")


def test_a_known_suites_case_stays_when_the_log_says_the_same(db: Database, tmp_path: Path) -> None:
    same: dict[str, Any] = {
        "input": "Say hi",
        "system": "Be kind.",
        "params": {"max_tokens": 50},
        "expected": "something else",
    }
    assert known(db, tmp_path, **same) == KNOWN_CASE


def test_what_differs_from_the_suites_request_is_stored_with_the_case(db: Database, tmp_path: Path) -> None:
    said = {
        "messages": [{"role": "user", "content": "Say {{word}}"}],
        "system": "Be {{rude}}.",
        "params": {"max_tokens": 9},
    }
    case = known(db, tmp_path, **said)
    assert case.overrides == {"system": "Be {{rude}}.", "max_tokens": 9}
    assert (case.expected, case.tags, case.critical) == ("hi", ("t",), True)
    body = build_request(KNOWN, case, Configuration("m"))
    assert body["messages"] == [{"role": "user", "content": "Say {{word}}"}]
    assert (body["system"], body["max_tokens"]) == ("Be {{rude}}.", 9)


def test_parameters_that_the_api_does_not_have_are_left_out_and_said(db: Database, tmp_path: Path) -> None:
    report = rows(db, write(tmp_path / "a.jsonl", row(params={"engine": "x", "temperature": 0})))
    assert load_case(db, "letters", "c1").overrides == {"temperature": 0}
    assert report.remarks == ["params that are no fields of the Messages API are left out: engine"]


def test_the_suite_may_be_given_as_a_file(db: Database, tmp_path: Path) -> None:
    file = tmp_path / "letters.suite.yaml"
    file.write_text(
        "suite: letters\nrequest: {messages: [{role: user, content: 'Ask {{input}}'}]}\nchecks: [{type: is-json}]\n"
    )
    rows(db, write(tmp_path / "a.jsonl", row(suite="elsewhere", input="c1")), suite=str(file))
    assert load_suite(db, "letters").checks[0].type == "is-json"
    assert load_case(db, "letters", "c1").vars == {"input": "c1"}


def test_a_transcript_gives_the_answer_and_what_was_asked(db: Database, tmp_path: Path) -> None:
    exchange = [
        {"role": "user", "content": "Where is 7?"},
        {"role": "assistant", "content": [{"type": "tool_use", "id": "t", "name": "find", "input": {"id": 7}}]},
        {"role": "user", "content": [{"type": "tool_result", "tool_use_id": "t", "content": "Rome"}]},
        {"role": "assistant", "content": "In Rome."},
    ]
    line = {"suite": "letters", "case": "c1", "model": "m-a", "transcript": exchange}
    rows(db, write(tmp_path / "a.jsonl", line))
    found = output(db)
    assert answer_text(found) == "In Rome."
    assert found.transcript == tuple(exchange)
    assert load_case(db, "letters", "c1").vars == {"input": "Where is 7?"}


def test_a_column_given_to_one_field_is_not_taken_for_another(db: Database, tmp_path: Path) -> None:
    """`messages` named as the transcript says what was answered too; the case must not hold that as its input."""
    lines = [
        {
            "suite": "letters", "case": "c1", "model": model,
            "messages": [{"role": "user", "content": "Hello"}, {"role": "assistant", "content": f"Hi from {model}"}],
        }
        for model in ("m-a", "m-b")
    ]  # fmt: skip
    told = rows(db, write(tmp_path / "a.jsonl", *lines), fields="transcript=messages")
    assert (told.added, told.bad) == (2, 0)
    assert load_case(db, "letters", "c1").vars == {"input": "Hello"}
    assert load_case(db, "letters", "c1").messages is None


def test_a_transcript_that_ends_with_an_open_turn_keeps_its_last_answer(db: Database, tmp_path: Path) -> None:
    exchange = [
        {"role": "user", "content": "Hello"},
        {"role": "assistant", "content": "Hi."},
        {"role": "user", "content": "And?"},
    ]
    line = {"suite": "letters", "case": "c1", "model": "m-a", "transcript": exchange}
    rows(db, write(tmp_path / "a.jsonl", line))
    assert answer_text(output(db)) == "Hi."
    assert output(db).transcript == tuple(exchange)


def test_answers_inside_messages_are_pointed_out(db: Database, tmp_path: Path) -> None:
    exchange = [{"role": "user", "content": "Hello"}, {"role": "assistant", "content": "Hi."}]
    line = {"suite": "letters", "case": "c1", "model": "m-a", "messages": exchange}
    (problem,) = rows(db, write(tmp_path / "a.jsonl", line)).problems
    assert "name it so: transcript=COLUMN" in problem


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("suite;case;model;output\nletters;c;m;yes\n", "parted by commas, not by ';'"),
        ("suite\tcase\tmodel\toutput\nletters\tc\tm\tyes\n", "parted by commas"),
    ],
)
def test_csv_parted_by_something_else_is_said(db: Database, tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(text)
    with pytest.raises(WorkbenchError, match=said):
        rows(db, path)


def test_csv_with_lone_carriage_returns_is_said(db: Database, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"suite,case,model,output\rletters,c,m,yes\r")
    (problem,) = rows(db, path).problems
    assert "lone carriage return" in problem


def test_csv_samples_written_by_data_frames_are_whole_numbers(db: Database, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("suite,case,model,sample,output\nletters,c1,m-a,2.0,yes\nletters,c2,m-a,2.5,no\n")
    told = rows(db, path)
    assert (told.added, told.bad) == (1, 1)
    assert output(db, sample=2)


HOSTILE = [
    "a\x85b\u2028c",
    "nul \x00 esc \x1b[31m",
    "\r\n\r",
    "😀👨‍👩‍👧",
    "\ud800 lone",
    "{{input}} \\{{x}}",
    "x" * 200_000,
]


def test_texts_come_back_as_they_went(db: Database, tmp_path: Path) -> None:
    lines = [row(f"c{i}", output=text, input=text) for i, text in enumerate(HOSTILE)]
    rows(db, write(tmp_path / "a.jsonl", *lines))
    for i, text in enumerate(HOSTILE):
        assert answer_text(output(db, case=f"c{i}")) == text
        body = build_request(load_suite(db, "letters"), load_case(db, "letters", f"c{i}"), Configuration("m"))
        assert body["messages"] == [{"role": "user", "content": text}]


def test_raw_controls_bad_bytes_and_marks_at_the_start_are_read(db: Database, tmp_path: Path) -> None:
    line = '{"suite":"letters","case":"%s","model":"m-a","input":"i","output":"%s"}'
    path = tmp_path / "a.jsonl"
    path.write_bytes(
        b"\xef\xbb\xbf"
        + (line % ("c1", "a\x00b\x85c\td")).encode()
        + b"\r\n\r\n"
        + (line % ("c2", "caf%")).encode().replace(b"%", b"\xe9")
        + b"\n"
        + (line % ("c3", r"\ud83d\ude00")).encode()
    )
    assert not rows(db, path).problems
    assert answer_text(output(db)) == "a\x00b\x85c\td"
    assert answer_text(output(db, case="c2")) == "caf\udce9"
    assert answer_text(output(db, case="c3")) == "😀"


def test_gzip_and_a_file_that_breaks_off(db: Database, tmp_path: Path) -> None:
    data = gzip.compress("".join(json.dumps(row(f"c{i}")) + "\n" for i in range(2000)).encode())
    whole, cut = tmp_path / "whole.jsonl.gz", tmp_path / "cut.jsonl.gz"
    whole.write_bytes(data)
    cut.write_bytes(data[: len(data) // 2])
    assert rows(db, whole).added == 2000
    report = rows(db, cut)
    assert report.bad == 1
    assert "the file is damaged or breaks off here" in report.problems[0]
    assert report.added > 100


def test_csv_with_quotes_line_breaks_and_blanks(db: Database, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(
        b"\xef\xbb\xbfsuite,case,model,input,output,usage,latency_ms,tags,sample\r\n"
        b'letters,c1,m-a,ask,"two\nlines, ""quoted""","{""input_tokens"": 3}",12.5,"x;y",\r\n'
        b"letters,c2,m-a,ask\r\n"
        b"letters,c3,m-a,ask,,,,,2\r\n"
    )
    report = rows(db, path)
    assert report.problems == [f"{path}:4: 4 values for 9 columns"]
    found = output(db)
    assert answer_text(found) == 'two\nlines, "quoted"'
    assert (found.usage, found.latency_ms) == ({"input_tokens": 3}, 12.5)
    assert load_case(db, "letters", "c1").tags == ("x", "y")
    assert answer_text(output(db, case="c3", sample=2)) == ""


def test_csv_holds_huge_cells_and_nul(db: Database, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"suite,case,model,output\nletters,c1,m-a,{'x' * 300_000}\nletters,c2,m-a,a\x00b\n")
    assert rows(db, path).added == 2
    assert answer_text(output(db, case="c2")) == "a\x00b"


def test_an_open_quote_is_named_where_it_began(db: Database, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('suite,case,model,output\nletters,c1,m-a,fine\nletters,c2,m-a,"never closed\nmore\n')
    report = rows(db, path)
    assert report.added == 1
    assert report.problems[0].startswith(f"{path}:3: not CSV from here on")


def test_files_that_cannot_be_read_are_named(db: Database, tmp_path: Path) -> None:
    with pytest.raises(WorkbenchError, match="gone"):
        rows(db, tmp_path / "gone.jsonl")
    with pytest.raises(WorkbenchError, match="a folder"):
        rows(db, tmp_path)
    (tmp_path / "wide.csv").write_text("a,b\n", encoding="utf-16")
    with pytest.raises(WorkbenchError, match="UTF-16"):
        rows(db, tmp_path / "wide.csv")


def test_progress_counts_up_to_the_whole(db: Database, tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", *(row(f"c{i}") for i in range(450)))
    *steps, last, _ = list(import_rows(db, [path]))
    seen = [(step.rows, step.bytes_read) for step in steps if not hasattr(step, "added")]
    assert [count for count, _ in seen] == [100, 200, 300, 400]
    assert seen == sorted(seen)
    assert getattr(last, "bytes_read", None) == path.stat().st_size


@pytest.mark.skipif(not PAIRED.exists(), reason="the real data is not here")
@pytest.mark.parametrize(
    ("name", "runs", "outputs"),
    [("speechmap_refusals", 2, 200), ("misguided_attention", 3, 156), ("zeroeval_gsm_json", 5, 400)],
)
def test_real_logs(db: Database, name: str, runs: int, outputs: int) -> None:
    report = rows(db, PAIRED / f"{name}.jsonl.gz", fields="suite=dataset,case=case_id,at=created")
    assert report.left_out == 0
    assert [run.outputs for run in list_runs(db)] == [outputs] * runs
