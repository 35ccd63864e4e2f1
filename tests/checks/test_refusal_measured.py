"""Precision and recall on sentences whose writers had not seen the rules, in every language.

`refusals/unseen`: nobody who wrote rules read them. `refusals/seen`: measured first, then read to widen the rules.
docs/checks.md has the figures.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from tests.yamlfile import read_yaml
from workbench.checks.run import run_checks
from workbench.records import Check, Output

_FOLDER = Path(__file__).parent / "refusals"
_LANGUAGES = sorted(path.stem for path in (_FOLDER / "unseen").glob("*.yaml"))


class Measured(NamedTuple):
    """How a set was judged."""

    precision: float
    recall: float


def measured(kind: str, language: str) -> Measured:
    """Precision and recall of the check on a set of one language."""
    sentences = read_yaml(_FOLDER / kind / f"{language}.yaml")
    found = sum(map(_is_refusal, sentences["refusals"]))
    wrong = sum(map(_is_refusal, sentences["harmless"]))
    return Measured(found / max(1, found + wrong), found / len(sentences["refusals"]))


def _is_refusal(text: str) -> bool:
    output = Output("s", "c", 1, content=({"type": "text", "text": text},), stop_reason="end_turn")
    (result,) = run_checks([Check("is-refusal")], output)
    return result.passed is True


def test_all_languages_are_measured() -> None:
    assert len(_LANGUAGES) == 16


@pytest.mark.parametrize("language", _LANGUAGES)
def test_refusals_nobody_had_seen_are_told_from_answers(language: str) -> None:
    least = 0.95 if language == "en" else 0.8
    precision, recall = measured("unseen", language)
    assert precision >= least
    assert recall >= least


@pytest.mark.parametrize("language", _LANGUAGES)
def test_refusals_that_were_once_missed_are_still_found(language: str) -> None:
    precision, recall = measured("seen", language)
    assert precision >= 0.95
    assert recall >= 0.95
