"""The prompt editor. Imported when first opened: Textual's text area is slow to import."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message
from textual.widgets import TextArea

from workbench.text.safe import visible_line
from workbench.tui.widgets.bindings import done_at_once
from workbench.tui.widgets.text_input import JOINER

if TYPE_CHECKING:
    from rich.text import Text
    from textual.events import Key


class PromptEditor(TextArea):
    """A text area without blinking, colours or lost keys. Esc ends typing; what is unsafe to draw shows as `�`."""

    DEFAULT_CSS = """
    PromptEditor, PromptEditor:focus { border: none; padding: 0; height: auto; background: $background; }
    /* A bar that comes and goes makes the text area look for a line that an undo has just taken away. */
    PromptEditor { overflow-y: scroll; }
    PromptEditor .text-area--cursor-line { background: $foreground 6%; }
    PromptEditor .text-area--gutter { color: $foreground 70%; }
    PromptEditor .text-area--cursor-gutter { color: $foreground; background: $foreground 6%; }
    """

    class TypingEnded(Message):
        """Esc was pressed."""

    def __init__(self, text: str) -> None:
        super().__init__(text, theme="css", soft_wrap=True, show_line_numbers=True, tab_behavior="indent", compact=True)
        self.indent_width = 2
        self.cursor_blink = False
        self._typing = False

    def begin(self) -> None:
        """Take the keys."""
        self._typing = True
        self.screen.set_focus(self)

    def on_resize(self) -> None:
        """Keep the line that is edited in sight when there is less room for the text."""
        self.scroll_cursor_visible()

    def get_line(self, line_index: int) -> Text:
        line = super().get_line(line_index)
        plain = line.plain
        if visible_line(plain) != plain:
            # Character for character, so that the cursor stays where it is: a mark may be longer than what it marks.
            line.plain = "".join(c if c == "\t" or visible_line(c) == c else "\ufffd" for c in plain)
        return line

    async def _on_key(self, event: Key) -> None:
        if self._typing and event.key == "enter":
            event.stop()
            event.prevent_default()
            self.insert("\n" + " " * self._indent())
            return
        if self._typing and event.key != "escape":
            if event.character == JOINER:
                event.stop()
                event.prevent_default()
                self.insert(JOINER)
            elif not await done_at_once(self, event):
                await super()._on_key(event)
            return
        event.stop()
        event.prevent_default()
        if self._typing:
            self._typing = False
            self.screen.set_focus(None)
            self.post_message(self.TypingEnded())
        else:
            # Pressed right after Esc, before the focus had gone: it is meant for the screen.
            self.app.screen.post_message(event)

    def _indent(self) -> int:
        """The blanks a new line begins with: those of this one, two more where a block begins."""
        row, column = self.cursor_location
        before = self.document.get_line(row)[:column]
        more = self.indent_width if before.rstrip().endswith((":", "|", ">", "|-", ">-")) else 0
        return len(before) - len(before.lstrip(" ")) + more
