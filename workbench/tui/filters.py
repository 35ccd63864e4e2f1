"""The filter line's words: `verdict:regression is:undecided suite:NAME category:format` and text to look for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.errors import WorkbenchError
from workbench.records import CASE_VERDICTS, CATEGORIES, LABELS

if TYPE_CHECKING:
    from workbench.store.queue import QueueFilter

IS_WORDS: dict[str, str] = {
    "undecided": "undecided",
    "stale": "stale",
    "labelled": "any",
    "flagged": "flagged",
    "disputed": "disputed",
    "mine": "mine",
    **{str(label): str(label) for label in LABELS},
}
FIELDS = ("verdict", "is", "suite", "category")


def parse_filter(words: str, reviewer: str) -> QueueFilter:
    """The filter that some words ask for; WorkbenchError says which word is not understood.

    Several `verdict:` words mean any of them. What is no `field:value` word is looked for in ids, inputs and outputs.
    """
    from workbench.store.queue import QueueFilter

    verdicts: set[str] = set()
    fields: dict[str, str] = {}
    text: list[str] = []
    for word in words.split():
        field, colon, value = word.partition(":")
        if not colon or field not in FIELDS or not value:
            text.append(word)
        elif field == "verdict":
            name = value.replace("-", " ")
            verdicts.add(_known("verdict", name, CASE_VERDICTS))
        elif field == "is":
            fields["label"] = IS_WORDS[_known("is", value, tuple(IS_WORDS))]
        elif field == "category":
            fields["category"] = _known("category", value, CATEGORIES)
        else:
            fields["suite"] = value
    return QueueFilter(
        reviewer=reviewer,
        verdicts=frozenset(verdicts) or None,
        text=" ".join(text) or None,
        label=fields.get("label"),
        suite=fields.get("suite"),
        category=fields.get("category"),
    )


def toggled(words: str, word: str) -> str:
    """The words with one more, or without it if it was there; one `is:` and one `suite:` at most."""
    kept = words.split()
    if word in kept:
        kept.remove(word)
        return " ".join(kept)
    field = word.partition(":")[0]
    if field != "verdict":
        kept = [other for other in kept if not other.startswith(f"{field}:")]
    return " ".join([*kept, word])


def _known(field: str, value: str, known: tuple[str, ...]) -> str:
    if value not in known:
        choices = ", ".join(choice.replace(" ", "-") for choice in known)
        raise WorkbenchError(f"{field}:{value} is not known; {field} may be {choices}")
    return value
