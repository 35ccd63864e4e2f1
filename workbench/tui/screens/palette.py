"""Finding anything by name: a filter over the action table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.geometry import Offset

from workbench.text.cells import fit
from workbench.tui.actions import actions_of, key_text
from workbench.tui.screens.turn import TurnScreen
from workbench.tui.widgets.lines import LineBlock
from workbench.tui.widgets.text_input import TextInput

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from workbench.tui.actions import Action, KeyMap, Place
    from workbench.tui.turns import Turns
    from workbench.tui.widgets.lines import Line, LineArea


class PaletteScreen(TurnScreen[str], inherit_bindings=False):
    """Gives the name of the chosen action; nothing after Esc."""

    DEFAULT_CSS = """
    PaletteScreen { layout: vertical; }
    PaletteScreen #question { height: 1; }
    PaletteScreen #found { height: 1fr; }
    """

    def __init__(self, turns: Turns, place: Place, keys: KeyMap) -> None:
        super().__init__(turns)
        self._actions = [action for action in actions_of(place) if action.name != "palette"]
        self._keys = keys
        self._cursor = self._first = 0
        self._found: list[Action] = self._actions
        self.input = TextInput("", self._leave)
        self.list = LineBlock(name="found")

    def compose(self) -> ComposeResult:
        yield self.input
        yield self.list

    def read_in(self) -> LineArea:
        return self.list

    def cursor_place(self) -> Offset:
        """In the line that is typed into, until one moves to another row."""
        if not self._cursor:
            return super().cursor_place()
        return self.list.region.offset + Offset(1, self._cursor - self._first)

    def on_click(self, event: events.Click) -> None:
        at = self._first + event.y
        if event.widget is self.list and at < len(self._found):
            self.dismiss(self._found[at].name)

    def on_mount(self) -> None:
        self.input.placeholder = "what to do"
        self.input.focus()
        self._show()

    async def take(self, event: events.Key) -> None:
        self.input._forward_event(events.Key(event.key, event.character))

    def on_input_changed(self, event: TextInput.Changed) -> None:
        event.stop()
        words = event.value.lower().split()
        self._found = [
            action
            for action in self._actions
            if all(word in f"{action.name} {action.does} {action.group}".lower() for word in words)
        ]
        self._cursor = 0
        self._show()

    def _leave(self, words: str | None) -> None:
        self.dismiss(self._found[self._cursor].name if words is not None and self._found else None)

    def on_key(self, event: events.Key) -> None:
        if event.key in ("down", "up", "tab") and self._found:
            event.stop()
            event.prevent_default()
            self._cursor = (self._cursor + (-1 if event.key == "up" else 1)) % len(self._found)
            self._show()

    def _show(self) -> None:
        height = max(1, self.app.size.height - 1)
        first = self._first = max(0, self._cursor - height + 1)
        lines: list[Line] = []
        for at, action in enumerate(self._found[first : first + height], start=first):
            selected = at == self._cursor
            keys = " ".join(key_text(key) for key in self._keys.keys(action.name))
            lines.append(
                (
                    (" > " if selected else "   ", "accent"),
                    (fit(action.does, 52), "strong" if selected else ""),
                    (keys, "key"),
                )
            )
        self.list.show(lines or [((" nothing is called that", "dim"),)])
