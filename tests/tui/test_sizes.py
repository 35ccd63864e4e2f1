"""Every screen in every size, with names and texts whose width is in doubt: nothing breaks, columns stay straight."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui.driving import Reviewer, reviewing
from tests.tui.making import JSON_CHECK, Pair, make_review
from workbench.client.settings import ClientSettings
from workbench.simulator.app import create_app
from workbench.text.cells import cell_width
from workbench.tui.services import Services

if TYPE_CHECKING:
    from pathlib import Path

SIZES = [(40, 12), (80, 24), (120, 40), (200, 60), (300, 100)]
FAMILY, FLAG, HEBREW, ARABIC = "👩‍👩‍👧‍👦", "🇯🇵", "שלום עולם", "مرحبا بالعالم"
CASES: dict[str, Pair] = {
    "plain": ('{"a": 1}', 'Here:\n{"a": 1}'),
    "日本語の長い事例の名前がここに立っています": ("日本語のテキストです。\n二行目", "日本語の文章です。\n二行目"),
    f"family-{FAMILY}-{FLAG}": (f"{FAMILY} one\n{FLAG} two ☎️", f"{FAMILY} 1\n{FLAG} two ☎️ more"),
    f"{HEBREW}-{ARABIC}": (f"{HEBREW}\n{ARABIC} 12", f"{HEBREW} 3\n{ARABIC} 12"),
    "e\u0301te\u0301-हिन्दी": ("हिन्दी में\ne\u0301te\u0301", "हिन्दी मे\nété"),
}
REVIEWER = f"渡辺 {FAMILY} {HEBREW}"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("wide") / "wide.db"
    return make_review(path, {"suite": CASES, f"組-{FAMILY}-{HEBREW}": CASES}, JSON_CHECK, models=("m-日本", "n"))


@pytest.mark.parametrize(("columns", "rows"), SIZES)
async def test_every_screen_fits_and_its_columns_are_straight(made: Path, columns: int, rows: int) -> None:
    services = Services(client=lambda: ClientSettings(transport=create_app(), max_retries=0))
    async with reviewing(made, columns=columns, rows=rows, reviewer=REVIEWER, services=services) as ada:
        await ada.sees(lambda text: "\n >" in text and "left" in text)
        looked(ada)
        assert len({place(line, "regression") for line in ada.lines()[3:-2] if "regression" in line}) == 1
        await ada.press("x")
        await ada.sees(lambda text: in_cluster(ada) and "\n >" in text)
        looked(ada)
        await ada.press("escape", "F", "c")
        await ada.sees("note")
        await ada.type(f"{HEBREW} {FAMILY} 日本")
        looked(ada)
        await ada.press("enter")
        for _ in CASES:
            await ada.press("enter")
            await ada.sees("checks ")
            looked(ada)
            if columns >= 100:
                straight(ada, "│")
            await ada.press("d")
            looked(ada)
            await ada.press("d", "v")
            looked(ada)
            await ada.press("escape", "j")
        await ada.press("enter", "e")
        await ada.sees("typing")
        looked(ada)
        await ada.press("escape", "r")
        await ada.sees(lambda _: getattr(ada.app.screen, "trial", None) is not None)
        await ada.sees(lambda _: ada.app.screen.trial.state != "running")  # type: ignore[attr-defined]
        looked(ada)
        await ada.press("o")
        for keys, wanted in (("o", "suites"), ("o", " left"), ("t", "2 runs"), ("S", "calls at once")):
            await ada.press(keys)
            await ada.sees(wanted)
            looked(ada)
        await ada.press("escape", "enter")
        looked(ada)
        for key in ("o", ":", "escape", "?", "escape", "f", "escape"):
            await ada.press(key)
            looked(ada)


def in_cluster(ada: Reviewer) -> bool:
    return getattr(ada.app.screen, "PLACE", "") == "cluster"


def looked(ada: Reviewer) -> None:
    """Each row is exactly as wide as the screen; the terminal's cursor is on it."""
    screen = ada.app.screen
    strips = screen._compositor.render_strips(screen.size)
    assert len(strips) == screen.size.height
    for strip in strips:
        text = "".join(part.text for part in strip if not part.control)
        assert cell_width(text) == screen.size.width, text
    x, y = ada.app.cursor_position
    assert 0 <= x < screen.size.width
    assert 0 <= y < screen.size.height


def place(line: str, word: str) -> int:
    """The column a word begins at."""
    return cell_width(line[: line.index(word)])


def straight(ada: Reviewer, rule: str) -> None:
    """All rows that a rule parts have it in the same column."""
    assert len({place(line, rule) for line in ada.lines() if rule in line}) == 1
