"""Suite files: what is read, and how what is wrong is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workbench.errors import SuiteFileError, WorkbenchError
from workbench.suites.functions import functions_of
from workbench.suites.read import SuiteFile, find_suites, read_suite

if TYPE_CHECKING:
    from pathlib import Path

HEAD = """suite: parcels
request:
  max_tokens: 10
  messages: [{role: user, content: "Where is {{parcel}}?"}]
"""


def read(folder: Path, text: str | bytes) -> SuiteFile:
    path = folder / "one.suite.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_suite(path)


def problems(folder: Path, text: str | bytes) -> list[str]:
    """The problems of a suite file, without the folder's name."""
    with pytest.raises(SuiteFileError) as caught:
        read(folder, text)
    return [problem.removeprefix(f"{folder}/") for problem in caught.value.problems]


def only(folder: Path, text: str | bytes) -> str:
    (problem,) = problems(folder, text)
    return problem


def test_a_whole_suite_is_read(tmp_path: Path) -> None:
    one = read(
        tmp_path,
        HEAD
        + """title: Parcels
risk: high
checks:
  - {type: max-words, value: 20, tags: [short]}
cases:
  - {id: a-1, vars: {parcel: 7}, expected: {at: depot}, tags: [short], critical: true}
  - id: b#2
    turns: [Hello, "Where is {{parcel}}?"]
    vars: {parcel: 8}
    checks: [{type: equals, path: $.at, value: "{{parcel}}"}]
""",
    )
    assert one.suite.risk == "high"
    assert one.suite.checks[0].tags == ("short",)
    first, second = one.cases
    assert (first.id, first.vars, first.expected, first.critical) == ("a-1", {"parcel": 7}, {"at": "depot"}, True)
    assert second.turns == ("Hello", "Where is {{parcel}}?")
    assert one.lines["request", "max_tokens"] == 3


def test_all_problems_come_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    found = problems(
        tmp_path,
        """suite: Parcels
riks: high
request:
  max_token: 5
  messages: [{role: user, content: "{{parcel}}"}]
checks:
  - {type: is-jsn}
  - type: max-words
    value: few
  - {type: regex, value: "(("}
cases:
  - id: a b
    vars: {parcel: 1}
    critical: yes
  - {id: c, vars: {}}
""",
    )
    assert found == [
        "one.suite.yaml:1: suite must be 1-200 of a-z, 0-9 and -, not 'Parcels'",
        "one.suite.yaml:2: unknown key 'riks' in the file; did you mean 'risk'?",
        "one.suite.yaml:4: unknown request field 'max_token'; did you mean 'max_tokens'?",
        "one.suite.yaml:7: unknown check type 'is-jsn'; did you mean 'is-json'?",
        "one.suite.yaml:9: checks[1].value must be a whole number, not 'few'",
        "one.suite.yaml:10: check regex: not a regular expression: missing ), unterminated subpattern at position 1",
        "one.suite.yaml:12: cases[0].id must be 1-200 characters without blank , / @, not 'a b'",
        "one.suite.yaml:14: cases[0].critical must be true or false, not 'yes'",
        "one.suite.yaml:15: case c: the variable 'parcel' of the prompt is missing",
    ]


CASES = HEAD + "cases:\n"

