"""What the app wrote without the wire, kept frame by frame.

`python -m tests.tui.wire.recording` makes it anew: the real app in a real pseudo-terminal, on answers made up here.
"""

from __future__ import annotations

import gzip
import re
import sys
import tempfile
from pathlib import Path

from tests.terminal import Terminal
from tests.tui.making import JSON_CHECK, TRIAGE, make_review
from tests.tui.wire.streams import Frame

FOLDER = Path(__file__).parent / "recorded"
SIZES = {(80, 24): None, (160, 48): 36}
"""Columns and rows, and how many of the keys are pressed; None: all."""
_SYNC = "\x1b[?2026;2$y"
"""A terminal's answer: it takes frames whole. Textual then writes where each begins and ends."""
_ENDS = re.compile("\x1b\\[\\?2026[hl]")
_PARAGRAPHS = (
    "The lamp was calm and the table stood by the window, where it had stood for years.",
    "標準の答えです。料金は二度請求されました。 注文番号は4417です。",
    "Done ✅ and shipped 👩\u200d🔬 with ❤\ufe0f to 🇩🇪, said the कि note.",
    "שלום לכולם, and مرحبا بالجميع too.",
    '{"priority": "high", "reason": "charged twice"}',
    "",
    "| item | price |\n|---|---|\n| lamp | 12 |",
)
_KEYS = (
    *["down"] * 5, "pgdn", "pgdn", "up", "G", "g", "/", "c", "-", "1", "enter", "esc",
    "enter", *["j"] * 5, "pgdn", "k", "]", "[", "J", "J", "J", "K", "v", "v", "v", "d", "j", "d", "w", "right", "left",
    "w", "1", "n", "u", "c", "o", "k", "enter", "y", "esc", "e", "x", " ", "y", "esc", "esc", "?", "pgdn", "esc", "o",
    "o", "down", "down", "s", "esc", ":", "t", "h", "enter",
)  # fmt: skip


def frames(columns: int, rows: int) -> list[Frame]:
    """The frames recorded on a screen of this size."""
    data = gzip.decompress((FOLDER / f"{columns}x{rows}.gz").read_bytes()).decode()
    return [Frame(columns, rows, part) for part in _ENDS.split(data.replace("\r\n", "\n")) if part]


def _record(folder: Path, columns: int, rows: int, keys: int | None) -> bytes:
    def text(start: int, lines: int) -> str:
        return "\n".join(_PARAGRAPHS[(start + line * line) % len(_PARAGRAPHS)] for line in range(lines))

    long = {f"c-{at}": (text(at, 20 + at), text(at + at % 3, 22 + at)) for at in range(30)}
    db = make_review(folder / f"{columns}.db", {**TRIAGE, "long": long}, JSON_CHECK)
    command = [sys.executable, "-m", "workbench", "--db", str(db), "review", "--reviewer", "ada", "--driver", "plain"]
    with Terminal(command, columns=columns, rows=rows) as terminal:
        terminal.wait("left")
        terminal.press(_SYNC)
        for key in _KEYS[:keys]:
            terminal.press(key)
            terminal.settle(0.3)
        written = bytes(terminal.raw)
        terminal.press("q")
    return written


def _main() -> None:
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for (columns, rows), keys in SIZES.items():
            written = _record(Path(folder), columns, rows, keys)
            packed = gzip.compress(written, 9, mtime=0)
            (FOLDER / f"{columns}x{rows}.gz").write_bytes(packed)
            print(f"{columns}x{rows}: {len(written):,} bytes, kept as {len(packed):,}")


if __name__ == "__main__":
    _main()
