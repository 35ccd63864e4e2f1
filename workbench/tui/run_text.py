"""The words of a run, under way or ended: values in, lines of (text, role) out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.evaluate.words import age, duration, spend, usd
from workbench.text.cells import cell_width, fit
from workbench.text.counts import counted
from workbench.text.safe import visible_line
from workbench.tui.runs_text import STATE_ROLES, WIDE_FROM, cost_text
from workbench.tui.widgets.lines import cells_of, clipped, folded, right_aligned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.errors import WorkbenchError
    from workbench.evaluate.events import Ended
    from workbench.evaluate.progress import Progress, RunProgress
    from workbench.records import Output
    from workbench.tui.run_rows import RunRow, RunState
    from workbench.tui.run_thread import News
    from workbench.tui.running import Running
    from workbench.tui.widgets.lines import Line, Span

NEWS_ROLES = {"told": "dim", "retry": "warn", "failed": "bad", "stopped": "bad-strong"}


# --- the mark in other screens ---


def running_mark(running: Running | None, *, key: str) -> list[Span]:
    """That a run is under way, or has ended unseen."""
    if running is None or (running.seen and not running.under_way):
        return []
    progress = running.progress
    if running.under_way:
        far = f"{progress.answered + progress.failed:,}/{progress.total:,}" if progress is not None else "starting"
        paused = " paused" if progress is not None and progress.paused else ""
        return [(f"run {far}{paused}   ", "accent")]
    if running.error is None and not running.unfinished:
        return [("run done", "good"), (f"  {key} shows it   ", "dim")]
    return [("run ended unfinished", "warn"), (f"  {key} shows it   ", "dim")]


# --- a run under way ---


def run_header(names: Sequence[str], state: str, *, simulated: bool, width: int) -> Line:
    """The first line of a run's screen."""
    spans: list[Span] = [(f" {names[0] if names else 'run'}", "strong")]
    if len(names) > 1:
        spans.append((f"   and {', '.join(names[1:])}", ""))
    if simulated:
        spans.append(("   simulated", "warn"))
    return right_aligned(spans, [(f"{state} ", STATE_ROLES.get(state, "accent"))], width)


def run_lines(runs: Sequence[RunProgress], width: int) -> list[Line]:
    """A line for each run: its bar, its counts, what holds it back."""
    bar = 24 if width >= WIDE_FROM else 12
    name = min(max((cell_width(visible_line(one.name)) for one in runs), default=8), max(12, width - bar - 39))
    return [_progress_line(one, name, bar) for one in runs]


def _progress_line(one: RunProgress, name: int, bar: int) -> Line:
    done = one.answered + one.failed + one.refused
    filled = bar * done // one.total if one.total else bar
    share = f"{one.answered:,}/{one.total:,}"
    spans: list[Span] = [
        (f" {fit(visible_line(one.name), name)}  ", ""),
        ("━" * filled, "accent"),
        ("─" * (bar - filled), "faint"),
        (f"{share:>14}", "strong"),
    ]
    if one.failed:
        spans.append((f"  {one.failed:,} failed", "bad"))
    if one.refused:
        spans.append((f"  {one.refused:,} not sent", "warn"))
    if one.held:
        spans.append((f"  {one.held}", "warn"))
    return tuple(spans)


def totals(progress: Progress, width: int, *, over: bool) -> list[Line]:
    """What all runs share: rate, times, calls on their way, spend, the state of the limits."""
    spent = folded((_label("spent"), *_spend(progress)), width, 2, indent=11)
    if over:
        took = (duration(progress.elapsed_s), f"{progress.retries:>5,}")
        return [_pairs(("took", took[0]), ("retries", took[1])), *spent]
    rate = f"{progress.rate:,.1f} calls/s" if progress.rate else "no answer yet"
    left = duration(progress.left_s) if progress.left_s is not None else "unknown"
    at_once = f"{progress.in_flight:>5,} of at most {progress.at_once:,}"
    if progress.at_once < progress.at_most:
        at_once += f" (asked: {progress.at_most:,})"
    lines: list[Line] = [
        _pairs(("rate", rate), ("in flight", at_once)),
        _pairs(("left", left), ("waiting", f"{progress.waiting:>5,}")),
        _pairs(("so far", duration(progress.elapsed_s)), ("retries", f"{progress.retries:>5,}")),
    ]
    lines += spent
    if progress.limits:
        lines += folded((_label("limits"), (progress.limits, "")), width, 2, indent=11)
    return lines


