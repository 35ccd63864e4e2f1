"""How answers begin, speak and are labelled, held against a suite whose answers all do it alike; invented suites."""

from __future__ import annotations

import pytest

from tests.compare.test_norms_defects import GOODS, PORTS, chatted, inputs, norm_of, said, told
from workbench.compare.features.doubts import doubts_in
from workbench.compare.features.frames import begins_as_form
from workbench.compare.norms.norm import CaseFacts


def kinds(was: str, now: str, norm_answers: list[str], facts: CaseFacts | None = None) -> list[str]:
    norm = norm_of(lambda at: said(norm_answers[at % len(norm_answers)].format(port=PORTS[at % 12])))
    return [one.kind for one in told(said(was), said(now), norm, facts or inputs(0))]


PATTERNS = [r"^{port}-\d+$", r"\A{port}-[0-9]+\z", r"^(?:{port})-\d+$"]
NOTES = [
    "# {port}\n\n- Two cranes were repaired in the harbour.\n- The pilot station moves.",
    "# Notes on {port}\n\n- The harbour repaired two cranes.\n- The pilot station is moving.",
]


@pytest.mark.parametrize(
    "now", [r"This pattern ought to match: ^Ancona-\d+$", "Use it as follows, please.\n\n^Ancona-\\d+$"]
)
def test_a_sentence_before_what_is_a_single_word(now: str) -> None:
    assert "preamble-added" in kinds(r"^Ancona-\d+$", now, PATTERNS)


def test_a_single_word_in_a_code_span() -> None:
    assert "fence-added" in kinds(r"^Ancona-\d+$", r"`^Ancona-\d+$`", PATTERNS)
    assert "fence-added" not in kinds("`^Ancona$`", "`^Ancona$`", [f"`{one}`" for one in PATTERNS])


def test_a_sentence_before_a_form_that_all_begin_with() -> None:
    now = "Fresh from the harbour, with thanks to everyone.\n\n# Ancona\n\n- Two cranes were repaired in the harbour."
    assert "preamble-added" in kinds(NOTES[0].format(port="Ancona"), now, NOTES)
    assert kinds(NOTES[0].format(port="Ancona"), NOTES[1].format(port="Ancona"), NOTES) == []


@pytest.mark.parametrize(
    ("begins", "form"),
    [
        ("# Title", True), ("- item", True), ("3. third", True), (".box {", True), ("total = 4", True),
        ("| a | b |", True), ("Am 22. Oktober trafen sich alle", False), ("Add this rule, please.", False),
    ],
)  # fmt: skip
def test_a_form_is_no_sentence(begins: str, form: bool) -> None:
    assert begins_as_form(begins) is form


def test_a_last_sentence_below_a_heading_is_no_closing_remark() -> None:
    said_so = said("# Ancona\n\n## Works\n\n- Two cranes were repaired.\n\nThe pilot station moves in autumn.")
    assert said_so.postamble is None
    assert said("def moor(ship):\n    return ship\n\nThis function moors the ship at the pier.").postamble is not None


@pytest.mark.parametrize("write", ["{}", "{} | it is on the papers", "{} (so the papers say)"])
def test_a_label_that_the_input_does_not_give(write: str) -> None:
    def facts(at: int) -> CaseFacts:
        return CaseFacts((f"The ship carries number {at}.", GOODS[at % 4]))

    norm = norm_of(lambda at: said(write.format(GOODS[at % 4])), facts)
    found = told(said(write.format("grain")), said(write.format("steel")), norm, facts(0))
    assert [(one.kind, one.category) for one in found] == [("fact-changed", "content")]
    assert told(said(write.format("grain")), said(write.format("grain")), norm, facts(0)) == []


def test_calls_of_a_function_are_no_labels() -> None:
    norm = norm_of(lambda at: said(f"fix({GOODS[at % 4]}): weigh it anew\n\nThe scales were {at} grams off."))
    assert norm.labels is None


DOUBTLESS = ["The {port} ferry sails at nine, and tickets are sold on board.", "At nine the ferry leaves {port}."]


@pytest.mark.parametrize(
    "now",
    [
        "The Ancona ferry possibly sails at nine, but it is hard to say; tickets might be sold on board.",
        "It seems the ferry leaves Ancona at nine, though please verify that, as I may be wrong.",
    ],
)
def test_words_of_doubt_where_the_suite_has_none(now: str) -> None:
    assert "hedge" in kinds(DOUBTLESS[0].format(port="Ancona"), now, DOUBTLESS)


