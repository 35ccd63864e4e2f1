"""What is said to decide the case at hand; it is on disk before it is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.cli.plain import words
from workbench.cli.plain.asking import Asking
from workbench.cli.plain.commands import category_of
from workbench.cli.plain.going import Going
from workbench.errors import WorkbenchError
from workbench.records import LABELS
from workbench.review.blinding import CHOICES

if TYPE_CHECKING:
    from workbench.cli.plain.loop import Loop
    from workbench.cli.plain.paper import Paper
    from workbench.records import Label
    from workbench.tui.actions import KeyMap
    from workbench.tui.session import Session


class Deciding(Going):
    """Labels, categories, notes, flags, and back."""

    def __init__(self, session: Session, paper: Paper, keys: KeyMap, loop: Loop) -> None:
        super().__init__(session, paper, keys, loop)
        self._asking = Asking(paper)

    def do_worse(self, rest: str) -> None:
        self._label(LABELS[0], rest)

    def do_better(self, rest: str) -> None:
        self._label(LABELS[1], rest)

    def do_a(self, rest: str) -> None:
        self._label(LABELS[0], rest.removeprefix("better"))

    def do_b(self, rest: str) -> None:
        self._label(LABELS[1], rest.removeprefix("better"))

    def do_equal(self, rest: str) -> None:
        self._label(LABELS[2], rest)

    def do_both_bad(self, rest: str) -> None:
        self._label(LABELS[3], rest)

    def _label(self, label: Label, rest: str) -> None:
        row, blinded = self._reading.row, self._reading.blinded
        if self._nothing_left and not self._asking.at_terminal:
            raise WorkbenchError(
                f"{row.suite}/{row.case} was the last undecided case: this label is one too many",
                hint="open SUITE/CASE says which case is meant",
            )
        category = category_of(rest.strip()) if rest.strip() else self._category
        self._wait(self._session.label(row, label, category, blinded=blinded))
        self._category = None
        self._reading.fetch_again()
        kept = self._reading.row
        # Of a blind label it is not told here what it comes to: the cases that follow are to be judged without it.
        told = (dict(CHOICES)[label], category) if blinded else (kept.label, kept.category_label)
        self._paper.say(f"Labelled {kept.suite}/{kept.case}: {words.labelled(*told)}.")
        self.do_next("")

    def do_category(self, rest: str) -> None:
        usual = "none" if self._reading.blinded else "the verdict's"
        answer = rest or self._asking.ask(f"category of the next label, empty for {usual}:") or ""
        self._category = category_of(answer) if answer else None
        told = f"{self._category}, for this case only" if self._category else usual
        self._paper.say(f"Category of the next label: {told}.")

    def do_note(self, rest: str) -> None:
        row = self._reading.row
        text = self._text("note", rest)
        if text:
            self._wait(self._session.note(row, text))
            self._reading.fetch_again()
            self._paper.say(f"Noted on {row.suite}/{row.case}.")

    def _text(self, what: str, rest: str) -> str:
        """What followed the word, else what is said when asked; "" for none, which is told."""
        text = rest or self._asking.ask(f"{what}, empty for none:") or ""
        if not text:
            self._paper.say(f"No {what} was written.")
        return text

    def do_flag(self, _rest: str) -> None:
        row = self._reading.row
        self._wait(self._session.flag(row))
        self._reading.fetch_again()
        on = "Flagged" if self._reading.row.flagged else "Flag taken off"
        self._paper.say(f"{on}: {row.suite}/{row.case}.")

    def do_undo(self, _rest: str) -> None:
        undone = self._wait(self._session.undo())
        if undone is None:
            self._paper.say("Nothing of yours is left to take back.")
            return
        events, position = undone
        self._paper.say(f"Took back: {words.act(events)}.")
        self._go(position)
