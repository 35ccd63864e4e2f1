"""A screen that deals with one key after the other, and says where the terminal's cursor belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Generic

from textual.events import Key
from textual.geometry import Offset
from textual.screen import Screen, ScreenResultType

from workbench.tui.composing import Composing

if TYPE_CHECKING:
    from textual.message import Message

    from workbench.tui.turns import Turns
    from workbench.tui.widgets.lines import LineArea


def key_of(event: Key) -> str:
    """A key event as the action table writes it: the character, or the name of a key without one."""
    if event.character is not None and event.character.isprintable() and event.character != " ":
        return event.character
    return event.key


class TurnScreen(Screen[ScreenResultType], Generic[ScreenResultType], inherit_bindings=False):
    """A screen whose keys wait for their turn with those of all other screens."""

    AUTO_FOCUS: ClassVar[str | None] = ""
    """Nothing is typed into unless a key asked for it, also when another screen has stood before this one."""

    def __init__(self, turns: Turns) -> None:
        super().__init__()
        self._compositor = Composing()
        self.turns = turns

    def post_message(self, message: Message) -> bool:
        if isinstance(message, Key) and self.focused is None:
            self.turns.add(message)
            return True
        return super().post_message(message)  # a key that comes by here while a widget is typed into is none of ours

    async def take(self, event: Key) -> None:
        """Deal with a key; returns when the next one may be dealt with."""
        raise NotImplementedError

    def read_in(self) -> LineArea:
        """The area that is being read: the terminal's cursor stands there."""
        raise NotImplementedError

    def cursor_place(self) -> Offset:
        """Where the terminal's cursor belongs, on the screen: in what is typed into, else at what is read."""
        typed = getattr(self.focused, "cursor_screen_offset", None)
        if isinstance(typed, Offset):
            return typed
        area = self.read_in()
        return area.region.offset + area.place
