"""Small suites, outputs and comparisons for the tests of the store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.records import (
    Case,
    CaseVerdict,
    CaseVerdictName,
    Check,
    Comparison,
    Configuration,
    Event,
    EventKind,
    Label,
    Output,
    Run,
    Suite,
    SuiteVerdict,
)
from workbench.store.comparisons import save_comparison
from workbench.store.database import transaction
from workbench.store.events import add_event
from workbench.store.outputs import add_outputs
from workbench.store.runs import create_run
from workbench.store.suites import save_suite
from workbench.store.values import new_gid, now

if TYPE_CHECKING:
    from workbench.store.database import Database

SUITE = Suite(
    "letters",
    {"max_tokens": 300, "system": "Answer letters.", "messages": [{"role": "user", "content": "{{letter}}"}]},
    title="Letters",
    risk="high",
    checks=(Check("max-words", 90), Check("is-json", weight=0, tags=("json",))),
)


def case(number: int, *, suite: str = "letters", critical: bool = False, letter: str = "") -> Case:
    """A case whose input names its number."""
    return Case(suite, f"l-{number}", vars={"letter": letter or f"Letter number {number}"}, critical=critical)


def text_output(number: int, text: str, *, suite: str = "letters", sample: int = 1) -> Output:
    """A recorded output of one text block."""
    return Output(suite, f"l-{number}", sample, content=({"type": "text", "text": text},))


def make_run(db: Database, name: str | None = None, *outputs: Output) -> Run:
    """An imported run with these outputs."""
    run = create_run(db, name, Configuration("claude-a"), kind="import", origin="recorded", simulated=False)
    add_outputs(db, run.id, outputs)
    return run


def make_comparison(
    db: Database, verdicts: list[CaseVerdictName], *, critical: frozenset[int] = frozenset()
) -> Comparison:
    """A comparison of one suite whose case l-1, l-2, ... has the verdict of that place."""
    numbers = range(1, len(verdicts) + 1)
    with transaction(db):
        save_suite(db, SUITE, (case(number, critical=number in critical) for number in numbers))
        before = make_run(db, "before", *(text_output(number, f"Old answer {number}") for number in numbers))
        after = make_run(db, "after", *(text_output(number, f"New reply {number}") for number in numbers))
        cases = [
            CaseVerdict("letters", f"l-{number}", verdict, f"because {number}", similarity=0.5)
            for number, verdict in zip(numbers, verdicts, strict=True)
        ]
        suite = SuiteVerdict("letters", "regression", "worse", len(verdicts), 1, interval=(-0.5, -0.1))
        return save_comparison(db, before.id, after.id, None, [(suite, cases)])


def event(
    number: int | None,
    kind: EventKind = "label",
    label: Label | None = None,
    *,
    reviewer: str = "ada",
    at: str | None = None,
    note: str | None = None,
    category: str | None = None,
) -> Event:
    """An event on case l-NUMBER, or on the suite."""
    return Event(
        gid=new_gid(),
        kind=kind,
        reviewer=reviewer,
        at=at or now(),
        suite="letters",
        case=None if number is None else f"l-{number}",
        label=label,
        note=note,
        category=category,
    )


def label(db: Database, comparison: Comparison, number: int, value: Label, *, reviewer: str = "ada") -> Event:
    """Label case l-NUMBER now."""
    made = event(number, "label", value, reviewer=reviewer)
    add_event(db, comparison.id, made)
    return made
