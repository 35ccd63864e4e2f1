"""The report as one HTML file that needs nothing else: no address outside, no script to be read."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import jinja2
from markupsafe import Markup, escape

from workbench.report import method, numbers
from workbench.report.categories import tally, told_categories
from workbench.report.data import label_counts
from workbench.report.drawn import WIDTH, scale_of
from workbench.report.order import VERDICTS, ordered
from workbench.report.shown import shown_suites
from workbench.report.summary import evidence, rules_out, summarise
from workbench.report.why import why
from workbench.text.counts import counted
from workbench.text.safe import visible

if TYPE_CHECKING:
    from workbench.records import Speed
    from workbench.report.data import ReportCase, ReportData, Spending
    from workbench.report.shown import ShownSuite

LIMIT = 9_500_000  # bytes of the file
CLIPPED = 300  # characters of what checks and models say in a table

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


def html_page(data: ReportData, limit: int = LIMIT) -> str:
    """The whole page; everything that models, logs and people wrote in it is text and nothing else.

    It shows less where it would become larger than `limit` (bytes).
    """
    share = 1.0
    text = _rendered(data, share)
    while len(text.encode()) > limit and share > 0.01:
        share /= 3
        text = _rendered(data, share)
    return text


def _rendered(data: ReportData, share: float) -> str:
    """The page with that share of the differences and rows that it may hold."""
    script = _file("report.js")
    suites = shown_suites(data, share)
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
        facts=method.rests_on(data),
        anchors={one.suite.verdict.suite: one.anchor for one in suites},
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
        times=numbers.times,
        moment=numbers.moment,
        change=numbers.change,
        counted=counted,
        evidence=evidence,
        rules_out=rules_out,
        tally=tally,
        told_categories=told_categories,
        why=why,
        spending_rows=_spending_rows,
        clipped=clipped,
        with_code=with_code,
        linked=linked,
        sentence=sentence,
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


def linked(item: str, anchors: dict[str, str]) -> Markup:
    """An item of a list that begins with the names of suites, which then lead to those."""
    for mark in (" (", ": "):
        name = item.partition(mark)[0]
        if name in anchors:
            return _link(name, anchors) + escape(visible(item[len(name) :]))
    names, mark, rest = item.partition(": ")
    names, more, number = names.partition(" and ")
    return Markup(", ").join(_link(name, anchors) for name in names.split(", ")) + escape(
        visible(f"{more}{number}{mark}{rest}")
    )


def _link(name: str, anchors: dict[str, str]) -> Markup:
    if name not in anchors:
        return escape(visible(name))
    return Markup('<a href="#{}">{}</a>').format(anchors[name], visible(name))


def sentence(text: str) -> str:
    """A reason as it stands at the beginning of a paragraph."""
    return text[:1].upper() + text[1:]


def _file(name: str) -> str:
    return files("workbench.report").joinpath("templates", name).read_text("utf-8")


def _spending_rows(suites: list[ShownSuite]) -> list[tuple[str, Spending, Speed | None]]:
    shown = (one.suite for one in suites)
    return [(one.verdict.suite, one.spending, one.speed) for one in shown if one.spending is not None]


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
