"""The bottom line while something is asked: one line of text, or one key out of a few."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual.containers import Horizontal

from workbench.tui.widgets.lines import LineBlock

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from textual.widgets import Input


class PromptLine(Horizontal):
    """Hidden until something is asked; then it stands above the last line and takes the keys.

    `ask` and `choose` are awaited by the asking screen in a worker; None is the answer to Esc. `told` is given what the
    keys do while something is asked, and "" when they do again what they did.
    """

    DEFAULT_CSS = """
    PromptLine { height: auto; display: none; }
    PromptLine.open { display: block; }
    PromptLine LineBlock { width: 100%; }
    PromptLine.text LineBlock { width: auto; }
    PromptLine.text { layout: horizontal; height: 1; }
    """

    def __init__(self, told: Callable[[str], None], *, name: str | None = None) -> None:
        super().__init__(id=name)
        self._told = told
        self._question = LineBlock()
        self._input: Input | None = None
        self._answer: asyncio.Future[str | None] | None = None
        self._choices: dict[str, str] = {}
        self._closed_by: str | None = None
        self.ready = asyncio.Event()
        self.ready.set()
        """Set when the keys that follow are the answer; unset while a question is on its way."""

    @property
    def choosing(self) -> bool:
        """Whether the next key is a choice."""
        return self._answer is not None and not self._answer.done() and bool(self._choices)

    @property
    def open(self) -> bool:
        """Whether something is being asked."""
        return self._answer is not None

    async def ask(
        self,
        question: str,
        initial: str = "",
        complete: Callable[[str], list[str]] | None = None,
        keys: str = "Enter takes what is typed   Esc leaves it",
    ) -> str | None:
        """A line of text; None after Esc, and where the app is about to end.

        Tab goes through what `complete` makes of what is typed. `keys` says what the keys do meanwhile.
        """
        from workbench.tui.widgets.text_input import TextInput

        if not self.is_attached:
            return None
        self._choices = {}
        self._begin("text", keys)
        self._question.styles.width = len(question) + 2
        self._question.show([((f" {question} ", "accent"),)])
        self._input = TextInput(initial, self.answer, complete)
        await self.mount(self._input)
        self.screen.set_focus(self._input)
        self.ready.set()
        return await self._end()

    async def choose(self, question: str, choices: Sequence[tuple[str, str, str]]) -> str | None:
        """One of (key, answer, words) by its key; None after Esc or any other key, and once the app is to end."""
        if not self.is_attached:
            return None
        self._choices = {key: answer for key, answer, _ in choices}
        once = self._closed_by is None
        self._begin(
            "choice", "a key from above   Esc leaves it" if once else "keys from above, one by one   Esc ends it"
        )
        self._question.styles.width = "100%"
        width = self.app.size.width
        rows: list[list[tuple[str, str]]] = [[(f" {question}  ", "accent")]]
        used = len(question) + 3
        for key, _, words in choices:
            cells = len(words) + 4
            if used + cells > width:
                rows.append([("   ", "")])
                used = 3
            rows[-1] += [(key, "key"), (f" {words}  ", "")]
            used += cells
        self._question.show([tuple(row) for row in rows])
        self.ready.set()
        return await self._end()

    async def toggle(
        self,
        question: str,
        choices: Callable[[], Sequence[tuple[str, str, str]]],
        taken: Callable[[str], Awaitable[None]],
        closing: str,
    ) -> None:
        """Choices one after another, each `taken` before the next, until Esc, Enter or the key `closing`.

        Another character does nothing: one that is mistyped in a menu that stays is not to act on something else.
        """
        self._closed_by = closing
        try:
            while (chosen := await self.choose(question, choices())) is not None:
                await taken(chosen)
        finally:
            self._closed_by = None
            self.set_classes("")
            self._told("")

    def _begin(self, kind: str, keys: str) -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_result(None)
        self._answer = asyncio.get_running_loop().create_future()
        if not self._question.is_attached:
            self.mount(self._question)
        self.set_classes(f"open {kind}")
        self._told(keys)

    async def _end(self) -> str | None:
        answer = self._answer
        assert answer is not None
        try:
            return await answer
        finally:
            if self._answer is answer:
                self._answer = None
                if self._closed_by is None:
                    self.set_classes("")
                    self._told("")
                if self._input is not None:
                    taken, self._input = self._input, None
                    await taken.remove()

    def answer(self, text: str | None) -> None:
        """Give the answer. Another question may follow: until it takes keys, or all is done, they wait."""
        if self._answer is not None and not self._answer.done():
            self._answer.set_result(text)
            self.ready.clear()

    def take(self, key: str) -> None:
        """Take a key as the choice."""
        chosen = self._choices.get(key)
        if self._closed_by is not None and chosen is None and len(key) == 1 and key != self._closed_by:
            return
        self.answer(chosen)
