"""The documented changes of behaviour: what the data says, and which lie between two models."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.catalog.behaviours import changes_between, load_behaviours
from workbench.catalog.citing import cited
from workbench.catalog.models import load_catalogue
from workbench.catalog.rules import load_rules

FACTS = Path(__file__).parents[3] / "shared" / "facts" / "behaviour-changes.md"
BOOK = load_behaviours()
MODELS = {model.id: model for model in load_catalogue().models}
CATEGORIES = {
    "refusal", "truncation", "tool-use", "schema", "language", "format", "multi-turn", "content", "tone", "latency",
    "cost",
}  # fmt: skip


def ids(source: str, target: str) -> list[str]:
    return [one.id for one in changes_between(source, target)]


@pytest.mark.skipif(not FACTS.is_file(), reason="the facts are kept outside the repository")
def test_every_documented_change_is_there_with_its_strength() -> None:
    rows = re.findall(r"^\| (b\w+-[\w-]+) \|.*\| (\w) \|$", FACTS.read_text("utf-8"), re.MULTILINE)
    assert {one.id: one.strength for one in BOOK.by_id.values()} == dict(rows)


@pytest.mark.parametrize("behaviour", BOOK.by_id.values(), ids=BOOK.by_id)
def test_a_change_says_what_it_rests_on(behaviour) -> None:  # type: ignore[no-untyped-def]
    assert behaviour.changes
    assert behaviour.fix
    assert date.fromisoformat(behaviour.as_of)
    assert behaviour.strength in BOOK.strengths
    assert behaviour.source
    assert set(behaviour.source) <= BOOK.sources.keys()
    assert behaviour.arrives
    assert MODELS.keys() >= {*behaviour.arrives, *behaviour.undone_by}
    assert {one.category for one in behaviour.explains} <= CATEGORIES
    assert all(one.test is not False for one in behaviour.explains)


def test_a_citation_stands_for_a_change_or_a_rule_and_never_for_both() -> None:
    rules = {rule.id for rule in load_rules().rules}
    assert rules.isdisjoint(BOOK.by_id)
    change, rule = cited("b47-literal"), cited("thinking-on-by-default")
    assert change is not None
    assert rule is not None
    assert "literally" in change.says
    assert "Claude Code CLI" in change.sources[0]
    assert change.as_of == BOOK.as_of
    assert "thinking" in rule.says
    assert rule.sources
    assert cited("b99-nothing") is None


def test_what_a_move_passes() -> None:
    sonnet = ids("claude-3-5-sonnet-20241022", "claude-sonnet-5-5")
    assert {"b40-precise", "bs5-literal", "bs55-levels"} <= set(sonnet)
    assert sonnet.index("bs55-levels") < sonnet.index("bs5-literal") < sonnet.index("b40-precise")
    assert not {"b47-literal", "bo5-longer", "bh55-empty"} & set(sonnet)
    assert "bs5-literal" not in ids("claude-sonnet-5", "claude-sonnet-5-5")


def test_what_a_later_model_took_back_is_left_out() -> None:
    assert "b47-tone" in ids("claude-opus-4-6", "claude-opus-4-7")
    assert "b47-tone" not in ids("claude-opus-4-6", "claude-opus-4-8")
    assert "bo5-longer" in ids("claude-opus-4-8", "claude-opus-5")
    assert "bo5-longer" not in ids("claude-opus-4-8", "claude-opus-5-5")


def test_other_names_of_models_and_other_families() -> None:
    assert ids("claude-opus-4-5", "anthropic.claude-opus-4-6-v1") == ids("claude-opus-4-5-20251101", "claude-opus-4-6")
    assert "bf5-claims" in ids("claude-opus-5-5", "claude-fable-5-2")
    assert "bf5-claims" not in ids("claude-fable-5", "claude-fable-5-2")
    assert "bs55-levels" in ids("claude-opus-5-5", "claude-sonnet-5-5")


def test_nothing_is_said_of_a_model_that_is_not_known() -> None:
    assert changes_between(None, "claude-opus-5") == ()
    assert changes_between("claude-opus-4-8", None) == ()
    assert changes_between("somebody-elses", "claude-opus-5") == ()
    assert changes_between("claude-opus-4-8", "somebody-elses") == ()


@given(st.sampled_from(sorted(MODELS)), st.sampled_from(sorted(MODELS)))
def test_a_move_back_or_to_itself_passes_nothing(one: str, other: str) -> None:
    assert changes_between(one, one) == ()
    both = MODELS[one], MODELS[other]
    if both[0].family == both[1].family:
        assert not (changes_between(one, other) and changes_between(other, one))
