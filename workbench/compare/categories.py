"""What kind of change a case shows: the first of an order of categories that explains it, with its evidence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from workbench.checks.finding import clipped
from workbench.checks.registry import base_name
from workbench.compare.failures import new_failures, place_of
from workbench.compare.rejections import is_rejection

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.records import CheckResult, OutputError, Signal

ORDER = (
    "integration", "refusal", "truncation", "tool-use", "schema", "language", "format", "multi-turn", "content", "tone",
    "latency", "cost",
)  # fmt: skip
"""The more basic cause first: one that stands earlier explains what stands later."""
_ALWAYS = ("integration", "refusal", "truncation")  # such an answer is judged by nothing else
# What else a signal of a category can be the reason of, where checks of these fail.
_EXPLAINS = {
    "tool-use": ("schema", "multi-turn", "content"),
    "schema": ("multi-turn", "content"),
    "language": ("format", "multi-turn", "content", "tone"),
    "multi-turn": ("content", "tone"),
    "content": ("tone",),
}
_WHOLE = frozenset(
    {"is-json", "equals", "starts-with", "regex", "similar", "levenshtein", "similar-to-baseline", "python"}
)
_COMPARED = re.compile(r"is '(.*)', expected '(.*)'\Z")
FRAMES = ("fence-added", "preamble-added", "postamble-added", "label-wrapped")
_LENGTHS = ("longer", "shorter")
_HEDGE = 0.6  # of the content checks pass: what declines in words answers after all
_EVIDENCE = 200  # characters
_QUOTE = 120


class Category(NamedTuple):
    """What kind of change it is: the primary category (None: none), the others in order, and what shows the primary.

    `where` is a JSONPath, a turn or a tool, None for the whole answer.
    """

    primary: str | None
    others: tuple[str, ...] = ()
    evidence: str = ""
    where: str | None = None


class _Sign(NamedTuple):
    """One thing that speaks for a category; only one that `leads` can make it the primary.

    `slight`: it comes of most other changes too, and counts only where there is none of them.
    """

    category: str
    evidence: str
    where: str | None
    leads: bool
    slight: bool = False


def categorise(
    was: Sequence[CheckResult],
    now: Sequence[CheckResult],
    signals: Sequence[Signal],
    target_error: OutputError | None,
) -> Category:
    """The category of a case from the results of both sides, its signals, and why the target gave no answer.

    Checks outrank signals: where they fail on the target alone, it is their category, unless a signal tells a more
    basic cause of the same failure. Where they fail on the baseline alone, the category is of what the target mended.
    Without either, signals decide: defects of the target, then those it lost, then what merely changed. What both
    sides show is no category.
    """
    if target_error is not None and is_rejection(target_error):
        return Category("integration", (), clipped(f"{target_error.kind}: {target_error.message}", _EVIDENCE))
    worse, better = new_failures(was, now), new_failures(now, was)
    if worse:
        return _of_failures(worse, _moved(signals, worse=True), now)
    if better:
        return _of_failures(better, _moved(signals, worse=False), was, side="baseline: ")
    for wanted in (True, False, None):
        moved = _moved(signals, worse=wanted)
        if moved:
            hedges = _hedges(now if wanted else was)
            return _chosen([_sign(one, leads=True, hedges=hedges) for one in _without_lost_json(moved, ())])
    return Category(None)


def rank(category: str) -> int:
    """The place of a category in the order; those of a suite's own come last."""
    return ORDER.index(category) if category in ORDER else len(ORDER)


def _moved(signals: Sequence[Signal], *, worse: bool | None) -> list[Signal]:
    return [one for one in signals if one.worse is worse and one.baseline != one.target]


