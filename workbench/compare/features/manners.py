"""How an answer speaks to its reader: emoji, exclamation marks, warm words, forms of address."""

from __future__ import annotations

import re
from itertools import repeat

from workbench.compare.features.facts import signs_off
from workbench.compare.features.parts import Manner

_READ = 1500  # characters
_END = 20  # characters
_EMOJI = re.compile(
    "[\U0001f1e6-\U0001f1ff\U0001f300-\U0001f64f\U0001f680-\U0001faff\u2b50\u2728\u2705\u274c\u26a1\u2757\u2753\u2615]"
    "|[\u2600-\u27bf]\ufe0f"
)
_PICTURES = re.compile("[\u2600-\u27bf\u2b50\U0001f1e6-\U0001faff]")  # found sooner; there is no emoji without one
_LOUD = re.compile(r"(?<![(\[<?&|#])[!！]+(?![=\w(\[-])")
_STOPS = ".,;:!?()[]\"'*_…“”„«»¡¿–—-"
_WARM_WORDS = (
    "thank thanks thankful please sorry apologize apologise apologies happy glad delighted excited wonderful"
    " fantastic amazing awesome love appreciate welcome hope enjoy cheers warm warmly warmest hey hi hello absolutely"
    " totally super yay hooray apology apologies regret grateful pleasure pleased kindly wish wishes regards"
    " danke bitte gern gerne leider herzlich herzliche herzlichen freue freuen freut hallo"
    " liebe lieber toll entschuldigung entschuldigen merci plaît désolé désolée désolés ravi ravie ravis heureux"
    " heureuse bonjour salut chère cher cordialement chaleureusement génial gracias perdón disculpa disculpe"
    " disculpas lamento lamentamos encantado encantada encantados feliz hola querido querida saludos abrazo obrigado"
    " obrigada desculpe desculpa desculpas olá prezado prezada grazie scusa scusi dispiace ciao felice lieto lieti"
    " bedankt dank graag hoi fijn leuk dziękuję dziękujemy proszę przepraszam przepraszamy cześć miło спасибо"
    " пожалуйста извините извиняемся здравствуйте привет рад рада рады kiitos pahoittelut hei iloinen teşekkürler"
    " lütfen merhaba üzgünüm"
)
_WARM = frozenset(_WARM_WORDS.split())
_WARM_UNSPACED = re.compile(
    "谢谢|感謝|感谢|请|您好|抱歉|对不起|很高兴|ありがとう|お願い|申し訳|こんにちは|お待ち|嬉し|いただ|ご不便"
    "|申し上げ|ください|ございます|下さい|いたします|致します|くださ|감사|안녕|죄송|부탁|반갑"
)
_GREETING = re.compile(
    r"\W*(?:(?:dear|hi|hello|hey|greetings|good (?:morning|afternoon|evening|day)|sehr (?:geehrt|verehrt)\w+"
    r"|verehrte[rs]?|werte[rs]?|liebe[rs]?|hallo|moin"
    r"|guten (?:tag|morgen|abend)|bonjour|bonsoir|salut|chère?s?|madame|monsieur|hola|estimad[oa]s?|querid[oa]s?"
    r"|buen(?:os|as)|olá|prezad[oa]s?|car[oaie]|gentil[ei]|buongiorno|salve|beste|geachte|szanown\w+|dzień dobry|cześć"
    r"|hyvä|hei|kära|hej|kære|sayın|merhaba|уважаем\w+|здравствуйте|привет)\b"
    r"|您好|你好|尊敬的|亲爱的|こんにちは|拝啓|안녕하)",
    re.IGNORECASE,
)
_POLITE = {
    "de": "Ihnen Ihr Ihre Ihrem Ihren Ihrer Ihres", "fr": "vous votre vos", "es": "usted ustedes", "nl": "u uw U Uw",
    "it": "Lei La Suo Sua", "pl": "Pan Pani Pana Państwo Państwa Panu",
}  # fmt: skip
_FAMILIAR = {
    "de": "du dich dir dein deine deinem deinen deiner Du Dich Dir Dein Deine Deinem Deinen Deiner",
    "fr": "tu toi te ton tes ta", "es": "tú tu tus ti contigo", "nl": "je jij jouw jullie",
    "it": "tu ti tuo tua tuoi tue", "pl": "ty cię ci ciebie tobie twój twoja twoje",
}  # fmt: skip
_ADDRESSES = {  # the words of both, by language
    language: (frozenset(polite.split()), frozenset(_FAMILIAR[language].split()))
    for language, polite in _POLITE.items()
}
_SIE = re.compile(r" Sie\b(?<=[\w,;)] Sie)")  # at the beginning of a sentence it may be "they"


def manner_of(text: str, language: str | None) -> Manner:
    """Counts over the first part of a text; forms of address only where the language tells them apart."""
    ends = text[-_END:].rstrip()
    shape = _GREETING.match(text) is not None, signs_off(text), ends.endswith(("?", "？", "؟"))
    text = text[:_READ]
    loud = len(_LOUD.findall(text)) if "!" in text or "！" in text else 0
    words = list(map(str.strip, text.split(), repeat(_STOPS)))
    warm = sum(map(_WARM.__contains__, map(str.lower, words)))
    emoji = emoji_in(text)
    if not text.isascii():
        warm += len(_WARM_UNSPACED.findall(text))
    if language not in _ADDRESSES:
        return Manner(emoji, loud, warm, 0, 0, *shape)
    polite, familiar = (sum(map(forms.__contains__, words)) for forms in _ADDRESSES[language])
    polite += len(_SIE.findall(text)) if language == "de" else 0
    return Manner(emoji, loud, warm, polite, familiar, *shape)


def emoji_in(text: str) -> int:
    """How many emoji a text has."""
    return 0 if text.isascii() or not _PICTURES.search(text) else len(_EMOJI.findall(text))
