"""A case: baseline and target side by side, what the checks say, and the keys that decide."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from workbench.errors import WorkbenchError
from workbench.review.samples import newest_candidate, sample_of
from workbench.tui import blind_text, case_text
from workbench.tui.panes import ASKED_FROM, PAIRS, ROOMY_FROM, UNIFIED_BELOW, next_pair, pair_shown
from workbench.tui.places import Left
from workbench.tui.queue_text import count
from workbench.tui.screens.base import AT_ONCE
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
    from workbench.tui.actions import Place
    from workbench.tui.company import Changes
    from workbench.tui.ignoring import Ignoring
    from workbench.tui.kept import Kept
    from workbench.tui.laying import Laid, Room
    from workbench.tui.places import Standing
    from workbench.tui.turns import Turns
    from workbench.tui.widgets.lines import Line, Span

    Costs = tuple[float | None, float | None]

OVERTAKING = (*AT_ONCE, "next_case", "previous_case", "next_undecided", "previous_undecided", "queue", "back")
"""Actions that need not wait until a case shows: they leave it."""
SIGNS = {"baseline": "-", "target": "+", "candidate": "+", "A": "-", "B": "+"}


class Shown(NamedTuple):
    """What of a case is worked out off the event loop."""

    sides: list[Side]
    view: View
    laid: Laid
    asked: str | None
    costs: Costs
    """In dollars, of the baseline and of the target; None: not known."""


class CaseScreen(DecidingScreen, DiffScreen):
    """Shows one case at a time; everything on screen changes at once, when the next case is ready."""

    PLACE: ClassVar[Place] = "case"
    CSS_PATH: ClassVar[str] = "case.tcss"

    def __init__(self, turns: Turns) -> None:
        super().__init__(turns)
        self.header = LineBlock(name="header", row="bar")
        self.hint = LineBlock(name="hint")
        self.question = LineBlock(name="question")
        self.titles = LineBlock(name="titles")
        self.panel = LineBlock(name="panel")
        self.row: QueueRow | None = None
        self.detail: CaseDetail | None = None
        self._sample = 0
        self._view: View | None = None
        """The view last chosen; a case that does not have it is shown in its own first."""
        self._seen: View = "text"
        """The view on screen."""
        self._pair = 0
        self._bound: int | None = None
        """The place that is on its way to the screen; None: what shows stays."""
        self._settled = asyncio.Event()

    def areas(self) -> Iterable[Widget]:
        return self.header, self.hint, self.question, self.titles, self.diff, self.panel

    def on_mount(self) -> None:
        if self.session.blind:
            self.keybar.call(blind_text.bar_words(self.PLACE, blinded=True), self.workbench.keys)
        self.keybar.keys(self.workbench.keys)
        self.go(self.session.position)

    def on_resize(self) -> None:
        self.keybar.resized(self.workbench.keys)
        if not self._settled.is_set():
            self._begin_reload()  # laid out for the old size: begin again
        else:
            self.newest("show", self.draw_anew)

    def on_screen_resume(self) -> None:
        if self.row is not None:
            self._begin_reload()  # not awaited: a screen that is left meanwhile would never end

    async def until_ready(self, action: str) -> None:
        if action not in OVERTAKING:
            await self._settled.wait()

    # --- showing ---

    def go(self, position: int) -> None:
        """Head for a case; a later call overtakes an earlier one."""
        self._note_place()
        self.session.position = self._bound = position
        self.category = None
        self._settled.clear()
        self.workers.cancel_group(self, "beside")  # what was worked out beside the case that is left
        self.newest("show", partial(self._arrive, position))

    def _note_place(self) -> None:
        """Keep in mind where the case on screen is left."""
        if self.row is not None and self.diff.standing is not None:
            self.session.was_left[self.row.suite, self.row.case] = Left(self._sample, self._seen, self.diff.standing)

    async def _arrive(self, position: int | None) -> None:
        """Show the case at a place of the queue; None: the one on screen, wherever `compare` has put it meanwhile."""
        try:
            if position is None:
                assert self.row is not None
                position = self.session.position = await self.session.place_of(self.row.suite, self.row.case)
            await self._show_case(position)
        except WorkbenchError as error:
            self.complain(error)
            if self.row is not None:
                self.session.position = self.row.position
        # Not when cancelled: a newer request is on its way, and keys that decide wait for that one.
        self._bound = None
        self.turns.shown()
        self._settled.set()

    async def _show_case(self, position: int) -> None:
        found = await self.session.case(position)
        if found is None:
            hint = f"{self.workbench.keys.way('queue')} shows what is"
            raise WorkbenchError("this case is no longer in the comparison", hint=hint)
        row, detail = found
        same = self.row is not None and (self.row.suite, self.row.case) == (row.suite, row.case)
        left = None if same else self.session.was_left.get((row.suite, row.case))
        sample = min(self._sample if same else left.sample if left is not None else 0, _samples(detail) - 1)
        shown = await self._layout(detail, sample)
        self.row, self.detail, self._sample = row, detail, sample
        if self.session.blind:
            self.keybar.call(blind_text.bar_words(self.PLACE, blinded=detail.blinded), self.workbench.keys)
        undoable = not self.session.sitting.idle
        self.keybar.put_first(case_text.foremost(row, undoable=undoable), self.workbench.keys)
        standing = left.standing if left is not None and left.view == shown.view else None
        self._draw(shown, keep_place=same, standing=standing)

    async def _reload(self) -> None:
        """Read the case again (a mark was made, a candidate came) and draw it, the place kept."""
        self._begin_reload()
        await self._settled.wait()

    def _begin_reload(self) -> None:
        self._settled.clear()
        self.newest("show", partial(self._arrive, self._bound))

    async def draw_anew(self) -> None:
        if self.detail is not None:
            self._draw(await self._layout(self.detail, self._sample), keep_place=True)

    async def _layout(self, detail: CaseDetail, sample: int) -> Shown:
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

    def _draw(self, shown: Shown, *, keep_place: bool = False, standing: Standing | None = None) -> None:
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
            return blind_text.side_title(side, self._sample + 1, samples)
        name: str = side.name
        if self.session.blind and self.row is not None:
            name = blind_text.told_name(side.name, swapped=self.session.is_swapped(self.row.suite, self.row.case))
        run = stored.run if stored else None
        return case_text.side_title(name, run, _checked(stored), self._sample + 1, samples)

    def _panel(self, detail: CaseDetail, sides: list[Side], costs: Costs, width: int, height: int) -> list[Line]:
        if detail.blinded:
            return blind_text.panel(sides, detail.events, width)
        return case_text.panel(
            detail,
            _checked(sample_of(detail.baseline, self._sample)),
            _checked(sample_of(detail.target, self._sample)),
            _checked(newest_candidate(detail.candidates, self._sample)),
            costs,
            width=width,
            height=height,
            settles=self.workbench.keys.way("settle"),
        )

    async def look_ahead(self) -> None:
        """Lay out the cases that the next key is likely to lead to: the next undecided one and the two beside."""
        session = self.session
        near = [await session.undecided()]
        at = session.groups.index_of(session.position)
        if at is not None:
            near += session.positions[at + 1 : at + 2]
            near += session.positions[max(0, at - 1) : at]
        for position in dict.fromkeys(near):
            found = await session.case(position) if position is not None else None
            if found is not None:
                left = session.was_left.get((found[0].suite, found[0].case))
                shown = await self._layout(found[1], 0 if left is None else left.sample)
                await self.refined(shown.laid)

    def counted(self) -> None:
        self.show_remarks()

    def news_came(self, changes: Changes) -> None:
        if self.follow_on():
            return
        if self.row is not None and changes.concern(self.row.suite, self.row.case):
            self._begin_reload()
        else:
            self.show_remarks()

    def show_remarks(self) -> None:
        if self.detail is not None:
            self._draw_header(self.sides(self.detail, self._sample))

    @property
    def _samples(self) -> int:
        assert self.detail is not None
        return _samples(self.detail)

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
        self.header.show(case_text.header(row, self._sample + 1, self._samples, place, extra, width))

    def _stored(self, name: SideName) -> CheckedStored | None:
        assert self.detail is not None
        if name == "candidate":
            return newest_candidate(self.detail.candidates, self._sample)
        return sample_of(self.detail.baseline if name in ("baseline", "A") else self.detail.target, self._sample)

    # --- moving ---

    def show_place(self, position: int) -> None:
        self.go(position)

    async def do_next_case(self) -> None:
        self._step(1)

    async def do_previous_case(self) -> None:
        self._step(-1)

    def _step(self, by: int) -> None:
        session = self.session
        if not len(session.positions):
            return
        at = session.groups.nearest(session.position) + by
        if 0 <= at < len(session.positions):
            self.go(session.positions[at])
        else:
            self.keybar.say("this is the last case" if by > 0 else "this is the first case")

    async def do_sample(self) -> None:
        if self.detail is None:
            return
        if self._samples < 2:
            self.keybar.say("there is one sample")
            return
        self._sample = (self._sample + 1) % self._samples
        self._draw(await self._layout(self.detail, self._sample))

    async def do_queue(self) -> None:
        self._note_place()
        self.leave_for_queue()

    async def do_back(self) -> None:
        if self.category is not None:
            self.category = None
        else:
            self._note_place()
            self.dismiss()

    # --- deciding ---

    @property
    def blinded(self) -> bool:
        return self.detail is not None and self.detail.blinded

    async def case_at_hand(self) -> QueueRow | None:
        await self._settled.wait()
        return self.row

    async def after_label(self, row: QueueRow) -> None:
        if not await self.to_undecided():
            await self._reload()

    async def after_mark(self, row: QueueRow) -> None:
        await self._reload()

    async def after_undo(self, position: int, said: str) -> None:
        self.go(position)
        self.keybar.say(said)

    # --- looking ---

    async def do_view(self) -> None:
        if self.detail is None:
            return
        views = await self.workbench.compute(views_for, self.sides(self.detail, self._sample))
        self._view = views[(views.index(self._seen) + 1) % len(views) if self._seen in views else 0]
        self._draw(await self._layout(self.detail, self._sample))

    async def do_pair(self) -> None:
        if self.detail is None or not self.detail.candidates:
            edit, rerun = self.workbench.keys.way("edit"), self.workbench.keys.way("rerun")
            self.keybar.say(f"there is no candidate yet: {edit} edits the prompt, {rerun} sends the case again")
            return
        self._pair = next_pair(self._pair, unified=self.unified, width=self.app.size.width, narrow=1)
        self._draw(await self._layout(self.detail, self._sample))

    async def do_copy(self) -> None:
        await self.ask(self._copy())

    async def _copy(self) -> None:
        from workbench.tui.copying import copied, written

        if self.detail is None or self.row is None:
            return
        sides = [side for side in self.sides(self.detail, self._sample) if side.output is not None]
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

    # --- fixing ---

    async def do_edit(self) -> None:
        await self._fix("edit")

    async def do_editor(self) -> None:
        await self._fix("editor")

    async def do_rerun(self) -> None:
        await self._fix("rerun")

    async def do_rerun_all(self) -> None:
        await self._fix("rerun_all")

    async def _fix(self, first: str) -> None:
        from workbench.tui.screens.fix import FixScreen

        if self.detail is not None:
            case = self.detail.case
            screen = FixScreen(self.turns, first, suite=case.suite, case=case.id, sample=self._sample)
            await self.app.push_screen(screen)


def _samples(detail: CaseDetail) -> int:
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
