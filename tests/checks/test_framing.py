from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.checks.outputs import said
from workbench.checks.framing import postamble_text, preamble_text

FENCE = '```json\n{"a": 1}\n```'


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        (f"Here is the JSON you asked for:\n\n{FENCE}", "Here is the JSON you asked for:"),
        (f"The totals for May\n\n{FENCE}", "The totals for May"),
        ('Sure, here it is: {"a": 1}', "Sure, here it is:"),
        ("Here you go:\n<answer>42</answer>", "Here you go:"),
        ("Certainly!\n\nThe old pond lies still.", "Certainly!"),
        ("Sure! Paris.", "Sure!"),
        ("Let me think about this step by step.\n\nA ferry holds six.", "Let me think about this step by step."),
        ("Here is a short poem.\n\nRain on the roof.", "Here is a short poem."),
        ("Here is a plan. First we pack. Then we go.", "Here is a plan."),
        ("Rats need company. Here are some tips on housing:\n\n- a wide cage", "Rats need company. Here are some tips"),
        ("HERE IS THE LIST:\n\n1. TEA", "HERE IS THE LIST:"),
        ("**Great question!** It depends.\n\nTides differ.", "**Great question!** It depends."),
        ("<thinking>Six or seven?</thinking>\nSix.", "<thinking>"),
        ("<answer>\nSure! Here it is:\n\nSix.\n</answer>", "Sure! Here it is:"),
        ("Gerne! Hier ist die Übersicht:\n\n- Tee", "Gerne! Hier ist die Übersicht:"),
        ("Voici la liste :\n\n- thé", "Voici la liste :"),
        ("¡Claro! Aquí tienes el resumen:\n\nLlovió.", "¡Claro! Aquí tienes el resumen:"),
        ("Claro! Segue a lista:\n\n- chá", "Claro! Segue a lista:"),
        ("Certo! Ecco la lista:\n\n- tè", "Certo! Ecco la lista:"),
        ("Hieronder de lijst:\n\n- thee", "Hieronder de lijst:"),
        ("Oto lista:\n\n- herbata", "Oto lista:"),
        ("Tässä on lista:\n\n- tee", "Tässä on lista:"),
        ("Конечно! Вот список:\n\n- чай", "Конечно! Вот список:"),
        ("Elbette! İşte liste:\n\n- çay", "Elbette! İşte liste:"),
        ("إليك القائمة:\n\n- شاي", "إليك القائمة:"),
        ("ज़रूर! यहाँ सूची है:\n\n- चाय", "ज़रूर! यहाँ सूची है:"),
        ("もちろんです。以下は一覧です：\n\n- 茶", "もちろんです。以下は一覧です："),
        ("물론입니다! 다음은 목록입니다:\n\n- 차", "물론입니다! 다음은 목록입니다:"),
        ("好的，以下是列表：\n\n- 茶", "好的，以下是列表："),
    ],
)
def test_an_introduction_is_found(text: str, opening: str) -> None:
    result = said("preamble", text)
    assert result.passed is True
    assert opening[:60] in result.reason
    assert said("preamble", text, False).passed is False


@pytest.mark.parametrize(
    "text",
    [
        '{"a": 1}',
        "<answer>42</answer>",
        "# A title\n\nIts text.",
        "Dear Ada:\n\nYour parcel left on Monday.",
        "Ingredients:\n\n- flour\n- salt",
        "Act I, Scene I\n\n[Enter a porcupine, alone]",
        "A ferry is better here than a bridge. Here's why:\n\n1. The river floods.",
        "Salt keeps food fresh for several reasons:\n\n- It binds water.",
        "Of course the river floods in May.",
        "Here lies the king.\n\nHe was old.",
        "Voici venir le printemps.\n\nLes fleurs.",
        "这是一个故事。\n\n从前有座山。",
        "Sure",
        "",
    ],
)
def test_content_is_no_introduction(text: str) -> None:
    assert said("preamble", text, False).passed is True


@pytest.mark.parametrize(
    ("text", "closing"),
    [
        (f"{FENCE}\n\nThe total is one.", "The total is one."),
        ('{"a": 1}\n\nLet me know if you need more.', "Let me know if you need more."),
        ('{"a": 1} as you asked', "as you asked"),
        ("It is Paris. Would you like a map?", "Would you like a map?"),
        ("Bake it. Enjoy your homemade bread!", "Enjoy your homemade bread!"),
        ("It depends.\n\nCould you clarify which of the two you mean?", "Could you clarify"),
        ("Text.\n\nLassen Sie mich wissen, ob Sie mehr brauchen.", "Lassen Sie mich wissen"),
        ("Texte.\n\nN'hésitez pas à me demander.", "N'hésitez pas"),
        ("Texto. Espero que esto te ayude.", "Espero que esto te ayude."),
        ("Testo.\n\nFammi sapere se serve altro.", "Fammi sapere"),
        ("Текст.\n\nДайте знать, если нужно ещё.", "Дайте знать"),
        ("本文。\n\n他に何かありましたら、お知らせください。", "他に何か"),
        ("正文。如果你有其他问题，请告诉我。", "如果你有其他问题"),
    ],
)
def test_a_closing_remark_is_found(text: str, closing: str) -> None:
    result = said("postamble", text)
    assert result.passed is True
    assert closing in result.reason


@pytest.mark.parametrize(
    "text",
    [
        '{"a": 1}',
        "[Part 3]\nThe guard: who goes there?",
        "Plan the work. Don't hesitate to ask for help at the mill, and rest at noon.",
        "She hoped for rain. We enjoy this view.",
        "Dear Sam,\n\nPlease let me know by Friday.\n\nBest regards,\nAda",
    ],
)
def test_content_is_no_closing_remark(text: str) -> None:
    assert said("postamble", text, False).passed is True


PIECES = ["Sure! ", "Here is ", ":", "\n\n", "{", '"', "}", "<a>", "</a>", "```\n", "Let me know. ", "。", "- "]


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_a_frame_is_a_part_of_the_answer(text: str) -> None:
    for found in (preamble_text(text), postamble_text(text)):
        assert found is None or (found.strip() and found.strip() in text)
