"""What people do to a copy of a database, each act by a number or two: for tests of copies that grow apart."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.store.making import SUITE, case, event, make_comparison, text_output
from workbench.records import (
    CaseVerdict,
    Check,
    CheckResult,
    Cluster,
    Configuration,
    OutputError,
    Suite,
    SuiteVerdict,
)
from workbench.review.decisions import new_act
from workbench.store.adaptations import (
    attach_runs,
    list_adaptations,
    save_adaptation,
    set_note,
    set_outcome,
    set_status,
)
from workbench.store.assignments import assign
from workbench.store.checks import save_check_results
from workbench.store.comparisons import Grounds, save_comparison
from workbench.store.database import transaction
from workbench.store.drawn import Further, plan_further, unplan_further
from workbench.store.events import add_event, undo_last
from workbench.store.execution import RunWriter, plan_cases
from workbench.store.gates import rests_on, save_gate
from workbench.store.judges import save_judge_suite
from workbench.store.outputs import add_outputs, case_outputs
from workbench.store.runs import create_run, list_runs
from workbench.store.saved_filters import delete_filter, save_filter
from workbench.store.suites import load_case, load_suite, save_suite
from workbench.store.values import now

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.records import AdaptationStatus, Label, Run
    from workbench.store.database import Database

CASES = 4
LABELS: tuple[Label, ...] = ("worse", "better", "equal", "both-bad")
STATUSES: tuple[AdaptationStatus, ...] = ("draft", "confirmed", "accepted", "rejected")
LIVE = Configuration("claude-b")


def begin(db: Database) -> None:
    """The database that copies are made of: a suite, a comparison, and a run of which one call failed."""
    make_comparison(db, ["regression", "changed", "unchanged", "improvement"])
    run = create_run(db, "live", LIVE, kind="run", origin="live", simulated=False)
    plan_cases(db, run.id, "letters", [f"l-{number}" for number in range(1, CASES + 1)], 1)
    failed = replace(text_output(2, ""), content=(), origin="live", error=OutputError("overloaded_error", "busy"))
    RunWriter(db, run.id, simulated=False).keep([replace(text_output(1, "Dear A"), origin="live"), failed], [])
    save_adaptation(db, 1, "letters", base=SUITE.request, prompt={"max_tokens": 1}, patch="@@ -1 +1 @@", reviewer="ada")


def label(db: Database, who: str, n: int) -> None:
    add_event(
        db, 1, event(n % CASES + 1, "label", LABELS[n % 3], reviewer=who, note=f"by {who} {n}" if n % 2 else None)
    )


def label_cluster(db: Database, who: str, n: int) -> None:
    act = new_act()
    with transaction(db):
        for number in (1, 2, 3):
            add_event(db, 1, replace(event(number, "label", LABELS[n % 4], reviewer=who), act=act, cluster="fence"))


def flag(db: Database, who: str, n: int) -> None:
    add_event(db, 1, event(n % CASES + 1, "flag", reviewer=who))


def note(db: Database, who: str, n: int) -> None:
    add_event(db, 1, event(None if n % 3 == 0 else n % CASES + 1, "note", reviewer=who, note=f"note {n} \ud800"))


def settle(db: Database, who: str, n: int) -> None:
    add_event(db, 1, event(n % CASES + 1, "settle", LABELS[n % 4], reviewer=who))


def undo(db: Database, who: str, n: int) -> None:
    undo_last(db, 1, who, now())


def edit_suite(db: Database, who: str, n: int) -> None:
    save_suite(db, replace(load_suite(db, "letters"), title=f"Title {n % 3}"), [])


def edit_case(db: Database, who: str, n: int) -> None:
    save_suite(db, load_suite(db, "letters"), [case(n % CASES + 1, letter=f"Text {n % 3}", critical=n % 2 == 0)])


def add_suite(db: Database, who: str, n: int) -> None:
    name = f"suite-{n % 2}"
    save_suite(db, Suite(name, {"max_tokens": n}), [case(n, suite=name)])
    if n % 3 == 0:
        save_judge_suite(db, "letters", Suite("judge-letters", {"max_tokens": 5}), [case(n, suite="judge-letters")])


def import_run(db: Database, who: str, n: int) -> None:
    taken = any(run.name == "taken" for run in list_runs(db))
    source = f"run 1 against run {n % 2 + 2}" if n % 4 == 0 else None
    run = create_run(
        db,
        None if taken else "taken",
        Configuration("claude-c", overrides={"n": n % 2}),
        kind="judge" if source else "import",
        origin="recorded",
        simulated=False,
        source=source,
    )
    outputs = [text_output(number, f"{who} answers {n} {number}") for number in (1, 2)]
    add_outputs(db, run.id, outputs)


def go_on(db: Database, who: str, n: int) -> None:
    """Answers to what failed or is open in the run that every copy has: copies answer it apart."""
    run = next(run for run in list_runs(db) if run.name == "live" or run.name.startswith("live~"))
    number = n % CASES + 1
    output = replace(text_output(number, f"{who} got {n}"), origin="live", at=now(), latency_ms=float(n))
    if n % 5 == 0:
        output = replace(output, content=(), error=OutputError("timeout", f"of {who}"))
    RunWriter(db, run.id, simulated=False).keep([output], [], beside_usd=0.5)


def draw(db: Database, who: str, n: int) -> None:
    run = next(run for run in list_runs(db) if run.name == "live" or run.name.startswith("live~"))
    name = f"l-{n % CASES + 1}"
    if n % 3:
        plan_further(db, run.id, [Further("letters", name, n % 4 + 1, "regression" if n % 2 else "random")])
    else:
        unplan_further(db, run.id, [("letters", name)])


def check(db: Database, who: str, n: int) -> None:
    checks = (Check("max-words", n % 2 + 5),)
    result = CheckResult("max-words", n % 3 == 0, float(n % 3 == 0), f"{who} {n}", "format")
    pair = (1, 2) if n % 2 else None
    for stored in case_outputs(db, n % 2 + 1, "letters", f"l-{n % CASES + 1}"):
        save_check_results(db, stored.id, checks, (result,), pair, imported=pair is None and n % 4 == 0)


def refresh(db: Database, who: str, n: int) -> None:
    """The comparison that every copy has, or one of other runs, which copies make apart."""
    runs: list[Run] = list_runs(db)
    baseline, target = (runs[0], runs[1]) if n % 3 else (runs[0], runs[-1])
    cases = [
        CaseVerdict("letters", f"l-{at}", "changed" if (n + at) % 2 else "regression", f"{who} {n}", cluster="fence")
        for at in range(1, 3 + n % 2)
    ]
    suite = SuiteVerdict("letters", "inconclusive", f"by {who}", len(cases), 1)
    fence = Cluster(
        id="fence",
        says=f"adds a fence {n}",
        category="format",
        evidence="```",
        cases=tuple((one.suite, one.case) for one in cases),
        example=("letters", "l-1"),
    )
    name = f"named {n % 2}" if n % 4 == 0 and not _named(db, f"named {n % 2}") else None
    save_comparison(db, baseline.id, target.id, name, [(suite, cases)], grounds=Grounds({"letters": "x"}, {}, [fence]))


def _named(db: Database, name: str) -> bool:
    found = db.connection.execute("SELECT 1 FROM comparisons WHERE name = ?", (name,)).fetchone()
    return found is not None


def gate(db: Database, who: str, n: int) -> None:
    save_gate(db, 1, ("regression",), () if n % 2 else ("letters: regression",), rests_on(db, (1, 2)))


def adapt(db: Database, who: str, n: int) -> None:
    if n % 2:
        candidate = create_run(db, None, LIVE, kind="candidate", origin="live", simulated=False, comparison_id=1)
        made = save_adaptation(
            db, 1, "letters", base=SUITE.request, prompt={"max_tokens": n}, patch=f"@@ {n}", reviewer=who, note=f"{n}"
        )
        attach_runs(db, made.id, [candidate.id])
        set_outcome(db, made.id, candidate.id, {"samples": n})
    elif n % 8 == 4:
        set_note(db, list_adaptations(db, 1)[0].id, f"{who} {n}")
    else:
        set_status(db, list_adaptations(db, 1)[0].id, STATUSES[n % 4 // 2 + n % 3 // 2])


def arrange(db: Database, who: str, n: int) -> None:
    assign(db, 1, {("letters", f"l-{n % 2 + 1}"): [who, "mei"][: n % 3]})
    if n % 3:
        save_filter(db, f"f{n % 2}", f"is:{n}", who)
    else:
        delete_filter(db, f"f{n % 2}")
    with transaction(db):
        db.connection.execute("INSERT OR IGNORE INTO blind_seeds VALUES (1, ?, ?)", (who, f"seed {n}"))


def read_case(db: Database) -> str:
    """What case l-1 asks now."""
    return str(load_case(db, "letters", "l-1").vars["letter"])


ACTS: tuple[Callable[[Database, str, int], None], ...] = (
    label, label_cluster, flag, note, settle, undo, edit_suite, edit_case, add_suite, import_run, go_on, draw, check,
    refresh, gate, adapt, arrange,
)  # fmt: skip
