"""What answers to a suite's cases used, by model: what an estimate goes by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.store.database import reads
from workbench.store.values import from_column

if TYPE_CHECKING:
    from workbench.store.database import Database


@dataclass(frozen=True, slots=True)
class CaseUsage:
    """Means over a model's answers to a case, both case and suite as they are now; None where no answer says.

    `input_tokens` counts what came from a cache or was written to it.
    """

    input_tokens: float | None
    output_tokens: float | None
    latency_ms: float | None


@reads
def usage_by_case(db: Database, suite: str) -> dict[str, dict[str, CaseUsage]]:
    """Give for each case of a suite what each model's answers used; empty for a suite that is not stored."""
    rows = db.connection.execute(
        "SELECT c.name, k.model, avg(json_extract(o.usage, '$.input_tokens')"
        " + coalesce(json_extract(o.usage, '$.cache_creation_input_tokens'), 0)"
        " + coalesce(json_extract(o.usage, '$.cache_read_input_tokens'), 0)),"
        " avg(json_extract(o.usage, '$.output_tokens')), avg(o.latency_ms)"
        " FROM outputs o JOIN cases c ON c.id = o.case_id JOIN suites s ON s.id = c.suite_id"
        " JOIN runs r ON r.id = o.run_id JOIN configurations k ON k.id = r.configuration_id"
        " WHERE s.name = ? AND o.error IS NULL AND o.case_revision_id = c.current_revision_id"
        " AND o.suite_revision_id = s.current_revision_id"
        " AND json_valid(o.usage) GROUP BY c.id, k.model",
        (suite,),
    )
    found: dict[str, dict[str, CaseUsage]] = {}
    for case, model, tokens_in, tokens_out, latency_ms in rows:
        usage = CaseUsage(tokens_in, tokens_out, latency_ms)
        found.setdefault(from_column(case), {})[from_column(model)] = usage
    return found
