"""Files that a database names are only looked at where they can be files of functions."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from workbench.assess.functions import changed_files, hashed_files

if TYPE_CHECKING:
    from pathlib import Path


def test_paths_are_kept_from_the_folder_of_the_database(tmp_path: Path) -> None:
    (tmp_path / "suites").mkdir()
    (tmp_path / "data").mkdir()
    file = tmp_path / "suites" / "tone.py"
    file.write_text("x = 1")
    found = hashed_files(tmp_path / "data" / "workbench.db", {"letters": [file], "desk": []})
    assert list(found["letters"]) == [os.path.join("..", "suites", "tone.py")]
    assert found["desk"] == {}
    assert changed_files(tmp_path / "data" / "workbench.db", found) == []
    file.write_text("x = 2")
    assert changed_files(tmp_path / "data" / "workbench.db", found) == ["letters: tone.py changed"]


def test_a_database_from_elsewhere_cannot_have_other_files_read(tmp_path: Path) -> None:
    pipe, secret = tmp_path / "pipe.py", tmp_path / "key.txt"
    os.mkfifo(pipe)  # to read it would wait for ever
    secret.write_text("a key")
    told = changed_files(tmp_path / "workbench.db", {"letters": {"pipe.py": "0", "key.txt": "0", "bad\0.py": "0"}})
    assert told == ["letters: bad\0.py is gone", "letters: key.txt is gone", "letters: pipe.py is gone"]