def stored_lines(row: RunRow, cost: tuple[float, int] | None, ago_s: float, width: int) -> list[Line]:
    """What is known of a run that this app is not executing."""
    said = "reading…" if cost is None else cost_text(cost)
    if cost is not None and all(cost):
        said = f"{usd(cost[0])} ({counted(cost[1], 'answer')} of unknown cost)"
    run = row.run
    return [
        (_label("model"), (run.configuration.model, "")),
        *folded((_label("suites"), (", ".join(run.suites), "")), width, 2, indent=11),
        (_label("made"), (age(ago_s) if ago_s < 60 else f"{age(ago_s)} ago", "")),
        (_label("spent"), (said, "")),
    ]


def next_lines(row: RunRow, state: RunState, keys: tuple[str, str]) -> list[Line]:
    """What can be done with a run that this app is not executing; `keys` go on and compare."""
    go_on, compare = keys
    if state == "running elsewhere":
        return [((" another process is executing this run; ", "dim"), ("what it has is shown as it comes in", "dim"))]
    spans: list[Span] = []
    if state == "unfinished":
        spans += [
            (f" {counted(row.counts.open, 'call')} without an answer; ", "dim"),
            (go_on, "key"),
            (" goes on", "dim"),
        ]
    if row.counts.answered:
        spans += [("   " if spans else " ", ""), (compare, "key"), (" compares it with another run", "dim")]
    return [tuple(spans)] if spans else []


def news_lines(news: News, width: int) -> list[Line]:
    """One thing that happened: a retry on one line, what is for good on as many as it takes, three at most."""
    head: list[Span] = [
        (f" {news.at}  ", "dim"),
        (fit(news.kind if news.kind != "told" else "", 8), NEWS_ROLES[news.kind]),
        (f"{news.where}  ", "strong" if news.kind != "told" else ""),
    ]
    line = (*head, (news.text, "dim" if news.kind in ("told", "retry") else ""))
    return [tuple(clipped(line, width))] if news.kind == "retry" else folded(line, width, 3, indent=19)


def failure_lines(output: Output, width: int) -> list[Line]:
    """A failed output of a run in the store."""
    assert output.error is not None
    sample = f" sample {output.sample}" if output.sample > 1 else ""
    head: list[Span] = [
        (" ", ""),
        (fit("failed", 8), NEWS_ROLES["failed"]),
        (f"{output.suite}/{output.case}{sample}  ", "strong"),
    ]
    return folded((*head, (f"{output.error.kind}: {output.error.message}", "")), width, 3, indent=9)


def ended_lines(ended: Ended, advice: str | None, keys: tuple[str, str], width: int) -> list[Line]:
    """How it ended, why, and what to do next; `keys` go on and compare."""
    progress = ended.progress
    missing = progress.total - progress.answered
    go_on, compare = keys
    lines: list[Line] = []
    if not missing:
        lines.append(((" done", "good"), ("  every call is answered", "")))
    elif ended.reason:
        lines += folded(((" stopped", "bad-strong"), (f"  {ended.reason}", "")), width, 3, indent=10)
    elif ended.by == "interrupted":
        lines.append(((" stopped", "warn"), ("  as asked", "")))
    else:
        why = f"{counted(progress.failed, 'call')} failed" if progress.failed else ""
        if progress.refused:
            why += f"{', ' if why else ''}{counted(progress.refused, 'call')} not sent, for they would be refused"
        lines.append(((" ended", "warn"), (f"  {why}", "")))
    if advice:
        lines += folded((("  ", ""), (advice, "accent")), width, 2, indent=2)
    if missing:
        lines.append(
            ((f"  {counted(missing, 'call')} without an answer; ", "dim"), (go_on, "key"), (" goes on", "dim"))
        )
    if progress.answered:
        lines.append(((f"  {compare}", "key"), (" compares it with another run", "dim")))
    return lines


def error_lines(error: WorkbenchError, width: int) -> list[Line]:
    """Why runs could not be executed, or answers not kept."""
    lines = folded(((" stopped", "bad-strong"), (f"  {error.message}", "")), width, 3, indent=10)
    for more in (error.hint, error.where):
        if more:
            lines += folded((("  ", ""), (more, "dim")), width, 2, indent=2)
    return lines


def heading(text: str, width: int) -> Line:
    """The title of a part of the screen, with a rule after it."""
    title = f" {text} "
    return ((title, "dim"), ("─" * max(0, width - cells_of(((title, ""),))), "faint"))


def _label(word: str) -> Span:
    return (f" {word:<10}", "dim")


def _pairs(first: tuple[str, str], second: tuple[str, str]) -> Line:
    return (_label(first[0]), (f"{first[1]:>16}     ", ""), _label(second[0]), (second[1], ""))


def _spend(progress: Progress) -> list[Span]:
    """What is spent, and what is not certain of it."""
    amount, blank, more = spend(progress).partition(" ")
    return [(f"{amount:>16}", ""), (blank + more, "warn" if progress.uncertain_usd or progress.unpriced else "")]
