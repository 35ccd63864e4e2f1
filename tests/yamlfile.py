"""YAML files of the tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from pathlib import Path


def read_yaml(path: Path) -> Any:
    """What a file of UTF-8 holds; by libyaml where PyYAML has it, which is ten times as fast."""
    return yaml.load(path.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
