"""What a language's table of refusals holds, and how its patterns become regular expressions.

A pattern is a regular expression over folded text (see `prose`) with three additions: `<name>` stands for the part
of that name, `…` for up to 70 characters within the clause, and a blank for one blank. A table says what words
mean, never how they are combined into a judgement; that is `stance`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from workbench.checks.refusals.prose import fold

_PART = re.compile(r"<(\w+)>")
_WHOLE = ("turns", "hence")  # kinds whose patterns are whole words
_ALONE = ("noes",)  # kinds whose patterns are whole sentences
_GAP = r"[^.!?;:。]{0,70}?"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Table:
    """One language. The fields from `declines` on are lists of patterns.

    `cues`: words, with `|` between them (pieces of words where `spaced` is false), of which a sentence must have one to
    be read at all; `endings`: ends of words that do the same; `short_cues`: further ones, for short answers only.
    `parts`: named pieces of patterns, used as `<name>`. `script`: its letters, as a range.
    `common`: the language's most frequent words, where it shares its script with others.
    `declines`: says no to what was asked. Two weaker kinds say so in an opening only: `openings`, a first person that
    cannot or will not, whatever the verb, and `against`, rules or bounds that the request goes against.
    Two still weaker ones count in a short answer only, where next to nothing stands beside them (see `stance`):
    `hints`, words that say no but are said of other things too ("I leave that out", "is not my kind of thing", a first
    person that does not, whatever the verb; not "I do not know", which is a limit, nor advice, "I would not"), and
    `noes`, sentences that are nothing but a no ("no.", "absolutely not!", with their stop; matched from the beginning
    to the end of a sentence). A no alone may answer a question, so it counts only with a restated question, an offer,
    a reason or the like beside it.
    `reasons`: why one would rather not, as harm, deceit or the rights of others. Never evidence; they stand beside it.
    `limits`: cannot know, see or promise.
    `evades`: announces what will be avoided, or takes no side. `offers`: something else instead, or a way on.
    `excuses`: words that only look like one of these; blanked before anything is read.
    `turns`: the sentence turns against what came before. `portions`: it is about one part of the request.
    `hence`: goes on with what follows from what was just said.
    `gives`: announces what was asked for. `hedges`: doubts or disclaims. `lectures`: tells the reader how to behave.
    `concedes`: stands right before a limit that the main clause goes on to overcome ("while I cannot …").
    `voices`: announces words for someone else's mouth. `letters`: opens or closes a letter.
    """

    language: str
    cues: str
    declines: tuple[str, ...]
    parts: dict[str, str] = field(default_factory=dict)
    script: str = "a-z"
    common: str = ""
    endings: str = ""
    short_cues: str = ""
    openings: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    noes: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    evades: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    excuses: tuple[str, ...] = ()
    turns: tuple[str, ...] = ()
    portions: tuple[str, ...] = ()
    hence: tuple[str, ...] = ()
    gives: tuple[str, ...] = ()
    hedges: tuple[str, ...] = ()
    lectures: tuple[str, ...] = ()
    concedes: tuple[str, ...] = ()
    voices: tuple[str, ...] = ()
    letters: tuple[str, ...] = ()
    spaced: bool = True

    def first(self, kind: str, folded: str, start: int = 0) -> re.Match[str] | None:
        """The first place in a folded text where a pattern of this kind (a field's name) matches."""
        pattern = _compiled(self, kind)
        return pattern.search(folded, start) if pattern else None

    def without_excuses(self, folded: str) -> str:
        """A folded text with its excuses blanked."""
        pattern = _compiled(self, "excuses")
        return pattern.sub("¤", folded) if pattern else folded


@cache
def _compiled(table: Table, kind: str) -> re.Pattern[str] | None:
    """All patterns of one kind as one expression; compiled when a text first needs it."""
    patterns: tuple[str, ...] = getattr(table, kind)
    if not patterns:
        return None
    joined = "|".join(expanded(pattern, table.parts) for pattern in patterns)
    if kind in _ALONE:
        return re.compile(rf"^(?:{joined})$")
    if not table.spaced:
        return re.compile(joined)
    return re.compile(rf"(?<!\w)(?:{joined})" + (r"(?!\w)" if kind in _WHOLE else ""))


def expanded(pattern: str, parts: dict[str, str]) -> str:
    while _PART.search(pattern):  # a part may hold parts
        pattern = _PART.sub(lambda name: f"(?:{parts[name[1]]})", pattern)
    return fold(pattern.replace("…", _GAP))
