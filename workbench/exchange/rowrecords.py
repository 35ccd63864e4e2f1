"""What the rows of an export say, as the records they were written from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.records import (
    Case,
    CaseVerdict,
    CategoryTest,
    Check,
    CheckResult,
    Cluster,
    Configuration,
    Event,
    Output,
    OutputError,
    Pooled,
    Signal,
    Suite,
    SuiteVerdict,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.records import EventKind, JsonObject

Sample = tuple[Output, tuple[CheckResult, ...]]
"""An output and what its checks came to."""


def sample_of(case: Case, told: JsonObject) -> Sample:
    """An output, and what checks said of it."""
    exchange, error = told["transcript"], told["error"]
    output = Output(
        suite=case.suite,
        case=case.id,
        sample=told["sample"],
        content=tuple(told["content"]),
        transcript=None if exchange is None else tuple(exchange),
        request=told["request"],
        stop_reason=told["stop_reason"],
        usage=told["usage"],
        latency_ms=told["latency_ms"],
        cost_usd=told["cost_usd"],
        request_id=told["request_id"],
        model=told["model"],
        origin=told["origin"],
        simulated=told["simulated"],
        error=None if error is None else OutputError(**error),
        at=told["at"],
        first_token_ms=told.get("first_token_ms"),
        call_key=told.get("call_key"),
        attempts=told.get("attempts"),
        stop_details=told.get("stop_details"),
    )
    return output, tuple(CheckResult(**one) for one in told["checks"])


def case_of(row: JsonObject) -> Case:
    """The case of a row, with its own checks."""
    told = row["stored"]
    return Case(
        suite=row["suite"],
        id=row["case"],
        vars=row["input"]["vars"],
        expected=told["expected"],
        tags=tuple(told["tags"]),
        critical=told["critical"],
        checks=tuple(_check(one) for one in told["checks"]),
        messages=None if told["messages"] is None else tuple(told["messages"]),
        turns=None if told["turns"] is None else tuple(told["turns"]),
        tool_results=tuple(told["tool_results"]),
        overrides=told["overrides"],
        original_id=told["original_id"],
    )


def configuration_of(told: JsonObject) -> Configuration:
    """A run's configuration; exports of earlier versions do not know of mends."""
    return Configuration(**(told | {"mends": tuple(told.get("mends", ()))}))


def suite_of(told: JsonObject) -> Suite:
    """A suite, told in the first row that needs it."""
    return Suite(**(told | {"checks": tuple(_check(one) for one in told["checks"])}))


def _check(told: JsonObject) -> Check:
    return Check(**(told | {"tags": tuple(told["tags"])}))


def without_input(case: Case) -> Case:
    """The case with nothing known of its input, so that it never passes for the other side's."""
    return Case(case.suite, case.id, expected=case.expected, tags=case.tags, critical=case.critical, checks=case.checks,
                original_id=case.original_id)  # fmt: skip


def verdict_of(row: JsonObject) -> CaseVerdict:
    """What the comparison says of the row's case."""
    return CaseVerdict(
        suite=row["suite"],
        case=row["case"],
        verdict=row["verdict"],
        reason=row["reason"],
        category=row["category"],
        cause=row["cause"],
        baseline_pass_rate=row["pass_rate"]["baseline"],
        target_pass_rate=row["pass_rate"]["target"],
        similarity=row["similarity"],
        cluster=row["cluster"],
        why=row.get("why"),
        signals=tuple(Signal(**one) for one in row.get("signals", ())),
        confirmed=row.get("confirmed", False),
    )


def clusters_of_rows(told: JsonObject, cases: Iterable[CaseVerdict]) -> list[Cluster]:
    """The clusters that the first row of an export tells, with their cases from all rows."""
    members: dict[str, list[tuple[str, str]]] = {}
    for one in cases:
        if one.cluster is not None:
            members.setdefault(one.cluster, []).append((one.suite, one.case))
    clusters = []
    for one in told.get("clusters", ()):
        example = (one["example"]["suite"], one["example"]["case"])
        if example in members.get(one["id"], ()):
            clusters.append(Cluster(**(one | {"cases": tuple(members[one["id"]]), "example": example})))
    return clusters


def pooled_of(told: JsonObject) -> Pooled | None:
    """The statement over all suites that the first row of an export tells."""
    pooled = told.get("pooled")
    return None if pooled is None else Pooled(**(pooled | {"interval": tuple(pooled["interval"])}))


def suite_verdict_of(suite: str, told: JsonObject) -> SuiteVerdict:
    """What the comparison says of a suite."""
    interval = told["interval"]
    tests = tuple(CategoryTest(**one) for one in told.get("category_tests", ()))
    parts = {"interval": None if interval is None else tuple(interval), "category_tests": tests}
    return SuiteVerdict(suite=suite, **(told | parts))


def unknown_verdict(suite: str, cases: list[CaseVerdict]) -> SuiteVerdict:
    """For rows whose suite is told nowhere in the file, as after cutting lines out of it."""
    return SuiteVerdict(suite, "inconclusive", "the export does not say the suite's verdict", len(cases), 1)


def event_of(kind: EventKind, told: JsonObject, suite: str, case: str | None) -> Event:
    """What a reviewer did with a case, or with a whole suite (None)."""
    return Event(
        gid=told["id"],
        kind=kind,
        reviewer=told["reviewer"],
        at=told["at"],
        suite=suite,
        case=case,
        label=told.get("label"),
        category=told.get("category"),
        note=told.get("note"),
        blind=told.get("blind", False),
        results_hash=told.get("results_hash"),
        judged=told.get("judged"),
        act=told.get("act"),
        cluster=told.get("cluster"),
        lifts=None if told.get("lifts") is None else tuple(told["lifts"]),
    )
