"""Words of doubt in an answer: what it calls possible, likely or unsure, or asks the reader to check."""

from __future__ import annotations

import re
from functools import cache

from workbench.text.alternatives import by_first_letter

_READ = 1500  # characters
WORDS = {
    "en": (
        r"perhaps|possibly|maybe|might|presumably|arguably|potentially|apparently|seemingly|supposedly|probably"
        r"|uncertain|unsure|unclear|tentative(?:ly)?|speculat\w+|doubtful|ambiguous|seems?|appears?|(?:un)?likely"
        r"|(?:hard|difficult|impossible) to (?:say|tell|know)|(?:can't|cannot|not) be (?:sure|certain|ruled out)"
        r"|not (?:entirely |completely |fully |quite )?(?:sure|certain)|(?:no|not|without) (?:a )?guarantee\w*"
        r"|double-?check|verify|may (?:have (?:mis|got)\w*|be (?:wrong|mistaken|off|incomplete))|could be (?:wrong|off)"
        r"|as far as (?:i|we)|to my knowledge|(?:legal|medical|financial|professional) advice|preliminary"
        r"|other readings|open to (?:interpretation|debate)|consult (?:an?|your|the)|(?:subject to|could|may) change"
        r"|grain of salt|in my opinion|i (?:think|believe|guess|suppose|would assume)"
        r"|not (?:be )?(?:reliable|definitive)"
    ),
    "de": (
        r"vielleicht|möglicherweise|eventuell|vermutlich|wahrscheinlich|womöglich|unsicher|ungewiss|unklar|angeblich"
        r"|anscheinend|scheinbar|mutmaßlich|gegebenenfalls|tendenziell|schätzungsweise|(?:wäre|ist) möglich"
        r"|schwer (?:zu )?(?:sagen|beurteilen|einzuschätzen)|lässt sich (?:\w+ ){0,3}(?:schwer|nicht|kaum)"
        r"|(?:ohne|keine) (?:gewähr|garantie)|unter vorbehalt|könnten?|dürften?|nicht (?:\w+ )?sicher"
        r"|nicht auszuschließen|(?:irren|irrtum|täuschen|täuschung)|rechtsberatung|soweit (?:ich|wir|mir|uns)"
        r"|prüfen sie|möglich\b|nicht (?:\w+ )?garantier\w+|je nach(?:dem)?"
    ),
    "fr": (
        r"peut-être|probablement|éventuellement|apparemment|vraisemblablement|sans doute|possiblement|incertaine?s?"
        r"|sembl(?:e|ent|erait)|pourrai(?:t|ent)|difficile (?:de|à) (?:dire|savoir|affirmer)|sous (?:toute )?réserve"
        r"|à titre indicatif|(?:ne|n')[^.!?]{0,25}garanti\w*|sans garantie|il se peut|(?:à|de) vérifier|vérifi(?:ez|er)"
        r"|pas (?:certaine?|sûre?)|me tromper|sauf erreur|ambigu\w*|dépend(?:re|ent)?"
    ),
    "es": (
        r"quizás?|tal vez|posiblemente|probablemente|acaso|aparentemente|supuestamente|parece(?:ría)?|podrían?"
        r"|inciert[oa]|dudos[oa]|difícil (?:de )?(?:decir|saber)|a lo mejor|puede que|es posible que"
        r"|no[^.!?]{0,25}segur[oa]s?|salvo error|sin garantía|no[^.!?]{0,25}garantiz\w+|(?:confirme|confírm|verifi)\w*"
        r"|depende|equivoc\w+"
    ),
    "it": (
        r"forse|probabilmente|magari|possibilmente|apparentemente|presumibilmente|sembra|sembrerebbe|potrebber?o?"
        r"|incert[oa]|difficile (?:dire|sapere)|salvo errori?|non[^.!?]{0,25}(?:sicur|cert|garanti)\w+|è possibile che"
        r"|(?:da|di) verificare|senza garanzi[ae]|dipende|sbagliar\w+"
    ),
    "pt": (
        r"talvez|provavelmente|possivelmente|aparentemente|porventura|supostamente|parece|poderiam?|incert[oa]"
        r"|difícil (?:de )?(?:dizer|saber)|não[^.!?]{0,25}(?:certeza|garant|cert[oa])\w*|salvo erro|é possível que"
        r"|pode ser que|(?:confirme|verifique)\w*|depende"
    ),
    "nl": (
        r"misschien|mogelijk|wellicht|waarschijnlijk|vermoedelijk|eventueel|blijkbaar|schijnbaar|onzeker|onduidelijk"
        r"|moeilijk te zeggen|onder voorbehoud|zonder garantie|niet (?:\w+ )?zeker|kan zijn dat"
    ),
    "pl": (
        r"może|chyba|prawdopodobnie|raczej|wydaje się|podobno|ewentualnie|niepewn\w+|trudno powiedzieć"
        r"|bez gwarancji|nie (?:\w+ )?(?:pewn|gwarant)\w+"
    ),
    "ja": (
        r"かもしれ|おそらく|たぶん|多分|と思われ|可能性|不確か|断定|保証(?:は|でき|いた)|念のため|はっきりし|かねます|かねる"
        r"|見込み|とも限り"
    ),
    "zh": (
        r"可能|也许|也許|或许|或許|大概|似乎|不确定|不確定|不一定|估计|估計|难以|難以|无法(?:保证|确定|确认)"
        r"|無法(?:保證|確定|確認)|仅供参考|僅供參考|未必|核实|核實|据我所知|據我所知|恐怕|说不准"
    ),
    "ko": r"아마|수도 있|것 같|불확실|확실하지|보장할 수 없|참고용|가능성|듯합니다",
}  # fmt: skip
_UNSPACED = ("ja", "zh", "ko")


def doubts_in(text: str, language: str | None) -> int:
    """How many different words of doubt the beginning of a text has; where its language is not told, English ones."""
    pattern = _pattern(language if language in WORDS else "en")
    return len({found[0] for found in pattern.finditer(text[:_READ].lower().replace("\u2019", "'"))})


@cache
def _pattern(language: str) -> re.Pattern[str]:
    words = WORDS[language]
    return re.compile(words if language in _UNSPACED else rf"\b(?:{by_first_letter(words)})\b")
