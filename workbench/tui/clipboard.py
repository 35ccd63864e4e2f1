"""What puts a text into the terminal's clipboard: OSC 52, wrapped where tmux or GNU screen stands between."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

LIMIT = 75_000
"""Bytes of base64 at most: many terminals drop a message of 100,000, some of less. tmux takes a million."""
_CHUNK = 240
"""GNU screen up to 4.0.3 passes on 256 bytes at a time, since 4.2.1 768."""
_ESC, _BEL, _ST = "\x1b", "\x07", "\x1b\\"


def size(data: bytes) -> int:
    """Bytes of base64 that a text takes."""
    return 4 * -(-len(data) // 3)


def clipboard_sequence(data: bytes, environ: Mapping[str, str]) -> str:
    """The sequence for the terminal that the environment tells of.

    tmux is told twice: itself, which heeds it with `set-clipboard on`, and the terminal behind it, which it passes that
    on to with `allow-passthrough on` (before 3.3 always). GNU screen passes on short pieces, one after the other. Where
    only TERM tells of one of the two, over SSH, screen is meant: tmux reads the plain sequence as well.
    """
    plain = f"{_ESC}]52;c;{b64encode(data).decode('ascii')}{_BEL}"
    term = environ.get("TERM", "")
    if environ.get("TMUX") or term.startswith("tmux"):
        return f"{plain}{_ESC}Ptmux;{plain.replace(_ESC, 2 * _ESC)}{_ST}"
    if environ.get("STY") or term.startswith("screen"):
        pieces = (plain[at : at + _CHUNK] for at in range(0, len(plain), _CHUNK))
        chunked = "".join(f"{_ESC}P{piece}{_ST}" for piece in pieces)
        return chunked if environ.get("STY") else plain + chunked
    return plain


def has_clipboard(environ: Mapping[str, str]) -> bool:
    """Whether the terminal may have a clipboard: a console has none."""
    return environ.get("TERM", "") not in ("linux", "dumb", "vt100", "vt220")
