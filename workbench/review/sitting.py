"""What a reviewer did from opening the app to leaving it, in a few lines."""

from __future__ import annotations

import time
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from workbench.records import LABELS
from workbench.text.counts import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from workbench.records import AdaptationStatus, Event, EventKind, Label


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
        self._marks: dict[str, EventKind] = {}
        """Notes, flags and settlements by the event's gid."""
        self._saved: dict[int, AdaptationStatus] = {}

    def did(self, events: Iterable[Event]) -> None:
        """Count what was written."""
        for event in events:
            if event.kind != "label" or event.label is None or event.case is None:
                self._marks[event.gid] = event.kind
                continue
            self._labels[event.gid] = (event.suite, event.case, event.label)
            if event.act is not None:
                self._clusters.setdefault(event.act, set()).add(event.gid)

    def took_back(self, events: Iterable[Event]) -> None:
        """Count what was taken back no longer."""
        for event in events:
            self._labels.pop(event.gid, None)
            self._marks.pop(event.gid, None)
            self._clusters.pop(event.act or "", None)

    def saved(self, adaptation: int, status: AdaptationStatus) -> None:
        """Count an adaptation that was saved, as what."""
        self._saved[adaptation] = status

    @property
    def idle(self) -> bool:
        """Whether nothing was done that stands."""
        return not self._labels and not self._marks

    def summary(self, left: Remaining | None, *, blind: bool = False) -> list[str]:
        """The lines to leave behind: what was labelled and done beside, what is left (None: not counted)."""
        cases = {(suite, case): label for suite, case, label in self._labels.values()}
        minutes = (time.monotonic() - self._start) / 60
        beside = self._beside()
        rest = [*beside, *([_left(left)] if left is not None else [])]
        if not cases:
            return ["Nothing was labelled.", *rest]
        counts = Counter(cases.values())
        told = ", ".join(f"{counts[label]:,} {label}" for label in LABELS if counts[label])
        groups = len(self._clusters)
        clusters = f", {counted(groups, 'group')} by one key{' each' if groups > 1 else ''}" if groups else ""
        labels = "" if blind else f": {told}"
        rate = f", {len(cases) / minutes:,.1f} a minute" if minutes >= 1 else ""
        spent = f"{minutes:,.0f} min" if minutes >= 1 else "less than a minute"
        first = f"Labelled {counted(len(cases), 'case')}{labels}{clusters}; {spent}{rate}."
        return [first, *rest]

    def _beside(self) -> list[str]:
        """The line on what was done beside labelling; none where nothing was."""
        notes = sum(kind == "note" for kind in self._marks.values())
        told = [f"{counted(notes, 'note')} written"] if notes else []
        told += [f"adaptation {number} saved, {status}" for number, status in sorted(self._saved.items())]
        return [f"{', '.join(told).capitalize()}."] if told else []


def _left(left: Remaining) -> str:
    risks = " · ".join(f"{risk} {number:,}" for risk, number in left.by_risk.items() if number)
    by_risk = f" ({risks})" if risks else ""
    stale = (
        f" {counted(left.stale, 'label')} of yours {'is' if left.stale == 1 else 'are'} stale." if left.stale else ""
    )
    return f"Left to decide: {left.undecided:,} of {left.total:,}{by_risk}.{stale}"
