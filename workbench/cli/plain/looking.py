"""What is said to hear more: of the case at hand, of the queue, of the others who are here."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from workbench.cli.plain import words
from workbench.cli.plain.commands import Words
from workbench.cli.plain.reading import Reading
from workbench.errors import WorkbenchError
from workbench.review.people import alive_at, people
from workbench.store.presence import present
from workbench.store.unsigned import LETTERS

if TYPE_CHECKING:
    from workbench.cli.plain.loop import Loop
    from workbench.cli.plain.paper import Paper
    from workbench.tui.actions import KeyMap
    from workbench.tui.session import Session


class Looking:
    """Each `do_WORD` does what a word asks for, given what followed it. They raise WorkbenchError."""

    def __init__(self, session: Session, paper: Paper, keys: KeyMap, loop: Loop) -> None:
        self._session = session
        self._paper = paper
        self._of_named = Words(keys, blind=session.blind)
        self._of_blinded = Words(keys, blind=True, blinded=True)
        self._wait = loop.wait
        self._reading = Reading(session, paper, loop.wait)

    @property
    def _words(self) -> Words:
        """What can be said of the case at hand."""
        return self._of_blinded if self._reading.blinded else self._of_named

    def do_help(self, rest: str) -> None:
        self._paper.say_all(self._words.help(rest))

    def do_where(self, _rest: str) -> None:
        self._reading.fetch_again()
        self._reading.case()

    def do_more(self, _rest: str) -> None:
        self._reading.more()

    def do_all(self, _rest: str) -> None:
        self._reading.whole()

    def do_baseline(self, _rest: str) -> None:
        self._reading.side(0)

    def do_target(self, _rest: str) -> None:
        self._reading.side(1)

    def do_read(self, rest: str) -> None:
        letter = rest.upper()
        if letter not in LETTERS:
            raise WorkbenchError("read takes A or B", hint="read A reads the text of A")
        self._reading.side(LETTERS.index(letter))

    def do_view(self, rest: str) -> None:
        self._reading.change_view(rest)

    def do_request(self, _rest: str) -> None:
        self._reading.once("request")

    def do_thinking(self, _rest: str) -> None:
        self._reading.once("thinking")

    def do_tools(self, _rest: str) -> None:
        self._reading.once("tools")

    def do_sample(self, _rest: str) -> None:
        self._reading.next_sample()

    def do_checks(self, _rest: str) -> None:
        self._reading.checks()

    def do_labels(self, _rest: str) -> None:
        self._reading.fetch_again()
        self._reading.labels()

    def do_name(self, _rest: str) -> None:
        row = self._reading.row
        self._paper.say(self._session.command_for(row.suite, row.case))

    def do_queue(self, _rest: str) -> None:
        session = self._session
        self._wait(session.count())
        counts = session.counts
        assert counts is not None
        done = 0
        for suite, _ in session.sizes:
            cases, decided = counts.by_suite.get(suite, (0, 0))
            if decided < cases:
                self._paper.say(self._reading.suite_line(suite))
            else:
                done += 1
        if done:
            self._paper.say(f"Suites all decided: {done:,}.")
        if session.words:
            self._paper.say(f"Search: {session.words}, {len(session.positions):,} of {session.total:,} cases.")
        self._paper.say(f"In all {self._reading.left}.")

    def do_who(self, _rest: str) -> None:
        self._paper.say(*(self._others() or ["Nobody else is reviewing this comparison now."]))

    def _others(self) -> list[str]:
        """Who else is here, one a line."""
        session, now = self._session, datetime.now(UTC)
        found = self._wait(session.call(present, session.comparison_id, alive_at(now)))
        return [words.person(one, now) for one in people(found, session.reviewer, now)]
