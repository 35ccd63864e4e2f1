"""The cause of one case: the rules in their order, from what the API says to what is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.compare.causes.contract import contract_cause, findings_on
from workbench.compare.causes.defaults import hard_default_cause, soft_default_cause, stopped_by_itself
from workbench.compare.causes.facts import Cause
from workbench.compare.causes.noise import noise_cause
from workbench.compare.causes.strict import strict_check_cause
from workbench.compare.causes.wording import is_ruled_out_by_prompt, style_cause, wording_cause

if TYPE_CHECKING:
    from workbench.compare.causes.facts import CauseFacts

_ABILITIES = ("content", "tool-use", "multi-turn", "schema", "language")


def case_cause(category: str | None, facts: CauseFacts) -> Cause:
    """Why a case of this category likely changed, with what the explanation rests on.

    In this order: what the API refused or a field that had to go; what stop reasons and usage show of a changed
    default; noise; a check that is too strict; the best of a documented change of behaviour and of a default that
    differs; for what answers say, capability, and where the prompt says in words what the target does not do. Else the
    cause is unknown, and `why` says so. An improvement is noise, a documented change, or capability.
    """
    if facts.improved:
        return noise_cause(facts) or wording_cause(category, facts, {}) or _left(category, facts)
    findings = findings_on(facts.target_request, facts) if category is not None or facts.errors else {}
    found = (
        contract_cause(category, facts, findings)
        or hard_default_cause(category, facts, findings)
        or noise_cause(facts)
        or strict_check_cause(category, facts)
        or stopped_by_itself(category, facts)
    )
    if found is not None:
        return found
    likely = [wording_cause(category, facts, findings), soft_default_cause(category, facts, findings)]
    if category == "content":
        likely.append(style_cause(facts, findings))
    known = [one for one in likely if one is not None]
    return max(known, key=lambda one: one.confidence) if known else _left(category, facts)


def _left(category: str | None, facts: CauseFacts) -> Cause:
    """What is left when no rule explains a case."""
    if category is None:
        return Cause(None, "nothing says what kind of change it is")
    if is_ruled_out_by_prompt(category, facts):
        return Cause("capability", "the prompt says in words what is wanted, and the target does otherwise", None, 0.4)
    if category in _ABILITIES:
        does = "better" if facts.improved else "worse"
        return Cause("capability", f"the target does {does}, and nothing else that is known explains it", None, 0.35)
    if facts.target_request is None:
        return Cause(None, "what the target was sent is not recorded")
    if facts.baseline_model is None or facts.target_model is None:
        side = "baseline" if facts.baseline_model is None else "target"
        return Cause(None, f"the {side}'s model is not known, so no documented change can be looked for")
    return Cause(None, f"no documented change between {facts.baseline_model} and {facts.target_model} explains it")
