"""What can be said: words, and the letters of the app."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.errors import WorkbenchError
from workbench.records import CATEGORIES
from workbench.review.categories import CATEGORY_KEYS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.tui.actions import KeyMap


class Command(NamedTuple):
    """One thing to say. `takes` follows the word; `letter` is what it has where the app has no action for it.

    `action` is what does the same in the app: its letters are taken.
    """

    word: str
    action: str | None
    takes: str
    does: str
    letter: str = ""


COMMANDS = (
    Command("worse", "label_worse", "[CATEGORY]", "label: the target is worse; go on to the next undecided case"),
    Command("better", "label_better", "[CATEGORY]", "label: the target is better; go on"),
    Command("equal", "label_equal", "[CATEGORY]", "label: as good, different or not; go on"),
    Command("both-bad", "label_both_bad", "[CATEGORY]", "label: both are bad; go on"),
    Command("category", "category", "CATEGORY", "category of the next label, by name or letter"),
    Command("undo", "undo", "", "take back your last act, again for the one before"),
    Command("note", "note", "TEXT", "write a note on the case"),
    Command("flag", "flag", "", "flag for later, or take the flag off"),
    Command("next", "next_undecided", "", "next undecided case"),
    Command("previous", "previous_undecided", "", "undecided case before"),
    Command("forward", "next_case", "", "next case, decided or not"),
    Command("back", "previous_case", "", "case before, decided or not"),
    Command("open", None, "SUITE/CASE", "go to a case; with @COMPARISON behind it in another comparison"),
    Command("search", "search", "[WORDS]", "only cases with these words or fields, as is:undecided; none: all cases"),
    Command("queue", "queue", "", "what is left, suite by suite"),
    Command("where", None, "", "this case again, from its first line"),
    Command("more", None, "", "the next changed places"),
    Command("all", None, "", "the whole difference, equal lines too"),
    Command("baseline", None, "", "the baseline's text"),
    Command("target", None, "", "the target's text"),
    Command("view", "view", "[VIEW]", "the next view of this case, or the one named"),
    Command("request", None, "", "the requests as sent, compared once"),
    Command("thinking", None, "", "the thinking, compared once"),
    Command("tools", None, "", "the tool calls, compared once"),
    Command("sample", "sample", "", "next sample of this case"),
    Command("checks", None, "", "every check, and what was measured"),
    Command("labels", None, "", "everybody's labels and notes"),
    Command("cluster", None, "", "the cases that changed in the same way", "x"),
    Command("name", None, "", "the command that opens this case", "Y"),
    Command("help", "help", "", "this list"),
    Command("quit", "quit", "", "end; all is saved"),
)
DECIDING = ("worse", "better", "equal", "both-bad", "category", "undo", "note", "flag")
"""Words of what is written down."""
GOING = ("next", "previous", "forward", "back", "open", "search")
"""Words of where the next line is about."""
_CATEGORY_ACTIONS = {f"category_{name}": name for name in ("format", "content", "refusal", "tone", "schema")}


class Said(NamedTuple):
    """A line as it was understood: the word of a command, and what followed it."""

    word: str
    rest: str


class Words:
    """Which word a line means, with the letters of a key map."""

    def __init__(self, keys: KeyMap) -> None:
        self.known = tuple(command.word for command in COMMANDS)
        self._said: dict[str, Said] = {}
        for command in COMMANDS:
            for letter in _letters(command.action, keys) or command.letter:
                self._said.setdefault(letter, Said(command.word, ""))
        for action, category in _CATEGORY_ACTIONS.items():
            for letter in _letters(action, keys):
                self._said.setdefault(letter, Said("category", category))

    def read(self, line: str) -> Said | None:
        """What a line asks for; None where it is not understood. Words in any case, letters as they are."""
        first, _, rest = line.partition(" ")
        known = self._said.get(first)
        if known is not None:
            return Said(known.word, known.rest or rest.strip())
        if first.lower() in self.known:
            return Said(first.lower(), rest.strip())
        known = self._said.get(line[0])  # a slash stands before its words without a blank
        return Said("search", line[1:].strip()) if known is not None and known.word == "search" else None

    def help(self) -> Iterator[str]:
        """Every command, one a line."""
        for command in COMMANDS:
            letters = " or ".join(letter for letter, said in self._said.items() if said == (command.word, ""))
            words = " ".join(filter(None, [command.word, command.takes]))
            yield f"{words}{f', or {letters}' if letters else ''}: {command.does}."
        for letter, said in self._said.items():
            if said.word == "category" and said.rest:
                yield f"{letter}: category of the next label: {said.rest}."
        named = ", ".join(f"{key} {name}" for key, name in CATEGORY_KEYS)
        yield f"Categories by letter: {named}."
        yield "An empty line says where you are. Everything is saved as soon as it is said to be."


def category_of(text: str) -> str:
    """The category of a name or letter. Raises WorkbenchError."""
    by_key = dict(CATEGORY_KEYS)
    name = by_key.get(text, text.lower())
    if name not in CATEGORIES:
        raise WorkbenchError(f"there is no category '{text}'", hint=f"categories: {', '.join(CATEGORIES)}")
    return name


def _letters(action: str | None, keys: KeyMap) -> tuple[str, ...]:
    return tuple(key for key in keys.keys(action) if len(key) == 1) if action is not None else ()
