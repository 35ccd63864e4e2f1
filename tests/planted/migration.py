"""A migration whose changes are known: suites filled from templates, with regressions planted into some of them.

The templates (the YAML files beside this one) were written before the rules that judge them, by someone who had not
seen those. Both sides are reworded everywhere; what is planted besides is told by each suite's `Truth`.
"""

from __future__ import annotations

import json
import random
import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from workbench.records import Case, Check, Output, OutputError, Suite

BASELINE, TARGET = "claude-3-5-sonnet-20241022", "claude-sonnet-5-5"
SHARES = (0.25, 0.7)  # of the cases of a suite with a planted regression or improvement
_SLOT = re.compile(r"\{(\w+)\}")
_MIX = (("changed", 0.45), ("better", 0.10), ("flaky", 0.10), ("refused", 0.03))  # the rest is only reworded
_FLAKY = 0.15  # of the cases of a flaky suite are bad, on either side


class Kind(NamedTuple):
    """The categories under which a planted change may be filed, the nearest first, and its likely causes."""

    categories: tuple[str, ...]
    causes: tuple[str | None, ...] = ("prompt wording", "changed default", "capability", None)


KINDS: dict[str, Kind] = {
    "refusal": Kind(("refusal",)),
    "hedge": Kind(("refusal", "tone")),
    "truncation": Kind(("truncation",)),
    "fence": Kind(("format",)),
    "preamble": Kind(("format", "tone")),
    "postamble": Kind(("format", "tone")),
    "schema": Kind(("schema", "format")),
    "content": Kind(("content",)),
    "omission": Kind(("content", "schema")),
    "verbosity_up": Kind(("format", "tone")),
    "verbosity_down": Kind(("format", "tone", "content")),
    "markdown_up": Kind(("format",)),
    "markdown_down": Kind(("format",)),
    "language": Kind(("language",)),
    "tone": Kind(("tone",)),
    "tool_missing": Kind(("tool-use",)),
    "tool_arguments": Kind(("tool-use",)),
    "tool_extra": Kind(("tool-use",)),
    "lost_constraint": Kind(("multi-turn", "content")),
    "identity": Kind(("tone", "content", "format")),
    "thinking_leak": Kind(("format", "content", "tone")),
    "refused request": Kind(("integration",), ("request contract",)),
}


@dataclass(frozen=True)
class Truth:
    """What was planted into a suite: the kind of change and which cases have it; None: nothing but other words."""

    kind: str | None = None
    direction: str | None = None  # "worse", "better", "flaky"
    cases: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Planted:
    """A suite with its cases and the outputs of both sides by case; `truth` is what a comparison ought to find."""

    suite: Suite
    cases: list[Case]
    baseline: dict[str, list[Output]]
    target: dict[str, list[Output]]
    truth: Truth
    kind: str
    template: dict[str, Any] = field(repr=False, default_factory=dict)


def migration(seed: int, *, suites: int = 67, cases: int = 50, samples: int = 1, planted: bool = True) -> list[Planted]:
    """The suites of one migration; without `planted` both sides are only reworded, as two runs of one model are."""
    chance = random.Random(seed)
    templates = chance.sample(templates_of_all(), min(suites, len(templates_of_all())))
    return [_planted(one, chance, cases, samples, planted=planted) for one in templates]


@cache
def templates_of_all() -> tuple[dict[str, Any], ...]:
    """All suites of all files, in order."""
    return tuple(
        suite
        for path in sorted(Path(__file__).parent.glob("*.yaml"))
        for suite in yaml.safe_load(path.read_text(encoding="utf-8"))["suites"]
    )


def _planted(template: dict[str, Any], chance: random.Random, count: int, samples: int, *, planted: bool) -> Planted:
    name = template["suite"]
    suite = Suite(name, _request(template), checks=tuple(_checks(template)))
    fillings = [_filling(template, chance) for _ in range(count)]
    cases = [Case(name, f"c-{at:03}", vars=one, turns=_turns(template, one)) for at, one in enumerate(fillings)]
    plan, kind = _plan(template, chance) if planted else (None, None)
    share = chance.uniform(*SHARES)
    has_cases = plan in ("changed", "better", "refused")
    changed = {case.id for case in cases if has_cases and chance.random() < share}
    pools = _pools(template, apart=planted)
    sides: tuple[dict[str, list[Output]], dict[str, list[Output]]] = ({}, {})
    for case, filling in zip(cases, fillings, strict=True):
        for side, outputs in enumerate(sides):
            for sample in range(samples):
                wording = chance.choice(pools[side])
                if plan == "flaky":
                    wording = template["flaky"]["bad" if chance.random() < _FLAKY else "good"]
                elif case.id in changed:
                    wording = _changed(template, chance, plan, kind, side) or wording
                outputs.setdefault(case.id, []).append(_output(template, case, filling, wording, sample, side))
    direction = {"changed": "worse", "refused": "worse", "better": "better", "flaky": "flaky"}.get(plan or "")
    shown = "refused request" if plan == "refused" else kind
    return Planted(suite, cases, *sides, Truth(shown, direction, frozenset(changed)), template["kind"], template)


def _plan(template: dict[str, Any], chance: random.Random) -> tuple[str | None, str | None]:
    drawn = chance.random()
    for plan, share in _MIX:
        drawn -= share
        if drawn < 0:
            if plan == "changed":
                return plan, chance.choice(sorted(template["changed"]))
            if plan == "refused" or template.get(plan):
                return plan, None
            return None, None
    return None, None


