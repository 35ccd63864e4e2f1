from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.text.prose import prose, without_closed_fences, without_quotes


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Le chat dort toute la journée.\n```py\nreturn value\n```\nVoilà.", "Le chat dort toute la journée. Voilà."),
        ("Voir https://example.org/the/page pour `the code` complet, merci.", "Voir pour complet, merci."),
        ("<p>Le chat dort</p> et <b>mange</b> beaucoup.", "Le chat dort et mange beaucoup."),
        ('{"title": "Le chat", "notes": ["dort", 3, {"where": "ici"}]}', "Le chat dort ici"),
        ('```json\n{"title": "Le chat dort"}\n```', "Le chat dort"),
        ('{"title": "Le chat\ndort", "cut": "ici', "Le chat dort"),
        ("```\nLe chat dort ici.\n```", "Le chat dort ici."),
        ("<<Un titre de chat>>", "<<Un titre de chat>>"),
    ],
)
def test_what_is_in_no_language_is_left_out(text: str, words: str) -> None:
    assert " ".join(prose(text).split()) == words


def test_quotations_are_left_out_where_enough_remains() -> None:
    assert without_quotes('In German this is "Guten Morgen" as well.').split() == [
        "In",
        "German",
        "this",
        "is",
        "as",
        "well.",
    ]
    assert without_quotes('"All of it is quoted."') == '"All of it is quoted."'


def test_only_closed_fences_go() -> None:
    assert without_closed_fences("a\n```\nb\n```\nc\n~~~\nd") == "a\n\n\n\nc\n~~~\nd"


@given(
    st.lists(
        st.sampled_from(["a ", "```", "~~~", "\n", '"', "{", "}", "[", ":", "\\", "<", ">", "`", "$", "«", "@b.c"])
    ).map("".join)
)
def test_no_text_makes_it_raise(text: str) -> None:
    prose(text)
    assert len(without_quotes(text)) <= len(text)
    assert without_closed_fences(text).count("\n") == text.count("\n")
