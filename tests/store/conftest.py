"""An empty database for each test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.databases import new_database

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.store.database import Database


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the test's database lies."""
    return tmp_path / "review.db"


@pytest.fixture
def db(path: Path) -> Iterator[Database]:
    """An open, empty database."""
    with new_database(path) as database:
        yield database
