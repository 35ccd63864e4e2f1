"""The case at hand, read out: where it is, what is said of it, how its outputs differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.cli.plain import words
from workbench.cli.plain.differing import places
from workbench.errors import WorkbenchError
from workbench.review.measures import output_cost
from workbench.review.samples import sample_of
from workbench.review.tally import left_by_risk
from workbench.tui.compared import Compared
from workbench.tui.views import Side, SideName, last_question, seen, subjects_of, text_of, views_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.cli.plain.differing import Place
    from workbench.cli.plain.loop import Wait
    from workbench.cli.plain.paper import Paper
    from workbench.store.details import CaseDetail, CheckedStored
    from workbench.store.queue import QueueRow
    from workbench.text.section import Options
    from workbench.tui.session import Session
    from workbench.tui.views import View


PLACES = 8
"""Changed places read at once; `more` reads on."""
BRIEFLY = 3
"""Those of a case that is read beside others."""


class Reading:
    """Reads the case at the session's place. `wait` runs what awaits the store. Raises WorkbenchError."""

    def __init__(self, session: Session, paper: Paper, wait: Wait) -> None:
        self._session = session
        self._paper = paper
        self._wait = wait
        self._view: View | None = None
        """The view last chosen; a case that does not have it is read in its own first."""
        self._seen: View = "text"
        self._sample = 0
        self._row: QueueRow | None = None
        self._detail: CaseDetail | None = None
        self._suite: str | None = None
        """The suite that was last told of."""
        self._unread: Iterator[Place] = iter(())
        self._next: Place | None = None

    @property
    def name(self) -> str | None:
        """The case as SUITE/CASE; None where there is none."""
        return None if self._row is None else f"{self._row.suite}/{self._row.case}"

    @property
    def row(self) -> QueueRow:
        """The case's row of the queue. Raises WorkbenchError where there is no case."""
        if self._row is None:
            raise WorkbenchError("there is no case here", hint="queue says what there is")
        return self._row

    @property
    def detail(self) -> CaseDetail:
        """All that is known of the case. Raises WorkbenchError where there is none."""
        if self._detail is None:
            raise WorkbenchError("there is no case here", hint="queue says what there is")
        return self._detail

    @property
    def blinded(self) -> bool:
        """Whether the case shows as A and B."""
        return self._detail is not None and self._detail.blinded

    def arrive(self, position: int) -> None:
        """Go to a case of the queue and read it."""
        self._fetch(position)
        self._sample = 0
        self.case()

    def turn_to(self, position: int) -> None:
        """Go to a case of the queue without a word."""
        self._fetch(position)
        self._sample = 0
        self._begin()

    def fetch_again(self) -> None:
        """Take in what became of the case since it was read."""
        self._fetch(self.row.position)

    def _fetch(self, position: int) -> None:
        row = self._wait(self._session.row(position))
        if row is None:
            raise WorkbenchError("this case is no longer in the comparison", hint="queue says what is")
        detail = self._wait(self._session.detail(row.suite, row.case))
        self._session.position = position
        self._row, self._detail = row, detail

    def case(self) -> None:
        """Read the case: where it is, the verdict, checks, labels, and the first places that changed."""
        row, detail, say = self.row, self.detail, self._paper.say
        if row.suite != self._suite:
            self._suite = row.suite
            say(self.suite_line(row.suite))
        samples = f" Sample {self._sample + 1} of {self._samples}." if self._samples > 1 else ""
        checks = self._checks()
        sides = self._sides()
        say(words.where(row, self.place, self.left))
        if detail.blinded:
            say(*words.blinded(row, samples, sides))
        else:
            say(*words.verdict(row, detail, samples, checks.changed, "" if self._session.blind else "cluster"))
            self._reveal()
        question = last_question(detail.suite, detail.case, sides[0])
        if question:
            say(words.asked(question, self._paper.width))
        say(*words.outputs(detail, self._stored(), self._names), *([] if detail.blinded else checks.short()))
        say(*words.labels(detail, self._session.reviewer))
        self.difference()

    def _reveal(self) -> None:
        if self._session.blind:
            swapped = self._session.is_swapped(self.row.suite, self.row.case)
            self._paper.say(words.revealed(self.detail, swapped=swapped))

    def suite_line(self, suite: str) -> str:
        """A suite: how far it is reviewed, and what is said of it."""
        session = self._session
        cases, decided = session.counts.by_suite.get(suite, (0, 0)) if session.counts is not None else (0, 0)
        return words.suite_line(session.suites[suite], session.risks.get(suite, ""), cases, decided)

    def _checks(self) -> words.Checks:
        return words.checks(*(one.checked if one is not None else None for one in self._stored()))

    @property
    def left(self) -> str:
        """How many cases are undecided, by risk."""
        counts = self._session.counts
        assert counts is not None
        by_risk = left_by_risk(counts.by_suite, self._session.risks)
        return words.left(counts.total - counts.decided, by_risk)

    @property
    def place(self) -> str:
        """Where the case stands among those that are reviewed."""
        session = self._session
        index = session.groups.index_of(self.row.position)
        if index is None:
            return "outside the search"
        found = f" found by {session.words}" if session.words else ""
        return f"{index + 1:,} of {len(session.positions):,}{found}"

    def difference(self) -> None:
        """Read the difference in the view in force, its first places."""
        self._begin()
        view = "Difference" if self._seen == "text" else f"Difference, view {self._seen}"
        self._paper.say(f"{view}:")
        self.more()

    def _begin(self) -> None:
        """Have the difference's places before one, from the first on."""
        self._seen, subjects = seen(self._view, self.detail.suite, self.detail.case, self._sides(), self._options)
        self._unread = places(Compared(subjects, self._session.ignoring.texts), self._names)
        self._next = next(self._unread, None)

    def briefly(self, detail: CaseDetail) -> None:
        """Read the first places of another case's difference."""
        sides = self._sides_of(detail, 0)
        _, subjects = seen(self._view, detail.suite, detail.case, sides, self._options)
        found = places(Compared(subjects, self._session.ignoring.texts), (sides[0].name, sides[1].name))
        changed = 0
        for place in found:
            changed += place.changed
            if changed > BRIEFLY:
                self._paper.say(f"There is more: open {detail.case.suite}/{detail.case.id} reads it.")
                return
            self._paper.say(*place.lines)

    def more(self) -> None:
        """Read the next places."""
        if self._next is None:
            self._paper.say("There is no more.")
        changed = 0
        while self._next is not None and changed < PLACES:
            self._paper.say(*self._next.lines)
            changed += self._next.changed
            self._next = next(self._unread, None)
        if self._next is not None:
            self._paper.say("There is more: more reads on.")

    def whole(self) -> None:
        """Read the whole difference."""
        _, subjects = seen(self._view, self.detail.suite, self.detail.case, self._sides(), self._options)
        for place in places(Compared(subjects, self._session.ignoring.texts), self._names, whole=True):
            self._paper.say(*place.lines)

    def once(self, view: View) -> None:
        """Read the whole difference of another view, once."""
        if view not in self._views():
            raise WorkbenchError(f"this case has no {view}", hint=f"views: {', '.join(self._views())}")
        sides, detail = self._sides(), self.detail
        subjects = subjects_of(view, detail.suite, detail.case, sides, self._options)
        for place in places(Compared(subjects, self._session.ignoring.texts), self._names, whole=True):
            self._paper.say(*place.lines)

    def side(self, at: int) -> None:
        """Read a side's text in the view in force."""
        side = self._sides()[at]
        if side.output is None:
            raise WorkbenchError(f"{words.the(side.name)} has no output")
        text = text_of(self._seen, self.detail.suite, self.detail.case, side, self._options)
        name = words.the(side.name)
        self._paper.say(
            f"{name[:1].upper()}{name[1:]}, view {self._seen}:",
            *(f"  {line}" for line in text.split("\n")),
            f"End of {name}.",
        )

    def change_view(self, wished: str) -> None:
        """Take another view, the next one where none is wished, and read the difference in it."""
        views = self._views()
        following = views[(views.index(self._seen) + 1) % len(views) if self._seen in views else 0]
        found = next((view for view in views if view == wished.lower()), None) if wished else following
        if found is None:
            raise WorkbenchError(f"this case has no view '{wished}'", hint=f"views: {', '.join(views)}")
        self._view = found
        self.difference()

    def next_sample(self) -> None:
        """Take the next sample and read the case again."""
        if self._samples < 2:
            raise WorkbenchError("there is one sample")
        self._sample = (self._sample + 1) % self._samples
        self.case()

    def checks(self) -> None:
        """Read every check, and what was measured."""
        stored = self._stored()
        measures = words.measures(self.detail, stored, [output_cost(one) for one in stored])
        self._paper.say(*self._checks().whole(), *measures)

    def labels(self) -> None:
        """Read everybody's labels and notes."""
        self._paper.say(*words.labels(self.detail, self._session.reviewer))

    @property
    def _samples(self) -> int:
        return max(len(self.detail.baseline), len(self.detail.target), 1)

    def _views(self) -> list[View]:
        return views_for(self._sides())

    @property
    def _options(self) -> Options:
        return self._session.ignoring.structure

    def _stored(self) -> list[CheckedStored | None]:
        return _outputs(self.detail, self._sample)

    def _sides(self) -> list[Side]:
        return self._sides_of(self.detail, self._sample)

    def _sides_of(self, detail: CaseDetail, sample: int) -> list[Side]:
        comparison = self._session.comparison
        assert comparison is not None
        names: tuple[SideName, SideName] = ("A", "B") if detail.blinded else ("baseline", "target")
        runs = (comparison.baseline, comparison.target)
        return [
            Side(name, stored.checked.output if stored is not None else None, run.configuration)
            for name, stored, run in zip(names, _outputs(detail, sample), runs, strict=True)
        ]

    @property
    def _names(self) -> tuple[str, str]:
        first, second = self._sides()
        return first.name, second.name


def _outputs(detail: CaseDetail, sample: int) -> list[CheckedStored | None]:
    return [sample_of(outputs, sample) for outputs in (detail.baseline, detail.target)]
