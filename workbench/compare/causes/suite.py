"""The cause of a suite: what most of its regressions share."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from workbench.compare.causes.facts import NAMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.compare.causes.facts import Cause, CauseName


class SuiteCause(NamedTuple):
    """The cause that most of a suite's cases share (None: of most it is unknown), and the share of them, 0..1.

    `citation` and `why` are those of most of the cases of that cause; `counts` says how many cases have each cause,
    `unknown` among them.
    """

    name: CauseName | None
    share: float
    why: str
    citation: str | None
    counts: dict[str, int]


def suite_cause(cases: Sequence[Cause]) -> SuiteCause:
    """What the causes of a suite's regressions come to; of equally many the surer one counts, unknown last."""
    if not cases:
        return SuiteCause(None, 0.0, "no case changed", None, {})
    numbers = Counter(one.name for one in cases)
    sure: Counter[CauseName | None] = Counter()
    for one in cases:
        sure[one.name] += one.confidence  # type: ignore[assignment]
    name = max(numbers, key=lambda one: (numbers[one], one is not None, sure[one], -_place(one)))
    own = [one for one in cases if one.name == name]
    citation = Counter(one.citation for one in own).most_common(1)[0][0]
    why = next(one.why for one in own if one.citation == citation)
    counts: dict[str, int] = {one or "unknown": numbers[one] for one in (*NAMES, None) if numbers[one]}
    return SuiteCause(name, numbers[name] / len(cases), why, citation, counts)


def _place(name: CauseName | None) -> int:
    return len(NAMES) if name is None else NAMES.index(name)
