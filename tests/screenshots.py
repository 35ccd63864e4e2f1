"""Makes the pictures in screenshots/ from the real app on the demo: `python -m tests.screenshots [FOLDER [SCENE…]]`.

They are the app's own SVG; the dev extra is enough to make them.
"""

from __future__ import annotations

import asyncio
import re
import shutil
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tests.cli.running import workbench
from tests.tui.driving import Reviewer, reviewing
from tests.tui.gate import Gate
from workbench.client.settings import ClientSettings
from workbench.review.decisions import labelled
from workbench.simulator.conditions import Conditions, Mishap
from workbench.simulator.hints import hint_for
from workbench.store.comparisons import find_comparison
from workbench.store.database import open_database
from workbench.store.events import add_event
from workbench.store.queue import rows_at
from workbench.tui.services import Services
from workbench.tui.themes import DARK

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from workbench.records import Label

FOLDER = Path(__file__).parent.parent / "screenshots"
SIZES = ((80, 24), (120, 40), (200, 60))
MEND = "Start with { and end with }, without a code fence."


async def show_queue(reviewer: Reviewer) -> None:
    """The queue with a few decisions made."""
    await reviewer.sees_queue("420 of 420 left")
    await reviewer.press("1", "x")
    await reviewer.sees("decides 11 of 12")
    await reviewer.press("1")
    await reviewer.sees("decides 2 of 2")
    await reviewer.press("2", "o")
    await reviewer.sees_queue("406 of 420 left")


async def show_overview(reviewer: Reviewer) -> None:
    """Every suite, with all that is read of it."""
    await show_queue(reviewer)
    await reviewer.press("o")
    await reviewer.sees("All suites together")
    await reviewer.sees(lambda text: "reading…" not in text)
    if reviewer.app.size.width >= 200:
        await reviewer.sees(lambda text: text.count(" %") > 16)  # cost and latency of all eight suites


async def show_case(reviewer: Reviewer) -> None:
    """A regressed case, and a label on another."""
    await reviewer.sees_queue("420 of 420 left")
    await reviewer.press("1", "enter")
    await reviewer.sees("checks")


async def show_cluster(reviewer: Reviewer) -> None:
    """Three of a cluster's cases, before one key decides all of it."""
    await reviewer.sees_queue("420 of 420 left")
    await reviewer.press("n", "x")
    await reviewer.sees("least like each other")


async def show_fix(reviewer: Reviewer) -> None:
    """An edit, and its case sent again."""
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
    await reviewer.press("A")
    await reviewer.sees(" CONFIRMED")


async def show_history(reviewer: Reviewer) -> None:
    """The revisions of a prompt, and the patch of one."""
    await show_confirmed(reviewer)
    await reviewer.press("s")
    await reviewer.sees("save with a note")
    await reviewer.type("the parser takes no fence")
    await reviewer.press("enter")
    await reviewer.sees("saved as adaptation")
    await reviewer.press("h")
    await reviewer.sees("1 revision")


async def show_agreement(reviewer: Reviewer) -> None:
    """How far two reviewers agree who labelled the same cases."""
    await reviewer.sees_queue("left")
    await reviewer.press(":")
    await reviewer.type("agree")
    await reviewer.press("enter")
    await reviewer.sees("mei and raj")


async def show_blind(reviewer: Reviewer) -> None:
    """A case in a blind review: A and B."""
    await reviewer.sees_queue("left")
    await reviewer.press("enter")
    await reviewer.sees("others' labels are hidden")


def label_apart(db: Path) -> None:
    """Have two reviewers label the same cases, not always the same way."""
    with open_database(db) as opened:
        comparison = find_comparison(opened, "@last")
        for at, row in enumerate(rows_at(opened, comparison.id, range(60), "mei")):
            usual: Label = "worse" if row.verdict == "regression" else "equal"
            for reviewer, seldom in (("mei", 7), ("raj", 11)):
                label: Label = "both-bad" if at % seldom == seldom - 1 else usual
                add_event(opened, comparison.id, labelled(row.suite, row.case, label, reviewer))


async def show_help(reviewer: Reviewer) -> None:
    """Every key."""
    await show_case(reviewer)
    await reviewer.press("?")
    await reviewer.sees("any other key back")


async def show_runs(reviewer: Reviewer, gate: Gate) -> None:
    """Every run, the last one unfinished."""
    await show_ended(reviewer, gate)
    await reviewer.press("escape")
    await reviewer.sees("1 unfinished")
    await reviewer.sees(lambda text: text.count("$") == (3 if reviewer.app.size.width >= 100 else 0))


async def show_start(reviewer: Reviewer, gate: Gate) -> None:
    """The form, with what the run would come to."""
    await reviewer.sees_queue("left")
    await reviewer.press("t")
    await reviewer.sees("2 runs")
    await reviewer.press("S")
    await reviewer.sees("420 calls")


async def show_run(reviewer: Reviewer, gate: Gate) -> None:
    """A run half way."""
    gate.open(let=190)
    await show_start(reviewer, gate)
    await reviewer.press("enter")
    await reviewer.sees("what happened")
    while gate.held < AT_ONCE:
        await asyncio.sleep(0.02)
    await reviewer.sees(lambda text: "calls/s" in text and " 0 of at most" not in text)


async def show_ended(reviewer: Reviewer, gate: Gate) -> None:
    """A run that ended with calls that failed."""
    await show_start(reviewer, gate)
    await reviewer.press("enter")
    await reviewer.sees("how it ended")


SCENES: dict[str, Callable[[Reviewer, Gate], Awaitable[None]]] = {
    "queue": lambda reviewer, _: show_queue(reviewer),
    "overview": lambda reviewer, _: show_overview(reviewer),
    "case": lambda reviewer, _: show_case(reviewer),
    "fix": lambda reviewer, _: show_fix(reviewer),
    "confirmed": lambda reviewer, _: show_confirmed(reviewer),
    "cluster": lambda reviewer, _: show_cluster(reviewer),
    "history": lambda reviewer, _: show_history(reviewer),
    "agreement": lambda reviewer, _: show_agreement(reviewer),
    "blind": lambda reviewer, _: show_blind(reviewer),
    "help": lambda reviewer, _: show_help(reviewer),
    "runs": show_runs,
    "run-start": show_start,
    "run": show_run,
    "run-ended": show_ended,
}
MISHAPS = Conditions(latency_ms=40, chaos=(Mishap("429", 0.03), Mishap("400", 0.01)), retry_after_s=0.3)
"""What the model of the runs' pictures is like; without any mishap there would be nothing to tell."""
AT_ONCE = 12
"""Of the calls at once so many wait at the gate at least: others wait to be sent again."""


async def take(demo: Path, folder: Path, only: Sequence[str]) -> None:
    """Every scene (or only some) in every size, each on a fresh copy of the demo."""
    for columns, rows in SIZES:
        for name, show in SCENES.items():
            if only and name not in only:
                continue
            gate = Gate(conditions=MISHAPS if "run" in name and name != "run-start" else None)
            services = Services(client=partial(ClientSettings, transport=gate), hint=hint_for)
            with tempfile.TemporaryDirectory() as place:
                db = Path(shutil.copy(demo, place))
                if name == "agreement":
                    label_apart(db)
                blind = name == "blind"
                async with reviewing(db, columns=columns, rows=rows, services=services, blind=blind) as reviewer:
                    reviewer.app.theme = DARK.name  # without a terminal the app takes sixteen colours for granted
                    await show(reviewer, gate)
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
        asyncio.run(take(demo, folder, sys.argv[2:]))


if __name__ == "__main__":
    main()
