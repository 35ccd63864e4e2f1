"""The words of the API that the simulator knows, read from a data file: betas and types of tools."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.records import JsonObject


@dataclass(frozen=True, slots=True)
class ToolKind:
    """A type of tool that the API defines.

    `name` is what such a tool must be called (None: it is a set of tools and has none), `needs` the fields it must
    have. With `replaced_by` models refuse it and name that instead: those with the trait `refused_by`, or all.
    """

    name: str | None = None
    needs: tuple[str, ...] = ()
    is_toolset: bool = False
    replaced_by: str | None = None
    refused_by: str | None = None


def known_betas() -> frozenset[str]:
    """Every value of the `anthropic-beta` header that is taken."""
    return _words()[0]


def tool_kinds() -> Mapping[str, ToolKind]:
    """The types of tools beside those a request defines itself."""
    return _words()[1]


@lru_cache(maxsize=1)
def _words() -> tuple[frozenset[str], Mapping[str, ToolKind]]:
    import yaml

    data = yaml.safe_load(Path(__file__).with_name("vocabulary.yaml").read_text(encoding="utf-8"))
    return frozenset(data["betas"]), {name: _kind(fields) for name, fields in data["tools"].items()}


def _kind(fields: JsonObject) -> ToolKind:
    return ToolKind(
        name=fields.get("name"),
        needs=tuple(fields.get("needs") or ()),
        is_toolset=bool(fields.get("toolset")),
        replaced_by=fields.get("replaced_by"),
        refused_by=fields.get("refused_by"),
    )
