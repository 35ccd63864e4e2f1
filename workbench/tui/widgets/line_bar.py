"""The scrollbar of an area of lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.strip import Strip

if TYPE_CHECKING:
    from rich.style import Style
    from textual.geometry import Region

    from workbench.tui.app import WorkbenchApp


class _Bar(NamedTuple):
    """What a scrollbar's look follows from."""

    height: int
    virtual: float
    window: float
    position: float
    style: Style


class LineBar(ScrollBar):
    """Textual's scrollbar, drawn cell by cell as it is: seen as any renderable it takes a tenth of a new case."""

    _drawn: tuple[_Bar, list[Strip]] | None = None

    def render_lines(self, crop: Region) -> list[Strip]:
        drawn = self.render()
        if not isinstance(drawn, ScrollBarRender) or not cast("WorkbenchApp", self.app).roles.tinted:
            return super().render_lines(crop)
        style = cast("Style", drawn.style)
        bar = _Bar(self.size.height, drawn.virtual_size, drawn.window_size, drawn.position, style)
        if self._drawn is None or self._drawn[0] != bar:
            self._drawn = bar, _strips(bar)
        return self._drawn[1][crop.y : crop.bottom]


def _strips(bar: _Bar) -> list[Strip]:
    assert bar.style.bgcolor is not None
    assert bar.style.color is not None
    segments = ScrollBarRender.render_bar(
        bar.height, bar.virtual, bar.window, bar.position, 1, True, bar.style.bgcolor, bar.style.color
    ).segments
    alike = {id(segment): Strip([segment], 1) for segment in segments}
    return [alike[id(segment)] for segment in segments]
