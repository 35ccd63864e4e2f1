"""Editing a text in the editor a person is used to."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from textual.app import App


def edited(app: App[object], text: str, name: str, here: str) -> str:
    """The text as $VISUAL or $EDITOR (else vi) leaves it; the app stands aside meanwhile. `here` edits in the app.

    WorkbenchError if the editor cannot be started or ends with an error: the text is then as before.
    """
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
    with tempfile.TemporaryDirectory(prefix="workbench-") as folder:
        path = Path(folder, f"{name.replace('/', '-')}.yaml")
        try:
            path.write_text(text, encoding="utf-8", newline="")
        except (OSError, UnicodeEncodeError) as error:
            raise WorkbenchError(
                f"the prompt cannot be given to an editor: {error}", hint=f"{here} edits here"
            ) from error
        failed: OSError | ValueError | None = None
        code = 0
        try:
            with app.suspend():
                try:  # inside: an error that left `suspend` would leave the terminal to the shell
                    code = subprocess.run([*shlex.split(command), str(path)], check=False).returncode
                except (OSError, ValueError) as error:
                    failed = error
        except SuspendNotSupported:
            raise WorkbenchError("this terminal cannot be handed to an editor", hint=f"{here} edits here") from None
        if failed is not None:
            raise WorkbenchError(f"cannot start {command!r}: {failed}", hint="set EDITOR") from failed
        if code:
            raise WorkbenchError(f"{command} ended with {code}; the prompt is as before")
        try:
            return path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise WorkbenchError(f"what the editor left cannot be read: {error}") from error
