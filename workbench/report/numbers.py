"""Numbers as a reader meets them; what is unknown is said to be."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from workbench.text.counts import counted

if TYPE_CHECKING:
    from workbench.records import Speed

MINUS = "\u2212"


def percent(share: float | None) -> str:
    """A share 0..1, as in `94 %`; what is neither none nor all is never rounded to it."""
    if share is None:
        return "unknown"
    text = f"{share * 100:.0f}"
    if text in ("0", "100") and share not in (0.0, 1.0):
        text = f"{share * 100:.1f}"
        text = {"0.0": "<0.1", "100.0": ">99.9"}.get(text, text)
    return f"{text} %"


def points(share: float | None, *, sign: bool = True) -> str:
    """A difference of shares in percentage points, as in `−18.5 points`."""
    if share is None:
        return "unknown"
    return f"{_number(share, sign=sign)} points"


def span(interval: tuple[float, float] | None) -> str:
    """An interval of a difference, as in `−29.7 to −7.4 points`."""
    if interval is None:
        return "unknown"
    return f"{_number(interval[0])} to {_number(interval[1])} points"


def probability(value: float | None) -> str:
    """A p-value or q-value with two digits that count."""
    if value is None:
        return "not computed"
    if value < 1e-6:
        return "<0.000001"
    return f"{value:.2g}" if value >= 1e-4 else f"{value:.6f}".rstrip("0")


def stated(name: str, value: float) -> str:
    """A p-value or q-value as a statement: `q = 0.012`, or `q < 0.000001`."""
    told = probability(value)
    return f"{name} < {told[1:]}" if told.startswith("<") else f"{name} = {told}"


def usd(value: float | None) -> str:
    """An amount of money, small ones to the digit that counts."""
    if value is None:
        return "unknown"
    return f"${value:,.2f}" if abs(value) >= 1 or value == 0 else f"${value:.2g}" if value >= 1e-4 else f"${value:.7f}"


def change(baseline: float | None, target: float | None) -> str:
    """How much more the target takes, as in `+31 %`."""
    if baseline is None or target is None:
        return "unknown"
    if not baseline:
        return "no change" if not target else "from nothing"
    percentage = 100 * (target / baseline - 1)
    rounded = f"{abs(percentage):,.0f}"
    return "±0 %" if rounded == "0" else f"{'+' if percentage > 0 else MINUS}{rounded} %"


def times(one: Speed | None) -> str:
    """How many times the baseline's time the target takes, as in `1.18 times (1.09 to 1.27), 48 of 50 cases`.

    Cases that do not count are said by why.
    """
    if one is None:
        return "unknown"
    reasons = (("unknown", one.unknown), ("simulated", one.simulated), ("taken over from another run", one.taken_over))
    left_out = ", ".join(f"{number:,} {why}" for why, number in reasons if number)
    all_ = one.cases + one.unknown + one.simulated + one.taken_over
    if one.ratio is None:
        return f"unknown ({left_out})" if left_out else "unknown"
    ends = "no interval of so few" if one.interval is None else f"{one.interval[0]:.2f} to {one.interval[1]:.2f}"
    told = f"{one.ratio:.2f} times ({ends}), {one.cases:,} of {counted(all_, 'case')}"
    return f"{told} ({left_out})" if left_out else told


def moment(stamp: str) -> str:
    """A moment in ISO 8601 as people read it, to the minute, as in `2026-03-01 12:30 UTC`."""
    return datetime.fromisoformat(stamp).astimezone(UTC).strftime("%Y-%m-%d %H:%M UTC")


def size(count: int) -> str:
    """A number of bytes as people say it."""
    return f"{count:,} bytes" if count < 1000 else f"{count / 1e3:,.0f} kB" if count < 1e6 else f"{count / 1e6:,.1f} MB"


def _number(share: float, *, sign: bool = True) -> str:
    text = f"{abs(share) * 100:.1f}"
    if text == "0.0":
        return "0.0"
    if not sign:
        return text
    return f"{MINUS if share < 0 else '+'}{text}"
