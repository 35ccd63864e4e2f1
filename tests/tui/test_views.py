"""The views of a case."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tests.tui.driving import reviewing
from tests.tui.making import make_review
from workbench.cli.comparison_at import comparison_and_case

if TYPE_CHECKING:
    import pytest


async def test_markdown_is_laid_out_and_its_changes_are_marked(tmp_path: Path) -> None:
    before = "# Plan\n\n- one\n- **two**\n\n| a | b |\n|---|---|\n| 1 | 22 |"
    after = "# Plan\n\n- one\n- **three**\n\n| a | b |\n|---|---|\n| 1 | 333 |"
    db = make_review(tmp_path / "r.db", {"s": {"c-1": (before, after)}})
    for columns in (120, 80):
        async with reviewing(db, columns=columns) as ada:
            await ada.sees("1 of 1 left")
            await ada.press("enter")
            await ada.sees("s/c-1")
            await ada.press("v")
            await ada.sees("view: markdown")
            assert "• two" in ada.line_with("• two")
            assert ada.line_with("• two").lstrip().startswith("~" if columns == 120 else "-")
            assert "1 │ 333" in ada.line_with("333")
            bold = bold_words(ada.app.screen)
            assert {"Plan", "two", "three"} <= bold


def bold_words(screen: object) -> set[str]:
    """Every piece of text that is drawn in bold."""
    strips = screen._compositor.render_strips(screen.size)  # type: ignore[attr-defined]
    return {part.text.strip() for strip in strips for part in strip if part.style and part.style.bold}


async def test_the_line_that_opens_a_case_is_copied_and_opens_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    make_review(tmp_path / "workbench.db", {"s": {"c-1": ("a", "b"), "c-2": ("c", "d")}})
    async with reviewing(Path("workbench.db")) as ada:
        await ada.sees("2 of 2 left")
        await ada.press("Y")
        await ada.sees("workbench review s/c-1@")
        line = ada.app.clipboard or (tmp_path / "s-c-1-command.txt").read_text().strip()
    assert line == "workbench review s/c-1@claude-old-to-claude-new"
    name, case = comparison_and_case(line.split()[-1])
    assert (name, case) == ("claude-old-to-claude-new", "s/c-1")
    assert comparison_and_case("s/c-2@@last-1") == ("@last-1", "s/c-2")
