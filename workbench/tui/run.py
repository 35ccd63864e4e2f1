"""The one way into the app."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from workbench.tui.ending import end_by
from workbench.tui.session import Session
from workbench.tui.store_thread import StoreThread

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.tui.services import Services


def run_review(
    database_path: Path,
    comparison: str | None,
    *,
    reviewer: str,
    services: Services,
    start_case: str | None = None,
    plain_driver: bool = False,
    blind: bool = False,
) -> list[str]:
    """Review a comparison (name, number, `@last`; None: the newest) until the reviewer quits.

    Give what the sitting came to, as lines.

    Ends the process by the signal that told the app to end, if one did.

    `start_case` is the suite/case to open; with `plain_driver` Textual writes to the terminal itself; `blind`: nothing
    tells which side is which before a case is labelled. Raises WorkbenchError if database, comparison or case cannot be
    opened.
    """
    # Nothing made before the first paint is garbage: looking for some would take a tenth of the time to it.
    gc.disable()
    # The database opens and the first rows are read while Textual is still being imported.
    store = StoreThread(database_path)
    try:
        session = Session(store, comparison or "@last", reviewer, services, start_case, blind=blind)
        from workbench.tui.app import WorkbenchApp
        from workbench.tui.wire.choosing import driver_class

        app = WorkbenchApp(session, driver_class(plain=plain_driver))
        error = app.run(mouse=services.mouse)
        came_to = session.summary() if error is None and app.ended_by is None else []  # asks the store
    finally:
        gc.enable()
        store.close()
    if app.ended_by is not None:
        end_by(app.ended_by)
    if error is not None:
        raise error
    return came_to
