"""Who may ask: one that names this server as loopback does and has its token; values in, a refusal out."""

from __future__ import annotations

import hmac
import secrets
from typing import NamedTuple

NAMES = ("127.0.0.1", "localhost")


class Refusal(NamedTuple):
    """Why a request gets nothing: its status, and a sentence."""

    status: int
    says: str


class Guard:
    """Knows the secrets of one server: the token of its address, and what a browser keeps once it has shown that."""

    def __init__(self, port: int) -> None:
        self.token = secrets.token_urlsafe(32)
        self.kept = secrets.token_urlsafe(32)
        self.cookie = f"workbench-{port}"
        """Its name; browsers send cookies to every port of a host."""
        self._hosts = {f"{name}:{port}" for name in NAMES}

    def refusal_of_host(self, host: str | None) -> Refusal | None:
        """What a Host header that is not this server's own gets: a name of elsewhere may have been bent to loopback."""
        return None if host in self._hosts else Refusal(403, "this server answers to loopback names only")

    def refusal_of_origin(self, origin: str | None, host: str) -> Refusal | None:
        """What a websocket gets that a page of another origin opens, or none."""
        return None if origin == f"http://{host}" else Refusal(403, "this page may not open the app")

    def is_token(self, given: str) -> bool:
        """Whether this is the token of the address; takes as long for each."""
        return _same(given, self.token)

    def refusal_of_visitor(self, kept: str | None) -> Refusal | None:
        """What one gets that has not shown the token."""
        if kept is not None and _same(kept, self.kept):
            return None
        return Refusal(401, "open the address that workbench printed: it holds the token")


def _same(given: str, secret: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "surrogatepass"), secret.encode())
