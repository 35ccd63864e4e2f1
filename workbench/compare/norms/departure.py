"""One way in which an output departs."""

from __future__ import annotations

from typing import NamedTuple


class Departure(NamedTuple):
    """`kind` is one of `KINDS`, `evidence` a short quote, `where` a JSONPath, turn or tool, `about` what it concerns.

    `defect`: True for a fault, False where the output is better than the norm in this, None where it is neither.
    """

    kind: str
    evidence: str
    where: str | None = None
    about: str = ""
    defect: bool | None = True
