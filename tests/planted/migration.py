"""A migration whose changes are known: suites filled from templates, with regressions planted into some of them.

The templates (the YAML files beside this one) were written before the rules that judge them, by someone who had not
seen those. Both sides are reworded everywhere; what is planted besides is told by each suite's `Truth`, and why it
happened by `causes`.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from tests.planted.answers import (
    TOKEN_SCALES,
    answered,
    cut_by_thinking,
    cut_by_tokenizer,
    messages_of,
    refused_by_classifier,
    wording_of,
)
from tests.planted.causes import Refused, Scenario, accepted, line_for, refused_field, scenario_of
from tests.planted.shown import categories_of
from tests.planted.strict import spelt_otherwise, strict_slot
from tests.planted.templates import FOLDER, case_of, fillings, slots_known, suite_of, templates_of
from workbench.records import Case, Check, Configuration, OutputError, Suite
from workbench.simulator.tokens import text_tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from tests.planted.answers import Message, Wording
    from tests.planted.templates import Filling, Template
    from workbench.records import JsonObject, Output

BASELINE, TARGET = "claude-3-5-sonnet-20241022", "claude-sonnet-5-5"
SHARES = (0.25, 0.7)  # of the cases of a suite with a planted regression or improvement
# What is planted into which share of the suites; the rest is only reworded.
_MIX = (("changed", 0.45), ("better", 0.10), ("flaky", 0.10), ("refused", 0.04), ("strict", 0.06))
_OFTEN = {  # so that every category and cause has suites enough; the others weigh 1
    "truncation": 4, "tool_missing": 3, "lost_constraint": 3, "refusal": 2, "fence": 2, "schema": 2,
    "tool_arguments": 2, "tool_extra": 2, "content": 0.7, "omission": 0.7,
}  # fmt: skip
_FLAKY = 0.15  # of the cases of a flaky suite are bad, on either side
_THINKING = 0.6  # of the suites think before most answers on the newer model
_LIMITS = (1024, 2048, 4096)


@dataclass(frozen=True)
class Truth:
    """What was planted into a suite: the kind of change and which cases have it; None: nothing but other words.

    `categories` are those it is rightly filed under. `cause` is why it happened (None: nobody could say), `causes` all
    that a careful reader would accept, `evidence` what shows it (see `causes`).
    """

    kind: str | None = None
    direction: str | None = None  # "worse", "better", "flaky"
    cases: frozenset[str] = frozenset()
    categories: tuple[str, ...] = ()
    cause: str | None = None
    causes: tuple[str | None, ...] = ()
    evidence: str = "none"


Said = dict[tuple[str, int], "list[Message] | OutputError"]  # by case and sample


@dataclass(frozen=True)
class Planted:
    """A suite with its cases and what both sides answer; `truth` is what a comparison ought to find.

    `prompt` is the request that the target is asked with where that is another than the suite's.
    """

    suite: Suite
    cases: list[Case]
    said: tuple[Said, Said]
    truth: Truth
    kind: str
    prompt: JsonObject | None = None
    template: Template = field(repr=False, default_factory=dict)


def migration(
    seed: int, *, suites: int = 67, cases: int = 50, samples: int = 1, planted: bool = True, folder: Path = FOLDER
) -> list[Planted]:
    """The suites of one migration; without `planted` both sides are only reworded, as two runs of one model are."""
    chance = random.Random(seed)
    known = templates_of(folder)
    templates = chance.sample(known, min(suites, len(known)))
    return [_Suite(one, chance, cases, samples, planted=planted).made() for one in templates]


def configurations(suites: Sequence[Planted]) -> tuple[Configuration, Configuration]:
    """Under which the two sides run."""
    prompts = {one.suite.id: one.prompt for one in suites if one.prompt is not None}
    return Configuration(BASELINE), Configuration(TARGET, prompt=prompts or None)


def outputs(
    one: Planted,
    side: int,
    configuration: Configuration,
    heard: Callable[[JsonObject, int, Message], None] | None = None,
) -> list[Output]:
    """The outputs of a suite on one side, 0 or 1; `heard` is told each request, its sample and its answer."""
    by_id = {case.id: case for case in one.cases}
    made = []
    for (case, sample), messages in one.said[side].items():
        hear = None if heard is None else lambda request, said, sample=sample: heard(request, sample, said)
        made.append(answered(one.suite, by_id[case], configuration, sample, messages, hear))
    return made


class _Suite:
    """One suite while it is planted."""

    def __init__(self, template: Template, chance: random.Random, cases: int, samples: int, *, planted: bool) -> None:
        self._template, self._chance, self._samples = template, chance, samples
        self._fillings = fillings(template, chance, cases)
        self._plan, self._kind = _plan(template, chance) if planted else (None, None)
        self._scenario = scenario_of(self._kind, template, chance) if self._kind else Scenario("none", 1, None)
        thinks = planted and self._scenario.evidence != "tokenizer" and chance.random() < _THINKING
        self._thinks = thinks or self._scenario.evidence == "thinking"
        self._pools = _pools(template, apart=planted)
        self._limit = chance.choice(_LIMITS)
        self._slot = strict_slot(template) if self._plan == "strict" else None

    def made(self) -> Planted:
        chance, template = self._chance, self._template
        known = slots_known(template)
        cases = [case_of(template, at, one, known) for at, one in enumerate(self._fillings)]
        share = chance.uniform(*SHARES)
        changes = self._plan in ("changed", "better", "refused", "strict")
        changed = {case.id for case in cases if changes and chance.random() < share}
        drawn = {
            (case.id, sample, side): self._wording(filling, side, case.id in changed)
            for case, filling in zip(cases, self._fillings, strict=True)
            for sample in range(1, self._samples + 1)
            for side in (0, 1)
        }
        if self._scenario.evidence in ("thinking", "tokenizer"):
            self._limit = self._tight(drawn)
        refused = {case: refused_field(template, chance) for case in sorted(changed) if self._plan == "refused"}
        said: tuple[Said, Said] = ({}, {})
        for (case_id, sample, side), wording in drawn.items():
            said[side][case_id, sample] = self._answers(
                wording, side, changed=case_id in changed, refused=refused.get(case_id)
            )
        suite, prompt = self._requests()
        cases = [self._with_field(one, refused[one.id]) if one.id in refused else one for one in cases]
        return Planted(suite, cases, said, self._truth(changed), template["kind"], prompt, template)

    def _truth(self, changed: set[str]) -> Truth:
        plan, one = self._plan, self._scenario
        direction = {"changed": "worse", "refused": "worse", "strict": "worse", "better": "better", "flaky": "flaky"}
        cause, causes = (one.cause, accepted(one, self._kind, self._template)) if self._kind else (None, ())
        if plan == "flaky":
            cause, causes = "noise", ("noise",)
        filed = categories_of(self._kind, self._template) if self._kind else ()
        return Truth(self._kind, direction.get(plan or ""), frozenset(changed), filed, cause, causes, one.evidence)

    def _wording(self, filling: Filling, side: int, changed: bool) -> Wording:
        chance, template, plan = self._chance, self._template, self._plan
        told = chance.choice(self._pools[side])
        if plan == "flaky":
            told = template["flaky"]["bad" if chance.random() < _FLAKY else "good"]
        elif changed and plan == "better":
            told = chance.choice(template["better"]["better" if side else "baseline_bad"])
        elif changed and plan == "changed" and side and self._scenario.evidence not in ("tokenizer", "classifier"):
            told = chance.choice(_spoken(template["changed"][self._kind]))
        elif changed and plan == "strict" and side and self._slot:
            filling = {**filling, self._slot: spelt_otherwise(filling[self._slot]) or ""}
        return wording_of(told, filling)

    def _answers(
        self, wording: Wording, side: int, *, changed: bool, refused: Refused | None
    ) -> list[Message] | OutputError:
        chance, evidence = self._chance, self._scenario.evidence
        changed = changed and side == 1
        if changed and refused:
            return OutputError("invalid_request_error", refused.message, status=400)
        if changed and evidence == "thinking":
            return [cut_by_thinking(wording.texts[-1], self._limit, chance)]
        if changed and evidence == "tokenizer":
            return [cut_by_tokenizer(wording.texts[-1], self._limit)]
        thinks = chance if side and self._thinks and chance.random() < 0.9 else None
        stop = "stop_sequence" if side == 0 and self._kind == "fence" and evidence == "prefill" else "end_turn"
        if changed and evidence == "classifier":
            before = messages_of(wording._replace(calls=[]), side, thinks=thinks)[:-1]
            return [*before, refused_by_classifier(wording.texts[-1], chance)]
        answers = messages_of(wording, side, thinks=thinks, stop=stop)
        for one in answers:  # how much the newer tokenizer makes of a text depends on the text
            one["usage"]["output_tokens"] = min(one["usage"]["output_tokens"], self._limit - 1)
        return answers

    def _tight(self, drawn: Mapping[tuple[str, int, int], Wording]) -> int:
        """A limit that the older model's answers keep, and that thinking or the newer tokenizer can pass."""
        longest = max(text_tokens(one.texts[-1], TOKEN_SCALES[0]) for (*_, side), one in drawn.items() if side == 0)
        if self._scenario.evidence == "tokenizer":
            return longest + 2
        usual = max(text_tokens(one.texts[-1], TOKEN_SCALES[1]) for (*_, side), one in drawn.items() if side == 1)
        return max(longest, usual) + 300

    def _requests(self) -> tuple[Suite, JsonObject | None]:
        """The suite with the evidence in its request, and the request for the target where that is another."""
        suite = suite_of(self._template)
        language, evidence = self._template["language"], self._scenario.evidence
        request = {**suite.request, "max_tokens": self._limit}
        if self._scenario.line:
            request["system"] = f"{request['system']}\n{line_for(self._scenario.line, language)}"
        if self._slot:
            suite = replace(suite, checks=(*suite.checks, Check("contains", f"{{{{{self._slot}}}}}")))
        suite = replace(suite, request=request)
        if evidence == "prefill":
            opening = "```" if self._kind == "fence" else line_for("opening", language)
            asked = [*request["messages"], {"role": "assistant", "content": opening}]
            begun = {**request, "messages": asked}
            if self._kind == "fence":
                begun["stop_sequences"] = ["```"]
            return replace(suite, request=begun), request
        if evidence == "forced":
            return replace(suite, request={**request, "tool_choice": {"type": "any"}}), request
        return suite, None

    def _with_field(self, case: Case, added: Refused) -> Case:
        if added.prefill is None:
            return replace(case, overrides=added.overrides)
        begun = {"role": "assistant", "content": added.prefill}
        return replace(case, messages=(*suite_of(self._template).request["messages"], begun))


def _plan(template: Template, chance: random.Random) -> tuple[str | None, str | None]:
    """What is planted into a suite, and the kind of change."""
    drawn = chance.random()
    for plan, share in _MIX:
        drawn -= share
        if drawn >= 0:
            continue
        if plan == "changed":
            kinds = sorted(kind for kind, told in template["changed"].items() if _spoken(told))
            return plan, chance.choices(kinds, [_OFTEN.get(kind, 1) for kind in kinds])[0]
        if plan == "refused":
            return plan, "refused request"
        if plan == "strict":
            return (plan, "strict check") if strict_slot(template) else (None, None)
        return (plan, None) if template.get(plan) else (None, None)
    return None, None


def _spoken(told: Sequence[Any]) -> list[Any]:
    """The wordings that say something; what a classifier leaves is made apart."""
    return [one for one in told if not isinstance(one, dict) or one.get("text") or one.get("calls")]


def _pools(template: Template, *, apart: bool) -> tuple[list[Any], list[Any]]:
    """The wordings of both sides: all for both, or `apart` own ones and some in common."""
    first, second = template["baseline"], template["reworded"]
    if not apart:
        return [*first, *second], [*first, *second]
    return [*first, *second[: len(second) // 2]], [*second, *first[: len(first) // 2]]
