"""Suite templates: read from the YAML files, filled with their slots, made into suites and cases."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.yamlfile import read_yaml
from workbench.records import Case, Check, Suite

if TYPE_CHECKING:
    import random

FOLDER = Path(__file__).parent
HELD_OUT = FOLDER / "held_out"  # written later and by others than the templates beside this file
_SLOT = re.compile(r"\{(\w+)\}")
_TRIES = 200  # to find a case that asks something else than those before it

Template = dict[str, Any]
Filling = dict[str, str]


@cache
def templates_of(folder: Path = FOLDER) -> tuple[Template, ...]:
    """All suites of all files of a folder, in order, but for talks in which tools are called."""
    return tuple(
        suite
        for path in sorted(folder.glob("*.yaml"))
        for suite in read_yaml(path)["suites"]
        if not _calls_in_turns(suite)
    )


def _calls_in_turns(suite: Template) -> bool:
    return "turns" in suite and any(
        isinstance(reply, dict) and reply.get("calls") for said in suite["baseline"] for reply in said
    )


def suite_of(template: Template) -> Suite:
    """The suite as it stands before anything is planted."""
    return Suite(template["suite"], _request(template), checks=tuple(_checks(template)))


def fillings(template: Template, chance: random.Random, count: int) -> list[Filling]:
    """What fills so many cases; no two of them ask the same, as far as the slots allow."""
    asked = template.get("turns") or [template["input"]]
    made, seen = [], set()
    for _ in range(count):
        for _try in range(_TRIES):
            one = _filling(template, chance)
            words = filled([plain(turn) for turn in asked], one)
            if tuple(words) not in seen:
                break
        seen.add(tuple(words))
        made.append(one)
    return made


def slots_known(template: Template) -> set[str]:
    """The slots that a case knows: those of the question, the checks and good answers, not what a wrong one says."""
    parts = {name: value for name, value in template.items() if name not in ("slots", "changed")}
    return set(_SLOT.findall(json.dumps(parts, ensure_ascii=False)))


def case_of(template: Template, number: int, filling: Filling, known: set[str]) -> Case:
    """One case with the slots that are known to it; each tool it may call answers that all went well."""
    turns = tuple(filled([plain(turn) for turn in template["turns"]], filling)) if "turns" in template else None
    results = tuple({"tool": tool["name"], "result": {"status": "ok"}} for tool in template.get("tools", ()))
    given = {name: value for name, value in filling.items() if name in known}
    return Case(template["suite"], f"c-{number:03}", vars=given, turns=turns, tool_results=results)


def filled(value: Any, filling: Filling) -> Any:
    """A value with the slots in its strings filled."""
    if isinstance(value, str):
        return _SLOT.sub(lambda slot: filling.get(slot[1], slot[0]), value)
    if isinstance(value, list):
        return [filled(one, filling) for one in value]
    if isinstance(value, dict):
        return {key: filled(one, filling) for key, one in value.items()}
    return value


def plain(text: str) -> str:
    """A text of the suite file with its variables written as slots."""
    return text.replace("{{", "{").replace("}}", "}")


def _request(template: Template) -> dict[str, Any]:
    request: dict[str, Any] = {"max_tokens": 1024, "system": template["system"]}
    if "input" in template:
        request["messages"] = [{"role": "user", "content": template["input"]}]
    if "tools" in template:
        request["tools"] = [
            {
                "name": tool["name"],
                "description": tool["name"],
                "input_schema": {"type": "object", "properties": {key: {"type": "string"} for key in tool["input"]}},
            }
            for tool in template["tools"]
        ]
    return request


def _filling(template: Template, chance: random.Random) -> Filling:
    filling = {slot: str(chance.choice(fillers)) for slot, fillers in template["slots"].items()}
    for together in template.get("linked", ()):
        at = chance.randrange(min(len(template["slots"][slot]) for slot in together))
        filling |= {slot: str(template["slots"][slot][at]) for slot in together}
    return filling


def _checks(template: Template) -> list[Check]:
    made = []
    for told in template.get("checks") or ():
        value = _variables(told.get("value"))
        if told["must"] == "json":
            keys = {key: _schema(kind) for key, kind in told["keys"].items()} if isinstance(told["keys"], dict) else {}
            required = list(told["keys"])
            made.append(Check("is-json", {"type": "object", "required": required, "properties": keys}))
        elif told["must"] == "contains":
            made.append(Check("contains", value))
        elif told["must"] == "max_words":
            made.append(Check("max-words", told["value"]))
        elif told["must"] == "language":
            made.append(Check("language", told["value"]))
        elif told["must"] == "one_of":
            labels = "|".join(map(re.escape, told["values"]))
            made.append(Check("regex", rf"\A\s*(?:{labels})\s*\Z"))
        elif told["must"] == "tool":
            # What is told of the input is not all of it, so that it cannot be held against the whole.
            made.append(Check("tool-called", told["name"]))
        else:
            raise AssertionError(f"unknown check {told}")
    return made


def _variables(value: Any) -> Any:
    """Slots as a suite file writes its variables."""
    if isinstance(value, str):
        return _SLOT.sub(r"{{\1}}", value)
    if isinstance(value, dict):
        return {key: _variables(one) for key, one in value.items()}
    return value


def _schema(kind: Any) -> dict[str, Any]:
    if isinstance(kind, list):
        return {"enum": kind}
    text = str(kind)
    if "|" in text:
        return {"enum": text.removeprefix("enum(").removesuffix(")").split("|")}
    return {"type": text} if text in ("string", "number", "integer", "boolean", "array", "object") else {}
