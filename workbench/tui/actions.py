"""The table of what a reviewer can do: help, palette, last line and docs/keys.md are made from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Place = Literal["queue", "overview", "case", "cluster", "fix", "history", "agreement", "runs", "start", "run"]
PLACES: tuple[Place, ...] = (
    "queue", "overview", "case", "cluster", "fix", "history", "agreement", "runs", "start", "run",
)  # fmt: skip


class Action(NamedTuple):
    """One thing to do. `name` is what a key map names and, as `do_NAME`, the screen's method.

    `bar` is its word in the last line (None: it is only in the help), `group` its heading there.
    """

    name: str
    keys: tuple[str, ...]
    does: str
    places: tuple[Place, ...]
    group: str
    bar: str | None = None


_ALL: tuple[Place, ...] = PLACES
_BOTH: tuple[Place, ...] = ("queue", "case")
_DECIDING: tuple[Place, ...] = ("queue", "case", "cluster")
_LISTS: tuple[Place, ...] = ("queue", "overview", "cluster", "history", "agreement", "runs", "start")
_DIFFS: tuple[Place, ...] = ("case", "cluster", "fix", "history")
_TEXTS: tuple[Place, ...] = ("case", "fix", "run")
_PAGES: tuple[Place, ...] = ("queue", "overview", "case", "fix", "history", "runs", "run")

ACTIONS: tuple[Action, ...] = (
    Action("down", ("j", "down"), "Next row", _LISTS, "Move"),
    Action("up", ("k", "up"), "Row before", _LISTS, "Move"),
    Action("scroll_down", ("j", "down"), "Scroll down a line", _TEXTS, "Move"),
    Action("scroll_up", ("k", "up"), "Scroll up a line", _TEXTS, "Move"),
    Action("page_down", ("pagedown", "space"), "A page down", _PAGES, "Move"),
    Action("page_up", ("pageup", "b"), "A page up", _PAGES, "Move"),
    Action("first", ("g", "home"), "To the top", _ALL, "Move"),
    Action("last", ("G", "end"), "To the end", _ALL, "Move"),
    Action("scroll_right", ("right",), "Move unwrapped lines left", _DIFFS, "Move"),
    Action("scroll_left", ("left",), "Move them back", _DIFFS, "Move"),
    Action("next_group", ("]",), "Next suite", ("queue",), "Move"),
    Action("previous_group", ("[",), "Suite before", ("queue",), "Move"),
    Action("next_change", ("]",), "Next change", _DIFFS, "Move", bar="change"),
    Action("previous_change", ("[",), "Change before", _DIFFS, "Move"),
    Action("diff_page_down", ("pagedown", "J"), "The diff a page down", ("cluster",), "Move"),
    Action("diff_page_up", ("pageup", "K"), "The diff a page up", ("cluster",), "Move"),
    Action("open", ("enter",), "Open the case", ("queue",), "Go", bar="open"),
    Action("open_member", ("enter",), "Open the case", ("cluster",), "Go", bar="open"),
    Action(
        "cluster",
        ("x",),
        "The cluster of the case: three of it first, then one key for all",
        _BOTH,
        "Go",
        bar="cluster",
    ),
    Action(
        "next_cluster",
        ("n",),
        "Next cluster with an undecided case; this one stays as it is",
        ("cluster",),
        "Go",
        bar="next",
    ),
    Action("previous_cluster", ("N",), "Cluster before with an undecided case", ("cluster",), "Go"),
    Action("open_suite", ("enter",), "To the cases of the suite, in the queue", ("overview",), "Go", bar="its cases"),
    Action("open_run", ("enter",), "Open the run", ("runs",), "Go", bar="open"),
    Action("next_undecided", ("n",), "Next undecided case", _BOTH, "Go", bar="next"),
    Action("previous_undecided", ("N",), "Undecided case before", _BOTH, "Go"),
    Action("next_case", ("J",), "Next case", ("case", "fix"), "Go"),
    Action("previous_case", ("K",), "Case before", ("case", "fix"), "Go"),
    Action("sample", ("s",), "Next sample", ("case",), "Go"),
    Action("queue", ("o",), "To the queue", ("overview", "case", "cluster", "fix", "agreement", "runs", "run"), "Go"),
    Action("overview", ("o",), "Overview: every suite with its verdict", ("queue",), "Go", bar="overview"),
    Action("follow", ("p",), "Follow a reviewer who is here until you move", _BOTH, "Together"),
    Action("settle", ("S",), "Settle what a case's labels come to where reviewers differ", _BOTH, "Together"),
    Action("disputed", ("D",), "Cases on which reviewers differ, and nothing is settled", ("queue",), "Together"),
    Action("agreement", (), "How far reviewers agree, and judges with them", ("queue", "overview"), "Together"),
    Action("runs", ("t",), "Runs: start one, watch it, go on with one", ("queue",), "Go", bar="runs"),
    Action("label_worse", ("1",), "Label: the target is worse; go on", _DECIDING, "Decide", bar="worse"),
    Action("label_better", ("2",), "Label: the target is better; go on", _DECIDING, "Decide", bar="better"),
    Action("label_equal", ("3",), "Label: as good, different or not; go on", _DECIDING, "Decide", bar="equal"),
    Action("label_both_bad", ("4",), "Label: both are bad; go on", _DECIDING, "Decide", bar="both bad"),
    Action("category_format", ("5",), "Category of the next label: format", _DECIDING, "Decide"),
    Action("category_content", ("6",), "Category of the next label: content", _DECIDING, "Decide"),
    Action("category_refusal", ("7",), "Category of the next label: refusal", _DECIDING, "Decide"),
    Action("category_tone", ("8",), "Category of the next label: tone", _DECIDING, "Decide"),
    Action("category_schema", ("9",), "Category of the next label: schema", _DECIDING, "Decide"),
    Action("category", ("C",), "Category of the next label, from all of them", _DECIDING, "Decide"),
    Action("undo", ("u",), "Take back your last act, again for the one before", _DECIDING, "Decide", bar="undo"),
    Action("note", ("c",), "Write a note on the case", _DECIDING, "Decide", bar="note"),
    Action(
        "scope",
        ("s",),
        "Decide the cluster here, all of the suite, or the cluster everywhere",
        ("cluster",),
        "Decide",
        bar="scope",
    ),
    Action("verdicts", ("f",), "Of which verdicts the cases are that are decided together", ("cluster",), "Decide"),
    Action(
        "take_out",
        ("space",),
        "Take the case or suite out, or in again; take a wording in, or out again",
        ("cluster",),
        "Decide",
        bar="out, in",
    ),
    Action("note_suite", ("c",), "Write a note on the suite", ("overview",), "Decide"),
    Action("flag", ("F",), "Flag for later, or take the flag off", _BOTH, "Decide"),
    Action("fold", ("a",), "All cases of the cluster in the list, or its heading alone", ("queue",), "Look"),
    Action("search", ("/",), "Search by fields and text; Tab completes", ("queue",), "Look", bar="search"),
    Action("filter", ("f",), "Filter by verdict, label or suite", ("queue",), "Look", bar="filter"),
    Action("saved_filters", ("L",), "Saved filters: apply one, save this one, delete one", ("queue",), "Look"),
    Action("order", ("s",), "Sort the suites another way", ("overview", "queue"), "Look", bar="order"),
    Action("sides", ("d",), "Side by side, or unified", _DIFFS, "Look"),
    Action("pair", ("tab",), "Which pair is shown, once there is a candidate", ("case", "fix"), "Look"),
    Action(
        "view", ("v",), "Next view: text, Markdown, JSON, tools, turns, input, request…", ("case",), "Look", bar="view"
    ),
    Action("wrap", ("w",), "Wrap long lines, or not", _DIFFS, "Look"),
    Action("ignore", ("i",), "What makes no difference: blanks, case, marks…", _DIFFS, "Look"),
    Action("copy_command", ("Y",), "Copy the command that opens the app at this case", _BOTH, "Look"),
    Action("copy", ("y",), "Copy a text, or write it to a file", ("case",), "Look"),
    Action("edit", ("e",), "Edit the suite's prompt", ("case", "cluster", "fix"), "Fix", bar="edit"),
    Action("editor", ("E",), "Edit it in $EDITOR", ("case", "fix"), "Fix"),
    Action("rerun", ("r",), "Send this case again with the edited prompt", ("case", "fix"), "Fix", bar="re-run"),
    Action(
        "rerun_all",
        ("R",),
        "Send the failing and as many passing cases again",
        ("case", "fix"),
        "Fix",
        bar="failing + guarding",
    ),
    Action("rerun_suite", ("A",), "Send all cases of the suite again, which confirms most", ("fix",), "Fix", bar="all"),
    Action("save", ("s",), "Save the prompt as an adaptation, with a note", ("fix",), "Fix", bar="save"),
    Action(
        "apply", ("p",), "Write the prompt into its suite file, after asking", ("fix", "history"), "Fix", bar="apply"
    ),
    Action("history", ("h",), "Every revision that was sent or saved, as patches", ("fix",), "Fix", bar="history"),
    Action("rerun_cluster", ("X",), "Send the cases of its cluster again", ("fix",), "Fix", bar="cluster"),
    Action("samples", ("S",), "How many samples of each case re-runs of several take", ("fix",), "Fix", bar="samples"),
    Action("cancel", ("x",), "Cancel the re-run; what has arrived is kept", ("fix",), "Fix"),
    Action("candidate_sample", (".",), "Next sample of the case", ("fix",), "Look"),
    Action("accept", ("a",), "This case is right by your own eyes, where only a person can tell", ("fix",), "Fix"),
    Action("undo_edit", ("u",), "Take back the last edit of the text", ("fix",), "Fix"),
    Action("redo_edit", ("U",), "Make it again", ("fix",), "Fix"),
    Action(
        "go_back_to", ("enter",), "Go back to it: its text into the editor", ("history",), "Fix", bar="go back to it"
    ),
    Action("mark", ("tab",), "Mark it, to see the difference to another", ("history",), "Look", bar="mark"),
    Action("status", ("l",), "Say what became of it: accepted, rejected, a draft", ("history",), "Fix", bar="status"),
    Action("revision_note", ("c",), "Write the note on it", ("history",), "Fix", bar="note"),
    Action("begin", ("enter",), "Start the run: from here on calls are sent", ("start",), "Run", bar="start"),
    Action("change", ("space", "e"), "Change what the cursor is at", ("start",), "Run", bar="change"),
    Action("all_suites", ("a",), "All suites, or none", ("start",), "Run", bar="all suites"),
    Action("new_run", ("S",), "Start a new run: first what it would come to", ("runs",), "Run", bar="start a run"),
    Action("pause", ("p",), "Pause, or go on: calls in flight come in", ("run",), "Run", bar="pause"),
    Action("stop", ("x",), "Stop; calls in flight come in, what is answered is kept", ("run",), "Run", bar="stop"),
    Action("resume", ("r",), "Go on with an unfinished run", ("runs", "run"), "Run", bar="go on"),
    Action("compare", ("c",), "Compare with another run, and review that", ("runs", "run"), "Run", bar="compare"),
    Action("help", ("?",), "Every key", _ALL, "App", bar="keys"),
    Action("palette", (":",), "Find anything by name", _ALL, "App"),
    Action("theme", (), "Dark, light, high contrast, or the terminal's own colours", _ALL, "App"),
    Action("mouse", ("m",), "Mouse on or off: wheel scrolls, a click selects, another opens", _ALL, "App"),
    Action("back", ("escape",), "Back", _ALL, "App", bar="back"),
    Action("suspend", ("ctrl+z",), "Back to the shell for now; its fg comes back here", _ALL, "App"),
    Action("quit", ("q", "ctrl+c"), "Quit; all is saved", _ALL, "App", bar="quit"),
)
_GROUPS = ("Decide", "Fix", "Run", "Go", "Look", "Together", "Move", "App")
_BY_NAME = {action.name: action for action in ACTIONS}
TITLES: dict[Place, str] = {
    "queue": "Queue",
    "overview": "Overview",
    "case": "Case",
    "cluster": "Cluster",
    "fix": "Fix (prompt and re-run)",
    "history": "History of a prompt",
    "runs": "Runs",
    "agreement": "Agreement",
    "start": "Starting a run",
    "run": "Run",
}

_SHOWN_AS = {
    "escape": "Esc",
    "enter": "Enter",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    "space": "Space",
    "tab": "Tab",
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
    "backspace": "Backspace",
    "delete": "Del",
    "insert": "Ins",
    "shift+tab": "Shift+Tab",
}


class KeyMap:
    """The keys in force: the table's, with a person's own in place of them."""

    def __init__(self, own: Mapping[str, Iterable[str]] | None = None) -> None:
        """Take over `own` keys, {action name: keys}; WorkbenchError on an unknown action or a key with two meanings."""
        self._keys = {action.name: action.keys for action in ACTIONS}
        for name, keys in (own or {}).items():
            if name not in self._keys:
                raise WorkbenchError(f"no action is called '{name}'", where="key map", hint="see docs/keys.md")
            self._keys[name] = tuple(keys)
        for clash in clashes(self._keys):
            raise WorkbenchError(clash.text, where="key map", hint="give one of them another key")
        self._actions: dict[Place, dict[str, Action]] = {
            place: {key: action for action in actions_of(place) for key in self._keys[action.name]} for place in PLACES
        }

    def action(self, place: Place, key: str) -> Action | None:
        """What a key does in a place."""
        return self._actions[place].get(key)

    def key_does(self, place: Place, key: str) -> str:
        """The name of what a key does in a place; empty if it does nothing."""
        action = self.action(place, key)
        return action.name if action is not None else ""

    def keys(self, name: str) -> tuple[str, ...]:
        """The keys of an action."""
        return self._keys[name]

    def shown(self, name: str) -> str:
        """The first key of an action as a person reads it; empty without one."""
        keys = self._keys[name]
        return key_text(keys[0]) if keys else ""

    def way(self, name: str) -> str:
        """What to press for an action, in a sentence: its first key, else the palette's and its name."""
        return self.shown(name) or f"{self.shown('palette')} {name}"


