"""Signing in: what is missing is named, tokens are renewed, and a refusal is told from a cloud that is away."""

from __future__ import annotations

import asyncio
import json
import sys
from typing import TYPE_CHECKING, Any

import pytest

from tests.client.calling import REQUEST
from tests.client.providers.playing import EXTRA, MODEL, SECRET, call, prepare, token, whole
from tests.client.serving import good, served
from workbench.client.providers import make_client
from workbench.client.send import Connection
from workbench.client.settings import ClientSettings, Provider
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.client.providers.playing import Recorder, Tokens


async def test_a_key_for_bedrock_needs_no_account(
    recorder: Callable[..., tuple[Recorder, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_BEARER_TOKEN_BEDROCK", SECRET)
    monkeypatch.setitem(sys.modules, "boto3", None)  # not installed
    monkeypatch.setitem(sys.modules, "botocore", None)
    played, url = recorder(whole())
    await call(ClientSettings(base_url=url, provider="bedrock"))
    assert played.headers[0]["authorization"] == f"Bearer {SECRET}"


async def test_foundry_takes_a_sign_in_instead_of_a_key(
    recorder: Callable[..., tuple[Recorder, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("azure.identity")
    asked: list[str] = []

    async def identity(scope: Any, receive: Any, send: Any) -> None:
        asked.append(scope["query_string"].decode())
        body = {"access_token": SECRET, "expires_on": "4102444800", "resource": "r", "token_type": "Bearer"}
        headers = [(b"content-type", b"application/json")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": json.dumps(body).encode()})

    played, url = recorder(whole())
    with served(identity) as identity_url:
        monkeypatch.setenv("IDENTITY_ENDPOINT", f"{identity_url}/token")
        monkeypatch.setenv("IDENTITY_HEADER", "x")
        monkeypatch.setenv("AZURE_TOKEN_CREDENTIALS", "ManagedIdentityCredential")
        async with make_client(ClientSettings(base_url=url, provider="foundry")) as client:
            for _ in range(2):
                await client.messages.create(model=MODEL, max_tokens=5, messages=REQUEST["messages"])
    assert [headers["authorization"] for headers in played.headers] == [f"Bearer {SECRET}"] * 2
    assert len(asked) == 1
    assert "ai.azure.com" in asked[0]


class TestGoogleTokens:
    """Tokens of Google run out while calls are sent."""

    @pytest.mark.parametrize("provider", ["vertex", "google-cloud"])
    async def test_one_sign_in_serves_many_calls(
        self,
        provider: Provider,
        google: Tokens,
        recorder: Callable[..., tuple[Recorder, str]],
        monkeypatch: pytest.MonkeyPatch,
        request: pytest.FixtureRequest,
    ) -> None:
        prepare(provider, monkeypatch, request)
        google.answers = [token(expires_in=1), token()]  # the first one has run out when it comes
        played, url = recorder(whole())
        async with make_client(ClientSettings(base_url=url, provider=provider)) as client:
            sent = [client.messages.create(model=MODEL, max_tokens=5, messages=REQUEST["messages"]) for _ in range(20)]
            await asyncio.gather(*sent)
        assert len(played.calls) == 20
        assert google.asked == 2

    @pytest.mark.parametrize("provider", ["vertex", "google-cloud"])
    async def test_a_refusal_names_the_provider(
        self,
        provider: Provider,
        google: Tokens,
        recorder: Callable[..., tuple[Recorder, str]],
        monkeypatch: pytest.MonkeyPatch,
        request: pytest.FixtureRequest,
    ) -> None:
        prepare(provider, monkeypatch, request)
        google.answers = [
            token(expires_in=1),
            (400, {"error": "invalid_grant", "error_description": f"account disabled {SECRET}"}),
        ]
        played, url = recorder(whole())
        async with Connection(ClientSettings(base_url=url, provider=provider)) as connection:
            with pytest.raises(WorkbenchError, match="signing in failed: invalid_grant: account disabled") as caught:
                await connection.send({**REQUEST, "model": MODEL})
            assert "Google" in caught.value.message
        with pytest.raises(WorkbenchError, match="signing in failed"):
            make_client(ClientSettings(base_url=url, provider=provider))
        assert not played.calls

    async def test_a_place_for_tokens_that_is_away_may_come_back(
        self,
        google: Tokens,
        recorder: Callable[..., tuple[Recorder, str]],
        monkeypatch: pytest.MonkeyPatch,
        request: pytest.FixtureRequest,
    ) -> None:
        prepare("vertex", monkeypatch, request)
        google.answers = [token(expires_in=1), (0, {}), token()]
        played, url = recorder(good())
        async with Connection(ClientSettings(base_url=url, provider="vertex", max_retries=0)) as connection:
            error = (await connection.send({**REQUEST, "model": MODEL})).error
            assert error
            assert (error.kind, "no token could be had" in error.message) == ("connection", True)
            assert not played.calls
            assert (await connection.send({**REQUEST, "model": MODEL})).error is None


@pytest.mark.parametrize(
    ("provider", "variables", "missing", "hint"),
    [
        ("bedrock", {"AWS_BEARER_TOKEN_BEDROCK": SECRET}, "no region is set", "AWS_REGION"),
        ("bedrock-invoke", {"AWS_BEARER_TOKEN_BEDROCK": SECRET}, "no region is set", "AWS_REGION"),
        ("aws", {"ANTHROPIC_AWS_API_KEY": SECRET, "AWS_REGION": "us-east-1"}, "no workspace", "ANTHROPIC_AWS_WORKSP"),
        ("aws", {"ANTHROPIC_AWS_API_KEY": SECRET, "ANTHROPIC_AWS_WORKSPACE_ID": "w"}, "no region is set", "AWS_REGION"),
        ("bedrock", {"AWS_REGION": "us-east-1"}, "no AWS credentials", "AWS_ACCESS_KEY_ID"),
        ("bedrock-invoke", {"AWS_REGION": "us-east-1"}, "no AWS credentials", "AWS_BEARER_TOKEN_BEDROCK"),
        ("bedrock", {"AWS_PROFILE": "nobody"}, "signing in failed: The config profile", None),
        ("vertex", {}, "no region is set", "CLOUD_ML_REGION"),
        ("vertex", {"CLOUD_ML_REGION": "global"}, "no Google credentials", "GOOGLE_APPLICATION_CREDENTIALS"),
        ("google-cloud", {}, "no workspace is set", "ANTHROPIC_GOOGLE_CLOUD_WORKSPACE_ID"),
        ("google-cloud", {"ANTHROPIC_GOOGLE_CLOUD_WORKSPACE_ID": "w"}, "no Google credentials", "GOOGLE_APPLICATION"),
        ("foundry", {"ANTHROPIC_FOUNDRY_API_KEY": SECRET}, "no resource is set", "ANTHROPIC_FOUNDRY_RESOURCE"),
    ],
)
def test_what_is_missing_is_named(
    provider: Provider, variables: dict[str, str], missing: str, hint: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    if provider in EXTRA:
        pytest.importorskip(EXTRA[provider])
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(WorkbenchError, match="cannot be used") as caught:
        make_client(ClientSettings(provider=provider))
    assert missing in caught.value.message
    assert hint is None or hint in (caught.value.hint or "")
    assert SECRET not in str(caught.value)


@pytest.mark.parametrize(
    ("provider", "module", "extra"),
    [
        ("bedrock", "botocore", "workbench[bedrock]"),
        ("bedrock-invoke", "botocore", "workbench[bedrock]"),
        ("aws", "botocore", "workbench[aws]"),
        ("vertex", "google", "workbench[vertex]"),
        ("google-cloud", "google", "workbench[google-cloud]"),
        ("foundry", "azure", "workbench[foundry]"),
    ],
)
def test_an_extra_that_is_not_installed_is_named(
    provider: Provider, module: str, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    monkeypatch.setenv("ANTHROPIC_AWS_WORKSPACE_ID", "w")
    settings = ClientSettings(provider=provider, region="somewhere", project="p", resource="r")
    with pytest.raises(WorkbenchError, match="is not installed") as caught:
        make_client(settings)
    assert f'pip install "{extra}"' in (caught.value.hint or "")


def test_two_places_at_once_are_refused_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANTHROPIC_FOUNDRY_API_KEY", SECRET)
    monkeypatch.setenv("ANTHROPIC_FOUNDRY_BASE_URL", "https://gateway.example")
    with pytest.raises(WorkbenchError, match="base_url and resource"):
        make_client(ClientSettings(provider="foundry", resource="mine"))
