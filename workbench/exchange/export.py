"""A comparison's cases written to a file in one of the export forms, with its manifest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.exchange.caserow import CaseRows
from workbench.exchange.manifest import Tally, write_manifest
from workbench.store.details import iterate_details
from workbench.suites.replacing import replacing

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.exchange.registry import Export
    from workbench.records import Comparison
    from workbench.store.database import Database


def export(db: Database, comparison: Comparison, form: Export, path: Path, *, everything: bool = False) -> Tally:
    """Write the labelled cases (or every one) in queue order, one in memory at a time, and a manifest beside them.

    The file appears whole or not at all. Gives what was counted. Raises WorkbenchError when it cannot be written.
    """
    tally = Tally()
    rows = CaseRows(db, comparison)
    with replacing(path) as draft:
        draft.write(form.heading())
        for detail in iterate_details(db, comparison.id, labelled_only=not everything):
            row = rows.row(detail)
            text = form.line(row)
            if text is not None:
                draft.write(text)
            tally.add(row, written=text is not None)
    write_manifest(path, draft, form.name, comparison, tally, everything=everything)
    return tally
