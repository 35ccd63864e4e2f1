"""What is said of a comparison, a case and a reviewer's acts: values in, lines out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.report.categories import told_categories
from workbench.review.blinding import names_a_model
from workbench.review.changes import stale_words
from workbench.review.check_results import by_check
from workbench.review.labels import latest_labels
from workbench.review.measures import UNKNOWN, told_cost, told_latency, told_tokens
from workbench.review.moments import told_moment
from workbench.review.people import minutes_since
from workbench.store.unsigned import HIDDEN, LETTERS
from workbench.text.counts import counted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from workbench.records import CheckedOutput, CheckResult, Comparison, Event, Run, SuiteVerdict
    from workbench.review.people import Person
    from workbench.store.details import CaseDetail, CheckedStored
    from workbench.store.queue import QueueRow
    from workbench.tui.views import Side

NO_CHECKS = "There are no checks."
_TOLD = 5


def the(name: str) -> str:
    """A side in a sentence: `the baseline`, `A`."""
    return f"the {name}" if name.islower() else name


def opening(comparison: Comparison, reviewer: str, help_: str) -> list[str]:
    """What is compared, and who reviews; `help_` is what asks for help."""
    sides = (("Baseline", comparison.baseline), ("Target", comparison.target))
    return [
        f"Review of {comparison.name}, by {reviewer}. {help_} lists what can be said.",
        *(f"{name}: {_made(run)}." for name, run in sides),
    ]


def blind_opening(reviewer: str, help_: str) -> list[str]:
    """The same of a blind review, which says neither."""
    return [
        f"Blind review, by {reviewer}. {help_} lists what can be said.",
        "The two answers of a case are A and B, in an order of its own. Say A where A is better, B where B is, equal,"
        f" or both-bad. Verdict, checks, models and others' labels are {HIDDEN}.",
    ]


def _made(run: Run) -> str:
    model = run.configuration.model
    named = model if run.name == model else f"{model}, run {run.name}"
    return f"{named}, {run.origin}{', simulated' if run.simulated else ''}"


def left(number: int, by_risk: Mapping[str, int]) -> str:
    """How many cases are left, as in `12 left: 4 high risk, 8 low risk`."""
    risks = ", ".join(f"{left:,} {risk} risk" for risk, left in by_risk.items())
    return f"{number:,} left: {risks}" if risks else f"{number:,} left"


def where(row: QueueRow, place: str, remaining: str) -> str:
    """Which case this is, where in the queue, and what is left."""
    return f"Case {row.suite}/{row.case}, {place}. {remaining}."


def verdict(row: QueueRow, detail: CaseDetail, samples: str, told: Sequence[str], cluster: str) -> list[str]:
    """What the comparison says of the case, and why; `told` are the checks that changed, which say so themselves.

    `cluster` tells of its cluster; "" where nothing may.
    """
    said = [f"Verdict: {row.verdict}{f', {row.category}' if row.category else ''}{_marks(row)}.{samples}"]
    if row.reason and not told:
        said.append(_sentence(f"Reason: {row.reason}"))
    if detail.verdict.cause:
        why = f": {detail.verdict.why}" if detail.verdict.why else ""
        said.append(_sentence(f"Likely cause: {detail.verdict.cause}{why}"))
    if detail.verdict.cluster is not None and cluster:
        said.append(f"Other cases changed in the same way: {cluster} tells which.")
    return said


def blinded(row: QueueRow, samples: str, sides: Sequence[Side]) -> list[str]:
    """What is said in place of the verdict while the sides are A and B."""
    said = [f"Blind{_marks(row)}.{samples}"]
    naming = [side.name for side in sides if names_a_model(side.output)]
    if naming:
        texts = f"The text of {naming[0]} names" if len(naming) == 1 else "The texts of A and B name"
        said.append(f"{texts} a model: those are its own words.")
    return said


def revealed(detail: CaseDetail, *, swapped: bool) -> str:
    """Which side was which and of what model, once that may be told; `swapped`: A was the target."""
    letters = LETTERS[::-1] if swapped else LETTERS
    told = []
    for name, letter, there in zip(("baseline", "target"), letters, (detail.baseline, detail.target), strict=True):
        model = f", {there[0].run.configuration.model}" if there else ""
        told.append(f"the {name} was {letter}{model}")
    return f"Revealed: {'; '.join(told)}."


def _marks(row: QueueRow) -> str:
    return f"{', critical' if row.critical else ''}{', flagged' if row.flagged else ''}"


def outputs(detail: CaseDetail, sides: Sequence[CheckedStored | None], names: Sequence[str]) -> list[str]:
    """What is out of the ordinary with the outputs: none there, an error, a re-run."""
    said = []
    for name, stored in zip(names, sides, strict=True):
        side = the(name)
        side = f"{side[:1].upper()}{side[1:]}"
        if stored is None:
            said.append(f"{side} has no output.")
        elif stored.checked.output.error is not None:
            error = stored.checked.output.error
            said.append(_sentence(f"{side} failed, {error.kind}: {error.message}"))
    if detail.candidates:
        said.append("There is a re-run with an edited prompt; the app shows it.")
    return said


def asked(question: str, width: int) -> str:
    """What the outputs answer: its beginning."""
    words = " ".join(question.split())
    return f"Asked: {words if len(words) <= 2 * width else words[: 2 * width] + ' ... (request reads it whole)'}"


class Checks(NamedTuple):
    """What is said of checks: of those that changed, of those that fail on both sides, and of the others."""

    changed: list[str]
    failing: list[str]
    passing: list[str]

    def short(self) -> list[str]:
        """Those that pass on both sides counted only."""
        number = len(self.passing)
        thing = "other check" if self.changed or self.failing else "check"
        others = f"{counted(number, thing)} {'passes' if number == 1 else 'pass'} on both."
        return [*self.changed, *self.failing, *([others] if number else [])] or [NO_CHECKS]

    def whole(self) -> list[str]:
        """All of them."""
        return [*self.changed, *self.failing, *self.passing] or [NO_CHECKS]


def checks(baseline: CheckedOutput | None, target: CheckedOutput | None) -> Checks:
    """What the checks say of two outputs."""
    before, after = by_check(baseline), by_check(target)
    changed, failing, rest = [], [], []
    for key in dict.fromkeys([*after, *before]):
        old, new = before.get(key), after.get(key)
        shown = new or old
        assert shown is not None
        name = f"Check {shown.type}{f' {shown.path}' if shown.path else ''}"
        reason = next((f": {one.reason}" for one in (new, old) if one and one.passed is not True and one.reason), "")
        if old is None or new is None or old.passed != new.passed:
            told = f"{name} {_outcome(old)} on the baseline, {_outcome(new)} on the target{reason}"
            changed.append(_sentence(told))
        elif new.passed is not True:
            failing.append(_sentence(f"{name} {_outcome(new)} on both{reason}"))
        else:
            rest.append(f"{name} passes on both.")
    return Checks(changed, failing, rest)


def _outcome(result: CheckResult | None) -> str:
    if result is None:
        return "was not run"
    return {True: "passes", False: "FAILS", None: "is undecided"}[result.passed]


def measures(detail: CaseDetail, sides: Sequence[CheckedStored | None], costs: Sequence[float | None]) -> list[str]:
    """What was measured of both sides."""
    there = [stored.checked.output if stored is not None else None for stored in sides]
    pairs = {
        "Tokens": [told_tokens(one.usage if one else None) for one in there],
        "Cost": [told_cost(cost) for cost in costs],
        "Latency": [told_latency(one.latency_ms if one else None) for one in there],
        "Stop reason": [(one.stop_reason if one else None) or UNKNOWN for one in there],
    }
    said = [f"{name}: baseline {before}, target {after}." for name, (before, after) in pairs.items()]
    if detail.verdict.similarity is not None:
        said.append(f"Similarity: {detail.verdict.similarity:.2f}.")
    return said


def labels(detail: CaseDetail, reviewer: str) -> list[str]:
    """The labels that stand on a case, and its notes."""
    said = []
    for event in latest_labels(detail.events):
        whose = "Your label" if event.reviewer == reviewer else f"Label by {event.reviewer}"
        changed = detail.changed.get(event.gid)
        stale = f"; {stale_words(changed)}; label it again" if changed else ""
        said.append(f"{whose}: {labelled(event.label, event.category)}, {told_moment(event.at)}{stale}.")
    for event in detail.events:
        if event.kind == "note":
            on = "" if event.case is not None else " on the suite" if event.cluster is None else " on the cluster"
            said.append(f"Note by {event.reviewer}{on}, {told_moment(event.at)}: {event.note}")
    hidden = f"; those of others are {HIDDEN}" if detail.blinded else ""
    return said or [f"No label{' of yours' if hidden else ''} yet{hidden}."]


def labelled(label: str | None, category: str | None) -> str:
    """A label with its category, as in `worse, format`."""
    return f"{label}, {category}" if category else f"{label}"


def suite_line(verdict: SuiteVerdict, risk: str, cases: int, decided: int) -> str:
    """A suite in the queue's summary."""
    parts: list[str] = [verdict.verdict]  # none in a blind review
    if verdict.baseline_pass_rate is not None and verdict.target_pass_rate is not None:
        parts.append(f"passes {verdict.baseline_pass_rate:.2f} to {verdict.target_pass_rate:.2f}")
    parts += [told_categories(verdict), f"{risk} risk" if risk else ""]
    return f"{verdict.suite}: {', '.join(filter(None, [f'{cases - decided:,} of {cases:,} left', *parts]))}."


