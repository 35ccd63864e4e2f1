"""Makes the pictures in screenshots/ from the real app on the demo: `python -m tests.screenshots [FOLDER]`.

They are the app's own SVG; the dev extra is enough to make them.
"""

from __future__ import annotations

import asyncio
import re
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tests.cli.running import workbench
from tests.tui.driving import Reviewer, reviewing
from workbench.client.settings import ClientSettings
from workbench.simulator.app import create_app
from workbench.simulator.hints import hint_for
from workbench.tui.services import Services
from workbench.tui.themes import DARK

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

FOLDER = Path(__file__).parent.parent / "screenshots"
SIZES = ((80, 24), (120, 40), (200, 60))
MEND = "Start with { and end with }, without a code fence."


async def show_queue(reviewer: Reviewer) -> None:
    """The queue with a few decisions made."""
    await reviewer.sees_queue("420 of 420 left")
    for key in "1123":
        await reviewer.press(key)
    await reviewer.sees("416 of 420 left")


async def show_case(reviewer: Reviewer) -> None:
    """A regressed case, and a label on another."""
    await show_queue(reviewer)
    await reviewer.press("enter")
    await reviewer.sees("checks")


async def show_fix(reviewer: Reviewer) -> None:
    """An edit run again on failing and guarding cases, and confirmed."""
    await show_case(reviewer)
    await reviewer.press("e")
    await reviewer.sees("typing")
    await reviewer.press(*["down"] * 7, "end", "enter")
    await reviewer.type(MEND)
    await reviewer.press("escape", "r")
    await reviewer.sees("FIXED")


async def show_confirmed(reviewer: Reviewer) -> None:
    """The whole suite confirmed."""
    await show_fix(reviewer)
    await reviewer.press("R")
    await reviewer.sees("CONFIRMED")


async def show_help(reviewer: Reviewer) -> None:
    """Every key."""
    await show_case(reviewer)
    await reviewer.press("?")
    await reviewer.sees("any other key back")


SCENES: dict[str, Callable[[Reviewer], Awaitable[None]]] = {
    "queue": show_queue,
    "case": show_case,
    "fix": show_fix,
    "confirmed": show_confirmed,
    "help": show_help,
}


async def take(demo: Path, folder: Path) -> None:
    """Every scene in every size, each on a fresh copy of the demo."""
    services = Services(client=lambda: ClientSettings(transport=create_app()), hint=hint_for)
    for columns, rows in SIZES:
        for name, show in SCENES.items():
            with tempfile.TemporaryDirectory() as place:
                db = Path(shutil.copy(demo, place))
                async with reviewing(db, columns=columns, rows=rows, services=services) as reviewer:
                    reviewer.app.theme = DARK.name  # without a terminal the app takes sixteen colours for granted
                    await show(reviewer)
                    picture = folder / f"{name}-{columns}x{rows}.svg"
                    write_svg(reviewer.app.export_screenshot(), picture)
                    print(picture)


def write_svg(svg: str, path: Path) -> None:
    """Keep the app's own SVG, with the reader's monospace font in place of one that would be fetched from elsewhere."""
    svg = re.sub(r"@font-face\s*{.*?}\s*", "", svg, flags=re.S).replace("Fira Code", "DejaVu Sans Mono")
    path.write_text(re.sub(r"[ \t]+$", "", svg, flags=re.M), encoding="utf-8")


def main() -> None:
    """Make all pictures."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        demo = Path(place) / "demo.db"
        done = workbench("demo", db=demo)
        assert done.returncode == 0, done.stderr
        asyncio.run(take(demo, folder))


if __name__ == "__main__":
    main()
