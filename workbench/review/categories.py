"""The categories by the letters that choose them."""

from __future__ import annotations

from workbench.records import CATEGORIES

CATEGORY_KEYS = tuple(zip("fsrtlcomuiap", CATEGORIES, strict=True))
