"""How a request is sent so that it does what its suite says: API version, headers, streamed or not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.catalog.models import find_model, load_catalogue
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.records import JsonObject

_VERSION, _BETA = "anthropic-version", "anthropic-beta"


class UnsendableError(WorkbenchError):
    """A request that asks for headers which a request may not carry."""


@dataclass(frozen=True, slots=True)
class Sending:
    """A request taken apart: what goes into the body, what into headers, and whether it has to be streamed.

    `api_version` is None where the SDK's own is right; `headers` name it otherwise. `body` shares its values with
    the request; do not change them.
    """

    api_version: str | None
    stream: bool
    body: JsonObject
    headers: Mapping[str, str]
    betas: tuple[str, ...]


def how_to_send(request: JsonObject, model_id: str, *, platform: str = "anthropic") -> Sending:
    """How this request is sent to this model.

    A suite's request may carry `betas` (names for the header anthropic-beta) and `extra_headers` (anthropic-version
    and anthropic-beta, no other: UnsendableError). Temperature, top_p and top_k are known to the older API version
    only, so a request with one of them is sent under that, unless it names a version itself. The SDK refuses to wait
    for a long answer that is not streamed (its rule and its table of models are data of the catalogue).
    """
    facts = load_catalogue().sending
    given = _extra_headers(request.get("extra_headers"))
    betas = dict.fromkeys(_betas(request.get("betas")))
    betas |= dict.fromkeys(name.strip() for name in given.get(_BETA, "").split(",") if name.strip())
    version = given.get(_VERSION)
    known = find_model(model_id)
    name = known.id if known else model_id
    if version is None and (
        any(field in request for field in facts["sampling_fields"])
        or name in facts["older_version_only"].get(platform, ())
    ):
        version = facts["sampling_api_version"]
    apart = (
        ("betas", "extra_headers", "stream") if isinstance(request.get("stream"), bool) else ("betas", "extra_headers")
    )
    headers = {_VERSION: version} if version else {}
    if betas:
        headers[_BETA] = ",".join(betas)
    return Sending(
        api_version=version,
        stream=request.get("stream") is True or _needs_stream(request.get("max_tokens"), name, facts),
        body={field: value for field, value in request.items() if field not in apart},
        headers=headers,
        betas=tuple(betas),
    )


def version_of(sending: Sending) -> str:
    """The API version a request is sent under, the SDK's own where none is named."""
    return sending.api_version or str(load_catalogue().sending["default_api_version"])


def _needs_stream(max_tokens: object, model: str, facts: JsonObject) -> bool:
    if not isinstance(max_tokens, int):
        return False
    longest = facts["max_tokens_unstreamed"].get(model)
    too_slow = facts["s_per_128000_tokens"] * max_tokens / 128_000 > facts["streaming_over_s"]
    return bool(too_slow or (longest is not None and max_tokens > longest))


def _betas(value: object) -> list[str]:
    if value is None:
        return []
    if not isinstance(value, list) or not all(isinstance(name, str) and name.strip() for name in value):
        raise UnsendableError("betas is not a list of names", where="request.betas")
    return [name.strip() for name in value]


def _extra_headers(value: object) -> dict[str, str]:
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise UnsendableError("extra_headers is not a mapping", where="request.extra_headers")
    headers = {}
    for name, text in value.items():
        if str(name).lower() not in (_VERSION, _BETA):
            raise UnsendableError(
                f"a request may not carry the header '{name}'",
                where="request.extra_headers",
                hint=f"only {_VERSION} and {_BETA} may stand there; keys and other secrets belong in the environment",
            )
        if not isinstance(text, str) or not text.isascii() or not text.isprintable():
            raise UnsendableError(f"the header '{name}' is not plain text", where="request.extra_headers")
        headers[str(name).lower()] = text.strip()
    return headers
