"""The published schema agrees with what is read, and says something of every key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from workbench.suites.examples import example_suites_folder
from workbench.suites.power import smallest_drop
from workbench.suites.read import find_suites, read_suite
from workbench.suites.schema import suite_schema
from workbench.suites.yaml_text import parse_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator


def test_the_schema_is_a_valid_schema() -> None:
    Draft202012Validator.check_schema(suite_schema())


def test_every_key_has_a_description() -> None:
    def keys(schema: Any) -> Iterator[tuple[str, Any]]:
        for name, part in schema.get("properties", {}).items():
            yield name, part
            if isinstance(part, dict):
                yield from keys(part)
                yield from keys(part.get("items", {}))

    definitions = suite_schema()["$defs"]
    for part in (suite_schema(), *definitions.values()):
        for name, found in keys(part):
            target = definitions[found["$ref"].rpartition("/")[2]] if "$ref" in found else found
            assert found.get("description") or target.get("description"), name


def test_the_example_suites_are_valid_by_reading_and_by_schema() -> None:
    found = find_suites([example_suites_folder()])
    for path in found:
        read = read_suite(path)
        assert read.cases
        Draft202012Validator(suite_schema()).validate(parse_yaml(path.read_text()).value)


@pytest.mark.parametrize(("cases", "points"), [(50, 10.8), (100, 5.4), (200, 2.7), (500, 1.1)])
def test_the_smallest_drop_that_cases_find(cases: int, points: float) -> None:
    drop = smallest_drop(cases)
    assert drop is not None
    assert round(drop * 100, 1) == points


def test_three_cases_find_nothing() -> None:
    assert smallest_drop(3) is None
