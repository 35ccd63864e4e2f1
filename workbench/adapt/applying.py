"""Bringing a revised prompt into its suite file: merged with what that says meanwhile, written whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.errors import SuiteFileError, WorkbenchError
from workbench.suites.edit import with_request
from workbench.suites.read import SUFFIX, suite_text
from workbench.suites.render import parse_request, request_yaml
from workbench.suites.replacing import replacing
from workbench.suites.write import suite_yaml
from workbench.suites.yaml_text import parse_yaml
from workbench.text.threeway import merge_values

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from workbench.records import Case, JsonObject, Suite
    from workbench.text.threeway import Conflict

_BOM = b"\xef\xbb\xbf"


class MergeConflictError(WorkbenchError):
    """The file and the revision changed the same place; `conflicts` holds each. Nothing was written."""

    def __init__(self, path: Path, conflicts: tuple[Conflict, ...]) -> None:
        super().__init__(
            f"the file's prompt was changed meanwhile where the revision changes it ({place_of(conflicts[0])})",
            where=str(path),
            hint="nothing was written; settle it by hand: `workbench prompt SUITE --adaptation N` prints the revision",
        )
        self.conflicts = conflicts


class Change(NamedTuple):
    """What would be written: the file as it is (None: there is none yet) and as it would be.

    `merged`: the file's prompt is no longer the one that was evaluated; both changes are in.
    """

    path: Path
    before: bytes | None
    after: bytes
    merged: bool = False

    @property
    def needed(self) -> bool:
        """Whether the file does not say all of it already."""
        return self.before != self.after


class Written(NamedTuple):
    """A file that was written, and where its content from before is kept (None: there was none)."""

    path: Path
    kept: Path | None


def place_of(conflict: Conflict) -> str:
    """Where a conflict is, as in `messages[0].content`."""
    parts = [f"[{one}]" if isinstance(one, int) else f".{one}" for one in conflict.path]
    return "".join(parts).lstrip(".") or "request"


def change_of(path: Path, suite: str, base: JsonObject, prompt: JsonObject) -> Change:
    """What brings a revision (`prompt`, made of `base`) into a suite file; nothing is written.

    What the file's own prompt has become since `base` stays. Raises MergeConflictError where the two contradict each
    other, WorkbenchError for a file that is not this suite's or cannot be changed.
    """
    text = suite_text(path)
    before = path.read_bytes()
    document = parse_yaml(text)
    if document.problems:
        raise SuiteFileError([f"{path}:{found.line}: {found.text}" for found in document.problems])
    value = document.value if isinstance(document.value, dict) else {}
    if value.get("suite") != suite or not isinstance(value.get("request"), dict):
        raise WorkbenchError(f"this file does not hold the suite '{suite}'", where=str(path), hint="name its own file")
    theirs: JsonObject = value["request"]
    merged = merge_values(base, prompt, theirs)
    if merged.conflicts:
        raise MergeConflictError(path, merged.conflicts)
    request = parse_request(request_yaml(merged.value), f"{path}: the merged prompt")
    try:
        after = with_request(text, request).encode()
    except WorkbenchError as error:
        raise WorkbenchError(error.message, where=str(path), hint=error.hint) from None
    bom = _BOM if before.startswith(_BOM) else b""
    return Change(path, before, bom + after, theirs not in (base, prompt))


def new_file(path: Path, suite: Suite, cases: Iterable[Case], prompt: JsonObject) -> Change:
    """What makes a first suite file of a suite that came from logs, with a revised prompt; nothing is written."""
    from dataclasses import replace

    if not path.name.endswith(SUFFIX):
        raise WorkbenchError(f"a suite file is named *{SUFFIX}", where=str(path), hint="give it such a name")
    if not path.parent.is_dir():
        raise WorkbenchError("there is no such folder", where=str(path.parent), hint="make it first, or name another")
    return Change(path, None, suite_yaml(replace(suite, request=prompt), cases).encode())


def write_change(change: Change) -> Written:
    """Write it, the content from before kept beside it under a name of its own.

    Raises WorkbenchError where the file is no longer as it was looked at, or cannot be written; it is then as it was.
    """
    path = change.path
    try:
        now = path.read_bytes() if path.exists() else None
    except OSError as error:
        raise WorkbenchError(f"cannot be read: {error.strerror}", where=str(path)) from None
    if now != change.before:
        raise WorkbenchError("the file was changed just now", where=str(path), hint="look at it, then apply again")
    kept = None
    if now is not None:
        kept = _free_name(path)
        _put(kept, now)
    _put(path, change.after)
    return Written(path, kept)


def _put(path: Path, content: bytes) -> None:
    with replacing(path) as draft:
        draft.write(content.decode())


def _free_name(path: Path) -> Path:
    number = 1
    while (aside := path.with_name(f"{path.name}.before-{number}")).exists():
        number += 1
    return aside
