from __future__ import annotations

import gzip
import json
from collections import Counter
from pathlib import Path

import pytest

from tests.checks.outputs import answer, said
from workbench.checks.run import run_checks
from workbench.records import Check

DATA = Path(__file__).parents[2] / "../shared/data/paired/zeroeval_gsm_json.jsonl.gz"


@pytest.mark.parametrize("text", ['{"a": 1}', " [1, 2]\n", '"text"', "null", "-1.5e3"])
def test_a_whole_answer_that_parses_is_json(text: str) -> None:
    assert said("is-json", text).passed is True


@pytest.mark.parametrize(
    ("text", "reason", "category"),
    [
        ('```json\n{"a": 1}\n```', "a code fence around it", "format"),
        ('Here you go: {"a": 1}', "text before the object: 'Here you go:'", "format"),
        ("[1]\nThat is all.", "text after the array: 'That is all.'", "format"),
        ("It is high.", "only text: 'It is high.'", "schema"),
        ("I can't help with that.", "only text: 'I can't help with that.'", "refusal"),
        ("", "the answer is empty", "schema"),
        ('{"a": "one\ntwo"}', "a raw line break or control character in a string at line 1, column 11", "schema"),
        ("{'a': 1}", "a key is missing or not in double quotes at line 1, column 2", "schema"),
        ('{"a": NaN}', "NaN is not a JSON number", "schema"),
        ('{"a": 1, "a": 2}', "the key 'a' stands twice", "schema"),
    ],
)
def test_the_reason_says_what_keeps_it_from_being_json(text: str, reason: str, category: str) -> None:
    result = said("is-json", text)
    assert (result.passed, result.reason, result.category) == (False, f"not JSON: {reason}", category)


def test_an_answer_cut_off_is_filed_as_truncation() -> None:
    result = run_checks([Check("is-json")], answer('{"a": "on', stop_reason="max_tokens"))[0]
    assert (result.passed, result.category) == (False, "truncation")


ORDER = {
    "type": "object",
    "required": ["id", "lines"],
    "properties": {
        "id": {"type": "integer"},
        "lines": {
            "type": "array",
            "minItems": 1,
            "items": {
                "required": ["price"],
                "additionalProperties": False,
                "properties": {
                    "price": {"type": "number", "minimum": 1, "multipleOf": 5},
                    "size": {"enum": ["s", "m"]},
                    "code": {"type": "string", "pattern": "^[A-Z]+$", "maxLength": 4},
                    "unit price": {"const": 3},
                },
            },
        },
        "tags": {"uniqueItems": True},
        "to": {"anyOf": [{"type": "string"}, {"type": "object", "required": ["city"]}]},
        "weight": {"oneOf": [{"type": "number"}, {"type": "integer"}]},
    },
    "dependentRequired": {"card": ["bill"]},
}


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"lines": None}, "$.lines: null is not an array"),
        ({"lines": {}}, "$.lines: the object {} is not an array"),
        ({"lines": []}, "$.lines: no item, at least 1 wanted"),
        ({"id": "7"}, "$.id: the text '7' is not a whole number"),
        ({"lines": [{"price": 5}, {"price": "twelve"}]}, "$.lines[1].price: 'twelve' is not a number"),
        ({"lines": [{"price": 0}]}, "$.lines[0].price: 0 is not at least 1"),
        ({"lines": [{"price": 7}]}, "$.lines[0].price: 7 is not a multiple of 5"),
        ({"lines": [{"price": 5}, {}, {}, {}]}, "$.lines[1]: the key 'price' is missing (and 2 more)"),
        ({"lines": [{"price": 5, "note": 1}]}, "$.lines[0]: unexpected key 'note'"),
        ({"lines": [{"price": 5, "size": "xl"}]}, "$.lines[0].size: 'xl' is not one of 's', 'm'"),
        ({"lines": [{"price": 5, "code": "ab"}]}, "$.lines[0].code: 'ab' does not match '^[A-Z]+$'"),
        ({"lines": [{"price": 5, "code": "ABCDE"}]}, "$.lines[0].code: 5 characters, at most 4 wanted"),
        ({"lines": [{"price": 5, "unit price": 4}]}, "$.lines[0]['unit price']: 4 is not 3"),
        ({"tags": [1, 2, 1]}, "$.tags: an item stands twice in [1, 2, 1]"),
        ({"to": {}}, "$.to: the key 'city' is missing"),
        ({"to": 4}, "$.to: fits none of 2 forms: 1: 4 is not text; 2: 4 is not an object"),
        ({"weight": 4}, "$.weight: 4 fits more than one of 2 forms"),
        ({"card": "1"}, "$: the key 'bill' is missing, which goes with 'card'"),
    ],
)
def test_a_schema_names_the_part_that_breaks_it_and_how(change: dict[str, object], reason: str) -> None:
    order = {"id": 1, "lines": [{"price": 5}]}
    assert said("is-json", json.dumps(order), ORDER).passed is True
    result = said("is-json", json.dumps({**order, **change}), ORDER)
    assert (result.passed, result.reason, result.category) == (False, reason, "schema")


