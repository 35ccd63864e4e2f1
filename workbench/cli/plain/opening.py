"""The one way into the plain review."""

from __future__ import annotations

from asyncio import Runner
from typing import TYPE_CHECKING

from workbench.cli.plain.paper import Paper, line_width
from workbench.cli.plain.reviewing import Review
from workbench.tui.actions import KeyMap
from workbench.tui.services import Services
from workbench.tui.session import Session
from workbench.tui.store_thread import StoreThread

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.errors import ExitCode


def review_plainly(database_path: Path, comparison: str, *, reviewer: str, start_case: str | None) -> ExitCode:
    """Review a comparison in lines until the reviewer ends. `start_case` is the suite/case to begin at.

    Raises WorkbenchError if database, comparison or case cannot be opened, KeyboardInterrupt.
    """
    services = Services()
    store = StoreThread(database_path)
    try:
        with Runner() as runner:
            session = Session(store, comparison, reviewer, services, start_case)
            return Review(session, Paper(line_width()), KeyMap(services.keys), runner).go_on()
    finally:
        store.close()
