"""What the page shows of each suite, and what it leaves out to stay small."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from markupsafe import escape

from workbench.report.data import clusters_by_suite
from workbench.report.drawn import drawn, scale_of
from workbench.report.excerpts import CaseDiff, case_diff
from workbench.report.order import TELLING, ordered, shown_cases

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbench.records import Cluster
    from workbench.report.data import ReportCase, ReportData, ReportSuite
    from workbench.report.drawn import Drawn
    from workbench.report.order import Place

DIFF_BYTES = 6_000_000  # of all differences together
CASE_ROWS = 5_000  # of all suites together
SUITE_ROWS = 100

_LISTED = ("regression", "flaky", "error", "missing", "input differs", "improvement")


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
    """A suite with all that is shown of it.

    `quiet` clusters are of cases that are only reworded; `untold` cases changed for better or worse without being
    shown.
    """

    anchor: str
    suite: ReportSuite
    drawn: Drawn | None
    clusters: list[ShownCluster]
    quiet: list[ShownCluster]
    examples: list[ShownCase]
    untold: int
    rows: list[ReportCase]
    rows_left_out: int
    labelled: int


def shown_suites(data: ReportData, share: float) -> list[ShownSuite]:
    """All suites in the order of the page, with that share (0..1) of the differences and rows that it may hold."""
    suites = ordered(data.suites)
    diffs = _diffs(data, int(share * DIFF_BYTES))
    numbered = {cluster.id: number for number, cluster in enumerate(data.clusters, start=1)}
    clusters = clusters_by_suite(data)
    scale = scale_of(one.verdict for one in suites)
    rows = int(share * CASE_ROWS)
    found = []
    for at, suite in enumerate(suites, start=1):
        shown = _shown_clusters(suite, clusters[suite.verdict.suite], numbered, diffs)
        examples = _examples(suite, shown, diffs)
        listed = [case for case in suite.cases if case.verdict.verdict in _LISTED]
        kept = listed[: min(SUITE_ROWS, rows)]
        rows -= len(kept)
        found.append(
            ShownSuite(
                f"suite-{at}",
                suite,
                drawn(suite.verdict, scale),
                [one for one in shown if not one.cluster.quiet],
                [one for one in shown if one.cluster.quiet],
                examples,
                _untold(suite, shown, examples),
                kept,
                len(listed) - len(kept),
                sum(any(not label.stale for label in case.labels) for case in suite.cases),
            )
        )
    return found


def _shown_clusters(
    suite: ReportSuite, clusters: Sequence[Cluster], numbered: Mapping[str, int], diffs: Mapping[Place, CaseDiff]
) -> list[ShownCluster]:
    """The clusters of a suite, those with most of its cases first."""
    name = suite.verdict.suite
    cases = {case.verdict.case: case for case in suite.cases}
    shown = [
        ShownCluster(
            numbered[one.id],
            one,
            sum(place[0] == name for place in one.cases),
            len({place[0] for place in one.cases}),
            _shown_case(one.example, name, cases, diffs),
        )
        for one in clusters
    ]
    return sorted(shown, key=lambda one: -one.here)


def _examples(suite: ReportSuite, clusters: Sequence[ShownCluster], diffs: Mapping[Place, CaseDiff]) -> list[ShownCase]:
    """The cases whose differences are shown beside those of clusters."""
    told = _told(clusters)
    places = [(case, (suite.verdict.suite, case.verdict.case)) for case in suite.cases]
    return [ShownCase(case, diffs[place]) for case, place in places if place[1] not in told and place in diffs]


def _told(clusters: Sequence[ShownCluster]) -> set[str]:
    """The cases that are the examples of clusters."""
    return {one.cluster.example[1] for one in clusters if one.example is not None}


def _untold(suite: ReportSuite, clusters: Sequence[ShownCluster], examples: Sequence[ShownCase]) -> int:
    """How many cases that changed for better or worse are not shown."""
    shown = _told(clusters) | {one.case.verdict.case for one in examples}
    return sum(case.verdict.verdict in TELLING and case.verdict.case not in shown for case in suite.cases)


def _shown_case(
    place: Place, suite: str, cases: Mapping[str, ReportCase], diffs: Mapping[Place, CaseDiff]
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
