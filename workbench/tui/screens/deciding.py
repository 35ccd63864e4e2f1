"""The keys that decide, the same in the queue and in a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.errors import WorkbenchError
from workbench.records import LABELS
from workbench.review.categories import CATEGORY_KEYS
from workbench.tui.screens.following import FollowingScreen

if TYPE_CHECKING:
    from workbench.records import Label
    from workbench.store.queue import QueueRow
    from workbench.tui.turns import Turns


class DecidingScreen(FollowingScreen):
    """Labels, categories, flags, notes and undo on the case at hand; each is on disk before anything moves."""

    def __init__(self, turns: Turns) -> None:
        super().__init__(turns)
        self.category: str | None = None
        """The category the next label takes; None: the verdict's."""

    async def case_at_hand(self) -> QueueRow | None:
        """The case the keys are about; None if there is none."""
        raise NotImplementedError

    @property
    def blinded(self) -> bool:
        """Whether the case at hand is shown as A and B."""
        return False

    async def after_label(self, row: QueueRow) -> None:
        """A label is on disk: go on."""
        raise NotImplementedError

    async def after_mark(self, row: QueueRow) -> None:
        """A flag or note is on disk: show it."""
        raise NotImplementedError

    async def after_undo(self, position: int, said: str) -> None:
        """An act was taken back: show its case."""
        raise NotImplementedError

    async def do_cluster(self) -> None:
        from workbench.tui.screens.cluster import ClusterScreen

        if await self.case_at_hand() is not None:
            await self.app.push_screen(ClusterScreen(self.turns))

    async def do_copy_command(self) -> None:
        from workbench.tui.copying import copied, written

        row = await self.case_at_hand()
        if row is None:
            return
        line = self.session.command_for(row.suite, row.case)
        try:
            copied(self.workbench, line, "the line", "")
        except WorkbenchError as error:  # a terminal without a clipboard: then it is in a file
            self.keybar.say(f"{error.message}; {written(f'{row.suite}/{row.case}', {'command': line + chr(10)})}")
        else:
            self.keybar.say(f"sent to the terminal's clipboard: {line}")

    async def do_next_undecided(self) -> None:
        await self.to_undecided()

    async def do_previous_undecided(self) -> None:
        await self.to_undecided(backwards=True)

    async def to_undecided(self, *, backwards: bool = False) -> bool:
        """Go to the next undecided case; False, and said, if there is none."""
        found = await self.session.undecided(backwards=backwards)
        if found is None:
            decided = "every case shown here is decided"
            self.keybar.say(decided, "good")
            # Labels typed ahead were meant for further cases, not for this one again.
            self.turns.unseen(decided, until_moved=True)
            return False
        self.show_place(found)
        return True

    async def _label(self, label: Label) -> None:
        row = await self.case_at_hand()
        if row is not None:
            await self.session.label(row, label, self.category, blinded=self.blinded)
            self.category = None
            await self.after_label(row)

    async def do_label_worse(self) -> None:
        await self._label(LABELS[0])

    async def do_label_better(self) -> None:
        await self._label(LABELS[1])

    async def do_label_equal(self) -> None:
        await self._label(LABELS[2])

    async def do_label_both_bad(self) -> None:
        await self._label(LABELS[3])

    def choose_category(self, category: str | None) -> None:
        """Set the category that the next label takes."""
        self.category = category
        if category is not None:
            keys = self.workbench.keys.way
            labels = f"{keys('label_worse')} to {keys('label_both_bad')}"
            self.keybar.say(f"category {category}: {labels} labels the case with it, {keys('back')} drops it", "accent")

    async def do_category_format(self) -> None:
        self.choose_category("format")

    async def do_category_content(self) -> None:
        self.choose_category("content")

    async def do_category_refusal(self) -> None:
        self.choose_category("refusal")

    async def do_category_tone(self) -> None:
        self.choose_category("tone")

    async def do_category_schema(self) -> None:
        self.choose_category("schema")

    async def do_category(self) -> None:
        await self.ask(self._ask_category())

    async def _ask_category(self) -> None:
        choices = [(key, category, category) for key, category in CATEGORY_KEYS]
        self.choose_category(await self.prompt.choose("category", choices))

    async def do_flag(self) -> None:
        row = await self.case_at_hand()
        if row is not None:
            await self.session.flag(row)
            await self.after_mark(row)

    async def do_note(self) -> None:
        await self.ask(self._ask_note())

    async def _ask_note(self) -> None:
        row = await self.case_at_hand()
        text = await self.prompt.ask("note") if row is not None else None
        if row is None or not text or not text.strip():
            return
        await self.session.note(row, text.strip())
        await self.after_mark(row)

    async def do_settle(self) -> None:
        await self.ask(self._ask_settle())

    async def _ask_settle(self) -> None:
        """Settle what the labels of the case at hand come to, beside the labels."""
        row = await self.case_at_hand()
        if row is None:
            return
        choices = [(str(at), str(label), label.replace("-", " ")) for at, label in enumerate(LABELS, start=1)]
        chosen = await self.prompt.choose(f"settle {row.suite}/{row.case} as", choices)
        note = await self.prompt.ask("why (Enter for no note)") if chosen is not None else None
        if chosen is None or note is None:
            return
        label = next(label for label in LABELS if label == chosen)
        category, self.category = self.category, None
        await self.session.settle(row, label, category, note.strip() or None)
        await self.after_mark(row)
        self.keybar.say(f"settled: {row.suite}/{row.case} is {chosen}; the labels stay as they were", "good")

    async def do_undo(self) -> None:
        undone = await self.session.undo()
        if undone is None:
            self.keybar.say("nothing of yours is left to take back")
            return
        events, position = undone
        event = events[0]
        where = f"{event.suite}/{event.case}" if event.case is not None else event.suite
        if len(events) > 1:
            where = f"{len(events)} cases"
        await self.after_undo(position, f"took back: {event.label or event.kind} on {where}")