def arrived(events: Sequence[Event], *, more: bool) -> str:
    """What others did meanwhile, on one line; `more`: there is more of it than these."""
    acts: dict[str, list[Event]] = {}
    for event in events:
        acts.setdefault(event.act or event.gid, []).append(event)
    told = [f"{one[0].reviewer} {act(one)}" for one in acts.values()]
    rest = f", and {'more than ' if more else ''}{len(told) - _TOLD:,} more" if len(told) > _TOLD else ""
    return f"Meanwhile: {', '.join(told[:_TOLD])}{rest}."


def act(events: Sequence[Event]) -> str:
    """What one key or word did, as in `worse on order-desk/late`."""
    first = events[0]
    named = first.suite if first.case is None else f"{first.suite}/{first.case}"
    if first.case is None and first.cluster is not None:
        named = "a cluster"
    on = named if len(events) == 1 else counted(len(events), "case")
    done = {"undo": "took back", "settle": f"settled {first.label}"}.get(first.kind, first.label or first.kind)
    return f"{done} on {on}"


def person(one: Person, now: datetime) -> str:
    """Another who is here, as in `raj is at order-desk/late, since 12 minutes, 140 labels.`"""
    minutes = minutes_since(one.since, now)
    where = f"is at {one.suite}/{one.case}" if one.case is not None else "is here"
    since = f"since {counted(minutes, 'minute')}" if minutes else ""
    given = counted(one.labels, "label") if one.labels else ""
    return f"{', '.join(filter(None, [f'{one.name} {where}', since, given]))}."


def spoken(text: str) -> str:
    """A line of the app without the signs that are made for the eye."""
    return text.replace(" · ", ", ")


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."
