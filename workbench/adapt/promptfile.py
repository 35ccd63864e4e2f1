"""An edited prompt from a file: YAML, JSON, a suite file, or the system prompt alone as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.adapt.drafts import Draft, draft_of
from workbench.errors import WorkbenchError
from workbench.suites.read import SUFFIX, read_suite
from workbench.suites.render import parse_request, request_yaml

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.records import JsonObject, Suite

_TEXT_ONLY = (".txt", ".md")


def draft_from_file(suite: Suite, path: Path) -> Draft:
    """The draft of a suite's prompt that a file holds.

    A `.txt` or `.md` file replaces `system` only; a suite file gives its request; any other is read as YAML or JSON
    of a whole request. Raises WorkbenchError for a file that cannot be read, SuiteFileError for what is wrong in it.
    """
    return draft_of(suite, request_yaml(_request(suite, path)))


def _request(suite: Suite, path: Path) -> JsonObject:
    text = _text(path)
    if path.suffix in _TEXT_ONLY:
        return {**suite.request, "system": text}
    if path.name.endswith(SUFFIX):
        return read_suite(path).suite.request
    return parse_request(text, str(path))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise WorkbenchError(f"not UTF-8 text (byte {error.start})", where=str(path)) from error
    except OSError as error:
        raise WorkbenchError(
            error.strerror or "cannot be read",
            where=str(path),
            hint="'workbench prompt SUITE' prints the prompt to edit",
        ) from error
