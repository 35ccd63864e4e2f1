"""A case on screen: its sides and what is said of them, drawn in the view, the sample and the pair that were chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.review.samples import newest_candidate, sample_of
from workbench.tui import blind_text, case_text
from workbench.tui.panes import ASKED_FROM, PAIRS, ROOMY_FROM, UNIFIED_BELOW, next_pair, pair_shown
from workbench.tui.places import Left
from workbench.tui.queue_text import count
from workbench.tui.screens.deciding import DecidingScreen
from workbench.tui.screens.diffing import DiffScreen
from workbench.tui.views import Side, SideName, View, last_question, seen, text_of, views_for
from workbench.tui.widgets.lines import LineBlock, rule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from workbench.records import CheckedOutput, Configuration
    from workbench.store.details import CaseDetail, CheckedStored
    from workbench.store.queue import QueueRow
    from workbench.tui.ignoring import Ignoring
    from workbench.tui.kept import Kept
    from workbench.tui.laying import Laid, Room
    from workbench.tui.places import Standing
    from workbench.tui.turns import Turns
    from workbench.tui.widgets.lines import Line, Span

    Costs = tuple[float | None, float | None]

SIGNS = {"baseline": "-", "target": "+", "candidate": "+", "A": "-", "B": "+"}


class Shown(NamedTuple):
    """What of a case is worked out off the event loop."""

    sides: list[Side]
    view: View
    laid: Laid
    asked: str | None
    costs: Costs
    """In dollars, of the baseline and of the target; None: not known."""


class ViewingScreen(DecidingScreen, DiffScreen):
    """Draws the case at hand, and lets it be looked at: another view, sample or pair of sides, a copy of its texts."""

    def __init__(self, turns: Turns) -> None:
        super().__init__(turns)
        self.header = LineBlock(name="header", row="bar")
        self.hint = LineBlock(name="hint")
        self.question = LineBlock(name="question")
        self.titles = LineBlock(name="titles")
        self.panel = LineBlock(name="panel")
        self.row: QueueRow | None = None
        self.detail: CaseDetail | None = None
        self.sample = 0
        """The index of the sample on screen."""
        self._view: View | None = None
        """The view last chosen; a case that does not have it is shown in its own first."""
        self._seen: View = "text"
        """The view on screen."""
        self._pair = 0

    def areas(self) -> Iterable[Widget]:
        return self.header, self.hint, self.question, self.titles, self.diff, self.panel

    @property
    def blinded(self) -> bool:
        return self.detail is not None and self.detail.blinded

    # --- from a case to the screen ---

    async def draw_anew(self) -> None:
        if self.detail is not None:
            self.draw(await self.layout_of(self.detail, self.sample), keep_place=True)

    async def layout_of(self, detail: CaseDetail, sample: int) -> Shown:
        """The sides there is room for now, and a view of them: the window may have another size when it is drawn."""
        sides = self.sides(detail, sample)
        room = self._room(1 if self.unified else len(sides))
        kept, ignoring = self.workbench.kept, self.session.ignoring
        return await self.workbench.compute(_worked_out, kept, self._view, detail, sample, sides, ignoring, room)

    def sides(self, detail: CaseDetail, sample: int) -> list[Side]:
        """The sides on screen: two, or three where there is a candidate and room."""
        comparison = self.session.comparison
        assert comparison is not None
        found: dict[SideName, tuple[CheckedStored | None, Configuration]] = {
            "baseline": (sample_of(detail.baseline, sample), comparison.baseline.configuration),
            "target": (sample_of(detail.target, sample), comparison.target.configuration),
        }
        candidate = newest_candidate(detail.candidates, sample)
        if candidate is not None:
            found["candidate"] = (candidate, candidate.run.configuration)
        names: tuple[SideName, ...] = PAIRS[1]
        if detail.blinded:
            names = ("A", "B")
            found = {"A": found["baseline"], "B": found["target"]}
        if candidate is not None:
            # What is to be decided is the target against the baseline: without room for three that pair comes first.
            names = PAIRS[pair_shown(self._pair, unified=self.unified, width=self.app.size.width, narrow=1)]
        if len(names) > 2:
            names = tuple(name for name in names if found[name][0] is not None)  # a side without output has no column
        return [
            Side(name, stored.checked.output if (stored := found[name][0]) else None, found[name][1]) for name in names
        ]

    def draw(self, shown: Shown, *, keep_place: bool = False, standing: Standing | None = None) -> None:
        """Draw the case at hand, scrolled as it is (`keep_place`) or as it was left (`standing`), else from its top."""
        sides, self._seen, laid, asked, costs = shown
        row, detail, layout = self.row, self.detail, laid.layout
        assert row is not None
        assert detail is not None
        width, height = self.app.size.width, self.app.size.height
        roomy = height >= ROOMY_FROM
        samples = self._samples
        hint = self.session.services.hint(row.suite) if row.verdict == "regression" else None
        self.hint.show(case_text.hint_lines(hint, self.workbench.keys.way("edit"), width))
        self.question.show(case_text.question_lines(asked, width) if asked and height >= ASKED_FROM else [])
        panes = [self._title(side, samples) for side in sides]
        if layout.sheet.columns > 1:
            head = case_text.titles(panes, layout.widths, [" "] * len(panes))
            joints = [sum(layout.widths[: at + 1]) + at for at in range(len(panes) - 1)]
            self.titles.show([head, rule(width, joints, "┼")] if roomy else [head])
        elif roomy:
            lines = [
                ((f" {SIGNS[side.name] if len(sides) > 1 else ' '} ", "dim"), *pane)
                for side, pane in zip(sides, panes, strict=True)
            ]
            self.titles.show([*lines, rule(width)])
        else:
            self.titles.show([])
        lines = self._panel(detail, sides, costs, width, height)
        self.panel.show([rule(width), *lines] if roomy else lines)
        self.show_laid(laid, keep_place=keep_place, standing=standing)

    def _title(self, side: Side, samples: int) -> list[Span]:
        stored = self._stored(side.name)
        if self.blinded:
            return blind_text.side_title(side, self.sample + 1, samples)
        name: str = side.name
        if self.session.blind and self.row is not None:
            name = blind_text.told_name(side.name, swapped=self.session.is_swapped(self.row.suite, self.row.case))
        run = stored.run if stored else None
        return case_text.side_title(name, run, _checked(stored), self.sample + 1, samples)

    def _panel(self, detail: CaseDetail, sides: list[Side], costs: Costs, width: int, height: int) -> list[Line]:
        if detail.blinded:
            return blind_text.panel(sides, detail.events, width)
        return case_text.panel(
            detail,
            _checked(sample_of(detail.baseline, self.sample)),
            _checked(sample_of(detail.target, self.sample)),
            _checked(newest_candidate(detail.candidates, self.sample)),
            costs,
            width=width,
            height=height,
            settles=self.workbench.keys.way("settle"),
        )

    def _stored(self, name: SideName) -> CheckedStored | None:
        assert self.detail is not None
        if name == "candidate":
            return newest_candidate(self.detail.candidates, self.sample)
        return sample_of(self.detail.baseline if name in ("baseline", "A") else self.detail.target, self.sample)

    @property
    def _samples(self) -> int:
        assert self.detail is not None
        return samples_of(self.detail)

    def show_remarks(self) -> None:
        if self.detail is not None:
            self._draw_header(self.sides(self.detail, self.sample))

    def _draw_header(self, sides: list[Side]) -> None:
        row, session = self.row, self.session
        assert row is not None
        index = session.groups.index_of(row.position)
        width = self.app.size.width
        place = "outside the filter"
        if index is not None:
            place = f"{count(index + 1)} of {count(len(session.positions))}"
        extra: list[Span] = []
        if session.blind:
            letters = "   blind: - is A, + is B" if self.unified else "   blind"
            extra.append((letters if self.blinded else "   revealed", "accent"))
        if self._seen != "text":
            extra.append((f"   view: {self._seen}", "accent"))
        names = [side.name for side in sides]
        if "candidate" in names and len(names) == 2:
            extra.append((f"   {' | '.join(names)}", "accent"))
        if session.company.following is not None:
            extra.append((f"   following {session.company.following}", "accent"))
        extra += self.remarks()
        extra += case_text.stale_remark(row)
        if session.left is not None and (width >= UNIFIED_BELOW or not extra):
            place += f" · {count(session.left)} left"
        self.header.show(case_text.header(row, self.sample + 1, self._samples, place, extra, width))

    def note_place(self) -> None:
        """Keep in mind how the case on screen is left."""
        if self.row is not None and self.diff.standing is not None:
            self.session.was_left[self.row.suite, self.row.case] = Left(self.sample, self._seen, self.diff.standing)

    # --- keys ---

    async def do_sample(self) -> None:
        if self.detail is None:
            return
        if self._samples < 2:
            self.keybar.say("there is one sample")
            return
        self.sample = (self.sample + 1) % self._samples
        self.draw(await self.layout_of(self.detail, self.sample))

    async def do_view(self) -> None:
        if self.detail is None:
            return
        views = await self.workbench.compute(views_for, self.sides(self.detail, self.sample))
        self._view = views[(views.index(self._seen) + 1) % len(views) if self._seen in views else 0]
        self.draw(await self.layout_of(self.detail, self.sample))

    async def do_pair(self) -> None:
        if self.detail is None or not self.detail.candidates:
            edit, rerun = self.workbench.keys.way("edit"), self.workbench.keys.way("rerun")
            self.keybar.say(f"there is no candidate yet: {edit} edits the prompt, {rerun} sends the case again")
            return
        self._pair = next_pair(self._pair, unified=self.unified, width=self.app.size.width, narrow=1)
        self.draw(await self.layout_of(self.detail, self.sample))

    async def do_copy(self) -> None:
        await self.ask(self._copy())

    async def _copy(self) -> None:
        from workbench.tui.copying import copied, written

        if self.detail is None or self.row is None:
            return
        sides = [side for side in self.sides(self.detail, self.sample) if side.output is not None]
        choices: list[tuple[str, str, str]] = [(side.name[0].lower(), side.name, side.name) for side in sides]
        choices += [("n", "name", "the case's name"), ("f", "files", "write them to files")]
        chosen = await self.prompt.choose("copy", choices)
        if chosen is None:
            return
        options = self.session.ignoring.structure
        texts: dict[str, str] = {
            side.name: text_of(self._seen, self.detail.suite, self.detail.case, side, options) for side in sides
        }
        name = f"{self.row.suite}/{self.row.case}"
        if chosen == "files":
            self.keybar.say(written(name, texts))
        else:
            text, what = (name, "the case's name") if chosen == "name" else (texts[chosen], chosen)
            self.keybar.say(copied(self.workbench, text, what, f"{self.workbench.keys.way('copy')} f"))


def samples_of(detail: CaseDetail) -> int:
    """How many samples of a case can be looked at."""
    return max(len(detail.baseline), len(detail.target), 1)


def _checked(stored: CheckedStored | None) -> CheckedOutput | None:
    return stored.checked if stored is not None else None


def _worked_out(
    kept: Kept, wished: View | None, detail: CaseDetail, sample: int, sides: list[Side], ignoring: Ignoring, room: Room
) -> Shown:
    """In one go: each way to the thread that computes and back takes a quarter of a millisecond."""
    from workbench.review.measures import output_cost

    view, subjects = seen(wished, detail.suite, detail.case, sides, ignoring.structure)
    laid = kept.laid_out(subjects, ignoring.texts, room)
    asked = last_question(detail.suite, detail.case, sides[0])
    costs = (output_cost(sample_of(detail.baseline, sample)), output_cost(sample_of(detail.target, sample)))
    return Shown(sides, view, laid, asked, costs)
