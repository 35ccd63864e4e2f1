"""A key, a database, and simulators under the conditions a test wants."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from tests.client.serving import KEY, served
from tests.databases import new_database
from workbench.simulator.app import create_app
from workbench.simulator.conditions import Conditions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from workbench.store.database import Database


@pytest.fixture(autouse=True)
def key(monkeypatch: pytest.MonkeyPatch) -> str:
    """The only key of the environment."""
    for name in ("ANTHROPIC_AUTH_TOKEN", "ANTHROPIC_BASE_URL", "ANTHROPIC_CUSTOM_HEADERS", "ANTHROPIC_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ANTHROPIC_API_KEY", KEY)
    return KEY


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    """An open, empty database."""
    with new_database(tmp_path / "runs.db") as database:
        yield database


@pytest.fixture
def simulator() -> Iterator[Callable[..., str]]:
    """Serves a simulator under conditions; its base URL."""
    with ExitStack() as servers:

        def serve(**conditions: object) -> str:
            return servers.enter_context(served(create_app(conditions=Conditions(**conditions))))  # type: ignore[arg-type]

        yield serve
