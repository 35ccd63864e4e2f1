"""What makes a label stale, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from workbench.store.fresh import Changed

_WORDS: dict[Changed, str] = {
    "checks": "the checks' results",
    "case": "the case",
    "prompt": "the prompt",
    "output": "an output",
}


def told_changes(changed: Collection[Changed]) -> str:
    """What changed since labels were given, as in `the case and the prompt changed`."""
    *first, last = (words for one, words in _WORDS.items() if one in changed)
    return f"{', '.join(first)} and {last} changed" if first else f"{last} changed"


def stale_words(changed: Collection[Changed], *, brief: bool = False) -> str:
    """That a label is stale, and by what; `brief` without a sentence."""
    return f"stale: {', '.join(changed) if brief else told_changes(changed)}"
