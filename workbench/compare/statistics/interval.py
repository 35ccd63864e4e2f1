"""An interval of an estimate."""

from __future__ import annotations

from typing import NamedTuple


class Interval(NamedTuple):
    """Both bounds, in the unit of what they enclose."""

    lower: float
    upper: float
