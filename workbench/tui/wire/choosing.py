"""Which driver the app is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import constants

if TYPE_CHECKING:
    from textual.driver import Driver


def driver_class(*, plain: bool) -> type[Driver] | None:
    """Ours; None where Textual is to choose: if `plain`, if TEXTUAL_DRIVER names one, and on Windows."""
    if plain or constants.DRIVER is not None:
        return None
    try:
        from workbench.tui.wire.driver import WireDriver
    except ImportError:  # no termios
        return None
    return WireDriver
