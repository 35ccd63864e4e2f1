"""Which of a target's errors fail its request, and which are accidents; case, category and cause agree on it."""

from __future__ import annotations

import pytest

from workbench.checks.run import checked
from workbench.compare.cases import compare_case
from workbench.compare.rejections import is_rejection
from workbench.records import Check, CheckedOutput, Output, OutputError

REJECTED = [
    OutputError("invalid_request_error", "temperature: this model does not take it", 400),
    OutputError("invalid_request_error", "prefilled answers are not taken", None),  # of a batch
    OutputError("BadRequest", "tool_choice: any is not taken", 400),  # a gateway's own word
    OutputError("request_too_large", "more than 32 MB", 413),
    OutputError("request_too_large", "more than 32 MB", None),
    OutputError("unprocessable_entity", "thinking.budget_tokens: not taken", 422),
]
ACCIDENTS = [
    OutputError("not_found_error", "model: claude-sonnet-55", 404),
    OutputError("not_found_error", "model: claude-sonnet-55", None),
    OutputError("authentication_error", "the key is not valid", 401),
    OutputError("billing_error", "a payment is due", 402),
    OutputError("permission_error", "not with this key", 403),
    OutputError("invalid_request_error", "Your credit balance is too low", 400),
    OutputError("invalid_request_error", "You have reached your usage limits for this month", 400),
    OutputError("timeout_error", "took too long", 408),
    OutputError("rate_limit_error", "slow down", 429),
    OutputError("api_error", "something broke", 500),
    OutputError("overloaded_error", "later", 529),
    OutputError("connection", "the line was cut", None),
]


@pytest.mark.parametrize("error", REJECTED, ids=lambda one: f"{one.status}-{one.kind}")
def test_a_request_that_is_refused_for_what_it_is_fails(error: OutputError) -> None:
    assert is_rejection(error)
    got = compare_case("s", "c", [answered()], [failed(error)], True)
    assert (got.verdict, got.category, got.cause) == ("regression", "integration", "request contract")
    assert error.message in got.reason


@pytest.mark.parametrize("error", ACCIDENTS, ids=lambda one: f"{one.status}-{one.kind}")
def test_an_accident_says_nothing_of_the_target(error: OutputError) -> None:
    assert not is_rejection(error)
    got = compare_case("s", "c", [answered()], [failed(error)], True)
    assert (got.verdict, got.category, got.cause, got.target_pass_rate) == ("error", None, None, None)
    assert got.reason == f"target failed: {error.kind}: {error.message}"


def answered() -> CheckedOutput:
    return checked(CHECKS, Output("s", "c", 0, content=({"type": "text", "text": "yes"},), stop_reason="end_turn"))


def failed(error: OutputError) -> CheckedOutput:
    return checked(CHECKS, Output("s", "c", 0, error=error))


CHECKS = [Check("contains", "yes")]
