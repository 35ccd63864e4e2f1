"""The calls of a run: suites x cases x samples, each with what is sent and the key that names it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import TYPE_CHECKING, cast

from workbench.evaluate.caching import with_breakpoint
from workbench.evaluate.history import without_thinking
from workbench.suites.request import build_request, turns_of
from workbench.text.canonical import content_hash

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbench.catalog.preflight import Context
    from workbench.client.settings import Provider
    from workbench.evaluate.caching import Breakpoint
    from workbench.records import Case, Configuration, JsonObject, Suite
    from workbench.store.execution import CallPlace, PlannedSuite

_KEY_DIGITS = 32  # 128 bits


@dataclass(frozen=True, slots=True)
class Prepared:
    """The first request of a case's exchange, with the user turns that follow it."""

    suite: Suite
    case: Case
    request: JsonObject
    later_turns: tuple[str, ...]

    @property
    def may_go_on(self) -> bool:
        """Whether the exchange can take more than one call."""
        return bool(self.later_turns or self.request.get("tools"))

    def key(self, configuration: Configuration, sample: int) -> str:
        """The call key: a hash of everything that is sent, of the provider, and of the sample."""
        return content_hash(
            {
                "request": self.request,
                "turns": self.later_turns,
                "tool_results": self.case.tool_results,
                "provider": configuration.provider,
                "base_url": configuration.base_url,
                "sample": sample,
            }
        )[:_KEY_DIGITS]


class Calls:
    """All calls of one run by number, made when they are asked for, so that many of them take little memory."""

    def __init__(
        self,
        planned: Sequence[PlannedSuite],
        configuration: Configuration,
        breakpoints: Mapping[str, Breakpoint] | None = None,
    ) -> None:
        self.planned = planned
        self.configuration = configuration
        self._breakpoints = breakpoints or {}
        self._ends = list(accumulate(len(one.cases) * one.samples for one in planned))

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    def at(self, number: int) -> tuple[Suite, Case, int]:
        """Suite, case and sample of a call; samples count from 1."""
        index = bisect_right(self._ends, number)
        one = self.planned[index]
        offset = number - (self._ends[index - 1] if index else 0)
        case, sample = divmod(offset, one.samples)
        return one.suite, one.cases[case], sample + 1

    def place(self, number: int) -> CallPlace:
        """The names of `at`."""
        suite, case, sample = self.at(number)
        return suite.id, case.id, sample

    def key(self, number: int) -> str:
        """The call key of a call."""
        suite, case, sample = self.at(number)
        return self.prepared(suite, case).key(self.configuration, sample)

    def shares_prefix(self, suite: str) -> bool:
        """Whether the calls of a suite share a prefix that is to be cached."""
        return suite in self._breakpoints

    def prepared(self, suite: Suite, case: Case) -> Prepared:
        """What is sent first for a case. Raises TemplateError for a variable that is missing."""
        return prepare(suite, case, self.configuration, self._breakpoints.get(suite.id))


def context_of(configuration: Configuration, suite: Suite, code: str | None = None) -> Context:
    """What a request of this suite is judged against; `code` is the text of the file that holds the prompt today."""
    from workbench.catalog.preflight import Context

    return Context(
        model=_model_sent(configuration),
        platform=configuration.provider or "anthropic",
        endpoint="batch" if configuration.via == "batch" else "messages",
        source_model=suite.model,
        today=date.today(),
        code=code,
        cache=configuration.cache,
    )


def _model_sent(configuration: Configuration) -> str:
    """The model's id as the provider knows it."""
    if configuration.provider is None:
        return configuration.model
    from workbench.client.providers import provider_model_id

    return provider_model_id(configuration.model, cast("Provider", configuration.provider))


def prepare(
    suite: Suite, case: Case, configuration: Configuration, breakpoint_at: Breakpoint | None = None
) -> Prepared:
    """The first request of a case as it is sent: mended, without recorded thinking and fallbacks, with its breakpoint.

    Fallbacks are taken out because an answer of another model says nothing of this one. Raises TemplateError.
    """
    request = build_request(suite, case, configuration) | {"model": _model_sent(configuration)}
    if isinstance(request.get("messages"), list):
        request["messages"] = without_thinking(request["messages"])
    request.pop("fallbacks", None)
    if configuration.mends:
        from workbench.catalog.mends import apply_safe

        request = apply_safe(request, context_of(configuration, suite)).request
    if breakpoint_at is not None:
        request = with_breakpoint(request, breakpoint_at)
    return Prepared(suite, case, request, turns_of(case)[1:])
