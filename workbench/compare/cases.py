"""What a comparison says of one case: its checked outputs of both sides become one verdict with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.catalog.citing import with_citation
from workbench.compare.categories import categorise
from workbench.compare.causes.case import case_cause
from workbench.compare.causes.facts import facts_of
from workbench.compare.estimates import clean_rates
from workbench.compare.even import evened
from workbench.compare.rejections import is_rejection
from workbench.compare.statistics.case_states import case_change, change, state
from workbench.records import CaseVerdict, Signal
from workbench.text.counts import counted
from workbench.text.readable import readable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.records import CaseVerdictName, CheckedOutput, CheckResult

_REASON_LENGTH = 240
_BESIDE_NOTE = 120  # characters that are left to the rest of a reason where a note stands behind it
_NAMED_CHECKS = 3
_MOVED = ("regression", "improvement", "flaky", "changed")
REFUSED = "request-refused"  # the kind of the signal of a request that the target's API refuses


class Side(NamedTuple):
    """The samples of one side: those that count (answers; for the target also refused requests), and the rest."""

    usable: Sequence[CheckedOutput]
    failed: Sequence[CheckedOutput]


class Decision(NamedTuple):
    """The verdict's varying parts."""

    verdict: CaseVerdictName
    reason: str
    category: str | None = None


def compare_case(
    suite: str,
    case: str,
    baseline: Sequence[CheckedOutput],
    target: Sequence[CheckedOutput],
    same_input: bool,
    signals: Sequence[Signal] = (),
    models: tuple[str | None, str | None] = (None, None),
    churn: float | None = None,
) -> CaseVerdict:
    """The verdict on a case from all samples of both sides, checked.

    `signals` are in what the sides differ beyond wording, `models` those of both runs, `churn` the share of the suite's
    cases that flip between two runs of the baseline, where it was measured.

    A side without outputs is `missing`; different inputs are not compared. Calls that failed on the way
    (connection, rate limit, server) are left out, and are an `error` where none is left on a side. A request
    that the target's API refuses as invalid is a failure of the target. What is undecided on one side only is left out
    of both. Then the states of both sides decide: all samples pass, none passes, or they disagree (flaky). Without
    checks the same is decided by signals: whether samples have defects. What kind of change it is, and why, is looked
    for where there is one.
    """
    if not baseline or not target:
        return _not_compared(suite, case, _missing(bool(baseline), bool(target)))
    if not same_input:
        return _not_compared(suite, case, Decision("input differs", "the two sides were asked different things"))
    even = evened(baseline, target)
    before, after = _side(even.baseline), _side(even.target, is_target=True)
    if not before.usable or not after.usable:
        return _not_compared(suite, case, _error(before, after))
    pass_rates = _pass_rates(before, after)
    similarity = _similarity(before, after)
    decision = _decide(before, after, pass_rates, similarity, signals)
    category = _category(before, after, signals, decision)
    cause, why = None, None
    if decision.verdict in ("regression", "improvement"):
        facts = facts_of(before.usable, after.usable, signals, models=models, similarity=similarity, churn=churn)
        found = case_cause(category, facts)
        cause, why = found.name, with_citation(found.why, found.citation)
    return CaseVerdict(
        suite=suite,
        case=case,
        verdict=decision.verdict,
        reason=_noted(decision.reason, len(before.failed) + len(after.failed), even.note),
        category=category,
        cause=cause,
        why=why,
        signals=(*_refused(after), *signals),
        confirmed=_confirmed(before, after, pass_rates),
        baseline_pass_rate=pass_rates[0],
        target_pass_rate=pass_rates[1],
        similarity=similarity,
    )


def _not_compared(suite: str, case: str, decision: Decision) -> CaseVerdict:
    return CaseVerdict(suite, case, decision.verdict, _clip(decision.reason))


def _noted(reason: str, failed: int, note: str | None) -> str:
    """A reason with how many calls failed and what else is to be noted."""
    if failed:
        reason += f"; {failed} call{'s' if failed > 1 else ''} failed"
    return _clip(f"{_clip(reason, _BESIDE_NOTE)}; {note}" if note else reason)


def _side(samples: Sequence[CheckedOutput], *, is_target: bool = False) -> Side:
    sides: tuple[list[CheckedOutput], list[CheckedOutput]] = [], []
    for one in samples:
        error = one.output.error
        sides[error is not None and not (is_target and is_rejection(error))].append(one)
    return Side(*sides)


def _refused(after: Side) -> list[Signal]:
    """What tells that the target's API refuses requests of a case."""
    errors = [one.output.error for one in after.usable if one.output.error is not None]
    if not errors:
        return []
    share = len(errors) / len(after.usable)
    return [
        Signal(
            REFUSED, "integration", "is refused by the API", errors[0].message, worse=True, baseline=0.0, target=share
        )
    ]


def _missing(in_baseline: bool, in_target: bool) -> Decision:
    if in_baseline:
        return Decision("missing", "the target has no output")
    return Decision("missing", "the baseline has no output" if in_target else "neither side has an output")


def _error(before: Side, after: Side) -> Decision:
    parts = []
    for name, side in (("baseline", before), ("target", after)):
        if not side.usable:
            error = side.failed[0].output.error
            if error is not None:
                parts.append(f"{name} failed: {error.kind}: {error.message}")
    return Decision("error", "; ".join(parts))


def _pass_rates(before: Side, after: Side) -> tuple[float | None, float | None]:
    """Shares of samples that pass; both None unless both sides are known. A refused request passes nothing."""
    was = _share([one.passed for one in before.usable])
    now = _share([False if one.output.error else one.passed for one in after.usable])
    if was is not None and now is not None:
        return was, now
    return None, None


