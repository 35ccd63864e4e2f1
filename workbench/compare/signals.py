"""In which ways the outputs of a case differ between the sides, beyond wording."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.checks.finding import clipped
from workbench.compare.norms.departures import departures
from workbench.compare.norms.kinds import ABSOLUTE, KINDS, RANKS
from workbench.records import Signal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.compare.features.features import Features
    from workbench.compare.norms.departure import Departure
    from workbench.compare.norms.norm import CaseFacts, Norm

_EVIDENCE = 160
_Key = tuple[str, str | None]
_TOLD = 0.5  # by how much the shares of samples differ at least, but for what is a defect whatever the norm


def case_signals(
    baseline: Sequence[Features], target: Sequence[Features], norm: Norm, facts: CaseFacts
) -> list[Signal]:
    """The signals of a case, the most telling first: defects of the target, then those it lost, then the rest.

    Failed calls are left out; a side without outputs gives no signal.
    """
    was = [one for one in baseline if not one.failed]
    now = [one for one in target if not one.failed]
    if not was or not now:
        return []
    before = _shown([departures(one, [*was[:at], *was[at + 1 :]], norm, facts) for at, one in enumerate(was)])
    after = _shown([departures(one, was, norm, facts) for one in now])
    signals = []
    for key in {**after, **before}:
        one = after.get(key) or before[key]
        shares = len(before.get(key, ())) / len(was), len(after.get(key, ())) / len(now)
        difference = abs(shares[0] - shares[1])
        if difference and (difference >= _TOLD or key[0] in ABSOLUTE):
            signals.append(_signal(one[0], *shares))
    return sorted(signals, key=lambda signal: (_ORDER[signal.worse], RANKS[signal.kind]))


_ORDER = {True: 0, False: 1, None: 2}


def _shown(found: Sequence[list[Departure]]) -> dict[_Key, list[Departure]]:
    """The departures of all samples by kind and place, at most one of a key for each sample."""
    shown: dict[_Key, list[Departure]] = {}
    for ones in found:
        for key, one in {(one.kind, one.where): one for one in reversed(ones)}.items():
            shown.setdefault(key, []).append(one)
    return shown


def _signal(one: Departure, baseline: float, target: float) -> Signal:
    kind = KINDS[one.kind]
    gained = target > baseline
    worse = None if one.defect is None else one.defect is gained
    return Signal(
        kind=one.kind,
        category=kind.category,
        says=clipped((kind.says if gained else kind.gone).format(one.about), _EVIDENCE),
        evidence=clipped(one.evidence, _EVIDENCE),
        worse=worse,
        baseline=baseline,
        target=target,
        where=one.where,
    )
