"""Checks that decide nothing of an answer."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.records import CheckedOutput

CheckName = tuple[str, str | None]  # type and path


def undecided_checks(one: CheckedOutput) -> Counter[CheckName]:
    """The checks of weight above 0 that could not be decided, counted by type and path."""
    return Counter((result.type, result.path) for result in one.results if result.weight > 0 and result.passed is None)
