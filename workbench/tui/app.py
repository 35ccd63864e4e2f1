"""The review app."""

from __future__ import annotations

import asyncio
import gc
import os
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, ClassVar, ParamSpec, TypeVar

from textual.app import App

from workbench.errors import WorkbenchError
from workbench.tui.actions import KeyMap
from workbench.tui.roles import Roles
from workbench.tui.themes import DARK, LIGHT, TERMINAL, THEMES

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.screen import Screen

    from workbench.tui.session import Session

P = ParamSpec("P")
T = TypeVar("T")


class WorkbenchApp(App[WorkbenchError | None], inherit_bindings=False):
    """Reviews one comparison. Ends with the error that kept it from opening, if there was one."""

    ENABLE_COMMAND_PALETTE = False
    TITLE = "Workbench"
    CSS_PATH: ClassVar[str] = "app.tcss"

    def __init__(self, session: Session) -> None:
        # Without colour Textual would make greys of them, which a terminal of sixteen colours shows as black.
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        self.animation_level = "none"
        self.keys = KeyMap(session.services.keys)
        self.session = session
        self._desk = ThreadPoolExecutor(max_workers=1, thread_name_prefix="compute")
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        few_colours = self.no_color or self.console.color_system in (None, "standard")
        self.roles: Roles
        self.theme = TERMINAL if few_colours else DARK.name  # makes the roles

    def get_default_screen(self) -> Screen[None]:
        from workbench.tui.screens.queue import QueueScreen

        return QueueScreen()

    def next_theme(self) -> None:
        """Dark, light, the terminal's own colours, and round."""
        self.theme = THEMES[(THEMES.index(self.theme) + 1) % len(THEMES)]

    async def compute(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a pure function off the event loop; cancelled before its turn it never runs."""
        return await asyncio.wrap_future(self._desk.submit(partial(function, *args, **kwargs)))

    async def prepare(self) -> None:
        """Import, after the first paint, what the first case needs."""
        gc.freeze()  # what the app is made of stays
        gc.enable()
        await self.compute(import_module, "rapidfuzz.distance")
        await self.compute(import_module, "workbench.tui.views")
        await self.compute(import_module, "workbench.tui.screens.case")

    async def on_unmount(self) -> None:
        self._desk.shutdown(wait=False, cancel_futures=True)

    def _watch_theme(self, theme_name: str) -> None:
        super()._watch_theme(theme_name)
        self.roles = self._make_roles()
        for screen in self.screen_stack if self.is_running else ():
            screen.refresh(layout=False)
            for widget in screen.walk_children():
                widget.refresh()

    def _make_roles(self) -> Roles:
        return Roles(self.get_css_variables(), plain=self.theme == TERMINAL, colour=not self.no_color)
