"""The review itself: a case is read out, something is said and done, the next case is read out."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from workbench.cli.plain import words
from workbench.cli.plain.asking import Asking
from workbench.cli.plain.commands import DECIDING, GOING, Words, category_of
from workbench.cli.plain.reading import Reading
from workbench.errors import ExitCode, WorkbenchError
from workbench.records import LABELS
from workbench.review.decisions import now
from workbench.store.clusters import clusters_of
from workbench.store.news import NOTHING, Seen, news
from workbench.suites.validate import nearest

if TYPE_CHECKING:
    from asyncio import Runner
    from collections.abc import Coroutine
    from typing import Any, TypeVar

    from workbench.cli.plain.paper import Paper
    from workbench.records import Label
    from workbench.tui.actions import KeyMap
    from workbench.tui.session import Session

    T = TypeVar("T")


class Review:
    """One reviewer's sitting on one comparison, in lines. What is done is on disk before it is told."""

    def __init__(self, session: Session, paper: Paper, keys: KeyMap, runner: Runner) -> None:
        self._session = session
        self._paper = paper
        self._runner = runner
        self._words = Words(keys)
        self._asking = Asking(paper)
        self._reading = Reading(session, paper, self._wait)
        self._category: str | None = None
        """The category the next label takes; None: the verdict's."""
        self._seen = Seen(NOTHING, 0)
        """How far others' work was looked for."""
        self._failed = 0
        self._astray: str | None = None
        """What a script said in vain, so that it is not where it takes itself to be; None: it is."""

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

    def _wait(self, work: Coroutine[Any, Any, T]) -> T:
        return self._runner.run(work)

    def _open(self) -> None:
        session = self._session
        self._wait(session.until_read())
        session.open()
        self._take_stock()
        assert session.comparison is not None
        self._paper.say(*words.opening(session.comparison, session.reviewer))
        if session.start_case is not None:
            suite, _, case = session.start_case.partition("/")
            self._reading.arrive(self._wait(session.place_of(suite, case)))
        elif session.total:
            self._reading.arrive(session.position)
        else:
            self._paper.say("This comparison holds no cases.")

    def _take_stock(self) -> None:
        self._seen = Seen(NOTHING, self._session.last_event)
        self._wait(self._session.count())
        self._wait(self._session.load_risks())

    def _close(self) -> None:
        self._paper.say(*self._session.summary(), "All is saved.")

    def _prompt(self) -> str:
        name = self._reading.name or ""
        category = f" {self._category}" if self._category is not None else ""
        return f"{name}{category}>" if len(name) < self._paper.width // 2 else f"{category}>".strip()

    def _look_around(self) -> None:
        """Tell what others did since, before anything is asked again."""
        session = self._session
        try:
            found = self._wait(session.call(news, session.comparison_id, self._seen, now()))  # nobody's place
            if found is None:
                return
            self._seen = found.seen
            events = [event for event in found.events if not session.is_own(event)]
            if events:
                cases = [(event.suite, event.case) for event in events if event.case is not None]
                self._wait(session.take_news(None if found.more else cases, recount=True))
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
                word = line.split()[0]
                raise WorkbenchError(
                    f"'{word}' is not understood{nearest(word, self._words.known)}", hint="? lists what can be said"
                )
            elif said.word == "quit":
                return False
            else:
                self._refuse_astray(said.word)
                getattr(self, f"do_{said.word.replace('-', '_')}")(said.rest)
                if said.word == "open":
                    self._astray = None
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
        self._paper.say(*str(error).split("\n"))

    # --- deciding ---

    def do_worse(self, rest: str) -> None:
        self._label(LABELS[0], rest)

    def do_better(self, rest: str) -> None:
        self._label(LABELS[1], rest)

    def do_equal(self, rest: str) -> None:
        self._label(LABELS[2], rest)

    def do_both_bad(self, rest: str) -> None:
        self._label(LABELS[3], rest)

    def _label(self, label: Label, rest: str) -> None:
        row = self._reading.row
        category = category_of(rest) if rest else self._category
        self._wait(self._session.label(row, label, category))
        self._category = None
        self._reading.fetch_again()
        kept = self._reading.row
        self._paper.say(f"Labelled {kept.suite}/{kept.case}: {words.labelled(kept.label, kept.category_label)}.")
        self.do_next("")

    def do_category(self, rest: str) -> None:
        answer = rest or self._asking.ask("category of the next label, empty for the verdict's:") or ""
        self._category = category_of(answer) if answer else None
        told = f"{self._category}, for this case only" if self._category else "the verdict's"
        self._paper.say(f"Category of the next label: {told}.")

    def do_note(self, rest: str) -> None:
        row = self._reading.row
        text = rest or self._asking.ask("note, empty for none:") or ""
        if not text:
            self._paper.say("No note was written.")
            return
        self._wait(self._session.note(row, text))
        self._reading.fetch_again()
        self._paper.say(f"Noted on {row.suite}/{row.case}.")

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

    # --- going ---

    def _go(self, position: int) -> None:
        self._category = None
        self._reading.arrive(position)

    def do_next(self, _rest: str) -> None:
        self._undecided(backwards=False)

    def do_previous(self, _rest: str) -> None:
        self._undecided(backwards=True)

    def _undecided(self, *, backwards: bool) -> None:
        found = self._wait(self._session.undecided(backwards=backwards))
        if found is None:
            found_by = f" found by {self._session.words}" if self._session.words else ""
            self._paper.say(f"Every case{found_by} is decided.")
        else:
            self._go(found)

    def do_forward(self, _rest: str) -> None:
        self._step(1)

    def do_back(self, _rest: str) -> None:
        self._step(-1)

    def _step(self, by: int) -> None:
        session = self._session
        at = session.groups.nearest(session.position) + by
        if 0 <= at < len(session.positions):
            self._go(session.positions[at])
        else:
            self._paper.say("This is the last case." if by > 0 else "This is the first case.")

    def do_open(self, rest: str) -> None:
        case, at, comparison = rest.partition("@")
        suite, slash, name = case.partition("/")
        if not slash:
            raise WorkbenchError("open takes a case as SUITE/CASE", hint="search finds cases")
        if at:
            self._wait(self._session.turn_to(comparison))
            self._take_stock()
        self._go(self._wait(self._session.place_of(suite, name)))

    def do_search(self, rest: str) -> None:
        session = self._session
        before = session.words
        self._wait(session.set_filter(rest))
        found = len(session.positions)
        if not found:
            self._wait(session.set_filter(before))
            self._paper.say(f"No case is found by {rest}; nothing was changed.")
            self._astray = self._astray or f"search {rest}"
            return
        self._paper.say(f"{found:,} of {session.total:,} cases found by {session.words}." if rest else "All cases.")
        self._go(session.position)

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

    # --- looking ---

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

    def do_cluster(self, _rest: str) -> None:
        cluster = self._reading.detail.verdict.cluster
        found = self._wait(self._session.call(clusters_of, self._session.comparison_id))
        here = next((one for one in found if one.id == cluster), None)
        if here is None:
            raise WorkbenchError("this case is in no cluster")
        self._paper.say(*words.cluster(here))

    def do_name(self, _rest: str) -> None:
        row, comparison = self._reading.row, self._session.comparison
        assert comparison is not None
        self._paper.say(f"workbench review {shlex.quote(f'{row.suite}/{row.case}@{comparison.name}')}")

    def do_help(self, _rest: str) -> None:
        self._paper.say_all(self._words.help())
