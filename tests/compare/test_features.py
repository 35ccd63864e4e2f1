"""What is measured of one output, on invented answers in several languages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.compare.features.facts import Facts, number_form
from workbench.compare.features.features import Features
from workbench.compare.features.layouts import layout_of
from workbench.compare.features.parts import Layout
from workbench.records import Output, OutputError

if TYPE_CHECKING:
    from workbench.compare.features.parts import Ending, Stand


def said(text: str, stop: str | None = "end_turn", **rest: Any) -> Features:
    return Features(Output("suite", "case", 0, content=({"type": "text", "text": text},), stop_reason=stop, **rest))


LETTER = (
    "Dear Ms Okafor,\n\nyour parcel left our depot in Rotterdam this morning and will reach you on Thursday. "
    "The number for tracking is ZX-4471-B, and the balance of 1,250.40 euro has been booked.\n\nKind regards"
)


@pytest.mark.parametrize(
    ("text", "stand"),
    [
        (LETTER, "answers"),
        ("I'm sorry, but I can't help with drafting that letter.", "declines"),
        ("Leider kann ich Ihnen bei dieser Anfrage nicht weiterhelfen.", "declines"),
        ("Je suis désolé, mais je ne peux pas répondre à cette demande.", "declines"),
        ("申し訳ありませんが、そのご依頼にはお応えできません。", "declines"),
        ('{"decision": "refuse", "note": "I cannot help with that."}', "answers"),
    ],
)
def test_an_answer_declines_by_its_words_but_not_in_json(text: str, stand: Stand) -> None:
    assert said(text).stand == stand


def test_a_stop_for_refusal_declines_even_without_a_word() -> None:
    assert said("", "refusal").stand == "declines"


@pytest.mark.parametrize(
    ("text", "stop", "ending"),
    [
        (LETTER + "\nThe team", "end_turn", "ended"),
        ("The warehouse has forty pallets of the older model.", "max_tokens", "limit"),
        ('{"parcel": "ZX-4471-B", "state": "on its w', "end_turn", "open"),
        ("Run this:\n\n```python\nprint('half of it", "end_turn", "open"),
        (
            "The storm damaged the roof of the hall, so the concert in the park was moved to the",
            "end_turn",
            "broken off",
        ),
        (
            "Der Sturm hat das Dach der Halle beschädigt, deshalb verlegen wir das Konzert in den",
            "end_turn",
            "broken off",
        ),
        (
            "The roof is damaged. The concert was moved. Visitors get their money back when they ask at the gate",
            "end_turn",
            "no stop",
        ),
        ("- The roof leaks.\n- The floor is wet.\n- The lamps need", "end_turn", "no stop"),
        ("- milk\n- bread\n- butter and jam for the weekend with the family in the mountains", "end_turn", "ended"),
        ("Roses are red\nviolets are blue\nsugar is sweet", "end_turn", "ended"),
        ("  /\\_/\\\n ( o.o )\n  > ^ <", "end_turn", "ended"),
        ("SELECT name\nFROM parcels\nWHERE state = 'lost';", "end_turn", "ended"),
    ],
)
def test_how_an_answer_ends(text: str, stop: str, ending: Ending) -> None:
    assert said(text, stop).ending == ending


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (LETTER, "en"),
        ("Das Paket hat heute Morgen unser Lager verlassen und wird am Donnerstag bei Ihnen sein.", "de"),
        ("Le colis a quitté notre dépôt ce matin et il sera chez vous jeudi, si tout se passe bien.", "fr"),
        ("El paquete salió de nuestro almacén esta mañana y llegará a su casa el jueves por la tarde.", "es"),
        ("お荷物は今朝倉庫を出発し、木曜日にお届けいたします。", "ja"),
        ("包裹今天早上已经离开仓库，星期四会送到您那里。", "zh"),
        ("Посылка сегодня утром покинула наш склад и будет у вас в четверг, как мы и обещали.", "ru"),
        ('{"note": "Das Paket hat heute Morgen unser Lager verlassen und kommt am Donnerstag bei Ihnen an."}', "de"),
        ("ZX-4471-B", None),
        ("**Name:** Ada Okafor\n- Rotterdam\n- Leipzig", None),
    ],
)
def test_language_is_told_where_there_is_enough_to_tell_it_by(text: str, language: str | None) -> None:
    assert said(text).language == language


def test_words_around_json_and_its_fence_are_told_apart() -> None:
    fenced = said('Here you are:\n\n```json\n{"id": 7, "tags": ["a", "b"], "by": {"name": null}}\n```\nAnything else?')
    document = fenced.document
    assert document is not None
    assert (document.fenced, document.before, document.after) == (True, "Here you are:", "Anything else?")
    assert {leaf.path: leaf.type for leaf in document.leaves} == {
        "$": "object",
        "$.id": "number",
        "$.tags": "array",
        "$.tags[*]": "string",
        "$.by": "object",
        "$.by.name": "null",
    }
    bare = said('{"id": 7}').document
    assert bare is not None
    assert (bare.fenced, bare.before, bare.after, bare.faults) == (False, "", "", "")


def test_json_that_does_not_parse_says_why() -> None:
    document = said('{"id": 7, "note": "two\nlines"}').document
    assert document is not None
    assert "line break" in document.faults


def test_json_inside_of_an_explanation_is_no_document() -> None:
    text = "The service answers with an object such as\n\n```json\n{}\n```\n\n" + "which then has to be filled. " * 12
    assert said(text).document is None


@pytest.mark.parametrize(
    ("text", "preamble", "postamble"),
    [
        ("Here's the summary you wanted:\n\nParcels are late.", "Here's the summary you wanted:", None),
        ("Gerne! Hier ist der Text:\n\nPakete kommen spät.", "Gerne! Hier ist der Text:", None),
        ("Voici le résumé :\n\nLes colis sont en retard.", "Voici le résumé :", None),
        ("Parcels are late.\n\nLet me know if you want it shorter.", None, "Let me know if you want it shorter."),
        (LETTER, None, None),
    ],
)
def test_frames_around_an_answer(text: str, preamble: str | None, postamble: str | None) -> None:
    found = said(text)
    assert (found.preamble, found.postamble) == (preamble, postamble)


def test_reasoning_is_told_by_tags_or_by_talk_about_the_user() -> None:
    assert said("<thinking>They want it short.</thinking>\nParcels are late.").thinking is not None
    assert said("The user wants a short note about parcels.\n\nParcels are late.").thinking is not None
    assert said("Der Nutzer möchte eine kurze Notiz.\n\nPakete kommen spät.").thinking is not None
    assert said("The user manual is in the box.").thinking is None


def test_the_model_names_itself() -> None:
    assert said("As an AI, I find that parcels are late today.").identity is not None
    assert said("Als KI weiß ich, dass Pakete heute spät kommen.").identity is not None
    assert said("Claude Monet painted the pond in his garden.").identity is None


def test_blanks_outside_of_code_are_left_open() -> None:
    assert said("Dear [Customer Name],\n\nyour parcel is late.").blanks == ("[Customer Name]",)
    assert said("Use `{{name}}` in the template.").blanks == ()


def test_a_loop_is_found_and_a_refrain_is_none() -> None:
    assert said("The parcel is on its way to you now. " * 30).loop is not None
    assert said(LETTER * 2).loop is None


def test_layout_counts_lines_outside_of_fences() -> None:
    text = "# Depot\n\n**Status:** late\n\n- one\n- two\n\n1. first\n\n| a | b |\n|---|---|\n| 1 | 2 |"
    text += "\n\n```sh\n# no heading\n- no item\n```"
    assert layout_of(text) == Layout(1, 2, 1, 1, 1, 1, None, ("Depot", "Status"), rows=1, columns=2)
    assert layout_of("```sql\nSELECT 1;\n```").fence == "sql"
    assert layout_of("plain words only") == Layout()


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("1,250.40", "1250.4"),
        ("1.250,40", "1250.4"),
        ("1 250", "1250"),
        ("7.0", "7"),
        ("$12", "12"),
        ("3.2.1", "3.2.1"),
    ],
)
def test_one_number_has_one_form(written: str, form: str) -> None:
    assert number_form(written.replace(" ", "\u00a0")) == form


def test_facts_are_numbers_codes_and_names() -> None:
    facts = Facts(LETTER)
    assert "1250.4" in facts.numbers
    assert facts.codes == ("zx-4471-b",)
    assert {"Rotterdam", "Thursday"} & set(facts.names) == {"Rotterdam"}
    assert Facts("ご注文ZX-4471の1250ユーロ").codes == ("zx-4471",)
    assert Facts("ご注文ZX-4471の1250ユーロ").numbers == ("1250",)
    assert Facts("1. first\n2. second\n3) third").numbers == ()


def test_calls_are_held_against_the_schema_that_was_sent() -> None:
    schema = {"type": "object", "properties": {"id": {"type": "string"}}, "required": ["id"]}
    call = {"type": "tool_use", "id": "t", "name": "track", "input": {"parcel": "ZX-4471-B"}}
    request = {"messages": [], "tools": [{"name": "track", "input_schema": schema}]}
    (mark,) = Features(Output("suite", "case", 0, content=(call,), request=request)).calls
    assert (mark.tool, mark.lacking, mark.unknown) == ("track", ("id",), ("parcel",))


def test_a_call_that_is_printed_is_quoted() -> None:
    request = {"messages": [], "tools": [{"name": "track_parcel", "input_schema": {}}]}
    assert said('track_parcel(id="ZX-4471-B")', request=request).printed_call is not None
    assert said("I tracked your parcel.", request=request).printed_call is None


def test_a_failed_call_is_only_that() -> None:
    output = Output("suite", "case", 0, error=OutputError("timeout", "no answer"))
    assert Features(output).failed


def test_an_answer_of_calls_alone_is_not_empty_and_replies_are_those_to_the_user() -> None:
    call = {"type": "tool_use", "id": "t", "name": "track", "input": {}}
    transcript = (
        {"role": "user", "content": "Where is it?"},
        {"role": "assistant", "content": [{"type": "text", "text": "I look it up."}, call]},
        {"role": "user", "content": [{"type": "tool_result", "tool_use_id": "t", "content": "Leipzig"}]},
        {"role": "assistant", "content": "In Leipzig."},
        {"role": "user", "content": "And when?"},
        {"role": "assistant", "content": [{"type": "text", "text": "On Thursday."}]},
    )
    one = Features(
        Output("suite", "case", 0, content=({"type": "text", "text": "On Thursday."},), transcript=transcript)
    )
    assert [turn.words for turn in one.turns] == [2, 2]
    assert one.calls[0].tool == "track"
    assert Features(Output("suite", "case", 0, content=(call,))).is_call


def test_an_output_that_is_the_same_is_known() -> None:
    one = said("I look it up.")
    same = Output("suite", "case", 1, content=({"type": "text", "text": "I look it up."},), stop_reason="end_turn")
    assert one.are_of(same)
    assert not one.are_of(replace(same, stop_reason="max_tokens"))
    assert not one.are_of(replace(same, content=({"type": "text", "text": "I look it up!"},)))
    assert not one.are_of(replace(same, request={"tools": [{"name": "track"}]}))
    assert not one.are_of(replace(same, error=OutputError("timeout", "no answer")))


texts = st.one_of(
    st.text(max_size=80),
    st.lists(
        st.sampled_from(
            [
                "{",
                '"a": ',
                "[1, ",
                "```json\n",
                "# ",
                "- x\n",
                "**b**",
                "Here is it:\n\n",
                "ZX-1 ",
                "é",
                "字",
                "😀",
                "\ud800",
                "\0",
                "as an AI ",
                "1.5",
            ]
        ),
        max_size=40,
    ).map("".join),
)


@settings(max_examples=60, deadline=None)
@given(texts)
def test_any_text_can_be_measured_whole(text: str) -> None:
    assert measured(said(text)) == measured(said(text))


def test_hostile_lengths_are_measured_in_bounded_time() -> None:
    for piece in ('{"a":', "[", "**", "Ab ", "1.", "|", "<", "x1-"):
        assert measured(said(piece * (40_000 // len(piece))))["characters"] > 0


def measured(one: Features) -> dict[str, Any]:
    """All that is measured of an output, by the names of its features."""
    names = [name for name in dir(one) if not name.startswith("_") and name != "are_of"]
    found = {name: getattr(one, name) for name in names}
    facts = found.pop("facts")
    return {**found, "facts": (facts.numbers, facts.codes, facts.names)}
