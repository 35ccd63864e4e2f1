"""Answers customers who ask where their order is, with two tools: the order, then its shipment."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from workbench.simulator.writers.draft import Draft, Task
from workbench.simulator.writers.words import spoken_date

if TYPE_CHECKING:
    from workbench.records import JsonObject
    from workbench.simulator.prompt import ToolExchange

_ON_THE_WAY = {
    "older": (
        "Order {order} is {status} ({place}). Delivery is expected on {day}.",
        "I looked up order {order}: it is {status}, last seen in {place}, and delivery is expected on {day}.",
    ),
    "newer": (
        "Your order {order} is {status}, last seen in {place}. The carrier gives {day} as the day of delivery.",
        "The carrier has order {order} as {status} in {place} and plans delivery for {day}.",
        "{day} is the day the carrier names for order {order}, which is {status} in {place} now.",
    ),
}
_DELIVERED = ("Order {order} was delivered on {day} in {place}, the carrier says.",)
_PROMISED = (
    "Order {order} has been shipped. Delivery was planned for {day}.",
    "Your order {order} is on its way, with delivery promised for {day}.",
)
_WITHOUT_DAY = ("Order {order} is {status}, last seen in {place}. It should not take much longer.",)
_PREPARING = {
    "older": ("Order {order} is still being prepared. There is no day of delivery yet.",),
    "newer": (
        "Your order {order} is still being prepared, so the carrier has no day of delivery for it yet.",
        "We are still preparing order {order}. A day of delivery follows once it has been shipped.",
    ),
}
_CANCELLED = {
    "older": ("Order {order} has been cancelled.",),
    "newer": ("Your order {order} is cancelled, so nothing will be delivered.", "Order {order} was cancelled."),
}
_UNKNOWN = {
    "older": ("I can find no order {order}. Please check the number.",),
    "newer": ("There is no order {order} in our books. Could you check the number on your confirmation?",),
}
_ASK = ("Which order is it? Please give me its number, five digits.",)


def write(task: Task) -> Draft:
    """The next step: a tool call, or the answer once the tools have said what there is."""
    prompt, habits = task.prompt, task.habits
    done = {exchange.name: exchange for exchange in prompt.exchanges}
    asked = re.search(r"\b(\d{5})\b", prompt.turns[-1] if prompt.turns else "")
    if "find_order" not in done:
        if asked is None:
            return Draft(task.chance.choice(_ASK))
        number = asked[1] if "text_number" in habits else int(asked[1])
        return Draft("", (("find_order", {"order_number": number}),))
    order = _said(done["find_order"])
    values = {"order": str(done["find_order"].input.get("order_number")), "place": "", "status": "", "day": ""}
    shipment_id = order.get("shipment_id")
    if shipment_id and "track_shipment" not in done and not {"skip_tracking", "terse"} & habits:
        return Draft("", (("track_shipment", {"shipment_id": shipment_id}),))
    return Draft(_sentence(task, order, _said(done["track_shipment"]) if "track_shipment" in done else {}, values))


def _sentence(task: Task, order: JsonObject, shipment: JsonObject, values: dict[str, str]) -> str:
    chance, voice = task.chance, task.voice
    if shipment.get("delivery_date"):
        values["status"] = str(shipment.get("status", "on its way"))
        values["place"] = str(shipment.get("place", "the depot"))
        values["day"] = spoken_date(str(shipment["delivery_date"]))
        if "no_date" in task.habits:
            return chance.choice(_WITHOUT_DAY).format(**values)
        if values["status"] == "delivered":
            return chance.choice(_DELIVERED).format(**values)
        return chance.choice(_ON_THE_WAY[voice]).format(**values)
    if order.get("shipment_id"):
        values["day"] = spoken_date(str(order.get("promised")))
        return "Shipped." if "terse" in task.habits else chance.choice(_PROMISED).format(**values)
    if order.get("status") == "cancelled":
        return chance.choice(_CANCELLED[voice]).format(**values)
    if order.get("status"):
        return chance.choice(_PREPARING[voice]).format(**values)
    return chance.choice(_UNKNOWN[voice]).format(**values)


def _said(exchange: ToolExchange) -> JsonObject:
    """What a tool said, when it said a JSON object."""
    try:
        value = json.loads(exchange.result or "")
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}
