"""What judges are asked and have answered: suites that judge another suite's answers, and the runs that hold them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.errors import StoreError, UnknownNameError
from workbench.store.database import reads, transaction
from workbench.store.names import suite_number
from workbench.store.outputrows import SELECT, stored_output
from workbench.store.runs import find_run, load_run
from workbench.store.suites import put_suite
from workbench.store.values import from_column, from_json, from_optional, to_json

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.records import Case, Configuration, JsonObject, Output, Run, Suite
    from workbench.store.database import Database

_ASKED = "FROM outputs o JOIN cases c ON c.id = o.case_id WHERE o.run_id = r.id AND c.suite_id = s.id"
# Of a run (r) and a suite (s): how many answers are planned, are there, and will not come.
_COUNTS = (
    "(SELECT coalesce(sum(p.samples), 0) FROM planned_cases p JOIN cases c ON c.id = p.case_id"
    " WHERE p.run_id = r.id AND c.suite_id = s.id),"
    f" (SELECT count(*) {_ASKED} AND o.error IS NULL),"
    f" (SELECT count(*) {_ASKED} AND o.error IS NOT NULL AND json_extract(o.error, '$.kind') IN"
    " ('invalid_request_error', 'request_too_large', 'timeout'))"
)


@dataclass(frozen=True, slots=True)
class Judge:
    """Who judges: a model, where it runs, and what its requests have beside the question."""

    model: str
    provider: str | None
    base_url: str | None
    overrides: JsonObject

    @classmethod
    def of(cls, configuration: Configuration) -> Judge:
        """The judge that a configuration makes; whether it is asked call by call or in batches does not matter."""
        return cls(configuration.model, configuration.provider, configuration.base_url, configuration.overrides)


def save_judge_suite(db: Database, judged: str, suite: Suite, cases: Iterable[Case]) -> None:
    """Keep questions on a suite's answers. Raises StoreError when the name is one of a suite of the user's."""
    connection = db.connection
    with transaction(db):
        number = suite_number(connection, judged)
        row = connection.execute("SELECT judged_suite_id FROM suites WHERE name = ?", (suite.id,)).fetchone()
        if row is not None and row[0] != number:
            raise StoreError(
                f"the answers of '{judged}' cannot be judged: a suite has the name '{suite.id}', which judges need",
                hint="Give that suite another id.",
            )
        put_suite(db, suite, cases)
        connection.execute("UPDATE suites SET judged_suite_id = ? WHERE name = ?", (number, suite.id))


@reads
def has_check_of(db: Database, types: Iterable[str]) -> bool:
    """Say whether a check of one of these types may stand anywhere in the database; quick where none does."""
    return any(
        db.connection.execute("SELECT 1 FROM check_sets WHERE instr(checks, ?) LIMIT 1", (one,)).fetchone()
        for one in types
    )


@reads
def latest_judge(db: Database, suite: str) -> Judge | None:
    """Give who counts of those asked the questions of a judge suite; None when nobody answered any.

    It is who was asked last in a run that is complete: that has an answer to each of the suite's questions it planned,
    or an error that asking again would bring again. So a run that was stopped early takes nothing away. Where no run is
    complete, it is who answered last.
    """
    rows = db.connection.execute(
        f"SELECT k.model, k.provider, k.base_url, k.overrides, {_COUNTS} FROM run_suites u"
        " JOIN suites s ON s.id = u.suite_id JOIN runs r ON r.id = u.run_id"
        " JOIN configurations k ON k.id = r.configuration_id"
        " WHERE s.name = ? AND r.kind = 'judge' ORDER BY r.created_at DESC, r.id DESC",
        (suite,),
    ).fetchall()
    answered = [row for row in rows if row[5]]
    if not answered:
        return None
    complete = (row for row in answered if row[5] + row[6] >= row[4])
    model, provider, base_url, overrides, *_ = next(complete, answered[0])
    return Judge(from_column(model), from_optional(provider), from_optional(base_url), from_json(overrides))


@reads
def runs_of_judge(db: Database, suite: str, judge: Judge) -> list[int]:
    """Give the runs in which a judge was asked questions of a judge suite, oldest first."""
    numbers = db.connection.execute(
        "SELECT u.run_id FROM run_suites u JOIN suites s ON s.id = u.suite_id JOIN runs r ON r.id = u.run_id"
        " WHERE s.name = ? AND r.kind = 'judge' ORDER BY r.created_at, r.id",
        (suite,),
    ).fetchall()
    return [number for (number,) in numbers if Judge.of(load_run(db.connection, number).configuration) == judge]


@reads
def judge_answers(db: Database, suite: str, question: str, runs: Iterable[int]) -> list[Output]:
    """Give the answers to a question that these runs hold, by sample; of a sample the newest."""
    row = db.connection.execute(
        "SELECT c.id FROM cases c JOIN suites s ON s.id = c.suite_id WHERE s.name = ? AND c.name = ?",
        (suite, question),
    ).fetchone()
    if row is None:
        return []
    found: dict[int, Output] = {}
    for run in runs:
        query = f"{SELECT} WHERE o.run_id = ? AND o.case_id = ? AND o.error IS NULL ORDER BY o.sample"
        for answer in db.connection.execute(query, (run, row[0])).fetchall():
            output = stored_output(db.connection, answer).output
            found[output.sample] = output
    return [found[sample] for sample in sorted(found)]


@reads
def judge_failure(db: Database, suite: str, question: str, runs: Iterable[int]) -> Output | None:
    """Give the newest failure to answer a question in these runs, with the judge's model; None where there is none."""
    row = db.connection.execute(
        f"{SELECT} JOIN runs g ON g.id = o.run_id WHERE s.name = ? AND c.name = ?"
        " AND o.run_id IN (SELECT value FROM json_each(?)) AND o.error IS NOT NULL"
        " ORDER BY g.created_at DESC, o.run_id DESC, o.sample DESC LIMIT 1",
        (suite, question, to_json(list(runs))),
    ).fetchone()
    if row is None:
        return None
    run = load_run(db.connection, row[-1])
    return replace(stored_output(db.connection, row).output, model=run.configuration.model)


@reads
def unanswered(db: Database, run_id: int) -> set[str]:
    """Give the names of the questions that a judge's run was to ask and has no answer to."""
    rows = db.connection.execute(
        "SELECT c.name FROM planned_cases p JOIN cases c ON c.id = p.case_id WHERE p.run_id = ?1 AND p.samples >"
        " (SELECT count(*) FROM outputs o WHERE o.run_id = ?1 AND o.case_id = p.case_id AND o.error IS NULL)",
        (run_id,),
    )
    return {name for (name,) in rows}


@reads
def find_judge_run(db: Database, handle: str) -> Run:
    """Give a judge's run by name, number, or `@last`, the newest judge's run. Raises UnknownNameError for any other."""
    if handle == "@last":
        row = db.connection.execute("SELECT max(id) FROM runs WHERE kind = 'judge'").fetchone()
        if row[0] is None:
            raise UnknownNameError("no judge was asked yet", hint="`workbench judge RUN --model ID` asks one.")
        return load_run(db.connection, row[0])
    run = find_run(db, handle)
    if run.kind != "judge":
        raise UnknownNameError(
            f"run {run.id} '{run.name}' is not a judge's",
            hint="`workbench runs` says which are; `run --resume` is for others.",
        )
    return run
