"""Whether Chinese is written in simplified or in traditional characters."""

from __future__ import annotations

from typing import Literal

# Frequent characters of which the other form is never used in the same way, pair by pair.
_SIMPLIFIED = (
    "们国这个时说会来对过还没后发经样学里将问让从现长动点头话见开气门间机种边给听东应觉电实业车声书爱万难"
    "认识谢请谁谈论变体处号级结继续连运进远选达战张带总战关观视觉须顾题页风飞马鸟鱼龙龟请张务团图场"
)
_TRADITIONAL = (
    "們國這個時說會來對過還沒後發經樣學裡將問讓從現長動點頭話見開氣門間機種邊給聽東應覺電實業車聲書愛萬難"
    "認識謝請誰談論變體處號級結繼續連運進遠選達戰張帶總戰關觀視覺須顧題頁風飛馬鳥魚龍龜請張務團圖場"
)
_ONLY_SIMPLIFIED = frozenset(_SIMPLIFIED) - frozenset(_TRADITIONAL)
_ONLY_TRADITIONAL = frozenset(_TRADITIONAL) - frozenset(_SIMPLIFIED)
_LONGEST = 200_000


def han_form(text: str) -> Literal["hans", "hant"] | None:
    """The form most of the telling characters have; None where there are none, or as many of both."""
    beginning = text[:_LONGEST]
    simplified = sum(sign in _ONLY_SIMPLIFIED for sign in beginning)
    traditional = sum(sign in _ONLY_TRADITIONAL for sign in beginning)
    if simplified == traditional:
        return None
    return "hans" if simplified > traditional else "hant"