BROKEN = [
    ("", 1, "the file is empty; a suite needs 'suite' and 'request'"),
    ("# nothing\n", 1, "the file is empty; a suite needs 'suite' and 'request'"),
    ("- a\n", 1, "this must be a mapping, not a list"),
    ("suite: a\n", 1, "this lacks 'request'"),
    ("suite: a\nrequest:\n\tmax_tokens: 1\n", 3, "a tab indents this line; YAML wants blanks"),
    (b"suite: a\ntitle: caf\xe9\n", 2, "not UTF-8 (byte 0xe9)"),
    ("suite: a\n" + HEAD, 2, "the key 'suite' stands here twice (first on line 1)"),
    ("suite: a\ntitle: x\x01\n", 2, 'the control character U+0001 cannot stand here; write it as "\\u0001"'),
    ("suite: a\nrequest:\n  model: m\n", 3, "request may not hold 'model'"),
    ("suite: a\nrequest: &r {seed: *r}\n", 2, "an alias that contains itself"),
    ("suite: a\nrequest: {seed: !secret 1}\n", 2, "the tag !secret does not fit '1'"),
    (CASES + "  - {id: x, vars: {parcel: 1}}\n  - {id: x, vars: {parcel: 2}}\n", 7, "the case id 'x' is taken already"),
    (CASES + "  - {id: x}\n", 6, "case x: the variable 'parcel' of the prompt is missing"),
    (
        CASES + "  - {id: x, messages: [{role: user, content: '{{no}}'}]}\n",
        6,
        "case x: the variable 'no' of the prompt",
    ),
    (CASES + '  - {id: "a\\u200bb", vars: {parcel: 1}}\n', 6, "holds characters that do not print"),
    (HEAD + "checks: [{type: is-refusal, value: 1}]\n", 5, "checks[0]: this check takes no value; leave it out"),
    (HEAD + "checks: [{type: contains}]\n", 5, "checks[0] lacks 'value'"),
    (
        HEAD + "checks: [{type: equals, value: '{{expected.a}}'}]\ncases:\n  - {id: x, vars: {parcel: 1}}\n",
        7,
        "case x: the variable 'expected.a' of a check is missing",
    ),
    (
        HEAD + "checks: [{type: max-words, value: '{{n}}'}]\ncases:\n  - {id: x, vars: {parcel: 1, n: many}}\n",
        7,
        "case x: check max-words: value must be a whole number, not 'many'",
    ),
    ("suite: a\nrequest: {max_tokens: 1}\ncases: [{id: x}]\n", 3, "case x: nothing to send: no 'messages' or 'turns'"),
    (HEAD + "cases_from: [gone.csv]\n", 5, "gone.csv cannot be read: No such file or directory"),
    (HEAD + "cases_from: [cases.xml]\n", 5, "cases_from: cases.xml must be a .jsonl or .csv file"),
]


@pytest.mark.parametrize(("text", "line", "said"), BROKEN)
def test_each_kind_of_problem_names_its_line(tmp_path: Path, text: str | bytes, line: int, said: str) -> None:
    problem = only(tmp_path, text)
    assert problem.startswith(f"one.suite.yaml:{line}: ")
    assert said in problem


def test_words_that_older_yaml_reads_as_something_else_stay_text(tmp_path: Path) -> None:
    one = read(
        tmp_path,
        CASES
        + "  - id: 2024-01-01\n"
        + "    vars: {parcel: no, on: on, day: 2024-01-01, at: 12:30, zip: 01234, big: 1_000}\n",
    )
    assert one.cases[0].id == "2024-01-01"
    assert one.cases[0].vars == {
        "parcel": "no", "on": "on", "day": "2024-01-01", "at": "12:30", "zip": "01234", "big": "1_000",
    }  # fmt: skip


def test_checks_limited_to_a_tag_ask_no_variables_of_other_cases(tmp_path: Path) -> None:
    text = HEAD + "checks: [{type: equals, value: '{{expected}}', tags: [exact]}]\n"
    assert read(tmp_path, text + "cases:\n  - {id: x, vars: {parcel: 1}}\n").cases


def test_cases_from_jsonl_and_csv(tmp_path: Path) -> None:
    (tmp_path / "more.jsonl").write_text('{"id": "j", "vars": {"parcel": "a\x85b"}}\n\n', encoding="utf-8")
    (tmp_path / "more.csv").write_bytes(
        b'\xef\xbb\xbfid,tags,expected.at,parcel,critical\r\nc1,"x; y",depot,"two\nlines",true\r\nc2,,,z,\r\n'
    )
    cases = read(tmp_path, HEAD + "cases_from: [more.jsonl, more.csv]\n").cases
    assert [case.id for case in cases] == ["j", "c1", "c2"]
    assert cases[0].vars == {"parcel": "a\x85b"}
    assert (cases[1].tags, cases[1].expected, cases[1].vars, cases[1].critical) == (
        ("x", "y"), {"at": "depot"}, {"parcel": "two\nlines"}, True,
    )  # fmt: skip


