"""Single faults that a suite's baseline is free of, or has in half of its answers; invented suites."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from workbench.compare.features.features import Features
from workbench.compare.norms.learn import learn_norm
from workbench.compare.norms.norm import CaseFacts
from workbench.compare.signals import case_signals
from workbench.records import Output

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from workbench.compare.norms.norm import Norm
    from workbench.records import Signal

PORTS = (
    "Ancona",
    "Bilbao",
    "Cuxhaven",
    "Dover",
    "Emden",
    "Faro",
    "Gdansk",
    "Harwich",
    "Igumen",
    "Jurmala",
    "Kotka",
    "Lorient",
)
GOODS = ("grain", "timber", "steel", "cotton")
NUMBERS = range(24)


def said(text: str) -> Features:
    return Features(Output("suite", "case", 0, content=({"type": "text", "text": text},), stop_reason="end_turn"))


def called(value: dict[str, object]) -> Features:
    block = {"type": "tool_use", "id": "1", "name": "ship", "input": value}
    return Features(Output("suite", "case", 0, content=(block,), stop_reason="tool_use"))


def chatted(*replies: str) -> Features:
    transcript = [
        part
        for reply in replies
        for part in ({"role": "user", "content": "And?"}, {"role": "assistant", "content": reply})
    ]
    content = ({"type": "text", "text": replies[-1]},)
    return Features(Output("suite", "case", 0, content=content, transcript=tuple(transcript), stop_reason="end_turn"))


def inputs(at: int) -> CaseFacts:
    start, end = PORTS[at % 12], PORTS[(at + 5) % 12]
    return CaseFacts((f"The ship brings {300 + at} tons from {start} to {end}, papers TX-{4100 + 7 * at}.",))


def norm_of(answer: Callable[[int], Features], facts: Callable[[int], CaseFacts] = inputs) -> Norm:
    return learn_norm([(facts(at), [answer(at)]) for at in NUMBERS])


def told(was: Features, now: Features, norm: Norm, facts: CaseFacts, worse: bool | None = True) -> list[Signal]:
    return [signal for signal in case_signals([was], [now], norm, facts) if signal.worse is worse]


def test_long_answers_that_cannot_be_searched_teach_no_facts() -> None:
    report = " ".join(
        f"The harbour office reported on tide table {word} of the season." for word in ("low", "high") * 20
    )
    norm = norm_of(lambda at: said(report))
    (one,) = told(said(report), said("The harbour office reported on the tides."), norm, inputs(3))
    assert one.kind == "shorter"


def journey(at: int, **changes: object) -> dict[str, object]:
    return {"from": PORTS[at % 12], "to": PORTS[(at + 5) % 12], "tons": 300 + at, "goods": ["grain"], **changes}


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"to": PORTS[3]}, "argument-changed"),  # the port it comes from
        ({"to": "Zadar"}, "argument-changed"),
        ({"tons": 341}, "argument-changed"),
        ({"to": ""}, "argument-changed"),
    ],
)
def test_an_argument_that_is_not_the_one_which_the_input_gives(changes: dict[str, object], kind: str) -> None:
    norm = norm_of(lambda at: called(journey(at)))
    (one,) = told(called(journey(3)), called(journey(3, **changes)), norm, inputs(3))
    assert one.kind == kind


@pytest.mark.parametrize("value", ["", None, "N/A"])
def test_a_value_that_is_emptied(value: str | None) -> None:
    norm = norm_of(lambda at: said(json.dumps(journey(at))))
    (one,) = told(said(json.dumps(journey(3))), said(json.dumps(journey(3, to=value))), norm, inputs(3))
    assert (one.kind, one.where) == ("value-emptied", "$.to")


def test_a_list_that_is_emptied() -> None:
    norm = norm_of(lambda at: said(json.dumps(journey(at))))
    found = told(said(json.dumps(journey(3))), said(json.dumps(journey(3, goods=[]))), norm, inputs(3))
    assert "value-emptied" in {one.kind for one in found}


@pytest.mark.parametrize("label", ["grain", "timber"])
@pytest.mark.parametrize("form", ["It is {}.", "{}: the ship carries it", "**The goods are {}**", "I would say {}"])
def test_a_label_among_other_words(form: str, label: str) -> None:
    norm = norm_of(lambda at: said(GOODS[at % 4] + " \n"[at % 2]))
    kinds = [one.kind for one in told(said(label), said(form.format(label)), norm, inputs(0))]
    assert kinds == ["label-wrapped"]


@pytest.mark.parametrize("form", ["分類は「{}」です。", "{}に該当します。", "カテゴリ：{}"])
def test_a_label_among_other_signs(form: str) -> None:
    goods = ("穀物", "木材", "鉄鋼", "綿花")
    norm = norm_of(lambda at: said(goods[at % 4] + "\n" * (at % 2)), lambda at: CaseFacts((f"荷物{at}",)))
    kinds = [one.kind for one in told(said("木材"), said(form.format("木材")), norm, CaseFacts(("荷物1",)))]
    assert kinds == ["label-wrapped"]


def test_labels_with_an_explanation_are_told_apart_from_it() -> None:
    reasons = ("the papers say so", "as the list shows", "no other goods are named")
    norm = norm_of(lambda at: said(f"{GOODS[at % 4]} - {reasons[at % 3]}"))
    assert norm.labels == frozenset(GOODS)
    same, other = said("grain - it is bulk cargo"), said("gravel - it is bulk cargo")
    assert told(said("grain - as the list shows"), same, norm, inputs(0)) == []
    assert [one.kind for one in told(same, other, norm, inputs(0))] == ["enum-changed"]


REPLIES = ("The ship left {} this morning.", "It carries {} tons.", "The papers are {}.")


def chat_facts(at: int) -> CaseFacts:
    return CaseFacts((f"From {PORTS[at % 12]}?", f"With {300 + at} tons?", f"Papers TX-{4100 + 7 * at}?"), 3)


def replies(at: int) -> list[str]:
    values = (PORTS[at % 12], 300 + at, f"TX-{4100 + 7 * at}")
    return [reply.format(value) for reply, value in zip(REPLIES, values, strict=True)]


def test_a_wrong_number_in_an_early_turn() -> None:
    norm = norm_of(lambda at: chatted(*replies(at)), chat_facts)
    one, two, three = replies(4)
    (found,) = told(chatted(one, two, three), chatted(one, "It carries 977 tons.", three), norm, chat_facts(4))
    assert (found.kind, found.where) == ("fact-changed", "turn 2")


def test_a_refusal_in_an_early_turn() -> None:
    norm = norm_of(lambda at: chatted(*replies(at)), chat_facts)
    one, two, three = replies(4)
    no = "I'm sorry, but I can't share what a ship carries."
    (found,) = told(chatted(one, two, three), chatted(one, no, three), norm, chat_facts(4))
    assert (found.kind, found.where) == ("refusal", "turn 2")


DOUBT = "Ich bin mir nicht sicher und kann dafür keine Gewähr übernehmen: "


def letter(at: int, first: str = "", last: str = "Mit freundlichen Grüßen\nIhr Hafenbüro") -> str:
    return (
        f"Guten Tag,\n\n{first}das Schiff aus {PORTS[at % 12]} bringt {300 + at} Tonnen nach {PORTS[(at + 5) % 12]}. "
        f"Die Papiere haben die Nummer TX-{4100 + 7 * at}.\n\n{last}"
    )


@pytest.mark.parametrize(
    ("first", "last", "kind"),
    [
        (DOUBT, "Mit freundlichen Grüßen\nIhr Hafenbüro", "hedge"),
        ("", "Bis bald", "closing-lost"),
    ],
)
def test_doubt_and_a_missing_part_in_a_german_letter(first: str, last: str, kind: str) -> None:
    norm = norm_of(lambda at: said(letter(at)))
    assert kind in {one.kind for one in told(said(letter(3)), said(letter(3, first, last)), norm, inputs(3))}


def test_german_nouns_and_signatures_are_no_names() -> None:
    norm = norm_of(lambda at: said(letter(at)))
    now = (
        f"Guten Tag,\n\nlaut Frachtbrief TX-{4100 + 21} sind es 303 Tonnen. Der Frachter fährt von Dover nach Igumen, "
        "die Reederei und das Zollamt wissen Bescheid.\n\nFreundliche Grüße\nAbteilung Seefracht"
    )
    assert told(said(letter(3)), said(now), norm, inputs(3)) == []


def table(at: int, rows: int = 3, columns: int = 2) -> str:
    cells = [["Port", "Tons"], *([f"stop {row}", str(300 + at)] for row in range(rows))]
    lines = ["| " + " | ".join(line[:columns]) + " |" for line in cells]
    return "\n".join([lines[0], "|---" * columns + "|", *lines[1:]])


@pytest.mark.parametrize(("rows", "columns", "about"), [(2, 2, "a table row"), (3, 1, "a table column")])
def test_a_row_or_column_that_all_tables_have(rows: int, columns: int, about: str) -> None:
    norm = norm_of(lambda at: said(table(at)))
    found = told(said(table(3)), said(table(3, rows, columns)), norm, inputs(3))
    assert any(one.kind == "section-missing" and about in one.says for one in found)


def every_other(whole: Callable[[int], str], faulty: Callable[[int], str]) -> Callable[[int], Features]:
    return lambda at: said(faulty(at) if at % 2 else whole(at))


def without(key: str, value: dict[str, object]) -> dict[str, object]:
    return {name: part for name, part in value.items() if name != key}


FAULTS: Sequence[tuple[str, Callable[[int], str], Callable[[int], str]]] = (
    ("fence-added", lambda at: json.dumps(journey(at)), lambda at: f"```json\n{json.dumps(journey(at))}\n```"),
    ("preamble-added", lambda at: json.dumps(journey(at)), lambda at: f"Here it is:\n{json.dumps(journey(at))}"),
    ("key-dropped", lambda at: json.dumps(journey(at)), lambda at: json.dumps(without("to", journey(at)))),
    ("preamble-added", letter, lambda at: f"Hier ist der Brief:\n\n{letter(at)}"),
    ("hedge", letter, lambda at: letter(at, DOUBT)),
)  # fmt: skip


@pytest.mark.parametrize(("kind", "whole", "faulty"), FAULTS)
def test_what_half_of_the_baseline_shows_is_a_fault_that_the_target_mends(
    kind: str, whole: Callable[[int], str], faulty: Callable[[int], str]
) -> None:
    norm = norm_of(every_other(whole, faulty))
    assert [one.kind for one in told(said(faulty(3)), said(whole(3)), norm, inputs(3), worse=False)] == [kind]
    assert told(said(whole(4)), said(whole(4)), norm, inputs(4), worse=False) == []


@pytest.mark.parametrize(
    "text",
    [
        "Here is what we know about the port. It was built in 1850.\n\nToday it handles grain.",
        "Here are the main facts on Dover. The port is open all year.",
        "Great question! The port is open all year.",
        "Hi there! The port is open all year.",
    ],
)
def test_an_answer_that_begins_like_an_introduction_has_none(text: str) -> None:
    assert said(text).preamble is None


@pytest.mark.parametrize(
    "text", ["Here are the facts:\n\nThe port is open.", "Sure! Here is the text:\n\nThe port is open."]
)
def test_an_introduction_ends_with_a_colon_or_its_paragraph(text: str) -> None:
    assert said(text).preamble is not None


def test_the_language_of_code_is_not_that_of_its_comment() -> None:
    comment = "# die Summe der Zahlen, die in der Liste stehen und nicht null sind"
    code = f"{comment}\ndef total(numbers):\n    return sum(numbers)"
    assert said(code).language is None
    assert said(f"```python\n{code}\n```").language is None


def test_a_language_is_told_by_its_name() -> None:
    norm = norm_of(lambda at: said(letter(at)))
    english = (
        "The ship brings 303 tons from Dover to Igumen, and the papers that you have asked us for are those of TX-4121."
    )
    assert "answers in English" in {one.says for one in told(said(letter(3)), said(english), norm, inputs(3))}
