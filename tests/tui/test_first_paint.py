"""What is imported when the first screen stands: start-up time is imports."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from tests.terminal import Terminal
from tests.tui.making import JSON_CHECK, TRIAGE, make_review

if TYPE_CHECKING:
    from pathlib import Path

LATER = (
    "anthropic", "sqlite_utils", "numpy", "pydantic", "yaml", "jsonschema", "rapidfuzz", "diff_match_patch",
    "markdown_it", "pygments", "httpx", "httpx2", "tree_sitter", "uvicorn",
    "textual.widgets._markdown", "textual.widgets._text_area", "textual.widgets._data_table",
    "textual.widgets._rich_log", "textual.command._markdown",
)  # fmt: skip

PROGRAM = """
import sys
from pathlib import Path
from workbench.tui.run import run_review
from workbench.tui.services import Services
from workbench.tui.screens.queue import QueueScreen

def first_paint_is_done(self):
    Path(sys.argv[2]).write_text("\\n".join(sys.modules))
    self.app.exit()

QueueScreen._warm = first_paint_is_done
run_review(Path(sys.argv[1]), None, reviewer="ada", services=Services())
"""


def test_nothing_slow_is_imported_before_the_first_paint(tmp_path: Path) -> None:
    db = make_review(tmp_path / "review.db", TRIAGE, JSON_CHECK)
    seen = tmp_path / "modules.txt"
    with Terminal([sys.executable, "-c", PROGRAM, str(db), str(seen)], afresh=True) as terminal:
        assert terminal.wait_for_exit() == 0
        assert "t-1" in terminal.raw.decode("utf-8", "replace")
    modules = seen.read_text().split("\n")
    assert "workbench.tui.screens.queue" in modules
    assert [name for name in LATER if name in modules] == []
    assert [name for name in modules if name.startswith(("workbench.checks", "workbench.client"))] == []
