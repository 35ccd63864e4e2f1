"""Fixing a prompt: edit it, send cases again, see whether that helped, save it."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from workbench.errors import SuiteFileError, WorkbenchError
from workbench.text.readable import readable
from workbench.tui import fix_text
from workbench.tui.case_text import hint_lines, side_title, titles, verdict_word
from workbench.tui.panes import PAIRS, next_pair, pair_shown
from workbench.tui.screens.diffing import DiffScreen
from workbench.tui.subjects import untitled
from workbench.tui.widgets.lines import LineBlock, rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget
    from textual.worker import Worker

    from workbench.adapt.drafts import Draft
    from workbench.adapt.selection import Selection
    from workbench.store.details import CaseDetail, CheckedStored
    from workbench.tui.actions import Place
    from workbench.tui.trial import Trial
    from workbench.tui.turns import Turns
    from workbench.tui.views import SideName
    from workbench.tui.widgets.editor import PromptEditor
    from workbench.tui.widgets.lines import Line, Span

STREAM_EVERY_S = 0.1
"""How often a streaming answer is laid out anew."""


class FixScreen(DiffScreen):
    """The prompt above, the case's outputs below. Opened with the first thing to do: edit, editor, rerun, rerun_all."""

    PLACE: ClassVar[Place] = "fix"
    CSS_PATH: ClassVar[str] = "fix.tcss"

    def __init__(self, turns: Turns, detail: CaseDetail, sample: int, first: str) -> None:
        super().__init__(turns)
        self.detail = detail
        self.suite = detail.suite
        self.case = detail.case.id
        self.header = LineBlock(name="header", row="bar")
        self.hint = LineBlock(name="hint")
        self.status = LineBlock(name="status")
        self.editor: PromptEditor | None = None
        self.trial: Trial | None = None
        self._sample = sample
        self._first = first
        self._typing = False
        self._complained = False
        self._base_text = ""
        self._pair = 0
        self._listing = False
        self._redrawing = False
        self._rerun: Worker[None] | None = None
        self._opened = asyncio.Event()
        self._tried: list[tuple[str, Trial]] = []

    def areas(self) -> Iterable[Widget]:
        return self.header, self.hint, self.status, self.diff

    def on_mount(self) -> None:
        self.add_class("edits")
        self.keybar.keys(self.workbench.keys)
        self.run_worker(self._open())

    def on_resize(self) -> None:
        if not self._typing:
            self.keybar.resized(self.workbench.keys)
        self.newest("draw", self._redraw)

    async def until_ready(self, action: str) -> None:
        await self._opened.wait()

    async def _open(self) -> None:
        from workbench.suites.render import request_yaml
        from workbench.tui.widgets.editor import PromptEditor

        self._base_text = await self.workbench.compute(request_yaml, self.suite.request)
        self.editor = PromptEditor(self.session.drafts.get(self.suite.id, self._base_text))
        self.editor.id = "editor"
        await self.mount(self.editor, before=self.status)
        await self._redraw()
        await self.act(self._first)
        self._opened.set()

    # --- the text ---

    @property
    def text(self) -> str:
        """The prompt as it stands in the editor."""
        return self.editor.text if self.editor is not None else self._base_text

    async def do_edit(self) -> None:
        if self.editor is not None:
            self.editor.begin()
            self._typing = True
            rerun = self.workbench.keys.shown("rerun")
            self.keybar.hold(f"typing: every key is text; Esc ends it, then {rerun} sends the case again")
            self._show_header()
            self.set_classes("edits")

    async def on_prompt_editor_typing_ended(self) -> None:
        self._typing = False
        self.keybar.keys(self.workbench.keys)
        await self._keep_text()

    def on_text_area_changed(self) -> None:
        self.session.drafts[self.suite.id] = self.text
        self._show_header()

    async def _keep_text(self) -> Draft | None:
        """The draft of the text; if it is not a request, what is wrong with it is shown and None given."""
        from workbench.adapt.drafts import draft_of

        self._show_header()
        try:
            draft = await self.workbench.compute(draft_of, self.suite, self.text)
        except SuiteFileError as error:
            self._complained = True
            width = self.app.size.width
            self.status.show([rule(width), *fix_text.problem_lines(error.problems, 4, width)])
            return None
        if self._complained:
            self._complained = False
            await self._redraw(keep_place=True)
        return draft

    async def do_editor(self) -> None:
        from workbench.tui.external import edited

        if self.editor is None:
            return
        text = edited(self.app, self.text, self.suite.id)
        if text != self.text:
            self.editor.text = text
        await self._keep_text()

    # --- sending again ---

    async def do_rerun(self) -> None:
        from workbench.adapt.selection import Selection

        await self._start(Selection((self.case,), ()), self.case)

    async def do_rerun_all(self) -> None:
        from workbench.adapt.selection import select_cases

        selection = await self.session.call(select_cases, self.session.comparison_id, self.suite.id)
        if not selection.failing:
            self.keybar.say("no case of this suite regressed, is labelled worse or flagged", "warn")
            return
        await self._start(selection, None)

    async def _start(self, selection: Selection, watched: str | None) -> None:
        from workbench.adapt.keeping import jobs_for
        from workbench.tui.trial import Trial

        if self.trial is not None and self.trial.state == "running":
            self.keybar.say(f"a re-run is under way; {self.workbench.keys.shown('cancel')} cancels it")
            return
        draft = await self._keep_text()
        comparison = self.session.comparison
        if draft is None or comparison is None:
            return
        cases = [*selection.failing, *selection.guarding]
        jobs = await self.session.call(jobs_for, comparison, self.suite.id, cases)
        self.trial = Trial(draft, selection, watched, self._changed)
        self._tried.append((draft.text, self.trial))
        self._listing = watched is None
        self.set_classes("results")
        if self.editor is not None:
            self.call_after_refresh(self.editor.scroll_cursor_visible)  # it has become smaller
        self._changed()

        async def go(trial: Trial) -> None:
            try:
                await trial.go(self.session, self.suite, jobs)
            except WorkbenchError as error:
                self.complain(error)

        # As a callable: cancelled before it began, a coroutine would never be awaited.
        self._rerun = self.run_worker(partial(go, self.trial), group="rerun")

    def _changed(self) -> None:
        """Something arrived: draw soon, at most every tenth of a second."""
        if not self._redrawing and self.is_attached:
            self._redrawing = True
            self.set_timer(STREAM_EVERY_S, self._draw_soon)

    def _draw_soon(self) -> None:
        self._redrawing = False
        self.newest("draw", partial(self._redraw, keep_place=True))

    async def do_cancel(self) -> None:
        if self._rerun is not None and self.trial is not None and self.trial.state == "running":
            self._rerun.cancel()
            self.trial.state = "cancelled"  # cancelled before its first step it would never say so itself
            self._changed()
        else:
            self.keybar.say("no re-run is under way")

    async def do_save(self) -> None:
        await self.ask(self._save())

    async def _save(self) -> None:
        from workbench.adapt.keeping import keep_adaptation

        draft = await self._keep_text()
        comparison = self.session.comparison
        if draft is None or comparison is None:
            return
        if not draft.changed:
            self.keybar.say("the prompt is unchanged: there is nothing to save", "warn")
            return
        trials = [trial for text, trial in self._tried if text == draft.text and trial.run is not None]
        confirmed = any(trial.state == "done" and trial.watched is None and trial.outcome.confirmed for trial in trials)
        note = await self.prompt.ask("save with a note (why this change):")
        if note is None:
            return
        kept = await self.session.call(
            keep_adaptation,
            comparison,
            draft,
            confirmed=confirmed,
            reviewer=self.session.reviewer,
            note=note.strip() or None,
            runs=[trial.run.id for trial in trials if trial.run is not None],
        )
        why = "" if confirmed else "  R over failing and guarding cases would confirm it"
        self.keybar.say(f"saved as adaptation {kept.id}: {kept.status}{why}", "good" if confirmed else "warn")

    # --- drawing ---

    def _show_header(self) -> None:
        from workbench.adapt.drafts import change_size

        hint, key = self.session.services.hint(self.suite.id), self.workbench.keys.shown("edit")
        self.hint.show(hint_lines(hint, key, self.app.size.width))
        size = change_size(self._base_text, self.text) if self.text != self._base_text else None
        self.header.show(fix_text.header(self.suite.id, size, self._typing, self.remarks(), self.app.size.width))

    def _show_status(self, *more: Line) -> None:
        width, trial = self.app.size.width, self.trial
        lines: list[Line]
        if trial is None:
            key = self.workbench.keys.shown("rerun")
            lines = [((f" {key} sends {self.case} again with this prompt", "dim"),)]
        elif trial.watched is not None:
            lines = fix_text.one_case(trial, self.case, self._model, width)
        else:
            lines = fix_text.progress(trial, self._model, width)
        self.status.show([rule(width), *lines, *more])

    async def _redraw(self, *, keep_place: bool = False) -> None:
        """Status, and below it the outputs of the case or the list of results."""
        self._show_header()
        width = self.app.size.width
        if self._listing and self.trial is not None:
            self._show_status()
            self.diff.say(*fix_text.results(self.trial, width), keep_place=keep_place)
            return
        texts = self._texts()
        names = PAIRS[1]
        if "candidate" in texts:
            names = PAIRS[pair_shown(self._pair, unified=self.unified, width=width, narrow=2)]
        shown = [(name, texts[name]) for name in names if name in texts]
        columns = 1 if self.unified else len(shown)
        laid = await self.lay_out([untitled([text for _, text in shown] or [""])], columns)
        layout = laid.layout
        if layout.sheet.columns > 1:
            self._show_status(titles([self._title(name) for name, _ in shown], layout.widths, [" "] * len(shown)))
        else:
            self._show_status(_unified_title(names, simulated=self.trial is not None and self.trial.simulated))
        self.show_laid(laid, keep_place=keep_place)

    def show_remarks(self) -> None:
        self._show_header()

    @property
    def _model(self) -> str:
        assert self.session.comparison is not None
        return self.session.comparison.target.configuration.model

    def _title(self, name: SideName) -> list[Span]:
        comparison = self.session.comparison
        assert comparison is not None
        if name == "candidate":
            arrived = self.trial.outputs.get(self.case) if self.trial is not None else None
            passed = arrived[-1].passed if arrived else None
            word = [verdict_word(passed), ("  ", "")] if passed is not None else []
            mark = [("  simulated", "warn")] if self.trial is not None and self.trial.simulated else []
            return [("candidate  ", "strong"), *word, (self._model, ""), *mark]
        outputs, run = self.detail.baseline, comparison.baseline
        if name == "target":
            outputs, run = self.detail.target, comparison.target
        at = min(self._sample, len(outputs) - 1)
        return side_title(name, run, outputs[at].checked if outputs else None, at + 1, len(outputs))

    def _texts(self) -> dict[SideName, str]:
        """The texts of the case's sides; the candidate's as far as it has arrived."""
        texts: dict[SideName, str] = {}
        sides: list[tuple[SideName, list[CheckedStored]]] = [
            ("baseline", self.detail.baseline),
            ("target", self.detail.target),
        ]
        for name, outputs in sides:
            if outputs:
                texts[name] = readable(outputs[min(self._sample, len(outputs) - 1)].checked.output)
        trial = self.trial
        if trial is not None:
            arrived = trial.outputs.get(self.case)
            if arrived:
                texts["candidate"] = readable(arrived[-1].output)
            elif trial.watched is not None:
                texts["candidate"] = trial.streamed
        return texts

    # --- looking ---

    async def draw_anew(self) -> None:
        await self._redraw(keep_place=True)

    async def do_pair(self) -> None:
        if self.trial is not None and self.trial.watched is None and not self._listing:
            self._listing = self._pair == len(PAIRS) - 1
        elif self._listing:
            self._listing = False
        if not self._listing:
            self._pair = next_pair(self._pair, unified=self.unified, width=self.app.size.width, narrow=2)
        await self._redraw()

    # --- leaving ---

    async def do_back(self) -> None:
        if self.trial is not None and self.trial.state == "running":
            await self.do_cancel()
        else:
            self.dismiss()

    async def do_queue(self) -> None:
        if self.trial is not None and self.trial.state == "running":
            self.keybar.say(f"a re-run is under way; {self.workbench.keys.shown('cancel')} cancels it")
            return
        self.leave_for_queue()


def _unified_title(names: Sequence[SideName], *, simulated: bool) -> Line:
    spans: list[Span] = []
    for sign, name in zip("-+", names, strict=False):
        spans += [(f" {sign} " if len(names) > 1 else " ", "dim"), (f"{name}  ", "strong")]
        if name == "candidate" and simulated:
            spans.append(("simulated  ", "warn"))
    return tuple(spans)
