"""Reads a request as its target will: what is refused, what is ignored, what means something else."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from workbench.catalog.conditions import Spot, Spotter, Surroundings, Test, View, make_spotter, make_test
from workbench.catalog.models import find_model, load_catalogue
from workbench.catalog.rules import groups_of, load_rules
from workbench.catalog.sending import UnsendableError, how_to_send, version_of
from workbench.catalog.shape import shape_faults

if TYPE_CHECKING:
    from datetime import date

    from workbench.catalog.models import Model
    from workbench.catalog.rules import Rule, RuleBook, Severity
    from workbench.records import JsonObject, JsonValue

Endpoint = Literal["messages", "batch", "count_tokens"]

SEVERITIES: tuple[Severity, ...] = (
    "error_404", "error_400", "client_error", "platform_limit", "silent_change", "deprecation", "cost_or_truncation",
    "behaviour", "info",
)  # fmt: skip
"""Most severe first."""
SHAPE_RULE = "request-shape"
_LONGEST_QUOTE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Where a request goes. `model` is the target's id as it is sent, `source_model` what the suite runs on today.

    `code` is the text of the file that sends it in production, `cache` whether we set a cache breakpoint ourselves.
    """

    model: str
    platform: str = "anthropic"
    endpoint: Endpoint = "messages"
    source_model: str | None = None
    today: date
    code: str | None = None
    cache: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule says of one request. `fails`: the target would refuse the request as we send it.

    `where` is a path into the request (or a line of the source file), `said` what stands there, quoted short.
    """

    rule: str
    severity: Severity
    title: str
    where: str
    said: str
    effect: str
    fix: str
    autofix: str
    verified: bool
    fails: bool


@dataclass(frozen=True, slots=True)
class Prepared:
    """A rule made ready for a context: what is left to ask of each request. `always`: what it says of no place."""

    rule: Rule
    test: Test | bool
    fails: Test | bool
    mends: Test | bool
    around: Surroundings
    spotter: Spotter
    always: Finding


def preflight(request: JsonObject, context: Context) -> tuple[Finding, ...]:
    """All that the rules find in a request that is sent in a context, most severe first; () for nothing.

    Pure and quick: rules that the context rules out are dropped once for all requests of it.
    """
    try:
        view, version = view_of(request, context)
    except UnsendableError as error:
        hint = error.hint or "take it out of the request"
        return (_shape_finding(error.where or "request", "", error.message, hint),)
    findings = [_shape_finding(*fault) for fault in shape_faults(view.root, context.endpoint, load_rules().shape)]
    findings += [
        _finding(one, view) for one in prepared(context, version) if one.test is True or (one.test and one.test(view))
    ]
    findings.sort(key=_order)
    return tuple(findings)


def view_of(request: JsonObject, context: Context) -> tuple[View, str]:
    """A request as the rules see it, and the API version it is sent under; UnsendableError where it cannot be sent."""
    sending = how_to_send(request, context.model, platform=_platform(context))
    root = {name: value for name, value in request.items() if name != "extra_headers"}
    if sending.betas:
        root["betas"] = list(sending.betas)
    return View(root, context.model, sending.stream), version_of(sending)


def prepared(context: Context, version: str) -> tuple[Prepared, ...]:
    """The rules that can trigger in a context, made ready once."""
    return _prepared(context, version, load_rules())


@lru_cache(maxsize=256)
def _prepared(context: Context, version: str, book: RuleBook) -> tuple[Prepared, ...]:
    target = find_model(context.model)
    source = find_model(context.source_model) if context.source_model else None
    groups = groups_of(target, book)
    around = Surroundings(
        target=target,
        source=source,
        facts={
            "model": context.model,
            "source_model": context.source_model,
            "platform": _platform(context),
            "endpoint": context.endpoint,
            "api_version": version,
            "api_version_known": version in load_catalogue().sending["api_versions"],
            "cache": context.cache,
            "code": context.code,
        },
        today=context.today,
        code=context.code,
        target_groups=groups,
        betas=book.betas,
    )
    ready = []
    for rule in book.rules:
        if rule.api_versions and version not in rule.api_versions:
            continue
        if not _applies(rule, target, context, groups):
            continue
        test = make_test(rule.when, around, f"rules.{rule.id}.when")
        if test is False:
            continue
        can_fail = rule.severity in ("error_400", "error_404") and rule.stage == "request" and rule.depends_on is None
        fails: Test | bool = can_fail if rule.fails is None else rule.fails
        if fails:
            fails = make_test(rule.fails_when, around, f"rules.{rule.id}.fails_when")
        mends: Test | bool = rule.autofix == "safe" and rule.mend is not None
        if mends:
            mends = make_test(rule.mend_when, around, f"rules.{rule.id}.mend_when")
        always = _found(rule, "model", context.model, fails is True)
        ready.append(Prepared(rule, test, fails, mends, around, _when_needed(rule, around), always))
    return tuple(ready)


def _when_needed(rule: Rule, around: Surroundings) -> Spotter:
    """What finds the places of a rule; made when it first triggers, for most never do."""
    made: list[Spotter | None] = []

    def look(view: View) -> Spot | None:
        if not made:
            made.append(make_spotter(rule.when, around))
        return made[0](view) if made[0] else None

    return look


def _applies(rule: Rule, target: Model | None, context: Context, groups: frozenset[str]) -> bool:
    """Whether a rule is about the target. What is said of all models but some is not said of an unknown one."""
    applies = rule.applies_to
    if "platforms" in applies and _platform(context) not in applies["platforms"]:
        return False
    if "groups" in applies and not groups.intersection(applies["groups"]):
        return False
    name = target.id if target else context.model
    if "models" in applies and name not in applies["models"]:
        return False
    if target is None and ("except_models" in applies or "not_in_group" in applies):
        return False
    return name not in applies.get("except_models", ()) and applies.get("not_in_group") not in groups


def _platform(context: Context) -> str:
    return context.platform.removesuffix("-invoke")


def _finding(one: Prepared, view: View) -> Finding:
    fails = one.fails if isinstance(one.fails, bool) else one.fails(view)
    spot = one.spotter(view)
    if spot is None:
        return one.always if fails == one.always.fails else replace(one.always, fails=fails)
    where, value = spot
    return _found(one.rule, where, "not given" if value is None else quoted(value), fails)


def _found(rule: Rule, where: str, said: str, fails: bool) -> Finding:
    effect = rule.effect if rule.depends_on is None else f"{rule.effect}; depends on {rule.depends_on}"
    return Finding(
        rule.id, rule.severity, rule.title, where, said, effect, rule.fix, rule.autofix, rule.verified, fails
    )


def _shape_finding(where: str, said: str, wrong: str, fix: str) -> Finding:
    title = "The API does not read such a request"
    return Finding(SHAPE_RULE, "error_400", title, where, said, wrong, fix, "ask", verified=True, fails=True)


def quoted(value: JsonValue) -> str:
    """A value of a request in short, on one line."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    text = " ".join(text[: _LONGEST_QUOTE * 4].split())
    return text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + "…"


def _order(finding: Finding) -> tuple[bool, int]:
    return (not finding.fails, SEVERITIES.index(finding.severity))
