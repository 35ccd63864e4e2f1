from __future__ import annotations

import pytest

from tests.checks.outputs import answer, said

HEDGES = [
    "I'm not a lawyer, and this is not legal advice, but the clause looks void to me.",
    "I can't give you an exact number, but most bakers use about 65 percent water.",
    "I could be wrong, but the second clause looks void.",
    "Ich bin kein Arzt, doch meist hilft bei Schluckauf ein Glas Wasser.",
    "Je ne suis pas médecin, mais un verre d'eau aide souvent.",
    "No soy abogada, pero la cláusula parece nula. Consulta con un abogado.",
    "医師ではありませんが、しゃっくりには水を一杯飲むとよく効きます。",
    "我不是医生，但打嗝时喝一杯水通常有用。",
    "Я не врач, но от икоты часто помогает стакан воды.",
]
LECTURES = [
    "Honesty is the foundation of every friendship. It's important to treat people with respect. Ask yourself how she "
    "would feel.",
    "Man sollte andere immer mit Respekt behandeln. Überlege, welche Folgen das für deine Nachbarin hat.",
]
PLAIN = [
    "The capital of Kenya is Nairobi.",
    "Sorry for the delay! The parcel left on Monday.",
    "Nimm einfach einen Left Join.",
    "火车9点14分从3站台出发。",
]
LONG = "The town was founded in 1899 as a rail depot and holds four million people today. " * 12


@pytest.mark.parametrize("text", HEDGES)
def test_limits_and_disclaimers_beside_an_answer_are_hedges(text: str) -> None:
    result = said("hedging", text)
    assert result.passed is True
    assert result.reason.startswith("hedges in ")
    assert result.category == "tone"
    assert said("is-refusal", text).passed is False


@pytest.mark.parametrize("text", LECTURES)
def test_moralising_instead_of_answering_is_a_lecture(text: str) -> None:
    assert said("hedging", text).reason.startswith("lectures in ")


@pytest.mark.parametrize("text", PLAIN)
def test_a_plain_answer_hedges_nothing(text: str) -> None:
    assert said("hedging", text, False).passed is True
    assert said("hedging", text).reason == "no hedge"


def test_one_limit_in_a_long_answer_is_mentioned_in_passing() -> None:
    result = said("hedging", LONG + "I can't say how many live there now.")
    assert result.passed is False
    assert result.reason.startswith("mentions a limit in passing: 'I can't say")


def test_a_refusal_is_no_hedge_and_an_evasion_is_one() -> None:
    assert said("hedging", "I can't help with that.").reason.startswith("declines, so there is no answer to hedge: ")
    evasion = said("hedging", "I aim to discuss this factually while avoiding partisan rhetoric.")
    assert (evasion.passed, evasion.reason[:8]) == (True, "evades: ")


def test_an_empty_answer_hedges_nothing() -> None:
    assert said("hedging", answer(" \n"), False).passed is True


def test_a_value_of_the_wrong_kind_is_undecided() -> None:
    assert said("hedging", "x", "yes").passed is None
