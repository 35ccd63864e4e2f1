"""Refusals and look-alikes in every language, sentence by sentence (refusal_sentences.yaml)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.yamlfile import read_yaml
from workbench.checks.refusals.prose import fold, sentences, without_quotations
from workbench.checks.refusals.stance import stance
from workbench.checks.refusals.table import Table, expanded
from workbench.checks.refusals.tables import TABLES, likely_tables

SENTENCES: dict[str, dict[str, list[str]]] = read_yaml(Path(__file__).parent / "refusal_sentences.yaml")
KINDS = (
    "declines", "openings", "against", "hints", "noes", "reasons", "limits", "evades", "offers",
    "excuses", "turns", "portions", "hence", "gives",
    "concedes", "hedges", "lectures", "voices", "letters",
)  # fmt: skip


def test_every_language_has_sentences() -> None:
    assert {table.language for table in TABLES} == SENTENCES.keys()
    assert all(len(texts) >= 20 for kinds in SENTENCES.values() for texts in kinds.values())


@pytest.mark.parametrize("language", SENTENCES)
def test_refusals_are_found(language: str) -> None:
    missed = [text for text in SENTENCES[language]["refusals"] if stance(text).kind == "answers"]
    assert missed == []


@pytest.mark.parametrize("language", SENTENCES)
def test_answers_are_left_alone(language: str) -> None:
    flagged = [text for text in SENTENCES[language]["answers"] if stance(text).kind != "answers"]
    assert flagged == []


@pytest.mark.parametrize("language", SENTENCES)
def test_a_refusal_stays_one_in_another_spelling(language: str) -> None:
    """Shouted, marked up, with invisible characters, its evidence is found all the same."""
    for text in SENTENCES[language]["refusals"][:10]:
        spelled = "\u200b" + text.replace("'", "’").replace(" ", " \u2060")
        assert stance(f"**{spelled}**").kind != "answers", text


@pytest.mark.parametrize("language", SENTENCES)
def test_a_quoted_refusal_is_none(language: str) -> None:
    for text in SENTENCES[language]["refusals"][:10]:
        if not set('"“”„«»「」') & set(text):
            assert stance(f"“{text}”").kind == "answers", text


@pytest.mark.parametrize("language", SENTENCES)
def test_a_text_is_never_read_without_the_table_of_its_language(language: str) -> None:
    texts = [text for kind in SENTENCES[language].values() for text in kind]
    for text in [*texts, "\n".join(texts)]:
        read = likely_tables(sentences(without_quotations(text)))
        assert language in {table.language for table in read}, text


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.language)
def test_patterns_are_whole(table: Table) -> None:
    """Every pattern compiles, names only parts that exist and never matches nothing at all."""
    for kind in KINDS:
        for pattern in getattr(table, kind):
            made = re.compile(expanded(pattern, table.parts))
            assert made.match("") is None, (kind, pattern)


def test_folding_makes_spellings_alike() -> None:
    assert fold("Ｉ CAN’T") == "i can't"
    assert fold("لـــن أقومَ") == fold("لن اقوم")
    assert fold("YARDIMCI OLAMAM") == fold("yardımcı olamam")
    assert fold("ｶﾞｲﾄﾞ") == "ガイド"
    assert fold("e\u0301cris") == fold("écris")
    assert fold(fold("Straße İ ǅ ﬁ")) == fold("Straße İ ǅ ﬁ")
