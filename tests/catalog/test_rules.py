"""Each rule by a request that triggers it and one that does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.catalog.asking import EXAMPLES, findings_of
from workbench.catalog.preflight import SEVERITIES, SHAPE_RULE
from workbench.catalog.rules import load_rules

if TYPE_CHECKING:
    from workbench.records import JsonObject

RULES = {rule.id: rule for rule in load_rules().rules}
ERRORS = ("error_400", "error_404")
TRIGGERING = [
    pytest.param(rule, example[name], id=f"{rule}-{name}")
    for rule, example in EXAMPLES.items()
    for name in ("triggers", "also")
    if name in example
]
# A field of the old SDK, and a tool by another tool's name: the API does not read either.
MISSHAPEN = ("sdk-output-format-param", "tool-text-editor-version")


def test_every_rule_has_its_examples() -> None:
    assert list(EXAMPLES) == list(RULES)
    assert all({"triggers", "passes"} <= example.keys() for example in EXAMPLES.values())


@pytest.mark.parametrize(("rule", "example"), TRIGGERING)
def test_a_rule_triggers(rule: str, example: JsonObject) -> None:
    finding = findings_of(example).get(rule)
    assert finding, rule
    assert finding.fails is example.get("fails", finding.severity in ERRORS)
    assert finding.where
    assert finding.said
    assert len(finding.said) <= 60


@pytest.mark.parametrize("rule", EXAMPLES)
def test_a_rule_does_not_trigger(rule: str) -> None:
    assert rule not in findings_of(EXAMPLES[rule]["passes"])


@pytest.mark.parametrize(
    ("rule", "example"),
    [case for case in TRIGGERING if case.values[0] not in MISSHAPEN]
    + [pytest.param(rule, example["passes"], id=f"{rule}-passes") for rule, example in EXAMPLES.items()],
)
def test_no_example_is_refused_for_its_shape(rule: str, example: JsonObject) -> None:
    assert SHAPE_RULE not in findings_of(example)


def test_findings_come_most_severe_first() -> None:
    found = list(
        findings_of({"model": "claude-opus-5-5", "request": {"temperature": 0}, "source": "claude-opus-4-5"}).values()
    )
    assert found[0].rule == "sampling-non-default-rejected"
    assert [SEVERITIES.index(one.severity) for one in found if not one.fails] == sorted(
        SEVERITIES.index(one.severity) for one in found if not one.fails
    )
