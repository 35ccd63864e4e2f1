"""The words of the fix screen: the size of the edit, how the re-run stands, why a case fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.evaluate.words import duration, usd
from workbench.text.counts import counted
from workbench.tui.widgets.lines import cells_of, folded, headed, right_aligned

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from workbench.adapt.drafts import ChangeSize
    from workbench.adapt.outcome import Outcome, Result
    from workbench.records import CheckedOutput
    from workbench.tui.trial import Trial
    from workbench.tui.widgets.lines import Line, Span

    Keys = Callable[[str], str]  # the key of an action, as a person reads it

RESULT_ROLES = {
    "fixed": "good",
    "holds": "good",
    "not fixed": "bad-strong",
    "broken": "bad-strong",
    "no answer": "bad",
    "undecided": "warn",
    "passes": "good",
    "fails": "dim",
}
_FURTHER: tuple[tuple[Result, str, str], ...] = (
    ("broken", "broken", "bad-strong"),
    ("no answer", "without answer", "bad"),
    ("undecided", "undecided", "warn"),
)


def header(
    suite: str, whose: str, size: ChangeSize | None, types_on: str, remarks: Sequence[Span], width: int
) -> list[Line]:
    """The first line: whose prompt, how much of it is changed, remarks on the diff, whether keys are text now.

    `types_on` is the key that goes on typing; "" while that is done. The remarks stand below where there is no room for
    them.
    """
    mode: Span = (f"{types_on} types on ", "dim") if types_on else ("typing: Esc ends ", "accent")
    spans: list[Span] = []
    for about, short in ((whose, False), ("", False), ("", True)):
        changed = size is not None and (size.characters or size.lines)
        told = size_words(size, short=short) if size is not None and changed else "unchanged"
        spans = [(f" {suite}", "strong"), ("   prompt", "dim"), (f" · {about}" if about else "", "dim")]
        spans.append((f"   {told}", "" if changed else "dim"))
        if cells_of((*spans, mode)) < width:
            break
    return headed(spans, remarks, [mode], width)


def size_words(size: ChangeSize, *, short: bool = False) -> str:
    """As in `+38 characters, 1 line, about +9 tokens a call, +$1.10 a month`; `short` leaves out what is unknown."""
    unit = "char" if short else "character"
    words = [f"{size.characters:+,d} {unit}{'' if abs(size.characters) == 1 else 's'}", counted(size.lines, "line")]
    if size.tokens is not None:
        tokens = f"{size.tokens:+,d} token{'' if abs(size.tokens) == 1 else 's'}"
        words.append(tokens if short else f"about {tokens} a call")
    elif not short:
        words.append("tokens unknown")
    if size.usd_a_month is not None and size.tokens:
        sign = "-" if size.usd_a_month < 0 else "+"
        words.append(f"{sign}{usd(abs(size.usd_a_month))}{'/mo' if short else ' a month'}")
    elif size.tokens and not short:
        words.append("USD a month unknown")
    return ", ".join(words)


def scopes(case: str, samples: int, in_cluster: bool, keys: Keys, width: int) -> list[Line]:
    """What can be sent again with this prompt, before anything was."""
    told = [f"{keys('rerun')} sends {case} again"]
    if in_cluster:
        told.append(f"{keys('rerun_cluster')} cluster")
    told += [f"{keys('rerun_all')} failing + guarding", f"{keys('rerun_suite')} all"]
    told.append(f"{keys('samples')} {counted(samples, 'sample')}")
    return folded(((f" {' · '.join(told)}", "dim"),), width, 2)


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
        return [_under_way(trial, f"{case}: {counted(len(trial.streaming(case) or ''), 'character')}")]
    result = str(trial.outcome.results.get(case, "undecided"))
    spans: list[Span] = [(" ", ""), (result.upper(), RESULT_ROLES[result]), (f"  {case}", "")]
    if trial.samples > 1:
        spans.append((f"  {len(outputs)} of {trial.samples} samples", "dim"))
    reason, spent = reason_of(outputs), cost(trial)
    why: Span = (reason, "bad" if result in ("no answer", "not fixed", "broken") else "")
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


def progress(trial: Trial, margin: float, model: str, keys: Keys, width: int) -> list[Line]:
    """How a re-run of many cases stands: answers that came, what they came to, cost and time left, what is missing."""
    outcome = trial.outcome
    spans: list[Span] = [(f" {trial.done} of {trial.total}  ", "strong")]
    failing: list[Span] = [(f"failing {outcome.failing}: ", "dim"), (f"{outcome.count('fixed')} fixed  ", "good")]
    if outcome.count("not fixed"):
        failing.append((f"{outcome.count('not fixed')} not  ", "bad-strong"))
    guarding: list[Span] = [(f" guarding {outcome.guarding}: ", "dim"), (f"{outcome.count('holds')} hold  ", "good")]
    for result, words, role in _FURTHER:
        if outcome.count(result):
            guarding.append((f"{outcome.count(result)} {words}  ", role))
    beside: tuple[tuple[Result, str], ...] = (("passes", "pass"), ("fails", "fail"))
    others = [f"{outcome.count(one)} {word}" for one, word in beside if outcome.count(one)]
    if others:
        guarding.append((f"others: {', '.join(others)}  ", "dim"))
    if trial.running:
        guarding.append((f"{len(trial.running)} running  ", ""))
    simulated: Span = ("simulated  " if trial.simulated else "", "warn")
    left = f"   {duration(trial.left_s)} left" if trial.left_s is not None else ""
    counts: Line = (*spans, *failing, *guarding)
    more: Line = (simulated, (cost(trial) + left, "dim"))
    verdict = _verdict(trial, outcome, margin, keys, width)
    if cells_of((*counts, *more)) <= width:
        lines = [(*counts, *more), *verdict]
    elif cells_of(verdict[0]) + cells_of(more) < width:
        lines = [*folded(counts, width, 2), right_aligned(verdict[0], more, width), *verdict[1:]]
    else:
        lines = [*folded((*counts, *more), width, 3), *verdict]
    ran = (one for outputs in trial.outputs.values() for one in outputs)
    return lines + advice_lines(ran, model, width)


def _verdict(trial: Trial, outcome: Outcome, margin: float, keys: Keys, width: int) -> list[Line]:
    if trial.state == "running":
        return [_under_way(trial, f"{keys('cancel')} cancels; what has arrived is kept")]
    if trial.state == "cancelled":
        return [((" cancelled", "warn"), ("  what had arrived is kept; the same key starts over", "dim"))]
    standing = trial.standing(outcome, margin)
    if standing.confirmed:
        ruled_out = ""
        if standing.guards is not None:
            ruled_out = f"; a drop above {standing.guards.drop * 100:.1f} points is ruled out"
        words = (
            f"  on {trial.samples} samples: all {outcome.failing} fixed, {outcome.count('holds')} of {outcome.guarding}"
            f" hold{ruled_out}; {keys('save')} saves it with a note, {keys('apply')} writes it into the suite file"
        )
        return folded(((" CONFIRMED", "good"), (words, "")), width, 3)
    if not outcome.failing:
        said = "  no case of these regressed, is labelled worse or flagged"
        return folded(((" nothing to fix here", "warn"), (said, "dim")), width, 2)
    more = f" ({keys('rerun_suite')} sends all)" if standing.guards is not None and standing.guards.ready else ""
    if outcome.count("undecided") and trial.selection.judged:
        more += f" ({keys('accept')}: right by your own eyes)"
    told = "  " + "; ".join(standing.missing) + more
    return folded(((" NOT CONFIRMED", "bad-strong"), (told, "")), width, 3)


def _under_way(trial: Trial, else_say: str) -> Line:
    if trial.waiting:
        return ((" waiting  ", "warn"), (trial.waiting, ""))
    return ((" running  ", "accent"), (else_say, "dim"))


def cost(trial: Trial) -> str:
    """What the re-run cost so far, the most it can cost, and what that does not cover."""
    spent = trial.spent
    if spent is None or not (spent.priced or spent.unpriced):
        return ""
    most = f" of at most {usd(trial.most_usd)}" if trial.most_usd is not None and trial.total > 1 else " so far"
    if not spent.priced:
        return "cost unknown"
    return f"{usd(spent.cost_usd)}{most}" + (f" ({spent.unpriced} of unknown cost)" if spent.unpriced else "")
