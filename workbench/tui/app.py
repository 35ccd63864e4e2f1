"""The review app."""

from __future__ import annotations

import asyncio
import gc
import os
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property, partial
from importlib import import_module
from typing import TYPE_CHECKING, ClassVar, ParamSpec, TypeVar

from textual.app import App
from textual.events import Event, Key
from textual.message import Message

from workbench.errors import WorkbenchError
from workbench.tui.actions import KeyMap
from workbench.tui.contrast import USUAL
from workbench.tui.ending import hear
from workbench.tui.roles import Roles
from workbench.tui.screens.base import TableScreen
from workbench.tui.screens.turn import TurnScreen
from workbench.tui.themes import LEAST_CONTRAST, OWN, TERMINAL, THEMES, unfit, wanted_theme

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from rich.console import RenderableType
    from textual.driver import Driver
    from textual.screen import Screen

    from workbench.tui.company import Changes
    from workbench.tui.kept import Kept
    from workbench.tui.run_thread import Order, Report, RunTold
    from workbench.tui.running import Running
    from workbench.tui.session import Session

P = ParamSpec("P")
T = TypeVar("T")


class NewsCame(Message):
    """Other sittings have written to the database, or have come or gone."""

    def __init__(self, changes: Changes) -> None:
        super().__init__()
        self.changes = changes


