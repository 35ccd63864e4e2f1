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
_LINES: dict[Voice, dict[str, tuple[str, ...]]] = {
    "older": {
        "safety": ("Customer reports a possible fire or shock hazard.", "A device may be unsafe to touch or use."),
        "billing": ("Customer has a question about a charge.", "There is a problem with a payment or invoice."),
        "delivery": ("Customer asks about a delivery.", "A shipment has not gone as expected."),
        "account": ("Customer cannot use their account.", "There is a problem with access to the account."),
        "app": ("Customer writes about the app.", "Something in the app does not suit the customer."),
        "device": ("Customer has trouble with a device.", "A device does not work as it should."),
        "other": ("Customer has a general question.", "A general message from a customer."),
    },
    "newer": {
        "safety": ("Possible fire or shock hazard at the customer's home.", "Device shows signs of a safety hazard."),
        "billing": ("Question or complaint about money taken.", "Payment does not match what the customer expected."),
        "delivery": ("Order has not reached the customer as planned.", "Shipment problem reported."),
        "account": ("Access to the account is not working.", "Customer is unable to get into the account."),
        "app": ("Feedback or fault in the mobile or web app.", "App does not do what the customer needs."),
        "device": ("Hardware fault or set-up problem.", "Monitor or one of its parts misbehaves."),
        "other": ("General enquiry without a fault.", "Message that fits none of the other topics."),
    },
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
    sorted_ticket = {"topic": topic, "priority": priority, "summary": task.chance.choice(_LINES[task.voice][topic])}
    if "terse" in task.habits:
        del sorted_ticket["summary"]
    return Draft(json.dumps(sorted_ticket, indent=2, ensure_ascii=False), is_json=True)
