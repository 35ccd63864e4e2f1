"""The runs that this app executes, or executed last, as its screens show them."""

from __future__ import annotations

import asyncio
from collections import deque
from typing import TYPE_CHECKING

from workbench.errors import WorkbenchError
from workbench.tui.run_thread import RunThread

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from workbench.client.settings import ClientSettings
    from workbench.evaluate.events import Ended
    from workbench.evaluate.progress import Progress
    from workbench.tui.run_thread import News, Order, Report

NEWS_KEPT = 1000


class Running:
    """Begun with an order; `take` and `end` are called on the app's loop and nothing else changes it."""

    def __init__(
        self, path: Path, order: Order, client: Callable[[], ClientSettings], tell: Callable[[Report], None]
    ) -> None:
        self.progress: Progress | None = None
        """How far the runs are; None while they are being made."""
        self.news: deque[News] = deque(maxlen=NEWS_KEPT)
        self.news_count = 0
        """How many news there were, those no longer kept among them."""
        self.ended: Ended | None = None
        self.error: WorkbenchError | None = None
        self.stopping = False
        self.paused = False
        self.seen = False
        """Whether a person has seen how it ended."""
        self.begun = asyncio.Event()
        """Set when the runs are there, or when that failed."""
        self.over = asyncio.Event()
        self.thread = RunThread(path, order, client, tell)

    @property
    def runs(self) -> frozenset[int]:
        """The numbers of the runs."""
        return frozenset(one.run for one in self.progress.runs) if self.progress is not None else frozenset()

    @property
    def under_way(self) -> bool:
        """Whether calls may still go out or come in."""
        return not self.over.is_set()

    @property
    def unfinished(self) -> tuple[str, ...]:
        """The runs that lack an answer, once it is over."""
        if self.under_way or self.progress is None:
            return ()
        return tuple(str(one.run) for one in self.progress.runs if one.answered < one.total)

    def take(self, report: Report) -> None:
        """Take over what the thread tells."""
        self.progress = report.progress
        self.news.extend(report.news)
        self.news_count += len(report.news)
        self.ended = report.ended or self.ended
        self.begun.set()

    def end(self) -> None:
        """The thread has ended. Raises what nobody foresaw."""
        self.begun.set()
        self.over.set()
        error = self.thread.over.exception()
        if isinstance(error, WorkbenchError):
            self.error = error
        elif error is not None:
            raise error

    def pause(self) -> None:
        """Begin no further call until it goes on."""
        self.paused = True
        self.thread.pause()

    def resume(self) -> None:
        """Go on after a pause."""
        self.paused = False
        self.thread.resume()

    def stop(self) -> None:
        """Begin no further call and end when those on their way have come in."""
        self.stopping = True
        self.thread.stop()

    def drop(self) -> None:
        """End now; calls on their way are given up."""
        self.stopping = True
        self.thread.drop()
