"""The summary for whoever decides: which suites regressed, how sure that is, what is open, what to do next."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from workbench.report.categories import told_categories
from workbench.report.numbers import change, percent, points, span, stated, times, usd
from workbench.report.order import ordered
from workbench.report.overall import over_all
from workbench.report.steps import few, next_steps
from workbench.report.why import decided_by, why
from workbench.text.counts import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.records import SuiteVerdict
    from workbench.report.data import ReportData, ReportSuite

_MOST = 8  # suites named one by one


class Said(NamedTuple):
    """A paragraph: what it is about, what it says, and items below it."""

    about: str
    text: str
    items: tuple[str, ...] = ()


class Summary(NamedTuple):
    """One sentence, the paragraphs behind it, and what to do next in order."""

    headline: str
    paragraphs: tuple[Said, ...]
    steps: tuple[str, ...]


def summarise(data: ReportData) -> Summary:
    """The summary of a report, in plain words."""
    suites = ordered(data.suites)
    by_verdict: dict[str, list[ReportSuite]] = {}
    for suite in suites:
        by_verdict.setdefault(suite.verdict.verdict, []).append(suite)
    paragraphs = [
        *_regressed(by_verdict.get("regression", [])),
        *_errors(by_verdict.get("error", [])),
        _together(data),
        *_undecided(by_verdict.get("inconclusive", [])),
        *_improved(by_verdict.get("improvement", [])),
        *_neutral(by_verdict.get("neutral", [])),
        *_gaps(data),
        _noise(data),
        *_spending(data),
        _gate(data),
    ]
    return Summary(headline(one.verdict for one in suites), tuple(paragraphs), tuple(next_steps(data, by_verdict)))


def evidence(suite: ReportSuite) -> str:
    """How a suite's cases did on both sides and how sure that is, in one line."""
    verdict = suite.verdict
    if verdict.baseline_pass_rate is None or verdict.target_pass_rate is None:
        told = f"judged by features, {_moved(verdict)}"
    else:
        told = f"pass rate {percent(verdict.baseline_pass_rate)} to {percent(verdict.target_pass_rate)}"
    if suite.by_first:
        told += " by first samples"
    if verdict.interval is not None:
        told += f", a change of {span(verdict.interval)}{level(verdict)}"
    if verdict.q_value is not None:
        told += f", {stated('q', verdict.q_value)}"
    elif verdict.p_value is not None:
        told += f", {stated('p', verdict.p_value)}"
    return told


def level(verdict: SuiteVerdict) -> str:
    """The level of a suite's interval in brackets, "" where there is none."""
    return "" if verdict.interval_level is None else f" ({percent(verdict.interval_level)} interval)"


def _moved(verdict: SuiteVerdict) -> str:
    from workbench.compare.estimates import NOT_COMPARED

    worse, better = verdict.counts.get("regression", 0), verdict.counts.get("improvement", 0)
    compared = verdict.cases - sum(verdict.counts.get(name, 0) for name in NOT_COMPARED)
    return f"verdicts of cases: {worse:,} worse, {better:,} better of {compared:,}"


def headline(verdicts: Iterable[SuiteVerdict]) -> str:
    """How many suites there are of each verdict, as a sentence."""
    many = Counter(one.verdict for one in verdicts)
    total = many.total()
    first = f"{many['regression']:,} of {counted(total, 'suite')} regressed"
    rest = [f"{many['improvement']:,} improved"]
    if many["neutral"]:
        rest.append(f"{many['neutral']:,} stayed within the margin")
    if many["inconclusive"]:
        rest.append(f"{many['inconclusive']:,} could not be decided")
    if many["error"]:
        rest.append(f"{many['error']:,} failed with errors")
    if not total:
        return "Nothing was compared."
    return f"{first}, {', '.join(rest)}."


def _regressed(suites: Sequence[ReportSuite]) -> list[Said]:
    if not suites:
        text = "No suite is shown to have regressed. That is not the same as shown to be unharmed: see what is open."
        return [Said("Regressed", text)]
    by_checks, by_features, untested = (
        [one for one in suites if decided_by(one.verdict) == how] for how in ("checks", "features", "no test")
    )
    found = []
    if by_checks:
        within = [one.verdict.suite for one in by_checks if _within_margin(one.verdict)]
        text = "These got worse by more than chance explains."
        if within:
            text += f" Within its margin all the same: {few(within)}."
        found.append(Said("Regressed", text, _named(by_checks)))
    if by_features:
        text = (
            "By features (what the answers themselves show: refusals, parts cut off or left out, format, language and"
            " the like) these got worse by more than chance explains; checks are silent or there are none."
        )
        found.append(Said("Regressed by features", text, _named(by_features)))
    if untested:
        text = "These are regressions whatever a test says: each for the reason named."
        found.append(Said("Regressed without a test", text, _named(untested)))
    return found


def _within_margin(verdict: SuiteVerdict) -> bool:
    margin, interval = verdict.margin, verdict.interval
    return margin is not None and interval is not None and interval[0] > -margin


def _named(suites: Sequence[ReportSuite]) -> tuple[str, ...]:
    items = [_item(one) for one in suites[:_MOST]]
    if len(suites) > _MOST:
        items.append(f"and {len(suites) - _MOST:,} more, in the table below")
    return tuple(items)


def _item(suite: ReportSuite) -> str:
    verdict = suite.verdict
    told = evidence(suite) if decided_by(verdict) == "checks" else why(verdict)
    parts = [f"{verdict.suite} ({suite.risk} risk): {told}"]
    categories = told_categories(verdict)
    if categories:
        parts.append(f"by category: {categories}")
    if verdict.cause:
        parts.append(f"likely cause: {verdict.cause}")
    return "; ".join(parts)


