"""The words of a blind review: what may be done in it, and what stands where verdicts and models would.

Values in, lines of (text, role) out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.review.blinding import CHOICES, names_a_model
from workbench.store.unsigned import HIDDEN, LETTERS
from workbench.text.cells import fit
from workbench.tui.actions import actions_of
from workbench.tui.widgets.lines import folded

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbench.records import Event
    from workbench.tui.actions import Place
    from workbench.tui.views import Side
    from workbench.tui.widgets.lines import Line, Span

LABEL_WORDS: Mapping[str, str] = {f"label_{label.replace('-', '_')}": words for label, words in CHOICES}
"""What the label keys do, by action, while the sides are A and B."""

# What is not named here is closed: an action added later cannot tell what is hidden.
_OPEN = frozenset(
    {
        "scroll_right", "down", "up", "scroll_down", "scroll_up", "page_down", "page_up", "first", "last",
        "scroll_left", "next_group", "previous_group", "next_change", "previous_change", "open", "next_undecided",
        "previous_undecided", "next_case", "previous_case", "sample", "queue", "follow", "category_format",
        "category_content", "category_refusal", "category_tone", "category_schema", "category", "undo", "note",
        "flag", "search", "sides", "view", "wrap", "ignore", "copy", "help", "palette", "theme", "mouse", "back",
        "suspend", "quit",
    }
)  # fmt: skip
_LINES = 3


def closed(name: str, place: Place) -> str | None:
    """Why an action cannot be done in a blind review; None where it can."""
    if name in _OPEN or (name in LABEL_WORDS and place == "case"):
        return None
    if name in LABEL_WORDS:
        return "open the case first: in a blind review you choose between A and B"
    return "closed in a blind review: it would tell which side is which"


def bar_words(place: Place, *, blinded: bool) -> dict[str, str]:
    """What actions are called in the last line of a blind review: those that are closed are not in it, "".

    `blinded`: the case at hand is shown as A and B.
    """
    words = {action.name: "" for action in actions_of(place) if closed(action.name, place)}
    return {**words, **LABEL_WORDS} if blinded else words


def side_title(side: Side, sample: int, samples: int) -> list[Span]:
    """What stands above a pane: its letter, and which sample."""
    spans: list[Span] = [(side.name, "strong")]
    if side.output is None:
        spans.append(("  no output", "warn"))
    elif side.output.error is not None:
        spans.append(("  error", "bad-strong"))
    if side.output is not None and samples > 1:
        spans.append((f"  sample {sample} of {samples}", "dim"))
    return spans


def told_name(name: str, *, swapped: bool) -> str:
    """A side of a case that is told: its name, and what it was called before."""
    if name not in ("baseline", "target"):
        return name
    return f"{name}, was {LETTERS[(name == 'target') != swapped]}"


def panel(sides: Sequence[Side], events: Sequence[Event], width: int) -> list[Line]:
    """What stands under the diff: that the rest is hidden, which text names a model, and one's own notes."""
    told: list[Span] = [(fit(" blind", 10), "dim"), (f"verdict, checks, models and others' labels are {HIDDEN}", "")]
    lines = folded(tuple(told), width, _LINES, indent=10)
    naming = [letter for letter, side in zip(LETTERS, sides, strict=False) if names_a_model(side.output)]
    if naming:
        texts = f"the text of {naming[0]} names a model" if len(naming) == 1 else "the texts of A and B name a model"
        lines += folded(((" " * 10, ""), (f"{texts}: those are its own words", "warn")), width, 2, indent=10)
    notes = [event for event in events if event.kind == "note"]
    if notes:
        lines += folded(((fit(" note", 10), "dim"), (notes[-1].note or "", "")), width, 2, indent=10)
    return lines
