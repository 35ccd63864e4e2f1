"""Instructions that ask for two things: two responses, or the prompt and then the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.checks.finding import quoted
from workbench.checks.ifeval.fact import Fact

if TYPE_CHECKING:
    from workbench.records import JsonObject

_DIVIDER = "******"


def two_responses(text: str, _kwargs: JsonObject) -> Fact:
    """Two different responses divided by six asterisks."""
    parts = text.split(_DIVIDER)
    filled = [part.strip() for part in parts if part.strip()]
    if any(not part.strip() for part in parts[1:-1]):
        return Fact(False, "nothing between two ****** dividers")
    if len(filled) != 2:
        return Fact(False, f"{len(filled)} response{'' if len(filled) == 1 else 's'} around ******, exactly 2 wanted")
    return Fact(filled[0] != filled[1], f"two {'' if filled[0] != filled[1] else 'equal '}responses around ******")


def repeat_prompt(text: str, kwargs: JsonObject) -> Fact:
    """The answer starts with the prompt, word for word, in any case."""
    wanted = kwargs["prompt_to_repeat"].strip().lower()
    found = text.strip().lower()
    if found.startswith(wanted):
        return Fact(True, "starts with the prompt")
    differing = (at for at, (here, there) in enumerate(zip(found, wanted, strict=False)) if here != there)
    same = next(differing, min(len(found), len(wanted)))
    start = max(0, same - 10)
    here, there = quoted(found[start : same + 20], 40), quoted(wanted[start : same + 20], 40)
    return Fact(False, f"differs from the prompt at character {same + 1:,}: {here} instead of {there}")
