"""Where the example suites are."""

from __future__ import annotations

from pathlib import Path

import workbench


def example_suites_folder() -> Path:
    """The suites that come with Workbench: inside an installed package, else beside it in the repository."""
    package = Path(workbench.__file__).parent
    installed = package / "examples"
    return installed if installed.is_dir() else package.parent / "suites"
