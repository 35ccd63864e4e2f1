"""What tests of several rooms share."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests.cli.running import workbench

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

settings.register_profile("suite", deadline=None)
settings.load_profile("suite")
# What tests start finds modules compiled, as an installed Workbench does.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


@pytest.fixture(scope="session", autouse=True)
def nobodys_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The app finds no keys and no look of whoever runs the tests, and leaves them none."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("config")))
        for name in ("WORKBENCH_KEYS", "WORKBENCH_THEME"):
            patch.delenv(name, raising=False)
        yield


@pytest.fixture(scope="session")
def made_demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's database, made once by the real command. Do not write to it; `demo_db` is a copy to write to."""
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    done = workbench("demo", db=path)
    assert done.returncode == 0, done.stderr
    return path


@pytest.fixture
def demo_db(made_demo: Path, tmp_path: Path) -> Path:
    """A demo database of the test's own."""
    path = tmp_path / "demo.db"
    shutil.copy(made_demo, path)
    return path
