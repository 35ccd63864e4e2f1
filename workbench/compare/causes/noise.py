"""The cause "noise": the case, or its suite, varies as much by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.compare.causes.facts import Cause
from workbench.compare.paired import fisher_p

if TYPE_CHECKING:
    from workbench.compare.causes.facts import CauseFacts

_CONFIRMED = 0.05 + 1e-12  # one-sided Fisher, as for the verdict on a case


def noise_cause(facts: CauseFacts) -> Cause | None:
    """The cause where both sides are flaky, or the suite's cases flip as often between two runs of the baseline.

    A difference between the samples of the case that chance does not explain is no noise, whatever the suite does.
    """
    was, now = facts.baseline_passed, facts.target_passed
    if was is None or now is None:
        return None
    if _confirmed(was, now, facts.samples):
        return None
    if 0 < was < 1 and 0 < now < 1:
        return Cause(
            "noise", f"both sides vary: {was:.0%} of the baseline's samples pass, {now:.0%} of the target's", None, 0.8
        )
    if 0 < was < 1 or 0 < now < 1:
        side = "baseline" if 0 < was < 1 else "target"
        return Cause("noise", f"the {side} varies from sample to sample, and chance explains the rest", None, 0.6)
    if facts.churn is not None and facts.drop is not None and 0 < facts.drop <= facts.churn and was > now:
        why = (
            f"{facts.churn:.1%} of the cases flip between runs of the baseline; the pass rate fell by {facts.drop:.1%}"
        )
        return Cause("noise", why, None, 0.6)
    return None


def _confirmed(was: float, now: float, samples: tuple[int, int]) -> bool:
    """Whether the samples alone show that one side is better (one-sided Fisher exact test at 5 %)."""
    of_baseline, of_target = samples
    passes = round(max(was, now) * (of_baseline if was >= now else of_target))
    fewer = round(min(was, now) * (of_target if was >= now else of_baseline))
    better, worse = (of_baseline, of_target) if was >= now else (of_target, of_baseline)
    return fisher_p(passes, fewer, better, worse) <= _CONFIRMED
