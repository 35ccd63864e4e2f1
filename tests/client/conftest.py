"""A key of this environment, and endpoints to send it to."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from tests.client.serving import KEY, Endpoint, served
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


@pytest.fixture
def endpoint() -> Iterator[Callable[..., tuple[Endpoint, str]]]:
    """Serves an endpoint that gives these answers: (the endpoint, its base URL)."""
    with ExitStack() as stack:

        def serve(*answers: Answer) -> tuple[Endpoint, str]:
            made = Endpoint(list(answers))
            return made, stack.enter_context(served(made))

        yield serve
