"""What the app remembers from one sitting to the next: a small JSON file in the user's settings folder."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def usual_settings_path() -> Path:
    """Where the file is."""
    from platformdirs import user_config_path

    return user_config_path("workbench") / "settings.json"


def read_settings(path: Path) -> dict[str, str]:
    """What is remembered, by name. A file that is missing, unreadable or spoilt remembers nothing."""
    import json

    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):  # the last where brackets stand in brackets without end
        return {}
    if not isinstance(found, dict):
        return {}
    return {name: value for name, value in found.items() if isinstance(value, str)}


def remember(path: Path, settings: Mapping[str, str]) -> None:
    """Remember these, whatever else is there kept. The file is replaced whole. WorkbenchError if that fails."""
    import json

    making = path.with_name(f"{path.name}.{os.getpid()}.making")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            making.write_text(json.dumps({**read_settings(path), **settings}, indent=2) + "\n", encoding="utf-8")
            making.replace(path)
        finally:
            making.unlink(missing_ok=True)
    except OSError as error:
        raise WorkbenchError(
            f"this cannot be remembered: {error.strerror or error}",
            where=str(path),
            hint="it holds until the app is left",
        ) from error
