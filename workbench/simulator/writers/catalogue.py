"""Writes catalogue copy from the facts of a product."""

from __future__ import annotations

from workbench.simulator.writers.draft import Draft, Task
from workbench.simulator.writers.words import facts_of, lower_first, with_article

_OLDER_OPENINGS = ("{name} is {kind} made of {material}.", "{name}: {kind} made of {material}.")
_NEWER_OPENINGS = (
    "{name} is {kind} in {material}, and not much else.",
    "The {name} is {kind}. The material is {material}.",
    "This is {name}, {kind} in {material}.",
)
_OLDER_ENDINGS = ("{name} is made in {place}.", "It comes from {place}.", "Made in {place}.")
_NEWER_ENDINGS = (
    "The workshop is in {place}.",
    "It is made in {place}, by people who have done so for a while.",
    "Made in {place}, and sent without much paper round it.",
)
_CALLS = (
    "Treat yourself to {name} today!",
    "Bring {name} home and see the difference!",
    "You deserve {name}, so why wait!",
    "Order yours now!",
)
_PADDING = (
    "There is a quiet pleasure in an object that does one thing and does it without asking for attention.",
    "Over the years it will take on the marks of use, and those marks will belong to the house it lives in.",
    "Nothing about it is meant to impress, and that may be the reason why people keep it for so long.",
    "It goes with what is already there, in old kitchens as well as in new ones.",
)


def write(task: Task) -> Draft:
    """One paragraph on one product."""
    facts = facts_of(task.prompt.data["product"])
    chance, older = task.chance, task.voice == "older"
    material = "good honest stuff" if "omit_material" in task.habits else facts.get("material", "")
    values = {
        "name": facts.get("name", "It"),
        "kind": with_article(facts.get("kind", "thing")),
        "material": material,
        "place": facts.get("made in", "our workshop"),
    }
    if "terse" in task.habits:
        return Draft(f"{values['name']}, {facts.get('kind', 'thing')}.")
    opening = chance.choice(_OLDER_OPENINGS if older else _NEWER_OPENINGS)
    detail, use = facts.get("detail", ""), facts.get("use", "")
    if chance.random() < 0.5:
        middle = f"{detail}. {use}."
    else:
        middle = f"{use}. {detail}." if older else f"{detail}; {lower_first(use)}."
    sentences = [opening.format(**values), middle]
    if "long" in task.habits:
        sentences += _PADDING
    sentences.append(chance.choice(_OLDER_ENDINGS if older else _NEWER_ENDINGS).format(**values))
    if "sales_close" in task.habits:
        sentences.append(chance.choice(_CALLS).format(**values))
    return Draft(" ".join(sentences))
