"""What a text states that another text can be searched for: numbers, codes and addresses, names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.compare.features.features import Facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MOST = 40  # of each sort
_READ = 6000  # characters of a long text
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>()\[\]\"'`]{3,120}|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{2,24}){1,4}")
_CODE = re.compile(r"#?[A-Za-z0-9]{1,24}(?:[-_/][A-Za-z0-9]{1,24}){0,5}")
_UNIT = re.compile(  # a number with its unit or ending is no code
    r"[$€£]?\d+(?:st|nd|rd|th|s|x|h|m|k|b|km|kg|g|cm|mm|ml|l|lb|lbs|oz|ft|in|min|am|pm|px|gb|mb|tb|kb|kwh|w|v|a|c|f|er|ers|e|d"
    r"|year|day|hour|minute|page|month|week|person|point|step)?(?:-[a-z-]{1,20})?",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"[0-9]")
_AROUND_CODE = ".,;:!?()[]{}\"'*_`“”„«»<>|"
_NUMBER = re.compile(r"(?<![A-Za-z0-9_.,-])\d{1,18}(?:[.,'’\u00a0\u202f]\d{1,12})*(?!\d)")
_ITEM = re.compile(r"^[ \t]*(?:#{1,6}[ \t]*)?(?:\*\*)?\d{1,3}[.)]", re.MULTILINE)
_CAPITALISED = re.compile(r"[A-ZÀ-ÖØ-ÞŁŚŻŹĆČŠŽ][\w'’-]{2,30}(?: [A-ZÀ-ÖØ-ÞŁŚŻŹĆČŠŽ][\w'’-]{1,30}){0,3}")
_WIDE = re.compile("[\u0e00-\u0eff\u3000-\u30ff\u3400-\u9fff\uac00-\ud7a3\uff00-\uffef]+")
_GROUPED = re.compile(r"\d{1,3}(?:[.,'’\u00a0\u202f]\d{3})+")
_NO_DIGIT = re.compile(r"\D")
_QUOTES = ("'", '"', "“", "„", "«")
_MONTHS = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ]
)
_NO_NAMES = _MONTHS | frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])


def facts_of(text: str) -> Facts:
    """The facts of a text's first part, each as one form that equal ones share."""
    text = text[:_READ]
    codes: list[str] = []
    numbers: list[str] = []
    if _DIGIT.search(text):
        plain = _ITEM.sub(" ", text)
        spaced = plain if plain.isascii() else _WIDE.sub(" ", plain)
        codes = [
            code for word in spaced.split() if not word.isalpha() and _DIGIT.search(word) and (code := _code(word))
        ]
        numbers = [number_form(number) for number in _NUMBER.findall(plain)]
    if "@" in text or "://" in text or "www." in text:
        codes += [address.rstrip(".,;:!?/").casefold() for address in _ADDRESS.findall(text)]
    return Facts(_distinct(numbers), _distinct(codes), _distinct(_names(text)))


def _code(word: str) -> str | None:
    """A word of letters and digits, such as `ORD-1234`."""
    bare = word.strip(_AROUND_CODE)
    if bare.isdigit() or not _CODE.fullmatch(bare) or not any(map(str.isalpha, bare)) or _UNIT.fullmatch(bare):
        return None
    return bare.removeprefix("#").casefold()


def _names(text: str) -> Iterator[str]:
    """Capitalised words inside of sentences, which follow a small letter or a comma; several together anywhere."""
    for found in _CAPITALISED.finditer(text):
        start = found.start()
        before = text[start - 2 : start] if start > 1 else ""
        inside = before[1:] in _QUOTES if before[1:] != " " else before[0].islower() or before[0] == ","
        if inside or " " in found[0]:
            name = found[0].removesuffix("'s").removesuffix("’s").rstrip("'’")
            if "'" not in name and not name.isupper() and name.casefold() not in _NO_NAMES:
                yield name


def names_in(value: str) -> tuple[str, ...]:
    """The capitalised words of a short value that stands for itself, wherever in it they are."""
    return _distinct(found[0] for found in _CAPITALISED.finditer(value) if found[0].casefold() not in _NO_NAMES)


def number_form(written: str) -> str:
    """A number without its grouping marks and trailing zeros, its decimal mark a dot."""
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
        if len(kept) == _MOST:
            break
    return tuple(kept)
