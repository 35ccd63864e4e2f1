"""The words of the form that starts a run: its rows, and what the run would come to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.evaluate.words import amount, basis, time_needed
from workbench.text.cells import fit
from workbench.text.counts import counted
from workbench.text.safe import visible_line
from workbench.tui.widgets.lines import cells_of, folded, right_aligned

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.catalog.summary import Grouped
    from workbench.evaluate.examine import Examined
    from workbench.tui.run_plan import Foreseen, Outlook
    from workbench.tui.widgets.lines import Line, Span

_LABEL = 17
_MOST_UNSENDABLE = 3


def header(simulated: bool, suites: int, cases: int, width: int) -> Line:
    """The first line of the form."""
    spans: list[Span] = [(" start a run", "strong")]
    if simulated:
        spans.append(("   simulated", "warn"))
    return right_aligned(spans, [(f"{counted(suites, 'suite')}, {counted(cases, 'case')} ", "dim")], width)


def field_line(label: str, value: str, hint: str, *, selected: bool) -> Line:
    """A field of the form."""
    return (
        (" >" if selected else "  ", "accent"),
        (f" {label:<{_LABEL}}", "dim"),
        (value, "strong" if selected else ""),
        (f"   {hint}" if hint else "", "dim"),
    )


def suite_line(suite: str, cases: int, risk: str, *, first: bool, taken: bool, selected: bool, width: int) -> Line:
    """A suite of the form, taken or not."""
    name = max(14, min(36, width // 3))
    return (
        (" >" if selected else "  ", "accent"),
        (f" {'suites' if first else '':<{_LABEL}}", "dim"),
        ("x " if taken else "· ", "accent" if taken else "dim"),
        (fit(visible_line(suite), name), ("strong" if selected else "") if taken else "dim"),
        (f"{counted(cases, 'case'):>12}   {risk} risk", "dim"),
    )


def outlook_lines(outlook: Outlook, width: int, most: int) -> list[Line]:
    """What would be sent, what that would take, what would be refused: `most` lines at most, the gravest first."""
    lines: list[Line] = []
    for one in outlook.runs:
        lines += _amounts(one, width, named=len(outlook.runs) > 1)
    if outlook.unpriced is not None:
        lines += folded(((" no limit  ", "bad"), (outlook.unpriced, "")), width, 2, indent=11)
        lines.append((("           without a max cost it can be sent all the same", "dim"),))
    for one in outlook.runs:
        lines += _findings(one, width)
    if len(lines) > most:
        lines[most - 1 :] = [((f" and {len(lines) - most + 1} more lines; `workbench preflight` lists all", "dim"),)]
    return lines


def _amounts(one: Foreseen, width: int, *, named: bool) -> list[Line]:
    estimate = one.estimate
    calls: list[Span] = [(f" {one.plan.configuration.model}  ", "strong")] if named else [(" ", "")]
    calls.append((counted(estimate.calls, "call"), "strong"))
    if estimate.not_sent:
        calls.append((f"   {estimate.not_sent:,} not sent", "bad"))
    if not estimate.calls:
        return [tuple(calls)]
    cost = amount(estimate.cost_usd, money=True)
    calls += [
        ("   cost ", "dim"),
        (cost, "warn" if estimate.cost_usd is None else ""),
        ("   time ", "dim"),
        (time_needed(estimate), ""),
    ]
    tokens: list[Span] = [
        (" tokens in ", "dim"),
        (amount(estimate.input_tokens), ""),
        ("   out ", "dim"),
        (amount(estimate.output_tokens), ""),
    ]
    return [*folded(calls, width, 2, indent=3), *folded(tokens, width, 2, indent=3), ((f" {basis(estimate)}", "dim"),)]


def _findings(one: Foreseen, width: int) -> list[Line]:
    examined, model = one.plan.examined, one.plan.configuration.model
    lines = _not_sent(examined, model, width)
    if examined.mends:
        lines += folded(((" mended    ", "good"), (", ".join(examined.mends), "")), width, 2, indent=11)
    others = _titles(group for group in examined.findings if not group.finding.fails)
    if others:
        text = f"{counted(len(others), 'rule')} with something to know: {'; '.join(others)}"
        lines += folded(((" also      ", "warn"), (text, "dim")), width, 3, indent=11)
    return lines


def _not_sent(examined: Examined, model: str, width: int) -> list[Line]:
    """What keeps calls from being sent: each reason once, whatever the number of suites."""
    head: Span = (" not sent  ", "bad")
    lines: list[Line] = []
    for where, why in list(examined.unsendable.items())[:_MOST_UNSENDABLE]:
        lines += folded((head, (f"{where}: {why}", "")), width, 2, indent=11)
    left = len(examined.unsendable) - _MOST_UNSENDABLE
    if left > 0:
        lines.append((head, (f"and {counted(left, 'case')} more of which no request can be made", "")))
    refused: dict[tuple[str, str], list[Grouped]] = {}
    for group in examined.findings:
        if group.finding.fails:
            refused.setdefault((group.finding.rule, group.finding.effect), []).append(group)
    for groups in refused.values():
        finding, cases = groups[0].finding, sum(group.cases for group in groups)
        of = groups[0].suite if len(groups) == 1 else f"{len(groups)} suites"
        text = f"{of}, {counted(cases, 'case')}: {model} would refuse {finding.where}: {finding.title}"
        lines += folded((head, (text, "")), width, 2, indent=11)
        lines += folded((("           ", ""), (finding.fix, "dim")), width, 2, indent=11)
    return lines


def _titles(groups: Iterable[Grouped]) -> list[str]:
    return list(dict.fromkeys(group.finding.title for group in groups))


def outlook_heading(*, reading: bool, width: int) -> Line:
    """What stands above it; `reading`: what stands below is of before the last change."""
    title = " what it would come to"
    more = "   reading the requests as the model will… " if reading else " "
    used = cells_of(((title, ""), (more, "")))
    return ((title, "dim"), (more, "accent"), ("─" * max(0, width - used), "faint"))
