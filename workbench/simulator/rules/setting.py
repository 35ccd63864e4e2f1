"""How a request came: with which headers, to which endpoint, of which organization."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.simulator.faults import ApiError
from workbench.simulator.vocabulary import known_betas

NEWEST = "2026-10-21"


@dataclass(frozen=True, slots=True)
class Setting:
    """The API version and betas of a call; `counting` for count_tokens, `batch` for a request of a batch.

    `retention` False: the organization keeps no data. `now` is in seconds since the epoch.
    """

    version: str
    betas: frozenset[str] = frozenset()
    counting: bool = False
    batch: bool = False
    retention: bool = True
    now: float = 0.0

    def check_betas(self) -> None:
        """ApiError 400 for a beta that nobody knows."""
        unknown = sorted(self.betas - known_betas()) if self.betas else ()
        if unknown:
            named = ", ".join(f"`{name}`" for name in unknown)
            raise ApiError(400, f"Unexpected value(s) {named} for the `anthropic-beta` header.")
