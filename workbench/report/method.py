"""Method and limits in plain words, with the sources of the methods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.catalog.citing import citation_of, cited
from workbench.report.numbers import percent

if TYPE_CHECKING:
    from workbench.report.data import ReportData

SOURCES = (
    "Paired test of pass and fail (McNemar, mid-p form): Fagerland, Lydersen, Laake, BMC Medical Research Methodology"
    " 13:91, 2013.",
    "Interval of a paired difference (method 10): Newcombe, Statistics in Medicine 17:2635, 1998.",
    "Standard errors of paired and clustered scores, and how many cases are needed: Miller, Adding Error Bars to Evals,"
    " arXiv 2411.00640, 2024.",
    "False discovery rate: Benjamini, Hochberg, Journal of the Royal Statistical Society B 57:289, 1995; inside the"
    " selected suites: Benjamini, Bogomolov, arXiv 1106.3670, 2014.",
    "Ratio of latencies: Hodges, Lehmann, Annals of Mathematical Statistics 34:598, 1963.",
    "Agreement: Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011; Gwet's AC1, British Journal of"
    " Mathematical and Statistical Psychology 61:29, 2008.",
)


def rests_on(data: ReportData) -> list[str]:
    """What the causes of this comparison rest on: each fact once, with what to do, where it was read and when."""
    named = {found for suite in data.suites for case in suite.cases if (found := citation_of(case.verdict.why or ""))}
    known = [fact for name in sorted(named) if (fact := cited(name)) is not None]
    return [
        f"{one.id}: {one.says}. What to do: {one.fix}. Read in: {'; '.join(one.sources)} ({one.as_of})."
        for one in known
    ]


def paragraphs(data: ReportData) -> list[tuple[str, str]]:
    """What to know to read the report: (about, text). Only what applies to this comparison."""
    verdicts = [one.verdict for one in data.suites]
    found = [
        (
            "What was compared",
            "A suite is one prompt with its checks and its cases. Each case was answered by both sides, and the answers"
            " to the same case are compared with each other, so that hard cases weigh on both sides alike. A case that"
            " one side lacks is counted as missing; it is never dropped and never taken for a pass or a failure.",
        ),
        (
            "Verdicts",
            "A suite is called a regression when more of its cases got worse than chance explains, or without a test"
            " when a critical case did in every sample, requests are rejected or hard failures come in every sample. It"
            " is called an improvement when more got better than chance explains, neutral when the difference is shown"
            " to lie within the suite's margin, and else"
            " inconclusive. Inconclusive means that the cases cannot tell. It never means that nothing changed.",
        ),
    ]
    levels = {one.interval_level for one in verdicts if one.interval_level is not None}
    if levels:
        named = ", ".join(percent(one) for one in sorted(levels))
        found.append(
            (
                "Intervals",
                f"The drawn line is the {named} interval of the change in the pass rate: differences outside of it are"
                " hard to reconcile with the outputs seen. The dot is the difference found, the upright line is no"
                " change, the shaded band the margin within which a drop counts as none.",
            )
        )
    if any(one.samples > 1 for one in verdicts):
        found.append(
            (
                "Several samples",
                "Where a case was sampled more than once, its share of passes counts, and the test flips the signs of"
                " the cases' differences at random: what is found must be rarer than what such flips give.",
            )
        )
    if any(one.q_value is not None for one in verdicts):
        found.append(
            (
                "Many suites at once",
                "Of many suites looked at, some would look worse by chance. The q value allows for that: when all"
                " suites up to q = 0.05 are called changed, about one in twenty of those calls is expected to be wrong."
                " Suites with too few cases to reach that level are set apart before the test.",
            )
        )
    else:
        found.append(
            (
                "Many suites at once",
                "The p values are of each suite alone and are not corrected for the number of suites looked at: with"
                " p = 0.05 about one in twenty unchanged suites would be called changed.",
            )
        )
    if any(one.basis == "features" for one in verdicts):
        found.append(
            (
                "Suites without checks",
                "Nobody wrote down what their answers must satisfy. They are judged by what can be measured of any"
                " answer (refusal, being cut off, format, structure, language, length, likeness), against how much the"
                " baseline's own answers vary. That finds broken answers; it does not find wrong ones.",
            )
        )
    found += [
        (
            "What the cases can and cannot show",
            "Fifty cases find a broken prompt, not a slightly worse one: a drop of some points in one suite of that"
            " size stays unseen, and no suite of fifty can be shown to be unharmed. The detectable drop in the table"
            " is the smallest that the suite's cases would show in four of five tries. The statement over all suites"
            " together sees smaller drops, but not where they are.",
        ),
        (
            "Noise",
            "Models answer the same request differently from time to time. Churn is the share of cases that flip when"
            " the baseline is run against itself. Where it says not measured, nobody knows.",
        ),
        (
            "Categories, causes and clusters",
            "They come from rules on checks, outputs and requests, and are a first guess for reviewers to correct."
            " In suites that regressed or improved, the test is also made for each category; one that is only also seen"
            " may be there by chance. A case is called confirmed when its own samples, several on each"
            " side, show the change at 5 % by Fisher's exact test. A cluster holds cases whose outputs changed in the"
            " same way.",
        ),
        (
            "Cost and latency",
            "Cost is what a log states, else the tokens used at list prices; latency is as it was measured then and"
            " there. Both are summed only over pairs of outputs where both sides are known, and the table says how many"
            " those are. What is unknown is left out, not taken for nothing. Case by case, the ratio of both times"
            " is the Hodges-Lehmann estimate with the 95 % interval of Wilcoxon's signed-rank test; simulated answers"
            " and those taken over from another run do not count in it.",
        ),
    ]
    if data.simulated:
        found.append(
            (
                "Simulated outputs",
                "Outputs marked as simulated were made by a script and by no model. They show how the report works and"
                " say nothing about any model.",
            )
        )
    return found
