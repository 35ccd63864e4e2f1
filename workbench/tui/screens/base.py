"""What all screens share: keys by the action table, a line to ask in, words in place of the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.events import Key
from textual.screen import Screen

from workbench.errors import WorkbenchError
from workbench.tui.widgets.keybar import KeyBar
from workbench.tui.widgets.prompt_line import PromptLine

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from typing import Any

    from workbench.tui.actions import Place
    from workbench.tui.app import WorkbenchApp
    from workbench.tui.session import Session


def key_of(event: Key) -> str:
    """A key event as the action table writes it: the character, or the name of a key without one."""
    if event.character is not None and event.character.isprintable() and event.character != " ":
        return event.character
    return event.key


class TableScreen(Screen[None], inherit_bindings=False):
    """A screen whose keys come from the action table: the action NAME is its method `do_NAME`."""

    PLACE: ClassVar[Place]

    def __init__(self) -> None:
        super().__init__()
        self.keybar = KeyBar(self.PLACE, name="keys")
        self.prompt = PromptLine(name="prompt")

    @property
    def workbench(self) -> WorkbenchApp:
        """The app this screen is on."""
        return cast("WorkbenchApp", self.app)

    @property
    def session(self) -> Session:
        """The sitting under way."""
        return self.workbench.session

    async def on_key(self, event: Key) -> None:
        if not self.is_current:
            # Pressed while this screen was opening another one: it is meant for that.
            event.stop()
            self.app.post_message(Key(event.key, event.character))
            return
        key = key_of(event)
        if self.prompt.choosing:
            event.stop()
            self.prompt.take(key)
            return
        if self.prompt.open or self.focused is not None:
            return  # something is being typed: the keys it leaves are the app's (arrows, for one)
        action = self.workbench.keys.action(self.PLACE, key)
        if self.keybar.saying:
            self.keybar.keys(self.workbench.keys)
        if action is not None:
            event.stop()
            event.prevent_default()
            await self.act(action.name)

    async def act(self, name: str) -> None:
        """Do an action of the table by its name; an error is shown in place and changes nothing."""
        try:
            await getattr(self, f"do_{name}")()
        except WorkbenchError as error:
            self.complain(error)

    def complain(self, error: WorkbenchError) -> None:
        """Show an error where the keys stand."""
        where = f"{error.where}: " if error.where else ""
        hint = f"  {error.hint}" if error.hint else ""
        self.keybar.say(f"{where}{error.message}{hint}", "bad")

    def newest(self, group: str, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Run some work; newer work of the same group takes its place, wherever it had got to."""
        # As a callable: a coroutine that is overtaken before it began would never be awaited.
        self.run_worker(work, exclusive=True, group=group)  # type: ignore[arg-type]  # WorkType leaves callables out

    async def do_help(self) -> None:
        from workbench.tui.screens.help import HelpScreen

        await self.app.push_screen(HelpScreen(self.PLACE, self.workbench.keys))

    async def do_palette(self) -> None:
        from workbench.tui.screens.palette import PaletteScreen

        await self.app.push_screen(PaletteScreen(self.PLACE, self.workbench.keys), self._chosen)

    def _chosen(self, name: str | None) -> None:
        if name is not None:
            self.run_worker(self.act(name))

    async def do_theme(self) -> None:
        self.workbench.next_theme()
        self.keybar.say(f"theme {self.app.theme}")

    async def do_quit(self) -> None:
        self.app.exit()
