"""The keys that choose which cases the queue shows: a search, a menu of fields, filters that were saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.records import LABELS
from workbench.review.filters import toggled, word_of
from workbench.tui import queue_text
from workbench.tui.screens.deciding import DecidingScreen

if TYPE_CHECKING:
    from collections.abc import Sequence

_SEARCH_KEYS = "Tab completes a field (suite: verdict: label: is: risk: cause: …); else text"
_SAVED_KEYS = "123456789abcdefghijklmnop"
"""The keys that apply saved filters."""
_SHOWN = 12
"""Completions that are shown at once."""


class FilteringScreen(DecidingScreen):
    """Filters the session's queue; what it then holds is for the screen to show."""

    def show_queue(self) -> None:
        """Show the queue as it is filtered now."""
        raise NotImplementedError

    async def do_search(self) -> None:
        await self.ask(self._ask_search())

    async def _ask_search(self) -> None:
        from workbench.review.filters import completions

        session = self.session
        values = await session.filter_values()

        def complete(words: str) -> list[str]:
            found = completions(words, values)
            self.keybar.hold("   ".join(one[len(words.rpartition(" ")[0]) :].strip() for one in found[:_SHOWN]))
            return found

        words = await self.prompt.ask("/", session.words + (" " if session.words else ""), complete, _SEARCH_KEYS)
        if words is not None:
            await self.filter_by(words)

    async def do_saved_filters(self) -> None:
        await self.ask(self._ask_saved())

    async def _ask_saved(self) -> None:
        from workbench.store.saved_filters import delete_filter, save_filter

        session = self.session
        saved = (await session.saved_filters())[: len(_SAVED_KEYS)]
        choices = [(key, one.name, f"{one.name} ({one.words})") for key, one in zip(_SAVED_KEYS, saved, strict=False)]
        if session.words:
            choices.append(("S", "", f"save '{session.words}'"))
        if saved:
            choices.append(("D", "delete", "delete one"))
        if not choices:
            search, saves = self.workbench.keys.way("search"), self.workbench.keys.way("saved_filters")
            self.keybar.say(f"no filter is saved yet: {search} sets one, then {saves} saves it")
            return
        chosen = await self._index_of("filters", choices)
        if chosen is None:
            return
        if chosen < len(saved):
            await self.filter_by(saved[chosen].words)
        elif choices[chosen][0] == "S":
            name = await self.prompt.ask("save it as")
            if name and name.strip():
                await session.call(save_filter, name.strip(), session.words, session.reviewer)
                self.keybar.say(f"saved as '{name.strip()}', for everyone on this database", "good")
        else:
            gone = await self._index_of("delete", choices[: len(saved)])
            if gone is not None:
                await session.call(delete_filter, saved[gone].name)
                self.keybar.say(f"deleted '{saved[gone].name}'")

    async def _index_of(self, question: str, choices: Sequence[tuple[str, str, str]]) -> int | None:
        """Which of the choices is made: names may be anything, also those of other choices."""
        chosen = await self.prompt.choose(
            question, [(key, str(at), words) for at, (key, _, words) in enumerate(choices)]
        )
        return None if chosen is None else int(chosen)

    async def do_filter(self) -> None:
        await self.ask(self._ask_filter())

    async def _ask_filter(self) -> None:
        row = await self.case_at_hand()
        choices: list[tuple[str, str, str]] = [
            (key, f"verdict:{verdict.replace(' ', '-')}", verdict) for key, verdict in queue_text.VERDICT_KEYS
        ]
        choices += [
            ("u", "is:undecided", "undecided"),
            ("~", "is:stale", "stale"),
            ("l", "is:labelled", "labelled"),
            ("F", "is:flagged", "flagged"),
            ("n", "is:noted", "noted"),
            ("!", "is:critical", "critical"),
            ("D", "is:disputed", "disputed"),
            ("p", "is:mine", "assigned to me"),
        ]
        choices += [(str(at), f"is:{label}", label) for at, label in enumerate(LABELS, start=1)]
        if row is not None:
            choices.append(("s", word_of("suite", row.suite), "this suite"))
        choices.append(("x", "", "all"))
        word = await self.prompt.choose("show only", choices)
        if word is not None:
            await self.filter_by(toggled(self.session.words, word) if word else "")

    async def filter_by(self, words: str) -> None:
        """Show the cases that some words find; all of them without words."""
        await self.session.set_filter(words)
        self.show_queue()

    async def do_disputed(self) -> None:
        await self.filter_by("is:disputed")
