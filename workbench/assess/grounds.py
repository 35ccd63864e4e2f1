"""What the verdicts of a suite are made of, as a hash: while it is the same, they need not be made again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench import __version__
from workbench.checks.registry import base_name
from workbench.store.grounds import ground_of
from workbench.text.canonical import content_hash

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.records import Run
    from workbench.store.database import Database

_METHOD = 3  # raised when verdicts of the same outputs and checks come out differently
_ASKED_ELSEWHERE = ("llm-rubric", "pairwise", "python")  # what they say can change while outputs and checks do not


def made_of(db: Database, suite: str, runs: Sequence[Run]) -> str | None:
    """The hash of all that a suite's verdicts rest on: baseline, target, and a second run of the baseline.

    None where something of it can change unseen.
    """
    ground = ground_of(db, suite, [run.id for run in runs])
    if any(base_name(kind)[0] in _ASKED_ELSEWHERE for kind in ground.check_types):
        return None
    return content_hash([_METHOD, __version__, *ground.parts])
