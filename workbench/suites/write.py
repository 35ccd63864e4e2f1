"""A suite with its cases as the text of a new suite file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.records import Suite

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.records import Case, Check, JsonObject

_USUAL = Suite("", {})


def suite_yaml(suite: Suite, cases: Iterable[Case]) -> str:
    """The file that `read_suite` reads back as this suite and these cases.

    What only a log knows (fields in which a case differs from the suite's request) has no place in a suite file.
    """
    from workbench.suites.yaml_text import write_yaml

    content: JsonObject = {"suite": suite.id}
    for field in ("title", "risk", "margin", "source", "model", "volume"):
        value = getattr(suite, field)
        if value is not None and value != getattr(_USUAL, field):
            content[field] = value
    content["request"] = suite.request
    if suite.checks:
        content["checks"] = [_check(one) for one in suite.checks]
    content["cases"] = [_case(one) for one in cases]
    return write_yaml(content)


def _check(check: Check) -> JsonObject:
    given: JsonObject = {"type": check.type}
    for field in ("value", "path", "category", "threshold"):
        if (value := getattr(check, field)) is not None:
            given[field] = value
    if check.weight != 1:
        given["weight"] = check.weight
    if check.tags:
        given["tags"] = list(check.tags)
    return given


def _case(case: Case) -> JsonObject:
    given: JsonObject = {"id": case.id}
    if case.vars:
        given["vars"] = case.vars
    if case.expected is not None:
        given["expected"] = case.expected
    for field in ("tags", "tool_results"):
        if value := getattr(case, field):
            given[field] = list(value)
    if case.critical:
        given["critical"] = True
    for field in ("messages", "turns"):
        if (value := getattr(case, field)) is not None:
            given[field] = list(value)
    if case.checks:
        given["checks"] = [_check(one) for one in case.checks]
    return given
