"""What an answer does with the request, and how far it hedges; long answers are read by their ends first."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from workbench.checks.finding import clipped
from workbench.checks.refusals.prose import fold

if TYPE_CHECKING:
    from workbench.checks.refusals.table import Table
    from workbench.compare.features.parts import Stand

_HEAD = 481  # so many characters are never read for weak signs, which need a short answer
_EVIDENCE = 100
_STOPS = '.,;:!?()[]"*_'
_HEDGED_HEAD, _HEDGED_TAIL = 350, 250  # characters of a long answer that are read for hedges
_LONG = 2000  # characters; what hedges in a longer answer is a remark
_PIECES = re.compile(r"[.!?\n]+")
_LEAST_SHARE = 0.15  # of the text; `hedge` asks for more
_MUCH = 0.4  # of the sentences; a single one that is less of them is a remark
_LONG_SENTENCE = 0.15  # of the text; so long a sentence is no remark, however many there are
_WEAK = re.compile(  # said of the matter as often as of the answer
    r"beacht|darauf an|depende|en cuenta|important|wichtig|conviene|note|keep in mind|depends|generally"
    r"|bekannt|known|connu|conocid|conosciut|conhecid",
    re.IGNORECASE,
)
_DOUBT = re.compile(
    r"equivo|irr(?:e|en)\b|täusch|nicht (?:\w+ )?sicher|segur|garanti|gewähr|confirm|mistaken"
    r"|not (?:\w+ )?(?:sure|certain)",
    re.IGNORECASE,
)
_HEDGING = ("hedges", "lectures")
# pieces of words of which an English sentence has one where it hedges
_ENGLISH_CUES = (
    "as an ai", "language model", "m not a ", "am not a ", "m not an ", "am not an ", "m not your ", "consult",
    "speak to", "speak with", "talk to", "seek advice", "seek help", "seek professional", "contact a", "contact your",
    " advice", "double-check", "double check", "verify", "guarantee", "confirm", "can't know", "cannot know",
    "mistaken", "be wrong", "not sure", "ly sure", "not certain", "ly certain", "for certain", "certainty",
    "grain of salt", "pinch of salt", "worth noting", "worth mentioning", "s important to", "s crucial to",
    "s essential to", "s vital to", "in mind", "my knowledge", "knowledge cut", "my training", "reasonable people",
    "s a complex", "s complex", "remains complex", "sensitive", "nuanced", "contested", "debated", "controversial",
    "i aim to", "it depends", "generally speaking", "please note", "without more", "views differ", "views vary",
    "may vary", "results vary", "responsibl", "unethical", "harmful", "hurtful", "to respect", "always respect",
    "disrespect", "encourage you", "urge you", "everyone deserves", "as far as i", "don't have", "no definitive",
    "one-size", "have you considered", "you should", "we should", "is wrong", "ask yourself", "dishonest", "integrity",
    "honesty", "kindness", "empathy",
)  # fmt: skip


def stand_of(text: str, language: str | None) -> tuple[Stand, str]:
    """What the answer does, and the sentence that shows it."""
    from workbench.checks.refusals.stance import stance  # the tables of all languages are read when first needed

    if len(text) > _HEAD:
        head = text[:_HEAD]
        if (language == "en" and not _has_cue(head)) or stance(head).kind == "answers":
            return "answers", ""
    found = stance(text)
    return found.kind, clipped(found.evidence, _EVIDENCE)


def _has_cue(text: str) -> bool:
    """Whether an English text has one of the words without which no sentence of it can decline."""
    words = {word.strip(_STOPS) for word in fold(text).split()}
    return not words.isdisjoint(_cues()) or any(word.endswith("n't") for word in words)


def _may_hedge(text: str, language: str) -> bool:
    """Whether one of the patterns of the text's language stands anywhere in it; False for languages without a table."""
    table = _tables().get(language)
    folded = fold(text.replace("*", ""))
    return table is not None and any(table.first(kind, folded) for kind in ("hedges", "limits", "lectures"))


@cache
def _tables() -> dict[str, Table]:
    from workbench.checks.refusals.tables import TABLES

    return {table.language: table for table in TABLES}


@cache
def _cues() -> frozenset[str]:
    from workbench.checks.refusals.english import ENGLISH

    return frozenset(fold(ENGLISH.cues).split("|"))


def hedge_of(text: str, language: str | None) -> str | None:
    """The first sentence that hedges, where much of the answer does; a long answer is not read for that."""
    if len(text) > _LONG:
        return None
    read = text if len(text) <= _HEDGED_HEAD + _HEDGED_TAIL else f"{text[:_HEDGED_HEAD]}\n{text[-_HEDGED_TAIL:]}"
    if language == "en" or (language is None and text.isascii()):
        folded = read.lower()
        cues = [cue for cue in _ENGLISH_CUES if cue in folded]
        cued = [piece for piece in _PIECES.split(folded) if any(map(piece.__contains__, cues))] if cues else []
        if sum(map(len, cued)) < _LEAST_SHARE * len(read):
            return None
    if language is not None and not _may_hedge(read, language):
        return None
    from workbench.checks.refusals.hedge import hedge

    found = hedge(read)
    sure = not _WEAK.search(found.evidence) or _DOUBT.search(found.evidence)
    long = len(found.evidence) >= _LONG_SENTENCE * len(read) and sure
    much = found.found > 1 or found.found >= _MUCH * found.sentences or long
    return clipped(found.evidence, _EVIDENCE) if found.kind in _HEDGING and much else None
