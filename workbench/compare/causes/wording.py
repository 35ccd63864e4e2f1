"""The cause "prompt wording": a documented change of how models answer, which the prompt leaves room for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.catalog.behaviours import changes_between
from workbench.catalog.conditions import View
from workbench.catalog.models import find_model
from workbench.compare.causes.facts import Cause
from workbench.compare.failures import place_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.catalog.behaviours import Explained
    from workbench.catalog.preflight import Finding
    from workbench.compare.causes.facts import CauseFacts

_STRENGTH = {"A": 1.0}  # an official page
_BACKGROUND = 0.6  # of the confidence where there is no such page
_KIND, _KIND_AND_REQUEST, _REQUEST, _CATEGORY = 0.65, 0.75, 0.6, 0.45
_FORCED = 0.7
_JSON = "json-forcing-stack"
_OMISSIONS = {"fact-missing", "section-missing"}
_STYLES = ("tone", "format")
_ALONG = 0.8  # of the confidence where the change of style only goes along
_FRAMED = frozenset({"fence-added", "preamble-added", "postamble-added", "json-lost", "json-broken"})
_LAST_KEY = re.compile(r"(?:\.|\[['\"])(?P<key>[^.\[\]'\"]+)(?:['\"]\])?(?:\[[^\]]*\])*\Z")


def wording_cause(category: str | None, facts: CauseFacts, findings: Mapping[str, Finding]) -> Cause | None:
    """The best documented explanation of the category on the way from the baseline's model to the target's.

    A change that speaks of the very kind of difference outranks one of the whole category, which explains no
    improvement; of equals the latest counts.
    Where what went wrong is JSON that the prompt alone enforces, and nothing else is documented, it is that.
    """
    if category is None or facts.target_request is None:
        return None
    view = View(facts.target_request, facts.target_model or "", must_stream=False)
    kinds = facts.kinds
    best: Cause | None = None
    for behaviour in changes_between(facts.baseline_model, facts.target_model):
        for one in behaviour.explains:
            sure = _explains(one, category, kinds, view, facts) * _STRENGTH.get(behaviour.strength, _BACKGROUND)
            if sure > (best.confidence if best else 0.0):
                name = _name(behaviour.arrives, facts.target_model)
                best = Cause("prompt wording", f"{name}: {behaviour.changes}", behaviour.id, sure)
    forced = findings.get(_JSON)
    framed = bool(kinds & _FRAMED)
    if forced is not None and (category == "schema" or (category == "format" and framed)):
        sure = _FORCED if framed else _CATEGORY
        if best is None or sure > best.confidence:
            why = f"JSON is asked for in words alone ({forced.where}): {forced.said}"
            best = Cause("prompt wording", why, _JSON, sure)
    return best


def style_cause(facts: CauseFacts, findings: Mapping[str, Finding]) -> Cause | None:
    """The documented change of style that goes along with what an answer only leaves out.

    An answer in another voice, or a far shorter one, drops a fact sooner; nothing it says is wrong.
    """
    worse = [one for one in facts.signals if one.worse]
    if not {one.kind for one in worse if one.category == "content"} <= _OMISSIONS:
        return None
    found = [wording_cause(one, facts, findings) for one in _STYLES if any(it.category == one for it in worse)]
    known = [one for one in found if one is not None]
    best = max(known, key=lambda one: one.confidence, default=None)
    return best._replace(confidence=best.confidence * _ALONG) if best is not None else None


def is_ruled_out_by_prompt(category: str | None, facts: CauseFacts) -> bool:
    """Whether a documented change of the very kind is no explanation only for what the prompt says in words."""
    if category is None or facts.target_request is None or facts.improved:
        return False
    view = View(facts.target_request, facts.target_model or "", must_stream=False)
    return any(
        one.category == category
        and not (one.kinds and facts.kinds.isdisjoint(one.kinds))
        and not (isinstance(one.test, bool) or one.of_request or one.test(view))
        for behaviour in changes_between(facts.baseline_model, facts.target_model)
        for one in behaviour.explains
    )


def _explains(one: Explained, category: str, kinds: frozenset[str], view: View, facts: CauseFacts) -> float:
    """How well a documented change explains the category: 0 for not at all."""
    if one.category != category or (kinds.isdisjoint(one.kinds) if one.kinds else facts.improved):
        return 0.0
    if one.test is False or (one.test is not True and not one.test(view)):
        return 0.0
    if one.unless_said and _is_said(facts, view):
        return 0.0
    if one.kinds:
        return _KIND_AND_REQUEST if one.of_request else _KIND
    return _REQUEST if one.of_request else _CATEGORY


def _is_said(facts: CauseFacts, view: View) -> bool:
    """Whether the prompt names a key that went wrong."""
    places = [place_of(one) for one in facts.failures] + [one.where for one in facts.signals if one.worse]
    keys = {found["key"] for place in places if place and (found := _LAST_KEY.search(place))}
    return any(re.search(rf"(?<!\w){re.escape(key)}(?!\w)", text) for key in keys for _, text in view.texts)


def _name(arrives: tuple[str, ...], target: str | None) -> str:
    """The model the change came with, for a sentence: the target itself where it is among them."""
    after = find_model(target) if target else None
    chosen = after.id if after is not None and after.id in arrives else arrives[-1]
    model = find_model(chosen)
    return model.display_name if model is not None and model.display_name else chosen
