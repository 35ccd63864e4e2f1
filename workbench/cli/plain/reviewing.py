"""The review itself: a case is read out, something is said and done, the next case is read out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.cli.plain import words
from workbench.cli.plain.clusters import Clusters
from workbench.cli.plain.commands import DECIDING, GOING
from workbench.errors import ExitCode, WorkbenchError
from workbench.store.news import news
from workbench.store.presence import NEVER

if TYPE_CHECKING:
    from workbench.cli.plain.loop import Loop
    from workbench.cli.plain.paper import Paper
    from workbench.tui.actions import KeyMap
    from workbench.tui.session import Session


class Review(Clusters):
    """One reviewer's sitting on one comparison, in lines. What is done is on disk before it is told."""

    def __init__(self, session: Session, paper: Paper, keys: KeyMap, loop: Loop) -> None:
        super().__init__(session, paper, keys, loop)
        self._loop = loop
        self._failed = 0

    def go_on(self) -> ExitCode:
        """Review until the reviewer quits or says nothing more. Raises WorkbenchError, KeyboardInterrupt.

        From a script, `PARTIAL` says that a line was not understood or could not be done. Nothing is decided after
        one that was to decide or to go somewhere, until the script names a case: it would be decided of another one.
        """
        self._open()
        try:
            while (line := self._asking.ask(self._prompt())) is not None and self._obey(line):
                self._look_around()
        except KeyboardInterrupt:
            self._paper.say("")
            self._close()
            raise
        self._close()
        return ExitCode.PARTIAL if self._failed and not self._asking.at_terminal else ExitCode.DONE

    def _open(self) -> None:
        session = self._session
        self._wait(session.until_read())
        session.open()
        self._take_stock()
        self._loop.begin(session.company.run(lambda _: None))  # what others did is told between two lines
        assert session.comparison is not None
        help_ = self._words.letter("help")
        if session.blind:
            self._paper.say(*words.blind_opening(session.reviewer, help_))
        else:
            self._paper.say(*words.opening(session.comparison, session.reviewer, help_))
        self._paper.say(*self._others())
        if session.start_case is not None:
            suite, _, case = session.start_case.partition("/")
            self._reading.arrive(self._wait(session.place_of(suite, case)))
        elif session.total:
            self._reading.arrive(session.position)
        else:
            self._paper.say("This comparison holds no cases.")

    def _close(self) -> None:
        self._paper.say(*(words.spoken(line) for line in self._session.summary()), "All is saved.")

    def _prompt(self) -> str:
        name = self._reading.name or ""
        category = f" {self._category}" if self._category is not None else ""
        return f"{name}{category}>" if len(name) < self._paper.width // 2 else f"{category}>".strip()

    def _look_around(self) -> None:
        """Tell what others did since, before anything is asked again; in a blind review that would tell too much."""
        session = self._session
        try:
            found = self._wait(session.call(news, session.comparison_id, self._seen, NEVER))
            if found is None:
                return
            self._seen = found.seen
            events = [event for event in found.events if not session.is_own(event)]
            if events:
                cases = [(event.suite, event.case) for event in events if event.case is not None]
                self._wait(session.take_news(None if found.more else cases, recount=True))
                if not session.blind:
                    self._paper.say(words.arrived(events, more=found.more))
        except WorkbenchError as error:
            self._complain(error)

    def _obey(self, line: str) -> bool:
        """Do what a line says; False to end. What cannot be done is said, and nothing is changed by it."""
        said = self._words.read(line) if line else None
        try:
            if not line:
                self._paper.say(words.where(self._reading.row, self._reading.place, self._reading.left))
            elif said is None:
                raise self._words.unknown(line)
            elif said.word == "quit":
                return False
            else:
                self._refuse_astray(said.word)
                getattr(self, f"do_{said.word.lower().replace('-', '_')}")(said.rest)
        except WorkbenchError as error:
            self._complain(error)
            if said is None or said.word in (*DECIDING, *GOING):
                self._astray = self._astray or line
        return True

    def _refuse_astray(self, word: str) -> None:
        if self._astray is not None and word in DECIDING and not self._asking.at_terminal:
            raise WorkbenchError(
                f"'{word}' was not done, since '{self._astray}' before it was not",
                hint="open SUITE/CASE says which case is meant",
            )

    def _complain(self, error: WorkbenchError) -> None:
        self._failed += 1
        self._paper.say(*f"Not done: {error}".split("\n"))
