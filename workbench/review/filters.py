"""The filter line's language: `suite:NAME verdict:regression,error -is:labelled "a phrase"` and text to look for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from workbench.errors import WorkbenchError
from workbench.records import CASE_VERDICTS, CATEGORIES, LABELS, RISKS
from workbench.text.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from workbench.store.queue import QueueFilter

IS_WORDS = (
    "undecided", "stale", "labelled", "disputed", "flagged", "noted", "critical", "mine", *LABELS,
)  # fmt: skip
KNOWN: dict[str, tuple[str, ...]] = {
    "verdict": tuple(verdict.replace(" ", "-") for verdict in CASE_VERDICTS),
    "is": IS_WORDS,
    "category": CATEGORIES,
    "label": LABELS,
    "risk": RISKS,
    "cause": ("request-contract", "changed-default", "prompt-wording", "check", "noise", "capability"),
}
"""Fields whose values are known beforehand."""
FIELDS = ("suite", "verdict", "category", "cause", "label", "cluster", "check", "reviewer", "is", "risk")
_NARROWING = ("is", "check")
"""Fields of which every word must hold; of the others one word of several must."""

_WORD = re.compile(r'(?<!\S)(-?)([A-Za-z_]+):("[^"]*"?|[^\s"]\S*)|"[^"]*"?|\S+')
_LEAST_FIELD = 3
"""Letters from which a word before a colon is taken for a field that is not known, and not for text."""


class Word(NamedTuple):
    """A word of the filter line: `text` as it was typed; of a field its name, its values and whether it is negated."""

    text: str
    field: str = ""
    values: tuple[str, ...] = ()
    negated: bool = False


def read_words(words: str) -> list[Word]:
    """The words of a filter line; WorkbenchError says which field is not known, or which value of one."""
    return [_read(found) for found in _WORD.finditer(words)]


def parse_filter(words: str, reviewer: str) -> QueueFilter:
    """The filter that some words ask for; WorkbenchError says which word is not understood.

    Of several words of one field one must hold, of `is:` and `check:` all. A word before a colon that is no field
    is refused; in quotes it is text. What is no field is looked for in ids, inputs and outputs.
    """
    from workbench.store.conditions import Term
    from workbench.store.queue import QueueFilter

    text: list[str] = []
    terms: dict[object, Term] = {}
    for at, word in enumerate(read_words(words)):
        if not word.field:
            text.append(word.text)
            continue
        values = word.values
        if word.field == "verdict":
            values = tuple(value.replace("-", " ") for value in values)
        key = at if word.field in _NARROWING and not word.negated else (word.field, word.negated)
        before = terms[key].values if key in terms else ()
        terms[key] = Term(word.field, (*before, *values), word.negated)
    return QueueFilter(reviewer=reviewer, text=" ".join(text) or None, terms=tuple(terms.values()))


def _read(found: re.Match[str]) -> Word:
    text, (minus, field, told) = found[0], found.groups()
    if not field or told.startswith("/"):
        return Word(text)
    if field not in FIELDS:
        if len(field) < _LEAST_FIELD:
            return Word(text)
        raise WorkbenchError(
            f"there is no field '{field}' to filter by", hint=f'{_hint(field, FIELDS)}; as text it is "{text}"'
        )
    quoted = told.startswith('"')
    values = (told.strip('"'),) if quoted else tuple(value for value in told.split(",") if value)
    if field in KNOWN:
        for value in values:
            if value not in KNOWN[field]:
                raise WorkbenchError(
                    f"{field}:{value} is not known; {field} may be {', '.join(KNOWN[field])}",
                    hint=_hint(value, KNOWN[field]),
                )
    return Word(text, field, values, bool(minus))


def _hint(word: str, known: Sequence[str]) -> str:
    near = nearest(word, known)
    return f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}"


def toggled(words: str, word: str) -> str:
    """The words with one more, or without it if it was there; one `is:` and one `suite:` at most."""
    kept = [found[0] for found in _WORD.finditer(words)]
    if word in kept:
        kept.remove(word)
        return " ".join(kept)
    field = word.partition(":")[0]
    if field != "verdict":
        kept = [other for other in kept if not other.startswith(f"{field}:")]
    return " ".join([*kept, word])


def tidy(words: str) -> str:
    """The same words with one blank between them; a phrase stays as it is."""
    return " ".join(found[0] for found in _WORD.finditer(words))


def word_of(field: str, value: str) -> str:
    """A field and a value as they are typed; the value in quotes where it has to be."""
    plain = re.fullmatch(r'[^\s",/][^\s",]*', value) is not None
    return f"{field}:{value}" if plain else f'{field}:"{value.replace(chr(34), " ")}"'


def completions(words: str, values: Mapping[str, Iterable[str]]) -> list[str]:
    """What a line may go on as when its last word is completed; `values` are those of fields that are not `KNOWN`."""
    head, last = words[: len(words) - len(_last(words))], _last(words)
    minus = "-" if last.startswith("-") else ""
    field, colon, begun = last.removeprefix("-").partition(":")
    if not colon:
        return [f"{head}{minus}{name}:" for name in FIELDS if name.startswith(field)] if last else []
    if field not in FIELDS:
        return []
    done, comma, begun = begun.rpartition(",")
    begun = begun.removeprefix('"').lower()
    found = (value for value in (KNOWN.get(field) or values.get(field, ())) if value.lower().startswith(begun))
    shown = (word_of(field, value).removeprefix(f"{field}:") for value in found)
    return [f"{head}{minus}{field}:{done}{comma}{one}" for one in shown]


def _last(words: str) -> str:
    """The word that is being typed; empty after a blank."""
    ends = [found for found in _WORD.finditer(words) if found.end() == len(words)]
    return ends[-1][0] if ends else ""
