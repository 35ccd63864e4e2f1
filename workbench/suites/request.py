"""From a suite, a case and a configuration to the request that is sent, and to the checks that apply."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from workbench.errors import TemplateError
from workbench.text.template import fill

if TYPE_CHECKING:
    from workbench.records import Case, Check, Configuration, JsonObject, Suite

DEFAULT_MAX_TOKENS = 4096  # the API insists on max_tokens, and logs often do not say it


def variables_of_case(case: Case) -> JsonObject:
    """What `{{name}}` may name: the case's variables, and `expected`."""
    return {**case.vars, **({} if case.expected is None else {"expected": case.expected})}


def build_request(suite: Suite, case: Case, configuration: Configuration) -> JsonObject:
    """The body of the first call of a case.

    The suite's request (or the configuration's own prompt for it), the case's messages or first turn, both with
    their `{{variables}}` filled; then what the case overrides and what the configuration overrides, both as they
    stand (null takes a field away); then the model. Raises TemplateError that names case and variable.
    """
    body = dict((configuration.prompt or {}).get(suite.id, suite.request))
    if case.messages is not None:
        body["messages"] = list(case.messages)
    elif case.turns is not None:
        body["messages"] = [{"role": "user", "content": case.turns[0]}]
    overrides = {**(case.overrides or {}), **configuration.overrides}
    body = _filled({field: value for field, value in body.items() if field not in overrides}, case)
    body.update((field, value) for field, value in overrides.items() if value is not None)
    body.setdefault("max_tokens", DEFAULT_MAX_TOKENS)
    return {"model": configuration.model, **body}


def turns_of(case: Case) -> tuple[str, ...]:
    """The case's user turns with their `{{variables}}` filled; none for a case of another kind."""
    return tuple(_filled(turn, case) for turn in case.turns or ())


def case_checks(suite: Suite, case: Case) -> tuple[Check, ...]:
    """The suite's checks that apply to the case (all without tags, else those that share one), then its own.

    Values and paths have their `{{variables}}` filled. Raises TemplateError that names case and variable.
    """
    applying = [check for check in suite.checks if not check.tags or set(check.tags) & set(case.tags)]
    return tuple(
        replace(check, value=_filled(check.value, case), path=_filled(check.path, case))
        for check in (*applying, *case.checks)
    )


def _filled(value: object, case: Case) -> Any:
    try:
        return fill(value, variables_of_case(case))
    except TemplateError as error:
        raise TemplateError(error.message, where=f"{case.suite}/{case.id}", hint=error.hint) from None
