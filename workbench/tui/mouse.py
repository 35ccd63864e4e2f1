"""Taking the terminal's mouse, and giving it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.driver import Driver


def take_mouse(driver: Driver, *, taken: bool) -> None:
    """Have a driver of Textual's ask the terminal for the mouse, or give it back, while the app runs."""
    if not hasattr(driver, "_enable_mouse_support"):  # one without a terminal
        return
    if taken:
        driver._mouse = True
        driver._enable_mouse_support()
    else:
        driver._disable_mouse_support()  # type: ignore[attr-defined]  # those of terminals have both
        driver._mouse = False
