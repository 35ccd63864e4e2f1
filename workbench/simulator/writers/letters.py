"""Writes refund letters from the facts of a refund."""

from __future__ import annotations

from workbench.simulator.writers.draft import Draft, Task
from workbench.simulator.writers.words import facts_of

_SORRY = {
    "older": (
        "Thank you for letting us know that {reason}. We are sorry for the trouble this has caused.",
        "We are sorry to hear that {reason}. This is not how it should have been.",
    ),
    "newer": (
        "You wrote that {reason}, and you are right to complain. We apologise.",
        "It was our mistake that {reason}, and we are sorry for it.",
        "Please accept our apology: {reason}, and that should not have happened.",
    ),
}
_MONEY = {
    "older": (
        "We are refunding {amount} for order {order} {way}. Please allow five working days for it to arrive.",
        "For order {order} you will receive {amount} {way} within five working days.",
    ),
    "newer": (
        "{amount} for order {order} has been sent {way} and should be there within five working days.",
        "We have today released {amount} for order {order} {way}. It takes up to five working days.",
    ),
}
_REST = {
    "older": ("There is nothing you need to send back.", "You need not return anything."),
    "newer": ("Keep or recycle the article as you like; we do not need it back.", "Nothing has to be sent back to us."),
}
_END = {
    "older": ("Yours sincerely\nLindhagen & Moss, customer care",),
    "newer": ("With kind regards\nLindhagen & Moss, customer care", "Yours sincerely\nLindhagen & Moss, customer care"),
}
_WAYS = {"card": "to the card you paid with", "bank transfer": "by bank transfer", "voucher": "as a voucher"}
_RAMBLE = (
    "We have spoken with everyone who had a hand in this order, from the person who took it in to the person who "
    "closed the parcel, and each of them has looked again at what could have been done better.",
    "Our house has been in the trade for a long time, and in all those years we have held that a thing which does "
    "not do its work has no business in anybody's home, which is why a letter such as yours is read by several of us.",
    "It goes without saying that every article is looked at before it leaves us, under a good lamp and by people who "
    "know what to look for, and yet now and then something slips through that ought not to.",
    "We have therefore written down what happened, in detail, and will talk it through at our next round, so that "
    "whoever comes after you has a better day than the one you had when the parcel was opened.",
    "Should you ever be near one of our shops, do come in and ask for the manager, who will gladly show you round and "
    "who would like to hear from you in person how things stand by then.",
)


def write(task: Task) -> Draft:
    """One letter."""
    facts = facts_of(task.prompt.data["refund"])
    chance, voice = task.chance, task.voice
    values = {
        "reason": facts.get("reason", "something went wrong"),
        "amount": facts.get("amount", "the full price"),
        "order": facts.get("order", "in question"),
        "way": _WAYS.get(facts.get("paid back by", ""), "the way you paid"),
    }
    customer = facts.get("customer", "customer")
    if "terse" in task.habits:
        return Draft(f"Dear {customer},\n\nrefunded. Sorry.")
    parts = [f"Dear {customer},", chance.choice(_SORRY[voice]).format(**values)]
    if "ramble" in task.habits:
        parts += _RAMBLE
    parts.append(f"{chance.choice(_MONEY[voice]).format(**values)} {chance.choice(_REST[voice])}")
    parts.append(chance.choice(_END[voice]))
    return Draft("\n\n".join(parts))
