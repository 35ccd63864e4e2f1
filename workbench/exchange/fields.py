"""Which column of a foreign row holds what: `--fields NAME=COLUMN,…`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.errors import WorkbenchError
from workbench.text.nearest import did_you_mean

if TYPE_CHECKING:
    from workbench.records import JsonObject, JsonValue

FIELDS = (
    "suite", "case", "sample", "input", "messages", "transcript", "system", "tools", "params", "tags", "output",
    "content", "model", "stop_reason", "usage", "latency_ms", "cost_usd", "expected", "error", "at",
)  # fmt: skip
VARIABLE = "vars."
ABSENT = object()  # a row may well hold null


def parse_fields(text: str | None) -> dict[str, str]:
    """The field names and their columns in `suite=dataset,vars.name=customer.name`.

    Raises WorkbenchError for what is not NAME=COLUMN, an unknown field (naming the nearest) or one named twice.
    """
    fields: dict[str, str] = {}
    for part in (text or "").split(","):
        if not part.strip():
            continue
        name, equals, column = (piece.strip() for piece in part.partition("="))
        if not equals or not column:
            raise WorkbenchError(f"'{part.strip()}' is not NAME=COLUMN", where="--fields")
        if name not in FIELDS and not (name.startswith(VARIABLE) and len(name) > len(VARIABLE)):
            raise WorkbenchError(
                f"there is no field '{name}'{did_you_mean(name, FIELDS)}",
                where="--fields",
                hint=f"fields: {', '.join(FIELDS)}, vars.NAME",
            )
        if name in fields:
            raise WorkbenchError(f"the field '{name}' is named twice", where="--fields")
        fields[name] = column
    return fields


class Columns:
    """Reads fields from rows, and remembers which named columns were ever there."""

    def __init__(self, fields: dict[str, str]) -> None:
        # A column that --fields gives to one field is no longer another's by its name: `transcript=messages`.
        given = set(fields.values())
        self._columns = {name: fields.get(name, name) for name in FIELDS if name in fields or name not in given}
        self._variables = {
            name.removeprefix(VARIABLE): column for name, column in fields.items() if name.startswith(VARIABLE)
        }
        self._unseen = set(fields.values())

    def read(self, row: JsonObject) -> JsonObject:
        """The fields that a row has, also those that are null in it."""
        found = {field: self._column(row, column) for field, column in self._columns.items()}
        return {field: value for field, value in found.items() if value is not ABSENT}

    def variables(self, row: JsonObject) -> JsonObject:
        """The variables of a row: its `vars` object, its columns `vars.NAME`, and what --fields names."""
        own = row.get("vars")
        found = dict(own) if isinstance(own, dict) else {}
        found.update((key.removeprefix(VARIABLE), value) for key, value in row.items() if key.startswith(VARIABLE))
        for name, column in self._variables.items():
            value = self._column(row, column)
            if value is not ABSENT:
                found[name] = value
        return found

    @property
    def never_seen(self) -> list[str]:
        """Columns named in --fields that no row had."""
        return sorted(self._unseen)

    def _column(self, row: JsonObject, column: str) -> JsonValue:
        if column in row:
            self._unseen.discard(column)
            return row[column]
        value: JsonValue = row
        for part in column.split("."):
            if isinstance(value, dict) and part in value:
                value = value[part]
            elif isinstance(value, list) and part.isdecimal() and int(part) < len(value):
                value = value[int(part)]
            else:
                return ABSENT
        self._unseen.discard(column)
        return value
