"""Who is reviewing."""

from __future__ import annotations

import getpass
import os
import subprocess


def reviewer_name(given: str | None) -> str:
    """The reviewer's name: as given, else WORKBENCH_REVIEWER, else git's user.name, else the login name."""
    named = given or os.environ.get("WORKBENCH_REVIEWER") or _git_user_name()
    if named and named.strip():
        return named.strip()
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container's user without a name
        return "reviewer"


def _git_user_name() -> str | None:
    try:
        done = subprocess.run(["git", "config", "user.name"], capture_output=True, text=True, timeout=2, check=False)
    except (OSError, subprocess.TimeoutExpired, UnicodeDecodeError):
        return None
    return done.stdout.strip() or None
