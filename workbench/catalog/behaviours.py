"""How answers change from model to model, as documented: which of these changes lie between two models."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.catalog.conditions import make_test
from workbench.catalog.models import find_model, load_catalogue
from workbench.catalog.rules import plain_surroundings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.catalog.conditions import Test
    from workbench.catalog.models import Model
    from workbench.records import JsonObject


@dataclass(frozen=True, slots=True)
class Explained:
    """One sort of difference that a change explains: its category, and of that only these kinds of signals.

    Without `kinds` all of the category. `test` is asked of the request; `of_request`: it looks for something in it, so
    that its holding is evidence. `unless_said`: not where the prompt names the very key that went wrong.
    """

    category: str
    kinds: tuple[str, ...]
    test: Test | bool
    of_request: bool
    unless_said: bool


@dataclass(frozen=True, slots=True)
class Behaviour:
    """A documented change of how models answer; docs/catalogue.md says what each field means.

    `strength` names how well it is documented (`BehaviourBook.strengths`), `source` where; `as_of` is the day it was
    gathered (ISO 8601).
    """

    id: str
    arrives: tuple[str, ...]
    changes: str
    fix: str
    strength: str
    source: tuple[str, ...]
    as_of: str
    explains: tuple[Explained, ...] = ()
    undone_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class BehaviourBook:
    """All documented changes by id, and what they speak of."""

    as_of: str
    strengths: Mapping[str, str]
    sources: Mapping[str, str]
    entered_whole: frozenset[str]
    by_id: Mapping[str, Behaviour] = field(default_factory=dict)


@lru_cache(maxsize=1)
def load_behaviours() -> BehaviourBook:
    """The documented changes of our data file."""
    import yaml

    path = Path(__file__).with_name("behaviours.yaml")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data: JsonObject = yaml.load(path.read_text("utf-8"), Loader=loader)
    return BehaviourBook(
        as_of=data["as_of"],
        strengths=data["strengths"],
        sources=data["sources"],
        entered_whole=frozenset(data["entered_whole"]),
        by_id={row["id"]: _behaviour(row, data["as_of"]) for row in data["behaviours"]},
    )


def changes_between(source: str | None, target: str | None) -> tuple[Behaviour, ...]:
    """The documented changes that a move from one model to another passes, those of the latest models first.

    What a later model on the way took back is left out. Nothing where either model is not known: nobody can say what
    changed from there, or where the target is not the later of the two.
    """
    return _changes_between(source, target) if source and target else ()


@lru_cache(maxsize=64)
def _changes_between(source: str, target: str) -> tuple[Behaviour, ...]:
    before, after = find_model(source), find_model(target)
    if before is None or after is None:
        return ()
    steps = [model.id for model in _steps(before, after)]
    book = load_behaviours()
    passed = [
        (max(steps.index(one) for one in behaviour.arrives if one in steps), behaviour)
        for behaviour in book.by_id.values()
        if not set(steps).isdisjoint(behaviour.arrives)
    ]
    kept = [one for one in passed if not any(step in one[1].undone_by for step in steps[one[0] :])]
    return tuple(behaviour for _, behaviour in sorted(kept, key=lambda one: -one[0]))


def _steps(before: Model, after: Model) -> list[Model]:
    """The models of the target's family that are passed on the way to it, the oldest first."""
    start, end = _generation(before), _generation(after)
    if start is None or end is None or before.id == after.id:
        return []
    same = before.family == after.family
    family = [model for model in load_catalogue().models if model.family == after.family]
    of_age = [(generation, model) for model in family if (generation := _generation(model)) is not None]
    whole = not same and after.family in load_behaviours().entered_whole
    passed = [
        one for one in of_age if one[0] <= end and (whole or one[0] > start or (not same and one[1].id == after.id))
    ]
    return [model for _, model in sorted(passed, key=lambda one: (one[0], one[1].released or ""))]


def _generation(model: Model) -> float | None:
    try:
        return float(model.generation) if model.generation else None
    except ValueError:  # a preview has none
        return None


def _behaviour(row: JsonObject, as_of: str) -> Behaviour:
    return Behaviour(
        id=row["id"],
        arrives=tuple(row["arrives"]),
        changes=row["changes"],
        fix=row["fix"],
        strength=row["strength"],
        source=tuple(row["source"]),
        as_of=row.get("as_of", as_of),
        explains=tuple(_explained(one, row["id"]) for one in row.get("explains", ())),
        undone_by=tuple(row.get("undone_by", ())),
    )


def _explained(row: JsonObject, name: str) -> Explained:
    when = row.get("when", True)
    return Explained(
        category=row["category"],
        kinds=tuple(row.get("kinds", ())),
        test=make_test(when, plain_surroundings(None), f"behaviours.{name}.when"),
        of_request=isinstance(when, dict) and "not" not in when and not row.get("unless_said"),
        unless_said=row.get("unless_said", False),
    )
