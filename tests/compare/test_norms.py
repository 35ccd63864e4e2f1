"""What a suite's baseline teaches, and what of an output departs from that; invented suites."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.compare.features.features import Features
from workbench.compare.norms.departures import departures
from workbench.compare.norms.kinds import KINDS
from workbench.compare.norms.learn import learn_norm
from workbench.compare.norms.norm import CaseFacts, Norm
from workbench.records import CATEGORIES, Output

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.compare.norms.departure import Departure

PLACES = (
    "Oslo",
    "Cádiz",
    "Tartu",
    "Bergamo",
    "Ostrava",
    "Galway",
    "Utrecht",
    "Varna",
    "Kotka",
    "Liège",
    "Plovdiv",
    "Split",
)
GUESTS = (
    "Ada Okafor",
    "Bram Visser",
    "Chloé Martin",
    "Davor Horvat",
    "Elif Kaya",
    "Finn Berg",
    "Gita Rao",
    "Hugo Silva",
)


def said(text: str) -> Features:
    return Features(Output("suite", "case", 0, content=({"type": "text", "text": text},), stop_reason="end_turn"))


def called(*calls: tuple[str, dict[str, object]], text: str = "") -> Features:
    content: list[dict[str, object]] = [{"type": "text", "text": text}] if text else []
    content += [
        {"type": "tool_use", "id": str(at), "name": name, "input": value} for at, (name, value) in enumerate(calls)
    ]
    return Features(Output("suite", "case", 0, content=tuple(content), stop_reason="tool_use"))


class Stay:
    """A booking, from which cases are made."""

    def __init__(self, number: int) -> None:
        self.guest = GUESTS[number % len(GUESTS)]
        self.place = PLACES[number % len(PLACES)]
        self.nights = 11 + number
        self.code = f"HB-{7310 + 13 * number}"

    @property
    def facts(self) -> CaseFacts:
        return CaseFacts(
            (self.guest, self.code, f"{self.nights} nights in {self.place} for {self.guest}, booking {self.code}")
        )

    def letter(self, form: int) -> str:
        openings = (
            f"Dear {self.guest},\n\nthank you for choosing our hotel in {self.place}. Booking {self.code} is confirmed",
            f"Dear {self.guest},\n\nwe are happy to confirm booking {self.code} at our hotel in {self.place}",
        )
        endings = (
            f" for {self.nights} nights. Breakfast is served from seven, and the room is ready at three.",
            f"; you stay {self.nights} nights. Please tell the reception when you need a late breakfast.",
        )
        return f"{openings[form % 2]}{endings[form // 2 % 2]}\n\nWarm regards,\nThe reception"

    def json(self, **changes: object) -> str:
        kind = ("single", "double")[self.nights % 2]
        return json.dumps({"guest": self.guest, "code": self.code, "nights": self.nights, "room": kind, **changes})


STAYS = [Stay(number) for number in range(24)]


@cache
def letters() -> Norm:
    return learn_norm([(stay.facts, [said(stay.letter(at))]) for at, stay in enumerate(STAYS)])


@cache
def objects() -> Norm:
    return learn_norm([(stay.facts, [said(stay.json())]) for stay in STAYS])


@cache
def labels() -> Norm:
    return learn_norm([(stay.facts, [said(("arrival", "departure")[at % 2])]) for at, stay in enumerate(STAYS)])


@cache
def bookings() -> Norm:
    return learn_norm([(s.facts, [called(("book", {"code": s.code, "nights": s.nights}))]) for s in STAYS])


def defects(one: Features, norm: Norm, stay: Stay) -> list[str]:
    return [found.kind for found in departures(one, (), norm, stay.facts) if found.defect]


def found(one: Features, norm: Norm, stay: Stay, kind: str) -> Departure:
    return next(one for one in departures(one, (), norm, stay.facts) if one.kind == kind)


def test_a_baseline_does_not_depart_from_its_own_norm() -> None:
    for at, stay in enumerate(STAYS):
        assert defects(said(stay.letter(at)), letters(), stay) == []
        assert defects(said(stay.json()), objects(), stay) == []
        assert defects(called(("book", {"code": stay.code, "nights": stay.nights})), bookings(), stay) == []


def test_other_words_for_the_same_are_no_departure() -> None:
    stay = STAYS[3]
    text = (
        f"Dear {stay.guest},\n\nyour room in {stay.place} is reserved under {stay.code} for {stay.nights} nights. "
        "We look forward to your visit and thank you for your trust; the keys wait at the desk."
        "\n\nWarm regards,\nThe reception"
    )
    assert defects(said(text), letters(), stay) == []


LETTER_CHANGES: list[tuple[str, str]] = [
    ("refusal", "I'm sorry, but I can't write messages on behalf of a hotel."),
    ("truncated", "Dear {guest},\n\nyour room in {place} is reserved under {code} for {nights} nights. We wait for"),
    (
        "language-changed",
        "Estimada señora, su habitación está reservada con el código {code} para {nights} noches y la esperamos con "
        "mucho gusto. {guest}",
    ),
    ("preamble-added", "Here's the confirmation letter:\n\n{letter}"),
    ("postamble-added", "{letter}\n\nWould you like me to make it more formal?"),
    ("thinking-leak", "The user wants a confirmation. I should mention the code.\n\n{letter}"),
    ("identity", "{letter}\n\nAs an AI, I cannot see the room myself."),
    ("placeholder", "{letter}\n[Your Name]"),
    ("emoji-added", "{letter} 🎉"),
    ("greeting-lost", "Booking {code} of {guest}: {place}, {nights} nights, breakfast at seven, room at three. Paid."),
    ("markdown-added", "## Confirmation\n\n- **Guest:** {guest}\n- **Code:** {code}\n- **Stay:** {place}, {nights}"),
    (
        "longer",
        "{letter}\n\nOur house was built as a mill. A painter lived in it later, then a school moved in. Today it has "
        "forty rooms, a garden with old pear trees and a library. From the terrace guests see the harbour. "
        "The path to the beach begins behind the kitchen and takes ten minutes. On rainy days there are games.",
    ),
    ("shorter", "{guest}: {code}, {place}, {nights} nights."),
    (
        "fact-missing",
        "Dear {guest},\n\nthank you for choosing our hotel in {place}. The booking is confirmed for {nights} nights. "
        "Breakfast is served from seven.\n\nWarm regards,\nThe reception",
    ),
    (
        "hedge",
        "I might be mistaken, so please verify this with the reception. I can't guarantee it. It seems that {guest} "
        "has booking {code} in {place} for {nights} nights. Please consult a professional advisor first.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "template"), LETTER_CHANGES, ids=[kind for kind, _ in LETTER_CHANGES])
def test_what_letters_may_show_that_the_suite_does_not(kind: str, template: str) -> None:
    stay = STAYS[5]
    text = template.format(
        letter=stay.letter(1), guest=stay.guest, code=stay.code, place=stay.place, nights=stay.nights
    )
    assert kind in defects(said(text), letters(), stay)


@pytest.mark.parametrize(("was", "now"), [("{code}", "HB-9999"), ("{nights}", "58"), ("{guest}", "Ivo Petrov")])
def test_a_fact_that_is_replaced_is_told_with_what_it_should_be(was: str, now: str) -> None:
    stay = STAYS[7]
    true = was.format(code=stay.code, nights=stay.nights, guest=stay.guest)
    one = found(said(stay.letter(2).replace(true, now)), letters(), stay, "fact-changed")
    assert one.defect
    assert now.casefold() in one.evidence.casefold()


@pytest.mark.parametrize(
    ("kind", "where", "changes"),
    [
        ("key-dropped", "$.room", {"room": ...}),
        ("key-renamed", "$.code", {"code": ..., "booking_code": "HB-7375"}),
        ("key-added", "$.mood", {"mood": "good"}),
        ("type-changed", "$.nights", {"nights": "16"}),
        ("type-changed", "$.room", {"room": ["single"]}),
        ("enum-changed", "$.room", {"room": "suite"}),
        ("fact-changed", "$.code", {"code": "HB-9999"}),
        ("fact-changed", "$.guest", {"guest": "Ivo Petrov"}),
    ],
)
def test_what_of_json_departs_is_told_with_its_path(kind: str, where: str, changes: dict[str, object]) -> None:
    stay = STAYS[5]
    value = {**json.loads(stay.json()), **changes}
    text = json.dumps({key: part for key, part in value.items() if part is not ...})
    one = found(said(text), objects(), stay, kind)
    assert (one.where, one.defect) == (where, True)
    assert defects(said(text), objects(), stay) == [kind]


@pytest.mark.parametrize(
    ("kind", "form"),
    [
        ("fence-added", "```json\n{}\n```"),
        ("preamble-added", "Here is the booking:\n{}"),
        ("postamble-added", "{}\nThe room was the last one."),
        ("json-lost", "The booking of the guest is confirmed and the room is ready."),
    ],
)
def test_what_stands_around_json(kind: str, form: str) -> None:
    stay = STAYS[5]
    assert kind in defects(said(form.replace("{}", stay.json())), objects(), stay)


def test_json_without_the_usual_fence_is_better_and_broken_json_is_worse() -> None:
    fenced = learn_norm([(stay.facts, [said(f"```json\n{stay.json()}\n```")]) for stay in STAYS])
    stay = STAYS[2]
    assert found(said(stay.json()), fenced, stay, "fence-lost").defect is False
    assert defects(said(stay.json()[:-1] + ",}"), objects(), stay) == ["json-broken"]
    assert defects(said(stay.json()[:-9]), objects(), stay) == ["truncated"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [("Arrival.", "form-changed"), ("The label is: arrival", "label-wrapped"), ("payment", "enum-changed")],
)
def test_labels_of_a_closed_set(text: str, kind: str) -> None:
    assert kind in defects(said(text), labels(), STAYS[0])


def test_a_label_that_the_input_offers_is_known_even_if_no_output_gave_it() -> None:
    offered = CaseFacts(("Choose arrival, departure or payment.",))
    assert [one for one in departures(said("payment"), (), labels(), offered) if one.defect] == []


def test_another_label_of_the_set_is_no_defect_but_is_told() -> None:
    stay = STAYS[0]
    (one,) = departures(said("departure"), (said("arrival"),), labels(), stay.facts)
    assert (one.kind, one.defect) == ("value-changed", None)


@pytest.mark.parametrize(
    ("kind", "calls"),
    [
        ("tool-missing", []),
        ("tool-missing", [("cancel", {"code": "{code}"})]),
        ("tool-added", [("book", {"code": "{code}", "nights": 16}), ("mail", {"to": "x"})]),
        ("argument-missing", [("book", {"code": "{code}"})]),
        ("argument-type", [("book", {"code": "{code}", "nights": "sixteen"})]),
        ("argument-changed", [("book", {"code": "HB-9999", "nights": 16})]),
    ],
)
def test_calls(kind: str, calls: Sequence[tuple[str, dict[str, object]]]) -> None:
    stay = STAYS[5]
    filled = [
        (name, {key: part.format(code=stay.code) if isinstance(part, str) else part for key, part in value.items()})
        for name, value in calls
    ]
    assert kind in defects(called(*filled, text="" if calls else "The room is booked."), bookings(), stay)


def test_a_call_that_is_written_down_is_no_call() -> None:
    text = '{"name": "book", "input": {"code": "HB-7375", "nights": 16}}'
    assert "call-as-text" in defects(said(text), bookings(), STAYS[5])


def chat(*replies: str) -> Features:
    transcript = [
        part
        for at, reply in enumerate(replies)
        for part in ({"role": "user", "content": f"And {at}?"}, {"role": "assistant", "content": reply})
    ]
    content = ({"type": "text", "text": replies[-1]},)
    return Features(Output("suite", "case", 0, content=content, transcript=tuple(transcript), stop_reason="end_turn"))


def test_a_rule_of_the_first_turn_that_a_later_reply_forgets() -> None:
    replies = (
        "The reception opens at seven and closes at ten.",
        "Breakfast is in the garden room, near the reception.",
    )
    cases = [
        (CaseFacts((stay.place,), 2), [chat(*(f"{text} Enjoy {stay.place}." for text in replies))]) for stay in STAYS
    ]
    norm = learn_norm(cases)
    listed = "Breakfast:\n- in the garden room\n- near the reception\n- at seven"
    (one,) = [
        found
        for found in departures(chat(replies[0], listed), (), norm, cases[0][0])
        if found.kind == "turn-lost-constraint"
    ]
    assert (one.where, one.about) == ("turn 2", "no lists")
    assert "turn-lost-constraint" not in {found.kind for found in departures(chat(*replies), (), norm, cases[0][0])}


UNLIKE = (
    "The boiling point of water falls with the height above the sea.",
    "- flour\n- eggs\n- milk\n\nMix everything and wait an hour.",
    "def area(r):\n    return 3.14159 * r * r",
    "Once upon a time a fox lived behind the old mill, and nobody knew its name. " * 6,
    "Madrid",
    "# Essay\n\nCities grew along rivers. Trade followed, and with trade came bridges, walls and taxes.",
    "Sonnets have fourteen lines; haiku have three.",
    "Use a screwdriver, then pull the cover towards you and lift the lamp.",
)


def test_unlike_prompts_have_no_form_to_depart_from() -> None:
    norm = learn_norm([(CaseFacts((f"question {at}",)), [said(text)]) for at, text in enumerate(UNLIKE)])
    assert not norm.uniform
    for text in (
        "Sure! Here you go:\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nLet me know if it helps 😊",
        "Paris",
        "word " * 900 + "end.",
    ):
        assert [
            one
            for one in departures(said(text), (), norm, CaseFacts(("question",)))
            if one.defect and one.kind != "loop"
        ] == []


def test_too_few_cases_teach_nothing() -> None:
    norm = learn_norm([(stay.facts, [said(stay.json())]) for stay in STAYS[:4]])
    assert norm == Norm(outputs=4)
    assert defects(said("The room is booked."), norm, STAYS[0]) == []


def test_suites_that_decline_by_design_do_not_improve_by_answering() -> None:
    norm = learn_norm(
        [(stay.facts, [said(f"I'm sorry, but I can't share the door code of {stay.place}.")]) for stay in STAYS]
    )
    stay = STAYS[0]
    assert defects(said("I'm sorry, but I can't share the door code of Oslo."), norm, stay) == []
    assert (
        found(
            said("The door code of the hotel in Oslo is written on the back of the door."), norm, stay, "refusal-lost"
        ).defect
        is None
    )


@settings(max_examples=25, deadline=None)
@given(st.permutations(range(len(STAYS))))
def test_the_order_of_cases_does_not_matter(order: list[int]) -> None:
    cases = [(stay.facts, [said(stay.json())]) for stay in STAYS]
    assert learn_norm([cases[at] for at in order]) == objects()


def test_every_kind_has_a_category_that_the_product_knows() -> None:
    assert {kind.category for kind in KINDS.values()} <= set(CATEGORIES)