def test_problems_in_case_files_name_their_own_lines(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('id,parcel\nx,"1\n2"\ny,3,4\nx,5\n')
    (tmp_path / "b.jsonl").write_text('{"id": "z", "varz": {}}\nnot json\n')
    found = problems(tmp_path, HEAD + "cases_from: [a.csv, b.jsonl]\n")
    assert [problem.partition(": ")[0] for problem in found] == [
        "a.csv:4",
        "a.csv:5",
        "b.jsonl:1",
        "b.jsonl:1",
        "b.jsonl:2",
    ]
    assert found[0] == "a.csv:4: 3 values for 2 columns"
    assert "the case id 'x' is taken already" in found[1]
    assert "unknown key 'varz' in the file; did you mean 'vars'?" in found[2]


def test_aliases_of_aliases_do_not_eat_the_machine(tmp_path: Path) -> None:
    bomb = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n"
    bomb += "".join(f"a{i}: &a{i} [{','.join([f'*a{i - 1}'] * 10)}]\n" for i in range(1, 12))
    assert any("counting what aliases repeat" in problem for problem in problems(tmp_path, bomb))


def test_suites_are_found_in_folders(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    for name in ("b.suite.yaml", "deep/a.suite.yaml", "other.yaml"):
        (tmp_path / name).write_text(HEAD)
    assert find_suites([tmp_path]) == [tmp_path / "b.suite.yaml", tmp_path / "deep/a.suite.yaml"]
    with pytest.raises(WorkbenchError, match="no such file"):
        find_suites([tmp_path / "gone"])
    with pytest.raises(WorkbenchError, match="no suite files found"):
        find_suites([])


def check_problem(folder: Path, check: str) -> str:
    said = only(folder, f"{HEAD}checks:\n  - {check}\ncases: [{{id: a, vars: {{parcel: 7}}}}]\n")
    assert said.startswith("one.suite.yaml:6: ")
    return said.removeprefix("one.suite.yaml:6: ")


@pytest.mark.parametrize(
    ("check", "said"),
    [
        ('{type: equals, path: "$.[", value: 1}', "check equals: not a JSONPath: $.[: unexpected shorthand"),
        ('{type: equals, path: "$.a[?", value: 1}', "check equals: not a JSONPath: $.a[?: "),
        ("{type: python, value: tone.py}", "checks[0].value must be file.py:function, not 'tone.py'"),
        ('{type: python, value: "{{parcel}}"}', "check python: what is run cannot hang on a case"),
        ('{type: python, value: "gone.py:f"}', "check python: no file 'gone.py' in the suite file's folder"),
        (
            '{type: not-python, value: "../out.py:f"}',
            "check not-python: '../out.py' leads out of the suite file's folder",
        ),
        ("{type: is-json, value: {type: objekt}}", "check is-json: the schema is not valid: 'objekt' is not valid"),
        ("{type: not-is-json, value: {type: 12}}", "check not-is-json: the schema is not valid: 12 is not valid"),
        (
            '{type: contains-json, value: {items: {pattern: "("}}}',
            "check contains-json: the schema's pattern '(' is not a regular expression",
        ),
        (
            '{type: is-json, value: {$ref: "http://s.example/a"}}',
            "check is-json: the schema refers to what is not in it: http://s.example/a",
        ),
        ('{type: is-json, value: {$ref: "#/$defs/a"}}', "check is-json: the schema refers to what is not in it"),
        (
            "{type: tool-arguments, value: [{tool: x, schema: {type: objekt}}]}",
            "check tool-arguments: the schema is not valid",
        ),
        ("{type: llm-rubric, value: kind, threshold: 2}", "check llm-rubric: threshold must be from 0 to 1, not 2"),
        ("{type: similar, value: kind, threshold: 80}", "check similar: threshold must be from 0 to 1, not 80"),
        ("{type: llm-rubric, value: ' '}", "checks[0].value must not be blank"),
        ('{type: pairwise, value: ""}', "checks[0].value must not be blank"),
        ("{type: tool-arguments, value: {tool: x}}", "checks[0].value lacks 'input'"),
        ("{type: tool-arguments, value: {tool: x, input: {}, schema: {}}}", "checks[0].value has more than 2 keys"),
        (
            "{type: tool-order, value: {order: [a], max_steps: 0}}",
            "checks[0].value.max_steps must be at least 1, not 0",
        ),
        ("{type: tool-order, value: [[a, 3]]}", "checks[0].value[0][1] must be text, not 3"),
    ],
)
def test_what_is_wrong_with_a_check_is_named(tmp_path: Path, check: str, said: str) -> None:
    folder = tmp_path / "inner"
    folder.mkdir()
    (tmp_path / "out.py").touch()
    assert check_problem(folder, check).startswith(said)


def test_a_slip_in_an_expected_call_is_named_with_what_was_meant(tmp_path: Path) -> None:
    check = "{type: tool-arguments, value: [{tool: x, inptu: {}}]}"
    found = problems(tmp_path, f"{HEAD}checks:\n  - {check}\ncases: [{{id: a, vars: {{parcel: 7}}}}]\n")
    assert found[0] == "one.suite.yaml:6: unknown key 'inptu' in checks[0].value[0]; did you mean 'input'?"


def test_checks_of_all_forms_are_read(tmp_path: Path) -> None:
    (tmp_path / "tone.py").touch()
    one = read(
        tmp_path,
        HEAD
        + """checks:
  - {type: python, value: "tone.py:polite"}
  - {type: equals, path: "$.items[?@.id == {{parcel}}].at", value: depot}
  - {type: tool-arguments, value: {tool: find, input: "{{expected}}"}}
  - {type: tool-arguments, value: [{tool: find, accepts: {id: [7, 8]}}, {tool: note, schema: {required: [text]}}]}
  - {type: tool-order, value: [[find, note], send]}
  - {type: tool-order, value: {order: [find], max_steps: 2}}
cases: [{id: a, vars: {parcel: 7}, expected: {id: 7}}]
""",
    )
    assert len(one.suite.checks) == 6


def test_schemas_that_can_work_are_left_alone(tmp_path: Path) -> None:
    schemas = (
        '{$defs: {a: {type: string}}, properties: {pattern: {const: "("}, x: {$ref: "#/$defs/a"}}}',
        '{$defs: {a: {$id: "http://s.example/a"}}, $ref: "http://s.example/a"}',
        '{enum: [{pattern: "("}], patternProperties: {"^x": true}}',
        '{pattern: "{{parcel}}"}',
    )
    for schema in schemas:
        assert read(tmp_path, HEAD + f"checks: [{{type: is-json, value: {schema}}}]\n").suite.checks


def test_data_may_not_name_what_is_run(tmp_path: Path) -> None:
    (tmp_path / "f.py").write_text("")
    row = '{"id": "d-1", "vars": {"parcel": 1}, "checks": [{"type": "python", "value": "f.py:f"}]}'
    (tmp_path / "more.jsonl").write_text(row)
    named = only(tmp_path, HEAD + "cases_from: [more.jsonl]\n")
    assert named == "more.jsonl:1: case d-1: check python: the suite file itself does not name f.py:f, and data may not"
    own = """checks: [{type: python, value: "f.py:g"}]
cases:
  - {id: a, vars: {parcel: 1}, checks: [{type: python, value: "f.py:f"}]}
cases_from: [more.jsonl]
"""
    assert functions_of([read(tmp_path, HEAD + own)])["parcels"].values == {"f.py:f", "f.py:g"}
