"""The forms that outputs come in and go out in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.exchange.caserow import json_line
from workbench.exchange.csv import csv_heading, csv_line
from workbench.exchange.preference import preference_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.records import JsonObject


@dataclass(frozen=True, slots=True)
class Export:
    """A form to write. `line` turns a case (as its `jsonl` row) into text, or None where the form has no row for it."""

    name: str
    description: str
    line: Callable[[JsonObject], str | None]
    heading: Callable[[], str] = str


EXPORTS: dict[str, Export] = {
    one.name: one
    for one in (
        Export("jsonl", "everything known of each case, one JSON object a line; can be imported again", json_line),
        Export("csv", "one flat row a case, safe to open in a spreadsheet", csv_line, csv_heading),
        Export("preference", "prompt, chosen and rejected as message lists, by the final label", preference_line),
    )
}

IMPORTS: dict[str, str] = {
    "rows": "any JSON lines (plain or .gz) or CSV, one answer a row, columns named by --fields",
    "messages": "requests and responses of the Messages API: pairs, messages, batch results, streams",
    "jsonl": "what `export --format jsonl` wrote: outputs, verdicts, labels, notes, adaptations",
}
