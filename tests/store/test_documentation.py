"""docs/store.md says what the database really holds, and its queries run."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.store.making import SUITE, label, make_comparison
from workbench.records import CheckResult
from workbench.store.checks import save_check_results
from workbench.store.outputs import suite_outputs

if TYPE_CHECKING:
    from workbench.store.database import Database

TEXT = (Path(__file__).parents[2] / "docs" / "store.md").read_text(encoding="utf-8")
QUERIES = re.findall(r"```sql\n(.*?)```", TEXT, re.DOTALL)


def documented() -> dict[str, list[str]]:
    """Tables and views with their columns, as the page has them."""
    parts = re.split(r"^### (\w+)$", TEXT, flags=re.MULTILINE)[1:]
    return {
        name: re.findall(r"^\| (?!column )(\w+) \|", body, re.MULTILINE)
        for name, body in zip(parts[::2], parts[1::2], strict=True)
    }


def test_every_table_and_column_is_documented(db: Database) -> None:
    names = db.connection.execute(
        "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE '%\\_search%' ESCAPE '\\'"
    ).fetchall()
    real = {
        name: [row[1] for row in db.connection.execute(f"PRAGMA table_info({name})")]
        for (name,) in names
        if not name.startswith("sqlite_")
    }
    assert documented() == real


def test_the_version_is_documented(db: Database) -> None:
    (version,) = db.connection.execute("PRAGMA user_version").fetchone()
    assert f"the version of the schema (now {version})" in TEXT


def test_there_are_five_queries() -> None:
    assert len(QUERIES) == 5


@pytest.mark.parametrize("query", QUERIES)
def test_query_finds_something(db: Database, query: str) -> None:
    comparison = make_comparison(db, ["regression", "changed"])
    label(db, comparison, 1, "worse")
    label(db, comparison, 1, "equal", reviewer="raj")
    for stored in list(suite_outputs(db, comparison.target.id, "letters")):
        save_check_results(db, stored.id, SUITE.checks, (CheckResult("max-words", False, 0.0, "long", "format"),))
    assert db.connection.execute(query).fetchall()
