"""The report as Markdown: the same order and the same words as the page, with fewer differences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.report import method
from workbench.report.categories import tally, told_categories
from workbench.report.data import clusters_by_suite, label_counts
from workbench.report.escaping import code, fenced, own, prose, table
from workbench.report.excerpts import case_diff
from workbench.report.numbers import change, percent, points, probability, span, times, usd
from workbench.report.order import VERDICTS, ordered
from workbench.report.summary import evidence, rules_out, summarise
from workbench.report.why import why
from workbench.text.counts import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from workbench.records import Cluster
    from workbench.report.data import Measured, ReportCase, ReportData, ReportSuite, Spending
    from workbench.report.excerpts import CaseDiff

EXAMPLES = 2
"""Differences of a suite beside those of its clusters."""

CLUSTERS = 8

HEADINGS = {
    "regression": "Regressions",
    "error": "Errors",
    "improvement": "Improvements",
    "inconclusive": "Not decided",
    "neutral": "Within the margin",
}


def markdown_page(data: ReportData) -> str:
    """The whole report; what models, logs and people wrote in it is text or code and nothing else."""
    return "\n\n".join([*_head(data), *_summary(data), *_suites(data), *_details(data), *_rest(data)]) + "\n"


def suite_rows(data: ReportData) -> list[list[str]]:
    """The rows of the table of suites, without a heading."""
    return [
        [
            code(one.verdict.suite),
            one.risk,
            one.verdict.verdict,
            _rates(one),
            _change(one),
            "too few cases" if one.verdict.screened else probability(one.verdict.q_value),
            prose(told_categories(one.verdict) or "none"),
            prose(one.verdict.cause or ("not found" if one.verdict.categories else "")),
        ]
        for one in ordered(data.suites)
    ]


SUITE_HEADINGS = ("suite", "risk", "verdict", "pass rate", "change (interval)", "q", "categories", "cause")


def _head(data: ReportData) -> Iterator[str]:
    one = data.comparison
    yield f"# Regression report: {prose(one.name)}"
    sides = [
        f"- {name}: {code(run.configuration.model)}, run {code(run.name)}{' (**simulated**)' if run.simulated else ''}"
        for name, run in (("baseline", one.baseline), ("target", one.target))
    ]
    yield "\n".join([*sides, f"- made {prose(data.made_at)}, of verdicts of {prose(one.refreshed_at)}"])
    if data.simulated:
        yield "> **Simulated.** Outputs marked so were made by a script, not by a model. They say nothing about models."


def _summary(data: ReportData) -> Iterator[str]:
    summary = summarise(data)
    yield "## Summary"
    yield f"**{prose(summary.headline)}**"
    if summary.steps:
        yield steps_list(summary.steps)
    for said in summary.paragraphs:
        yield f"**{said.about}.** {prose(said.text, 1500)}"
        if said.items:
            yield "\n".join(f"- {prose(item, 600)}" for item in said.items)


def steps_list(steps: Sequence[str]) -> str:
    """What to do next, as a numbered list below its name."""
    return "\n".join(["**What to do next.**", "", *(f"{at}. {own(step)}" for at, step in enumerate(steps, start=1))])


def _suites(data: ReportData) -> Iterator[str]:
    yield "## Suites"
    yield table(SUITE_HEADINGS, suite_rows(data))


def _details(data: ReportData) -> Iterator[str]:
    clusters = clusters_by_suite(data)
    for verdict in VERDICTS:
        suites = [one for one in ordered(data.suites) if one.verdict.verdict == verdict]
        if suites:
            yield f"## {HEADINGS[verdict]}"
        for one in suites:
            yield from _suite(one, clusters[one.verdict.suite])


def _suite(suite: ReportSuite, clusters: list[Cluster]) -> Iterator[str]:
    verdict = suite.verdict
    yield f"### {code(verdict.suite)}" + (f" {prose(suite.title, 160)}" if suite.title else "")
    yield f"{verdict.verdict}: {prose(why(verdict), 600)}"
    churn = "not measured" if verdict.churn is None else percent(verdict.churn)
    drop = verdict.minimum_detectable
    detectable = "not computed" if drop is None else points(drop, sign=False)
    facts = [evidence(suite), f"churn: {churn}", f"detectable drop: {detectable}"]
    categories = told_categories(verdict)
    if categories:
        facts.append(f"categories: {categories}")
    if verdict.cause or verdict.causes:
        facts.append(f"likely causes: {tally(verdict.causes) or verdict.cause}")
    if verdict.verdict == "inconclusive":
        facts.append(rules_out(verdict))
    yield "\n".join(f"- {prose(fact, 600)}" for fact in facts)
    cases = {case.verdict.case: case for case in suite.cases}
    told = set()
    for cluster in clusters[:CLUSTERS]:
        here = sum(place[0] == verdict.suite for place in cluster.cases)
        quiet = ", reworded only" if cluster.quiet else ""
        yield f"**Cluster:** {prose(cluster.says, 160)}, {counted(here, 'case')}{quiet}"
        if cluster.example[0] == verdict.suite and cluster.example[1] in cases:
            told.add(cluster.example[1])
            yield from _example(cases[cluster.example[1]])
    if len(clusters) > CLUSTERS:
        yield f"And {counted(len(clusters) - CLUSTERS, 'more cluster')}."
    examples = [case for name, case in cases.items() if name not in told and (case.baseline or case.target)]
    for case in examples[:EXAMPLES]:
        yield from _example(case)


def _example(case: ReportCase) -> Iterator[str]:
    if case.baseline is None and case.target is None:
        return
    is_simulated = any(one is not None and one.simulated for one in (case.baseline, case.target))
    simulated = " (**simulated**)" if is_simulated else ""
    yield f"Example {code(case.verdict.case)}, {case.verdict.verdict}{simulated}: {prose(case.verdict.reason)}"
    diff = case_diff(case.baseline, case.target)
    yield "The texts of the two outputs do not differ." if diff.same else fenced(_lines(diff), "diff")


def _lines(diff: CaseDiff) -> Iterator[str]:
    for part in diff.parts:
        if part.title:
            yield f"@@ {part.title}"
        for line in part.lines:
            text = "".join(f"[{line.sign}{one.text}{line.sign}]" if one.changed else one.text for one in line.pieces)
            yield f"@@ {text} @@" if line.sign == "@" else f"{line.sign}{text}"
    if diff.left_out:
        yield f"@@ {counted(diff.left_out, 'more line')} left out @@"


def _rest(data: ReportData) -> Iterator[str]:
    yield "## Missing and errors"
    gaps = [
        f"- {code(one.verdict.suite)}: {counted(number, 'case')} {name}"
        for one in ordered(data.suites)
        for name in ("missing", "input differs", "error")
        if (number := sum(case.verdict.verdict == name for case in one.cases))
    ]
    yield "\n".join(gaps) or "None."
    yield "## Cost and latency"
    spending = data.spending
    if spending is None:
        yield "Not computed."
    else:
        suites = [(code(one.verdict.suite), one.spending, one.speed) for one in ordered(data.suites)]
        rows = [
            [name, *_told(one), times(speed)]
            for name, one, speed in (("all suites", spending, data.speed), *suites)
            if one is not None
        ]
        yield table(("suite", "cost", "output tokens", "median latency", "latency, case by case"), rows)
    yield "## Labels and agreement"
    labels = label_counts(data)
    yield (
        f"{labels.labelled:,} of {counted(data.case_count, 'case')} labelled, {labels.stale:,} stale."
        f" Settled: {tally(labels.final) or 'none'}."
    )
    if data.agreements:
        yield table(("between", "items", "the same", "Krippendorff's alpha", "Gwet's AC1"), _agreements(data))
    yield "## Method and limits"
    for about, text in method.paragraphs(data):
        yield f"**{about}.** {text}"
    facts = method.rests_on(data)
    if facts:
        yield "**What the causes rest on.** Each by its name in brackets behind a cause."
        yield "\n".join(f"- {prose(fact, 600)}" for fact in facts)
    yield "\n".join(f"- {source}" for source in method.SOURCES)
    yield "## How this report was made"
    made = [*data.facts, ("Report", f"made {data.made_at} by workbench {data.version}")]
    yield "\n".join(f"- {name}: {prose(value, 600)}" for name, value in made)


def _agreements(data: ReportData) -> list[list[str]]:
    return [
        [
            prose(one.between) + (f": {prose(one.stands, 300)}" if one.stands else ""),
            str(one.items),
            percent(one.percent),
            *("not defined" if value is None else f"{value:.2f}" for value in (one.alpha, one.ac1)),
        ]
        for one in data.agreements
    ]


def _change(suite: ReportSuite) -> str:
    verdict = suite.verdict
    if verdict.basis == "features" and verdict.verdict in ("regression", "improvement"):
        worse, better = (verdict.counts.get(name, 0) for name in ("regression", "improvement"))
        return f"{worse:,} worse, {better:,} better"
    if verdict.difference is None:
        return "unknown"
    return points(verdict.difference) + (f" ({span(verdict.interval)})" if verdict.interval is not None else "")


def _rates(suite: ReportSuite) -> str:
    verdict = suite.verdict
    if verdict.baseline_pass_rate is None or verdict.target_pass_rate is None:
        return "no checks"
    first = " by first samples" if suite.by_first else ""
    return f"{percent(verdict.baseline_pass_rate)} to {percent(verdict.target_pass_rate)}{first}"


def _told(one: Spending) -> list[str]:
    forms = ((one.cost, usd), (one.output_tokens, _whole), (one.latency, _milliseconds))
    return [_measured(quantity, form) for quantity, form in forms]


def _measured(one: Measured, form: Callable[[float | None], str]) -> str:
    if not one.covered:
        return "unknown"
    pair = f"{form(one.baseline)} to {form(one.target)}"
    return f"{change(one.baseline, one.target)} ({pair}; {one.covered:,} of {one.pairs:,})"


def _whole(value: float | None) -> str:
    return "unknown" if value is None else f"{value:,.0f}"


def _milliseconds(value: float | None) -> str:
    return "unknown" if value is None else f"{value:,.0f} ms"
