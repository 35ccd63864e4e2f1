"""What the screens of the action table share: its keys, a line to ask in, words for the last line."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar, cast

from textual.events import Key

from workbench.errors import WorkbenchError
from workbench.tui.actions import asks, decides, key_text, moves
from workbench.tui.company import Changes
from workbench.tui.screens.turn import TurnScreen, key_of
from workbench.tui.widgets.keybar import KeyBar
from workbench.tui.widgets.prompt_line import PromptLine

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterable
    from typing import Any

    from textual.app import ComposeResult
    from textual.geometry import Offset
    from textual.widget import Widget

    from workbench.tui.actions import Place
    from workbench.tui.app import WorkbenchApp
    from workbench.tui.session import Session
    from workbench.tui.turns import Turns
    from workbench.tui.widgets.clicked import RowClicked

AT_ONCE = ("help", "palette", "theme", "mouse", "suspend", "quit")
"""Actions that wait for nothing a screen still reads."""


class TableScreen(TurnScreen[None], inherit_bindings=False):
    """A screen whose keys come from the action table: the action NAME is its method `do_NAME`."""

    PLACE: ClassVar[Place]

    def __init__(self, turns: Turns) -> None:
        super().__init__(turns)
        self.keybar = KeyBar(self.PLACE, name="keys")
        self.prompt = PromptLine(self._keys_mean, name="prompt")
        self._answered = asyncio.Event()
        self._answered.set()

    def areas(self) -> Iterable[Widget]:
        """What stands above the line to ask in, from top to bottom."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        yield from self.areas()
        yield self.prompt
        yield self.keybar

    def _keys_mean(self, words: str) -> None:
        """While something is asked the last line says what the keys do then; afterwards the keys of the place again."""
        if words:
            self.keybar.hold(words)
        else:
            self.keybar.keys(self.workbench.keys)

    def cursor_place(self) -> Offset:
        return self.prompt.region.offset if self.prompt.choosing else super().cursor_place()

    @property
    def workbench(self) -> WorkbenchApp:
        """The app this screen is on."""
        return cast("WorkbenchApp", self.app)

    @property
    def session(self) -> Session:
        """The sitting under way."""
        return self.workbench.session

    async def take(self, event: Key) -> None:
        key, dropped = key_of(event), self.turns.dropped
        await self.prompt.ready.wait()
        if self.prompt.choosing:
            self.prompt.take(key)
            return
        name = self.workbench.keys.key_does(self.PLACE, key)
        if self.focused is None:
            await self._answered.wait()  # what was asked is being done
            await self.until_ready(name)
            if self.turns.dropped != dropped and name not in AT_ONCE:
                return
        if self.focused is not None:
            await self._type(event, self.focused)
            return
        unseen = self.turns.given_up(event, decides=decides(name), asks=asks(name))
        if unseen is not None:
            self.keybar.say(f"{key_text(key)} was not taken: {unseen}", "warn")
            return
        if self.keybar.saying:
            self.keybar.keys(self.workbench.keys)
        if name:
            await self.act(name)

    async def _type(self, event: Key, widget: Widget) -> None:
        """Give a key typed ahead to what is typed into, as the app would have, and wait until it is dealt with."""
        done = asyncio.Event()
        widget._forward_event(Key(event.key, event.character))
        if widget.call_later(done.set):
            await done.wait()

    def on_row_clicked(self, event: RowClicked) -> None:
        """The mouse: nothing while something is asked or typed."""
        event.stop()
        if not self.prompt.open and self.focused is None:
            self.run_worker(self._click(event.index))

    async def _click(self, index: int) -> None:
        try:
            await self.clicked(index)
        except WorkbenchError as error:
            self.complain(error)

    async def clicked(self, index: int) -> None:
        """A row of the screen's list was clicked."""

    async def until_ready(self, action: str) -> None:
        """Wait until what an action (or a key without one, "") is about is on the screen."""

    async def act(self, name: str) -> None:
        """Do an action of the table by its name; an error is shown in place and changes nothing."""
        if self.session.blind:
            from workbench.tui.blind_text import closed

            refused = closed(name, self.PLACE)
            if refused is not None:
                self.keybar.say(refused, "warn")
                return
        if moves(name):
            self.turns.moved()
            if self.session.company.following is not None:
                self.stop_following()
        try:
            await getattr(self, f"do_{name}")()
        except WorkbenchError as error:
            self.complain(error)

    async def ask(self, asking: Coroutine[Any, Any, None]) -> None:
        """Do what begins with a question; returns when the question takes keys, or when all is done without one."""
        self._answered.clear()

        async def asked() -> None:
            try:
                await asking
            except WorkbenchError as error:
                self.complain(error)
            finally:
                self.prompt.ready.set()
                self._answered.set()
                if self.session.company.following is not None:
                    self.news_came(Changes())  # nothing went on while it was asked

        self.prompt.ready.clear()
        self.run_worker(asked())
        await self.prompt.ready.wait()

    def complain(self, error: WorkbenchError) -> None:
        """Show an error where the keys stand. Keys typed ahead counted on its going well: they are given up."""
        self.turns.drop()
        # One line: what is wrong comes first, a long path last.
        said = [error.message, error.hint, error.where]
        self.keybar.say("   ".join(part for part in said if part), "bad")

    def newest(self, group: str, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Run some work; newer work of the same group takes its place, wherever it had got to.

        An error is shown where the keys stand.
        """

        async def told() -> None:
            try:
                await work()
            except WorkbenchError as error:
                self.complain(error)

        # As a callable: a coroutine that is overtaken before it began would never be awaited.
        self.run_worker(told, exclusive=True, group=group)  # type: ignore[arg-type]  # WorkType leaves callables out

    def counted(self) -> None:
        """What is left to decide has been counted: show it."""

    def run_changed(self) -> None:
        """The runs that this app executes have got on, or ended: show it."""

    def news_came(self, changes: Changes) -> None:
        """Other sittings have done something: show it without moving anything."""

    def stop_following(self) -> None:
        """Go nowhere any more but where the keys lead."""
        name, self.session.company.following = self.session.company.following, None
        self.keybar.say(f"no longer following {name}")
        self.news_came(Changes())

    def leave_for_queue(self) -> None:
        """Leave this screen and all that it stands on, but for the queue; done before the next key has its turn."""
        while len(self.app.screen_stack) > 1:
            self.app.pop_screen()

    async def do_agreement(self) -> None:
        from workbench.tui.screens.agreement import AgreementScreen

        await self.app.push_screen(AgreementScreen(self.turns))

    async def do_help(self) -> None:
        from workbench.tui.screens.help import HelpScreen

        await self.app.push_screen(HelpScreen(self.turns, self.PLACE, self.workbench.keys))

    async def do_palette(self) -> None:
        from workbench.tui.screens.palette import PaletteScreen

        await self.app.push_screen(PaletteScreen(self.turns, self.PLACE, self.workbench.keys), self._chosen)

    def _chosen(self, name: str | None) -> None:
        if name is not None:
            self.run_worker(self.act(name))

    async def do_theme(self) -> None:
        if self.workbench.few_colours:
            self.keybar.say("few colours here: the terminal's own are used, no other look can be had")
        else:
            await self.ask(self._ask_theme())

    async def _ask_theme(self) -> None:
        from workbench.tui.settings import remember
        from workbench.tui.themes import THEMES

        choices = [
            ("d", "dark", "dark"),
            ("l", "light", "light"),
            ("D", "contrast", "dark, high contrast"),
            ("L", "contrast-light", "light, high contrast"),
            ("t", "terminal", "the terminal's own"),
        ]
        chosen = await self.prompt.choose("colours", choices)
        if chosen is None:
            return
        self.app.theme = next(theme for name, theme in THEMES.items() if name == chosen)
        settings = self.session.services.settings
        if settings is not None:
            await self.workbench.compute(remember, settings, {"theme": chosen})

    async def do_mouse(self) -> None:
        self.workbench.take_mouse(not self.workbench.mouse_taken)
        if self.workbench.mouse_taken:
            self.keybar.say("mouse on: wheel scrolls, click selects, click again opens; Shift: select text")
        else:
            self.keybar.say("mouse off: it is the terminal's again")

    async def do_suspend(self) -> None:
        self.app.action_suspend_process()

    async def do_quit(self) -> None:
        if self.workbench.run_under_way:
            await self.ask(self._ask_quit())
        else:
            self.app.exit()

    async def _ask_quit(self) -> None:
        """Quit when what is on its way has come in, or at once."""
        running = self.workbench.running
        assert running is not None
        choices = [
            ("y", "wait", "stop it and wait for the calls in flight"),
            ("d", "drop", "give them up, though they may have to be paid"),
        ]
        chosen = await self.prompt.choose("a run is under way; quit?", choices)
        if chosen is None:
            return
        self.workbench.leaving = True
        if chosen == "drop":
            running.drop()
        elif not running.stopping:
            running.stop()
        if running.under_way:
            self.keybar.say(f"ending when the calls in flight are in; {self.workbench.keys.way('quit')} again asks")
        else:
            self.app.exit()
