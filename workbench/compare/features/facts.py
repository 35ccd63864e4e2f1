"""What a text states that another text can be searched for: numbers, codes and addresses, names."""

from __future__ import annotations

import re
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING

from workbench.text.language_words import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MOST_FACTS = 40  # of each sort
READ_FOR_FACTS = 6000  # characters of a long text
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>()\[\]\"'`]{3,120}|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{2,24}){1,4}")
_CODE = re.compile(r"#?[A-Za-z0-9]{1,24}(?:[-_/][A-Za-z0-9]{1,24}){0,5}")
_UNIT = re.compile(  # a number with its unit or ending is no code
    r"[$€£]?\d+(?:st|nd|rd|th|s|x|h|m|k|b|km|kg|g|cm|mm|ml|l|lb|lbs|oz|ft|in|min|am|pm|px|gb|mb|tb|kb|kwh|w|v|a|c|f|er|ers|e|d"
    r"|year|day|hour|minute|page|month|week|person|point|step)?(?:-[a-z-]{1,20})?",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"[0-9]")
_DIGITS = frozenset("0123456789")
_AROUND_CODE = ".,;:!?()[]{}\"'*_`“”„«»<>|"
_NUMBER = re.compile(  # it begins with a digit, which is found sooner than what may not stand before one
    r"\d(?<![A-Za-z0-9_.,-]\d)\d{0,17}(?:[.,'’\u00a0\u202f]\d{1,12})*(?!\d)"
)
_ITEM = re.compile(r"\n[ \t]*(?:#{1,6}[ \t]*)?(?:\*\*)?\d{1,3}[.)](?=[ \t])")
_PARTICLE = r"(?:(?:de|van|von|der|den|del|della|da|di|du|la|le) ){0,2}"  # within a name
_NAME_SIGNS = r"A-Za-zÀ-ɏ\d_'’-"
_CAPITALISED = re.compile(
    rf"[A-ZÀ-ÖØ-ÞŁŚŻŹĆČŠŽ][{_NAME_SIGNS}]{{2,30}}(?: {_PARTICLE}[A-ZÀ-ÖØ-ÞŁŚŻŹĆČŠŽ][{_NAME_SIGNS}]{{1,30}}){{0,3}}"
)
_WIDE = re.compile("[\u0e00-\u0eff\u3000-\u30ff\u3400-\u9fff\uac00-\ud7a3\uff00-\uffef]+")
_IDENTIFIER = re.compile(r"(?<![\w/-])[A-Za-z][A-Za-z0-9]{0,30}(?:_[A-Za-z0-9]{1,30}){1,6}(?![\w/-])")
_TITLED = re.compile("([\u3400-\u9fff\u30a1-\u30fa\u30fc]{1,8})(?:様|さん|氏)|([\u3400-\u9fff])(?:先生|女士|小姐)")
_NOUNS_CAPITALISED = ("de", "lb")
_SMALL = 60  # most frequent words of each language
_SIGNATURE = 160  # characters at the end of a letter in which it closes
_SHORT_CLOSE = re.compile(  # two short lines, whatever the formula
    r"\n\n(?![-*|#>]|\d+[.)])[^\n,.:;!?]{3,40},?\n(?![-*|#>]|\d+[.)])[^\n.:;!?]{2,40}$"
)
_SIGN_OFF = re.compile(
    r"\n[ \t]{0,8}(?:(?:(?:kind|best|warm|many|with)[a-z]* )*(?:regards|wishes)|(?:yours )?(?:sincerely"
    r"|faithfully|truly)|cheers|thanks"
    r"|(?:mit )?(?:\w+ ){0,2}gr(?:ü|u)(?:ß|ss)(?:e|en)?|(?:bien )?cordialement|(?:\w+ ){0,2}salutations"
    r"|(?:un )?(?:cordial )?saludos?"
    r"(?: cordial(?:es)?)?|atentamente|cordialmente|(?:com os )?(?:melhores )?cumprimentos|atenciosamente"
    r"|(?:cordiali|distinti) saluti"
    r"|(?:met )?vriendelijke groet(?:en)?|z poważaniem|с уважением|此致|敬具)[,.!]?[ \t]{0,4}\n",
    re.IGNORECASE,
)
_GROUPED = re.compile(r"\d{1,3}(?:[.,'’\u00a0\u202f]\d{3})+")
_NO_DIGIT = re.compile(r"\D")
_QUOTES = ("'", '"', "“", "„", "«")
_ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?!\d)")
_WIDE_MONTH = re.compile(r"(?<!\d)(1?\d)月\d")
_DAY = re.compile(  # with the month that may stand behind it
    r"\d{1,2}(?![\d.,:%]\d|\d)(?=(?:(?:st|nd|rd|th|er|\.)?(?: of| de| di)? ([^\W\d_]{3,10}))?)"
)
_MONTH_BEFORE = re.compile(r"(?<!\w)([^\W\d_]{3,10})\.? $")
_NEAR = 14  # characters
_BLANK_BEFORE = (" ", "\n")  # of a day, behind its month
_MONTH_NAMES = (  # in English, German, French, Spanish, Italian, Portuguese, Dutch
    "january januar janvier enero gennaio janeiro januari jan",
    "february februar février febrero febbraio fevereiro feb",
    "march märz mars marzo março maart mar", "april avril abril aprile apr", "may mai mayo maggio maio mei",
    "june juni juin junio giugno junho jun", "july juli juillet julio luglio julho jul",
    "august août agosto augustus aug", "september septembre septiembre settembre setembro sep sept",
    "october oktober octobre octubre ottobre outubro oct okt", "november novembre noviembre novembro nov",
    "december dezember décembre diciembre dicembre dezembro dec dez",
)  # fmt: skip
_MONTH_NUMBERS = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
_NO_NAMES = _MONTH_NUMBERS.keys() | {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
_MARKS_AROUND = str.maketrans(dict.fromkeys("=,;:()[]{}\"'`*<>|“”„«»", " "))


class Facts:
    """The facts of a text's first part, each as one form that equal ones share; a signature states none.

    Each sort is looked for when it is first asked for. Single capitalised words are names only in languages that write
    other nouns small.
    """

    def __init__(self, text: str, language: str | None = None) -> None:
        self._text = text[:READ_FOR_FACTS]
        self._language = language

    @cached_property
    def numbers(self) -> tuple[str, ...]:
        """Numbers as `number_form` writes them."""
        numbers = [number_form(number) for number in _NUMBER.findall(self._numbered)]
        numbers += [part.lstrip("0") for date in self._dates for part in date[1:]]
        return _distinct(numbers)

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """Words of letters and digits, months of dates, addresses, identifiers, in small letters."""
        text = self._text
        words = " ".join(self._with_digits).translate(_MARKS_AROUND).split()
        codes = [code for word in words if not word.isdigit() and _DIGIT.search(word) and (code := _code(word))]
        codes += [f"month-{int(month)}" for _, month, _ in self._dates]
        codes += _months(self._plain) if self._plain else ()
        if "@" in text or "://" in text or "www." in text:
            codes += [address.rstrip(".,;:!?/").casefold() for address in _ADDRESS.findall(text)]
        if "_" in text:
            codes += [found.casefold() for found in _IDENTIFIER.findall(text)]
        return _distinct(codes)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Names, as they are written."""
        return _distinct(_names(_unsigned(self._text), self._language in _NOUNS_CAPITALISED))

    @cached_property
    def _plain(self) -> str:
        """The text without the numbers of its items; empty where it has no digit."""
        return _ITEM.sub("\n ", f"\n{self._text}")[1:] if _DIGIT.search(self._text) else ""

    @cached_property
    def _with_digits(self) -> list[str]:
        spaced = self._plain if self._plain.isascii() else _WIDE.sub(" ", self._plain)
        return [word for word in spaced.split() if not word.isalpha() and not _DIGITS.isdisjoint(word)]

    @property
    def _numbered(self) -> str:
        """What holds all numbers: the words with digits, where no number has a blank inside."""
        return " ".join(self._with_digits) if self._plain.isascii() else self._plain

    @cached_property
    def _dates(self) -> list[tuple[str, str, str]]:
        return _ISO_DATE.findall(self._numbered) if "-" in self._numbered else []


def _unsigned(text: str) -> str:
    """A letter without what stands below its closing formula: how one signs is no fact of the case."""
    tail = text[-_SIGNATURE:]
    found = _SIGN_OFF.search(tail) if "\n" in tail else None
    return text[: len(text) - len(tail) + found.start()] if found else text


def signs_off(text: str) -> bool:
    """Whether a text ends with a closing formula and a name below it."""
    tail = text[-_SIGNATURE:]
    return _SIGN_OFF.search(tail) is not None or _SHORT_CLOSE.search(tail.rstrip()) is not None


def _months(text: str) -> Iterator[str]:
    """The months of dates, alike in all languages that are known here: `month-3`."""
    for found in _DAY.finditer(text):
        start = found.start()
        before = None
        if text[start - 1 : start] in _BLANK_BEFORE:
            before = _MONTH_BEFORE.search(text[max(start - _NEAR, 0) : start])
        for name in (found[1], before[1] if before else None):
            number = _MONTH_NUMBERS.get(name.lower()) if name else None
            if number:
                yield f"month-{number}"
    if "月" in text:
        for month in _WIDE_MONTH.findall(text):
            yield f"month-{int(month)}"


def _code(word: str) -> str | None:
    """A word of letters and digits, such as `ORD-1234`."""
    bare = word.strip(_AROUND_CODE)
    if bare.isdigit() or not _CODE.fullmatch(bare) or not any(map(str.isalpha, bare)) or _UNIT.fullmatch(bare):
        return None
    return bare.removeprefix("#").casefold()


def _names(text: str, of_several: bool) -> Iterator[str]:
    """Capitalised words inside of sentences, which follow a small letter or a comma; several together anywhere.

    Only `of_several` words where all nouns are written with a capital; East Asian names with their title.
    """
    for found in _CAPITALISED.finditer(text):
        start = found.start()
        before = text[start - 2 : start] if start > 1 else ""
        inside = before[1:] in _QUOTES if before[1:] != " " else before[0].islower() or before[0] == ","
        name = found[0]
        while " " in name and name.partition(" ")[0].lower() in _small_words():
            name = name.partition(" ")[2]  # the beginning of a sentence
            inside = True
        if " " in name or (inside and not of_several):
            name = name.removesuffix("'s").removesuffix("’s").rstrip("'’")
            if "'" not in name and not name.isupper() and name.casefold() not in _NO_NAMES:
                yield name
    if not text.isascii():
        for titled in _TITLED.finditer(text):
            yield titled[1] or titled[2]


@cache
def _small_words() -> frozenset[str]:
    return frozenset(word for words in WORDS["Latin"].values() for word in words[:_SMALL])


def names_in(value: str) -> tuple[str, ...]:
    """The capitalised words of a short value that stands for itself, wherever in it they are."""
    return _distinct(
        found[0]
        for found in _CAPITALISED.finditer(value)
        if found[0].casefold() not in _NO_NAMES and not _DIGIT.search(found[0])
    )


@lru_cache(maxsize=4096)  # most numbers are small ones
def number_form(written: str) -> str:
    """A number without its grouping marks and trailing zeros, its decimal mark a dot."""
    if written.isdecimal():
        return written
    text = written.strip("-–+$€£% ")
    if _GROUPED.fullmatch(text):
        return _NO_DIGIT.sub("", text)
    marks = _NO_DIGIT.findall(text)
    if not marks:
        return text
    if len(marks) > 1 and len(set(marks)) == 1:
        return text  # a date or a version
    whole, _, rest = text.rpartition(marks[-1])
    rest = rest.rstrip("0")
    digits = _NO_DIGIT.sub("", whole)
    return f"{digits}.{rest}" if rest else digits


def _distinct(found: Iterable[str]) -> tuple[str, ...]:
    kept: dict[str, None] = {}
    for one in found:
        kept[one] = None
        if len(kept) == MOST_FACTS:
            break
    return tuple(kept)
