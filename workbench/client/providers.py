"""Where Claude is served: the SDK's own client for each provider, the names models have there, and what it lacks.

Source: the SDK's platform clients (anthropic 2.14, `anthropic/lib`) and its platform documentation.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from workbench.client.credentials import CallNext
    from workbench.client.settings import ClientSettings, Provider
    from workbench.records import JsonObject

# Shorter than the five seconds after which common servers hang up on an idle connection: a call must not meet that.
_KEEP_IDLE_S = 4.0
_OLDER_VERSION = "2023-06-01"


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What a provider has beside the Messages API."""

    batches: bool
    models_api: bool
    count_tokens: bool


@dataclass(frozen=True, slots=True)
class _Platform:
    """`ids` names the entries of `Model.platform_ids` that hold its model ids, in the order of preference; empty
    where it takes first-party ids. `older_version` is its own name for API version 2023-06-01 where it reads versions
    from the body and not from a header.
    """

    title: str
    capabilities: Capabilities
    ids: tuple[str, ...] = ()
    older_version: str | None = None


_EVERYTHING = Capabilities(batches=True, models_api=True, count_tokens=True)
_COUNTING = Capabilities(batches=False, models_api=False, count_tokens=True)
_MESSAGES = Capabilities(batches=False, models_api=False, count_tokens=False)

_PLATFORMS: dict[Provider, _Platform] = {
    "anthropic": _Platform("the Claude API", _EVERYTHING),
    "bedrock": _Platform("Claude in Amazon Bedrock", _COUNTING, ("bedrock",)),
    "bedrock-invoke": _Platform(
        "Amazon Bedrock (InvokeModel)", _MESSAGES, ("bedrock_legacy", "bedrock"), "bedrock-2023-05-31"
    ),
    "vertex": _Platform("Google Vertex AI", _COUNTING, ("vertex",), "vertex-2023-10-16"),
    "foundry": _Platform("Microsoft Foundry", _COUNTING),
    "aws": _Platform("the Claude Platform on AWS", _EVERYTHING),
    "google-cloud": _Platform("Claude on Google Cloud", _EVERYTHING),
}


def capabilities(provider: Provider | None) -> Capabilities:
    """What a provider has; None is the Claude API."""
    return _platform(provider).capabilities


def provider_model_id(model_id: str, provider: Provider | None) -> str:
    """The id by which the provider knows a model of the catalogue that is named as the Claude API names it.

    Any other name is taken for the provider's own, or for one the catalogue does not know, and stays as it is.
    """
    keys = _platform(provider).ids
    if not keys:
        return model_id
    from workbench.catalog.models import find_model

    model = find_model(model_id)
    if model is None or model_id not in (model.id, *model.aliases):
        return model_id
    ids = model.platform_ids or {}
    return next((ids[key] for key in keys if key in ids), model_id)


def make_client(settings: ClientSettings) -> Any:
    """The SDK's asynchronous client for the provider, its own retries off; to be closed by whoever opened it.

    With a transport it is one of the Claude API whatever the provider is. May take seconds: it imports the SDK and
    signs in where a provider asks for that. Raises WorkbenchError when something is not installed, set or valid.
    """
    import anthropic
    import httpx2

    timeout = httpx2.Timeout(settings.timeout_s, connect=min(settings.timeout_s, settings.connect_s))
    options: dict[str, Any] = {"max_retries": 0, "timeout": timeout}
    if settings.transport is not None:
        from workbench.client.inprocess import InProcessTransport

        http_client = anthropic.DefaultAsyncHttpxClient(transport=InProcessTransport(settings.transport))
        return anthropic.AsyncAnthropic(
            **options, http_client=http_client, base_url="http://in-process", api_key="in-process"
        )
    provider = settings.provider or "anthropic"
    where = _where(settings, provider)
    if provider != "anthropic":
        options["middleware"] = _middleware(_PLATFORMS[provider])
    http_client = anthropic.DefaultAioHttpClient(
        timeout=timeout,
        follow_redirects=False,  # a key goes where it was told to go, and nowhere else
        limits=httpx2.Limits(max_connections=settings.connections, keepalive_expiry=_KEEP_IDLE_S),
        event_hooks={"response": _response_hooks(provider)},
    )
    options["http_client"] = http_client
    try:
        return _client_class(provider)(**options, **where)
    except (anthropic.AnthropicError, httpx2.InvalidURL, ValueError) as error:
        raise _unusable(provider, f"the configuration is refused: {error}") from error


def _platform(provider: Provider | None) -> _Platform:
    return _PLATFORMS[provider or "anthropic"]


def _client_class(provider: Provider) -> Any:
    import anthropic

    classes: dict[Provider, Any] = {
        "anthropic": anthropic.AsyncAnthropic,
        "bedrock": anthropic.AsyncAnthropicBedrockMantle,
        "bedrock-invoke": anthropic.AsyncAnthropicBedrock,
        "vertex": anthropic.AsyncAnthropicVertex,
        "foundry": anthropic.AsyncAnthropicFoundry,
        "aws": anthropic.AsyncAnthropicAWS,
        "google-cloud": anthropic.AsyncAnthropicGoogleCloud,
    }
    return classes[provider]


def _middleware(platform: _Platform) -> list[Any]:
    from workbench.client.credentials import renewed

    told = renewed(platform.title)
    return [told] if platform.older_version is None else [told, _version_in_body(platform.older_version)]


def _version_in_body(older: str) -> Callable[[Any, CallNext], Awaitable[Any]]:
    """A middleware of the SDK for providers that read the API version from the body: it moves there from the header."""

    async def middleware(request: Any, call_next: CallNext) -> Any:
        headers = dict(request.headers)
        version = headers.pop("anthropic-version", None)
        if version is None:
            return await call_next(request)
        body = {**request.json, "anthropic_version": older if version == _OLDER_VERSION else version}
        return await call_next(request.copy(body=body, headers=headers))

    return middleware


