"""A case of a comparison as an export row, and the definitions that go with the first row that needs them."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from workbench.errors import TemplateError
from workbench.review.labels import final_label, is_flagged
from workbench.store.adaptations import list_adaptations
from workbench.store.clusters import clusters_of
from workbench.store.comparisons import pooled_statement
from workbench.store.events import notes_on_clusters
from workbench.store.verdicts import suite_verdicts
from workbench.suites.request import build_request
from workbench.text.readable import answer_text

if TYPE_CHECKING:
    from workbench.records import (
        Adaptation,
        Case,
        Cluster,
        Comparison,
        Configuration,
        Event,
        JsonObject,
        Run,
        Suite,
        SuiteVerdict,
    )
    from workbench.store.database import Database
    from workbench.store.details import CaseDetail, CheckedStored

# Escaped wherever they stand: what is no UTF-8, what tools take for a line's end, what a terminal acts on or hides.
_ESCAPED = re.compile("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff\ufff9-\uffff]")


def json_line(value: JsonObject) -> str:
    """The value as one line of JSON that is valid UTF-8 and comes back the same, whatever its texts hold."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


class CaseRows:
    """Makes the rows of one comparison, in the order they are asked for."""

    def __init__(self, db: Database, comparison: Comparison) -> None:
        self._comparison = comparison
        self._verdicts = {verdict.suite: verdict for verdict in suite_verdicts(db, comparison.id)}
        self._adaptations: dict[str, list[Adaptation]] = {}
        for one in list_adaptations(db, comparison.id):
            self._adaptations.setdefault(one.suite, []).append(one)
        self._db = db
        self._runs_told: set[str] = set()
        self._suites_told: dict[str, Suite] = {}
        self._begun = False

    def row(self, detail: CaseDetail) -> JsonObject:
        """The case with both sides, its verdict and what reviewers said of it."""
        verdict, case = detail.verdict, _as_checked(detail)
        events = [event for event in detail.events if event.case is not None]
        newest = detail.candidates[0].run.gid if detail.candidates else None
        tried = [one for one in detail.candidates if one.run.gid == newest]
        adaptations = [one for one in self._adaptations.get(verdict.suite, ()) if one.status != "rejected"]
        return {
            "suite": verdict.suite,
            "case": verdict.case,
            "input": _input(detail, self._comparison.target.configuration),
            "baseline": _side(self._comparison.baseline, detail.baseline),
            "target": _side(self._comparison.target, detail.target),
            "candidate": _side(tried[0].run, tried) if tried else None,
            "verdict": verdict.verdict,
            "category": verdict.category,
            "cause": verdict.cause,
            "cluster": verdict.cluster,
            "why": verdict.why,
            "signals": [asdict(one) for one in verdict.signals],
            "confirmed": verdict.confirmed,
            "reason": verdict.reason,
            "similarity": verdict.similarity,
            "pass_rate": {"baseline": verdict.baseline_pass_rate, "target": verdict.target_pass_rate},
            "results_hash": detail.results_hash,
            "judged": detail.judged,
            "labels": [_label(event, detail) for event in events if event.kind == "label"],
            "settled": [_label(event, detail) for event in events if event.kind == "settle"],
            "final_label": final_label(events, detail.stale),
            "notes": [_note(event) for event in events if event.kind == "note"],
            "flagged": is_flagged(events),
            "flags": [_mark(event) for event in events if event.kind == "flag"],
            "adaptation": _adaptation(max(reversed(adaptations), key=_come_far)) if adaptations else None,
            "stored": _stored(case),
            "about": self._about(detail, tried),
        }

    def _about(self, detail: CaseDetail, tried: list[CheckedStored]) -> JsonObject | None:
        """What no earlier row has told: the comparison, runs, the suite. None when there is nothing new."""
        about: JsonObject = {}
        if not self._begun:
            self._begun = True
            one = self._comparison
            pooled = pooled_statement(self._db, one.id)
            about["comparison"] = {
                "id": one.gid,
                "name": one.name,
                "created_at": one.created_at,
                "pooled": None if pooled is None else asdict(pooled),
                "clusters": [_cluster(found) for found in clusters_of(self._db, one.id)],
                "cluster_notes": [
                    {"suite": note.suite, "cluster": note.cluster, **_note(note)}
                    for note in notes_on_clusters(self._db, one.id)
                ],
            }
        runs = [self._comparison.baseline, self._comparison.target, *(one.run for one in tried[:1])]
        # What was asked, with the checks that the results are of.
        suite = replace(detail.suite, checks=detail.checked_suite.checks, margin=detail.checked_suite.margin)
        told = self._suites_told.get(suite.id)
        if told != suite:
            about["suite"] = asdict(suite)
        if told is None:
            adaptations = self._adaptations.get(suite.id, [])
            about["suite_verdict"] = _verdict(self._verdicts[suite.id])
            on_suite = [event for event in detail.events if event.case is None and event.cluster is None]
            about["suite_notes"] = [_note(event) for event in on_suite]
            about["adaptations"] = [self._whole(one, runs) for one in adaptations]
        self._suites_told[suite.id] = suite
        new = {run.gid: run for run in runs if run.gid not in self._runs_told}
        if new:
            self._runs_told |= new.keys()
            about["runs"] = [_run(run) for run in new.values()]
        return about or None

    def _whole(self, adaptation: Adaptation, runs: list[Run]) -> JsonObject:
        from workbench.store.runs import find_run

        tried = [find_run(self._db, str(number)) for number in adaptation.runs]
        runs += tried
        return {
            "id": adaptation.gid,
            "status": adaptation.status,
            "patch": adaptation.patch,
            "base": adaptation.base,
            "prompt": adaptation.prompt,
            "note": adaptation.note,
            "reviewer": adaptation.reviewer,
            "created_at": adaptation.created_at,
            "runs": sorted(run.gid for run in tried),
        }


