"""Each provider is reached by the SDK's own client, with the ids, versions and signatures that it wants."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

import pytest

from tests.client.calling import REQUEST
from tests.client.providers.playing import MODEL, SECRET, call, prepare, whole
from tests.client.serving import KEY, Answer, refusal
from workbench.client.send import Connection
from workbench.client.settings import ClientSettings, Provider
from workbench.simulator.app import create_app

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.client.providers.playing import Recorder, Tokens


@dataclass(frozen=True)
class Wanted:
    """What a call to a provider looks like: where it goes, which model it names there, what it carries."""

    auth: str
    carries: str
    path: str = "/v1/messages"
    streaming_path: str = "/v1/messages"
    model: str | None = MODEL
    version_in_body: bool = False
    asked: str = MODEL


_NEWER = "claude-opus-4-8"  # Bedrock has models before it under the older API version only
_INVOKE = f"/model/anthropic.{_NEWER}"
_VERTEX = "/projects/my-project/locations/europe-west1/publishers/anthropic/models/claude-haiku-4-5@20251001"
WANTED: dict[Provider, Wanted] = {
    "anthropic": Wanted("authorization", f"Bearer {KEY}"),
    "bedrock": Wanted(
        "authorization", "/eu-west-1/bedrock-mantle/aws4_request", model=f"anthropic.{_NEWER}", asked=_NEWER
    ),
    "bedrock-invoke": Wanted(
        "authorization", "/eu-west-1/bedrock/aws4_request", f"{_INVOKE}/invoke",
        f"{_INVOKE}/invoke-with-response-stream", None, version_in_body=True, asked=_NEWER,
    ),
    "vertex": Wanted(
        "authorization", f"Bearer {SECRET}", f"{_VERTEX}:rawPredict", f"{_VERTEX}:streamRawPredict", None,
        version_in_body=True,
    ),
    "foundry": Wanted("x-api-key", SECRET),
    "aws": Wanted("authorization", f"Bearer {SECRET}"),
    "google-cloud": Wanted("authorization", f"Bearer {SECRET}"),
}  # fmt: skip


@pytest.mark.parametrize("stream", [False, True])
@pytest.mark.parametrize("provider", get_args(Provider))
async def test_a_call_arrives_as_the_provider_wants_it(
    provider: Provider,
    stream: bool,
    recorder: Callable[..., tuple[Recorder, str]],
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:
    prepare(provider, monkeypatch, request)
    played, url = recorder(whole())
    wanted, settings = WANTED[provider], ClientSettings(base_url=url, provider=provider)
    reply = await call(settings, model=wanted.asked, stream=stream, unheard_of={"a": 1})
    assert reply.content == ({"type": "text", "text": "Hello."},)
    (body,), (headers,) = played.calls, played.headers
    assert played.path() == (wanted.streaming_path if stream else wanted.path)
    assert body.get("model") == wanted.model
    assert (body.get("anthropic_version") if wanted.version_in_body else headers["anthropic-version"]) == "2026-10-21"
    assert (body["unheard_of"], body["max_tokens"], body["messages"]) == ({"a": 1}, 300, REQUEST["messages"])
    assert wanted.carries in headers[wanted.auth]
    if provider == "aws":
        assert headers["anthropic-workspace-id"] == "wrkspc_1"


@pytest.mark.parametrize("stream", [False, True])
@pytest.mark.parametrize("provider", get_args(Provider))
async def test_sampling_goes_under_the_version_that_takes_it(
    provider: Provider,
    stream: bool,
    recorder: Callable[..., tuple[Recorder, str]],
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:
    """The version stands where the provider reads it, under the name it has there."""
    prepare(provider, monkeypatch, request)
    played, url = recorder(whole())
    await call(ClientSettings(base_url=url, provider=provider), stream=stream, temperature=0.5, top_k=3)
    (body,), (headers,) = played.calls, played.headers
    assert (body["temperature"], body["top_k"]) == (0.5, 3)
    bodily = {"bedrock-invoke": "bedrock-2023-05-31", "vertex": "vertex-2023-10-16"}
    if provider in bodily:
        assert (body["anthropic_version"], headers.get("anthropic-version")) == (bodily[provider], None)
    else:
        assert headers["anthropic-version"] == "2023-06-01"


async def test_a_version_that_was_asked_for_is_not_replaced(
    google: Tokens, recorder: Callable[..., tuple[Recorder, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    played, url = recorder(whole())
    settings = ClientSettings(base_url=url, provider="vertex", region="global")
    await call(settings, extra_headers={"anthropic-version": "2023-01-01", "anthropic-beta": "one,two"})
    assert played.calls[0]["anthropic_version"] == "2023-01-01"
    assert played.headers[0]["anthropic-beta"] == "one,two"


@pytest.mark.parametrize("provider", get_args(Provider))
async def test_no_error_shows_what_was_signed_in_with(
    provider: Provider,
    recorder: Callable[..., tuple[Recorder, str]],
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:
    prepare(provider, monkeypatch, request)
    cut = Answer((b'{"content": [',), content_type="application/json", headers={"content-length": "500"}, cut=True)
    _, url = recorder(refusal(403, "permission_error", "You may not."), cut)
    async with Connection(ClientSettings(base_url=url, provider=provider, max_retries=0)) as connection:
        replies = [await connection.send({**REQUEST, "model": MODEL}) for _ in range(2)]
    assert [reply.error.kind if reply.error else None for reply in replies] == ["permission_error", "connection"]
    assert SECRET not in repr(replies)
    assert KEY not in repr(replies)


@pytest.mark.parametrize(
    ("provider", "service", "streams"),
    [("bedrock", "bedrock-mantle", False), ("bedrock-invoke", "bedrock", False), ("bedrock-invoke", "bedrock", True)],
)
async def test_amazon_can_check_the_signature(
    provider: Provider,
    service: str,
    streams: bool,
    recorder: Callable[..., tuple[Recorder, str]],
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:
    """What is on the wire is what was signed: no header, path or byte changes between the SDK and the socket."""
    prepare(provider, monkeypatch, request)
    monkeypatch.setenv("AWS_SESSION_TOKEN", "a-session")
    played, url = recorder(whole())
    # The SDK keeps what it signs with for the whole process, by region: this one is no other test's.
    settings = ClientSettings(base_url=url, provider=provider, region="eu-north-1")
    await call(settings, system="Größe 😀", stream=streams)
    headers = played.headers[0]
    signed = headers["authorization"].split("SignedHeaders=")[1].split(",")[0].split(";")
    assert {"host", "x-amz-date", "x-amz-security-token"} <= set(signed)

    from botocore.auth import SigV4Auth
    from botocore.awsrequest import AWSRequest
    from botocore.credentials import Credentials

    host = url.split("/")[2]
    again = AWSRequest("POST", f"http://{host}{played.paths[0]}", {n: headers[n] for n in signed}, played.bodies[0])
    again.context["timestamp"] = headers["x-amz-date"]
    signer = SigV4Auth(Credentials("AKID", SECRET, "a-session"), service, "eu-north-1")
    signature = signer.signature(signer.string_to_sign(again, signer.canonical_request(again)), again)
    assert headers["authorization"].endswith(f"Signature={signature}")


async def test_the_simulator_needs_no_cloud(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ANTHROPIC_API_KEY")
    async with Connection(ClientSettings(transport=create_app(), provider="vertex")) as connection:
        reply = await connection.send(REQUEST)
    assert reply.error is None
    assert reply.simulated
