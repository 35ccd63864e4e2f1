"""`workbench models` and `models check`: the catalogue, and what the API says of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.running import workbench
from tests.client.serving import served
from workbench.catalog.models import load_catalogue
from workbench.simulator.app import create_app

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="module")
def simulator() -> Iterator[str]:
    with served(create_app()) as url:
        yield url


@pytest.fixture
def _api(simulator: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANTHROPIC_BASE_URL", simulator)
    monkeypatch.setenv("ANTHROPIC_API_KEY", "any")
    for name in ("ANTHROPIC_AUTH_TOKEN", "ANTHROPIC_CUSTOM_HEADERS", "ANTHROPIC_PROFILE"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def own(tmp_path: Path) -> str:
    """A catalogue file that differs from what the simulator serves."""
    path = tmp_path / "own.yaml"
    path.write_text(
        "models:\n"
        "  claude-opus-5-5: {max_output_tokens: 64000, effort: {levels: [low, high]}}\n"
        "  claude-opus-4-6: {retires_on: 2027-03-01}\n"
        "  house-model: {status: active_latest, price: {input: 1, output: 2}}\n"
    )
    return str(path)


def test_the_list_fits_a_hundred_columns_and_leaves_retired_models_out() -> None:
    done = workbench("models")
    assert done.returncode == 0
    assert all(len(line) <= 100 for line in (done.stdout + done.stderr).splitlines())
    assert "claude-sonnet-5-5" in done.stdout
    assert "claude-3-opus-20240229" not in done.stdout
    everything = workbench("models", "--all")
    assert all(len(line) <= 100 for line in everything.stdout.splitlines())
    assert len(everything.stdout.splitlines()) == 1 + len(load_catalogue().models)


def test_what_is_not_verified_is_marked_and_the_mark_explained() -> None:
    done = workbench("models")
    (row,) = [line for line in done.stdout.splitlines() if line.startswith("claude-mythos-preview")]
    assert "10/50?" in row
    assert "? not confirmed" in done.stderr
    assert load_catalogue().as_of in done.stderr


def test_one_model_shows_every_fact_with_source_and_date() -> None:
    done = workbench("models", "claude-haiku-5-5")
    assert done.returncode == 0
    for fact in ("price.cache_write_1h", "long_over", "thinking.disabled", "effort.levels", "platform_ids.bedrock"):
        assert fact in done.stdout
    assert "100,000" in done.stdout
    assert "genai_prices: genai-prices" in done.stderr
    assert load_catalogue().as_of in done.stderr
    assert all(len(line) <= 100 for line in (done.stdout + done.stderr).splitlines())


def test_an_alias_or_a_platforms_id_finds_its_model() -> None:
    for name in ("claude-opus-4-5", "us.anthropic.claude-opus-4-5-20251101-v1:0"):
        assert "claude-opus-4-5-20251101" in workbench("models", name).stdout


def test_a_model_that_is_not_there_is_named_with_the_nearest() -> None:
    done = workbench("models", "claude-opuss-5")
    assert done.returncode == 2
    assert "'claude-opus-5'" in done.stderr
    assert "Traceback" not in done.stderr


def test_json_holds_all_of_a_model() -> None:
    one = json.loads(workbench("models", "claude-opus-5-5", "--json").stdout)
    (model,) = one["models"]
    assert model["price"]["cache_read"] == 0.2
    assert model["sampling_params"]["2026-10-21"] == "rejected"
    assert "sdk" in one["sources"]
    listed = json.loads(workbench("models", "--all", "--json").stdout)
    assert len(listed["models"]) == len(load_catalogue().models)


def test_an_overridden_fact_names_its_file(own: str) -> None:
    done = workbench("models", "claude-opus-5-5", "--catalogue", own)
    (row,) = [line for line in done.stdout.splitlines() if line.startswith("max_output_tokens")]
    assert "64,000" in row
    assert "from" in row
    assert "house-model" in workbench("models", "--catalogue", own).stdout


def test_a_catalogue_file_with_a_mistake_is_one_message(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text("models: {claude-opus-5: {prise: {}}}")
    done = workbench("models", "--catalogue", str(path))
    assert done.returncode == 2
    assert "did you mean 'price'?" in done.stderr
    assert str(path) in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.usefixtures("_api")
def test_nothing_differs_from_what_the_api_says() -> None:
    done = workbench("models", "check")
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    assert "nothing differs" in done.stderr


@pytest.mark.usefixtures("_api")
def test_what_differs_is_printed_and_ends_with_one(own: str) -> None:
    done = workbench("models", "check", "--catalogue", own, "--json")
    assert done.returncode == 1
    found = {
        (one["model"], one["fact"]): (one["ours"], one["theirs"]) for one in json.loads(done.stdout)["differences"]
    }
    assert found == {
        ("claude-opus-5-5", "max_output_tokens"): (64_000, 128_000),
        ("claude-opus-5-5", "effort levels"): (["low", "high"], ["low", "medium", "high", "xhigh", "max"]),
    }
    table = workbench("models", "check", "--catalogue", own)
    assert (table.returncode, "64,000" in table.stdout) == (1, True)


def test_an_endpoint_that_does_not_answer_is_one_message(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANTHROPIC_BASE_URL", "http://127.0.0.1:9")
    monkeypatch.delenv("ANTHROPIC_API_KEY", raising=False)
    done = workbench("models", "check")
    assert done.returncode == 2
    assert "Models API" in done.stderr
    assert "Traceback" not in done.stderr
