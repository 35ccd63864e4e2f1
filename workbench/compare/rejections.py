"""Which errors are the API's answer to a request, and which are accidents that say nothing of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.records import OutputError

_STATUSES = (400, 413, 422)  # malformed or not taken, too large; gateways say 422 for the first
_KINDS = ("invalid_request_error", "request_too_large")  # of results of batches, which have no status
# Reported as an invalid request, but of no request's making: the account has no more money, or none left to spend.
_OF_THE_ACCOUNT = ("credit balance", "usage limit")


def is_rejection(error: OutputError) -> bool:
    """The API refused the request for what it is: production would meet that too, so it is a failure and no accident.

    What is wrong with the key, the account or the address is none. Nor is 404: the model or the endpoint was not found,
    so no request was judged and nothing can be said of any answer; all of such a run is an error.
    """
    if any(words in error.message.lower() for words in _OF_THE_ACCOUNT):
        return False
    return error.status in _STATUSES or (error.status is None and error.kind in _KINDS)
