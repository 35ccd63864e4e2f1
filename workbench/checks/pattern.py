"""The check by regular expression."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.checks.finding import Finding, clipped, quoted, undecided

if TYPE_CHECKING:
    from workbench.checks.finding import Subject
    from workbench.records import Check


def regex(check: Check, subject: Subject) -> Finding:
    """The pattern (Python's syntax) matches somewhere in the text."""
    if not isinstance(check.value, str):
        return undecided(f"regex needs a pattern, not {quoted(check.value)}")
    try:
        found = re.search(check.value, subject.text)
    except (re.error, OverflowError, RecursionError) as error:
        return undecided(f"the pattern is not valid: {clipped(str(error), 100)}")
    if found is None:
        return Finding(False, f"no match of {quoted(check.value, 80)}")
    return Finding(True, f"{quoted(found[0])} matches at character {found.start() + 1}")
