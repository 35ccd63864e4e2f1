"""Getting text out: to the terminal's clipboard (OSC 52), or into files where it is too large for that."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from workbench.errors import WorkbenchError
from workbench.tui.queue_text import count

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import App

CLIPBOARD_BYTES = 74_000
"""Most terminals drop a clipboard message of more than 100,000 characters of base64."""


def copied(app: App[object], text: str, what: str) -> str:
    """Send a text to the terminal's clipboard and say so. WorkbenchError if it is too large."""
    data = text.encode("utf-8", "backslashreplace")
    if len(data) > CLIPBOARD_BYTES:
        raise WorkbenchError(
            f"{what} is too large for a terminal's clipboard ({count(len(data))} bytes)", hint="y f writes it to a file"
        )
    app.copy_to_clipboard(data.decode("utf-8"))
    return (
        f"{what} sent to the terminal's clipboard, {count(len(data))} bytes (tmux passes it on with set-clipboard on)"
    )


def written(name: str, texts: Mapping[str, str]) -> str:
    """Write each text to a new file here, `SUITE-CASE-SIDE.txt`, and say where."""
    paths = []
    for side, text in texts.items():
        stem = f"{name.replace('/', '-')}-{side}"
        try:
            paths.append(_new_file(stem[:200], text))
        except OSError as error:
            raise WorkbenchError(
                f"cannot write a file here: {error.strerror or error}", where=str(Path.cwd())
            ) from error
    return f"written: {', '.join(paths)}"


def _new_file(stem: str, text: str) -> str:
    """Write to the first free name; an existing file is never overwritten."""
    number = 1
    while True:
        path = Path(f"{stem}.txt" if number == 1 else f"{stem}-{number}.txt")
        try:
            with path.open("x", encoding="utf-8", errors="backslashreplace", newline="") as file:
                file.write(text)
        except FileExistsError:
            number += 1
        else:
            return str(path)
