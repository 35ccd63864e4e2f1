"""Of which cases further samples tell most: those that seem to have got worse, and as many others at random."""

from __future__ import annotations

import hashlib
from itertools import chain, zip_longest
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from workbench.records import CaseVerdict, SuiteVerdict
    from workbench.store.drawn import Why

Place = tuple[str, str]  # suite, case

_COMPARED = ("regression", "improvement", "unchanged", "changed", "flaky")
_BREAKING = ("schema", "tool-use")  # two new failures of these that do not vary decide a suite
_ORDER = ("inconclusive", "regression", "improvement", "neutral", "error")


class Draw(NamedTuple):
    """A case of which further samples are drawn, and why."""

    suite: str
    case: str
    why: Why


def choose_draws(
    suites: Sequence[SuiteVerdict],
    cases: Mapping[str, Sequence[CaseVerdict]],
    critical: Container[Place],
    drawn: Mapping[Place, Why],
    seed: str,
) -> list[Draw]:
    """The cases to draw, most telling first: suites near their decision, in them critical cases and broken programs.

    A regression that its own samples confirm already needs no more, nor does a request that the target refuses. Each is
    followed by a case that is taken at random from the rest of its suite, the same with the same seed. `drawn` are the
    cases of which more were drawn before: they stay what they were then. Source: adaptive re-sampling; without the
    others the cases that got worse by chance would come out too well.
    """
    found: list[Draw] = []
    for suite in sorted(suites, key=_nearness):
        worse, others = [], []
        for one in cases.get(suite.suite, ()):
            why = drawn.get((one.suite, one.case)) or _why(one)
            if why == "regression":
                worse.append(one)
            elif one.verdict in _COMPARED and one.category != "integration":
                others.append(one)
        worse.sort(key=lambda one: _weight(one, critical))
        others.sort(key=lambda one: (drawn.get((one.suite, one.case)) is None, _chance(seed, one)))
        pairs = zip_longest(
            (Draw(one.suite, one.case, "regression") for one in worse),
            (Draw(one.suite, one.case, "random") for one in others[: len(worse)]),
        )
        found += [one for one in chain.from_iterable(pairs) if one is not None]
    return found


def _why(one: CaseVerdict) -> Why | None:
    if one.verdict == "regression" and not one.confirmed and one.category != "integration":
        return "regression"
    return None


def _nearness(one: SuiteVerdict) -> tuple[int, float, str]:
    p_value = one.q_value if one.q_value is not None else one.p_value
    return _ORDER.index(one.verdict), 1.0 if p_value is None else p_value, one.suite


def _weight(one: CaseVerdict, critical: Container[Place]) -> tuple[bool, bool, str]:
    return (one.suite, one.case) not in critical, one.category not in _BREAKING, one.case


def _chance(seed: str, one: CaseVerdict) -> str:
    return hashlib.sha256(f"{seed}/{one.suite}/{one.case}".encode("utf-8", "surrogatepass")).hexdigest()
