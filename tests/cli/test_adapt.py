"""`adaptations` and `adapt`, as a script meets them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.adapt.making import CASES, SUITE, made_comparison
from tests.cli.asking import done, told, told_json
from tests.databases import new_database
from workbench.adapt.drafts import draft_of
from workbench.adapt.keeping import keep_adaptation
from workbench.suites.read import read_suite
from workbench.suites.render import request_yaml
from workbench.suites.write import suite_yaml

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A database with an adaptation of the suite `letters`, whose file lies in the folder at hand."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "review.db"
    with new_database(path) as database:
        comparison = made_comparison(database)
        text = request_yaml({**SUITE.request, "system": "Answer politely.\nSign with our name.\nBe \x1b[2Jshort.\n"})
        draft = draft_of(SUITE, text)
        keep_adaptation(database, comparison, draft, confirmed=False, reviewer="ada", note="too long", runs=[])
    (tmp_path / "letters.suite.yaml").write_text("# ours\n" + suite_yaml(SUITE, CASES))
    return path


def test_a_revision_goes_into_the_file(db: Path, tmp_path: Path) -> None:
    file = tmp_path / "letters.suite.yaml"
    before = file.read_text()
    (listed,) = told_json(db, "adaptations")["adaptations"]
    assert (listed["adaptation"], listed["suite"], listed["status"], listed["note"]) == (
        1,
        "letters",
        "draft",
        "too long",
    )
    looked = done(db, "adapt", "apply", "letters", "--adaptation", "1", "--dry-run")
    assert "nothing was written" in looked.stderr
    assert "\x1b" not in looked.stdout
    assert file.read_text() == before
    applied = told_json(db, "adapt", "apply", "letters", "--adaptation", "1")
    assert applied["written"]
    assert applied["adaptation"]["status"] == "accepted"
    assert (tmp_path / applied["kept"]).read_text() == before
    assert "Be \\e[2Jshort." in file.read_text()
    assert file.read_text().startswith("# ours\n")
    assert "already" in done(db, "adapt", "apply", "letters", "--adaptation", "1").stderr
    assert "rejected" in done(db, "adapt", "mark", "letters", "--adaptation", "1", "rejected", "--note", "no").stderr
    (listed,) = told_json(db, "adaptations", "--suite", "letters", "--comparison", "@last")["adaptations"]
    assert (listed["status"], listed["note"]) == ("rejected", "no")


def test_a_contradiction_is_shown_and_nothing_is_written(db: Path, tmp_path: Path) -> None:
    file = tmp_path / "letters.suite.yaml"
    file.write_text(file.read_text().replace("Sign with our name.", "Sign with yours."))
    before = file.read_bytes()
    result = told(db, "adapt", "apply", "letters", "--adaptation", "1")
    assert "changed meanwhile" in str(result.exception)
    assert "both changed system:" in result.stderr
    assert "Sign with yours." in result.stderr
    assert "\x1b" not in result.stderr
    assert file.read_bytes() == before
    assert told_json(db, "adaptations")["adaptations"][0]["status"] == "draft"


def test_without_a_file_it_is_said_and_one_can_be_made(db: Path, tmp_path: Path) -> None:
    (tmp_path / "letters.suite.yaml").unlink()
    assert "no file below this folder" in str(told(db, "adapt", "apply", "letters", "--adaptation", "1").exception)
    made = done(db, "adapt", "apply", "letters", "--adaptation", "1", "--file", "new.suite.yaml")
    assert "wrote new.suite.yaml" in made.stderr
    assert len(read_suite(tmp_path / "new.suite.yaml").cases) == 6
    assert "not 'bills'" in str(told(db, "adapt", "apply", "bills", "--adaptation", "1").exception)
    assert "no adaptation 7" in str(told(db, "adapt", "apply", "letters", "--adaptation", "7").exception)
