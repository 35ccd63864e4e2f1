from __future__ import annotations

import pytest

from workbench.compare.covered import heard
from workbench.records import CheckedOutput, CheckResult, Output, Signal


def side(**passed: bool | None) -> list[CheckedOutput]:
    results = tuple(CheckResult(kind.replace("_", "-"), ok, None, "", "format") for kind, ok in passed.items())
    return [CheckedOutput(Output("s", "c", 0), results, None, None)]


def signal(kind: str) -> Signal:
    return Signal(kind, "format", "adds it", "", worse=True, baseline=0.0, target=1.0)


@pytest.mark.parametrize(
    ("check", "kind"), [("is_json", "key-added"), ("not_is_refusal", "refusal"), ("max_words", "longer")]
)
def test_what_a_passing_check_decides_is_no_defect(check: str, kind: str) -> None:
    both = side(**{check: True})
    assert [one.worse for one in heard([signal(kind), signal("tone-warmer")], both, both)] == [None, True]


@pytest.mark.parametrize("passed", [False, None])
def test_a_check_that_does_not_pass_decides_nothing(passed: bool | None) -> None:
    assert heard([signal("longer")], side(max_words=True), side(max_words=passed))[0].worse is True
    assert heard([signal("longer")], side(), side())[0].worse is True


def test_a_new_value_that_the_schema_takes_is_another_statement() -> None:
    new = Signal("enum-changed", "schema", "writes it", "", worse=True, baseline=0.0, target=1.0)
    both = side(is_json=True)
    assert [(one.category, one.worse) for one in heard([new], both, both)] == [("content", True)]
    assert heard([new], both, side(is_json=False))[0].category == "schema"
