"""Signing in to the clouds that serve Claude, and saying what is wrong where that fails."""

from __future__ import annotations

import asyncio
import os
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from workbench.client.failures import without_secrets
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    CallNext = Callable[[Any], Awaitable[Any]]

_GOOGLE_SCOPE = "https://www.googleapis.com/auth/cloud-platform"
_MICROSOFT_SCOPE = "https://ai.azure.com/.default"  # what the SDK's documentation of Foundry asks for


@dataclass(frozen=True, slots=True)
class GoogleSignIn:
    """Google's credentials, with a token, and the project they belong to (None where they do not say)."""

    credentials: Any
    project: str | None


def amazon_region(title: str) -> str | None:
    """The region of the environment or of the AWS profile, None when neither has one. Raises WorkbenchError."""
    region = os.environ.get("AWS_REGION") or os.environ.get("AWS_DEFAULT_REGION")
    if region:
        return region
    try:
        from boto3 import Session
        from botocore.exceptions import BotoCoreError
    except ImportError:
        return None
    try:
        found: str | None = Session().region_name
    except BotoCoreError as error:
        raise _refused(title, error) from error
    return found


def sign_in_to_amazon(title: str, key_variable: str) -> None:
    """See that AWS credentials can be had, by the very chain the SDK uses; raises WorkbenchError when not."""
    from boto3 import Session
    from botocore.exceptions import BotoCoreError

    try:
        credentials = Session().get_credentials()
        if credentials is not None:
            credentials.get_frozen_credentials()
    except BotoCoreError as error:
        raise _refused(title, error) from error
    if credentials is None:
        hint = f"set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, AWS_PROFILE, or {key_variable}"
        raise WorkbenchError(f"{title} cannot be used: there are no AWS credentials", hint=hint)


def sign_in_to_google(title: str) -> GoogleSignIn:
    """Google's default credentials with a fresh token; raises WorkbenchError when they are missing or refused."""
    import google.auth
    from google.auth.exceptions import DefaultCredentialsError, GoogleAuthError
    from google.auth.transport.requests import Request

    try:
        credentials, project = google.auth.default(scopes=[_GOOGLE_SCOPE])
        credentials.refresh(Request())
    except DefaultCredentialsError as error:
        hint = "set GOOGLE_APPLICATION_CREDENTIALS to a key file, or run: gcloud auth application-default login"
        raise WorkbenchError(f"{title} cannot be used: there are no Google credentials", hint=hint) from error
    except GoogleAuthError as error:
        raise _refused(title, error) from error
    return GoogleSignIn(_RenewedOnce(credentials), project)


def sign_in_to_microsoft(title: str) -> Callable[[], Awaitable[str]]:
    """Gives tokens of Entra ID, renewed as they run out; raises WorkbenchError when there are none to be had."""
    from azure.core.exceptions import AzureError
    from azure.identity import DefaultAzureCredential, get_bearer_token_provider

    token_now = get_bearer_token_provider(DefaultAzureCredential(), _MICROSOFT_SCOPE)
    try:
        token_now()
    except AzureError as error:
        raise _refused(title, error, "set ANTHROPIC_FOUNDRY_API_KEY, or sign in with: az login") from error

    async def token() -> str:
        return await asyncio.to_thread(token_now)

    return token


def renewed(title: str) -> Callable[[Any, CallNext], Awaitable[Any]]:
    """A middleware of the SDK for tokens that run out while calls are sent.

    Where one cannot be renewed, a call raises WorkbenchError, or the SDK's APIConnectionError when trying again may
    help.
    """

    async def middleware(request: Any, call_next: CallNext) -> Any:
        import anthropic
        import httpx2

        try:
            return await call_next(request)
        except Exception as error:
            family = type(error).__module__.partition(".")[0]
            if family not in ("botocore", "google", "azure"):
                raise
            if _may_pass(error):
                unreached = httpx2.ConnectError(f"no token could be had: {_words(error)}")
                raise anthropic.APIConnectionError(request=httpx2.Request("POST", request.url)) from unreached
            raise _refused(title, error) from error

    return middleware


class _RenewedOnce:
    """Google's credentials for many calls at once: when a token runs out, one call renews it and the others wait."""

    def __init__(self, credentials: Any) -> None:
        self._credentials = credentials
        self._lock = threading.Lock()

    @property
    def token(self) -> str | None:
        token: str | None = self._credentials.token
        return token

    @property
    def expired(self) -> bool:
        return bool(self._credentials.expired)

    def refresh(self, request: Any) -> None:
        with self._lock:
            if self.expired or not self.token:
                self._credentials.refresh(request)


def _may_pass(error: Exception) -> bool:
    """Whether the cloud could not be reached, rather than that it said no."""
    transient = {"TransportError", "HTTPClientError", "ServiceRequestError", "ServiceResponseError"}
    return bool(getattr(error, "retryable", False)) or any(kind.__name__ in transient for kind in type(error).__mro__)


def _refused(title: str, error: Exception, hint: str | None = None) -> WorkbenchError:
    return WorkbenchError(f"{title} cannot be used: signing in failed: {_words(error)}", hint=hint)


def _words(error: Exception) -> str:
    """What an error says, in one line: some clouds add their whole answer, or pages of advice."""
    said = str(error.args[0]) if error.args and isinstance(error.args[0], str) else str(error)
    return without_secrets(said.strip().partition("\n")[0] or type(error).__name__)
