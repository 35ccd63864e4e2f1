"""The verdicts as JUnit XML, for whatever shows test results.

Both common schemas take it: Ant's (of the JUnit task, with its required `id`, `package`, `hostname`, `properties`,
`system-out` and `system-err`) and the looser one of Jenkins' xUnit plugin.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from workbench.report.categories import told_categories
from workbench.report.escaping import clip
from workbench.report.order import ordered
from workbench.report.summary import evidence, rules_out
from workbench.report.why import why
from workbench.text.safe import visible

if TYPE_CHECKING:
    from workbench.report.data import ReportCase, ReportData, ReportSuite

_REASON = 2000  # characters
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # of XML 1.0, section 2.2
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d")
_UNDECIDED = ("flaky", "missing", "input differs")


def junit_xml(data: ReportData) -> str:
    """The comparison as JUnit XML: a test suite for each suite, a test for its verdict and one for each case.

    What fails is what was found: the verdict `regression` of a suite, and in such a suite its cases that got worse. A
    case that got worse in a suite of another verdict may be chance: it is skipped, as are flaky and missing cases and
    the verdict `inconclusive`, each with its reason. A failed call is an error.
    """
    root = ET.Element("testsuites")
    moment = _MOMENT.match(data.comparison.refreshed_at)
    for number, suite in enumerate(ordered(data.suites)):
        tests = [_verdict(suite), *(_case(suite, case) for case in suite.cases)]
        outcomes = [child.tag for test in tests for child in test]
        element = ET.SubElement(
            root,
            "testsuite",
            {
                "name": _text(suite.verdict.suite),
                "id": str(number),
                "package": _text(data.comparison.name),
                "hostname": "localhost",
                "timestamp": moment[0] if moment else "1970-01-01T00:00:00",
                "tests": str(len(tests)),
                "failures": str(outcomes.count("failure")),
                "errors": str(outcomes.count("error")),
                "skipped": str(outcomes.count("skipped")),
                "time": "0",
            },
        )
        properties = ET.SubElement(element, "properties")
        for name, value in _properties(data, suite):
            ET.SubElement(properties, "property", {"name": name, "value": _text(value)})
        element.extend(tests)
        ET.SubElement(element, "system-out").text = _text(evidence(suite))
        ET.SubElement(element, "system-err")
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _properties(data: ReportData, suite: ReportSuite) -> list[tuple[str, str]]:
    baseline, target = data.comparison.baseline, data.comparison.target
    return [
        ("baseline", baseline.configuration.model),
        ("target", target.configuration.model),
        ("simulated", "true" if data.simulated else "false"),
        ("verdict", suite.verdict.verdict),
        ("categories", told_categories(suite.verdict) or "none"),
        ("cause", suite.verdict.cause or "not found"),
    ]


def _verdict(suite: ReportSuite) -> ET.Element:
    verdict = suite.verdict
    test = _test(suite, "verdict of the suite")
    if verdict.verdict == "regression":
        _outcome(test, "failure", verdict.category or "regression", f"{why(verdict)}; {evidence(suite)}")
    elif verdict.verdict == "error":
        _outcome(test, "error", "error", verdict.reason)
    elif verdict.verdict == "inconclusive":
        _outcome(test, "skipped", None, f"inconclusive: {why(verdict)}; {rules_out(verdict)}")
    return test


def _case(suite: ReportSuite, case: ReportCase) -> ET.Element:
    verdict = case.verdict
    test = _test(suite, verdict.case)
    if verdict.verdict == "error":
        _outcome(test, "error", verdict.category or "error", verdict.reason)
    elif verdict.verdict in _UNDECIDED:
        _outcome(test, "skipped", None, f"{verdict.verdict}: {verdict.reason}")
    elif verdict.verdict == "regression":
        if suite.verdict.verdict == "regression":
            _outcome(test, "failure", verdict.category or "regression", verdict.reason)
        else:
            critical = "critical case " if case.critical else ""
            said = f"{critical}got worse, but the suite's verdict is {suite.verdict.verdict}: {verdict.reason}"
            _outcome(test, "skipped", None, said)
    return test


def _test(suite: ReportSuite, name: str) -> ET.Element:
    return ET.Element("testcase", {"classname": _text(suite.verdict.suite), "name": _text(name), "time": "0"})


def _outcome(test: ET.Element, tag: str, kind: str | None, said: str) -> None:
    attributes = {"message": _text(clip(said, _REASON))}
    if kind is not None:
        attributes["type"] = _text(kind)
    ET.SubElement(test, tag, attributes)


def _text(text: str) -> str:
    """Text that XML can hold, with visible marks for what it cannot; one line, as attributes keep no other."""
    return _FORBIDDEN.sub("\ufffd", " ".join(visible(text).split())) or "-"