def moves(name: str) -> bool:
    """Whether an action leads away from the case at hand or from the place in it."""
    return _BY_NAME[name].group in ("Move", "Go") or name.startswith("label_")


def decides(name: str) -> bool:
    """Whether an action ("": none) does something to the case at hand, so that it has to be the one that was seen.

    Not so `undo`, which takes back one's own last act wherever that was.
    """
    return (
        bool(name) and name != "undo" and (_BY_NAME[name].group in ("Decide", "Fix") or name in ("settle", "palette"))
    )


def asks(name: str) -> bool:
    """Whether the keys after an action that decides are text, or a choice."""
    return name in ("note", "settle", "category", "edit", "palette")


class Clash(NamedTuple):
    """A key that would do two things on one screen; the actions by name, in the table's order."""

    key: str
    first: str
    second: str
    place: Place

    @property
    def text(self) -> str:
        """What is wrong, in words."""
        return f"'{self.key}' would mean both {self.first} and {self.second} in the {self.place} screen"


def clashes(keys: Mapping[str, Sequence[str]]) -> list[Clash]:
    """Every key with two meanings where `keys` gives each action of the table its own; each pair of actions once."""
    found: dict[tuple[str, str, str], Clash] = {}
    for place in PLACES:
        taken: dict[str, str] = {}
        for action in actions_of(place):
            for key in keys[action.name]:
                other = taken.setdefault(key, action.name)
                if other != action.name:
                    found.setdefault((key, other, action.name), Clash(key, other, action.name, place))
    return list(found.values())


def actions_of(place: Place) -> list[Action]:
    """What can be done in a place, in the table's order."""
    return [action for action in ACTIONS if place in action.places]


def groups_of(place: Place) -> dict[str, list[Action]]:
    """The same by heading, what one looks up first before what every program has."""
    there = actions_of(place)
    groups = {group: [action for action in there if action.group == group] for group in _GROUPS}
    return {group: actions for group, actions in groups.items() if actions}


def key_text(key: str) -> str:
    """A key as a person reads it."""
    return _SHOWN_AS.get(key, key)
