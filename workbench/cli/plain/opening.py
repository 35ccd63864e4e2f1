"""The one way into the plain review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.cli.plain.loop import Loop
from workbench.cli.plain.paper import Paper, line_width
from workbench.cli.plain.reviewing import Review
from workbench.tui.actions import KeyMap
from workbench.tui.session import Session
from workbench.tui.store_thread import StoreThread

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.errors import ExitCode
    from workbench.tui.services import Services


def review_plainly(
    database_path: Path,
    comparison: str,
    *,
    reviewer: str,
    services: Services,
    start_case: str | None,
    blind: bool = False,
) -> ExitCode:
    """Review a comparison in lines until the reviewer ends. `start_case` is the suite/case to begin at.

    `blind`: nothing tells which side is which before a case is labelled. Raises WorkbenchError if database, comparison
    or case cannot be opened, KeyboardInterrupt.
    """
    store = StoreThread(database_path)
    try:
        session = Session(store, comparison, reviewer, services, start_case, blind=blind)
        with Loop() as loop:
            try:
                return Review(session, Paper(line_width()), KeyMap(services.keys), loop).go_on()
            finally:
                session.company.leave()
    finally:
        store.close()
