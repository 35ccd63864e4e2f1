"""The `csv` export: one flat row a case, harmless in a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from workbench.review.changes import stale_words
from workbench.text.safe import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.records import JsonObject, JsonValue

_SIDE = ("run", "model", "samples", "passed", "text", "stop_reason", "error", "input_tokens", "output_tokens",
         "latency_ms", "cost_usd", "origin", "simulated")  # fmt: skip
COLUMNS = (
    "suite", "case", "verdict", "category", "cause", "cluster", "reason", "similarity", "final_label", "labels",
    "notes", "flagged", "input", *(f"{side}_{name}" for side in ("baseline", "target") for name in _SIDE),
)  # fmt: skip

# A spreadsheet takes a cell that begins so for a formula; some look past blanks and quotes, some read full width.
_FORMULA = re.compile(r"""^[\s'"]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20\u2212|%]""")


def csv_heading() -> str:
    """The first line, behind the mark by which spreadsheets know UTF-8."""
    return "\ufeff" + _line(COLUMNS)


def csv_line(row: JsonObject) -> str:
    """A case as a line; of several samples the first is shown, `passed` counts them all."""
    cells = {
        **{name: row[name] for name in ("suite", "case", "verdict", "category", "cause", "cluster", "reason")},
        "similarity": row["similarity"],
        "final_label": row["final_label"],
        "labels": "; ".join(_label(label) for label in row["labels"]),
        "notes": "\n".join(f"{note['reviewer']}: {note['note']}" for note in row["notes"]),
        "flagged": row["flagged"],
        "input": _asked(row["input"]),
        **_side("baseline", row["baseline"]),
        **_side("target", row["target"]),
    }
    return _line([harmless(cells[name]) for name in COLUMNS])


def harmless(value: JsonValue) -> JsonValue:
    """A cell that no spreadsheet takes for a formula: such text gets a `'` before it. Numbers stay numbers.

    Control characters and others that act or hide become visible marks; line breaks and tabs inside stay.
    """
    if not isinstance(value, str):
        return "" if value is None else str(value).lower() if isinstance(value, bool) else value
    lines = value.replace("\r\n", "\n").split("\n")
    text = "\n".join("\t".join(visible(part) for part in line.split("\t")) for line in lines)
    return "'" + text if _FORMULA.match(value) or _FORMULA.match(text) else text


def _line(cells: Iterable[JsonValue]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue()


def _label(label: JsonObject) -> str:
    category = f" ({label['category']})" if label["category"] else ""
    note = f": {label['note']}" if label["note"] else ""
    stale = f" ({stale_words(label['changed'])})" if label["stale"] else ""
    return f"{label['reviewer']} {label['label']}{stale}{category}{note}"


def _asked(asked: JsonObject) -> str | None:
    messages = asked["messages"]
    if not messages:
        return None
    texts = [_text(message["content"]) for message in messages]
    if len(messages) == 1:
        return texts[0]
    return "\n".join(f"[{message['role']}]\n{text}" for message, text in zip(messages, texts, strict=True))


def _text(content: JsonValue) -> str:
    if isinstance(content, str):
        return content
    return "\n".join(block.get("text") or f"[{block.get('type')}]" for block in content)


def _side(name: str, side: JsonObject) -> JsonObject:
    samples = side["samples"]
    cells: JsonObject = {"run": side["run"], "model": side["model"], "samples": len(samples)}
    decided = [sample["passed"] for sample in samples if sample["passed"] is not None]
    if decided:
        cells["passed"] = sum(decided)
    if samples:
        first = samples[0]
        usage = first["usage"] or {}
        cells |= {field: first[field] for field in ("text", "stop_reason", "latency_ms", "cost_usd", "origin")}
        cells |= {field: usage.get(field) for field in ("input_tokens", "output_tokens")}
        cells["simulated"] = any(sample["simulated"] for sample in samples)
        error = first["error"]
        cells["error"] = f"{error['kind']}: {error['message']}" if error else None
    return {f"{name}_{field}": cells.get(field) for field in _SIDE}
