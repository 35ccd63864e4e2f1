"""The last line: the keys that matter here, or what just happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.text.cells import cell_width
from workbench.tui.actions import actions_of
from workbench.tui.panes import UNIFIED_BELOW
from workbench.tui.widgets.lines import LineBlock

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbench.tui.actions import KeyMap, Place
    from workbench.tui.widgets.lines import Line, Span


LAST = ("keys", "back", "quit")
"""Words that stand at the end of the line."""
_NOWHERE: Mapping[Place, Mapping[str, str]] = {"queue": {"back": ""}}
"""Actions that the line does not name in a place: from the queue there is no way back but out."""
_BEHIND: Mapping[Place, Sequence[str]] = {"cluster": ("next_change", "open_member"), "fix": ("next_change",)}
"""Actions that others go before: what they lead to is in sight, or they go without saying."""


class KeyBar(LineBlock):
    """Shows the keys of a place; `say` puts words in their place until the next key."""

    DEFAULT_CSS = """
    KeyBar { height: 1; }
    """

    def __init__(self, place: Place, *, name: str | None = None) -> None:
        super().__init__(name=name)
        self._place = place
        self._said: Line | None = None
        self._held = False
        self._words: Mapping[str, str] = {}
        self._first: Sequence[str] = ()

    def call(self, words: Mapping[str, str], keys: KeyMap) -> None:
        """Have actions called otherwise from now on: {action name: word}."""
        if words != self._words:
            self._words = words
            self.resized(keys)

    def put_first(self, names: Sequence[str], keys: KeyMap) -> None:
        """Have these actions stand before others that there may be no room for, from now on."""
        if names != self._first:
            self._first = names
            self.resized(keys)

    def keys(self, keys: KeyMap) -> None:
        """Show the keys again."""
        self._said, self._held = None, False
        self.show([keys_line(self._place, keys, self.app.size.width, self._words, self._first)])

    def resized(self, keys: KeyMap) -> None:
        """Show as many keys as there is room for now, unless words stand there."""
        if self._said is None:
            self.keys(keys)

    def say(self, text: str, role: str = "") -> None:
        """Show words until the next key."""
        self._said, self._held = ((f" {text}", role),), False
        self.show([self._said])

    def hold(self, text: str) -> None:
        """Show words until `keys` is called: as long as the keys mean something else."""
        self._said, self._held = ((f" {text}", "dim"),), True
        self.show([self._said])

    @property
    def saying(self) -> bool:
        """Whether words stand where the keys would, until the next key."""
        return self._said is not None and not self._held


def keys_line(place: Place, keys: KeyMap, width: int, words: Mapping[str, str] = {}, first: Sequence[str] = ()) -> Line:
    """The keys of the actions that have a word for the last line, as many as fit; help is always among them.

    `words` are used in place of the table's; an empty one takes its action out. `first` are the actions that matter
    most now, apart from help and labels.
    """
    gap = 2 if width < UNIFIED_BELOW else 3
    words = {**_NOWHERE.get(place, {}), **words}
    shown = [(action.name, words.get(action.name, action.bar)) for action in actions_of(place)]
    # Where cases are looked at labels come first, in the queue moving about; labels come all or none, help is never
    # pushed out.
    blocks: dict[str, list[tuple[str, str]]] = {}
    for name, word in shown:
        if word and keys.shown(name):
            block = "labels" if name.startswith("label_") else name
            blocks.setdefault(block, []).append((keys.shown(name), word))
    order = sorted(blocks, key=lambda block: _rank(block, place, first))
    room = width - 1
    kept: list[tuple[str, str]] = []
    no_way_back = False
    for block in order:
        cells = sum(cell_width(key) + cell_width(word) + 1 + gap for key, word in blocks[block])
        if cells <= room + gap - 1 and not (block == "quit" and no_way_back):  # else it would seem the way back
            kept += blocks[block]
            room -= cells
        elif block == "back":
            no_way_back = True
    kept.sort(key=lambda pair: pair[1] in LAST)
    spans: list[Span] = []
    for key, word in kept:
        spans += [(" " * gap if spans else " ", ""), (key, "key"), (f" {word}", "dim")]
    return tuple(spans)


def _rank(block: str, place: Place, first: Sequence[str]) -> tuple[int, int]:
    if block == "help":
        return 0, 0
    if block == "quit" and place == "queue":  # where the app opens, the way out does not give way
        return 1, 0
    if block == "labels":
        return 1 if place in ("case", "cluster") else 4, 0
    if block in first:
        return 2, first.index(block)
    if block in _BEHIND.get(place, ()):
        return 4, 0
    return 3, int(block in ("undo", "note"))  # they are looked for when they are needed
