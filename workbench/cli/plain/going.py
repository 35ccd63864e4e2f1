"""What is said to go to another case."""

from __future__ import annotations

from workbench.cli.plain.looking import Looking
from workbench.errors import WorkbenchError
from workbench.store.news import NOTHING, Seen


class Going(Looking):
    """Goes from case to case; a case is read as soon as it is there."""

    _category: str | None = None
    """The category the next label takes; None: the verdict's."""
    _seen = Seen(NOTHING, 0)
    """How far others' work was looked for."""
    _astray: str | None = None
    """What a script said in vain, so that it is not where it takes itself to be; None: it is."""

    _nothing_left = False
    """Whether the next undecided case was asked for, and there was none."""

    def _go(self, position: int) -> None:
        self._category = None
        self._nothing_left = False
        self._reading.arrive(position)

    def _take_stock(self) -> None:
        """Count what there is in the comparison at hand."""
        self._seen = Seen(NOTHING, self._session.last_event)
        self._wait(self._session.count())
        self._wait(self._session.load_risks())

    def do_next(self, _rest: str) -> None:
        self._undecided(backwards=False)

    def do_previous(self, _rest: str) -> None:
        self._undecided(backwards=True)

    def _undecided(self, *, backwards: bool) -> None:
        found = self._wait(self._session.undecided(backwards=backwards))
        if found is None:
            found_by = f" found by {self._session.words}" if self._session.words else ""
            self._paper.say(f"Every case{found_by} is decided.")
            self._nothing_left = True
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
        self._astray = None

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
