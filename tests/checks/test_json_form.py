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


def test_a_schema_names_the_part_that_breaks_it() -> None:
    schema = {"type": "object", "properties": {"priority": {"enum": ["low", "high"]}}, "required": ["priority"]}
    assert said("is-json", '{"priority": "low"}', schema).passed is True
    assert said("is-json", '{"priority": "urgent"}', schema).reason.startswith("$.priority: 'urgent' is not one of")
    assert said("is-json", "{}", schema).category == "schema"


def test_a_schema_that_is_wrong_or_lies_elsewhere_is_undecided() -> None:
    assert said("is-json", "{}", {"type": "objekt"}).passed is None
    assert said("is-json", "{}", {"$ref": "http://127.0.0.1:9/schema.json"}).passed is None


def test_json_may_stand_anywhere_in_the_text() -> None:
    assert said("contains-json", 'first {"a": 1}, then {"b": 2}', {"required": ["b"]}).passed is True
    assert said("contains-json", 'only {"a": 1}', {"required": ["b"]}).passed is False
    assert said("contains-json", "none [at all").reason == "no JSON in the answer"


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