def test_words_of_doubt_are_counted_once_each_and_by_language() -> None:
    assert doubts_in("Perhaps, perhaps, perhaps.", "en") == 1
    assert doubts_in("Vielleicht könnte es klappen, aber ohne Gewähr.", "de") == 3
    assert doubts_in("也许可以，但无法保证。", "zh") == 2
    assert doubts_in("The ferry sails at nine.", "en") == 0


def test_doubt_in_the_values_of_json() -> None:
    plain = ['{{"port": "{port}", "note": "Sails at nine."}}', '{{"port": "{port}", "note": "Leaves at nine."}}']
    now = '{"port": "Ancona", "note": "It possibly sails at nine, though that is hard to say from here."}'
    assert kinds('{"port": "Ancona", "note": "Sails at nine."}', now, plain)[-1] == "hedge"


GERMAN = ["Das Schiff nach {port} wird gebucht.", "Ich buche nun das Schiff nach {port}."]


@pytest.mark.parametrize(
    "now", ["The ship to Ancona is now being booked.", "La réservation du bateau pour Ancona est faite, merci."]
)
def test_another_language_in_few_words(now: str) -> None:
    assert "language-changed" in kinds(GERMAN[0].format(port="Ancona"), now, GERMAN)


def test_other_words_of_the_same_language_are_no_other_language() -> None:
    assert kinds(GERMAN[0].format(port="Ancona"), "Gebucht ist das Schiff nach Ancona.", GERMAN) == []


def test_traditional_characters_where_the_suite_writes_simplified_ones() -> None:
    simplified = ["{port}的渡轮九点从码头开出，请在船上购票，谢谢。", "请注意：渡轮九点从{port}的码头开出，船上售票。"]
    now = "Ancona的渡輪九點從碼頭開出，請在船上購票，謝謝。"
    assert "language-changed" in kinds(simplified[0].format(port="Ancona"), now, simplified)


def talk(port: str, middle: str = "Bitte zeigen Sie Ihren Fahrschein am Schalter vor.") -> tuple[str, ...]:
    return f"Guten Tag, gern helfe ich Ihnen mit der Fähre nach {port}.", middle, "Ich wünsche Ihnen eine gute Reise."


@pytest.mark.parametrize(
    ("middle", "kind"),
    [
        ("Zeig deinen Fahrschein am Schalter vor, das kennst du ja.", "address-changed"),
        ("Please show your ticket at the counter of the terminal.", "language-changed"),
        ("<thinking>The counter is closed.</thinking> Bitte zeigen Sie Ihren Fahrschein vor.", "thinking-leak"),
        ("Bitte zeigen Sie Ihren Fahrschein am Schalter vor! 🎉", "emoji-added"),
    ],
)
def test_a_reply_in_the_midst_of_a_talk(middle: str, kind: str) -> None:
    norm = norm_of(lambda at: chatted(*talk(PORTS[at % 12])))
    found = told(chatted(*talk("Dover")), chatted(*talk("Dover", middle)), norm, inputs(0))
    assert kind in {one.kind for one in found}
    assert told(chatted(*talk("Dover")), chatted(*talk("Emden")), norm, inputs(0)) == []


def test_what_some_replies_say_in_passing_is_the_way_of_a_suite() -> None:
    first = ("Sure, no results from me. What do you see?", "Gladly. What do you see in the picture?")
    norm = norm_of(lambda at: chatted(first[at % 2], f"Count the {GOODS[at % 4]} once more, then tell me."))
    was, now = (chatted(one, "Count the grain once more, then tell me.") for one in (first[1], first[0]))
    assert told(was, now, norm, inputs(0)) == []


def test_a_statement_that_ends_with_a_keyword_is_broken_off() -> None:
    assert said("SELECT port FROM calls GROUP BY").ending == "broken off"
    assert said("SELECT port FROM calls\nWHERE").ending == "broken off"
    assert said("ON").ending == said("Oregon, OR").ending == "ended"


def test_an_answer_that_stops_in_the_midst_of_a_sentence_where_no_other_does() -> None:
    notes = ["The ferry to {port} sails at nine in the morning. Tickets are sold on board by the crew."] * 2
    cut = "The ferry to Ancona sails at nine in the morning. Tickets are sold on board by the friendly"
    assert "truncated" in kinds(notes[0].format(port="Ancona"), cut, notes)
    signed = ["The ferry to {port} sails at nine. We wish all of you a pleasant journey from the whole crew"] * 2
    assert "truncated" not in kinds(signed[0].format(port="Ancona"), signed[1].format(port="Ancona"), signed)
