"""What `COMPARISON` or `suite/case@comparison` names."""

from __future__ import annotations


def comparison_and_case(named: str) -> tuple[str, str | None]:
    """The comparison (`@last` where none is named), and the suite/case to begin at."""
    if "/" not in named.split("@")[0]:
        return named, None
    case, _, comparison = named.partition("@")
    return comparison or "@last", case
