"""Providers played on this machine: what their clients need to be set, and servers that keep what they are sent."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from tests.client.calling import REQUEST
from tests.client.serving import Answer, Endpoint
from workbench.client.endpoint import Endpoint as Connected
from workbench.client.providers import provider_model_id

if TYPE_CHECKING:
    from workbench.client.reply import Reply
    from workbench.client.settings import ClientSettings, Provider
    from workbench.records import JsonObject

SECRET = "wJalrXUtnFEMI-K7MDENG-bPxRfiCYEXAMPLEKEY"
MODEL = "claude-haiku-4-5-20251001"
WHOLE: JsonObject = {
    "id": "msg_1", "type": "message", "role": "assistant", "model": "claude", "stop_reason": "end_turn",
    "content": [{"type": "text", "text": "Hello."}], "usage": {"input_tokens": 1, "output_tokens": 1},
}  # fmt: skip
EXTRA = {
    "bedrock": "botocore", "bedrock-invoke": "botocore", "aws": "botocore",
    "vertex": "google.auth", "google-cloud": "google.auth",
}  # fmt: skip
CLOUD_VARIABLES = (
    "AWS_REGION", "AWS_DEFAULT_REGION", "AWS_PROFILE", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY",
    "AWS_SESSION_TOKEN", "AWS_BEARER_TOKEN_BEDROCK", "ANTHROPIC_AWS_API_KEY", "ANTHROPIC_AWS_WORKSPACE_ID",
    "ANTHROPIC_AWS_BASE_URL", "ANTHROPIC_BEDROCK_BASE_URL", "ANTHROPIC_BEDROCK_MANTLE_BASE_URL",
    "CLOUD_ML_REGION", "ANTHROPIC_VERTEX_PROJECT_ID", "ANTHROPIC_VERTEX_BASE_URL", "GOOGLE_CLOUD_PROJECT",
    "GOOGLE_APPLICATION_CREDENTIALS", "ANTHROPIC_GOOGLE_CLOUD_PROJECT", "ANTHROPIC_GOOGLE_CLOUD_LOCATION",
    "ANTHROPIC_GOOGLE_CLOUD_WORKSPACE_ID", "ANTHROPIC_GOOGLE_CLOUD_BASE_URL", "ANTHROPIC_FOUNDRY_API_KEY",
    "ANTHROPIC_FOUNDRY_RESOURCE", "ANTHROPIC_FOUNDRY_BASE_URL",
)  # fmt: skip


@dataclass
class Recorder(Endpoint):
    """Also keeps where each call went, and its body as it came."""

    paths: list[str] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.paths.append(scope["raw_path"].decode())
        self.bodies.append(b"")

        async def received() -> Any:
            event = await receive()
            self.bodies[-1] += event.get("body", b"")
            return event

        await super().__call__(scope, received, send)

    def path(self) -> str:
        """Where the last call went, below the path of this endpoint."""
        return "/" + self.paths[-1].split("/", 2)[2]


@dataclass
class Tokens:
    """Google's place for tokens: gives these answers, the last one from then on; counts how often it is asked.

    An answer of status 0 breaks off.
    """

    answers: list[tuple[int, JsonObject]]
    asked: int = 0

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        while (await receive()).get("more_body"):
            pass
        self.asked += 1
        status, body = self.answers[min(self.asked, len(self.answers)) - 1]
        headers = [(b"content-type", b"application/json")]
        if status == 0:
            await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"500")]})
            return
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": json.dumps(body).encode()})


def token(expires_in: int = 3600) -> tuple[int, JsonObject]:
    return 200, {"access_token": SECRET, "expires_in": expires_in, "token_type": "Bearer"}


def prepare(provider: Provider, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Have the environment hold what the provider's client needs; skip where its extra is not installed."""
    if provider in EXTRA:
        pytest.importorskip(EXTRA[provider])
    if provider in ("vertex", "google-cloud"):
        request.getfixturevalue("google")
    variables: dict[str, dict[str, str]] = {
        "anthropic": {},
        "bedrock": {"AWS_REGION": "eu-west-1", "AWS_ACCESS_KEY_ID": "AKID", "AWS_SECRET_ACCESS_KEY": SECRET},
        "bedrock-invoke": {"AWS_REGION": "eu-west-1", "AWS_ACCESS_KEY_ID": "AKID", "AWS_SECRET_ACCESS_KEY": SECRET},
        "aws": {"AWS_REGION": "eu-west-1", "ANTHROPIC_AWS_API_KEY": SECRET, "ANTHROPIC_AWS_WORKSPACE_ID": "wrkspc_1"},
        "vertex": {"CLOUD_ML_REGION": "europe-west1", "ANTHROPIC_VERTEX_PROJECT_ID": "my-project"},
        "google-cloud": {"ANTHROPIC_GOOGLE_CLOUD_WORKSPACE_ID": "wrkspc_1"},
        "foundry": {"ANTHROPIC_FOUNDRY_API_KEY": SECRET},
    }
    for name, value in variables[provider].items():
        monkeypatch.setenv(name, value)


async def call(settings: ClientSettings, *, model: str = MODEL, stream: bool = False, **fields: Any) -> Reply:
    """One call, as the engine makes it."""
    request = {**REQUEST, "model": provider_model_id(model, settings.provider), **fields}
    async with Connected(settings) as connection:
        return (await connection.attempt(request, stream=stream)).reply


def whole() -> Answer:
    return Answer((json.dumps(WHOLE).encode(),), content_type="application/json")
