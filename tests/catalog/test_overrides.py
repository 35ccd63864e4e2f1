"""A catalogue file of the user's own."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.catalog.asking import TODAY
from workbench.catalog.conditions import OPERATORS, SUBJECTS
from workbench.catalog.mending import KINDS
from workbench.catalog.models import FILE_VARIABLE, find_model, load_catalogue
from workbench.catalog.preflight import Context, preflight
from workbench.catalog.prices import cost_usd
from workbench.catalog.rules import CONTEXT_FACTS, load_rules
from workbench.catalog.walks import NAMED
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from collections.abc import Callable

REQUEST = {"model": "house-model", "max_tokens": 100, "messages": [{"role": "user", "content": "Hi"}]}


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], str]:
    """Writes a catalogue file and has it read."""

    def written(text: str) -> str:
        path = tmp_path / "own.yaml"
        path.write_text(text, "utf-8")
        monkeypatch.setenv(FILE_VARIABLE, str(path))
        return str(path)

    return written


def test_a_fact_is_overridden_and_says_so(write: Callable[[str], str]) -> None:
    path = write("models: {claude-sonnet-5-5: {price: {cache_read: 0.2}, retires_on: 2027-10-01}}")
    model = find_model("claude-sonnet-5-5")
    assert model
    assert model.price
    assert (model.price.cache_read, model.price.input, model.retires_on) == (0.2, 2, "2027-10-01")
    assert model.from_file == {"price.cache_read": path, "retires_on": path}
    assert (
        cost_usd("claude-sonnet-5-5", {"input_tokens": 0, "output_tokens": 0, "cache_read_input_tokens": 1_000_000})
        == 0.2
    )


def test_what_the_user_vouches_for_is_no_longer_marked(write: Callable[[str], str]) -> None:
    write("models: {claude-mythos-preview: {price: {input: 10, output: 50}, thinking: {adaptive: true}}}")
    model = find_model("claude-mythos-preview")
    assert model
    assert "thinking" in model.unverified_fields  # of which the user gave one part
    assert "retires_on" in model.unverified_fields


def test_a_new_model_is_priced_and_judged(write: Callable[[str], str]) -> None:
    write(
        "models:\n  house-model:\n    status: active_latest\n    price: {input: 1, output: 3}\n"
        "    assistant_prefill: false\n    thinking: {adaptive: true, when_omitted: adaptive}\n"
        "    aliases: [house]\n"
    )
    assert cost_usd("house", {"input_tokens": 1_000_000, "output_tokens": 1_000_000}) == 4
    prefilled = {**REQUEST, "messages": [*REQUEST["messages"], {"role": "assistant", "content": "{"}]}  # type: ignore[misc]
    found = {finding.rule for finding in preflight(prefilled, Context(model="house-model", today=TODAY))}
    assert {"prefill-rejected", "thinking-on-by-default"} <= found
    assert "model-unknown" not in found


def test_rules_and_betas_are_added_and_changed(write: Callable[[str], str]) -> None:
    write(
        "models: {house-model: {status: active_latest}}\n"
        "groups: {house: {models: [house-model]}}\n"
        "betas: [house-beta]\n"
        "rules:\n"
        "  house-needs-metadata:\n    severity: error_400\n    title: No metadata\n"
        "    applies_to: {groups: [house]}\n    when: {field: metadata.user_id, present: false}\n"
        "    effect: refused by the gateway\n    fix: give metadata.user_id\n"
        "  rate-limit-pool: {severity: deprecation, title: Ask first, when: true}\n"
    )
    context = Context(model="house-model", today=TODAY)
    found = {finding.rule: finding for finding in preflight({**REQUEST, "betas": ["house-beta"]}, context)}
    assert "beta-unknown" not in found
    assert (found["rate-limit-pool"].title, found["rate-limit-pool"].severity) == ("Ask first", "deprecation")
    assert found["house-needs-metadata"].fails
    assert not found["house-needs-metadata"].verified
    given = {finding.rule for finding in preflight({**REQUEST, "metadata": {"user_id": "a"}}, context)}
    assert "house-needs-metadata" not in given


def test_the_file_of_the_documentation_is_one(write: Callable[[str], str]) -> None:
    text = (Path(__file__).parents[2] / "docs" / "catalogue.md").read_text("utf-8")
    (example,) = [block for block in re.findall(r"```yaml\n(.*?)```", text, re.S) if block.startswith("models:")]
    write(example)
    found = {finding.rule: finding for finding in preflight(REQUEST, Context(model="house-model", today=TODAY))}
    assert found["house-needs-user"].fails
    assert load_catalogue().general["web_search_usd"] == 0.008
    assert "our-gateway-2026-10-01" in load_rules().betas


def test_the_documentation_names_every_word_of_conditions_and_mends() -> None:
    text = (Path(__file__).parents[2] / "docs" / "catalogue.md").read_text("utf-8")
    for word in (*OPERATORS, *SUBJECTS, *KINDS, *NAMED, *CONTEXT_FACTS):
        if word != "api_version_known":  # for our own use
            assert f"`{word}" in text or f"{word}`" in text, word


@pytest.mark.parametrize(
    ("text", "says", "hint"),
    [
        ("model: {}", "unknown key 'model'", "models"),
        ("models: {claude-opus-5: {prices: {input: 1}}}", "unknown key 'prices'", "price"),
        ("models: {claude-opus-5: {price: {inputs: 1}}}", "unknown key 'inputs'", "input"),
        ("models: {claude-opus-5: {price: {input: cheap}}}", "'price.input' is text, not a number", ""),
        ("models: {new-one: {price: {input: 1, output: 2}}}", "needs its 'status'", ""),
        ("models: {new-one: {status: alive}}", "'status' is 'alive'", ""),
        ("models: {new-one: {status: retired, price: {input: 1}}}", "needs 'input' and 'output'", ""),
        ("models: {claude-opus-5: {retires_on: soon}}", "not a date", ""),
        ("rules: {prefill-rejected: {whenn: true}}", "unknown key 'whenn'", "when"),
        ("rules: {mine: {title: Mine}}", "needs 'severity'", ""),
        ("rules: {prefill-rejected: {when: {feild: messages, present: true}}}", "unknown word 'feild'", ""),
        ("rules: {prefill-rejected: {when: {field: 'a[', present: true}}}", "no path", ""),
        ("rules: {prefill-rejected: {when: {field: a, is: 1, over: 2}}}", "one comparison", ""),
        ("rules: {prefill-rejected: {severity: bad}}", "unknown severity 'bad'", "error_400"),
        ("rules: {prefill-rejected: {mend: {dropp: [a]}}}", "unknown key 'dropp'", "drop"),
        ("rules: {prefill-rejected: {applies_to: {groups: [no_prefil]}}}", "unknown key 'no_prefil'", "no_prefill"),
        ("general: {batch_share: half}", "'batch_share' is text", ""),
        ("- a", "is a mapping", ""),
        ("models: [", "cannot be read", ""),
    ],
)
def test_what_is_wrong_with_a_file_is_said(write: Callable[[str], str], text: str, says: str, hint: str) -> None:
    path = write(text)
    with pytest.raises(WorkbenchError) as caught:
        preflight(REQUEST, Context(model="claude-opus-5", today=TODAY))
    assert says in str(caught.value)
    assert path in str(caught.value)
    assert hint in (caught.value.hint or "")


def test_a_file_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FILE_VARIABLE, "/no/such.yaml")
    with pytest.raises(WorkbenchError, match=r"/no/such\.yaml"):
        find_model("claude-opus-5")
