"""Fixing a prompt: edit it, send cases again, see whether that helped, save it, write it into the suite file."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from workbench.errors import UnknownNameError, WorkbenchError
from workbench.tui.screens.applying import ApplyingScreen
from workbench.tui.screens.base import AT_ONCE, TableScreen
from workbench.tui.screens.trying import TryingScreen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from workbench.records import Adaptation, Cluster
    from workbench.tui.actions import Place
    from workbench.tui.company import Changes
    from workbench.tui.turns import Turns


class FixScreen(TryingScreen, ApplyingScreen):
    """The prompt above, the cases beside or below it, the outputs of one of them below.

    Opened on a case of a suite, or on a cluster: then its cases of that suite (None: of the suite it is most typical
    of) are listed. `first` is the first thing to do: edit, editor, rerun, rerun_cluster, rerun_all, rerun_suite.
    """

    PLACE: ClassVar[Place] = "fix"
    CSS_PATH: ClassVar[str] = "fix.tcss"

    def __init__(
        self,
        turns: Turns,
        first: str,
        *,
        suite: str | None = None,
        case: str | None = None,
        cluster: str | None = None,
        sample: int = 0,
    ) -> None:
        super().__init__(turns)
        self._first = first
        self._wanted = (suite, case)
        self.cluster = cluster
        self._sample = sample
        self._says = ""
        self._opened = asyncio.Event()
        self._seen_at = ""

    def areas(self) -> Iterable[Widget]:
        return self.header, self.hint, self.top, self.status, self.diff

    def on_mount(self) -> None:
        self.keybar.keys(self.workbench.keys)
        self.run_worker(self._open_or_leave())

    async def on_unmount(self) -> None:
        await self.session.company.edit(editing=False)

    def on_resize(self) -> None:
        if not self._typing:
            self.keybar.resized(self.workbench.keys)
        self.share_out()
        self.newest("draw", self.redraw)

    async def until_ready(self, action: str) -> None:
        if action not in AT_ONCE:
            await self._opened.wait()

    async def _open_or_leave(self) -> None:
        """Open; where that cannot be done, go back and say there why."""
        try:
            await self._open()
        except WorkbenchError as error:
            below = self.app.screen_stack[-2]
            self.dismiss()
            if isinstance(below, TableScreen):
                below.complain(error)

    async def _open(self) -> None:
        from workbench.adapt.confirming import SAMPLES
        from workbench.store.verdicts import case_verdicts

        session = self.session
        suite, case = self._wanted
        found = await self._find_cluster(self.cluster) if self.cluster is not None else None
        if found is not None:
            suite = suite or found.example[0]
            case = case or (found.example[1] if found.example[0] == suite else None)
        assert suite is not None
        self.verdicts = {one.case: one for one in await session.call(case_verdicts, session.comparison_id, suite)}
        members = [one.case for one in self.verdicts.values() if found is not None and one.cluster == found.id]
        case = case or next(iter(members or self.verdicts), None)
        if case is None:
            raise UnknownNameError(f"the comparison holds no case of suite '{suite}'")
        if found is None:
            self.cluster = self.verdicts[case].cluster
            found = await self._find_cluster(self.cluster) if self.cluster is not None else None
        self._says = found.says if found is not None else ""
        self.samples = SAMPLES
        self.detail = await session.detail(suite, case)
        self.suite, sample = self.detail.suite, self._sample
        session.position = await session.place_of(suite, case)
        await session.row(session.position)
        await self.top.mount(self.cases)
        await self.open_editor()
        await self.list_cases(members or [case], {}, case)
        self._sample = sample
        await self._note_changes()
        await self.redraw()
        await self.act(self._first)
        self._opened.set()

    async def _find_cluster(self, number: str) -> Cluster:
        from workbench.store.clusters import clusters_of

        for one in await self.session.call(clusters_of, self.session.comparison_id):
            if one.id == number:
                return one
        hint = f"it was compared again: {self.workbench.keys.way('queue')} shows what is"
        raise UnknownNameError("the comparison holds no such cluster", hint=hint)

    def whose(self) -> str:
        return f'cluster "{self._says}"' if self._says else ""

    # --- others ---

    def news_came(self, changes: Changes) -> None:
        if self._opened.is_set():
            self.show_header()
            if changes.revised:
                self.newest("others", self._note_changes)

    async def _note_changes(self) -> None:
        """Tell what others have saved of this prompt since it was looked at last."""
        from workbench.store.adaptations import list_adaptations

        session = self.session
        found = await session.call(list_adaptations, session.comparison_id, self.suite.id)
        newer = [one for one in found if (one.changed_at or "") > self._seen_at and one.reviewer != session.reviewer]
        first = not self._seen_at
        self._seen_at = max([self._seen_at or " ", *(one.changed_at or "" for one in found)])
        if newer and not first and not self._typing:
            one = newer[-1]
            history = self.workbench.keys.way("history")
            self.keybar.say(f"{one.reviewer} saved adaptation {one.id} ({one.status}); {history} shows it", "warn")
        elif newer and not first:
            one = newer[-1]
            self.keybar.hold(f"{one.reviewer} saved adaptation {one.id} ({one.status}); your text is as it was")

    # --- revisions ---

    async def _revision(self, nothing: str) -> Adaptation | None:
        """The adaptation that the text is; None with a word where it is the suite's own prompt, or none."""
        from workbench.adapt.keeping import keep_revision

        draft, comparison = await self.draft(), self.session.comparison
        if draft is None or comparison is None:
            return None
        if not draft.changed:
            self.keybar.say(f"the prompt is unchanged: there is nothing to {nothing}", "warn")
            return None
        return await self.session.call(keep_revision, comparison, draft, self.session.reviewer)

    async def do_save(self) -> None:
        await self.ask(self._save())

    async def _save(self) -> None:
        from workbench.store.adaptations import set_note, set_status

        kept = await self._revision("save")
        if kept is None:
            return
        note = await self.prompt.ask("save with a note (why this change):", kept.note or "")
        if note is None:
            return
        by_hand = sorted({case for trial in self.tried if trial.revision for case in trial.accepted})
        words = [note.strip(), f"right by {self.session.reviewer}'s own eyes: {', '.join(by_hand)}" if by_hand else ""]
        kept = await self.session.call(set_note, kept.id, "; ".join(word for word in words if word) or None)
        shown = [trial for trial in self.tried if trial.revision is not None and trial.revision.id == kept.id]
        margin = self.suite.margin
        if kept.status == "draft" and any(
            one.state == "done" and one.scope != "case" and one.standing(one.outcome, margin).confirmed for one in shown
        ):
            kept = await self.session.call(set_status, kept.id, "confirmed")
        self.session.sitting.saved(kept.id, kept.status)
        await self._note_changes()
        sure = kept.status in ("confirmed", "accepted")
        rerun = self.workbench.keys.way("rerun_suite")
        why = "" if sure or self.under_way else f"  {rerun} over all cases may confirm it"
        self.keybar.say(f"saved as adaptation {kept.id}: {kept.status}{why}", "good" if sure else "warn")

    async def do_apply(self) -> None:
        await self.ask(self._apply())

    async def _apply(self) -> None:
        kept = await self._revision("write into the suite file")
        if kept is None:
            return
        self.asked = True
        self.share_out()
        try:
            await self.apply(kept)
        finally:
            self.asked = False
            self.share_out()

    async def do_history(self) -> None:
        from workbench.tui.screens.history import HistoryScreen

        await self.app.push_screen(HistoryScreen(self.turns, self.suite, self.replace_text))

    # --- leaving ---

    async def do_back(self) -> None:
        if self.under_way:
            await self.do_cancel()
        else:
            self.dismiss()

    async def do_queue(self) -> None:
        if self.under_way:
            self.keybar.say(f"a re-run is under way; {self.workbench.keys.way('cancel')} cancels it")
            return
        self.leave_for_queue()
