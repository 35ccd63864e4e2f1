"""The check on hedging: an answer that doubts or disclaims itself, evades, or lectures instead of answering."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.checks.finding import Finding, quoted, undecided

if TYPE_CHECKING:
    from workbench.checks.finding import Subject
    from workbench.records import Check

_EVIDENCE = 90  # characters of the answer quoted
_HEDGING = ("hedges", "lectures", "evades")
_SAYS = {
    "mentions": "mentions a limit in passing",
    "declines": "declines, so there is no answer to hedge",
    "evades": "evades",
}


def hedging(check: Check, subject: Subject) -> Finding:
    """The answer hedges (true, also without a value) or does not (false)."""
    wanted = True if check.value is None else check.value
    if not isinstance(wanted, bool):
        return undecided(f"{check.type} needs true or false, not {quoted(wanted)}")
    if not subject.text.strip():
        return Finding(wanted is False, "the answer is empty")
    from workbench.checks.refusals.hedge import hedge  # the tables of all languages are read when first needed

    found = hedge(subject.text)
    if found.kind == "plain":
        return Finding(wanted is False, "no hedge")
    says = _SAYS.get(found.kind, f"{found.kind} in {found.found} of {found.sentences} sentences")
    return Finding((found.kind in _HEDGING) is wanted, f"{says}: {quoted(found.evidence, _EVIDENCE)}")
