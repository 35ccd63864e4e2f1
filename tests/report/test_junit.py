"""The verdicts as JUnit XML: valid, and failing where the gate does."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
import xmlschema
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.report.making import report_data
from workbench.report.junit import junit_xml

if TYPE_CHECKING:
    from workbench.report.data import ReportData

SCHEMA = Path(__file__).parent / "junit.xsd"


@pytest.fixture(scope="module")
def schema() -> xmlschema.XMLSchema:
    return xmlschema.XMLSchema(str(SCHEMA))


def outcomes(data: ReportData) -> dict[str, dict[str, str]]:
    """For each suite its tests by name, each with what it has inside, "" where it passes."""
    return {
        suite.attrib["name"]: {
            test.attrib["name"]: next((child.tag for child in test), "") for test in suite.iter("testcase")
        }
        for suite in ET.fromstring(junit_xml(data))
    }


def test_hostile_outputs_give_a_valid_file(schema: xmlschema.XMLSchema) -> None:
    schema.validate(junit_xml(report_data(30, 15)))
    schema.validate(junit_xml(replace(report_data(1), suites=())))


@settings(max_examples=60)
@given(st.text(max_size=40))
def test_any_text_can_be_a_reason_and_a_name(text: str) -> None:
    data = report_data(1, 6)
    suite = data.suites[0]
    case = suite.cases[0]
    changed = replace(case, verdict=replace(case.verdict, case=text or "x", reason=text, category=text or None))
    xml = junit_xml(replace(data, suites=(replace(suite, cases=(changed,)),)))
    assert len(ET.fromstring(xml.encode())) == 1


def test_counts_are_those_of_the_tests() -> None:
    for suite in ET.fromstring(junit_xml(report_data(30, 15))):
        tests = list(suite.iter("testcase"))
        assert suite.attrib["tests"] == str(len(tests)) == str(15 + 1)
        for name, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert suite.attrib[name] == str(sum(test.find(tag) is not None for test in tests))


def test_a_regressed_suite_fails_with_its_cases_that_got_worse() -> None:
    found = outcomes(report_data())["suite-00"]
    assert found["verdict of the suite"] == "failure"
    assert [found[name] for name in ("c-001", "c-002", "c-004")] == ["failure", "failure", ""]
    assert found["c-010"] == "skipped"
    assert found["<b>c-011</b>"] == "skipped"


def test_what_may_be_chance_fails_nothing_and_says_why() -> None:
    data = report_data()
    found = outcomes(data)["suite-01"]
    assert found["verdict of the suite"] == "skipped"
    assert found["c-001"] == "skipped"
    xml = junit_xml(replace(data, suites=data.suites[1:2]))
    assert "got worse, but the suite's verdict is inconclusive" in xml
    assert "rules out a drop above 13.1 points" in xml


def test_improved_and_neutral_suites_pass_and_errors_are_errors() -> None:
    found = outcomes(report_data(23))
    assert found["suite-02"]["verdict of the suite"] == found["suite-04"]["verdict of the suite"] == ""
    assert found["suite-02"]["c-001"] == ""
    assert set(found["suite-22"].values()) == {"error"}
