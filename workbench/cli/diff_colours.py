"""Which colours a diff is printed in."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from rich.color import ColorSystem

    from workbench.tui.roles import Roles

Colour = Literal["auto", "always", "never"]

_TINTED = ("removed", "added", "moved")


class Colours(NamedTuple):
    """The styles of what is printed, and how many colours there are to write them in."""

    roles: Roles
    system: ColorSystem


def colours(wanted: Colour) -> Colours | None:
    """The colours to print in; None: without any. `auto`: on a terminal, unless NO_COLOR is set."""
    if wanted == "never" or (wanted == "auto" and (os.environ.get("NO_COLOR") or sys.stdout is None)):
        return None
    from rich.console import COLOR_SYSTEMS, Console

    named = Console(file=sys.stdout, force_terminal=True if wanted == "always" else None).color_system
    if named is None and wanted == "auto":
        return None
    system = COLOR_SYSTEMS[named or "standard"]
    return Colours(_roles(few=named in (None, "standard")), system)


def _roles(*, few: bool) -> Roles:
    from workbench.tui.palette import DARK
    from workbench.tui.roles import Roles

    roles = Roles({}, plain=True)
    if not few:
        # What is changed has ink and paper of its own, readable on any ground; the rest is as the terminal has it.
        tinted = Roles(DARK._asdict(), plain=False).styles
        changed = {role: style for role, style in tinted.items() if role.startswith(_TINTED)}
        roles.styles = {**roles.styles, **changed}
    return roles
