"""An answer as sentences fit for matching: other people's words taken out, spelling made plain."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEAD, _TAIL = 3000, 1000  # characters read of a long text: refusals stand at its beginning or its end
_LONGEST = 400  # characters; a longer sentence is cut, so that no pattern meets an unbounded one

# the spans are bounded, so that text full of opening marks takes no long time
_QUOTED = re.compile(
    r"```.{0,4000}?(?:```|\Z)|\"[^\"\n]{1,600}\"|„[^“”\"\n]{1,600}[“”\"]|“[^”\n]{1,600}”|”[^”\n]{1,600}”"
    r"|«[^»\n]{1,600}»|»[^«\n]{1,600}«|‹[^›\n]{1,600}›|「[^」\n]{1,600}」|『[^』\n]{1,600}』|《[^》\n]{1,600}》",
    re.DOTALL,
)
_SINGLE_QUOTED = re.compile(r"(?<![^\s(:])['‘][^'‘’\n]{1,200}(?:['’](?=\w)[^'‘’\n]{1,200}){0,6}['’](?!\w)")
_SPOKEN_LINE = re.compile(r"^[ \t]*[>—–―][^\n]*", re.MULTILINE)
_END = re.compile(r"[.!?؟।…。！？\n][.!?؟।…。！？\"”’)」』]*(?:\s+|(?<=[。！？\n」』]))")
_ODD_BLANKS = re.compile(r"[^\S\n ]|  ")
_MARKUP = "*_#~|`"
_STOPS = '.,;:!?()[]"…'
_STOPS_BLANKED = str.maketrans(dict.fromkeys(_STOPS, " "))
_APOSTROPHES = "\u2019\u2018\u02bc\u2032\u00b4`"
# zero-width, direction marks, soft hyphen, tatweel, byte order mark
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\u00ad\u0640\ufeff]+")
# letters written for each other: Turkish dotless i; Arabic ta marbuta and ha, final ya and alef maqsura; the two nasal
# signs of Devanagari
_ALIKE = {"\u0131": "i", "\u0629": "\u0647", "\u0649": "\u064a", "\u0901": "\u0902"}
# accents of Latin, Greek and Cyrillic, but not the Polish ogonek, which tells persons of verbs apart; Arabic vowel
# signs and hamza above or below; the Devanagari nukta
_MARKS = re.compile("[\u0300-\u0327\u0329-\u036f\u064b-\u065f\u0670\u093c]+")


class Sentence(NamedTuple):
    """A sentence as it stands, its folded form, its line, and how many characters of prose stand before it."""

    raw: str
    folded: str
    line: int
    before: int


def fold(text: str) -> str:
    """Lower case, straight apostrophes, compatibility forms as plain ones, no accents and nothing invisible."""
    if text.isascii():
        return text.replace("`", "'").lower()
    for mark in _APOSTROPHES:
        text = text.replace(mark, "'")
    text = unicodedata.normalize("NFKD", _INVISIBLE.sub("", text).casefold())
    text = unicodedata.normalize("NFKC", _MARKS.sub("", text))
    for letter, other in _ALIKE.items():
        text = text.replace(letter, other)
    return text.casefold()


def without_quotations(text: str) -> str:
    """Head and tail of a text, its code, quotations, dialogue and block quotes replaced by "¤"."""
    if len(text) > _HEAD + _TAIL:
        text = f"{text[:_HEAD]}\n{text[-_TAIL:]}"
    text = _QUOTED.sub(" ¤ ", text)
    if " '" in text or "‘" in text:
        text = _SINGLE_QUOTED.sub(" ¤ ", text)
    if any(mark in text for mark in ">—–―"):
        text = _SPOKEN_LINE.sub("", text)
    return text


def sentences(prose: str) -> list[Sentence]:
    """The sentences of a text, in order; lines end them as full stops do."""
    for mark in _MARKUP:
        prose = prose.replace(mark, "")
    cut: list[tuple[int, str]] = []
    start = line = 0
    for stop in _END.finditer(prose):
        cut.append((line, prose[start : stop.end()]))
        start = stop.end()
        line += "\n" in stop[0]
    cut.append((line, prose[start:]))
    odd = _ODD_BLANKS.search(prose) is not None
    pieces: list[tuple[int, str]] = []
    for line, piece in cut:
        text = piece.strip()
        if odd or "\n" in text:  # a line may begin with stops that belong to the sentence before it
            text = " ".join(text.split())
        if len(text) > _LONGEST:
            pieces += [(line, text[at : at + _LONGEST]) for at in range(0, len(text), _LONGEST)]
        elif text:
            pieces.append((line, text))
    pieces = [one for one in pieces if one[1] != "¤"]
    if not pieces:
        return []
    found: list[Sentence] = []
    before = 0
    for (line, raw), folded in zip(pieces, fold("\n".join([raw for _, raw in pieces])).split("\n"), strict=True):
        found.append(Sentence(raw, folded, line, before))
        before += len(raw) + 1
    return found


def words(said: Sequence[Sentence]) -> set[str]:
    """The folded words of some sentences."""
    text = " ".join([sentence.folded for sentence in said])
    if text.isascii():
        return set(text.translate(_STOPS_BLANKED).split())
    for mark in _STOPS:
        text = text.replace(mark, " ")
    return set(text.split())
