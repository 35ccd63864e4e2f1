"""Further samples that were drawn of single cases of a run, after it was planned.

They are drawn of cases that seemed to get worse, and of others to hold these against: so they say more of each case,
but a test over all cases that counted them would lean to one side.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from workbench.store.database import reads, transaction
from workbench.store.names import case_number, suite_number
from workbench.store.values import from_column

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.store.database import Database

Why = Literal["regression", "random"]


class Planned(NamedTuple):
    """How many answers to a case a run is to have, how many of them it was begun with, and why more were drawn."""

    samples: int
    first: int
    why: Why | None


class Further(NamedTuple):
    """A case of which a run is to have `samples` answers in all from now on, and why."""

    suite: str
    case: str
    samples: int
    why: Why


@reads
def planned_samples(db: Database, run_id: int) -> dict[tuple[str, str], Planned]:
    """Give by suite and case what a run is to answer; nothing for a run that was not executed here."""
    rows = db.connection.execute(
        "SELECT s.name, c.name, p.samples, coalesce(p.first_samples, p.samples), p.drawn_for FROM planned_cases p"
        " JOIN cases c ON c.id = p.case_id JOIN suites s ON s.id = c.suite_id WHERE p.run_id = ?",
        (run_id,),
    )
    return {(suite, from_column(case)): Planned(*planned) for suite, case, *planned in rows}


@reads
def first_samples(db: Database, run_id: int, suite: str) -> dict[str, int]:
    """Give of the cases of a suite of which further samples were drawn how many there were before.

    Samples count from 1: those above this number are the further ones.
    """
    rows = db.connection.execute(
        "SELECT c.name, p.first_samples FROM planned_cases p JOIN cases c ON c.id = p.case_id"
        " WHERE p.run_id = ? AND c.suite_id = ? AND p.first_samples IS NOT NULL",
        (run_id, suite_number(db.connection, suite)),
    )
    return {from_column(case): first for case, first in rows}


def plan_further(db: Database, run_id: int, wanted: Iterable[Further]) -> None:
    """Have a run answer cases more often, in the revisions it has; what is planned already stays as it is."""
    with transaction(db):
        for one in wanted:
            db.connection.execute(
                "UPDATE planned_cases SET first_samples = coalesce(first_samples, samples), samples = ?1,"
                " drawn_for = coalesce(drawn_for, ?2) WHERE run_id = ?3 AND case_id = ?4 AND samples < ?1",
                (one.samples, one.why, run_id, case_number(db.connection, one.suite, one.case)),
            )


def unplan_further(db: Database, run_id: int, cases: Iterable[tuple[str, str]]) -> None:
    """Take back of these cases (suite, case) what was planned further and never came, so that a run lacks nothing."""
    with transaction(db):
        for suite, case in cases:
            number = case_number(db.connection, suite, case)
            db.connection.execute(
                "UPDATE planned_cases SET samples = max(first_samples,"
                " (SELECT coalesce(max(sample), 0) FROM outputs WHERE run_id = ?1 AND case_id = ?2))"
                " WHERE run_id = ?1 AND case_id = ?2 AND first_samples IS NOT NULL",
                (run_id, number),
            )
            db.connection.execute(
                "UPDATE planned_cases SET first_samples = NULL, drawn_for = NULL"
                " WHERE run_id = ? AND case_id = ? AND samples = first_samples",
                (run_id, number),
            )
