"""What a reviewer did from opening the app to leaving it, in a few lines."""

from __future__ import annotations

import time
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from workbench.evaluate.words import counted
from workbench.records import LABELS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from workbench.records import Event, Label


class Remaining(NamedTuple):
    """What is left to do: cases in all, of them undecided, those by risk, and labels of one's own that are stale."""

    total: int
    undecided: int
    by_risk: Mapping[str, int]
    stale: int


class Sitting:
    """Keeps count of labels that stand; what is taken back counts no longer."""

    def __init__(self) -> None:
        self._start = time.monotonic()
        self._labels: dict[str, tuple[str, str, Label]] = {}
        """Suite, case and label by the event's gid."""
        self._clusters: dict[str, set[str]] = {}
        """The gids of the labels that one key gave to a group of cases, by the act."""
        self._marks: set[str] = set()
        """The gids of flags, notes and settlements."""

    def did(self, events: Iterable[Event]) -> None:
        """Count what was written."""
        for event in events:
            if event.kind != "label" or event.label is None or event.case is None:
                self._marks.add(event.gid)
                continue
            self._labels[event.gid] = (event.suite, event.case, event.label)
            if event.act is not None:
                self._clusters.setdefault(event.act, set()).add(event.gid)

    def took_back(self, events: Iterable[Event]) -> None:
        """Count what was taken back no longer."""
        for event in events:
            self._labels.pop(event.gid, None)
            self._marks.discard(event.gid)
            self._clusters.pop(event.act or "", None)

    @property
    def idle(self) -> bool:
        """Whether nothing was done that stands."""
        return not self._labels and not self._marks

    def summary(self, left: Remaining | None, *, blind: bool = False) -> list[str]:
        """The lines to leave behind: one where nothing was labelled; `left` None: it was not counted."""
        cases = {(suite, case): label for suite, case, label in self._labels.values()}
        minutes = (time.monotonic() - self._start) / 60
        if not cases:
            return [f"Nothing was labelled.{_left(left)}"]
        counts = Counter(cases.values())
        told = ", ".join(f"{counts[label]:,} {label}" for label in LABELS if counts[label])
        clusters = f", {counted(len(self._clusters), 'group')} of them by one key each" if self._clusters else ""
        labels = "" if blind else f": {told}"
        rate = f", {len(cases) / minutes:,.1f} a minute" if minutes >= 1 else ""
        spent = f"{minutes:,.0f} min" if minutes >= 1 else "less than a minute"
        first = f"Labelled {counted(len(cases), 'case')}{labels}{clusters}; {spent}{rate}."
        return [first, *([_left(left).strip()] if left is not None else [])]


def _left(left: Remaining | None) -> str:
    if left is None:
        return ""
    risks = " · ".join(f"{risk} {number:,}" for risk, number in left.by_risk.items() if number)
    by_risk = f" ({risks})" if risks else ""
    stale = (
        f" {counted(left.stale, 'label')} of yours {'is' if left.stale == 1 else 'are'} stale." if left.stale else ""
    )
    return f" Left to decide: {left.undecided:,} of {left.total:,}{by_risk}.{stale}"
