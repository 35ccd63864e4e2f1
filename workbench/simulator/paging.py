"""A list of the API in pages, by `limit`, `after_id` and `before_id`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.simulator.faults import ApiError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.records import JsonObject


def page_of(rows: Sequence[JsonObject], query: dict[str, list[str]]) -> JsonObject:
    """One page of rows that have an `id`; ApiError 400 for a limit or cursor that is none."""
    limit = query.get("limit", ["20"])[0]
    if not limit.isdigit() or not 1 <= int(limit) <= 1000:
        raise ApiError(400, "limit: Input should be between 1 and 1000")
    ids = [row["id"] for row in rows]
    if "before_id" in query:
        window = rows[: _place(ids, query["before_id"][0], "before_id")]
        page = window[-int(limit) :]
    else:
        start = _place(ids, query["after_id"][0], "after_id") + 1 if "after_id" in query else 0
        window = rows[start:]
        page = window[: int(limit)]
    return {
        "data": list(page),
        "has_more": len(window) > len(page),
        "first_id": page[0]["id"] if page else None,
        "last_id": page[-1]["id"] if page else None,
    }


def _place(ids: list[str], wanted: str, field: str) -> int:
    if wanted not in ids:
        raise ApiError(400, f"{field}: unknown id")
    return ids.index(wanted)
