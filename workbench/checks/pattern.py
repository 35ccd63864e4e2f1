"""The check by regular expression."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.checks.bounded import TIME_LIMIT, bounded_search
from workbench.checks.finding import Finding, clipped, quoted, undecided

if TYPE_CHECKING:
    from workbench.checks.finding import Subject
    from workbench.records import Check


def regex(check: Check, subject: Subject) -> Finding:
    """The pattern (Python's syntax) matches somewhere in the text."""
    if not isinstance(check.value, str):
        return undecided(f"regex needs a pattern, not {quoted(check.value)}")
    try:
        span = bounded_search(check.value, subject.text)
    except (re.error, OverflowError, RecursionError) as error:
        return undecided(f"the pattern is not valid: {clipped(str(error), 100)}")
    except TimeoutError:
        return undecided(f"the pattern {quoted(check.value)} ran longer than {TIME_LIMIT:g} s")
    except OSError as error:
        return undecided(f"the pattern could not be tried: {clipped(str(error), 100)}")
    if span is None:
        return Finding(False, f"no match of {quoted(check.value, 80)}")
    return Finding(True, f"{quoted(subject.text[span[0] : span[1]])} matches at character {span[0] + 1}")