def _response_hooks(provider: Provider) -> list[Any]:
    if provider != "bedrock-invoke":
        return []
    from workbench.client.eventstream import as_server_sent_events

    return [as_server_sent_events]


def _where(settings: ClientSettings, provider: Provider) -> JsonObject:
    """The arguments that say where at the provider, and as whom; WorkbenchError when one is missing."""
    if provider == "anthropic":
        return {"base_url": settings.base_url}
    if provider in ("vertex", "google-cloud"):
        return _at_google(settings, provider)
    if provider == "foundry":
        return _at_microsoft(settings)
    return _at_amazon(settings, provider)


_AMAZON_URLS = {
    "bedrock": "ANTHROPIC_BEDROCK_MANTLE_BASE_URL",
    "bedrock-invoke": "ANTHROPIC_BEDROCK_BASE_URL",
    "aws": "ANTHROPIC_AWS_BASE_URL",
}
_AMAZON_KEYS = {
    "bedrock": ("AWS_BEARER_TOKEN_BEDROCK", "ANTHROPIC_AWS_API_KEY"),
    "bedrock-invoke": ("AWS_BEARER_TOKEN_BEDROCK",),
    "aws": ("ANTHROPIC_AWS_API_KEY",),
}


def _at_amazon(settings: ClientSettings, provider: Provider) -> JsonObject:
    from workbench.client.credentials import amazon_region, sign_in_to_amazon

    platform = _PLATFORMS[provider]
    if provider == "aws" and not os.environ.get("ANTHROPIC_AWS_WORKSPACE_ID"):
        raise _unusable(provider, "no workspace is set", "set ANTHROPIC_AWS_WORKSPACE_ID")
    keys = _AMAZON_KEYS[provider]
    has_key = any(os.environ.get(name) for name in keys)
    if provider == "bedrock-invoke" or not has_key:
        _require(provider, "botocore")
    region = settings.region or amazon_region(platform.title)
    base_url = settings.base_url or os.environ.get(_AMAZON_URLS[provider])
    if region is None and (base_url is None or not has_key or provider == "bedrock-invoke"):
        raise _unusable(provider, "no region is set", "set AWS_REGION, or a region for the AWS profile")
    if not has_key:
        sign_in_to_amazon(platform.title, keys[0])
    return {"aws_region": region, "base_url": base_url}


def _at_google(settings: ClientSettings, provider: Provider) -> JsonObject:
    from workbench.client.credentials import sign_in_to_google

    _require(provider, "google.auth")
    title = _PLATFORMS[provider].title
    if provider == "vertex":
        region = settings.region or os.environ.get("CLOUD_ML_REGION")
        if not region:
            raise _unusable(provider, "no region is set", "set CLOUD_ML_REGION, for example to global")
        signed_in = sign_in_to_google(title)
        project = settings.project or os.environ.get("ANTHROPIC_VERTEX_PROJECT_ID") or signed_in.project
        if not project:
            raise _unusable(provider, "no project is set", "set ANTHROPIC_VERTEX_PROJECT_ID")
        where: JsonObject = {"region": region, "project_id": project, "base_url": settings.base_url}
        return {**where, "credentials": signed_in.credentials}
    base_url = settings.base_url or os.environ.get("ANTHROPIC_GOOGLE_CLOUD_BASE_URL")
    if not base_url and not os.environ.get("ANTHROPIC_GOOGLE_CLOUD_WORKSPACE_ID"):
        raise _unusable(provider, "no workspace is set", "set ANTHROPIC_GOOGLE_CLOUD_WORKSPACE_ID")
    signed_in = sign_in_to_google(title)
    names = ("ANTHROPIC_GOOGLE_CLOUD_PROJECT", "GOOGLE_CLOUD_PROJECT")
    given = next((os.environ[name] for name in names if os.environ.get(name)), None)
    project = settings.project or given or signed_in.project
    if not base_url and not project:
        raise _unusable(provider, "no project is set", f"set {names[0]}")
    where = {"project": project, "location": settings.region, "base_url": base_url}
    return {**where, "credentials": signed_in.credentials}


def _at_microsoft(settings: ClientSettings) -> JsonObject:
    from workbench.client.credentials import sign_in_to_microsoft

    where: JsonObject = {"resource": settings.resource, "base_url": settings.base_url}
    places = ("ANTHROPIC_FOUNDRY_RESOURCE", "ANTHROPIC_FOUNDRY_BASE_URL")
    if not any(where.values()) and not any(os.environ.get(name) for name in places):
        raise _unusable("foundry", "no resource is set", f"set {places[0]}, or {places[1]}")
    if not os.environ.get("ANTHROPIC_FOUNDRY_API_KEY"):
        _require("foundry", "azure.identity", "set ANTHROPIC_FOUNDRY_API_KEY; to sign in with Entra ID instead, ")
        where["azure_ad_token_provider"] = sign_in_to_microsoft(_PLATFORMS["foundry"].title)
    return where


def _require(provider: Provider, module: str, instead: str = "") -> None:
    from importlib.util import find_spec

    parent = module.partition(".")[0]
    if find_spec(parent) is None or find_spec(module) is None:
        hint = f'{instead}pip install "workbench[{provider.removesuffix("-invoke")}]"'
        raise _unusable(provider, f"{module.replace('.', '-')} is not installed", hint)


def _unusable(provider: Provider, problem: str, hint: str | None = None) -> WorkbenchError:
    return WorkbenchError(f"{_PLATFORMS[provider].title} cannot be used: {problem}", hint=hint)
