"""The forms in which an edited prompt comes in a file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.adapt.making import SUITE
from workbench.adapt.promptfile import draft_from_file
from workbench.errors import SuiteFileError, WorkbenchError
from workbench.suites.render import request_yaml

if TYPE_CHECKING:
    from pathlib import Path

EDITED = {**SUITE.request, "system": "Sign with Yours.\n"}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("edited.yaml", request_yaml(EDITED)),
        ("edited.yml", "request:\n" + "".join(f"  {line}\n" for line in request_yaml(EDITED).splitlines())),
        ("edited.json", json.dumps({"request": EDITED})),
        ("edited.json", json.dumps(EDITED)),
        ("edited.txt", "Sign with Yours.\n"),
        ("edited.md", "Sign with Yours.\n"),
        ("letters.suite.yaml", json.dumps({"suite": "letters", "request": EDITED, "cases": []})),
    ],
)
def test_each_form_gives_the_same_prompt(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    draft = draft_from_file(SUITE, path)
    assert draft.prompt == EDITED
    assert draft.changed


def test_problems_name_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "edited.yaml"
    path.write_text("max_tokens: 5\nmesages: []\n", encoding="utf-8")
    with pytest.raises(SuiteFileError, match=r"edited\.yaml:2"):
        draft_from_file(SUITE, path)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(WorkbenchError, match="No such file"):
        draft_from_file(SUITE, tmp_path / "none.yaml")
    path = tmp_path / "latin.txt"
    path.write_bytes(b"caf\xe9")
    with pytest.raises(WorkbenchError, match="not UTF-8"):
        draft_from_file(SUITE, path)
