"""How the gate of a comparison stands: how it ended when it was found, and what changed since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.assess.functions import changed_files
from workbench.report.data import Gate
from workbench.report.gate import gate_of
from workbench.store.gates import changes, latest_gate, rests_on
from workbench.store.queue import unreviewed_count
from workbench.store.verdicts import suite_verdicts

if TYPE_CHECKING:
    from workbench.records import Comparison
    from workbench.store.database import Database


def standing_gate(db: Database, comparison: Comparison) -> Gate | None:
    """The gate as `compare` found it last; None where it found none.

    It is stale when a prompt, check, case, model, output or judge is another now, or the file of a function that was
    run for it, or when its verdicts are.
    """
    found = latest_gate(db, comparison.id)
    if found is None:
        return None
    now = gate_of(suite_verdicts(db, comparison.id), unreviewed_count(db, comparison.id), found.fail_on)
    stale = changes(found.rests_on, rests_on(db, (comparison.baseline.id, comparison.target.id)))
    stale += changed_files(db.path, found.functions)
    if not stale and now.failed != found.failed:
        stale = ["verdicts or labels changed"]
    return Gate(found.fail_on, found.failed, tuple(stale))
