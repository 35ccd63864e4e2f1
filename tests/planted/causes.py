"""Why a planted change happened, and the evidence that a real migration from BASELINE to TARGET would leave of it.

Decided by the dated facts on Claude models, not by what judges them; ids in brackets are of the rules and behaviours
that the catalogue carries too (workbench/catalog/rules.yaml, behaviours.yaml). What follows from them:

- A field that the target refuses was in the request: *request contract*. The request fails (`field`:
  sampling-non-default-rejected, thinking-disabled-sonnet-5-5, tool-choice-forced-rejected, prefill-rejected), or the
  field was taken out for the target and what it guarded is gone: a prefill with its stop sequence kept fences and
  preambles away (`prefill`: prefill-rejected, json-forcing-stack, pa-json), a forced choice made the call (`forced`:
  tool-choice-forced-rejected, tool-parallel-flag-meaning). No budget of thinking is among them: BASELINE has none.
- What nobody asked for differs: *changed default*. Thinking, on by default, eats `max_tokens` (`thinking`:
  thinking-on-by-default, thinking-small-max-tokens); the newer tokenizer passes it (`tokenizer`: tokenizer-growth);
  classifiers that BASELINE does not have refuse (`classifier`: stop-refusal).
- The form of an answer, or a line of the prompt that is taken to the letter: *prompt wording*. The line is there
  (`line`: bs5-literal, b46-overtrigger, bs55-literal-tools, pa-tool-discourage, pa-cot), or the prompt relied on the
  older model's habits (b40-precise, bs5-literal, pa-anti-format). An edit of the prompt is what mends it.
- The substance is wrong though the prompt says what is wanted: *capability*.
- The answer is as good, but a check holds it to one spelling: *check* (`strict`).
- Good and bad come and go on both sides: *noise* (cases of flaky suites).
- Nobody could say: None. A harmless request declined in the model's own words, an answer that stops in the middle
  with `end_turn`, reasoning that leaks though no line asked for any: the facts know none of these for TARGET.

`causes` are all that a careful reader would accept; the facts leave more than one only where the table below says so,
and where the prompt forbids in words what the target does: then it does not follow, which a reader may call a lack of
*capability*, whatever habit it comes of.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from tests.yamlfile import read_yaml

if TYPE_CHECKING:
    import random

    from tests.planted.templates import Template

_CONTRACT, _DEFAULT, _WORDING, _CAPABILITY = "request contract", "changed default", "prompt wording", "capability"
_NAMES_LANGUAGE = re.compile(r"(?i)english|german|french|spanish|deutsch|français|español|日本語|简体中文")
_RESTRICTS = re.compile(
    r"\bnever\b|\bonly\b|\bno (?:advice|opinion|help|legal|medical)|must not|not allowed|refuse|decline"
)

# How prompts forbid what a kind of change does, in the languages of the suites.
_NOTHING_ELSE = (
    r"nothing else|no other text|only (?:the|a|one|with|json)|(?:word|label|script|text|json|code)s? only"
    r"|no (?:intro|preamble|comment|explanation|remark|greeting)|nur (?:der|die|das|den|das wort)"
    r"|keine (?:anmerkung|kommentar|einleitung)|ohne (?:einleitung|kommentar)|ausschließlich|uniquement|rien d'autre"
    r"|sans (?:commentaire|intro)|solo |sin (?:título|coment|intro)|ni comentarios"
    r"|本文のみ|だけ|のみ|只(?:输出|返回|写)|仅"
    r"|exactly (?:one|the|two|three|four|five)|itself|bare\b"
)
_LENGTH = (
    r"\d+ ?(?:to|-|–|bis|à|a|至) ?\d+|at most|max(?:imum)?\b|(?:no )?more than|höchstens|maximal|au plus|como máximo"
    r"|\d+字|short|kurz|bref|breve|(?:one|two|three|four|five) (?:\w+ )?(?:sentence|line|paragraph)"
    r"|(?:drei|vier) (?:\w+ )?(?:sätze|absätze)|(?:trois|tres) (?:\w+ )?(?:phrases|frases)|一段话|einem absatz"
    r"|un solo párrafo"
)
_FORBIDS = {
    "preamble": _NOTHING_ELSE,
    "postamble": _NOTHING_ELSE,
    "fence": rf"{_NOTHING_ELSE}|no (?:\w+ )?fence|without (?:a )?fence|no markdown|kein markdown",
    "verbosity_up": rf"{_NOTHING_ELSE}|{_LENGTH}",
    "verbosity_down": _LENGTH,
    "markdown_up": (
        r"no (?:headings|lists?|bullets|markdown)|plain|ohne (?:überschrift|aufzählung|liste)|sans liste"
        r"|texte simple|sin listas?|不使用列表|箇条書きなし"
    ),
    "tone": (
        r"polite|formal|factual|neutral|no emoji|keine emojis|höflich|per sie|gesiezt|sachlich|vouvoiement|de usted"
        r"|敬語|礼貌|warm|friendly|freundlich|serious|professional|sober"
    ),
}


class Scenario(NamedTuple):
    """A way in which a kind of change comes about: the evidence it leaves, its cause, and what else may be accepted."""

    evidence: str
    weight: float
    cause: str | None
    also: tuple[str | None, ...] = ()
    line: str | None = None  # of evidence/lines.yaml, put into the prompt

    @property
    def causes(self) -> tuple[str | None, ...]:
        """All causes that are right."""
        return (self.cause, *self.also)


_STYLE = (Scenario("none", 1, _WORDING),)
_WRONG = (Scenario("none", 1, _CAPABILITY),)
SCENARIOS: dict[str, tuple[Scenario, ...]] = {
    "refusal": (
        Scenario("classifier", 0.45, _DEFAULT),
        Scenario("line", 0.2, _WORDING, line="cautious"),
        Scenario("none", 0.35, None),
    ),
    # Nothing documents more hedging for this step: a reader may leave it open.
    "hedge": (Scenario("none", 1, _WORDING, (None,)),),
    "truncation": (
        Scenario("thinking", 0.4, _DEFAULT),
        Scenario("tokenizer", 0.3, _DEFAULT),
        Scenario("none", 0.3, None),
    ),
    "fence": (Scenario("prefill", 0.5, _CONTRACT), Scenario("none", 0.5, _WORDING)),
    "preamble": (Scenario("prefill", 0.35, _CONTRACT), Scenario("none", 0.65, _WORDING)),
    "postamble": _STYLE,
    # A shape that the prompt spells out is missed, and shape is form too: a plainer prompt might mend it.
    "schema": (Scenario("none", 1, _CAPABILITY, (_WORDING,)),),
    "content": _WRONG,
    "omission": (Scenario("line", 0.35, _WORDING, line="brief"), Scenario("none", 0.65, _CAPABILITY)),
    "verbosity_up": (Scenario("line", 0.4, _WORDING, line="thorough"), Scenario("none", 0.6, _WORDING)),
    "verbosity_down": (Scenario("line", 0.5, _WORDING, line="brief"), Scenario("none", 0.5, _WORDING)),
    "markdown_up": _STYLE,
    "markdown_down": _STYLE,
    "tone": _STYLE,
    # The prompt names the language: not to follow it is a failure, which a plainer prompt might mend as well.
    "language": (Scenario("named", 1, _CAPABILITY, (_WORDING,)), Scenario("none", 1, _WORDING)),
    # bs5-agentic: the rate of tool calls moves both ways, which a line in the prompt is said to mend.
    "tool_missing": (
        Scenario("forced", 0.4, _CONTRACT),
        Scenario("line", 0.3, _WORDING, line="sparing"),
        Scenario("none", 0.3, _CAPABILITY, (_WORDING,)),
    ),
    # bs5-agentic: more tool calls with thinking on, which it is by default.
    "tool_extra": (
        Scenario("line", 0.5, _WORDING, line="insistent"),
        Scenario("none", 0.5, _WORDING, (_DEFAULT,)),
    ),
    "tool_arguments": _WRONG,
    # bs5-literal: a rule is not carried over to what it does not name, which more words mend.
    "lost_constraint": (Scenario("none", 1, _CAPABILITY, (_WORDING,)),),
    "identity": (Scenario("none", 1, _WORDING, (None,)),),
    "thinking_leak": (Scenario("line", 0.6, _WORDING, line="reasoned"), Scenario("none", 0.4, None, (_WORDING,))),
    "refused request": (Scenario("field", 1, _CONTRACT),),
    "strict check": (Scenario("strict", 1, "check"),),
}


def scenario_of(kind: str, template: Template, chance: random.Random) -> Scenario:
    """How a change of this kind comes about in this suite: at random among what it allows."""
    able = [one for one in SCENARIOS[kind] if _is_able(one, kind, template)]
    return chance.choices(able, [one.weight for one in able])[0]


def accepted(one: Scenario, kind: str, template: Template) -> tuple[str | None, ...]:
    """All causes that a careful reader would accept, who has the prompt as well."""
    forbids = _FORBIDS.get(kind)
    if one.cause == _WORDING and one.line is None and forbids and re.search(forbids, template["system"].lower()):
        return (*one.causes, _CAPABILITY)
    if kind == "refusal" and one.cause is None and _RESTRICTS.search(template["system"].lower()):
        return (*one.causes, _WORDING)  # bs5-literal: such a line is taken to the letter
    return one.causes


def _is_able(one: Scenario, kind: str, template: Template) -> bool:
    several_turns = "turns" in template
    if one.evidence == "prefill":
        texts = [*template["baseline"], *template["reworded"]]
        bare = all(isinstance(text, str) and not text.startswith(("```", "Answer")) for text in texts)
        return not several_turns and "tools" not in template and bare
    if one.evidence in ("thinking", "tokenizer"):
        return not several_turns and "tools" not in template
    if kind == "language":
        return (one.evidence == "named") == bool(_NAMES_LANGUAGE.search(template["system"]))
    return True


@cache
def _lines() -> dict[str, dict[str, str]]:
    path = Path(__file__).parent / "evidence" / "lines.yaml"
    lines: dict[str, dict[str, str]] = read_yaml(path)
    return lines


def line_for(name: str, language: str) -> str:
    """A line of a prompt in a language; English where there is none."""
    by_language = _lines()[name]
    return by_language.get(language, by_language["en"])


class Refused(NamedTuple):
    """What some callers of a prompt add to its request and TARGET refuses, with the words in which it does."""

    overrides: dict[str, Any]
    prefill: str | None
    message: str


def refused_field(template: Template, chance: random.Random) -> Refused:
    """A field that BASELINE takes and TARGET refuses, at random among what this suite's requests may have."""
    able = [
        Refused({"temperature": 0.2}, None, "`temperature` is deprecated for this model."),
        Refused({"top_p": 0.9}, None, "`top_p` is deprecated for this model."),
        Refused(
            {"thinking": {"type": "disabled"}},
            None,
            '"thinking.type.disabled" is not supported for this model.'
            ' To turn thinking off on this model, use {"type": "between_tools"}.',
        ),
    ]
    if "tools" in template:
        told = 'tool_choice: type "tool" and "any" are not supported for this model. Use "auto" or "none".'
        able += [Refused({"tool_choice": {"type": "any"}}, None, told)] * 2
    elif "turns" not in template:
        told = "This model does not support assistant message prefill. The conversation must end with a user message."
        able.append(Refused({}, line_for("opening", template["language"]), told))
    return chance.choice(able)
