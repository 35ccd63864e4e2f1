"""The cases beside a prompt, and the outputs of the one at the cursor: baseline, target and what came anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.tui import fix_text
from workbench.tui.case_text import side_title, titles, verdict_word
from workbench.tui.fix_list import case_row, listed
from workbench.tui.panes import PAIRS, ROOMY_FROM, next_pair, pair_shown
from workbench.tui.screens.editing import EditingScreen
from workbench.tui.subjects import untitled
from workbench.tui.widgets.lines import rule
from workbench.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbench.records import CaseVerdict
    from workbench.store.details import CaseDetail, CheckedStored
    from workbench.tui.fix_list import Listed
    from workbench.tui.trial import Trial
    from workbench.tui.turns import Turns
    from workbench.tui.views import SideName
    from workbench.tui.widgets.lines import Line, Span

_BESIDE_FROM = 120
"""Columns from which the list stands beside the prompt."""


class ShowingScreen(EditingScreen):
    """The list beside or below the prompt, and below that the outputs of the case that its cursor is at."""

    def __init__(self, turns: Turns) -> None:
        super().__init__(turns)
        self.cases = RowList(name="cases")
        self.cluster: str | None = None
        self.trial: Trial | None = None
        self.detail: CaseDetail | None = None
        self.samples = 0
        """How many samples of each case a re-run of several takes."""
        self.verdicts: Mapping[str, CaseVerdict] = {}
        self._rows: list[Listed] = []
        self._sample = 0
        self._pair = 0
        self.asked = False
        """Whether something is asked that is shown in place of the outputs."""

    # --- the list ---

    async def list_cases(self, cases: Sequence[str], kinds: Mapping[str, str], at: str | None = None) -> None:
        """Have other cases in the list, the cursor on one of them."""
        self._rows = listed(cases, kinds, self.verdicts)
        names = [row.case for row in self._rows]
        at = at if at in names else (names[0] if names else None)
        if at is not None:
            await self.look_at(at)
        cursor = names.index(at) if at is not None else 0
        self.cases.show(len(self._rows), self._row_line, cursor)
        self.share_out()

    def _row_line(self, index: int, selected: bool, width: int) -> Line:
        return case_row(self._rows[index], self.trial, selected, width)

    async def look_at(self, case: str) -> None:
        self.detail = await self.session.detail(self.suite.id, case)
        self._sample = 0

    @property
    def case(self) -> str:
        """The case at the cursor."""
        assert self.detail is not None
        return self.detail.case.id

    async def do_next_case(self) -> None:
        await self._step(1)

    async def do_previous_case(self) -> None:
        await self._step(-1)

    async def _step(self, by: int) -> None:
        if 0 <= self.cases.cursor + by < len(self._rows):
            await self.clicked(self.cases.cursor + by)
        else:
            self.keybar.say("this is the last case of the list" if by > 0 else "this is the first case of the list")

    async def clicked(self, index: int) -> None:
        self.cases.select(index)
        await self.look_at(self._rows[self.cases.cursor].case)
        await self.redraw()

    def share_out(self) -> None:
        width, height = self.app.size.width, self.app.size.height
        beside, looking = width >= _BESIDE_FROM, (self.trial is not None or self.asked) and not self._typing
        self.set_class(beside, "wide")
        self.set_class(looking, "results")
        self.cases.display = len(self._rows) > 1 and (beside or height >= ROOMY_FROM or not self._typing)
        self.call_after_refresh(self._fit)  # once the prompt is wrapped to its width

    def _fit(self) -> None:
        """Give prompt and list the rows they need, as far as there are any."""
        if self.editor is None:
            return
        height, beside = self.app.size.height, self.has_class("wide")
        most = height * 2 // 5 if beside else height // 5
        listed = min(len(self._rows), most if beside else max(3, most)) if self.cases.display else 0
        room = most if self.has_class("results") else height * 3 // 5 - (0 if beside else listed)
        prompt = max(3, min(self.editor.wrapped_document.height, room))
        self.cases.styles.height = listed
        self.editor.styles.height = prompt
        self.top.styles.height = max(prompt, listed) if beside else prompt + listed

    # --- drawing ---

    async def draw_anew(self) -> None:
        await self.redraw(keep_place=True)

    async def redraw(self, *, keep_place: bool = False) -> None:
        """The status, and below it the outputs of the case at the cursor."""
        if self.detail is None:
            return
        self.show_header()
        width = self.app.size.width
        texts = await self.workbench.compute(self._texts)
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

    def _show_status(self, *more: Line) -> None:
        if self._complained:
            return  # what is wrong with the text stands there
        width, trial, keys = self.app.size.width, self.trial, self.workbench.keys.way
        if trial is None:
            lines = fix_text.scopes(self.case, self.samples, self.cluster is not None, keys, width)
        elif trial.scope == "case" and self.case in trial.selection.cases:
            lines = fix_text.one_case(trial, self.case, self.model, width)
        else:
            lines = fix_text.progress(trial, self.suite.margin, self.model, keys, width)
        self.status.show([rule(width), *lines, *more])

    def _title(self, name: SideName) -> list[Span]:
        comparison = self.session.comparison
        assert comparison is not None
        assert self.detail is not None
        if name == "candidate":
            arrived = self.trial.outputs.get(self.case) if self.trial is not None else None
            at = min(self._sample, len(arrived) - 1) if arrived else 0
            passed = arrived[at].passed if arrived else None
            word = [verdict_word(passed), ("  ", "")] if passed is not None else []
            mark = [("  simulated", "warn")] if self.trial is not None and self.trial.simulated else []
            which = [(f"  sample {at + 1} of {len(arrived)}", "dim")] if arrived and len(arrived) > 1 else []
            return [("candidate  ", "strong"), *word, (self.model, ""), *mark, *which]
        outputs, run = self.detail.baseline, comparison.baseline
        if name == "target":
            outputs, run = self.detail.target, comparison.target
        at = min(self._sample, len(outputs) - 1)
        return side_title(name, run, outputs[at].checked if outputs else None, at + 1, len(outputs))

    def _texts(self) -> dict[SideName, str]:
        """The texts of the case's sides; the candidate's as far as it has arrived."""
        from workbench.text.readable import readable

        assert self.detail is not None
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
            arrived, coming = trial.outputs.get(self.case), trial.streaming(self.case)
            if arrived:
                texts["candidate"] = readable(arrived[min(self._sample, len(arrived) - 1)].output)
            elif coming is not None:
                texts["candidate"] = coming
        return texts

    # --- looking ---

    async def do_pair(self) -> None:
        self._pair = next_pair(self._pair, unified=self.unified, width=self.app.size.width, narrow=2)
        await self.redraw()

    async def do_candidate_sample(self) -> None:
        arrived = self.trial.outputs.get(self.case, []) if self.trial is not None else []
        assert self.detail is not None
        most = max(len(arrived), len(self.detail.baseline), len(self.detail.target))
        if most < 2:
            self.keybar.say("there is one sample")
            return
        self._sample = (self._sample + 1) % most
        await self.redraw()


def _unified_title(names: Sequence[SideName], *, simulated: bool) -> Line:
    spans: list[Span] = []
    for sign, name in zip("-+", names, strict=False):
        spans += [(f" {sign} " if len(names) > 1 else " ", "dim"), (f"{name}  ", "strong")]
        if name == "candidate" and simulated:
            spans.append(("simulated  ", "warn"))
    return tuple(spans)
