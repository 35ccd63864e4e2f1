"""What goes wrong: the API's errors as values, and the faults a test can ask for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.records import JsonObject

_TYPES = {
    400: "invalid_request_error",
    401: "authentication_error",
    402: "billing_error",
    403: "permission_error",
    404: "not_found_error",
    405: "invalid_request_error",
    413: "request_too_large",
    429: "rate_limit_error",
    500: "api_error",
    504: "timeout_error",
    529: "overloaded_error",
}
_MESSAGES = {
    429: "This request would exceed the rate limit of the simulated organization.",
    529: "Overloaded",
    500: "Internal server error",
    402: "The credit balance of the simulated organization is too low.",
    403: "The simulated key may not use this resource.",
    413: "Request exceeds the maximum size",
    504: "The request took too long.",
}
_SPEND_LIMIT = "spend-limit"
_BROKEN = (
    _SPEND_LIMIT, "hang", "cut", "reset", "broken-json", "trickle", "slow", "stop", "error-event", "empty",
    "refusal",
)  # fmt: skip


class ApiError(Exception):
    """An answer that is an error of the API: HTTP status, message, and the error code of its details if any.

    `kind` is its type, by default the one that belongs to the status.
    """

    def __init__(self, status: int, message: str, code: str | None = None, *, kind: str | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.code = code
        self.kind = kind or _TYPES.get(status, "api_error")


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault to play: an HTTP status or one of the kinds in docs/simulator.md.

    The first `times` calls of the same request get it, None: all. `seconds` is the retry-after of a
    status (429 and 529 only; None: it names none), the pause of a trickle, or how late a slow answer is.
    """

    kind: str
    times: int | None
    seconds: float | None

    @property
    def status(self) -> int | None:
        return int(self.kind) if self.kind.isdigit() else None

    @property
    def pause_s(self) -> float:
        return self.seconds or 0.0

    @property
    def error(self) -> ApiError | None:
        """The error to answer with, for the faults that are one."""
        if self.kind == _SPEND_LIMIT:
            return ApiError(
                429, "The spend limit of the simulated organization is reached.", "enforced_spend_limit_reached"
            )
        return status_error(self.status) if self.status else None

    @property
    def retry_after(self) -> str | None:
        """The header's value; a spend limit has none, since waiting does not help."""
        return f"{self.seconds:g}" if self.status in (429, 529) and self.seconds is not None else None


def read_fault(text: str) -> Fault:
    """Reads `KIND[:TIMES[:SECONDS]]`, as in `429:2:0` or `trickle::0.05`; ApiError 400 when it is none."""
    kind, _, rest = text.strip().partition(":")
    times, _, seconds = rest.partition(":")
    known = is_fault(kind)
    try:
        fault = Fault(kind, int(times) if times else None, float(seconds) if seconds else 1.0)
    except ValueError:
        known = False
    if not known:
        statuses = ", ".join(map(str, _TYPES))
        raise ApiError(400, f"x-simulate-fault: {text!r} is none of {', '.join(_BROKEN)} or a status of {statuses}")
    return fault


def is_fault(kind: str) -> bool:
    """Whether a word names a kind of fault or a status that can be played."""
    return kind in _BROKEN or (kind.isdigit() and int(kind) in _TYPES)


def status_of(kind: str) -> int:
    """The HTTP status that belongs to a type of error; 500 for one that is not known."""
    return next((status for status, name in _TYPES.items() if name == kind), 500)


def status_error(status: int) -> ApiError:
    """The error a scripted status fault answers with."""
    return ApiError(status, _MESSAGES.get(status, f"Simulated error {status}"))


def error_body(error: ApiError, request_id: str) -> JsonObject:
    """The body of an error, in the API's shape."""
    described: JsonObject = {"type": error.kind, "message": error.message}
    if error.code:
        described["details"] = {"error_code": error.code}
    return {"type": "error", "error": described, "request_id": request_id}
