"""Moments as a reviewer reads them."""

from __future__ import annotations


def told_moment(at: str) -> str:
    """The reviewer's local time of a moment (ISO 8601), with the date where that is not today's."""
    from datetime import datetime

    try:
        moment = datetime.fromisoformat(at).astimezone()
    except ValueError:
        return at
    return f"{moment:%H:%M}" if moment.date() == datetime.now().astimezone().date() else f"{moment:%d %b %H:%M}"
