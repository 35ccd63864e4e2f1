"""Changing the request in a suite file's text: only what is different is written, comments and layout stay.

The file is never made anew from its values: the places of keys, items and texts are found in it, and each change is
one small cut. What comes out is read again before it is given back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.errors import WorkbenchError
from workbench.suites.edit_cuts import AwkwardError, Page, entry_cuts, whole_entry_cuts
from workbench.suites.yaml_text import parse_yaml, top_level_entry
from workbench.text.canonical import canonical_json

if TYPE_CHECKING:
    from workbench.records import JsonObject


def with_request(text: str, request: JsonObject) -> str:
    """The text of a suite file with another request in it; everything else is the same to the byte.

    Raises WorkbenchError where the file is written in a way that cannot be changed piece by piece (anchors, say).
    """
    before = parse_yaml(text)
    if before.problems or not isinstance(before.value, dict) or "request" not in before.value:
        raise WorkbenchError("this is not a suite file", hint="`workbench suites check` says what is wrong with it")
    wanted = canonical_json({**before.value, "request": request})
    page = Page(text)
    key, node = top_level_entry(text, "request")
    for ways in (entry_cuts, whole_entry_cuts):
        try:
            after = page.cut(ways(page, key, node, before.value["request"], request))
        except AwkwardError:
            continue
        again = parse_yaml(after)
        if not again.problems and canonical_json(again.value) == wanted:
            return after
    raise WorkbenchError(
        "the request in this file cannot be changed piece by piece",
        hint="anchors or an unusual layout stand in the way: change it by hand; `workbench prompt` prints the new one",
    )
