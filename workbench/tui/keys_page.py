"""Print docs/keys.md: `python -m workbench.tui.keys_page > docs/keys.md`."""

from __future__ import annotations

import sys

from workbench.tui.actions import KeyMap, keys_page

if __name__ == "__main__":
    sys.stdout.write(keys_page(KeyMap()))
