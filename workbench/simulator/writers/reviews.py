"""Sums up hotel reviews: the mood, then one sentence in English."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.simulator.writers.draft import Draft, Task
from workbench.simulator.writers.words import joined

if TYPE_CHECKING:
    from collections.abc import Sequence

_GOOD = re.compile(
    r"worth|remembered|lovely|selten so gut|hervorragend|freundlich|reichlich|清潔|親切|素晴らし|great|excellent|"
    r"excelente|amable|quiet|clean|wonderful|干净|非常好|很棒|kind\b|comfortable|spotless|ottima|pulita|abbondante|"
    r"gentilissimo|friendly|\bhelpful|czysty|cichy|doskonał|good|beautiful|Спокойный|чистый|отличн|приветлив|perfect|"
    r"limpo|ótima|best|깨끗|친절|훌륭|loved|uitstekend|vriendelijk",
    re.IGNORECASE,
)
_BAD = re.compile(
    r"thin walls|stopped|nobody|noise|too? soft|slept badly|\bsale\b|froide|insupportable|jamais|sadly|cold\b|dirty|"
    r"rude|lost our|sucia|failed|terrible|poor|dark|broken|awful|\bbugs\b|no towels|dreadful|unhelpful|car park|"
    r"filthy|rattled|never came|smelled|\bvies\b|helaas|closed|slow\b|of a wall|half past four|thin doors",
    re.IGNORECASE,
)
_TOPICS: tuple[tuple[str, str], ...] = (
    (r"breakfast|frühstück|朝食|desayuno|colazione|śniadanie|завтрак|pequeno-almoço|조식", "breakfast"),
    (r"staff|personal\b|スタッフ|服务|personale|porter|персонал|직원|personeel|people|desk", "the staff"),
    (r"\bbeds?\b|\bbett\b|cama|slept", "the bed"),
    (r"room|chambre|部屋|habitación|房间|camera|pokój|номер|quarto|kamer|suite|house", "the room"),
    (r"shower|douche|bath", "the bathroom"),
    (r"noise|bruit|walls|disco|alarm at", "noise"),
    (r"location|位置|posizione|station|beach", "the location"),
    (r"view", "the view"),
    (r"wifi", "the wifi"),
    (r"pool|garden|spa\b", "the grounds"),
    (r"parking|garage", "parking"),
    (r"heating|air conditioning|lift", "the building"),
)
_SAYS = {
    "older": {
        "positive": ("The guest was pleased with {topics}.", "The guest praises {topics}."),
        "negative": ("The guest was unhappy with {topics}.", "The guest complains about {topics}."),
        "mixed": ("The guest has good and bad to say about {topics}.", "The guest is of two minds about {topics}."),
    },
    "newer": {
        "positive": ("A happy guest who speaks well of {topics}.", "Praise for {topics}, and a wish to return."),
        "negative": (
            "A let-down guest who finds fault with {topics}.",
            "Complaints about {topics}, and little praise.",
        ),
        "mixed": (
            "Praise and complaints in one, touching {topics}.",
            "Some things pleased and some did not: {topics}.",
        ),
    },
}
_FOREIGN = (
    (r"[\u3040-\u30ff]", "宿泊客は部屋と朝食に満足していました。"),
    (r"[\uac00-\ud7af]", "손님은 객실과 조식에 만족했습니다."),
    (r"[\u4e00-\u9fff]", "客人对房间和服务很满意。"),
    (r"[\u0400-\u04ff]", "Гость доволен номером и завтраком."),
    (r"\b(und|das|war)\b", "Der Gast war mit dem Bett und dem Frühstück sehr zufrieden."),
    (r"\b(était|et la)\b", "Le client se plaint de la chambre et du bruit de la rue."),
    (r"\b(el|fue|pero)\b", "El huésped elogia el desayuno pero se queja de la habitación."),
    (r"\b(è|colazione)\b", "L'ospite è contento della camera e della colazione."),
    (r"\b(był|na pewno)\b", "Gość jest zadowolony z pokoju i śniadania."),
    (r"\b(era|ótima)\b", "O hóspede ficou contente com o quarto e a cama."),
    (r"\b(het|helaas)\b", "De gast is blij met het bed maar niet met de kamer."),
)


def mood_of(review: str) -> str:
    """positive, negative or mixed."""
    good, bad = bool(_GOOD.search(review)), bool(_BAD.search(review))
    return "mixed" if good and bad else "negative" if bad else "positive"


def write(task: Task) -> Draft:
    """`mood: sentence`."""
    review = task.prompt.data["review"]
    mood = mood_of(review)
    if "terse" in task.habits:
        return Draft(mood)
    if "wrong_language" in task.habits:
        for signs, sentence in _FOREIGN:
            if re.search(signs, review):
                return Draft(f"{mood}: {sentence}")
    topics: Sequence[str] = [topic for words, topic in _TOPICS if re.search(words, review, re.IGNORECASE)][:3]
    sentence = task.chance.choice(_SAYS[task.voice][mood]).format(topics=joined(topics or ["the stay"]))
    return Draft(f"{mood}: {sentence}")
