"""Finds the writer for a prompt by what stands in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from workbench.simulator.writers import (
    bookings,
    catalogue,
    general,
    judging,
    letters,
    orders,
    reviews,
    schemas,
    support,
    triage,
)
from workbench.simulator.writers.draft import Draft, Task

if TYPE_CHECKING:
    from workbench.simulator.prompt import Prompt

Writer = Callable[[Task], Draft]

_BY_DATA: dict[str, tuple[str, Writer]] = {
    "ticket": ("support-triage", triage.write),
    "product": ("brand-voice", catalogue.write),
    "record": ("schema-writer", schemas.write),
    "question": ("edge-support", support.write),
    "refund": ("refund-letter", letters.write),
    "review": ("review-digest", reviews.write),
}
JUDGE = "judge"
_BOOKINGS = re.compile(r"\brestaurant\b|\btable bookings?\b", re.IGNORECASE)


def writer_of(prompt: Prompt) -> tuple[str | None, Writer]:
    """The suite a prompt belongs to and its writer; no suite and the general writer for all others.

    A prompt is known by the tag around its data, by its tools, or by what its instructions are about. A judge's
    question comes first: the texts it holds are not the prompt's own.
    """
    if prompt.turns and judging.is_question(prompt.turns[-1]):
        return JUDGE, judging.write
    for tag, known in _BY_DATA.items():
        if tag in prompt.data:
            return known
    if "find_order" in prompt.tools:
        return "order-desk", orders.write
    if _BOOKINGS.search(prompt.instructions):
        return "table-booking", bookings.write
    return None, general.write
