"""The hint the demo gives for each suite that slipped."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path


def hint_for(suite_id: str) -> str | None:
    """A line that sets a bundled suite right when it is added to its system prompt; None where nothing is wrong."""
    return _hints().get(suite_id)


@lru_cache(maxsize=1)
def _hints() -> dict[str, str]:
    import yaml

    hints: dict[str, str] = yaml.safe_load(Path(__file__).with_name("hints.yaml").read_text(encoding="utf-8"))
    return hints
