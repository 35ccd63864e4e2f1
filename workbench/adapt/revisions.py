"""The history of a suite's prompt in a comparison: every revision that was sent or saved, with what it came to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.adapt.drafts import ChangeSize, change_size
from workbench.store.adaptations import list_adaptations, outcomes_of
from workbench.suites.render import request_yaml

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.records import Adaptation, JsonObject, Suite
    from workbench.store.database import Database


@dataclass(frozen=True, slots=True)
class Revision:
    """An adaptation with its text and that it began from, its size, and its re-runs with what each came to.

    A re-run that did not end came to None.
    """

    adaptation: Adaptation
    base_text: str
    text: str
    size: ChangeSize
    tries: tuple[tuple[int, JsonObject | None], ...]


def read_history(
    db: Database, comparison_id: int, suite: str
) -> list[tuple[Adaptation, list[tuple[int, JsonObject | None]]]]:
    """The adaptations of a suite in a comparison with their re-runs, newest first."""
    found = reversed(list_adaptations(db, comparison_id, suite))
    return [(one, outcomes_of(db, one.id)) for one in found]


def revisions(
    history: Sequence[tuple[Adaptation, list[tuple[int, JsonObject | None]]]], suite: Suite, model: str
) -> list[Revision]:
    """The same with texts and sizes."""
    found = []
    for one, tries in history:
        before, after = request_yaml(one.base), request_yaml(one.prompt)
        found.append(Revision(one, before, after, change_size(suite, before, after, model), tuple(tries)))
    return found
