"""Getting text out: to the terminal's clipboard (OSC 52), or into files where it is too large for that."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from workbench.errors import WorkbenchError
from workbench.tui.clipboard import LIMIT, has_clipboard, size
from workbench.tui.queue_text import count

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.tui.app import WorkbenchApp

_PASSED_ON = {
    "TMUX": "; tmux passes it on with set-clipboard on",
    "STY": "; GNU screen passes it on",
}


def copied(app: WorkbenchApp, text: str, what: str, otherwise: str) -> str:
    """Send a text to the terminal's clipboard and say so. WorkbenchError if it is too large, or if there is none.

    `otherwise` says which keys write it to a file.
    """
    data = text.encode("utf-8", "backslashreplace")
    if size(data) > LIMIT:
        raise WorkbenchError(
            f"{what} is too large for a terminal's clipboard: {count(size(data))} bytes, {count(LIMIT)} at most",
            hint=f"{otherwise} writes it to a file",
        )
    if not has_clipboard(app.surroundings):
        raise WorkbenchError("this terminal has no clipboard", hint=f"{otherwise} writes it to a file")
    app.copy_to_clipboard(data.decode("utf-8"))
    passed_on = next((words for name, words in _PASSED_ON.items() if app.surroundings.get(name)), "")
    return f"{what} sent to the terminal's clipboard, {count(len(data))} bytes; {otherwise}: to a file{passed_on}"


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
