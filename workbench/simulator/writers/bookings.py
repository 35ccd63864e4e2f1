"""Takes table bookings over several turns: asks for what is missing, then confirms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.simulator.writers.draft import Draft, Task
from workbench.simulator.writers.words import joined

if TYPE_CHECKING:
    from collections.abc import Sequence

_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAY = re.compile(rf"\b((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b|\b(\d{{1,2}} (?:{_MONTH}))\b", re.IGNORECASE)
_TIME = re.compile(r"\b([012]?\d:[0-5]\d)\b")
_PARTY = re.compile(
    rf"\b(\d+) (?:people|persons|guests|of us)\b|\bwe are (\d+)\b|\bfor (\d+)\b(?!:| (?:{_MONTH}))", re.IGNORECASE
)
_NAME = re.compile(r"\b(?:name is|under(?: the name)?)\s+([^\W\d_][^,.;:!?\n]*)", re.IGNORECASE)
_WISHES: tuple[tuple[str, str], ...] = (
    (r"gluten", "no gluten for one guest"), (r"anniversary", "your anniversary"), (r"high chair", "a high chair"),
    (r"\bdog\b", "room for a small dog"), (r"window", "a table by the window"), (r"vegan", "vegan dishes"),
    (r"wheelchair", "space for a wheelchair"), (r"quiet", "a quiet corner"), (r"birthday", "the birthday"),
    (r"\bnuts?\b", "no nuts"), (r"terrace", "the terrace"), (r"shellfish", "no shellfish"),
    (r"lactose", "lactose-free food"), (r"\bpram\b", "space for the pram"), (r"theatre", "that you leave by 21:15"),
    (r"long table", "one long table"), (r"halal", "halal food"), (r"by the door", "no seats by the door"),
    (r"booth", "a booth"), (r"vegetarian", "a vegetarian guest"), (r"children", "seats for the children"),
    (r"fireplace", "a table near the fireplace"), (r"coeliac", "a coeliac guest"), (r"parking", "parking close by"),
    (r"\bdeaf\b", "a bright seat"), (r"bottle", "a cold bottle"), (r"kosher", "kosher wine"),
    (r"raw fish", "no raw fish"), (r"at the bar", "seats at the bar"), (r"screen", "room for a screen"),
    (r"Alder Bridges", "the receipt to Alder Bridges"), (r"round table", "the round table"), (r"\bpork\b", "no pork"),
    (r"stairs", "a way without stairs"), (r"\bsplit\b", "to split the bill"), (r"\beggs?\b", "no eggs"),
    (r"garden", "a table in the garden"), (r"music", "a seat away from the music"),
    (r"dessert", "the dessert card early"),
    (r"set menu", "the set menu"),
)  # fmt: skip
_CONFIRM = {
    "older": (
        "Your table is booked: {day} at {time} for {party}, under the name {name}.",
        "That is booked for {day}, {time}, {party} people, name {name}.",
    ),
    "newer": (
        "All set, {name}: a table for {party} on {day} at {time}.",
        "{name}, we expect you on {day} at {time}, a table for {party}.",
        "Booked for {name}: {day}, {time}, {party} people.",
    ),
}
_NOTED = {"older": (" I have noted: {wish}.",), "newer": (" Noted as well: {wish}.", " Your note is down: {wish}.")}
_ASK = {
    "older": ("Could you give me {missing}?", "I still need {missing}, please."),
    "newer": ("With pleasure. What is {missing}?", "Gladly. I only need {missing}."),
}
_NEEDLESS = (
    " And which day was it again?",
    " Just to be sure: how many people will you be?",
    " May I ask once more at what time you come?",
)


def write(task: Task) -> Draft:
    """A question for what is missing, or the confirmation."""
    said = "\n".join(task.prompt.turns)
    chance, voice, habits = task.chance, task.voice, task.habits
    found = {
        "day": _DAY.search(said),
        "time": _TIME.search(said),
        "party": _PARTY.search(said),
        "name": _NAME.search(said),
    }
    spoken = {"day": "the day", "time": "the time", "party": "the number of people", "name": "a name"}
    missing = [spoken[what] for what, match in found.items() if match is None]
    if missing:
        return Draft(chance.choice(_ASK[voice]).format(missing=joined(missing)))
    values = {what: next(group for group in match.groups() if group).strip() for what, match in found.items() if match}
    if "terse" in habits:
        return Draft("Booked.")
    text = chance.choice(_CONFIRM[voice]).format(**values)
    if "lose_time" in habits:
        text = text.replace(values["time"], "the agreed time")
    wishes = _wishes(said)
    if wishes and "lose_request" not in habits:
        text += chance.choice(_NOTED[voice]).format(wish=joined(wishes))
    if "needless_question" in habits:
        text += chance.choice(_NEEDLESS)
    return Draft(text)


def _wishes(said: str) -> Sequence[str]:
    return [wish for words, wish in _WISHES if re.search(words, said, re.IGNORECASE)]
