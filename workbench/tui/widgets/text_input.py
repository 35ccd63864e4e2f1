"""A plain one-line input: no border, no blinking. Imported when something is first typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Input

if TYPE_CHECKING:
    from textual.events import Key


class TextInput(Input):
    """Takes the line's width that is left."""

    DEFAULT_CSS = """
    TextInput, TextInput:focus { border: none; height: 1; padding: 0; width: 1fr; background: $background; }
    """

    def __init__(self, value: str) -> None:
        super().__init__(value, compact=True, select_on_focus=False)
        self.cursor_blink = False
        self.cursor_position = len(value)
        self._left = False

    async def _on_key(self, event: Key) -> None:
        if self._left:
            # Typed right after Enter or Esc, before the focus had gone: it is meant for the screen.
            event.stop()
            event.prevent_default()
            self.app.screen.post_message(event)
            return
        if event.key in ("enter", "escape"):
            self._left = True
            self.screen.set_focus(None)
            if event.key == "enter":
                event.stop()
                event.prevent_default()
                await self.action_submit()
            return
        await super()._on_key(event)
