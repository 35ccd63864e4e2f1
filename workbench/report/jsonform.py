"""The report as JSON: the object of `compare --json`, and beside it what only a report knows."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from workbench.compare.summary import comparison_summary
from workbench.records import CASE_VERDICTS
from workbench.report.data import label_counts
from workbench.report.order import ordered
from workbench.report.summary import summarise
from workbench.text.readable import readable

if TYPE_CHECKING:
    from workbench.records import JsonObject, Output
    from workbench.report.data import ReportCase, ReportData, ReportSuite, Spending


def json_page(data: ReportData) -> str:
    """The whole report as one JSON object in ASCII; unknown is null."""
    return json.dumps(json_object(data), indent=2, allow_nan=False) + "\n"


def json_object(data: ReportData) -> JsonObject:
    """The object: what `compare --json` gives, with `summary`, `clusters`, `gate` and more beside it.

    `cases` of a suite hold verdicts and labels of all its cases, and both texts of those that the page shows.
    """
    suites = ordered(data.suites)
    by_verdict: dict[str, dict[str, list[str]]] = {
        one.verdict.suite: {
            name: [case.verdict.case for case in one.cases if case.verdict.verdict == name] for name in CASE_VERDICTS
        }
        for one in suites
    }
    verdicts = [one.verdict for one in suites]
    speeds = {one.verdict.suite: one.speed for one in suites if one.speed is not None}
    whole = comparison_summary(data.comparison, verdicts, by_verdict, data.clusters, data.pooled, data.speed, speeds)
    summary, labels = summarise(data), label_counts(data)
    return {
        **whole,
        "totals": {**whole["totals"], "stale_labels": labels.stale},
        "simulated": data.simulated,
        "summary": {
            "headline": summary.headline,
            "paragraphs": [said._asdict() for said in summary.paragraphs],
            "next": list(summary.steps),
        },
        "suites": [{**told, **_suite(suite)} for told, suite in zip(whole["suites"], suites, strict=True)],
        "clusters": [asdict(one) for one in data.clusters],
        "cost_and_latency": _spending(data.spending),
        "labels": {"cases": labels.labelled, "stale": labels.stale, "final": labels.final},
        "agreement": [asdict(one) for one in data.agreements],
        "gate": None if data.gate is None else asdict(data.gate),
        "made": {"at": data.made_at, "workbench": data.version, **dict(data.facts)},
    }


def _suite(suite: ReportSuite) -> JsonObject:
    return {
        "title": suite.title,
        "risk": suite.risk,
        "source": suite.source,
        "cost_and_latency": _spending(suite.spending),
        "case_verdicts": [_case(case) for case in suite.cases],
    }


def _case(case: ReportCase) -> JsonObject:
    told = {name: value for name, value in asdict(case.verdict).items() if name != "suite"}
    return {
        **told,
        "critical": case.critical,
        "baseline": _output(case.baseline),
        "target": _output(case.target),
        "labels": [asdict(label) for label in case.labels],
        "final_label": case.final_label,
    }


def _output(output: Output | None) -> JsonObject | None:
    if output is None:
        return None
    return {"sample": output.sample, "text": readable(output), "simulated": output.simulated, "origin": output.origin}


def _spending(spending: Spending | None) -> JsonObject | None:
    return None if spending is None else asdict(spending)
