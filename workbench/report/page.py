"""The report as one HTML file that needs nothing else: no address outside, no script to be read."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

import jinja2
from markupsafe import Markup, escape

from workbench.report import method, numbers
from workbench.report.data import clusters_by_suite, label_counts
from workbench.report.drawn import WIDTH, drawn, scale_of
from workbench.report.excerpts import CaseDiff, case_diff
from workbench.report.order import TELLING, VERDICTS, ordered, shown_cases
from workbench.report.summary import evidence, rules_out, summarise, tally
from workbench.report.why import why
from workbench.text.safe import visible

if TYPE_CHECKING:
    from workbench.records import Cluster
    from workbench.report.data import ReportCase, ReportData, ReportSuite, Spending
    from workbench.report.drawn import Drawn
    from workbench.report.order import Place

LIMIT = 9_500_000  # bytes of the file
DIFF_BYTES = 6_000_000  # of all differences together
CASE_ROWS = 5_000  # of all suites together
SUITE_ROWS = 100
CLIPPED = 300  # characters of what checks and models say in a table

_LISTED = ("regression", "flaky", "error", "missing", "input differs", "improvement")
_SIGNS = {
    "regression": "\u25bc", "improvement": "\u25b2", "neutral": "=", "inconclusive": "?", "error": "!",
    "flaky": "~", "missing": "\u2205", "input differs": "\u2260", "changed": "\u00b7", "unchanged": "=",
}  # fmt: skip
_HEADINGS = {
    "regression": (
        "Regressions",
        "Suites that got worse by more than chance explains, or for the reason that each names.",
    ),
    "error": ("Errors", "Suites of which nothing can be compared."),
    "improvement": ("Improvements", "Suites that got better by more than chance explains, found by the same test."),
    "inconclusive": (
        "Not decided",
        "Suites whose cases cannot tell. What they leave possible is said of each; the worst come first.",
    ),
    "neutral": ("Within the margin", "Suites shown to differ by less than their margin."),
}


class ShownCase(NamedTuple):
    """A case with the difference of its outputs; `diff` None where it was left out to keep the file small."""

    case: ReportCase
    diff: CaseDiff | None


class ShownCluster(NamedTuple):
    """A cluster in one of its suites: how many of its cases are there, and its example where that is of this suite."""

    number: int
    cluster: Cluster
    here: int
    suites: int
    example: ShownCase | None


class ShownSuite(NamedTuple):
    """A suite with all that is shown of it. `untold` cases changed for better or worse without being shown."""

    anchor: str
    suite: ReportSuite
    drawn: Drawn | None
    clusters: list[ShownCluster]
    examples: list[ShownCase]
    untold: int
    rows: list[ReportCase]
    rows_left_out: int
    labelled: int


def html_page(data: ReportData) -> str:
    """The whole page; everything that models, logs and people wrote in it is text and nothing else.

    It shows less where it would become larger than `LIMIT`.
    """
    share = 1.0
    text = _rendered(data, share)
    while len(text.encode()) > LIMIT and share > 0.01:
        share /= 3
        text = _rendered(data, share)
    return text


def _rendered(data: ReportData, share: float) -> str:
    """The page with that share of the differences and rows that it may hold."""
    script = _file("report.js")
    suites = _shown_suites(data, share)
    sections = [
        (verdict, *_HEADINGS[verdict], [one for one in suites if one.suite.verdict.verdict == verdict])
        for verdict in VERDICTS
    ]
    return _environment().get_template("report.html.j2").render(
        data=data,
        style=Markup(_file("report.css")),
        script=Markup(script),
        script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
        summary=summarise(data),
        suites=suites,
        sections=[one for one in sections if one[3]],
        gaps=[one for one in _gaps(data) if one[1]],
        labels=label_counts(data),
        untold=sum(one.untold for one in suites),
        method=method.paragraphs(data),
        sources=method.SOURCES,
        scale=scale_of(one.verdict for one in data.suites),
    )  # fmt: skip


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("workbench.report"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    environment.globals.update(
        percent=numbers.percent,
        points=numbers.points,
        span=numbers.span,
        probability=numbers.probability,
        usd=numbers.usd,
        change=numbers.change,
        counted=numbers.counted,
        evidence=evidence,
        rules_out=rules_out,
        tally=tally,
        why=why,
        spending_rows=_spending_rows,
        clipped=clipped,
        with_code=with_code,
        signs=_SIGNS,
        width=WIDTH,
    )
    return environment


def _shown(value: object) -> object:
    """What a template prints: all text is made harmless to the eye too, nothing unknown is left blank."""
    if value is None:
        return "unknown"
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def clipped(text: str, limit: int = CLIPPED) -> str:
    """A text of at most `limit` characters, with what it lacks counted."""
    return text if len(text) <= limit else f"{text[:limit]} \u2026 {len(text) - limit:,} more characters"


def with_code(text: str) -> Markup:
    """Our own sentence with what stands in backticks as code; text, whatever it holds."""
    parts = [escape(visible(part)) for part in text.split("`")]
    return Markup("").join(Markup("<code>{}</code>").format(one) if at % 2 else one for at, one in enumerate(parts))


def _file(name: str) -> str:
    return files("workbench.report").joinpath("templates", name).read_text("utf-8")


def _shown_suites(data: ReportData, share: float) -> list[ShownSuite]:
    suites = ordered(data.suites)
    diffs = _diffs(data, int(share * DIFF_BYTES))
    numbered = {cluster.id: number for number, cluster in enumerate(data.clusters, start=1)}
    clusters = clusters_by_suite(data)
    scale = scale_of(one.verdict for one in suites)
    rows = int(share * CASE_ROWS)
    found = []
    for at, suite in enumerate(suites, start=1):
        name = suite.verdict.suite
        cases = {case.verdict.case: case for case in suite.cases}
        shown_clusters = [
            ShownCluster(
                numbered[one.id],
                one,
                sum(place[0] == name for place in one.cases),
                len({place[0] for place in one.cases}),
                _shown_case(one.example, name, cases, diffs),
            )
            for one in clusters[name]
        ]
        told = {one.cluster.example[1] for one in shown_clusters if one.example is not None}
        examples = [
            ShownCase(case, diffs[name, case.verdict.case])
            for case in suite.cases
            if case.verdict.case not in told and (name, case.verdict.case) in diffs
        ]
        listed = [case for case in suite.cases if case.verdict.verdict in _LISTED]
        kept = listed[: min(SUITE_ROWS, rows)]
        rows -= len(kept)
        shown = told | {one.case.verdict.case for one in examples}
        telling = sum(case.verdict.verdict in TELLING and case.verdict.case not in shown for case in suite.cases)
        found.append(
            ShownSuite(
                f"suite-{at}",
                suite,
                drawn(suite.verdict, scale),
                shown_clusters,
                examples,
                telling,
                kept,
                len(listed) - len(kept),
                sum(any(not label.stale for label in case.labels) for case in suite.cases),
            )
        )
    return found


def _shown_case(
    place: Place, suite: str, cases: dict[str, ReportCase], diffs: dict[Place, CaseDiff]
) -> ShownCase | None:
    if place[0] != suite or place[1] not in cases:
        return None
    return ShownCase(cases[place[1]], diffs.get(place))


def _diffs(data: ReportData, room: int) -> dict[Place, CaseDiff]:
    """The differences that are shown, the most wanted first until there is no more room for them."""
    cases = {(one.verdict.suite, case.verdict.case): case for one in data.suites for case in one.cases}
    verdicts = {one.verdict.suite: [case.verdict for case in one.cases] for one in ordered(data.suites)}
    found: dict[Place, CaseDiff] = {}
    for place in shown_cases(verdicts, data.clusters):
        case = cases.get(place)
        if case is None or (case.baseline is None and case.target is None):
            continue
        diff = case_diff(case.baseline, case.target)
        room -= _bytes(diff)
        if room < 0:
            break
        found[place] = diff
    return found


def _bytes(diff: CaseDiff) -> int:
    """About how much of the file a difference takes."""
    lines = [line for part in diff.parts for line in part.lines]
    pieces = [piece for line in lines for piece in line.pieces]
    return 600 + 60 * len(lines) + 15 * len(pieces) + sum(len(escape(piece.text).encode()) for piece in pieces)


def _spending_rows(suites: list[ShownSuite]) -> list[tuple[str, Spending]]:
    return [(one.suite.verdict.suite, one.suite.spending) for one in suites if one.suite.spending is not None]


def _gaps(data: ReportData) -> list[tuple[str, list[tuple[str, list[ReportCase]]]]]:
    """By kind of gap, the suites that have such cases and the cases."""
    kinds = ("missing", "input differs", "error")
    return [
        (
            kind,
            [
                (one.verdict.suite, there)
                for one in ordered(data.suites)
                if (there := [case for case in one.cases if case.verdict.verdict == kind])
            ],
        )
        for kind in kinds
    ]
