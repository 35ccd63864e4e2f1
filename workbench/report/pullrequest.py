"""What is said of a comparison below a pull request: short, and within what such a comment may hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.report.escaping import code, prose, table
from workbench.report.markdown import SUITE_HEADINGS, steps_list, suite_rows
from workbench.report.summary import summarise
from workbench.text.counts import counted

if TYPE_CHECKING:
    from workbench.records import Cluster
    from workbench.report.data import Gate, ReportData

LIMIT = 60_000  # bytes
_CLUSTERS = 10
_WANTED = (
    "Regressed",
    "Regressed by features",
    "Regressed without a test",
    "Errors",
    "All suites together",
    "Gaps",
    "Gate",
)
_ROOM = 400  # bytes for what stands below the table


def pull_request_markdown(data: ReportData) -> str:
    """Summary and table of suites as Markdown of less than 60,000 bytes; rows that do not fit are counted.

    What models, logs and people wrote in it is text or code: no link, mention, image or HTML.
    """
    one = data.comparison
    summary = summarise(data)
    parts = [f"### {_ended(data.gate)}: {prose(summary.headline)}"]
    simulated = " Outputs are **simulated**." if data.simulated else ""
    parts.append(
        f"Baseline {code(one.baseline.configuration.model)}, target {code(one.target.configuration.model)},"
        f" comparison {code(one.name)}.{simulated}"
    )
    if summary.steps:
        parts.append(steps_list(summary.steps))
    parts += [
        "\n".join([f"**{said.about}.** {prose(said.text, 800)}", *_items(said.items)])
        for said in summary.paragraphs
        if said.about in _WANTED
    ]
    clusters = [one for one in data.clusters if not one.quiet]
    if clusters:
        lines = [f"- {prose(one.says, 120)}: {_where(one)}" for one in clusters[:_CLUSTERS]]
        more = [f"- and {counted(len(clusters) - _CLUSTERS, 'more cluster')}"] if len(clusters) > _CLUSTERS else []
        parts.append("\n".join(["**Clusters.** Cases that changed in the same way:", "", *lines, *more]))
    head = "\n\n".join(parts)
    return f"{head}\n\n{_fitting(suite_rows(data), LIMIT - _ROOM - len(head.encode()))}\n"


def _where(cluster: Cluster) -> str:
    suites = {suite for suite, _ in cluster.cases}
    within = code(cluster.example[0]) if len(suites) == 1 else counted(len(suites), "suite")
    return f"{counted(len(cluster.cases), 'case')} in {within}"


def _ended(gate: Gate | None) -> str:
    if gate is None:
        return "No gate"
    return f"{'FAILED' if gate.failed else 'Passed'}{', stale' if gate.stale else ''}"


def _items(items: tuple[str, ...]) -> list[str]:
    return ["", *(f"- {prose(item, 400)}" for item in items)] if items else []


def _fitting(rows: list[list[str]], room: int) -> str:
    """The table with as many rows as there is room for."""
    room -= len(table(SUITE_HEADINGS, []).encode())
    kept: list[list[str]] = []
    for row in rows:
        room -= len(" | ".join(row).encode()) + 5
        if room < 0:
            break
        kept.append(row)
    text = table(SUITE_HEADINGS, kept)
    if len(kept) < len(rows):
        text += f"\n\n{counted(len(rows) - len(kept), 'more suite')} left out: `workbench report` writes all of them."
    return text
