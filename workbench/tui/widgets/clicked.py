"""What a list says of the mouse."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message


@dataclass
class RowClicked(Message):
    """A row of a list was clicked, by its index."""

    index: int
