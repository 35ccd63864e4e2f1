"""Patches of prompts, as text, by diff-match-patch.

The library counts in UTF-16 units in its text form and mangles characters outside the first plane when a cut falls
inside a pair. Texts are therefore patched as one escaped form in which every such character stands for itself.
"""

from __future__ import annotations

import re

from workbench.errors import WorkbenchError

# Characters that the library's URL-quoted patch text cannot carry are written as \u{hex}; the backslash escapes itself.
_UNSAFE = re.compile(r"\\|[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\U00010000-\U0010ffff]")
_ESCAPED = re.compile(r"\\(?:\\|u\{([0-9a-f]+)\})")


def make_patch(before: str, after: str) -> str:
    """The patch that turns `before` into `after`; empty for equal texts."""
    from diff_match_patch import diff_match_patch

    machine = diff_match_patch()
    text: str = machine.patch_toText(machine.patch_make(_escaped(before), _escaped(after)))
    return text


def apply_patch(text: str, patch: str) -> str:
    """The text with a patch applied, also where the text has moved on meanwhile.

    Raises WorkbenchError when the patch is not one, or a part of it finds no place.
    """
    from diff_match_patch import diff_match_patch

    machine = diff_match_patch()
    try:
        changed, applied = machine.patch_apply(machine.patch_fromText(patch), _escaped(text))
        plain = _ESCAPED.sub(lambda found: chr(int(found[1], 16)) if found[1] else "\\", changed)
    except (ValueError, OverflowError) as error:
        raise WorkbenchError(f"this is not a patch: {error}") from error
    if not all(applied):
        raise WorkbenchError(
            f"{applied.count(False)} of {len(applied)} changes find no place in the text",
            hint="the prompt has changed too much since; make the edit again by hand",
        )
    return plain


def _escaped(text: str) -> str:
    return _UNSAFE.sub(lambda found: "\\\\" if found[0] == "\\" else f"\\u{{{ord(found[0]):x}}}", text)
