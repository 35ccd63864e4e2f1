"""From suite, case and configuration to what is sent and checked."""

from __future__ import annotations

import pytest

from workbench.errors import TemplateError
from workbench.records import Case, Check, Configuration, Suite
from workbench.suites.request import DEFAULT_MAX_TOKENS, build_request, case_checks

SUITE = Suite(
    "parcels",
    {"max_tokens": 9, "system": "Be {{tone}}.", "messages": [{"role": "user", "content": "Where is {{parcel}}?"}]},
    checks=(Check("max-words", 5), Check("contains", "{{expected.at}}", tags=("exact",))),
)
MODEL = Configuration("some-model")


def test_variables_are_filled_and_never_expanded_twice() -> None:
    case = Case("parcels", "a", {"tone": "kind", "parcel": "{{tone}}"})
    assert build_request(SUITE, case, MODEL) == {
        "model": "some-model",
        "max_tokens": 9,
        "system": "Be kind.",
        "messages": [{"role": "user", "content": "Where is {{tone}}?"}],
    }


def test_turns_and_messages_stand_in_for_the_requests_own() -> None:
    talk = Case("parcels", "a", {"tone": "kind"}, turns=("Hi {{tone}}", "more"))
    assert build_request(SUITE, talk, MODEL)["messages"] == [{"role": "user", "content": "Hi kind"}]
    given = Case("parcels", "a", {"tone": "kind"}, messages=({"role": "user", "content": "x"},))
    assert build_request(SUITE, given, MODEL)["messages"] == [{"role": "user", "content": "x"}]


def test_overrides_are_taken_as_they_stand_and_null_takes_a_field_away() -> None:
    case = Case("parcels", "a", {"parcel": 1}, overrides={"system": "{{not a template}} {{x}}", "temperature": 1})
    body = build_request(SUITE, case, Configuration("m", overrides={"temperature": None, "top_k": 3}))
    assert body["system"] == "{{not a template}} {{x}}"
    assert "temperature" not in body
    assert body["top_k"] == 3


def test_a_configurations_prompt_replaces_the_suites() -> None:
    configuration = Configuration("m", prompt={"parcels": {"messages": [{"role": "user", "content": "{{parcel}}"}]}})
    body = build_request(SUITE, Case("parcels", "a", {"parcel": 1}), configuration)
    assert body == {"model": "m", "messages": [{"role": "user", "content": 1}], "max_tokens": DEFAULT_MAX_TOKENS}


def test_a_missing_variable_names_case_and_variable() -> None:
    with pytest.raises(TemplateError) as caught:
        build_request(SUITE, Case("parcels", "a-7", {"tone": "kind"}), MODEL)
    assert "parcels/a-7" in str(caught.value)
    assert "parcel" in caught.value.message


def test_checks_apply_by_tag_and_the_cases_own_always() -> None:
    plain = Case("parcels", "a", checks=(Check("is-json"),))
    assert [check.type for check in case_checks(SUITE, plain)] == ["max-words", "is-json"]
    tagged = Case("parcels", "a", expected={"at": "depot"}, tags=("exact",))
    assert case_checks(SUITE, tagged)[1].value == "depot"
