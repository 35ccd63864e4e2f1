"""Checks on what an answer took: time and money."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.checks.finding import Finding, number, quoted, undecided

if TYPE_CHECKING:
    from workbench.checks.finding import Subject
    from workbench.records import Check, Output


def latency(check: Check, subject: Subject) -> Finding:
    """At most so many milliseconds, given as value or threshold."""
    limit = _limit(check)
    if limit is None:
        return undecided(f"latency needs a number of milliseconds, not {quoted(check.value)}")
    took = subject.output.latency_ms
    if took is None:
        return undecided("the latency is unknown")
    return Finding(took <= limit, f"{took:,.0f} ms, at most {limit:,.0f} ms allowed")


def cost(check: Check, subject: Subject) -> Finding:
    """At most so many USD, given as value or threshold."""
    limit = _limit(check)
    if limit is None:
        return undecided(f"cost needs an amount in USD, not {quoted(check.value)}")
    spent = _cost_usd(subject.output)
    if spent is None:
        return undecided("the cost is unknown")
    return Finding(spent <= limit, f"${spent:.6g}, at most ${limit:.6g} allowed")


def _limit(check: Check) -> float | None:
    return number(check.threshold if check.value is None else check.value)


def _cost_usd(output: Output) -> float | None:
    """What the log states, else what the usage comes to at list price."""
    if output.cost_usd is not None or output.model is None:
        return output.cost_usd
    from workbench.catalog.prices import cost_usd  # reads a data file

    try:
        return cost_usd(output.model, output.usage)
    except (TypeError, AttributeError, OverflowError):  # a log may hold anything where token counts belong
        return None