def _pools(template: dict[str, Any], *, apart: bool) -> tuple[list[Any], list[Any]]:
    """The wordings of both sides: all for both, or `apart` own ones and some in common."""
    first, second = template["baseline"], template["reworded"]
    if not apart:
        return [*first, *second], [*first, *second]
    return [*first, *second[: len(second) // 2]], [*second, *first[: len(first) // 2]]


def _changed(template: dict[str, Any], chance: random.Random, plan: str | None, kind: str | None, side: int) -> Any:
    """The wording of a case with the planted change; None where this side of it is as usual."""
    if plan == "better":
        return chance.choice(template["better"]["better" if side else "baseline_bad"])
    if side == 0:
        return None
    if plan == "refused":
        return OutputError("invalid_request_error", "temperature: this model does not accept it", status=400)
    return chance.choice(template["changed"][kind])


def _output(
    template: dict[str, Any], case: Case, filling: dict[str, str], wording: Any, sample: int, side: int
) -> Output:
    model = TARGET if side else BASELINE
    if isinstance(wording, OutputError):
        return Output(case.suite, case.id, sample, error=wording, model=model, simulated=True)
    if isinstance(wording, list):
        return _conversation(case, filling, wording, sample, model)
    told = wording if isinstance(wording, dict) else {"text": wording}
    calls = [_filled(call, filling) for call in told.get("calls", ())]
    content: list[dict[str, Any]] = []
    if text := _filled(told.get("text") or "", filling):
        content.append({"type": "text", "text": text})
    content += [
        {"type": "tool_use", "id": f"toolu_{at}", "name": call["name"], "input": call["input"]}
        for at, call in enumerate(calls)
    ]
    stop = told.get("stop") or ("tool_use" if calls else "end_turn")
    return Output(
        case.suite, case.id, sample, content=tuple(content), stop_reason=stop, model=model, simulated=True,
        usage={"input_tokens": 200, "output_tokens": max(len(json.dumps(content)) // 4, 1)}, request=_request(template),
    )  # fmt: skip


def _conversation(case: Case, filling: dict[str, str], replies: list[Any], sample: int, model: str) -> Output:
    texts = [_filled(one["text"] if isinstance(one, dict) else one, filling) for one in replies]
    exchange: list[dict[str, Any]] = []
    for turn, text in zip(case.turns or (), texts, strict=False):
        exchange.append({"role": "user", "content": turn})
        exchange.append({"role": "assistant", "content": [{"type": "text", "text": text}]})
    last = replies[-1]
    stop = last.get("stop", "end_turn") if isinstance(last, dict) else "end_turn"
    return Output(
        case.suite, case.id, sample, content=({"type": "text", "text": texts[-1]},), transcript=tuple(exchange),
        stop_reason=stop, model=model, simulated=True, usage={"input_tokens": 200, "output_tokens": 100},
    )  # fmt: skip


def _request(template: dict[str, Any]) -> dict[str, Any]:
    request: dict[str, Any] = {"max_tokens": 1024, "system": template["system"]}
    if "input" in template:
        request["messages"] = [{"role": "user", "content": template["input"]}]
    if "tools" in template:
        request["tools"] = [
            {
                "name": tool["name"],
                "description": tool["name"],
                "input_schema": {"type": "object", "properties": {key: {"type": "string"} for key in tool["input"]}},
            }
            for tool in template["tools"]
        ]
    return request


def _filling(template: dict[str, Any], chance: random.Random) -> dict[str, str]:
    filling = {slot: str(chance.choice(fillers)) for slot, fillers in template["slots"].items()}
    for together in template.get("linked", ()):
        at = chance.randrange(min(len(template["slots"][slot]) for slot in together))
        filling |= {slot: str(template["slots"][slot][at]) for slot in together}
    return filling


def _turns(template: dict[str, Any], filling: dict[str, str]) -> tuple[str, ...] | None:
    if "turns" not in template:
        return None
    return tuple(_filled(turn.replace("{{", "{").replace("}}", "}"), filling) for turn in template["turns"])


def _filled(value: Any, filling: dict[str, str]) -> Any:
    if isinstance(value, str):
        return _SLOT.sub(lambda slot: filling.get(slot[1], slot[0]), value)
    if isinstance(value, list):
        return [_filled(one, filling) for one in value]
    if isinstance(value, dict):
        return {key: _filled(one, filling) for key, one in value.items()}
    return value


def _checks(template: dict[str, Any]) -> list[Check]:
    made = []
    for told in template.get("checks") or ():
        value = _variables(told.get("value"))
        if told["must"] == "json":
            keys = {key: _schema(kind) for key, kind in told["keys"].items()} if isinstance(told["keys"], dict) else {}
            required = list(told["keys"])
            made.append(Check("is-json", {"type": "object", "required": required, "properties": keys}))
        elif told["must"] == "contains":
            made.append(Check("contains", value))
        elif told["must"] == "max_words":
            made.append(Check("max-words", told["value"]))
        elif told["must"] == "language":
            made.append(Check("language", told["value"]))
        elif told["must"] == "one_of":
            labels = "|".join(map(re.escape, told["values"]))
            made.append(Check("regex", rf"\A\s*(?:{labels})\s*\Z"))
        elif told["must"] == "tool":
            # What is told of the input is not all of it, so that it cannot be held against the whole.
            made.append(Check("tool-called", told["name"]))
        else:
            raise AssertionError(f"unknown check {told}")
    return made


def _variables(value: Any) -> Any:
    """Slots as a suite file writes its variables."""
    if isinstance(value, str):
        return _SLOT.sub(r"{{\1}}", value)
    if isinstance(value, dict):
        return {key: _variables(one) for key, one in value.items()}
    return value


def _schema(kind: Any) -> dict[str, Any]:
    if isinstance(kind, list):
        return {"enum": kind}
    text = str(kind)
    if "|" in text:
        return {"enum": text.removeprefix("enum(").removesuffix(")").split("|")}
    return {"type": text} if text in ("string", "number", "integer", "boolean", "array", "object") else {}
