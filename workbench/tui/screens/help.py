"""Every key of a place, from the live key map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.text.cells import cell_width, fit
from workbench.tui.actions import groups_of, key_text
from workbench.tui.screens.turn import TurnScreen, key_of
from workbench.tui.widgets.diff_view import DiffView
from workbench.tui.widgets.lines import LineBlock

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import Key

    from workbench.tui.actions import KeyMap, Place
    from workbench.tui.turns import Turns
    from workbench.tui.widgets.lines import Line, LineArea

_LINES = (
    ("~", "a line in other words; the words are underlined"),
    ("< >", "a line that stands elsewhere on the other side: < its old place, > its new one"),
    ("·", "nothing here on this side"),
    ("dim words", "they differ in what is ignored only"),
)
MARKS: dict[Place, tuple[tuple[str, str], ...]] = {
    "queue": (
        (">", "the cursor"),
        ("+ -", "a cluster, folded and unfolded"),
        ("F", "flagged"),
        ("!", "critical"),
        ("r", "somebody else is there: the first letter of the name, or how many"),
        ("~worse", "stale: what was judged has changed since, as the word behind says; undecided again"),
    ),
    "overview": (
        (">", "the cursor"),
        ("●", "the change of the pass rate; the line around it is its interval"),
        ("┃", "no change"),
        ("┊", "the margin: a drop up to it counts as none"),
    ),
    "case": (
        ("-", "a line only the baseline has"),
        ("+", "a line only the target has"),
        *_LINES,
    ),
    "cluster": (
        ("*", "shown before all others"),
        ("- out", "taken out: the key that decides the others leaves it"),
        ("-", "a line only the baseline has"),
        ("+", "a line only the target has"),
        *_LINES,
    ),
    "fix": (
        (">", "the case whose outputs are shown"),
        ("pass FAIL", "what baseline and target did; behind it what the candidate came to"),
        ("2/3 of 3", "samples that pass, that came, and that were asked for"),
        ("+", "a line only the candidate has (or the target, beside the baseline)"),
        *_LINES,
    ),
    "agreement": (
        (">", "the cursor"),
        ("n/a", "not defined: all labels are the same, or too few cases have two"),
    ),
    "history": (
        (">", "the cursor"),
        ("*", "marked: the difference is from it"),
        *_LINES,
    ),
    "runs": (
        (">", "the cursor"),
        ("$1.20+", "answers of unknown cost come on top"),
    ),
    "start": (
        (">", "the cursor"),
        ("x", "a suite that is taken"),
    ),
    "run": (("━", "calls that are over: answered, failed, or not sent"),),
}


class HelpScreen(TurnScreen[None], inherit_bindings=False):
    """Scrolls with the usual keys; any other key closes it."""

    def __init__(self, turns: Turns, place: Place, keys: KeyMap) -> None:
        super().__init__(turns)
        self._place = place
        self._keys = keys
        self.list = DiffView(name="list")
        self.last = LineBlock()

    def compose(self) -> ComposeResult:
        yield self.list
        yield self.last

    def read_in(self) -> LineArea:
        return self.list

    def on_mount(self) -> None:
        self.list.say(*help_lines(self._place, self._keys))
        scrolling = " ".join(filter(None, map(self._keys.shown, ("scroll_down", "scroll_up"))))
        self.last.show([((f" {scrolling}", "key"), (" scroll   ", "dim"), ("any other key", "key"), (" back", "dim"))])

    async def take(self, event: Key) -> None:
        match self._keys.key_does("case", key_of(event)):  # it scrolls as a case does
            case "scroll_down":
                self.list.move(1)
            case "scroll_up":
                self.list.move(-1)
            case "page_down":
                self.list.page(1)
            case "page_up":
                self.list.page(-1)
            case "first":
                self.list.to_end(bottom=False)
            case "last":
                self.list.to_end(bottom=True)
            case _:
                self.dismiss()


def help_lines(place: Place, keys: KeyMap) -> list[Line]:
    """The keys of a place by heading, then the marks it uses."""
    lines: list[Line] = []
    for group, actions in groups_of(place).items():
        lines += [(), ((f" {group}", "group"),)]
        for action in actions:
            shown = "  ".join(key_text(key) for key in keys.keys(action.name)) or keys.way(action.name)
            lines.append(((f"   {fit(shown, max(12, cell_width(shown)))}", "key"), (action.does, "")))
    lines += [(), ((" Marks", "group"),)]
    lines += [((f"   {fit(mark, 12)}", "mark"), (means, "")) for mark, means in MARKS[place]]
    return lines[1:]