class WorkbenchApp(App[WorkbenchError | None], inherit_bindings=False):
    """Reviews one comparison. Ends with the error that kept it from opening, if there was one."""

    ENABLE_COMMAND_PALETTE = False
    TITLE = "Workbench"
    CSS_PATH: ClassVar[str] = "app.tcss"

    def __init__(self, session: Session, driver: type[Driver] | None = None) -> None:
        # Without colour Textual would make greys of them, which a terminal of sixteen colours shows as black.
        super().__init__(driver_class=driver, ansi_color=True if "NO_COLOR" in os.environ else None)
        self.animation_level = "none"
        self.keys = KeyMap(session.services.keys)
        self.session = session
        self.running: Running | None = None
        """The runs that are executed here, or were last."""
        self.leaving = False
        """Whether the app ends as soon as they have."""
        self.ended_by: int | None = None
        """The signal that the app was told to end by."""
        self._desk = ThreadPoolExecutor(max_workers=1, thread_name_prefix="compute")
        for theme in OWN:
            self.register_theme(theme)
        self.mouse_taken = session.services.mouse
        """Whether the terminal's mouse is the app's."""
        self.roles: Roles
        wanted = wanted_theme(session.services)
        self.unfit_theme = unfit(wanted, colours=0 if self.colourless else 16) if self.few_colours else ""
        """Why the look that is wanted is not the one shown; "" where it is."""
        self.theme = THEMES["terminal" if self.few_colours else wanted or "dark"]  # makes the roles

    def get_default_screen(self) -> Screen[None]:
        from workbench.tui.screens.queue import QueueScreen

        return QueueScreen()

    @property
    def few_colours(self) -> bool:
        """Whether the terminal has sixteen colours or none: then they are its own."""
        return self.colourless or self.console.color_system == "standard"

    @property
    def colourless(self) -> bool:
        """Whether there are no colours at all."""
        return self.no_color or self.console.color_system is None

    def take_mouse(self, taken: bool) -> None:
        """Take the terminal's mouse, or give it back."""
        from workbench.tui.mouse import take_mouse

        self.mouse_taken = taken
        if self._driver is not None:
            take_mouse(self._driver, taken=taken)

    @property
    def surroundings(self) -> Mapping[str, str]:
        """The environment as far as it tells of the terminal: nothing where a browser is that."""
        return {} if self.is_web else os.environ

    async def on_event(self, event: Event) -> None:
        # All keys wait in one line. Textual hands one straight to what is typed into, past those typed before it.
        if isinstance(event, Key) and not event.is_forwarded and isinstance(self.screen, TurnScreen):
            self.app_focus = True
            event._set_forwarded()
            self.screen.turns.add(event)
            return
        await super().on_event(event)

    def copy_to_clipboard(self, text: str) -> None:
        """Send a text to the terminal's clipboard; one too large for that can still be pasted in the app."""
        from workbench.tui.clipboard import LIMIT, clipboard_sequence, size

        self._clipboard = text
        data = text.encode("utf-8", "backslashreplace")
        if self._driver is not None and size(data) <= LIMIT:
            self._driver.write(clipboard_sequence(data, self.surroundings))
            self._driver.flush()

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        """Draw with the terminal's cursor where the screen says: at what is read, or typed into."""
        if isinstance(self.screen, TurnScreen):
            self.cursor_position = self.screen.cursor_place()
        super()._display(screen, renderable)

    @cached_property
    def kept(self) -> Kept:
        """The layouts that were made; for `compute`d functions only."""
        from workbench.tui.kept import Kept

        return Kept()

    async def compute(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a pure function off the event loop; cancelled before its turn it never runs."""
        return await asyncio.wrap_future(self._desk.submit(partial(function, *args, **kwargs)))

    # --- runs ---

    @property
    def run_under_way(self) -> bool:
        """Whether runs are executed here now."""
        return self.running is not None and self.running.under_way

    def start_runs(self, order: Order) -> Running:
        """Execute runs, beside everything else. Raises WorkbenchError while others are executed."""
        from workbench.tui.run_thread import RunTold
        from workbench.tui.running import Running

        if self.run_under_way:
            raise WorkbenchError("a run is under way already", hint="runs can go on one after the other")

        def tell(report: Report | None) -> None:
            self.post_message(RunTold(report))

        self.running = Running(self.session.database_path, order, self.session.services.client, tell)
        self.running.thread.over.add_done_callback(lambda _: tell(None))
        return self.running

    def on_run_told(self, message: RunTold) -> None:
        """Take over what the thread tells and have the screen show it."""
        assert self.running is not None
        if message.report is not None:
            self.running.take(message.report)
        else:
            self.running.end()
            if self.leaving:
                self.exit()
        if isinstance(self.screen, TableScreen):  # those under it look for themselves when they show again
            self.screen.run_changed()

    # --- others ---

    def keep_company(self) -> None:
        """Look from now on what other sittings do, and show them this one."""
        self.run_worker(self.session.company.run(lambda changes: self.post_message(NewsCame(changes))), group="watch")

    def on_news_came(self, message: NewsCame) -> None:
        """Have the screen show it."""
        if isinstance(self.screen, TableScreen):  # those under it look for themselves when they show again
            self.screen.news_came(message.changes)

    async def prepare(self) -> None:
        """Import, after the first paint, what the first case needs."""
        gc.freeze()  # what the app is made of stays
        gc.enable()
        await self.compute(import_module, "workbench.tui.views")
        laying = await self.compute(import_module, "workbench.tui.laying")
        await self.compute(laying.warm)
        await self.compute(import_module, "workbench.tui.screens.case")

    def on_load(self) -> None:
        if not self.is_headless:
            hear(asyncio.get_running_loop(), self._told_to_end)

    def _told_to_end(self, number: int) -> None:
        self.ended_by = number
        self.exit()

    async def on_unmount(self) -> None:
        self.session.company.leave()
        if self.running is not None and self.running.under_way:  # the app ended without asking: keep what has come
            self.running.drop()
            await asyncio.wait([asyncio.wrap_future(self.running.thread.over)])
        self._desk.shutdown(wait=False, cancel_futures=True)

    def _watch_theme(self, theme_name: str) -> None:
        super()._watch_theme(theme_name)
        self.roles = self._make_roles()
        for screen in self.screen_stack if self.is_running else ():
            screen.refresh(layout=False)
            for widget in screen.walk_children():
                widget.refresh()

    def _make_roles(self) -> Roles:
        return Roles(
            self.get_css_variables(),
            plain=self.theme == TERMINAL,
            colour=not self.no_color,
            least=LEAST_CONTRAST.get(self.theme, USUAL),
            few=self.console.color_system == "256",
        )
