"""What tests of several rooms share."""

from __future__ import annotations

import contextlib
import fcntl
import gc
import importlib
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests.cli.running import workbench

if TYPE_CHECKING:
    from collections.abc import Iterator

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


@pytest.hookimpl(tryfirst=True)
def pytest_collection(session: pytest.Session) -> None:
    """Each worker imports another part of all tests first, so that what has to be compiled is compiled once.

    Compiling the tests takes longer than importing them; side by side all workers would do it for every file.
    """
    own = os.environ.get("PYTEST_XDIST_WORKER", "").removeprefix("gw")
    if not own or session.config.args_source is not pytest.Config.ArgsSource.TESTPATHS:
        return
    workers = int(os.environ["PYTEST_XDIST_WORKER_COUNT"])
    tests = Path(__file__).parent
    for path in sorted(tests.rglob("test_*.py"))[int(own) :: workers]:
        # What is wrong with a module is said when it is collected.
        with contextlib.suppress(Exception, pytest.skip.Exception):
            importlib.import_module(".".join(path.relative_to(tests.parent).with_suffix("").parts))


def pytest_collection_finish() -> None:
    """What was imported for the tests stays: the collector need not go through all of it again and again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def made_demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's database, made once by the real command. Do not write to it; `demo_db` is a copy to write to."""
    base = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent  # which the worker processes have in common
    path = base / "made" / "demo.db"
    path.parent.mkdir(exist_ok=True)
    with (base / "made.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists():
            making = path.with_name("making.db")
            done = workbench("demo", db=making)
            assert done.returncode == 0, done.stderr
            making.rename(path)
    return path


@pytest.fixture
def demo_db(made_demo: Path, tmp_path: Path) -> Path:
    """A demo database of the test's own."""
    path = tmp_path / "demo.db"
    shutil.copy(made_demo, path)
    return path
