"""A plain one-line input: no border, no blinking. Imported when something is first typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Offset
from textual.widgets import Input

from workbench.tui.widgets.bindings import done_at_once

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.events import Key


JOINER = "\u200d"
"""Joins emoji to one, and letters of Indic scripts."""


class TextInput(Input, inherit_bindings=False):
    """Takes the line's width that is left. Enter gives `done` its text, Esc None; then it takes no more keys."""

    BINDINGS = Input.BINDINGS
    """Without those to scroll by, which come with every area: up and down are the screen's."""
    DEFAULT_CSS = """
    TextInput, TextInput:focus { border: none; height: 1; padding: 0; width: 1fr; background: $background; }
    TextInput > .input--placeholder, TextInput > .input--suggestion { color: $foreground 70%; }
    """

    def __init__(
        self,
        value: str,
        done: Callable[[str | None], None],
        complete: Callable[[str], list[str]] | None = None,
    ) -> None:
        """`complete` makes what the text may go on as; Tab goes through that."""
        super().__init__(value, compact=True, select_on_focus=False)
        self.cursor_blink = False
        self.cursor_position = len(value)
        self._done = done
        self._complete = complete
        self._offered: list[str] = []
        self._left = False

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the cursor is drawn; Textual says a cell further where it stands at the end."""
        place = super().cursor_screen_offset
        return place - Offset(1, 0) if self.cursor_at_end else place

    def _go_through(self) -> None:
        """Put in the next of what was offered; when something else was typed since, offer anew."""
        assert self._complete is not None
        if len(self._offered) > 1 and self.value in self._offered:
            self._offered = [*self._offered[1:], self._offered[0]]
        else:
            self._offered = self._complete(self.value)
        if self._offered:
            self.value = self._offered[0]
            self.cursor_position = len(self.value)

    async def _on_key(self, event: Key) -> None:
        if event.key == "tab" and self._complete is not None and not self._left:
            event.stop()
            event.prevent_default()
            self._go_through()
            return
        if not self._left and event.key not in ("enter", "escape"):
            if event.character == JOINER:  # nothing to print by itself, so Textual would drop it
                event.stop()
                event.prevent_default()
                self.insert_text_at_cursor(JOINER)
            elif not await done_at_once(self, event):
                await super()._on_key(event)
            return
        event.stop()
        event.prevent_default()
        if self._left:  # typed right after, before the focus had gone: it is meant for the screen
            self.app.screen.post_message(event)
            return
        self._left = True
        self.screen.set_focus(None)
        self._done(self.value if event.key == "enter" else None)
