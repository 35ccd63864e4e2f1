"""Both sides of a case made even: nothing undecided acts as a pass."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workbench.checks.run import tallied
from workbench.compare.cases import compare_case
from workbench.compare.even import evened
from workbench.records import CheckedOutput, CheckResult, Output

if TYPE_CHECKING:
    from collections.abc import Sequence

SAYS = {"+": True, "-": False, "?": None}


def side(*samples: str, text: str = "said", weight: float = 1.0) -> list[CheckedOutput]:
    """Samples whose checks passed (+), failed (-) or were undecided (?), by place."""
    found = []
    for number, signs in enumerate(samples):
        output = Output("s", "c", number, content=({"type": "text", "text": text},))
        results = [
            CheckResult(f"check-{at}", SAYS[sign], None, f"because {at}", "content", weight)
            for at, sign in enumerate(signs)
        ]
        found.append(tallied(output, tuple(results)))
    return found


def passed(outputs: Sequence[CheckedOutput]) -> list[bool | None]:
    return [one.passed for one in outputs]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("+-", "+?", (True, True)),  # no improvement
        ("++", "+?", (True, True)),
        ("+?", "+-", (True, True)),  # no regression
        ("--", "-?", (False, False)),
        ("?", "-", (None, None)),
        ("+?", "-?", (True, False)),
    ],
)
def test_what_is_undecided_on_one_side_counts_on_neither(
    before: str, after: str, expected: tuple[bool | None, bool | None]
) -> None:
    even = evened(side(before), side(after))
    assert (*passed(even.baseline), *passed(even.target)) == expected


def test_one_undecided_sample_is_neither_pass_nor_fail() -> None:
    even = evened(side("++", "++", "++"), side("+-", "+?", "-?"))
    assert passed(even.target) == [False, None, False]
    got = compare_case("s", "c", side("++", "++", "++"), side("+-", "+?", "+-", text="other"), True)
    assert (got.verdict, got.target_pass_rate) == ("regression", 0)
    assert "3 of 3 samples passed, now 0 of 2" in got.reason
    assert got.reason.endswith("not counted: 1 undecided answer")


def test_the_reason_says_what_does_not_count_and_why() -> None:
    got = compare_case("s", "c", side("+-"), side("+?"), True)
    assert got.verdict == "unchanged"
    assert got.reason == "both pass; the same text; not counted: check-1 (undecided for the target: because 1)"
    several = compare_case("s", "c", side("+?+"), side("--?"), True)
    assert (several.verdict, len(several.reason) <= 240) == ("regression", True)
    assert "not counted: check-1 and 1 more (undecided for the baseline" in several.reason


def test_checks_that_only_inform_do_not_matter() -> None:
    assert evened(side("+", weight=0), side("?", weight=0)).note is None
