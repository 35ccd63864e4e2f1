"""Editing a suite's prompt: the text, which nothing loses, its size, and who else edits it."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from textual.containers import Container

from workbench.errors import SuiteFileError, WorkbenchError
from workbench.tui import fix_text
from workbench.tui.case_text import hint_lines
from workbench.tui.company_text import drafts_line, editors_line
from workbench.tui.panes import ROOMY_FROM
from workbench.tui.screens.diffing import DiffScreen
from workbench.tui.widgets.lines import LineBlock, rule

if TYPE_CHECKING:
    from workbench.adapt.drafts import ChangeSize, Draft
    from workbench.records import Suite
    from workbench.store.drafts import Kept
    from workbench.store.presence import Present
    from workbench.tui.turns import Turns
    from workbench.tui.widgets.editor import PromptEditor
    from workbench.tui.widgets.lines import Line


class EditingScreen(DiffScreen):
    """The prompt's text above, whatever else the screen shows below. What is typed is in the store soon after it."""

    suite: Suite

    def __init__(self, turns: Turns) -> None:
        super().__init__(turns)
        self.header = LineBlock(name="header", row="bar")
        self.hint = LineBlock(name="hint")
        self.status = LineBlock(name="status")
        self.top = Container(id="top")
        self.editor: PromptEditor | None = None
        self._typing = False
        self._complained = False
        self._base_text = ""
        self._change_size: ChangeSize | None = None
        self._writing = False
        self._written = ""
        self._begun_with: Kept | None = None
        """What was kept of this prompt, here or by another sitting, when the editor opened."""
        self._drafts: Line | None = None
        """What there is to say of the reviewer's texts in other terminals."""
        self._told = False
        """Whether the reviewer knows of the others who edit this prompt."""

    async def open_editor(self) -> None:
        """Put the editor there, with what was typed last."""
        from workbench.store.drafts import kept_drafts
        from workbench.suites.render import request_yaml
        from workbench.tui.widgets.editor import PromptEditor

        session = self.session
        self._base_text = await self.workbench.compute(request_yaml, self.suite.request)
        kept = await session.call(kept_drafts, session.comparison_id, self.suite.id, session.reviewer)
        own = [one for one in kept if one.sitting == session.company.sitting]
        self._begun_with = next(iter(own or kept), None)
        begun = self._base_text if self._begun_with is None else self._begun_with.text
        self._written = begun
        others = [] if own else kept[1:]
        text = session.drafts.get(self.suite.id, begun)
        self.editor = PromptEditor(others[-1].text if others else text)
        self.editor.id = "editor"
        await self.top.mount(self.editor, before=0)
        for later in [*(one.text for one in reversed(others[:-1])), text] if others else ():
            self.replace_text(later)  # the reviewer's other texts are what taking edits back leads to
        self._drafts = drafts_line(kept, session.company.is_here, self.workbench.keys.way) if not own else None
        await self._measure()

    @property
    def text(self) -> str:
        """The prompt as it stands in the editor."""
        return self.editor.text if self.editor is not None else self._base_text

    @property
    def changed(self) -> bool:
        """Whether it is another than the suite's own."""
        return self.text != self._base_text

    def replace_text(self, text: str) -> None:
        """Put another text in, as an edit that can be taken back."""
        if self.editor is not None:
            self.editor.replace(text, (0, 0), self.editor.document.end)

    # --- typing ---

    async def do_edit(self) -> None:
        others = await self.session.company.edit(editing=True)
        if others and not self._told:
            await self.ask(self._ask_to_edit(others))
        else:
            self._begin_typing()

    async def _ask_to_edit(self, others: list[Present]) -> None:
        words = "".join(text for text, _ in editors_line(others, self.session.reviewer)).strip()
        if await self.prompt.choose(words, [("e", "edit", "edit it all the same"), ("Esc", "", "leave it")]) == "edit":
            self._told = True
            self._begin_typing()
        elif not self.changed:
            await self.session.company.edit(editing=False)

    def _begin_typing(self) -> None:
        if self.editor is None:
            return
        self.editor.begin()
        self._typing = True
        rerun = self.workbench.keys.way("rerun")
        self.keybar.hold(f"typing: every key is text; Esc ends it, then {rerun} sends the case again")
        self.share_out()
        self.show_header()

    async def on_prompt_editor_typing_ended(self) -> None:
        self._typing = False
        self.keybar.keys(self.workbench.keys)
        self.share_out()
        self.show_header()
        await self.draft()

    def on_text_area_changed(self) -> None:
        self.session.drafts[self.suite.id] = self.text
        self.newest("size", self._measure)
        self.share_out()
        self._keep()

    async def do_editor(self) -> None:
        from workbench.tui.external import edited

        if self.editor is None:
            return
        text = edited(self.app, self.text, self.suite.id, self.workbench.keys.way("edit"))
        if text != self.text:
            self.replace_text(text)
            await self.session.company.edit(editing=True)
        await self.draft()

    async def do_undo_edit(self) -> None:
        if self.editor is not None:
            self.editor.undo()

    async def do_redo_edit(self) -> None:
        if self.editor is not None:
            self.editor.redo()

    # --- keeping ---

    def _keep(self) -> None:
        """Store the text; what is typed while that goes on is stored after it."""
        if not self._writing:
            self._writing = True
            self.run_worker(self._write(), group="keep")

    async def _write(self) -> None:
        from datetime import UTC, datetime

        from workbench.review.people import alive_at
        from workbench.store.drafts import keep_draft

        session = self.session
        place = (session.comparison_id, self.suite.id, session.reviewer, session.company.sitting)
        try:
            while self._written != (text := self.text):
                kept = text if text != self._base_text else None
                alive = alive_at(datetime.now(UTC))
                await session.call(keep_draft, *place, kept, begun_with=self._begun_with, alive=alive)
                self._written = text
        except WorkbenchError as error:
            self.complain(error)  # it stays in memory as long as the app runs
        finally:
            self._writing = False

    async def draft(self) -> Draft | None:
        """The draft of the text; if it is not a request, what is wrong with it is shown and None given."""
        from workbench.adapt.drafts import draft_of

        try:
            draft = await self.workbench.compute(draft_of, self.suite, self.text)
        except SuiteFileError as error:
            self._complained = True
            width = self.app.size.width
            self.status.show([rule(width), *fix_text.problem_lines(error.problems, 4, width)])
            return None
        if self._complained:
            self._complained = False
            await self.draw_anew()
        return draft

    # --- drawing ---

    def share_out(self) -> None:
        """Share out the screen anew."""
        raise NotImplementedError

    @property
    def model(self) -> str:
        """The model that answers."""
        assert self.session.comparison is not None
        return self.session.comparison.target.configuration.model

    async def _measure(self) -> None:
        from workbench.adapt.drafts import change_size

        if self.changed:
            await asyncio.sleep(0)  # a text that is typed on is not measured
            work = partial(change_size, self.suite, self._base_text, self.text, self.model)
            self._change_size = await self.workbench.compute(work)
        else:
            self._change_size = None
        self.show_header()

    def whose(self) -> str:
        """What is being fixed, behind the suite's name."""
        return ""

    def show_header(self) -> None:
        """Show what is edited, how large the change is, and who else edits it."""
        if self.editor is None:
            return
        width = self.app.size.width
        others = self.session.company.editors(self.suite.id)
        hint, key = self.session.services.hint(self.suite.id), self.workbench.keys.way("edit")
        told = [self._drafts] if self._drafts is not None else []
        told += [editors_line(others, self.session.reviewer)] if others else []
        room = self.app.size.height >= ROOMY_FROM or not self.has_class("results")
        self.hint.show([*told, *(hint_lines(hint, key, width) if room else [])])
        typing = "" if self._typing else key
        self.header.show(fix_text.header(self.suite.id, self.whose(), self._change_size, typing, self.remarks(), width))

    def show_remarks(self) -> None:
        self.show_header()
