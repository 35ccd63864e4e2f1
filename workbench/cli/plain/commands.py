"""What can be said: words, and the letters of the app."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.errors import WorkbenchError
from workbench.records import CATEGORIES
from workbench.review.categories import CATEGORY_KEYS
from workbench.store.unsigned import LETTERS
from workbench.text.nearest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.tui.actions import KeyMap


class Command(NamedTuple):
    """One thing to say. `takes` follows the word; `group` is its heading in the help.

    `action` is what does the same in the app: its letters are taken.
    """

    word: str
    action: str | None
    takes: str
    does: str
    group: str


COMMANDS = (
    Command("worse", "label_worse", "[CATEGORY]", "the target is worse; go on to the next undecided case", "Labels"),
    Command("better", "label_better", "[CATEGORY]", "the target is better; go on", "Labels"),
    Command("A", "label_worse", "[CATEGORY]", "A is better; go on to the next undecided case", "Labels"),
    Command("B", "label_better", "[CATEGORY]", "B is better; go on", "Labels"),
    Command("equal", "label_equal", "[CATEGORY]", "as good, different or not; go on", "Labels"),
    Command("both-bad", "label_both_bad", "[CATEGORY]", "both are bad; go on", "Labels"),
    Command("category", "category", "CATEGORY", "category of the next label, by name or letter", "Labels"),
    Command("undo", "undo", "", "take back your last act, again for the one before", "Labels"),
    Command("note", "note", "TEXT", "write a note on the case", "Labels"),
    Command("flag", "flag", "", "flag for later, or take the flag off", "Labels"),
    Command("clusters", None, "[NUMBER]", "clusters with undecided cases, by number; from a number on", "Clusters"),
    Command("cluster", "cluster", "[NUMBER]", "the cluster of this case, or that of a number: three of it", "Clusters"),
    Command("members", None, "[NUMBER]", "the cases of the cluster read last; from a number on", "Clusters"),
    Command(
        "decide",
        None,
        "LABEL [CATEGORY] [except CASE ...]",
        "label all of that cluster at once, but for exceptions; undo takes all of it back",
        "Clusters",
    ),
    Command(
        "scope", None, "[SCOPE]", "what decide labels: the cluster here, all of the suite, or everywhere", "Clusters"
    ),
    Command(
        "verdicts",
        None,
        "VERDICT ... or all",
        "of which verdicts decide labels cases, beside that of this case",
        "Clusters",
    ),
    Command("cluster-note", None, "TEXT", "write a note on that cluster", "Clusters"),
    Command("next", "next_undecided", "", "next undecided case", "Going"),
    Command("previous", "previous_undecided", "", "undecided case before", "Going"),
    Command("forward", "next_case", "", "next case, decided or not", "Going"),
    Command("back", "previous_case", "", "case before, decided or not", "Going"),
    Command("open", None, "SUITE/CASE", "go to a case; with @COMPARISON behind it in another comparison", "Going"),
    Command("search", "search", "[WORDS]", "only cases with these words or fields; without any: all cases", "Going"),
    Command("queue", "queue", "", "what is left, suite by suite", "Going"),
    Command("where", None, "", "this case again, from its first line", "Reading"),
    Command("more", None, "", "the next changed places", "Reading"),
    Command("all", None, "", "the whole difference, equal lines too", "Reading"),
    Command("baseline", None, "", "the baseline's text", "Reading"),
    Command("target", None, "", "the target's text", "Reading"),
    Command("read", None, "A or B", "the text of a side", "Reading"),
    Command("view", "view", "[VIEW]", "the next view of this case, or the one named", "Reading"),
    Command("request", None, "", "the requests as sent, compared once", "Reading"),
    Command("thinking", None, "", "the thinking, compared once", "Reading"),
    Command("tools", None, "", "the tool calls, compared once", "Reading"),
    Command("sample", "sample", "", "next sample of this case", "Reading"),
    Command("checks", None, "", "every check, and what was measured", "Reading"),
    Command("labels", None, "", "everybody's labels and notes", "Reading"),
    Command("who", None, "", "who else reviews now, and where they are", "Also"),
    Command("name", "copy_command", "", "the command that opens this case", "Also"),
    Command("help", "help", "[WORD]", "all that can be said, or what one word does", "Also"),
    Command("quit", "quit", "", "end; all is saved", "Also"),
)
LABELLING = ("worse", "better", "A", "B", "equal", "both-bad")
"""Words of what labels the case at hand."""
DECIDING = (*LABELLING, "category", "undo", "note", "flag", "decide", "cluster-note", "scope", "verdicts")
"""Words of what is written down, or of what the next one does."""
GOING = ("next", "previous", "forward", "back", "open", "search", "cluster")
"""Words of where the next line is about."""
_CATEGORY_ACTIONS = {f"category_{name}": name for name in ("format", "content", "refusal", "tone", "schema")}

_LETTERS_ONLY = frozenset({"A", "B", "read"})
_NAMES_ONLY = frozenset({"worse", "better", "baseline", "target", "checks"})
# What is not named here is closed in a blind review: a word added later cannot tell what is hidden.
_OPEN_WHEN_BLIND = frozenset(
    {
        "equal", "both-bad", "category", "undo", "note", "flag", "next", "previous", "forward", "back", "open",
        "search", "queue", "where", "more", "all", "view", "request", "thinking", "tools", "sample", "labels", "who",
        "help", "quit",
    }
)  # fmt: skip


def commands_for(*, blind: bool, blinded: bool) -> tuple[Command, ...]:
    """What can be said of a case: `blind` in a blind review, `blinded` of a case that shows as A and B there."""
    if not blind:
        return tuple(command for command in COMMANDS if command.word not in _LETTERS_ONLY)
    there = _OPEN_WHEN_BLIND | (_LETTERS_ONLY if blinded else _NAMES_ONLY)
    return tuple(command for command in COMMANDS if command.word in there)


class Said(NamedTuple):
    """A line as it was understood: the word of a command, and what followed it."""

    word: str
    rest: str


class Words:
    """Which command a line means, with the letters of a key map.

    `blind`: in a blind review; `blinded`: of a case that shows as A and B there.
    """

    def __init__(self, keys: KeyMap, *, blind: bool = False, blinded: bool = False) -> None:
        self._commands = commands_for(blind=blind, blinded=blinded)
        self._blinded = blinded
        self._sighted = Words(keys) if blind else None
        """What can be said in a review that is not blind."""
        self._by_word = {command.word.lower(): command.word for command in self._commands}
        # A and B are words, whatever those letters do in the app.
        self._said = {command.word: Said(command.word, "") for command in self._commands if len(command.word) == 1}
        for command in self._commands:
            for letter in _letters(command.action, keys):
                self._said.setdefault(letter, Said(command.word, ""))
        for action, category in _CATEGORY_ACTIONS.items():
            for letter in _letters(action, keys):
                self._said.setdefault(letter, Said("category", category))

    def read(self, line: str) -> Said | None:
        """What a line asks for; None where it is not understood. Words in any case, letters as they are."""
        first, _, rest = line.partition(" ")
        if first.lower() == "both" and rest.split()[:1] == ["bad"]:
            first, rest = "both-bad", rest.strip()[len("bad") :]
        known = self._said.get(first)
        if known is not None:
            return Said(known.word, known.rest or rest.strip())
        word = self._by_word.get(first.lower())
        if word is not None:
            return Said(word, rest.strip())
        known = self._said.get(line[0])  # a slash stands before its words without a blank
        return Said("search", line[1:].strip()) if known is not None and known.word == "search" else None

    def letter(self, word: str) -> str:
        """What is shortest for a word: its first letter, else the word itself."""
        return next((letter for letter, said in self._said.items() if said == (word, "")), word)

    def unknown(self, line: str) -> WorkbenchError:
        """What is wrong with a line that is not understood."""
        first = line.split()[0]
        sighted = self._sighted.read(line) if self._sighted is not None else None
        if self._blinded and sighted is not None and sighted.word in _NAMES_ONLY:
            return WorkbenchError(
                f"'{first}' is not for a case that is blind",
                hint="A, B, equal and both-bad label it; read reads a side",
            )
        if self._sighted is not None and not self._blinded and first.upper() in LETTERS:
            return WorkbenchError("this case is revealed: it has no A and B any more", hint="say worse or better")
        lists = f"{self.letter('help')} lists what can be said"
        if sighted is not None:
            return WorkbenchError(
                f"'{first}' is closed in a blind review: it would tell which side is which", hint=lists
            )
        return WorkbenchError(f"'{first}' is not understood{did_you_mean(first, self._by_word.values())}", hint=lists)

    def help(self, word: str = "") -> Iterator[str]:
        """Every command, one a line, under headings; or the one of a word. Raises WorkbenchError for an unknown one."""
        if word:
            known = self.read(word)
            if known is None:
                raise self.unknown(word)
            yield from (self._line(command) for command in self._commands if command.word == known.word)
            return
        group = ""
        for command in self._commands:
            if command.group != group:
                group = command.group
                yield f"{group}:"
            yield self._line(command)
        for letter, said in self._said.items():
            if said.word == "category" and said.rest:
                yield f"{letter}: category of the next label: {said.rest}."
        named = ", ".join(f"{key} {name}" for key, name in CATEGORY_KEYS)
        yield f"Categories by letter: {named}."
        yield "An empty line says where you are. Everything is saved as soon as it is said to be."

    def _line(self, command: Command) -> str:
        said = (command.word, "")
        letters = [letter for letter, meant in self._said.items() if meant == said and letter != command.word]
        ways = " or ".join([" ".join(filter(None, [command.word, command.takes])), *letters])
        return f"{ways}: {command.does}."


def category_of(text: str) -> str:
    """The category of a name or letter. Raises WorkbenchError."""
    by_key = dict(CATEGORY_KEYS)
    name = by_key.get(text, text.lower())
    if name not in CATEGORIES:
        raise WorkbenchError(f"there is no category '{text}'", hint=f"categories: {', '.join(CATEGORIES)}")
    return name


def _letters(action: str | None, keys: KeyMap) -> tuple[str, ...]:
    return tuple(key for key in keys.keys(action) if len(key) == 1) if action is not None else ()
