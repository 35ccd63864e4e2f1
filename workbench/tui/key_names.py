"""Which keys an action can be given: those that arrive from every terminal, through tmux and GNU screen."""

from __future__ import annotations

NAMES = (
    "enter", "escape", "tab", "shift+tab", "space", "backspace", "delete", "insert", "up", "down", "left", "right",
    "home", "end", "pageup", "pagedown",
)  # fmt: skip
"""Keys that are no character."""

_TAKEN = {
    "ctrl+a": "is the prefix key of GNU screen",
    "ctrl+b": "is the prefix key of tmux",
    "ctrl+s": "stops the output of a terminal",
    "ctrl+q": "lets the output of a terminal go on",
    "ctrl+l": "draws the screen anew",
    "ctrl+m": "is Enter to a terminal",
    "ctrl+i": "is Tab to a terminal",
    "ctrl+j": "is a new line to a terminal",
    "ctrl+h": "is Backspace to a terminal",
}
_OTHERS = {
    "esc": "escape",
    "return": "enter",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "page_up": "pageup",
    "page_down": "pagedown",
    "del": "delete",
    "ins": "insert",
    "backtab": "shift+tab",
    " ": "space",
}
"""What people call keys that have another name here."""


def unusable(key: str) -> str | None:
    """Why an action cannot be given a key, in words that follow the key; None if it can."""
    if key in NAMES or is_function_key(key) or (len(key) == 1 and key.isprintable() and key != " "):
        return None
    if key.lower() in _TAKEN:
        return _TAKEN[key.lower()]
    if key.startswith("ctrl+") and len(key) == 6 and key[5].isascii() and key[5].islower():
        return None
    known = _OTHERS.get(key.lower(), key.lower())
    if known in NAMES:
        return f"is written '{known}'"
    if "+" in key[:-1]:
        return "is not sent by every terminal"
    return "is no key: one is a character, 'enter', 'pagedown' and their like, or 'ctrl+' and a letter"


def is_function_key(key: str) -> bool:
    """Whether it is F1 to F12: many terminals and window managers keep some of them to themselves."""
    return key in {f"f{number}" for number in range(1, 13)}
