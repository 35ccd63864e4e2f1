"""What went wrong with a call, in words a person can act on, without any secret."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from workbench.records import OutputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.records import JsonObject, JsonValue

_SECRET_VARIABLES = (
    "ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN", "ANTHROPIC_AWS_API_KEY", "ANTHROPIC_FOUNDRY_API_KEY",
    "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_BEARER_TOKEN_BEDROCK",
    "AZURE_CLIENT_SECRET", "IDENTITY_HEADER",
)  # fmt: skip
_SHORTEST_SECRET = 16
_KEY_SHAPED = re.compile(r"sk-ant-[A-Za-z0-9_-]{6,}|(?i:bearer )[A-Za-z0-9._~+/=-]{8,}")
_NOT_ADDRESS = re.compile(r"(?<=//)[^/?#]*@|[?#].*$", re.DOTALL)  # a user, a query: either may hold a secret
_KINDS = {
    400: "invalid_request_error", 401: "authentication_error", 402: "billing_error", 403: "permission_error",
    404: "not_found_error", 413: "request_too_large", 429: "rate_limit_error", 500: "api_error",
    504: "timeout_error", 529: "overloaded_error",
}  # fmt: skip
_PASSING = frozenset({408, 409, 429})


def may_pass(error: OutputError) -> bool:
    """Whether the same request may succeed when it is sent again. One that ran out of its time would do so again."""
    if error.status is not None:
        return error.status in _PASSING or error.status >= 500
    return error.kind in ("connection", "incomplete", "overloaded_error", "api_error", "rate_limit_error")


def api_error(status: int | None, body: object, request_id: str | None) -> OutputError:
    """An error the API reported; `body` is its response or the error event of a stream."""
    said: JsonObject = body if isinstance(body, dict) else {}
    inner = said.get("error")
    detail: JsonObject = inner if isinstance(inner, dict) else {}
    kind = str(detail.get("type") or _KINDS.get(status or 0, "api_error"))
    # Gateways have forms of their own: {"error": "..."}, {"message": "..."}, {"detail": "..."}.
    texts = (detail.get("message"), inner, said.get("message"), said.get("detail"))
    unsaid = f"the endpoint answered with status {status}" if status else "the endpoint reported an error, not which"
    message = next((text for text in texts if text and isinstance(text, str)), unsaid)
    return OutputError(without_secrets(kind), without_secrets(message), status, without_keys(request_id))


def local_error(kind: str, message: str, request_id: str | None = None) -> OutputError:
    """An error that happened on this side of the connection."""
    return OutputError(kind, without_secrets(message), request_id=without_keys(request_id))


def without_secrets(text: str) -> str:
    """The text with every key of this environment, and whatever is shaped like one, taken out."""
    return _KEY_SHAPED.sub("[secret]", without_keys(text))


def plain_address(url: str) -> str:
    """A base URL without what it says of a user, and without a query."""
    return _NOT_ADDRESS.sub("", url)


def without_keys(value: JsonValue) -> JsonValue:
    """A JSON value with every key of this environment taken out: an endpoint may echo what it was sent."""
    if isinstance(value, str):
        for secret in _secrets():
            value = value.replace(secret, "[secret]")
        return value
    if isinstance(value, dict):
        return {without_keys(name): without_keys(item) for name, item in value.items()}
    return [without_keys(item) for item in value] if isinstance(value, list | tuple) else value


def may_hold_keys(body: bytes, secrets: Sequence[bytes] | None = None) -> bool:
    """Whether a JSON text can hold one of these secrets (None: of the environment's): as it is, or behind an escape."""
    return (
        b"\\u" in body
        or b"\\/" in body
        or any(secret in body for secret in (secrets_of_environment() if secrets is None else secrets))
    )


def secrets_of_environment() -> tuple[bytes, ...]:
    """The keys of this environment as they would stand in a body."""
    return tuple(secret.encode() for secret in _secrets())


def _secrets() -> list[str]:
    """Keys as set in the environment. Short ones are no secrets: `test` must not vanish from every answer."""
    given = [os.environ.get(name, "") for name in _SECRET_VARIABLES]
    headers = os.environ.get("ANTHROPIC_CUSTOM_HEADERS", "").splitlines()
    values = [header.partition(":")[2].strip() for header in headers]
    given += values + [value.rpartition(" ")[2] for value in values]  # `Bearer KEY`: the key alone may come back
    return [secret.strip() for secret in given if len(secret.strip()) >= _SHORTEST_SECRET]


def advice(error: OutputError, model: str, provider: str | None = None) -> str | None:
    """One line on what to do about an error, None where its message says enough."""
    if error.kind == "authentication_error":
        if provider is not None:
            return f"sign in to {provider} anew; docs/providers.md lists the variables it reads"
        return "set ANTHROPIC_API_KEY to a valid key (and ANTHROPIC_BASE_URL for another endpoint)"
    if error.status == 404 and plain_address(os.environ.get("ANTHROPIC_BASE_URL", "")).rstrip("/").endswith("/v1"):
        return "leave /v1 out of ANTHROPIC_BASE_URL: it is added to it"
    if error.status == 404:
        return _about_model(model)
    if error.status is not None and 300 <= error.status < 400:
        return "the endpoint sends calls on to another address; set ANTHROPIC_BASE_URL to that, if you trust it"
    if error.kind == "connection" and provider is None:
        endpoint = plain_address(os.environ.get("ANTHROPIC_BASE_URL", ""))
        return f"is {endpoint or 'the network'} reachable from here?"
    if error.kind == "incomplete":
        return "does the base URL point at an endpoint of the Messages API?"
    if error.kind == "rate_limit_error" and "spend limit" in error.message.lower():
        return "raise the spend limit in the Console, then run it again"
    if error.kind in ("rate_limit_error", "overloaded_error"):
        return "wait a little, then run it again"
    return None


def _about_model(model: str) -> str:
    from workbench.catalog.models import find_model

    known = find_model(model)
    if known is None:
        return f"is '{model}' the right model id?"
    successor = f"; its successor is {known.successor}" if known.successor else ""
    if known.status == "retired":
        return f"{model} was retired on {known.retired_on or 'an unknown date'}{successor}"
    if known.retires_on:
        return f"{model} was to be retired on {known.retires_on}{successor}"
    return f"{model} is known, but this endpoint does not serve it"
