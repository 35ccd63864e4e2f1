"""How `workbench run` shows a run while it goes on: a live view on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Any

from workbench.cli.printing import say
from workbench.evaluate.batchevents import BatchChanged
from workbench.evaluate.events import Arrived, ModelStopped, Resumed
from workbench.evaluate.words import duration, spend
from workbench.text.cells import fit
from workbench.text.counts import counted
from workbench.text.safe import visible, visible_line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from workbench.evaluate.events import Event
    from workbench.evaluate.judge_survey import Place
    from workbench.evaluate.progress import Progress, RunProgress

_LINE_EVERY_S = 10.0
_DRAW_EVERY_S = 0.25
_MOST_FAILURES_SAID = 20
_BAR = 24


class RunView:
    """Takes events and shows what they come to. `live` draws over its own lines on a terminal.

    `places` say by its name what a judge's question is about.
    """

    def __init__(
        self, progress: Callable[[], Progress], *, live: bool, places: Mapping[str, Place] | None = None
    ) -> None:
        self._progress = progress
        self._places = places or {}
        self._live: Any = _live() if live else None
        self._shown_at = time.monotonic()
        self._failures = 0

    def __enter__(self) -> RunView:
        if self._live:
            self._live.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._live:
            self._live.stop()

    def take(self, event: Event | BatchChanged) -> None:
        """Show an event, if it is one to be shown, and from time to time how far the runs are."""
        if isinstance(event, Resumed):
            taken = f", {event.taken_over:,} of them taken over from earlier runs" if event.taken_over else ""
            self._say(f"run {event.run} has {counted(event.answered, 'answer')} already{taken}")
        elif isinstance(event, ModelStopped):
            self._say(f"run {event.run}: no further call is sent: {visible_line(event.reason)}")
        elif isinstance(event, BatchChanged):
            told = event.said()
            if told:
                self._say(f"run {event.run}: {visible_line(told)}")
        elif isinstance(event, Arrived) and event.output.error:
            self._failures += 1
            error, output = event.output.error, event.output
            if self._failures <= _MOST_FAILURES_SAID:
                told = visible_line(f"{error.kind}: {error.message}")  # one line, whatever the endpoint wrote
                about = self._places.get(output.case)
                name = f"{output.suite}/{output.case}" if about is None else f"the question on {about},"
                self._say(f"{name} sample {output.sample} failed: {told}")
            elif self._failures == _MOST_FAILURES_SAID + 1:
                self._say("further failures are not listed here; they are in the database")
        self.show_if_due()

    def show_if_due(self) -> None:
        """Show how far the runs are, if that was not done lately."""
        now = time.monotonic()
        if now - self._shown_at >= (_DRAW_EVERY_S if self._live else _LINE_EVERY_S):
            self.show()

    def show(self) -> None:
        """Show how far the runs are now."""
        self._shown_at = time.monotonic()
        progress = self._progress()
        if self._live:
            self._live.update("\n".join(progress_lines(progress, _width())), refresh=True)
        else:
            say(one_line(progress))

    def _say(self, text: str) -> None:
        if self._live:
            self._live.console.print(visible(text), markup=False, highlight=False, soft_wrap=True)
        else:
            say(text)


def one_line(progress: Progress) -> str:
    """As in `120/400 answered, 2 failed, 7 retries, 38.2/s, 7 s left, $0.0123`."""
    parts = [f"{progress.answered:,}/{progress.total:,} answered"]
    if progress.failed:
        parts.append(f"{progress.failed:,} failed")
    if progress.refused:
        parts.append(f"{progress.refused:,} not sent")
    if progress.retries:
        parts.append(counted(progress.retries, "retry", "retries"))
    if progress.rate:
        parts.append(f"{progress.rate:.1f}/s")
    if progress.left_s is not None:
        parts.append(f"{duration(progress.left_s)} left")
    parts.append(spend(progress))
    parts += [visible_line(f"{one.name}: {one.held}") for one in progress.runs if one.held]
    return ", ".join(parts)


def progress_lines(progress: Progress, width: int) -> list[str]:
    """The live view: a line a run, then what all share. Plain text, safe for a terminal, cut to the width."""
    names = max(len(one.name) for one in progress.runs)
    lines = [_run_line(one, min(names, 36)) for one in progress.runs]
    rate = f"{progress.rate:.1f} calls/s" if progress.rate else "no answer yet"
    left = f" · {duration(progress.left_s)} left" if progress.left_s is not None else ""
    lines.append(
        f"{rate}{left} · {duration(progress.elapsed_s)} so far · {progress.in_flight} in flight of at most "
        f"{progress.at_once} · {progress.waiting} waiting · {progress.retries:,} retried"
    )
    lines.append(spend(progress) + (" · simulated" if progress.simulated else ""))
    if progress.limits:
        lines.append(f"limits: {progress.limits}")
    lines.append("Ctrl-C ends in order; what is answered is kept")
    return [fit(visible_line(line), width).rstrip() for line in lines]


def _run_line(one: RunProgress, names: int) -> str:
    done = one.answered + one.failed + one.refused
    filled = _BAR * done // one.total if one.total else _BAR
    text = f"{one.name[:names]:<{names}}  {'━' * filled}{'─' * (_BAR - filled)}  {one.answered:>7,}/{one.total:,}"
    if one.failed:
        text += f"  {one.failed:,} failed"
    if one.refused:
        text += f"  {one.refused:,} not sent"
    return f"{text}  {one.held}" if one.held else text


def _live() -> Any:
    from rich.console import Console
    from rich.live import Live

    console = Console(file=sys.stderr, markup=False, highlight=False)
    return Live(console=console, auto_refresh=False, transient=True)


def _width() -> int:
    import shutil

    return shutil.get_terminal_size().columns - 1
