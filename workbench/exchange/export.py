"""A comparison's cases written to a file in one of the export forms, with its manifest."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from workbench.errors import WorkbenchError
from workbench.exchange.caserow import CaseRows
from workbench.exchange.manifest import Tally, write_manifest
from workbench.review.filters import parse_filter
from workbench.store.details import iterate_details
from workbench.store.queue import queue_positions
from workbench.suites.replacing import replacing

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from workbench.exchange.registry import Export
    from workbench.records import Comparison
    from workbench.store.database import Database
    from workbench.store.details import CaseDetail


def export(
    db: Database,
    comparison: Comparison,
    form: Export,
    path: Path,
    *,
    everything: bool = False,
    found_by: str | None = None,
    reviewer: str = "",
) -> Tally:
    """Write the labelled cases (or every one) in queue order, one in memory at a time, and a manifest beside them.

    `found_by` is a filter as the app's search takes it: only what it finds is written, and own labels in it are those
    of `reviewer`. The file appears whole or not at all. Gives what was counted. Raises WorkbenchError when it cannot be
    written, and where the filter leaves nothing to write.
    """
    tally = Tally()
    rows = CaseRows(db, comparison)
    details = _details(db, comparison, found_by, reviewer, everything=everything)
    with replacing(path) as draft:
        draft.write(form.heading())
        for detail in details:
            row = rows.row(detail)
            text = form.line(row)
            if text is not None:
                draft.write(text)
            tally.add(row, written=text is not None)
    write_manifest(path, draft, form.name, comparison, tally, everything=everything, found_by=found_by)
    return tally


def _details(
    db: Database, comparison: Comparison, found_by: str | None, reviewer: str, *, everything: bool
) -> Iterable[CaseDetail]:
    """The cases to be written; WorkbenchError where a filter leaves none."""
    if not found_by:
        return iterate_details(db, comparison.id, labelled_only=not everything)
    positions = queue_positions(db, comparison.id, parse_filter(found_by, reviewer))
    details = iterate_details(db, comparison.id, labelled_only=not everything, positions=positions)
    first = next(details, None)
    if first is None and not positions:
        raise WorkbenchError(f"no case of '{comparison.name}' is found by {found_by}", hint="nothing was written")
    if first is None:
        raise WorkbenchError(
            f"of {len(positions):,} found by {found_by} no case is labelled",
            hint="nothing was written; --all takes unlabelled cases too",
        )
    return chain([first], details)
