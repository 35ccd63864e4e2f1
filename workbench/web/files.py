"""The files of the page: ours, and those that textual-serve brings. No other is served, and none from elsewhere."""

from __future__ import annotations

from importlib.resources import files
from string import Template
from typing import NamedTuple

FONT_SIZE = 16

_OURS, _THEIRS = "workbench.web", "textual_serve"
# name -> (package, path, type)
_FILES = {
    "page.css": (_OURS, "page/page.css", "text/css"),
    "page.js": (_OURS, "page/page.js", "text/javascript"),
    "xterm.css": (_THEIRS, "static/css/xterm.css", "text/css"),
    "textual.js": (_THEIRS, "static/js/textual.js", "text/javascript"),
    "mono.ttf": (_THEIRS, "static/fonts/RobotoMono-VariableFont_wght.ttf", "font/ttf"),
    "mono-italic.ttf": (_THEIRS, "static/fonts/RobotoMono-Italic-VariableFont_wght.ttf", "font/ttf"),
}


class File(NamedTuple):
    """A file as it is sent."""

    body: bytes
    type: str


def page(host: str) -> str:
    """The page for one who asked under that name and port."""
    template = (files(_OURS) / "page/index.html").read_text("utf-8")
    return Template(template).substitute(host=host, size=FONT_SIZE)


def file(name: str) -> File | None:
    """A file of the page; None for a name that is none of its."""
    known = _FILES.get(name)
    if known is None:
        return None
    package, path, kind = known
    return File((files(package) / path).read_bytes(), kind)


def headers(host: str) -> dict[str, str]:
    """What every answer carries: no page elsewhere may hold it, and it may ask nobody else for anything.

    xterm.js writes its colours into style elements, so styles may be inline; scripts may not.
    """
    policy = {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self' 'unsafe-inline'",
        "font-src": "'self'",
        "img-src": "data:",
        "connect-src": f"ws://{host}",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "'none'",
    }
    return {
        "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in policy.items()),
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": "no-store",
    }
