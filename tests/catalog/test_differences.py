"""What the Models API says otherwise than the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from workbench.catalog.differences import Difference, differences

if TYPE_CHECKING:
    from workbench.records import JsonObject

YES, NO = {"supported": True}, {"supported": False}


def info(**said: Any) -> JsonObject:
    """What the API says of Opus 5.5 when nothing differs, but for what is given."""
    levels = dict.fromkeys(("low", "medium", "high", "xhigh", "max"), YES)
    kinds = {"adaptive": YES, "enabled": NO, "disabled": NO, "between_tools": NO}
    return {
        "id": "claude-opus-5-5",
        "display_name": "Claude Opus 5.5",
        "lifecycle": "active",
        "retires_at": None,
        "max_input_tokens": 1_000_000,
        "max_tokens": 128_000,
        "capabilities": {
            "effort": {"supported": True, **levels, **said.pop("levels", {})},
            "structured_outputs": YES,
            "thinking": {"supported": True, "types": {**kinds, **said.pop("kinds", {})}},
        },
        **said,
    }


def test_nothing_differs() -> None:
    assert differences([info()]) == []


@pytest.mark.parametrize(
    ("said", "fact", "ours", "theirs"),
    [
        ({"lifecycle": "deprecated"}, "lifecycle", "active", "deprecated"),
        ({"retires_at": "2027-10-01T00:00:00Z"}, "retirement", "not announced", "2027-10-01"),
        ({"max_input_tokens": 2_000_000}, "context_window_tokens", 1_000_000, 2_000_000),
        ({"max_tokens": 64_000}, "max_output_tokens", 128_000, 64_000),
        ({"kinds": {"disabled": YES}}, "thinking disabled", False, True),
        (
            {"levels": {"max": NO}},
            "effort levels",
            ["low", "medium", "high", "xhigh", "max"],
            ["low", "medium", "high", "xhigh"],
        ),
        ({"id": "claude-opus-6", "display_name": "Claude Opus 6"}, "model", None, "Claude Opus 6"),
    ],
)
def test_what_differs_is_told(said: JsonObject, fact: str, ours: Any, theirs: Any) -> None:
    given = info(**said)
    assert differences([given]) == [Difference(given["id"], fact, ours, theirs)]


def test_what_either_leaves_open_does_not_differ() -> None:
    assert differences([info(max_tokens=None, capabilities=None)]) == []
    mythos = info(
        id="claude-mythos-preview", lifecycle="deprecated", retires_at="2026-06-30T00:00:00Z", capabilities=None
    )
    assert [one.fact for one in differences([mythos])] == ["retirement"]
