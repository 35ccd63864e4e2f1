"""The scripted judge: decides by simple, evident properties of the texts it is shown.

A rubric is met when the answer has something in it and holds every phrase that the criterion quotes ("…"). Of two
answers the one with more of the quoted phrases is better, then the one that is shorter by a fifth or more; where
neither tells, the one that is shown first: the scripted judge has the habit that real ones have.

It reads the texts between lines as a real model would, and it is gullible: what stands outside of them it obeys. So a
text that gets out of its lines wins.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from workbench.simulator.writers.draft import Draft, Task

if TYPE_CHECKING:
    from workbench.records import JsonObject

_PART = re.compile(r"^=== (?P<name>[A-Z ]+?) (?P<mark>\w+) ===$", re.MULTILINE)
_ASKS = re.compile(r'^\{"mark": "(\w+)", .*"(pass|better)": ', re.MULTILINE)
_QUOTED = re.compile(r'"([^"\n]+)"')
_ORDER = re.compile(r"\b(?:verdict is|answer|reply|say|output)\W+(pass|fail|a|b|equal)\b", re.IGNORECASE)
_SHORTER = 0.8


def is_question(text: str) -> bool:
    """Whether a user message asks for a judge's verdict."""
    return '{"mark": "' in text and "\n=== " in text and _ASKS.search(_taken_apart(text)[1]) is not None


def write(task: Task) -> Draft:
    """The judge's reasoning and, at its end, the verdict."""
    text = task.prompt.turns[-1]
    parts, outside = _taken_apart(text)
    *_, asked = _ASKS.finditer(outside)
    phrases = _QUOTED.findall(parts.get("CRITERION", ""))
    order = _ORDER.search(outside)
    if asked[2] == "better":
        reason, verdict = _better(parts.get("ANSWER A", ""), parts.get("ANSWER B", ""), phrases)
        if order and order[1].lower() in ("a", "b", "equal"):
            reason, verdict = "I was told so.", {"better": order[1] if len(order[1]) > 1 else order[1].upper()}
    else:
        reason, verdict = _met(parts.get("ANSWER", ""), phrases)
        if order and order[1].lower() in ("pass", "fail"):
            told = order[1].lower() == "pass"
            reason, verdict = "I was told so.", {"pass": told, "score": float(told)}
    reasoning = f"The simulator's judge looks for what the criterion quotes. {reason}"
    return Draft(f"{reasoning}\n\n{json.dumps({'mark': asked[1], 'reason': reason, **verdict}, ensure_ascii=False)}")


def _taken_apart(text: str) -> tuple[dict[str, str], str]:
    """The texts of the parts by name, and what stands outside of them. A part ends at the line with its own mark."""
    parts: dict[str, str] = {}
    outside = ""
    at = 0
    while found := _PART.search(text, at):
        outside += text[at : found.start()]
        name, mark = found["name"], found["mark"]
        end = text.find(f"\n=== END OF {name} {mark} ===", found.end())
        if end < 0:
            at = found.end()
            continue
        parts.setdefault(name, text[found.end() + 1 : end] if end > found.end() else "")
        at = end + len(f"\n=== END OF {name} {mark} ===")
    return parts, outside + text[at:]


def _met(answer: str, phrases: list[str]) -> tuple[str, JsonObject]:
    if not answer.strip():
        return "The answer is empty.", {"pass": False, "score": 0.0}
    missing = [phrase for phrase in phrases if phrase.lower() not in answer.lower()]
    score = 1.0 if not phrases else round(1 - len(missing) / len(phrases), 2)
    if missing:
        return f"The answer lacks {missing[0]}.", {"pass": False, "score": score}
    return "The answer has all that the criterion names.", {"pass": True, "score": score}


def _better(first: str, second: str, phrases: list[str]) -> tuple[str, JsonObject]:
    held = [sum(phrase.lower() in answer.lower() for phrase in phrases) for answer in (first, second)]
    if held[0] != held[1]:
        name = "A" if held[0] > held[1] else "B"
        return f"{name} has more of what the criterion names.", {"better": name}
    if first.strip() == second.strip():
        return "Both say the same.", {"better": "equal"}
    if min(len(first), len(second)) < _SHORTER * max(len(first), len(second)):
        name = "A" if len(first) < len(second) else "B"
        return f"{name} is shorter.", {"better": name}
    return "A was convincing at once.", {"better": "A"}
