"""What a run may cost: nothing is sent that could pass the limit, whatever comes back."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Held:
    """Money set aside for a call that is out: the most it can cost in USD, None when that is unknown."""

    most_usd: float | None


class Budget:
    """Counts what is spent, set aside and possibly lost, against a limit (None: no limit). All in USD."""

    def __init__(self, limit_usd: float | None, spent_usd: float = 0.0, unpriced: int = 0) -> None:
        self.limit_usd = limit_usd
        self.spent_usd = spent_usd
        self.uncertain_usd = 0.0
        self.unpriced = unpriced
        self._held_usd = 0.0

    def fits(self, most_usd: float | None) -> bool:
        """Whether one more call that costs at most so much stays within the limit; unknown cost always does."""
        if self.limit_usd is None or most_usd is None:
            return True
        return self.spent_usd + self.uncertain_usd + self._held_usd + most_usd <= self.limit_usd

    @property
    def holds(self) -> bool:
        """Whether money is set aside that may come back."""
        return self._held_usd > 1e-12

    def hold(self, most_usd: float | None) -> Held:
        """Set aside the most a call can cost."""
        self._held_usd += most_usd or 0.0
        return Held(most_usd)

    @property
    def held_usd(self) -> float:
        """What is set aside."""
        return self._held_usd

    def settle(self, held: Held, cost_usd: float | None, billed: bool | None, most_usd: float | None = None) -> None:
        """A call came back. `billed` None: its answer was lost and may have been charged, up to `most_usd`.

        Without that: up to what was set aside.
        """
        self._held_usd = max(self._held_usd - (held.most_usd or 0.0), 0.0)
        if billed is None:
            most = held.most_usd if most_usd is None else most_usd
            self.uncertain_usd += most or 0.0
            self.unpriced += most is None
        elif billed:
            self.spent_usd += cost_usd or 0.0
            self.unpriced += cost_usd is None
