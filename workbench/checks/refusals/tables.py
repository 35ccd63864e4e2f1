"""All tables, and which of them a sentence may belong to: told by its script and its words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from itertools import accumulate
from typing import TYPE_CHECKING

from workbench.checks.refusals.arabic import ARABIC
from workbench.checks.refusals.chinese import CHINESE
from workbench.checks.refusals.dutch import DUTCH
from workbench.checks.refusals.english import ENGLISH
from workbench.checks.refusals.finnish import FINNISH
from workbench.checks.refusals.french import FRENCH
from workbench.checks.refusals.german import GERMAN
from workbench.checks.refusals.hindi import HINDI
from workbench.checks.refusals.italian import ITALIAN
from workbench.checks.refusals.japanese import JAPANESE
from workbench.checks.refusals.korean import KOREAN
from workbench.checks.refusals.polish import POLISH
from workbench.checks.refusals.portuguese import PORTUGUESE
from workbench.checks.refusals.prose import fold, words
from workbench.checks.refusals.russian import RUSSIAN
from workbench.checks.refusals.spanish import SPANISH
from workbench.checks.refusals.turkish import TURKISH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.checks.refusals.prose import Sentence
    from workbench.checks.refusals.table import Table

TABLES: tuple[Table, ...] = (
    ENGLISH,
    ARABIC,
    CHINESE,
    DUTCH,
    FINNISH,
    FRENCH,
    GERMAN,
    HINDI,
    ITALIAN,
    JAPANESE,
    KOREAN,
    POLISH,
    PORTUGUESE,
    RUSSIAN,
    SPANISH,
    TURKISH,
)

# told apart by what is frequent in a text; each word with the tables it speaks for
_COMMON: dict[str, list[Table]] = defaultdict(list)
_BY_CUE: dict[str, list[Table]] = defaultdict(list)
_BY_SHORT_CUE: dict[str, list[Table]] = defaultdict(list)
for _table in TABLES:
    for _word in fold(_table.common).split():
        _COMMON[_word].append(_table)
    for _cue in fold(_table.cues).split("|") if _table.spaced else ():
        _BY_CUE[_cue].append(_table)
    for _cue in fold(_table.short_cues).split("|") if _table.short_cues else ():
        _BY_SHORT_CUE[_cue].append(_table)
_BY_ENDING = {end: table for table in TABLES if table.endings for end in fold(table.endings).split("|")}
_ENDINGS = tuple(_BY_ENDING)
_TAIL = min(map(len, _ENDINGS))
_TAILS = frozenset(end[-_TAIL:] for end in _ENDINGS)
_BY_PIECE = tuple((table, re.compile(fold(table.cues))) for table in TABLES if not table.spaced)
_UNSPACED = re.compile("[\u0600-\u1fff\u3000-\ud7ff\uf900-\uffdc]")  # signs of which each of these pieces has one
_SCRIPTS = tuple((table, re.compile(f"[{table.script}]")) for table in TABLES)
_FEW = 3  # frequent words; a text with fewer may be in any language
_SHARE = 0.6  # of the frequent words that the likeliest language has


def tables_of(said: Sequence[Sentence], short: bool) -> list[tuple[int, Table]]:
    """Each sentence's place with each table it is to be read with: one of the text's likely languages, a cue in it."""
    cues = _cues(words(said), short)
    text = "\n".join([sentence.folded for sentence in said])
    ends = list(accumulate(len(sentence.folded) + 1 for sentence in said))
    tables: defaultdict[int, dict[Table, None]] = defaultdict(dict)
    for word, cued in cues.items():
        start = text.find(word)
        while start >= 0:
            at = bisect_right(ends, start)
            tables[at].update(cued)
            start = text.find(word, ends[at])
    if _UNSPACED.search(text):
        for at, sentence in enumerate(said):
            tables[at].update((table, None) for table, pieces in _BY_PIECE if pieces.search(sentence.folded))
    return [(at, table) for at in sorted(tables) for table in tables[at]]


def likely_tables(said: Sequence[Sentence]) -> list[Table]:
    """The tables of the languages that a text may be in."""
    unlikely = _unlikely(words(said))
    text = "".join(sentence.folded for sentence in said)
    return [table for table, script in _SCRIPTS if table.language not in unlikely and script.search(text)]


def _cues(present: set[str], short: bool) -> dict[str, dict[Table, None]]:
    """Those of a text's words that are cues, with the tables they are cues for, unlikely languages left out."""
    cues = {word: list(_BY_CUE[word]) for word in _BY_CUE.keys() & present}
    for word in _BY_SHORT_CUE.keys() & present if short else ():
        cues.setdefault(word, []).extend(_BY_SHORT_CUE[word])
    for word in present:
        if word[-_TAIL:] in _TAILS and word.endswith(_ENDINGS):
            cues.setdefault(word, []).extend(table for end, table in _BY_ENDING.items() if word.endswith(end))
    unlikely = _unlikely(present) if cues else set()
    likely = {
        word: dict.fromkeys([table for table in tables if table.language not in unlikely])
        for word, tables in cues.items()
    }
    return {word: tables for word, tables in likely.items() if tables}


def _unlikely(present: set[str]) -> set[str]:
    """The languages that a text with these words is not in."""
    counts: dict[str, int] = defaultdict(int)
    for word in _COMMON.keys() & present:
        for table in _COMMON[word]:
            counts[table.language] += 1
    most = max(counts.values(), default=0)
    if most < _FEW:
        return set()
    return {table.language for table in TABLES if table.common and counts[table.language] < _SHARE * most}
