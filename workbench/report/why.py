"""How a suite came to its verdict, and its reason in the words that a report uses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from workbench.records import SuiteVerdict

# Reasons count cases that are right less often than before; everywhere else "worse" is the verdict of a case.
_GOT_WORSE = re.compile(r"(\d+)( of [\d,]+ cases?) got worse")
_WORSE = re.compile(r"by features (\d+) worse")


def decided_by(verdict: SuiteVerdict) -> Literal["checks", "features", "no test"]:
    """What a regression or improvement rests on: a test by checks or by features, or, where none found it, its reason.

    Without a test stand a critical case, rejected requests and hard failures in every sample.
    """
    from workbench.compare.suites import ALPHA

    if verdict.q_value is None or verdict.q_value > ALPHA:
        return "no test"
    return "features" if verdict.basis == "features" else "checks"


def why(verdict: SuiteVerdict) -> str:
    """The reason of a verdict, in which a count that is not that of the cases called worse is not called so.

    It differs where flaky cases are right less often than before, or where first samples say something else.
    """
    worse = verdict.counts.get("regression", 0)

    def got_worse(found: re.Match[str]) -> str:
        return found[0] if int(found[1]) == worse else f"{found[1]}{found[2]} came out right less often"

    def by_features(found: re.Match[str]) -> str:
        return found[0] if int(found[1]) == worse else f"by features {found[1]} right less often"

    return _WORSE.sub(by_features, _GOT_WORSE.sub(got_worse, verdict.reason))
