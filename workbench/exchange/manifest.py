"""What stands beside an export: how it was made, and how to tell whether it is still whole."""

from __future__ import annotations

import json
from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from workbench import __version__
from workbench.suites.replacing import replacing

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.records import Comparison, JsonObject, Run
    from workbench.suites.replacing import Draft


class Tally:
    """Counts what an export holds."""

    def __init__(self) -> None:
        self.cases = 0
        self.rows = 0
        self.simulated_samples = 0
        self.verdicts: Counter[str] = Counter()
        self.final_labels: Counter[str] = Counter()
        self.labels = 0

    def add(self, row: JsonObject, *, written: bool) -> None:
        """Count a case (as its `jsonl` row) that an export met, and whether it wrote a row for it."""
        self.cases += 1
        self.rows += written
        self.verdicts[row["verdict"]] += 1
        self.labels += len(row["labels"])
        if row["final_label"] is not None:
            self.final_labels[row["final_label"]] += 1
        for side in ("baseline", "target", "candidate"):
            samples = row[side]["samples"] if row[side] else ()
            self.simulated_samples += sum(sample["simulated"] for sample in samples)


def manifest_path(path: Path) -> Path:
    """Where an export's manifest stands."""
    return path.with_name(path.name + ".manifest.json")


def write_manifest(
    path: Path,
    draft: Draft,
    form: str,
    comparison: Comparison,
    tally: Tally,
    *,
    everything: bool,
    found_by: str | None,
) -> None:
    """Write the manifest of an export: counts, filters, versions, hash. `found_by`: what was searched for."""
    value = {
        "file": path.name,
        "format": form,
        "bytes": draft.size,
        "sha256": draft.sha256,
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "workbench": __version__,
        "comparison": {
            "id": comparison.gid,
            "name": comparison.name,
            "refreshed_at": comparison.refreshed_at,
            "baseline": _run(comparison.baseline),
            "target": _run(comparison.target),
        },
        "filters": {"cases": "all" if everything else "labelled", "found_by": found_by},
        "counts": {
            "cases": tally.cases,
            "rows": tally.rows,
            "labels": tally.labels,
            "final_labels": dict(sorted(tally.final_labels.items())),
            "verdicts": dict(sorted(tally.verdicts.items())),
            "simulated_samples": tally.simulated_samples,
        },
    }
    with replacing(manifest_path(path)) as manifest:
        manifest.write(json.dumps(value, indent=2) + "\n")


def _run(run: Run) -> JsonObject:
    return {"id": run.gid, "name": run.name, "model": run.configuration.model, "simulated": run.simulated}
