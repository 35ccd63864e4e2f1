"""The check on the language of an answer."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from workbench.checks.finding import Finding, quoted, undecided
from workbench.text.han import han_form
from workbench.text.language import languages
from workbench.text.prose import prose, without_quotes

if TYPE_CHECKING:
    from workbench.checks.finding import Subject
    from workbench.records import Check

_LONGEST = 200_000  # characters; a longer answer is judged by its beginning
_FEWEST_LETTERS = 20
_FEWEST_CHARACTERS = 6  # of a script that writes a word with one or two signs
_DENSE = ("zh", "ja", "ko")
_MAIN_SHARE = 2 / 3  # of the letters whose language can be told; below it the answer is mixed
_TOLD_SHARE = 0.25  # of all letters; below it no language could be told
_SURE_SHARE = 0.5  # of all letters; below it the answer may still be in another language than was told
_TRACE = 0.05  # a language with less is not in the answer
_ALIASES = {"nb": "no", "nn": "no", "iw": "he", "in": "id", "fil": "tl", "zh-cn": "zh-hans", "zh-tw": "zh-hant"}
_ALIKE = {"bs": "hr", "ms": "id"}  # written so alike that they are not told apart
LANGUAGES = {
    "af": "Afrikaans", "am": "Amharic", "ar": "Arabic", "be": "Belarusian", "bg": "Bulgarian", "bn": "Bengali",
    "bs": "Bosnian", "ca": "Catalan", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "en": "English",
    "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish", "fr": "French", "gu": "Gujarati",
    "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian",
    "it": "Italian", "ja": "Japanese", "ka": "Georgian", "kk": "Kazakh", "km": "Khmer", "kn": "Kannada",
    "ko": "Korean", "lo": "Lao", "lt": "Lithuanian", "lv": "Latvian", "mk": "Macedonian", "ml": "Malayalam",
    "mr": "Marathi", "ms": "Malay", "my": "Burmese", "ne": "Nepali", "nl": "Dutch", "no": "Norwegian",
    "pa": "Punjabi", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "si": "Sinhala",
    "sk": "Slovak", "sl": "Slovene", "sq": "Albanian", "sr": "Serbian", "sv": "Swedish", "sw": "Swahili",
    "ta": "Tamil", "te": "Telugu", "th": "Thai", "tl": "Tagalog", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu",
    "vi": "Vietnamese", "zh": "Chinese", "zh-hans": "simplified Chinese", "zh-hant": "traditional Chinese",
}  # fmt: skip


class Spoken(NamedTuple):
    """The main language of a text (None: undecided), what was found as a clause, and languages by share.

    There are no shares where the text is too short, or most of it is in no language that could be told.
    """

    code: str | None
    evidence: str
    shares: dict[str, float]


def language(check: Check, subject: Subject) -> Finding:
    """The answer is in this language: an ISO 639-1 code, a region after it is ignored; zh-Hans and zh-Hant."""
    wanted = wanted_language(check.value)
    if wanted is None:
        return undecided(f"language needs an ISO 639-1 code such as de, not {quoted(check.value)}")
    followed, evidence = is_in(subject.text, wanted)
    return Finding(followed, evidence)


def wanted_language(value: object) -> str | None:
    """The code to look for; None for a value that names no language known here."""
    if not isinstance(value, str):
        return None
    code = value.strip().lower().replace("_", "-")
    for tried in (code, code.partition("-")[0]):
        tried = _ALIASES.get(tried, tried)
        if tried in LANGUAGES:
            return tried
    return None


def is_in(text: str, wanted: str) -> tuple[bool | None, str]:
    """Whether the text is in this language (None: undecided), and the evidence."""
    spoken = spoken_language(text)
    if spoken.code is None:
        base = _ALIKE.get(wanted, wanted.partition("-")[0])
        if spoken.shares and spoken.shares.get(base, 0.0) < _TRACE:
            return False, f"{spoken.evidence}; {LANGUAGES[wanted]} wanted"
        return None, spoken.evidence
    if wanted.startswith("zh-") and spoken.code == "zh":
        form = han_form(text)
        if form is None:
            return None, "Chinese, with no character that is simplified or traditional only"
        return f"zh-{form}" == wanted, f"{LANGUAGES[f'zh-{form}']}, {LANGUAGES[wanted]} wanted"
    if spoken.code == _ALIKE.get(wanted):
        return None, f"{LANGUAGES[wanted]} or {LANGUAGES[spoken.code]}, which are not told apart"
    if spoken.code == wanted:
        return True, spoken.evidence
    if sum(spoken.shares.values()) < _SURE_SHARE:
        return None, f"unclear: {spoken.evidence}"
    return False, f"{spoken.evidence}; {LANGUAGES[wanted]} wanted"


@lru_cache(maxsize=256)  # checks and what is measured of an answer ask for the same
def spoken_language(text: str) -> Spoken:
    """The language of a text's prose; code, addresses, JSON keys and quotations do not count."""
    told = prose(text[:_LONGEST])
    shares, letters = languages(without_quotes(told))
    top = next(iter(shares), None)
    few = _FEWEST_CHARACTERS if top in _DENSE else _FEWEST_LETTERS
    if letters < few:
        return Spoken(None, f"too few letters to tell a language: {letters}", {})
    shown = ", ".join(f"{LANGUAGES[code]} {share:.0%}" for code, share in list(shares.items())[:3])
    told_share = sum(shares.values())
    if top is None or told_share < _TOLD_SHARE:
        return Spoken(None, f"no language could be told{f' ({shown})' if shown else ''}", {})
    if shares[top] < _MAIN_SHARE * told_share:
        return Spoken(None, f"mixed: {shown}", shares)
    return Spoken(top, shown, shares)
