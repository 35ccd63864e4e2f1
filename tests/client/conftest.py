"""A key of this environment, and endpoints to send it to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.client.serving import KEY, Endpoint, Switchboard, served
from workbench.simulator.app import create_app

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.client.serving import Answer


@pytest.fixture(autouse=True)
def key(monkeypatch: pytest.MonkeyPatch) -> str:
    """The only key of the environment."""
    for name in ("ANTHROPIC_AUTH_TOKEN", "ANTHROPIC_BASE_URL", "ANTHROPIC_CUSTOM_HEADERS", "ANTHROPIC_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ANTHROPIC_API_KEY", KEY)
    return KEY


@pytest.fixture(scope="session")
def simulator() -> Iterator[str]:
    """The base URL of the simulator."""
    with served(create_app()) as url:
        yield url


@pytest.fixture(scope="session")
def switchboard() -> Iterator[tuple[Switchboard, str]]:
    """A server for endpoints, and its base URL."""
    board = Switchboard()
    with served(board) as url:
        yield board, url


@pytest.fixture
def endpoint(switchboard: tuple[Switchboard, str]) -> Callable[..., tuple[Endpoint, str]]:
    """Serves an endpoint that gives these answers: (the endpoint, its base URL)."""
    board, url = switchboard

    def serve(*answers: Answer) -> tuple[Endpoint, str]:
        made = Endpoint(list(answers))
        return made, url + board.add(made)

    return serve
