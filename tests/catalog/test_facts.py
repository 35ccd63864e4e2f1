"""The catalogue against the facts it was made from, where they are at hand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.yamlfile import read_yaml
from workbench.catalog.models import load_catalogue
from workbench.catalog.rules import groups_of, load_rules

if TYPE_CHECKING:
    from workbench.catalog.models import Model, Price
    from workbench.records import JsonObject

FACTS = Path(__file__).parents[3] / "shared" / "facts"
pytestmark = pytest.mark.skipif(not FACTS.is_dir(), reason="the facts are kept outside the repository")

KINDS = {
    "temperature_and_top_p_and_top_k_accepted": "accepted",
    "temperature_or_top_p_not_both": "one_of",
    "defaults_only": "defaults_only",
    "rejected_400_any_value": "rejected",
    "temperature=1 or top_p=0.99 only; any top_k rejected; both together rejected": "one_default",
}
SAME = (
    "display_name", "family", "generation", "access", "status", "released", "released_basis", "deprecated_on",
    "retires_on", "retired_on", "retirement_not_sooner_than", "context_window_tokens", "max_output_tokens",
    "batch_max_output_tokens_beta", "min_cacheable_prompt_tokens", "assistant_prefill", "forced_tool_choice",
    "structured_outputs", "mid_conversation_system_messages", "tokenizer", "reliable_knowledge_cutoff",
    "preserved_thinking_check", "priority_tier", "platform_ids", "verified",
)  # fmt: skip


def facts(name: str) -> JsonObject:
    if not FACTS.is_dir():
        return {"models": [], "rules": [], "groups": {}}
    data: JsonObject = read_yaml(FACTS / name)
    return data


MODELS = facts("models.yaml")
RULES = facts("migration-rules.yaml")


def parts(value: Any) -> Any:
    """A frozen value of ours as plain data."""
    if isinstance(value, tuple):
        return list(value)
    if hasattr(value, "__dataclass_fields__"):
        return {name: parts(getattr(value, name)) for name in value.__dataclass_fields__}
    return value


def same_price(ours: Price | None, theirs: JsonObject | None) -> bool:
    if ours is None or theirs is None:
        return ours is None and theirs is None
    names = ("input", "output", "cache_write_5m", "cache_write_1h", "cache_read")
    return all(getattr(ours, name) == theirs.get(name) for name in names)


def model_of(row: JsonObject) -> Model:
    return load_catalogue().by_name[row["id"]]


def test_the_same_models_in_the_same_order_as_of_the_same_day() -> None:
    assert [model.id for model in load_catalogue().models] == [row["id"] for row in MODELS["models"]]
    assert load_catalogue().as_of == MODELS["as_of"]


@pytest.mark.parametrize("row", MODELS["models"], ids=lambda row: row["id"])
def test_a_model_agrees_with_its_facts(row: JsonObject) -> None:
    model = model_of(row)
    assert {name: parts(getattr(model, name)) for name in SAME} == {name: row[name] for name in SAME}
    for name in ("aliases", "sources", "safety_classifier_refusals", "fallback_targets"):
        assert parts(getattr(model, name)) == row[name]
    for name in ("thinking", "effort", "vision"):
        assert parts(getattr(model, name)) == row[name]
    assert model.successor == row["recommended_replacement"]
    assert dict(model.sampling_params) == {version: KINDS[text] for version, text in row["sampling_params"].items()}
    assert len(model.notes) == len(row["notes"])


@pytest.mark.parametrize("row", MODELS["models"], ids=lambda row: row["id"])
def test_a_models_prices_agree_with_its_facts(row: JsonObject) -> None:
    model, price = model_of(row), row["price_usd_per_mtok"]
    share = load_catalogue().general["batch_share"]
    assert model.price
    assert same_price(model.price, price)
    assert price["batch_input"] == pytest.approx(model.price.input * share)
    assert price["batch_output"] == pytest.approx(model.price.output * share)
    tiers = price.get("tiers", [])
    assert same_price(model.long, tiers[0] if tiers else None)
    assert model.long_over == (tiers[0]["prompt_tokens_over"] if tiers else None)
    fast = row["fast_mode"]
    assert (model.fast.input, model.fast.output) == (fast["input"], fast["output"]) if model.fast else fast is None
    assert (model.fast_beta, model.fast_ends) == ((fast["beta"], fast["ends"]) if fast else (None, None))


@pytest.mark.parametrize("row", MODELS["models"], ids=lambda row: row["id"])
def test_what_the_facts_do_not_vouch_for_is_marked(row: JsonObject) -> None:
    marked = model_of(row).unverified_fields
    ours = {
        "sampling": "sampling_params",
        "cache prices": "price.cache_read",
        "classifier categories": "safety_classifier_refusals",
    }
    for text in row["unverified_fields"]:
        name, _, why = text.partition(" (")
        name = ours.get(name, "platform_ids" if name.startswith("availability") else name)
        assert marked[name] == why.rstrip(")")


def test_the_multipliers_agree() -> None:
    general, theirs = load_catalogue().general, MODELS["general"]
    assert general["us_inference_share"] == theirs["data_residency_us_multiplier"]
    assert general["web_search_usd"] * 1000 == theirs["web_search_usd_per_1000"]
    assert general["cache_write_5m_multiplier"] == theirs["cache_write_multipliers"]["ttl_5m"]
    assert general["cache_write_1h_multiplier"] == theirs["cache_write_multipliers"]["ttl_1h"]
    assert general["cache_read_multiplier"] == theirs["cache_read_multiplier_default"]
    assert general["cache_read_multiplier_exceptions"] == theirs["cache_read_multiplier_exceptions"]


def test_all_hundred_rules_are_there_in_their_order() -> None:
    theirs = [row["id"] for row in RULES["rules"]]
    assert len(theirs) == 100
    assert [rule.id for rule in load_rules().rules][:100] == theirs


# Where ours say more: what a rule's own text says of further models, or of a day.
SAID_OTHERWISE = {"prefill-trailing-whitespace", "speed-fast-unsupported"}


@pytest.mark.parametrize("row", RULES["rules"], ids=lambda row: row["id"])
def test_a_rule_agrees_with_its_facts(row: JsonObject) -> None:
    rule = next(rule for rule in load_rules().rules if rule.id == row["id"])
    for name in ("severity", "stage", "autofix", "verified", "error_text_contains", "title", "effect"):
        assert getattr(rule, name) == row[name], name
    assert list(rule.source) == row["source"]
    assert list(rule.api_versions) == ([] if row["api_versions"] == "any" else row["api_versions"])
    theirs = row["applies_to"]
    groups = theirs.get("target_groups") or [theirs[name] for name in ("target_group",) if name in theirs]
    expected = {
        "groups": [group for group in groups if group != "all"],
        "models": theirs.get("target_models", []),
        "except_models": theirs.get("except_models", []),
        "not_in_group": theirs.get("not_in_group"),
        "platforms": theirs.get("platforms", []),
    }
    if rule.id not in SAID_OTHERWISE:
        assert {name: rule.applies_to.get(name, type(value)()) if value is not None else rule.applies_to.get(name)
                for name, value in expected.items()} == expected  # fmt: skip


@pytest.mark.parametrize("group", RULES["groups"])
def test_a_group_has_the_models_of_its_facts(group: str) -> None:
    book = load_rules()
    ours = {model.id for model in load_catalogue().models if group in groups_of(model, book)}
    assert ours == set(RULES["groups"][group])