def _of_failures(
    failures: Sequence[CheckResult], signals: Sequence[Signal], results: Sequence[CheckResult], side: str = ""
) -> Category:
    hedges = _hedges(results)
    told = _without_lost_json(signals, failures)
    signs = [_of_check(one, side) for one in failures]
    signs += [_sign(one, leads=_leads(one, failures), hedges=hedges) for one in told]
    chosen = _chosen(signs)
    if any(sign.category == chosen.primary for sign in signs[: len(failures)]):
        return chosen
    failed = f"so {_name(failures[0])} fails"
    return chosen._replace(evidence=f"{side}{clipped(chosen.evidence, _QUOTE)}; {failed}")


def _chosen(signs: Sequence[_Sign]) -> Category:
    leads = (sign for sign in signs if sign.leads)
    leading = min(leads, key=lambda sign: (sign.slight, rank(sign.category)), default=None)
    if leading is None:
        return Category(None)
    others = {sign.category for sign in signs} - {leading.category}
    where = leading.where or next(
        (sign.where for sign in signs if sign.category == leading.category and sign.where), None
    )
    return Category(leading.category, tuple(sorted(others, key=rank)), leading.evidence, where)


def _of_check(result: CheckResult, side: str) -> _Sign:
    evidence = clipped(f"{side}{_name(result)} failed: {result.reason}", _EVIDENCE)
    return _Sign(_category_of(result), evidence, place_of(result), leads=True)


def _category_of(result: CheckResult) -> str:
    """Where it is filed; two types of checks are filed by what they found.

    A value that is compared but is not there at all is a fault of the JSON's structure; an answer that should have
    stopped for a call of a tool and did not is one of tools.
    """
    absent = result.reason.startswith(("nothing at ", "no JSON to pick "))
    if absent and result.path is not None and result.category == "content":
        return "schema"
    uncalled = result.type == "stop-reason" and result.reason.startswith("stopped for end_turn, expected tool_use")
    return "tool-use" if uncalled and result.category == "truncation" else result.category


def _name(result: CheckResult) -> str:
    return result.type if result.path is None else f"{result.type} {result.path}"


def _sign(signal: Signal, *, leads: bool, hedges: bool) -> _Sign:
    category = "tone" if hedges and signal.category == "refusal" else signal.category
    evidence = f"{signal.says}: {signal.evidence}" if signal.evidence else signal.says
    return _Sign(category, clipped(evidence, _EVIDENCE), signal.where, leads, signal.kind in _LENGTHS)


def _leads(signal: Signal, failures: Sequence[CheckResult]) -> bool:
    """Whether a signal explains why a check fails, or is of the same kind."""
    if signal.category in _ALWAYS:
        return True
    failing = {_category_of(one) for one in failures}
    if signal.category in failing or failing.intersection(_EXPLAINS.get(signal.category, ())):
        return True
    return signal.kind in (*FRAMES, "json-lost", "json-broken") and any(_is_whole(one) for one in failures)


def _is_whole(result: CheckResult) -> bool:
    """Whether a check reads the answer to its ends, so that a fence or an introduction alone makes it fail.

    Where the reason shows that the expected text is not inside either, it is not for what stands around it.
    """
    if base_name(result.type)[0] not in _WHOLE or result.path is not None:
        return False
    told = _COMPARED.match(result.reason)
    return told is None or "…" in told[0] or told[2].casefold() in told[1].casefold()


def _without_lost_json(signals: Iterable[Signal], failures: Sequence[CheckResult]) -> list[Signal]:
    """Without signals that the JSON is lost where it only stands in a fence or behind words."""
    told = list(signals)
    framed = any(one.kind in FRAMES for one in told) or any(_is_frame(one) for one in failures)
    return [one for one in told if not (framed and one.kind == "json-lost")]


def _is_frame(result: CheckResult) -> bool:
    return result.type == "is-json" and result.category == "format"


def _hedges(results: Iterable[CheckResult]) -> bool:
    """Whether most content checks pass, so that an answer that declines in words is an answer with reserve."""
    decided = [one.passed for one in results if one.category == "content" and one.weight > 0 and one.passed is not None]
    return bool(decided) and sum(decided) >= _HEDGE * len(decided)
