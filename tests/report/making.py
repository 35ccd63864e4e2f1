"""An invented comparison as a report's values, with outputs that try to act on whoever shows them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.records import (
    CaseVerdict,
    CheckResult,
    Cluster,
    Comparison,
    Configuration,
    Output,
    Pooled,
    Run,
    Signal,
    SuiteVerdict,
)
from workbench.report.data import (
    Agreement,
    GivenLabel,
    Measured,
    ReportCase,
    ReportData,
    ReportSuite,
    Spending,
)
from workbench.report.gate import gate_of
from workbench.report.order import shown_cases

if TYPE_CHECKING:
    from workbench.records import CaseVerdictName, SuiteVerdictName

HOSTILE = (
    "<script>document.title = 'owned'; fetch('http://evil.example/x')</script>",
    "</script><script>document.title = 'owned'</script>",
    "<img src=x onerror=\"document.title='owned'\"><svg onload=document.title='owned'>",
    "</div></details></main><style>body{display:none}</style><link rel=stylesheet href=//evil.example/a.css>",
    "[press](javascript:alert(1)) ![pixel](https://evil.example/p.png) <a href='javascript:alert(1)'>x</a>",
    "\u202egnp.exe\u202c and \u2066hidden\u2069, zero\u200bwidth, \ufeff",
    "\x1b[31mred\x1b[0m \x1b]8;;http://evil.example\x07link\x1b]8;;\x07 \x07 \x00 \x08",
    "{{ config }} {% for x in y %} ${7*7} {{'a'.__class__}} <%= 1 %>",
    "| a | b |\n| --- | --- |\n``` \n# heading\n@everyone #1 www.evil.example a@evil.example",
    "漢字と仮名がまじった長い文章です。" * 12,
    "مرحبا بالعالم، هذه جملة طويلة. Hello. שלום עולם",
    "]]><!-- --!> <!DOCTYPE html> <meta http-equiv=refresh content='0;url=http://evil.example'> \ud800 \ufffe",
    "word " * 9000,
    "x" * 50_000,
)

VERDICTS: tuple[SuiteVerdictName, ...] = (
    "regression", "inconclusive", "improvement", "inconclusive",
    "neutral", "inconclusive", "regression", "inconclusive",
)  # fmt: skip


def run(number: int, name: str, model: str, *, simulated: bool = False) -> Run:
    return Run(
        number, f"gid{number}", name, "run", Configuration(model), "live", simulated, "2026-03-01T10:00:00Z", outputs=1
    )


def output(suite: str, case: str, text: str, *, simulated: bool = False) -> Output:
    return Output(suite, case, 1, ({"type": "text", "text": text},), stop_reason="end_turn", simulated=simulated)


def answers(suite: int, case: int, *, worse: bool) -> tuple[str, str]:
    """The texts of both sides; every third target says something hostile."""
    rows = [f"Row {at} of suite {suite}, case {case}: the parcel left the depot on day {at}." for at in range(24)]
    before = "\n".join(rows)
    rows[3] = rows[3].replace("left", "has left")
    rows[7] = HOSTILE[(suite + case) % len(HOSTILE)] if case % 3 == 0 else rows[7].upper()
    if worse:
        rows = ["```text", *rows, "```"]
    return before, "\n".join(rows)


def report_case(suite: int, case: int, name: str, verdict: CaseVerdictName, *, simulated: bool) -> ReportCase:
    before, after = answers(suite, case, worse=verdict == "regression")
    hostile = HOSTILE[(suite + 5 * case) % len(HOSTILE)]
    identity = f"c-{case:03d}" if case % 11 else f"<b>c-{case:03d}</b>"
    said = CaseVerdict(
        name,
        identity,
        verdict,
        f"code-fence failed: {hostile[:400]}" if verdict == "regression" else f"as seen: {hostile[:80]}",
        category="format" if verdict == "regression" else "content" if verdict == "improvement" else None,
        cause="prompt wording" if verdict == "regression" else None,
        baseline_pass_rate=1.0,
        target_pass_rate=0.0 if verdict == "regression" else 1.0,
        similarity=0.8,
        cluster=f"fence-{suite // 2}" if verdict == "regression" else None,
        why=hostile[:200] if verdict == "regression" else None,
        signals=(Signal("fence-added", "format", "adds a ```text fence", hostile[:120], True, 0.0, 1.0, "$.a[*]"),)
        if verdict == "regression"
        else (),
    )
    missing = verdict == "missing"
    failing = CheckResult("code-fence", False, 0.0, f"1 code fence, {hostile[:100]}", "format")
    return ReportCase(
        said,
        critical=case % 17 == 3,
        baseline=output(name, identity, before, simulated=simulated),
        target=None if missing else output(name, identity, after, simulated=simulated),
        failed=((False, True, failing),) if verdict == "regression" else (),
        labels=(
            GivenLabel("ada", "worse", "format", hostile[:200], "2026-03-02T09:00:00Z"),
            GivenLabel("raj <raj@evil.example>", "worse" if case % 2 else "equal", stale=case % 5 == 0),
        )
        if case < 2
        else (),
        final_label="worse" if case == 1 else None,
    )


def verdict_of_case(suite: SuiteVerdictName, case: int, cases: int) -> CaseVerdictName:
    if suite == "error":
        return "error"
    if case >= cases - 2:
        return "missing" if case == cases - 1 else "flaky"
    if suite == "regression" and case < cases // 3:
        return "regression"
    if suite == "improvement" and case < cases // 4:
        return "improvement"
    if suite == "inconclusive" and case < 2:
        return "regression"
    return "changed" if case % 2 else "unchanged"


def report_suite(at: int, cases: int, *, simulated: bool) -> ReportSuite:
    """A suite whose verdict follows from its number."""
    verdict: SuiteVerdictName = "error" if at % 23 == 22 else VERDICTS[at % len(VERDICTS)]
    name = f"suite-{at:02d}"
    found = [report_case(at, n, name, verdict_of_case(verdict, n, cases), simulated=simulated) for n in range(cases)]
    counts: dict[str, int] = {}
    for one in found:
        counts[one.verdict.verdict] = counts.get(one.verdict.verdict, 0) + 1
    moved = {"regression": -0.32, "improvement": 0.24, "inconclusive": -0.03, "neutral": 0.0, "error": None}[verdict]
    checked = moved is not None and at % 7 != 5
    half = 0.01 if verdict == "neutral" else 0.1 + at / 1000
    said = SuiteVerdict(
        name,
        verdict,
        f"{counts.get('regression', 0)} of {cases} cases got worse",
        cases,
        1 if at % 4 else 3,
        baseline_pass_rate=0.72 if checked else None,
        target_pass_rate=0.72 + moved if checked and moved is not None else None,
        difference=moved,
        interval=None if moved is None else (moved - half, moved + half),
        interval_level=None if moved is None else 0.9,
        p_value=None if moved is None else 0.001,
        margin=0.05,
        worst_not_excluded=None if moved is None else moved - half,
        category="format" if counts.get("regression") else None,
        cause="prompt wording" if counts.get("regression") else None,
        categories={"format": counts["regression"]} if counts.get("regression") else {},
        counts=counts,
        basis="checks" if checked else "features",
        q_value=None if moved is None else 0.004,
        minimum_detectable=0.14,
        cases_to_decide=40 + at if verdict == "inconclusive" else None,
        churn=0.02 if at % 3 == 0 else None,
        causes={"prompt wording": counts["regression"]} if counts.get("regression") else {},
    )
    spending = Spending(Measured(0.2, 0.26, cases - 1, cases), Measured(900.0, 1200.0, cases, cases), UNKNOWN)
    return ReportSuite(said, tuple(found), f"Suite {HOSTILE[at % 5][:60]}", "high", "app/<b>.py:41", spending)


UNKNOWN = Measured(None, None, 0, 50)


def report_data(suites: int = 9, cases: int = 12, *, simulated: bool = False) -> ReportData:
    """A whole report; outputs are kept where the reader of a stored comparison would keep them."""
    made = [report_suite(at, cases, simulated=simulated) for at in range(suites)]
    members: dict[str, list[tuple[str, str]]] = {}
    for one in made:
        for case in one.cases:
            if case.verdict.cluster is not None:
                members.setdefault(case.verdict.cluster, []).append((one.verdict.suite, case.verdict.case))
    clusters = tuple(
        Cluster(key, f"adds a ```text fence {HOSTILE[at % 5][:40]}", "format", HOSTILE[at % 8][:200], every, every[0])
        for at, (key, every) in enumerate((key, tuple(places)) for key, places in members.items())
    )
    shown = set(shown_cases({one.verdict.suite: [case.verdict for case in one.cases] for one in made}, clusters))
    kept = tuple(_without_outputs(one, shown) for one in made)
    comparison = Comparison(
        1,
        "gid",
        "autumn <i>move</i>",
        run(1, "before", "claude-3-5-sonnet-20241022", simulated=simulated),
        run(2, "after </title><script>", "claude-sonnet-5-5", simulated=simulated),
        "2026-03-01T10:00:00Z",
        "2026-03-01T12:30:45.123Z",
    )
    return ReportData(
        comparison,
        kept,
        clusters,
        gate_of([one.verdict for one in kept], unreviewed=7),
        "2026-03-03T08:00:00Z",
        "1.2.3",
        pooled=Pooled(-0.021, (-0.034, -0.008), 0.9, suites, suites * cases, weighted=False),
        spending=Spending(Measured(12.0, 15.5, 90, 108), Measured(9000.0, 12000.0, 108, 108), UNKNOWN),
        agreements=(Agreement("ada, raj", 18, 0.83, 0.61, None),),
        facts=(("Comparison", "autumn <i>move</i>"), ("Seed", "7")),
    )


def _without_outputs(suite: ReportSuite, shown: set[tuple[str, str]]) -> ReportSuite:
    cases = [
        case
        if (suite.verdict.suite, case.verdict.case) in shown
        else replace(case, baseline=None, target=None, failed=())
        for case in suite.cases
    ]
    return replace(suite, cases=tuple(cases))
