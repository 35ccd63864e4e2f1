"""How the widgets of a screen become what is painted."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING, cast

from textual._compositor import Compositor
from textual.geometry import Region

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual.strip import Strip


class Composing(Compositor):
    """Textual's compositor, but of each widget it draws those lines only that are painted and that nothing covers.

    Textual draws all lines of all widgets between the first and the last that changed, and the empty screen below.
    """

    def _render_chops(self, crop: Region, is_rendered_line: Callable[[int], bool]) -> Sequence[Mapping[int, Strip]]:
        """For each line of the screen, the strips that begin at its cuts (None where nothing is painted)."""
        cuts = self.cuts
        lines: list[dict[int, Strip | None]] = [dict.fromkeys(cut[:-1]) for cut in cuts]
        painted = [y for y in crop.line_range if is_rendered_line(y)]
        for widget, (region, clip) in self.visible_widgets.items():  # from the front to the back
            shown = region.intersection(clip)
            bare = [
                (y, begin, end)
                for y in painted[bisect_left(painted, shown.y) : bisect_left(painted, shown.bottom)]
                for begin, end in pairwise(cuts[y])
                if shown.x <= begin < shown.right and lines[y][begin] is None
            ]
            if not bare:
                continue
            top, left, right = bare[0][0], min(begin for _, begin, _ in bare), max(end for *_, end in bare)
            size = right - left, bare[-1][0] + 1 - top
            drawn = widget.render_lines(Region(left - region.x, top - region.y, *size))
            for y in sorted({y for y, *_ in bare}):
                strip, line = drawn[y - top], lines[y]
                begins = [cut for cut in cuts[y] if left <= cut < right]
                parts = [strip]
                if begins != [left] or strip.cell_length != right - left:
                    parts = list(strip.divide([*(cut - left for cut in begins), right - left]))[1:]
                for begin, part in zip(begins, parts, strict=False):
                    if line[begin] is None:
                        line[begin] = part
        return cast("Sequence[Mapping[int, Strip]]", lines)
