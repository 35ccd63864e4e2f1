"""The words of the fix screen: the size of the edit, how the re-run stands, what each case came to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.evaluate.words import counted
from workbench.text.cells import fit
from workbench.text.safe import visible_line
from workbench.tui.widgets.lines import cells_of, folded, headed, right_aligned

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.adapt.drafts import ChangeSize
    from workbench.records import CheckedOutput
    from workbench.tui.trial import Trial
    from workbench.tui.widgets.lines import Line, Span

RESULT_ROLES = {
    "fixed": "good",
    "holds": "good",
    "not fixed": "bad-strong",
    "broken": "bad-strong",
    "no answer": "bad",
    "undecided": "warn",
}


def header(suite: str, size: ChangeSize | None, typing: bool, remarks: Sequence[Span], width: int) -> list[Line]:
    """The first line: whose prompt, how much of it is changed, remarks on the diff, whether keys are text now.

    The remarks stand below where there is no room for them.
    """
    spans: list[Span] = [(f" {suite}", "strong"), ("   prompt", "dim")]
    if size is not None and (size.characters or size.lines):
        characters = f"{size.characters:+d} character{'' if abs(size.characters) == 1 else 's'}"
        tokens = f"about {size.tokens:+d} token{'' if abs(size.tokens) == 1 else 's'}"
        a_call = " a call" if width >= 100 else ""
        spans.append((f"   {characters}, {counted(size.lines, 'line')}, {tokens}{a_call}", ""))
    else:
        spans.append(("   unchanged", "dim"))
    mode: Span = ("typing: Esc ends ", "accent") if typing else ("e types on ", "dim")
    return headed(spans, remarks, [mode], width)


def problem_lines(problems: Sequence[str], room: int, width: int) -> list[Line]:
    """What is wrong with the text, `room` problems at most, each whole on up to three lines: the hint comes last."""
    lines = [line for problem in problems[:room] for line in folded(((f" {problem}", "bad"),), width, 3)]
    if len(problems) > room:
        lines[-1] = (*lines[-1], (f"   and {len(problems) - room + 1} more", "dim"))
    return lines


def one_case(trial: Trial, case: str, model: str, width: int) -> list[Line]:
    """How the re-run of the case on screen stands: FIXED or not, why, and what to do about an error."""
    outputs = trial.outputs.get(case)
    if not outputs:
        return [_under_way(trial, f"{case}: {counted(len(trial.streamed), 'character')}")]
    result = str(trial.outcome.results.get(case, "undecided"))
    spans: list[Span] = [(" ", ""), (result.upper(), RESULT_ROLES[result]), (f"  {case}", "")]
    reason, spent = reason_of(outputs), cost(trial)
    why: Span = (reason, "bad" if result in ("no answer", "not fixed") else "")
    after: list[Span] = [(f"   {spent}", "dim")] if spent else []
    line: Line = (*spans, ("  " if reason else "", ""), why, *after)
    lines = [line]
    if reason and cells_of(line) > width:
        lines = [(*spans, *after), *folded(((" ", ""), why), width, 3)]
    return lines + advice_lines(outputs, model, width)


def advice_lines(outputs: Iterable[CheckedOutput], model: str, width: int) -> list[Line]:
    """What to do about the first error among outputs of a model, where something can be said."""
    from workbench.client.failures import advice

    error = next((one.output.error for one in outputs if one.output.error is not None), None)
    said = advice(error, model) if error is not None else None
    return folded(((" ", ""), (said, "accent")), width, 2) if said else []


def reason_of(outputs: Sequence[CheckedOutput]) -> str:
    """Why an output fails: the first failing checks, or the error in its place."""
    for checked in outputs:
        if checked.output.error is not None:
            error = checked.output.error
            status = f" {error.status}" if error.status else ""
            return f"{error.kind}{status}: {error.message}"
        failed = [result for result in checked.results if result.passed is False]
        if failed:
            return "; ".join(f"{result.type}: {result.reason}" for result in failed)
        unknown = [result for result in checked.results if result.passed is None and result.weight > 0]
        if unknown:
            return "; ".join(f"{result.type} is undecided: {result.reason}" for result in unknown)
        if checked.passed is None:
            return "no check decides it; compare the texts"
    return ""


def progress(trial: Trial, model: str, width: int) -> list[Line]:
    """How a re-run of many cases stands: done of total, what came of them, cost."""
    outcome = trial.outcome
    done = trial.cases - outcome.waiting
    lines: list[Line] = []
    spans: list[Span] = [(f" {done} of {trial.cases}  ", "strong")]
    failing: list[Span] = [(f"failing {outcome.failing}: ", "dim"), (f"{outcome.count('fixed')} fixed  ", "good")]
    if outcome.count("not fixed"):
        failing.append((f"{outcome.count('not fixed')} not  ", "bad-strong"))
    guarding: list[Span] = [(f" guarding {outcome.guarding}: ", "dim"), (f"{outcome.count('holds')} hold  ", "good")]
    if outcome.count("broken"):
        guarding.append((f"{outcome.count('broken')} broken  ", "bad-strong"))
    if outcome.count("no answer"):
        guarding.append((f"{outcome.count('no answer')} without answer  ", "bad"))
    if outcome.count("undecided"):
        guarding.append((f"{outcome.count('undecided')} undecided  ", "warn"))
    if trial.running:
        guarding.append((f"{len(trial.running)} running  ", ""))
    simulated: Span = ("simulated  " if trial.simulated else "", "warn")
    counts: Line = (*spans, *failing, *guarding)
    more: Line = (simulated, (cost(trial), "dim"))
    verdict = _verdict(trial)
    if cells_of((*counts, *more)) <= width:
        lines += [(*counts, *more), verdict]
    else:
        lines += [*folded(counts, width, 2), right_aligned(verdict, more, width)]
    ran = (one for outputs in trial.outputs.values() for one in outputs)
    return lines + advice_lines(ran, model, width)


def _verdict(trial: Trial) -> Line:
    outcome = trial.outcome
    if trial.state == "running":
        return _under_way(trial, "x cancels; what has arrived is kept")
    if trial.state == "cancelled":
        return ((" cancelled", "warn"), ("  what had arrived is kept; R starts over", "dim"))
    if outcome.confirmed:
        return ((" CONFIRMED", "good"), ("  all failing cases are fixed and all guarding cases hold; s saves it", ""))
    if not outcome.failing:
        return (
            (" nothing to fix here", "warn"),
            ("  no case of this suite regressed, is labelled worse or flagged", "dim"),
        )
    short = len([one for one in outcome.results.values() if one not in ("fixed", "holds")])
    return ((" NOT CONFIRMED", "bad-strong"), (f"  {short} of {counted(trial.cases, 'case')} short", ""))


def _under_way(trial: Trial, else_say: str) -> Line:
    if trial.waiting:
        return ((" waiting  ", "warn"), (trial.waiting, ""))
    return ((" running  ", "accent"), (else_say, "dim"))


def results(trial: Trial, width: int) -> list[Line]:
    """Every case of a re-run with what it came to; the trouble first."""
    outcome = trial.outcome
    rows: list[tuple[int, Line]] = []
    name = max(16, min(40, width // 4))
    kinds = [(case, "failing") for case in trial.selection.failing]
    kinds += [(case, "guarding") for case in trial.selection.guarding]
    for case, kind in kinds:
        result = outcome.results.get(case)
        shown = str(result) if result else ("running" if case in trial.running else "waiting")
        reason = reason_of(trial.outputs.get(case, ())) if result not in ("fixed", "holds", None) else ""
        line: Line = (
            (f" {fit(visible_line(case), name)} ", ""),
            (fit(kind, 10), "dim"),
            (fit(shown, 12), RESULT_ROLES.get(shown, "dim")),
            (reason, "dim"),
        )
        rank = 0 if shown in ("not fixed", "broken", "no answer") else 1 if shown in ("running", "undecided") else 2
        rows.append((rank, line))
    return [line for _, line in sorted(rows, key=lambda row: row[0])]


def cost(trial: Trial) -> str:
    """What the re-run cost so far, and what that does not cover."""
    spent = trial.spent
    if spent is None or not (spent.priced or spent.unpriced):
        return ""
    known = f"${spent.cost_usd:.4f}" if spent.cost_usd < 1 else f"${spent.cost_usd:.2f}"
    if not spent.priced:
        return "cost unknown"
    return f"{known} so far" + (f" ({spent.unpriced} of unknown cost)" if spent.unpriced else "")
