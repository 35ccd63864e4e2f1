"""The examples of examples.yaml as requests and contexts."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tests.yamlfile import read_yaml
from workbench.catalog.preflight import Context, Finding, preflight

if TYPE_CHECKING:
    from workbench.records import JsonObject

TODAY = date(2026, 11, 25)
EXAMPLES: JsonObject = read_yaml(Path(__file__).with_name("examples.yaml"))


def context_of(example: JsonObject) -> Context:
    """Where an example's request goes."""
    return Context(
        model=example["model"],
        platform=example.get("platform", "anthropic"),
        endpoint=example.get("endpoint", "messages"),
        source_model=example.get("source"),
        today=example.get("today", TODAY),
        code=example.get("code"),
        cache=example.get("cache", False),
    )


def request_of(example: JsonObject) -> JsonObject:
    """An example's request; `repeat` makes its message so many characters long."""
    said = "many words " * (example["repeat"] // 11) if "repeat" in example else "Hello there."
    request: JsonObject = {"model": example["model"], "messages": [{"role": "user", "content": said}]}
    if example.get("endpoint") != "count_tokens":
        request["max_tokens"] = 4096
    request.update(example.get("request", {}))
    return request


def findings_of(example: JsonObject) -> dict[str, Finding]:
    """What preflight says of an example, by rule."""
    return {finding.rule: finding for finding in preflight(request_of(example), context_of(example))}