def test_a_schema_that_is_wrong_or_lies_elsewhere_is_undecided() -> None:
    assert said("is-json", "{}", {"type": "objekt"}).passed is None
    assert said("is-json", "{}", {"$ref": "http://127.0.0.1:9/schema.json"}).passed is None


def test_a_schema_that_never_ends_is_given_up() -> None:
    from workbench.checks.bounded import bounded_fit

    doubling = {f"d{step}": {"allOf": [{"$ref": f"#/$defs/d{step + 1}"}] * 8} for step in range(9)}
    for schema, value in (
        ({"pattern": "(x+x+)+y"}, "x" * 60),
        ({"$defs": {**doubling, "d9": {}}, "$ref": "#/$defs/d0"}, 1),
    ):
        with pytest.raises(TimeoutError):
            bounded_fit(json.dumps(schema), value, limit=0.4)
    assert said("is-json", "1", {"$ref": "#"}).passed is None


def test_json_may_stand_anywhere_in_the_text() -> None:
    assert said("contains-json", 'first {"a": 1}, then {"b": 2}', {"required": ["b"]}).passed is True
    assert said("contains-json", 'only {"a": 1}', {"required": ["b"]}).passed is False
    two = said("contains-json", '{"a": 1}, {"b": 2, "c": 3}', {"required": ["z"]})
    assert two.reason == "none of 2 JSON values fits; the longest: $: the key 'z' is missing"
    assert said("contains-json", "none at all").reason == "no JSON in the answer"
    broken = 'So:\n{"a": "one\ntwo"}'
    fault = "a raw line break or control character in a string at line 2, column 11"
    assert said("contains-json", broken).reason == f"no JSON in the answer: {fault}"


def test_brackets_before_the_json_do_not_hide_it() -> None:
    text = "[the docs](http://d.example) [x] " * 100 + '{"a": 1}'
    assert said("contains-json", text, {"required": ["a"]}).passed is True
    assert said("equals", text, 1, path="$.a").passed is True
    assert said("is-json", '\x1b[31m{"a": 1}').reason == "not JSON: text before the object: '␛[31m'"


DEEP = "[" * 5000 + "]" * 5000
LONG = "9" * 5000


@pytest.mark.parametrize("text", [DEEP, LONG, f'{{"a": {LONG}}}', f'{{"a": {DEEP}}}'])
def test_json_that_python_does_not_read_is_undecided(text: str) -> None:
    for kind in ("is-json", "not-is-json"):
        assert said(kind, text).passed is None
    assert said("equals", text, 1, path="$.a").passed is None
    assert said("not-equals", text, {"a": 1}).passed is None
    assert said("contains-json", f'So: {{"a": {text}}}', {"type": "object"}).passed is None
    cut = run_checks([Check("is-json")], answer(text, stop_reason="max_tokens"))[0]
    assert (cut.passed, cut.category) == (False, "truncation")


def test_a_value_that_fits_decides_whatever_stands_before_it() -> None:
    schema = {"$defs": {"loop": {"$ref": "#/$defs/loop"}}, "if": {"required": ["b"]}, "else": {"$ref": "#/$defs/loop"}}
    assert said("contains-json", '{"a": 1}', schema).passed is None
    assert said("contains-json", '{"a": 1} and {"b": 1}', schema).passed is True
    assert "itself" in said("is-json", "1", {"$ref": "#"}).reason


def test_a_category_of_the_check_wins() -> None:
    assert said("is-json", "no", category="content").category == "content"


@pytest.mark.skipif(not DATA.exists(), reason="the recorded outputs are not here")
def test_strict_json_of_recorded_models_is_what_their_source_says() -> None:
    passed: Counter[str] = Counter()
    for line in gzip.decompress(DATA.read_bytes()).decode().split("\n"):
        if line:
            row = json.loads(line)
            passed[row["model"]] += said("is-json", row["output"]).passed is True
    assert passed["claude-3-5-sonnet-20241022"] == 391
    assert passed["claude-3-5-sonnet-20240620"] == 0
