"""The page: whole, harmless, small, and readable by eye, keyboard and screen reader."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from tests.report.making import HOSTILE, report_data
from workbench.report import numbers, page
from workbench.report.drawn import WIDTH, drawn, scale_of
from workbench.report.page import html_page

if TYPE_CHECKING:
    from workbench.report.data import ReportData

VOID = {"meta", "link", "br", "rect", "line", "circle", "path", "input"}


class Reading(HTMLParser):
    """What a browser would find in the page: elements, attributes and text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text: list[str] = []
        self.scripts: list[str] = []
        self.unbalanced: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            self.unbalanced.append(tag)

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in ("script", "style"):
            self.scripts.append(data)
        else:
            self.text.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]

    @property
    def words(self) -> str:
        return " ".join("".join(self.text).split())


@pytest.fixture(scope="module")
def data() -> ReportData:
    return report_data()


@pytest.fixture(scope="module")
def text(data: ReportData) -> str:
    return html_page(data)


@pytest.fixture(scope="module")
def read(text: str) -> Reading:
    return Reading(text)


def test_nothing_that_outputs_say_becomes_markup(read: Reading) -> None:
    assert len(read.all("script")) == len(read.all("style")) == 1
    assert not read.unbalanced
    assert not read.open
    assert not {"img", "iframe", "object", "embed", "form", "base", "b"} & {tag for tag, _ in read.elements}
    for _, attributes in read.elements:
        assert not [name for name in attributes if name.startswith("on") or name == "style"]


def test_nothing_is_fetched_and_only_our_script_may_run(read: Reading) -> None:
    addresses = [
        value for _, attributes in read.elements for name, value in attributes.items() if name in ("href", "src")
    ]
    assert all(value is not None and (value.startswith("#") or value == "data:,") for value in addresses)
    (policy,) = [one["content"] for one in read.all("meta") if one.get("http-equiv") == "Content-Security-Policy"]
    assert policy is not None
    digest = base64.b64encode(hashlib.sha256(read.scripts[1].encode()).digest()).decode()
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-")
    assert f"'sha256-{digest}'" in policy
    assert "url(" not in read.scripts[0]
    assert "@import" not in read.scripts[0]


def test_what_outputs_say_is_there_to_be_read(read: Reading) -> None:
    assert HOSTILE[0] in read.words
    assert "[press](javascript:alert(1))" in read.words
    assert "漢字と仮名" in read.words
    assert "مرحبا" in read.words
    assert "\u2039U+202E\u203a" in read.words
    assert "\u241b[31mred" in read.words


def test_no_character_hides_or_reorders_anything(text: str) -> None:
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]", text)
    text.encode()


