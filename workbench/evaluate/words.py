"""How much, how long, how dear: the words of a run, the same on a screen and for a command."""

from __future__ import annotations

from math import floor, log10
from typing import TYPE_CHECKING

from workbench.text.counts import counted

if TYPE_CHECKING:
    from workbench.evaluate.budget import Budget
    from workbench.evaluate.estimate import Estimate, Range
    from workbench.evaluate.progress import Progress


def duration(seconds: float) -> str:
    """As in `8 s`, `3 min 20 s`, `2 h 05 min`."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60:02} s"
    return f"{whole // 3600} h {whole % 3600 // 60:02} min"


def age(seconds: float) -> str:
    """How long ago, in one unit: `now`, `8 min`, `3 h`, `12 d`."""
    if seconds < 60:
        return "now"
    if seconds < 3600:
        return f"{int(seconds // 60)} min"
    if seconds < 2 * 86400:
        return f"{int(seconds // 3600)} h"
    return f"{int(seconds // 86400):,} d"


def usd(value: float) -> str:
    """As in `$0.000045`, `$0.0123`, `$12.50`: an amount that is not zero never reads as zero."""
    if value >= 1:
        return f"${value:,.2f}"
    places = 4 if value >= 0.0001 or value <= 0 else min(20, 1 - floor(log10(value)))
    return f"${value:,.{places}f}"


def spend(progress: Progress) -> str:
    """As in `$0.0123 of at most $5.00 (3 answers of unknown cost)`: what is unknown is not zero."""
    unknown = counted(progress.unpriced, "answer") + " of unknown cost" if progress.unpriced else ""
    if unknown and not progress.spent_usd and not progress.uncertain_usd:
        return unknown if progress.limit_usd is None else f"{unknown}, at most {usd(progress.limit_usd)} of known cost"
    text = usd(progress.spent_usd)
    if progress.limit_usd is not None:
        text += f" of at most {usd(progress.limit_usd)}"
    if progress.uncertain_usd:
        text += f" and up to {usd(progress.uncertain_usd)} for answers lost on their way"
    return f"{text} ({unknown})" if unknown else text


def limit_reached(budget: Budget, most_usd: float) -> str:
    """Why a budget ends a run: what is spent of it, and the most that the next call could cost, in USD."""
    lost = f", and up to {usd(budget.uncertain_usd)} for answers lost on their way" if budget.uncertain_usd else ""
    limit = usd(budget.limit_usd or 0.0)
    return f"{usd(budget.spent_usd)} of at most {limit} spent{lost}; the next call could cost up to {usd(most_usd)}"


def amount(of: Range | None, *, money: bool = False) -> str:
    """A range as its likely value with its ends, or as the one value it is."""

    def said(value: float) -> str:
        return usd(value) if money else f"{value:,.0f}"

    if of is None:
        return "unknown"
    if of.high is not None and round(of.low, 6) == round(of.high, 6):
        return said(of.low)
    ends = f"{said(of.low)} - {'unknown' if of.high is None else said(of.high)}"
    return ends if of.likely is None else f"about {said(of.likely)} ({ends})"


def time_needed(one: Estimate) -> str:
    """How long the calls of an estimate take."""
    if one.least_s is not None:
        return f"at least {duration(max(one.least_s, one.likely_s or 0.0))}"
    return "unknown" if one.likely_s is None else f"about {duration(one.likely_s)}"


def basis(one: Estimate) -> str:
    """What an estimate rests on."""
    texts = [f"{one.known} of {counted(one.cases, 'case')} estimated from earlier answers of this model"]
    if one.counted:
        texts.append(f"input of {one.counted} counted by the API")
    if one.known < one.cases:
        texts.append("the rest from characters and max_tokens, so wide")
    return ", ".join(texts)
