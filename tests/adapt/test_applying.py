"""A revised prompt brought into the suite file it came from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.adapt.making import CASES, SUITE
from workbench.adapt.applying import MergeConflictError, change_of, new_file, place_of, write_change
from workbench.errors import WorkbenchError
from workbench.suites.find import files_of
from workbench.suites.read import read_suite
from workbench.text.threeway import merge_values

if TYPE_CHECKING:
    from pathlib import Path

LINES = [f"Rule {number}: keep to it." for number in range(8)]
TEXT = """\
# letters, as we send them
suite: letters  # ours
request:
  max_tokens: 60  # enough

  system: |
{rules}
  # what is asked
  messages: [{{role: user, content: "{{{{letter}}}}"}}]
checks: [{{type: contains, value: Yours}}]  # one
cases:
  - {{id: l-0, vars: {{letter: Letter 0}}}}
"""


def text_of(rules: list[str]) -> str:
    return TEXT.format(rules="\n".join(f"    {rule}" for rule in rules))


def request(rules: list[str], max_tokens: int = 60) -> dict[str, object]:
    return {
        "max_tokens": max_tokens,
        "system": "".join(f"{rule}\n" for rule in rules),
        "messages": [{"role": "user", "content": "{{letter}}"}],
    }


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "letters.suite.yaml"
    path.write_text(text_of(LINES))
    return path


def test_a_revision_is_written_and_the_old_file_is_kept(path: Path) -> None:
    before = path.read_bytes()
    path.chmod(0o640)
    change = change_of(path, "letters", request(LINES), request([*LINES, "Sign it."]))
    assert path.read_bytes() == before
    assert not change.merged
    written = write_change(change)
    assert path.read_text() == text_of([*LINES, "Sign it."])
    assert written.kept is not None
    assert written.kept.read_bytes() == before
    assert path.stat().st_mode & 0o777 == 0o640
    assert not change_of(path, "letters", request(LINES), request([*LINES, "Sign it."])).needed
    again = write_change(change_of(path, "letters", request([*LINES, "Sign it."]), request(LINES)))
    assert again.kept not in (None, written.kept)
    assert path.read_bytes() == written.kept.read_bytes() == before


@settings(max_examples=60)
@given(
    st.integers(0, 7),
    st.integers(0, 7),
    st.booleans(),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from([b"", b"\xef\xbb\xbf"]),
)
def test_what_neither_side_touched_stays_to_the_byte(
    tmp_path_factory: pytest.TempPathFactory, ours: int, theirs: int, more: bool, newline: str, bom: bytes
) -> None:
    path = tmp_path_factory.mktemp("files") / "letters.suite.yaml"
    revised, now = list(LINES), list(LINES)
    revised[ours], now[theirs] = "Ours.", "Theirs."
    path.write_bytes(bom + text_of(now).replace("60 ", "70 " if more else "60 ").replace("\n", newline).encode())
    before = path.read_bytes()
    if abs(ours - theirs) < 2:
        with pytest.raises(MergeConflictError) as caught:
            change_of(path, "letters", request(LINES), request(revised))
        assert [place_of(one) for one in caught.value.conflicts] == ["system"]
        assert path.read_bytes() == before
        return
    change = change_of(path, "letters", request(LINES), request(revised))
    write_change(change)
    assert change.merged
    assert path.read_bytes() == before.replace(LINES[ours].encode(), b"Ours.")


def test_what_the_file_became_meanwhile_is_never_written_over(path: Path) -> None:
    change = change_of(path, "letters", request(LINES), request([*LINES, "Sign it."]))
    path.write_text(text_of(["Another hand."]))
    with pytest.raises(WorkbenchError, match="just now"):
        write_change(change)
    assert path.read_text() == text_of(["Another hand."])
    assert [one.name for one in path.parent.iterdir()] == [path.name]
    with pytest.raises(MergeConflictError, match="system"):
        change_of(path, "letters", request(LINES), request(["Mine."]))


def test_a_file_of_another_suite_or_none_is_refused(path: Path, tmp_path: Path) -> None:
    with pytest.raises(WorkbenchError, match="does not hold the suite 'bills'"):
        change_of(path, "bills", request(LINES), request([]))
    path.write_text("suite: [")
    with pytest.raises(WorkbenchError, match=re.escape(f"{path}:1")):
        change_of(path, "letters", request(LINES), request([]))
    with pytest.raises(WorkbenchError, match="cannot be read"):
        change_of(tmp_path / "none.suite.yaml", "letters", request(LINES), request([]))


def test_a_suite_from_logs_gets_a_file(tmp_path: Path) -> None:
    path = tmp_path / "new.suite.yaml"
    prompt = {**SUITE.request, "system": "Be kind.\n"}
    assert write_change(new_file(path, SUITE, CASES, prompt)).kept is None
    read = read_suite(path)
    assert read.suite.request == prompt
    assert read.suite.checks == SUITE.checks
    assert list(read.cases) == CASES
    with pytest.raises(WorkbenchError, match=r"\*\.suite\.yaml"):
        new_file(tmp_path / "new.yaml", SUITE, CASES, prompt)
    with pytest.raises(WorkbenchError, match="no such folder"):
        new_file(tmp_path / "gone" / "new.suite.yaml", SUITE, CASES, prompt)


def test_the_file_of_a_suite_is_found_below_the_folder(path: Path, tmp_path: Path) -> None:
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    (deep / "copy.suite.yaml").write_text(path.read_text())
    (deep / "bad.suite.yaml").write_text("suite: letters\nrequest: [")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "letters.suite.yaml").write_text(path.read_text())
    assert files_of("letters", tmp_path) == [path, deep / "copy.suite.yaml"]
    assert files_of("letter", tmp_path) == []


def test_a_merge_takes_both_changes() -> None:
    base, ours, theirs = request(LINES), request([*LINES, "Ours."]), request(["Theirs.", *LINES], 70)
    assert merge_values(base, ours, theirs).value == request(["Theirs.", *LINES, "Ours."], 70)