def _as_checked(detail: CaseDetail) -> Case:
    """The case as it was asked, with what its checks go by as it was when they were run."""
    checked = detail.checked_case
    return replace(
        detail.case, expected=checked.expected, tags=checked.tags, critical=checked.critical, checks=checked.checks
    )


def _input(detail: CaseDetail, configuration: Configuration) -> JsonObject:
    """What was asked: the target's request as sent, else as the suite makes it, else what is known of it."""
    sent = next((one.checked.output.request for one in detail.target if one.checked.output.request), None)
    if sent is None:
        try:
            sent = build_request(detail.suite, detail.case, configuration)
        except TemplateError:
            sent = {}
    return {
        "system": sent.get("system"),
        "messages": sent.get("messages"),
        "vars": detail.case.vars,
        "tools": sent.get("tools"),
    }


def _side(run: Run, samples: list[CheckedStored]) -> JsonObject:
    return {
        "run": run.name,
        "id": run.gid,
        "model": run.configuration.model,
        "samples": [_sample(one) for one in samples],
    }


def _sample(stored: CheckedStored) -> JsonObject:
    output = stored.checked.output
    return {
        "sample": output.sample,
        "text": answer_text(output),
        "content": list(output.content),
        "usage": output.usage,
        "latency_ms": output.latency_ms,
        "cost_usd": output.cost_usd,
        "stop_reason": output.stop_reason,
        "stop_details": output.stop_details,
        "error": None if output.error is None else asdict(output.error),
        "origin": output.origin,
        "simulated": output.simulated,
        "model": output.model,
        "at": output.at,
        "request_id": output.request_id,
        "request": output.request,
        "transcript": None if output.transcript is None else list(output.transcript),
        "first_token_ms": output.first_token_ms,
        "call_key": output.call_key,
        "attempts": output.attempts,
        "passed": stored.checked.passed,
        "score": stored.checked.score,
        "checks": [asdict(result) for result in stored.checked.results],
    }


def _label(event: Event, detail: CaseDetail) -> JsonObject:
    return {
        "id": event.gid,
        "reviewer": event.reviewer,
        "label": event.label,
        "category": event.category,
        "note": event.note,
        "at": event.at,
        "blind": event.blind,
        "stale": event.gid in detail.stale,
        "changed": list(detail.changed.get(event.gid, ())),
        "results_hash": event.results_hash,
        "judged": event.judged,
        "act": event.act,
        "cluster": event.cluster,
    }


def _mark(event: Event) -> JsonObject:
    lifts = None if event.lifts is None else [*event.lifts]
    return {"id": event.gid, "reviewer": event.reviewer, "at": event.at, "act": event.act, "lifts": lifts}


def _note(event: Event) -> JsonObject:
    return {"id": event.gid, "reviewer": event.reviewer, "note": event.note, "at": event.at, "act": event.act}


def _come_far(adaptation: Adaptation) -> int:
    return ("draft", "confirmed", "accepted").index(adaptation.status)


def _adaptation(adaptation: Adaptation) -> JsonObject:
    return {"id": adaptation.gid, "status": adaptation.status, "patch": adaptation.patch}


def _stored(case: Case) -> JsonObject:
    """The case but for its name and variables, which the row shows elsewhere."""
    return {name: value for name, value in asdict(case).items() if name not in ("suite", "id", "vars")}


def _verdict(verdict: SuiteVerdict) -> JsonObject:
    return {name: value for name, value in asdict(verdict).items() if name != "suite"}


def _cluster(one: Cluster) -> JsonObject:
    suite, case = one.example
    return {
        "id": one.id,
        "says": one.says,
        "category": one.category,
        "evidence": one.evidence,
        "example": {"suite": suite, "case": case},
        "quiet": one.quiet,
    }


def _run(run: Run) -> JsonObject:
    return {
        "id": run.gid,
        "name": run.name,
        "kind": run.kind,
        "origin": run.origin,
        "simulated": run.simulated,
        "source": run.source,
        "created_at": run.created_at,
        "configuration": asdict(run.configuration),
    }
