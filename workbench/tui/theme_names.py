"""The looks one can choose, by the names that options, menus and the remembered settings give them."""

from __future__ import annotations

from typing import Literal, get_args

ThemeName = Literal["dark", "light", "contrast", "contrast-light", "terminal"]
THEME_NAMES: tuple[ThemeName, ...] = get_args(ThemeName)
