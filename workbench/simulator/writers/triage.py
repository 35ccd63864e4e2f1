"""Sorts support tickets for the triage prompt: topic, priority, one-sentence summary, as JSON."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from workbench.simulator.writers.draft import Draft, Task

if TYPE_CHECKING:
    from workbench.simulator.models import Voice

_TOPICS: tuple[tuple[str, str], ...] = (
    ("safety", r"burn(ing|t)|smok(e|ing)|spark|scorch|electric shock|melt|overheat|too hot"),
    ("billing", r"invoice|charged|refund|receipt|payment|subscription|VAT|price|card|billed|direct debit|voucher"),
    ("delivery", r"deliver|parcel|courier|shipp|tracking|arrived|package|customs|depot"),
    ("account", r"log ?in|password|sign(ed)? in|account|e-?mail address|two-factor|locked out|reset link|verification"),
    ("app", r"\bapp\b|dashboard|export|notification|widget|chart|graph|dark mode|update|CSV|screen reader"),
    ("device", r"monitor|sensor|clamp|reading|hub|firmware|offline|wi-?fi|LED|battery|display|bluetooth|meter"),
)
_HIGH = (
    r"burn(ing|t)|smok(e|ing)|spark|scorch|electric shock|melt|overheat|too hot|charged twice|double[- ]charged|"
    r"two payments|locked out|hacked|someone else|stolen|whole (house|site)|all our|none of our|urgent|"
    r"by tomorrow|today or|clinic|freezer"
)
_LOW = r"would be nice|suggest|wondering|curious|feature|idea|love|thank|compliment|no rush|whenever|just asking|wish"
_MATTERS: tuple[tuple[str, str], ...] = (
    (r"burning smell", "a burning smell near the sensor box"),
    (r"\bmelted", "a melted power supply"),
    (r"sparks?", "sparks and a black mark on the cable"),
    (r"too hot", "a base unit that is too hot to touch"),
    (r"electric shock", "an electric shock from a clamp"),
    (r"charged twice|double[- ]charged|two payments", "a double charge"),
    (r"VAT", "the wish for an invoice with a VAT number"),
    (r"subscription ended", "charges after the end of the subscription"),
    (r"voucher", "a voucher that is refused"),
    (r"refund", "a refund that has not arrived"),
    (r"price in the basket", "a price above the one in the basket"),
    (r"pensioners", "a question about a pensioners' price"),
    (r"\blost\?|courier only slow", "a parcel that stands still at the depot"),
    (r"customs", "papers that customs ask for"),
    (r"number 14", "a parcel left at the wrong house"),
    (r"two clamps", "a package with a clamp missing"),
    (r"electrician is booked", "a late parcel before the electrician's visit"),
    (r"moved after ordering", "a new address for an open order"),
    (r"two tracking numbers", "two tracking numbers for one parcel"),
    (r"package for a thing|far too large", "a package that is far too large"),
    (r"reset link", "a reset link that has expired"),
    (r"e-?mail address to sign", "a change of the e-mail address"),
    (r"garage 2", "a stranger's device in the account"),
    (r"two-factor", "two-factor codes sent to an old phone"),
    (r"hacked", "foreign sign-ins to the clinic's account"),
    (r"verification mail", "a verification mail that does not come"),
    (r"erased", "the wish to close the account and erase its data"),
    (r"csv", "an export that stops in the middle of the month"),
    (r"screen reader", "a start page that screen readers cannot name"),
    (r"notifications", "notifications that come hours late"),
    (r"widget", "the wish for a smaller widget"),
    (r"dark mode", "cost figures that dark mode hides"),
    (r"empty page", "a dashboard that opens empty since the update"),
    (r"one sum|two tabs", "two flats shown in one sum"),
    (r"each circuit a colour", "the idea of a colour for each circuit"),
    (r"グラフ|chart", "the wish for a full-screen chart"),
    (r"same reading", "a reading that has not moved for days"),
    (r"wi-?fi", "a bridge that loses the wi-fi at night"),
    (r"amber", "an amber light the leaflet does not explain"),
    (r"power cut|freezer", "sensors that are silent since the power cut"),
    (r"minus 400", "a clamp that reads below zero"),
    (r"配对|not supported", "a new sensor that will not pair"),
    (r"88 percent", "a firmware update that starts over"),
    (r"clocks changed", "a display that is an hour ahead"),
    (r"third floor", "a whole floor of meters offline"),
    (r"rattles", "a sensor that rattles"),
    (r"beep", "the wish for a low-battery beep"),
    (r"summer work", "a question about summer work"),
    (r"thank you|compliment", "words of thanks"),
    (r"it networks", "a question about units for IT networks"),
    (r"repair café", "the wish for a demonstrator"),
    (r"conformity", "the wish for a declaration of conformity"),
)
_PLAIN_MATTERS = {
    "safety": "a possible hazard",
    "billing": "a question about money",
    "delivery": "a delivery that went wrong",
    "account": "trouble with the account",
    "app": "a matter with the app",
    "device": "trouble with a device",
    "other": "a general question",
}
_LINES: dict[Voice, tuple[str, ...]] = {
    "older": ("The customer writes about {matter}.", "The ticket is about {matter}."),
    "newer": (
        "{Matter}, as the customer tells it.",
        "This concerns {matter}.",
        "{Matter} is what the customer brings up.",
    ),
}


def topic_of(ticket: str) -> str:
    """The topic a ticket is about, `other` when no word of it tells."""
    for topic, words in _TOPICS:
        if re.search(rf"\b({words})", ticket, re.IGNORECASE):
            return topic
    return "other"


def priority_of(ticket: str) -> str:
    """How soon a ticket wants an answer: high, normal or low."""
    if re.search(rf"\b({_HIGH})", ticket, re.IGNORECASE):
        return "high"
    return "low" if re.search(rf"\b({_LOW})", ticket, re.IGNORECASE) else "normal"


def write(task: Task) -> Draft:
    """The JSON object for one ticket."""
    ticket = task.prompt.data["ticket"]
    topic, priority = topic_of(ticket), priority_of(ticket)
    if "misjudge" in task.habits:
        priority = {"high": "normal", "normal": "low", "low": "normal"}[priority]
    if "rename_enum" in task.habits:
        priority = {"high": "urgent", "normal": "medium", "low": "minor"}[priority]
    sorted_ticket = {"topic": topic, "priority": priority, "summary": _summary(task, ticket, topic)}
    if "terse" in task.habits:
        del sorted_ticket["summary"]
    return Draft(json.dumps(sorted_ticket, indent=2, ensure_ascii=False), is_json=True)


def _summary(task: Task, ticket: str, topic: str) -> str:
    matters = (matter for words, matter in _MATTERS if re.search(words, ticket, re.IGNORECASE))
    matter = next(matters, _PLAIN_MATTERS[topic])
    line = task.chance.choice(_LINES[task.voice])
    return line.format(matter=matter, Matter=matter[:1].upper() + matter[1:])