def test_headings_are_in_order_and_links_lead_somewhere(read: Reading) -> None:
    levels = [int(tag[1]) for tag, _ in read.elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = [one["id"] for _, one in read.elements if "id" in one]
    assert len(ids) == len(set(ids))
    links = [one["href"] for one in read.all("a")]
    assert {link[1:] for link in links if link} <= set(ids)


def test_a_screen_reader_is_told_what_tables_and_drawings_are(read: Reading) -> None:
    assert read.all("html") == [{"lang": "en"}]
    assert len(read.all("caption")) == len(read.all("table"))
    assert all(one.get("scope") in ("col", "row") for one in read.all("th"))
    assert read.all("svg")
    assert all(one["role"] == "img" and one["aria-label"] for one in read.all("svg"))
    # What scrolls can be reached by the keyboard.
    assert all(one.get("tabindex") == "0" for _, one in read.elements if "scroll" in (one.get("class") or "").split())


def test_the_order_is_the_one_a_lead_reads_in(read: Reading) -> None:
    ids = [str(one["id"]) for tag, one in read.elements if tag == "h2"]
    assert ids == [
        "summary", "suites", "regression", "improvement", "inconclusive", "neutral",
        "gaps", "spending", "labels", "method", "made",
    ]  # fmt: skip


def test_the_page_reads_without_its_script(read: Reading) -> None:
    (controls,) = [one for _, one in read.elements if one.get("id") == "suites-controls"]
    assert "hidden" in controls
    assert len(read.all("details")) > 10


def test_each_suite_says_what_it_could_and_could_not_show(read: Reading) -> None:
    words = read.words
    assert "rules out a drop above 13.7 points, but no smaller one; about 47 more cases would decide" in words
    assert "churn: not measured" in words
    assert "churn: 2 %" in words
    assert "detectable drop: 14.0 points" in words
    assert "judged by features" in words
    assert "2.1 points lower than the baseline's (90 % interval \u22123.4 to \u22120.8 points)" in words


def test_improved_cases_are_shown_like_those_that_got_worse(data: ReportData, read: Reading) -> None:
    (improved,) = [one for one in data.suites if one.verdict.verdict == "improvement"]
    shown = [one for one in improved.cases if one.verdict.verdict == "improvement" and one.baseline is not None]
    assert len(shown) > 1
    after = read.words.split(f"{improved.verdict.suite} Suite", 1)[1]
    assert after.startswith(" <img")
    assert "c-001 · improvement · content" in after


def test_the_summary_leads_to_the_suites_it_names() -> None:
    anchors = {"<b>mail</b>": "suite-1", "mail": "suite-2"}
    assert page.linked("mail (high risk): worse", anchors) == '<a href="#suite-2">mail</a> (high risk): worse'
    assert page.linked("<b>mail</b>: <i>", anchors) == '<a href="#suite-1">&lt;b&gt;mail&lt;/b&gt;</a>: &lt;i&gt;'
    assert page.linked("mail, <b>mail</b> and 3 more: <i>", anchors) == (
        '<a href="#suite-2">mail</a>, <a href="#suite-1">&lt;b&gt;mail&lt;/b&gt;</a> and 3 more: &lt;i&gt;'
    )
    assert page.linked("and 3 more, <i> in the table below", anchors) == "and 3 more, &lt;i&gt; in the table below"


def test_moments_are_read_in_one_zone() -> None:
    assert numbers.moment("2026-03-01T12:30:45.123Z") == numbers.moment("2026-03-01T14:30:00+02:00")
    assert numbers.moment("2026-03-01T12:30:45Z") == "2026-03-01 12:30 UTC"


def test_changes_carry_signs_and_marks(text: str) -> None:
    assert '<del class="m"><i>\u2212</i><bdi>Row 3' in text
    assert "the parcel <ins>has </ins>left" in text
    assert '<ins class="p"><i>+</i><bdi>```text</bdi></ins>' in text


@pytest.mark.parametrize("simulated", [True, False])
def test_simulated_outputs_are_marked_wherever_they_are_shown(simulated: bool) -> None:
    read = Reading(html_page(report_data(3, 12, simulated=simulated)))
    marks = sum(one.get("class") == "simulated" for _, one in read.elements)
    sides = sum(one.get("class") == "legend" for _, one in read.elements)
    missing = read.words.count("(no output)")
    assert sides > 5
    assert marks == (2 + 2 * sides - missing if simulated else 0)


def test_a_large_comparison_stays_small_and_says_what_is_left_out() -> None:
    assert len(html_page(report_data(67, 50)).encode()) < 10_000_000
    data = report_data(20, 50)
    limit = len(html_page(data).encode()) // 2
    page = html_page(data, limit)
    assert len(page.encode()) <= limit
    less = Reading(page)
    assert re.search("To keep the file small, [0-9]+ cases .* are shown without the difference", less.words)
    assert "The difference is not in this file" in less.words


def test_outputs_of_any_length_take_a_bounded_place(data: ReportData) -> None:
    """Every case of every suite is shown with as much as a case may take, and it still fits."""
    suite = next(one for one in data.suites if one.verdict.verdict == "regression")
    case = suite.cases[0]
    assert case.baseline is not None
    shout = "<" * 900
    long = "\n".join(f"<{number}> & \"quoted\" '{'<' * 80}'" for number in range(80))
    other = replace(case.baseline, content=({"type": "text", "text": long},))
    many = tuple(
        replace(
            suite,
            verdict=replace(suite.verdict, suite=f"s-{at}"),
            cases=tuple(
                replace(
                    case,
                    target=other,
                    failed=case.failed * 8,
                    verdict=replace(
                        case.verdict, suite=f"s-{at}", case=f"c{n}{shout[:190]}", cluster=None, reason=shout
                    ),
                )
                for n in range(50)
            ),
        )
        for at in range(67)
    )
    size = len(html_page(replace(data, suites=many, clusters=())).encode())
    assert 6_000_000 < size < 10_000_000


def test_an_empty_comparison_has_a_page_too(data: ReportData) -> None:
    read = Reading(html_page(replace(data, suites=(), clusters=(), pooled=None, agreements=(), spending=None)))
    assert "Nothing was compared." in read.words
    assert "no two reviewers have labelled" in read.words


def test_intervals_are_drawn_on_one_scale(data: ReportData) -> None:
    verdicts = [one.verdict for one in data.suites]
    scale = scale_of(verdicts)
    assert scale == 0.5
    for verdict in verdicts:
        picture = drawn(verdict, scale)
        assert picture is not None
        assert 0 <= picture.low < picture.dot < picture.high <= WIDTH
        assert picture.zero == WIDTH / 2
        assert (picture.dot < picture.zero) == ((verdict.difference or 0) < 0)
    beyond = drawn(replace(verdicts[0], interval=(-0.9, -0.1)), 0.5)
    assert beyond is not None
    assert beyond.arrows == (True, False)


def test_colours_are_far_enough_from_their_paper(read: Reading) -> None:
    """Text of every colour has a contrast of at least 4.5 to every ground it stands on, in light, dark and print."""
    for block in re.findall(r":root \{(.*?)\}", read.scripts[0], re.DOTALL):
        colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", block))
        grounds = {
            "paper": ("ink", "dim", "accent", "bad", "good", "open"),
            "raised": ("ink", "dim"),
            "bad-paper": ("ink", "bad"),
            "good-paper": ("ink", "good"),
            "open-paper": ("ink", "open"),
        }
        for ground, inks in grounds.items():
            for ink in inks:
                assert contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground)


def contrast(one: str, other: str) -> float:
    """As in WCAG 2.2."""
    lights = sorted(luminance(colour) for colour in (one, other))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
