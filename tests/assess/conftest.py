"""An empty database for each test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workbench.store.database import Database, open_database

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    """An open, empty database."""
    with open_database(tmp_path / "review.db", create=True) as database:
        yield database