def _share(passed: Sequence[bool | None]) -> float | None:
    known = [one for one in passed if one is not None]
    return sum(known) / len(known) if known else None


def _similarity(before: Side, after: Side) -> float | None:
    from workbench.text.diff import similarity

    first, second = before.usable[0].output, after.usable[0].output
    if second.error is not None:
        return None
    return similarity(readable(first), readable(second))


def _decide(
    before: Side,
    after: Side,
    rates: tuple[float | None, float | None],
    similarity: float | None,
    signals: Sequence[Signal],
) -> Decision:
    rejected = next((one.output.error for one in after.usable if one.output.error), None)
    if rejected is not None and rates[0] != 0.0:
        return Decision("regression", f"the target refuses the request: {rejected.message}", "integration")
    was, now = rates
    if was is None or now is None:
        return _by_signals(signals) or _by_text(before, after, similarity, "")
    verdict = change(state(was), state(now))
    if verdict == "same":
        # Where checks are content with both sides, features are heard.
        found = _by_signals(signals) if was == 1.0 else None
        if found is not None:
            return found._replace(reason=f"{_both(before, was)}by features: {found.reason}")
        return _by_text(before, after, similarity, _both(before, was))
    broken, sound = (before, after) if verdict == "improvement" else (after, before)
    if verdict == "flaky" and state(now) != "flaky":
        broken, sound = before, after
    failures = _decisive(broken, sound)
    return Decision(verdict, _because(verdict, failures, _tally(before, after, verdict)))


def _by_signals(signals: Sequence[Signal]) -> Decision | None:
    """By the defects that samples of either side have; None where they have alike."""
    was, now = clean_rates(signals)
    verdict = change(state(was), state(now))
    if verdict == "same":
        return None
    telling = [one for one in signals if one.worse is (verdict != "improvement")]
    telling = telling or [one for one in signals if one.worse is not None]
    words = [one.says + (f": {one.evidence}" if one.evidence else "") for one in telling[:_NAMED_CHECKS]]
    return Decision(verdict, "; ".join(words))


def _category(before: Side, after: Side, signals: Sequence[Signal], decision: Decision) -> str | None:
    if decision.category is not None or decision.verdict not in _MOVED:
        return decision.category
    was = [result for one in before.usable for result in one.results]
    now = [result for one in after.usable for result in one.results]
    error = next((one.output.error for one in after.usable if one.output.error), None)
    return categorise(was, now, signals, error).primary


def _confirmed(before: Side, after: Side, rates: tuple[float | None, float | None]) -> bool:
    """Whether the samples of this case alone show that it passes more or less often."""
    return None not in rates and case_change(_passes(before), _passes(after)).confirmed is not None


def _passes(side: Side) -> tuple[int, int]:
    """How many samples pass, and of how many that is known; a refused request passes nothing."""
    known = [one.passed is True for one in side.usable if one.passed is not None or one.output.error is not None]
    return sum(known), len(known)


def _by_text(before: Side, after: Side, similarity: float | None, both: str) -> Decision:
    texts = [{readable(one.output) for one in side.usable} for side in (before, after)]
    if texts[0] == texts[1]:
        return Decision("unchanged", f"{both}the same text")
    nearness = "" if similarity is None else f" (similarity {similarity:.2f})"
    return Decision("changed", f"{both}the text differs{nearness}")


def _both(before: Side, rate: float) -> str:
    if rate == 1.0:
        return "both pass; "
    failing = next((one for one in _failing(before.usable[0])), None)
    return f"both fail {failing.type}; " if failing else "both fail; "


def _decisive(broken: Side, sound: Side) -> list[CheckResult]:
    """The checks that fail on the broken side: those that no sample of the other side fails first."""
    worst = next((one for one in broken.usable if one.passed is False), None)
    if worst is None:
        return []
    known = {_key(result) for one in sound.usable for result in _failing(one)}
    failures = _failing(worst)
    return [one for one in failures if _key(one) not in known] or failures


def _failing(one: CheckedOutput) -> list[CheckResult]:
    return [result for result in one.results if result.passed is False and result.weight > 0]


def _key(result: CheckResult) -> tuple[str, str | None]:
    return result.type, result.path


def _because(verdict: CaseVerdictName, failures: Sequence[CheckResult], tally: str) -> str:
    side = "baseline: " if verdict == "improvement" else ""
    words = [f"{_name(one)} failed: {one.reason}" for one in failures[:_NAMED_CHECKS]]
    if len(failures) > _NAMED_CHECKS:
        words.append(f"{len(failures) - _NAMED_CHECKS} more checks failed")
    return side + "; ".join([*(words or ["a request was refused"]), *([tally] if tally else [])])


def _name(result: CheckResult) -> str:
    return result.type if result.path is None else f"{result.type} {result.path}"


def _tally(before: Side, after: Side, verdict: CaseVerdictName) -> str:
    """How many samples passed on each side; nothing where each side has one sample."""
    if len(before.usable) == len(after.usable) == 1:
        return ""
    (was, samples), (now, again) = _passes(before), _passes(after)
    sure = verdict == "flaky" or case_change((was, samples), (now, again)).confirmed is not None
    of = counted(samples, "sample")
    return f"{was} of {of} passed, now {now} of {again}{'' if sure else ', which may be chance'}"


def _clip(text: str, limit: int = _REASON_LENGTH) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"
