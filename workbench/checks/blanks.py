"""Blanks that an answer leaves to be filled in: [Your Name], {{date}}, TODO."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_BRACKETED = re.compile(r"(?<![\w\]!])\[([^\[\]\n]{2,90})\](?![(\[:])")
_OTHER = re.compile(
    r"\{\{\s{0,9}[\w.-]{1,60}\s{0,9}\}\}|<(?i:insert|your|enter)\b[^<>\n]{1,60}>"
    r"|\b(?:TODO|TBD|FIXME)\b|\bX{4,}\b|\b(?i:lorem ipsum)\b"
)
_OTHER_SIGNS = ("{{", "<", "TODO", "TBD", "FIXME", "XXXX")  # there is none without one of them, or "lorem"
# Words of which one says that something is to be put in.
_BLANK_WORDS = (
    r"your|insert|fill in|add|describe|description|type of|list of|mention|specify|placeholder|name|names|surname"
    r"|date|company|organi[sz]ation|recipient|sender|customer|client|manager|boss|author|product|brand|title"
    r"|address|e-?mail|phone|telephone|website|url|link|city|town|state|country|region|location|place|zip|street"
    r"|amount|number|price|cost|salary|currency|percentage|industry|field|department|position|role|skill|skills"
    r"|school|university|institution|degree|subject|topic|issue|event|venue|hotel|restaurant|landmark|museum"
    r"|airport|project|team|feature|model|size|colou?r|material|quantity|duration|deadline|time|day|month|year|age"
    r"|language|adjective|noun|verb|adverb|emotion|animal|reason|detail|details|specific|relevant|ihr|ihre|dein"
    r"|deine|datum|anrede|firma|unternehmen|adresse|ort|betreff|votre|vos|nom|prénom|entreprise|ville|tu|su|nombre"
    r"|empresa|fecha|dirección|ciudad|seu|sua|nome|data|endereço|cidade|azienda|indirizzo|città|naam|bedrijf|imię"
    r"|nazwa|firmy|имя|дата|компани[яи]|название|adınız|şirket"
)
_BLANK = re.compile(
    rf"(?<![A-Za-z])(?:{_BLANK_WORDS})(?![A-Za-z'’-])|名前|氏名|日付|会社名|姓名|日期|公司|이름|날짜|회사",
    re.IGNORECASE,
)
# Brackets that are something else: parts of songs and plays, sounds, references, marks of editors.
_NO_BLANK_WORDS = (
    r"verse|(?:pre-?)?chorus|bridge|intro|outro|hook|refrain|interlude|instrumental|solo|scene|act|end|enters?"
    r"|exits?|exeunt|music|sounds?|pause|beat|silence|laugh\w*|chuckl\w*|applause|cheer\w*|sigh\w*|fade|cut|camera"
    r"|lights|curtain|figure|fig|table|chart|notes?|sources?|references?|citation|section|part|chapter|appendix"
    r"|page|conversation|word count|sic|edit(?:ed)?|redacted|deleted|removed|inaudible|crosstalk|narrator|host"
    r"|speaker|warning|info|error|debug|system|user|assistant|tip|important|update|spoiler"
)
_NO_BLANK = re.compile(rf"(?:{_NO_BLANK_WORDS})\b(?! (?:name|date|time))", re.IGNORECASE)
_NAME_WORD = r"(?:[A-ZÀ-Þ][\w'’/&+-]*|\d+|of|or|and|for|the|in)"
_CAPITALISED = re.compile(
    rf"[A-ZÀ-Þ][\w'’/&+-]{{2,}}(?: [\w'’/&+-]+)?|[A-ZÀ-Þ][\w'’/&+-]*(?: {_NAME_WORD}){{2,4}}",
)


def blanks(text: str) -> Iterator[str]:
    """The blanks of a text, those in square brackets first."""
    for found in _BRACKETED.finditer(text) if "[" in text else ():
        if _is_blank(found[1].strip()):
            yield found[0]
    if any(map(text.__contains__, _OTHER_SIGNS)) or "lorem" in text.lower():
        yield from (found[0] for found in _OTHER.finditer(text))


def _is_blank(inside: str) -> bool:
    """Whether what stands in brackets asks for something: by a telling word, or as a name of what goes there."""
    if not any(map(str.isalpha, inside)) or _NO_BLANK.match(inside):
        return False
    return bool(_BLANK.search(inside) or _CAPITALISED.fullmatch(inside))
