"""How the empty app is started."""

from __future__ import annotations

import sys
from pathlib import Path

EMPTY = [sys.executable, str(Path(__file__).with_name("empty_app.py"))]