def _errors(suites: Sequence[ReportSuite]) -> list[Said]:
    if not suites:
        return []
    items = tuple(f"{one.verdict.suite}: {why(one.verdict)}" for one in suites[:_MOST])
    return [Said("Errors", "Of these suites nothing can be compared.", items)]


def _together(data: ReportData) -> Said:
    if data.pooled is None:
        return Said("All suites together", "A statement over all suites together was not computed.")
    return Said("All suites together", over_all(data.pooled, len(data.suites)))


def _undecided(suites: Sequence[ReportSuite]) -> list[Said]:
    if not suites:
        return []
    text = (
        "Their cases cannot tell whether they regressed. This is no good news: a drop as large as the bound below is"
        " still possible. The worst come first."
    )
    alike: dict[str, list[str]] = {}  # many suites often leave the same open
    for one in suites:
        alike.setdefault(rules_out(one.verdict), []).append(one.verdict.suite)
    items = [f"{few(names)}: {told}" for told, names in list(alike.items())[:_MOST]]
    more = sum(len(names) for names in list(alike.values())[_MOST:])
    if more:
        items.append(f"and {more:,} more, in the table below")
    return [Said("Not decided", text, tuple(items))]


def rules_out(verdict: SuiteVerdict) -> str:
    """What an inconclusive suite's cases exclude, what they could have shown, and how many more would decide."""
    worst = verdict.worst_not_excluded
    if worst is None or worst <= -1:
        told = ["rules out no drop"]
    elif worst >= 0:
        told = ["rules out any drop"]
    else:
        told = [f"rules out a drop above {points(-worst, sign=False)}, but no smaller one"]
    if verdict.screened:
        told.append("too few cases to take part in the test")
    if verdict.cases_to_decide is not None:
        told.append(f"about {counted(verdict.cases_to_decide, 'more case')} would decide")
    return "; ".join(told)


def _improved(suites: Sequence[ReportSuite]) -> list[Said]:
    by_features = [one for one in suites if decided_by(one.verdict) == "features"]
    others = [one for one in suites if one not in by_features]
    text = "better by more than chance explains, by the same test."
    found = []
    if others:
        found.append(Said("Improved", f"These got {text}", _named(others)))
    if by_features:
        found.append(Said("Improved by features", f"By features these got {text}", _named(by_features)))
    return found


def _neutral(suites: Sequence[ReportSuite]) -> list[Said]:
    if not suites:
        return []
    names = ", ".join(one.verdict.suite for one in suites[:_MOST])
    more = f" and {len(suites) - _MOST:,} more" if len(suites) > _MOST else ""
    return [Said("Within the margin", f"Shown to differ by less than their margin: {names}{more}.")]


def _gaps(data: ReportData) -> list[Said]:
    counts: Counter[str] = Counter(case.verdict.verdict for suite in data.suites for case in suite.cases)
    told = []
    if counts["missing"]:
        told.append(f"{counted(counts['missing'], 'case')} without an output on one side")
    if counts["input differs"]:
        told.append(f"{counted(counts['input differs'], 'case')} whose input differs between the sides")
    if counts["error"]:
        told.append(f"{counted(counts['error'], 'case')} in which the call failed")
    if not told:
        return []
    return [Said("Gaps", f"There are {' and '.join(told)}. None of them counts as passed or as failed by quality.")]


def _noise(data: ReportData) -> Said:
    measured = [one.verdict for one in data.suites if one.verdict.churn is not None]
    if not measured:
        text = (
            "The baseline was not run against itself, so how many cases flip by chance alone is not measured. The"
            " tests allow for chance, but one case that flipped proves nothing."
        )
    else:
        churns = sorted(one.churn for one in measured if one.churn is not None)
        text = (
            f"Of {counted(len(measured), 'suite')} the baseline was run against itself: between {percent(churns[0])}"
            f" and {percent(churns[-1])} of cases flip by chance alone."
        )
        if len(measured) < len(data.suites):
            text += f" Of {len(data.suites) - len(measured):,} it was not measured."
    return Said("Noise", text)


def _spending(data: ReportData) -> list[Said]:
    spending = data.spending
    if spending is None:
        return []
    told = []
    cost, latency = spending.cost, spending.latency
    if cost.baseline is not None and cost.target is not None:
        told.append(
            f"cost {change(cost.baseline, cost.target)} ({usd(cost.baseline)} to {usd(cost.target)} over"
            f" {cost.covered:,} of {cost.pairs:,} pairs of outputs)"
        )
    if latency.baseline is not None:
        told.append(
            f"median latency {change(latency.baseline, latency.target)} over {latency.covered:,} of {latency.pairs:,}"
        )
    text = f"As far as known: {'; '.join(told)}." if told else "Cost and latency are not known of both sides."
    if data.speed is not None and data.speed.ratio is not None:
        text += f" Case by case the target takes {times(data.speed)}, as long as the baseline."
    return [Said("Cost and latency", text)]


def _gate(data: ReportData) -> Said:
    gate = data.gate
    if gate is None:
        return Said("Gate", "No gate was asked for.")
    asked = ", ".join(gate.fail_on) or "nothing"
    text = f"The gate fails on {asked}: it {'FAILED' if gate.failed else 'passed'}."
    if gate.stale:
        text += " It is stale, since what it rests on has changed: compare again."
    # Suites that failed it are named above, by their verdicts.
    named = {f"{one.verdict.suite}: {one.verdict.verdict}" for one in data.suites}
    others = [one for one in gate.failed if one not in named]
    return Said("Gate", text, (*others, *(f"stale: {one}" for one in gate.stale[:_MOST])))
