"""Where providers are, what they call models, and what they lack."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest

from tests.client.calling import REQUEST
from tests.client.providers.playing import EXTRA, MODEL, SECRET, call, whole
from workbench.client.providers import capabilities, make_client, provider_model_id
from workbench.client.settings import ClientSettings, Provider

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.client.providers.playing import Recorder, Tokens


async def test_the_settings_say_where(
    google: Tokens, recorder: Callable[..., tuple[Recorder, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLOUD_ML_REGION", "elsewhere")
    played, url = recorder(whole())
    await call(ClientSettings(base_url=url, provider="vertex", region="us-east5", project="mine"))
    assert played.path().startswith("/projects/mine/locations/us-east5/")
    await call(ClientSettings(base_url=url, provider="vertex"))
    assert played.path().startswith("/projects/account-project/locations/elsewhere/")


async def test_addresses_are_the_providers_own(google: Tokens, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is sent: the address of a client that is told only region, project and resource."""
    for name, value in {
        "AWS_BEARER_TOKEN_BEDROCK": SECRET, "ANTHROPIC_AWS_API_KEY": SECRET, "ANTHROPIC_AWS_WORKSPACE_ID": "w",
        "ANTHROPIC_FOUNDRY_API_KEY": SECRET, "ANTHROPIC_GOOGLE_CLOUD_WORKSPACE_ID": "w",
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    hosts: dict[str, str] = {}
    for provider in get_args(Provider):
        if provider in EXTRA:
            pytest.importorskip(EXTRA[provider])
        settings = ClientSettings(provider=provider, region="us-east-1", project="mine", resource="ours")
        async with make_client(settings) as client:
            hosts[provider] = client.base_url.host
    assert hosts == {
        "anthropic": "api.anthropic.com",
        "bedrock": "bedrock-mantle.us-east-1.api.aws",
        "bedrock-invoke": "bedrock-runtime.us-east-1.amazonaws.com",
        "vertex": "us-east-1-aiplatform.googleapis.com",
        "foundry": "ours.services.ai.azure.com",
        "aws": "aws-external-anthropic.us-east-1.api.aws",
        "google-cloud": "claude.googleapis.com",
    }


@pytest.mark.parametrize(
    ("name", "provider", "known"),
    [
        ("claude-haiku-4-5", "bedrock", "anthropic.claude-haiku-4-5"),
        ("claude-haiku-4-5", "bedrock-invoke", "us.anthropic.claude-haiku-4-5-20251001-v1:0"),
        ("claude-opus-4-8", "bedrock-invoke", "anthropic.claude-opus-4-8"),
        ("claude-haiku-4-5", "vertex", "claude-haiku-4-5@20251001"),
        ("claude-opus-4-8", "vertex", "claude-opus-4-8"),
        ("eu.anthropic.claude-haiku-4-5-20251001-v1:0", "bedrock-invoke", None),
        ("us.anthropic.claude-haiku-4-5-20251001-v1:0", "bedrock", None),
        ("claude-haiku-4-5@20251001", "vertex", None),
        ("claude-3-opus-20240229", "vertex", None),  # the catalogue does not know its id there
        ("arn:aws:bedrock:eu-west-1:1:application-inference-profile/x", "bedrock-invoke", None),
        ("smollm2-135m", "bedrock", None),
        ("claude-haiku-4-5", None, None),
        ("claude-haiku-4-5", "foundry", None),
        ("claude-haiku-4-5", "aws", None),
        ("claude-haiku-4-5", "google-cloud", None),
    ],
)
def test_a_model_is_named_as_the_provider_names_it(name: str, provider: Provider | None, known: str | None) -> None:
    assert provider_model_id(name, provider) == (known or name)
    assert provider_model_id(provider_model_id(name, provider), provider) == (known or name)


async def test_what_a_provider_lacks_is_what_its_client_lacks(google: Tokens, monkeypatch: pytest.MonkeyPatch) -> None:
    import anthropic

    for name in ("AWS_BEARER_TOKEN_BEDROCK", "ANTHROPIC_AWS_API_KEY", "ANTHROPIC_FOUNDRY_API_KEY"):
        monkeypatch.setenv(name, SECRET)
    for name in ("ANTHROPIC_AWS_WORKSPACE_ID", "ANTHROPIC_GOOGLE_CLOUD_WORKSPACE_ID"):
        monkeypatch.setenv(name, "w")
    for provider in get_args(Provider):
        if provider in EXTRA:
            pytest.importorskip(EXTRA[provider])
        has = capabilities(provider)
        settings = ClientSettings(
            provider=provider, base_url="http://127.0.0.1:1", region="eu-west-1", project="p", connect_s=0.2
        )
        async with make_client(settings) as client:
            assert has.models_api == (getattr(client, "models", None) is not None)
            with pytest.raises(anthropic.AnthropicError) as caught:
                await client.messages.count_tokens(model=MODEL, messages=REQUEST["messages"])
            assert has.count_tokens == isinstance(caught.value, anthropic.APIConnectionError)
        assert has.batches == has.models_api
