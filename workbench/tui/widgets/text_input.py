"""A plain one-line input: no border, no blinking. Imported when something is first typed."""

from __future__ import annotations

from textual.widgets import Input


class TextInput(Input):
    """Takes the line's width that is left."""

    DEFAULT_CSS = """
    TextInput, TextInput:focus { border: none; height: 1; padding: 0; width: 1fr; background: $background; }
    """

    def __init__(self, value: str) -> None:
        super().__init__(value, compact=True, select_on_focus=False)
        self.cursor_blink = False
        self.cursor_position = len(value)
