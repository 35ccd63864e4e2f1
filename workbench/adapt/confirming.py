"""Whether a re-run confirms an edit, and what is missing where it does not.

Every case to be fixed has to pass in three samples at least. Those that passed are held to the method's tests: a case
that fails in every sample is broken, whatever the others do; over all of them the one-sided paired test must not show
a drop, and the 90 % interval of the difference (Newcombe; two one-sided tests at 5 %) must rule out one beyond the
suite's margin. A suite may have too few cases for that: then all that passed have to be sent, and all have to hold.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.compare.estimates import interval_of
from workbench.compare.paired import tabulate
from workbench.compare.statistics.one_sided import one_sided_p
from workbench.compare.statistics.power import cases_to_decide
from workbench.text.counts import counted

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from workbench.adapt.outcome import Outcome
    from workbench.adapt.selection import Selection
    from workbench.records import CheckedOutput

SAMPLES = 3
"""Samples of each case that confirm: three in a row are the fewest that Fisher's test on one case tells from chance."""
_ALPHA = 0.05
_NAMED = 3


class Guards(NamedTuple):
    """What the cases that passed show, in shares: `drop` is the largest that is not ruled out.

    `further`: how many more cases would rule out one beyond the margin; 0: none, None: more than can be had. `ready`:
    how many that passed were not sent.
    """

    cases: int
    drop: float
    further: int | None
    ready: int
    missing: tuple[str, ...]


class Standing(NamedTuple):
    """How an edit stands: what is missing for it to be confirmed, and what its guards show; None: none has answered."""

    missing: tuple[str, ...]
    guards: Guards | None

    @property
    def confirmed(self) -> bool:
        """Whether nothing is missing."""
        return not self.missing


def standing_of(
    selection: Selection, outcome: Outcome, outputs: Mapping[str, Sequence[CheckedOutput]], margin: float, *, real: bool
) -> Standing:
    """How an edit stands by what a re-run has brought so far.

    `margin` is the suite's. `real`: the comparison's target is no scripted model, so that scripted answers confirm
    nothing.
    """
    missing = [] if selection.failing else ["there is nothing to fix among these cases"]
    short = outcome.cases("not fixed")
    if short:
        missing.append(f"{counted(len(short), 'case')} short ({named(short)})")
    lost = outcome.cases("no answer")
    if lost:
        missing.append(f"{counted(len(lost), 'case')} without an answer ({named(lost)})")
    open_ = outcome.cases("undecided")
    if open_:
        missing.append(f"{counted(len(open_), 'case')} undecided ({named(open_)})")
    if outcome.waiting:
        missing.append(f"{counted(outcome.waiting, 'case')} to come")
    deciding = (*selection.failing, *selection.guarding)
    fewest = min((len(outputs.get(case, ())) for case in deciding), default=0)
    if fewest < SAMPLES and not outcome.waiting:
        missing.append(f"{fewest} of {counted(SAMPLES, 'sample')} of each case")
    if real and any(one.output.simulated for samples in outputs.values() for one in samples):
        missing.append("simulated answers say nothing of the real model")
    guards = _guards(selection, outputs, margin)
    if guards is not None:
        missing += guards.missing
    elif selection.passing and not selection.guarding:
        missing.append(f"guarding: none of {counted(selection.passing, 'case')} that passed was sent")
    return Standing(tuple(missing), guards)


def named(cases: Collection[str]) -> str:
    """The first cases by name, and how many more."""
    more = f" and {len(cases) - _NAMED} more" if len(cases) > _NAMED else ""
    return ", ".join(list(cases)[:_NAMED]) + more


def points(share: float) -> str:
    """A difference of pass rates, as in `5.1 points`."""
    return f"{share * 100:.1f} points"


def _guards(selection: Selection, outputs: Mapping[str, Sequence[CheckedOutput]], margin: float) -> Guards | None:
    rates = {case: rate for case in selection.guarding if (rate := _rate(outputs.get(case, ()))) is not None}
    if not rates:
        return None
    pairs = [(1.0, rate) for rate in rates.values()]
    table = tabulate(pairs)
    lower, _ = interval_of(table, pairs)
    drop = max(-lower, 0.0)
    decisive = cases_to_decide(table, margin)
    further = decisive.further if decisive is not None and decisive.towards == "neutral" else None
    ready = max(selection.passing - len(selection.guarding), 0)
    missing = []
    broken = [case for case, rate in rates.items() if rate == 0 or (rate < 1 and case in selection.critical)]
    worse = [case for case, rate in rates.items() if rate < 1]
    if broken:
        missing.append(f"guarding: {counted(len(broken), 'case')} broken ({named(broken)})")
    elif worse and one_sided_p(pairs)[0] <= _ALPHA:
        missing.append(f"guarding: fewer pass than before ({named(worse)})")
    elif drop >= margin and (worse or ready):
        missing.append(f"guarding: a drop of up to {points(drop)} is not ruled out: {_more(further, ready)}")
    return Guards(len(rates), drop, 0 if drop < margin else further, ready, tuple(missing))


def _more(further: int | None, ready: int) -> str:
    stands = f"{counted(ready, 'case')} that passed stand ready" if ready != 1 else "1 case that passed stands ready"
    if further is None:
        return f"too many fail; {stands}" if ready else "too many fail"
    wanted = f"{counted(further, 'case')} more"
    return f"{wanted}; {stands}" if ready else f"{wanted}, and the suite has none"


def _rate(samples: Sequence[CheckedOutput]) -> float | None:
    known = [one.passed for one in samples if one.output.error is None and one.passed is not None]
    return sum(known) / len(known) if known else None
