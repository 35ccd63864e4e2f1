"""What a view compares, section by section, and how it differs; pure, run off the event loop."""

from __future__ import annotations

import time
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from workbench.text.diff import diff_texts
from workbench.tui.emphasised import Emphasised
from workbench.tui.excerpts import Excerpt, Share
from workbench.tui.sheet import SideBySide, ThreeColumns, Unified
from workbench.tui.stacked import Alone, Part, Plain, Stacked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.text.diff import Diff
    from workbench.text.ignoring import Ignore
    from workbench.text.jsonpaths import Change
    from workbench.tui.sheet import Sheet
    from workbench.tui.shown import SpanRanges

_LEAST_S = 0.001
"""What each of many sections may take at least, though the time is up."""


class Subject(NamedTuple):
    """What is set side by side: a heading and a text for each of one, two or three sides.

    Of two sides one may have None: what the other has is removed or added as a whole. `notes` say what a side's text
    was read in spite of, "" nothing; `changes` are the JSON paths that changed. With a `share` only what that holds is
    shown, the changes first of all. `bold` are the ranges of each text that are, by its lines.
    """

    titles: tuple[str, ...]
    texts: tuple[str | None, ...]
    kind: str = "text"
    changes: tuple[Change, ...] = ()
    notes: tuple[str, ...] = ()
    share: Share | None = None
    bold: tuple[tuple[tuple[int, SpanRanges], ...], ...] = ()


class Compared:
    """The differences of some subjects. With a deadline they may be coarse; `refine` then makes them finer."""

    def __init__(self, subjects: Sequence[Subject], ignore: Ignore, deadline_s: float | None = None) -> None:
        self.subjects = subjects
        self.ignore = ignore
        end = None if deadline_s is None else time.perf_counter() + deadline_s
        self.diffs: list[list[Diff]] = [_diffs(subject.texts, ignore, end) for subject in subjects]

    @property
    def coarse(self) -> bool:
        """Whether a better answer is to be had, or some texts are too large for the best one."""
        return any(diff.coarse for diffs in self.diffs for diff in diffs)

    @property
    def mended(self) -> bool:
        """Whether the JSON of a side was broken, and read all the same."""
        return any(note for subject in self.subjects for note in subject.notes)

    @property
    def unfinished(self) -> bool:
        """Whether `refine` would make it better."""
        return any(diff.coarse and not diff.final_coarse for diffs in self.diffs for diff in diffs)

    def again(self, deadline_s: float) -> Compared:
        """The same subjects compared anew, for one who refines them while these are drawn."""
        return Compared(self.subjects, self.ignore, deadline_s)

    def refine(self, deadline_s: float) -> bool:
        """Work on a better answer for that long; True while something is left to be done."""
        end = time.perf_counter() + deadline_s
        for diffs in self.diffs:
            for diff in diffs:
                while diff.coarse and not diff.final_coarse:
                    if not diff.refine(max(_LEAST_S, end - time.perf_counter())):
                        break
                    if time.perf_counter() >= end:
                        return True
        return False

    def parts(self, columns: int) -> list[Part]:
        """The sheet of each subject in that many columns."""
        return [
            Part(
                subject.titles,
                subject.notes,
                _cut(_bold(_sheet(subject.texts, diffs, columns), subject), subject.share),
            )
            for subject, diffs in zip(self.subjects, self.diffs, strict=True)
        ]

    def sheet(self, columns: int) -> Sheet:
        """One sheet of all; headings stand in it where there are any."""
        parts = self.parts(columns)
        if len(parts) == 1 and not parts[0].heading:
            return parts[0].sheet
        return Stacked(parts)


def _diffs(texts: Sequence[str | None], ignore: Ignore, end: float | None) -> list[Diff]:
    diffs = []
    for left, right in pairwise(texts):
        if left is not None and right is not None:
            left_s = None if end is None else max(_LEAST_S, end - time.perf_counter())
            diffs.append(diff_texts(left, right, ignore, left_s))
    return diffs


def _bold(sheet: Sheet, subject: Subject) -> Sheet:
    return Emphasised(sheet, subject.texts, subject.bold) if any(subject.bold) else sheet


def _cut(sheet: Sheet, share: Share | None) -> Sheet:
    return sheet if share is None else Excerpt(sheet, share)


def _sheet(texts: Sequence[str | None], diffs: Sequence[Diff], columns: int) -> Sheet:
    if len(diffs) == 2 and columns == 3:
        return ThreeColumns(*diffs)
    if diffs:
        return Unified(diffs[0]) if columns == 1 else SideBySide(diffs[0])
    if len(texts) == 1:
        return Plain(texts[0] or "")
    side = 0 if texts[1] is None else 1
    return Alone(texts[side] or "", side, columns)
