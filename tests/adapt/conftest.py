"""A comparison to adapt prompts in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.adapt.making import made_comparison
from tests.databases import new_database

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.records import Comparison
    from workbench.store.database import Database


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    """An open, empty database."""
    with new_database(tmp_path / "review.db") as database:
        yield database


@pytest.fixture
def comparison(db: Database) -> Comparison:
    """Cases l-0 and l-2 regressed; l-1, l-3, l-4 passed on both sides; l-5 on none."""
    return made_comparison(db)
