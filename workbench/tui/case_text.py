"""The words around a case's diff: header, pane titles, panel. Values in, lines of (text, role) out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.review.changes import stale_words
from workbench.review.check_results import by_check
from workbench.review.labels import differ, latest_labels, settlement
from workbench.review.measures import UNKNOWN, told_cost, told_latency, told_tokens
from workbench.review.moments import told_moment
from workbench.text.cells import fit
from workbench.text.safe import visible_line
from workbench.tui.dispute_text import settled_line, side_by_side
from workbench.tui.queue_text import VERDICT_ROLES
from workbench.tui.widgets.lines import cells_of, folded, headed, right_aligned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.records import CheckedOutput, CheckResult, Event, Run
    from workbench.store.details import CaseDetail
    from workbench.store.queue import QueueRow
    from workbench.tui.widgets.lines import Line, Span

QUESTION_LINES = 2
LABEL_LINES = 4
_LEAST_NOTE = 20
"""Cells of a note that are worth showing beside the labels."""


def header(row: QueueRow, sample: int, samples: int, place: str, remarks: Sequence[Span], width: int) -> list[Line]:
    """The case's first line: which case, the verdict, where in the queue; remarks below where there is no room."""
    name = f" {row.suite}/{row.case}" + (f"@{sample}" if samples > 1 else "")
    spans: list[Span] = [(name, "strong"), ("   ", ""), (row.verdict, VERDICT_ROLES.get(row.verdict, ""))]
    if row.category:
        spans.append((f" · {row.category}", ""))
    if row.critical:
        spans.append(("   critical", "mark"))
    if row.flagged:
        spans.append(("   flagged", "mark"))
    right: list[Span] = [(f"{place} ", "dim")]
    if row.label:
        label = f"{row.label}{'/' + row.category_label if row.category_label else ''}   "
        right.insert(0, (f"~{label}", "dim") if row.stale else (label, "good"))
    if row.others:
        from workbench.tui.company_text import others_labels

        right = [*others_labels(row, width - cells_of((*spans, *remarks, *right)) - 1), *right]
    return headed(spans, remarks, right, width)


def foremost(row: QueueRow, *, undoable: bool) -> tuple[str, ...]:
    """The actions that the last line has room for first, beside the labels; `undoable`: something was done here.

    A regression is mended, whatever else is like its neighbours is decided along with them; what was just done may
    have been a slip.
    """
    regressed = row.verdict == "regression"
    editing = ("edit",) if regressed else ()
    undoing = ("undo",) if undoable else ()
    cluster = ("cluster",) if row.cluster is not None else ()
    again = ("rerun",) if regressed else ()  # the prompt, once it is edited, says it as well
    return (*editing, *undoing, *cluster, *again, "note", "next_undecided", "next_change", "view")


def stale_remark(row: QueueRow) -> list[Span]:
    """What makes the reviewer's own label stale; nothing where it holds."""
    return [(f"   {stale_words(row.changed)}", "warn")] if row.changed else []


def hint_lines(hint: str | None, key: str, width: int) -> list[Line]:
    """What a newcomer may try, whole: with a shorter lead-in, and on two lines, where it is too long. `key` edits."""
    if not hint:
        return []
    line: Line = ()
    for lead in (f"{key} edits the prompt; a line for its system text: ", f"{key} edits; add: "):
        line = ((" hint  ", "accent"), (lead, "dim"), (hint, ""))
        if cells_of(line) <= width:
            break
    return folded(line, width, 2, indent=7)


def question_lines(question: str, width: int) -> list[Line]:
    """What the answers answer: its beginning."""
    return folded((_heading("asked"), (" ".join(question.split()), "dim")), width, QUESTION_LINES, indent=10)


def side_title(name: str, run: Run | None, checked: CheckedOutput | None, sample: int, samples: int) -> list[Span]:
    """What stands above a pane: the side, its model, where the output comes from, which sample, passed or not."""
    spans: list[Span] = [(name, "strong"), ("  ", "")]
    if checked is None:
        spans.append(("no output", "warn"))
    elif checked.output.error is not None:
        spans.append(("error", "bad-strong"))
    elif checked.passed is not None:
        spans.append(verdict_word(checked.passed))
    if len(spans) > 2:
        spans.append(("  ", ""))
    if run is not None:
        spans.append((run.configuration.model, ""))
    if checked is not None:
        simulated = checked.output.simulated
        spans.append(("  simulated", "warn") if simulated else (f"  {checked.output.origin}", "dim"))
        if samples > 1:
            spans.append((f"  sample {sample} of {samples}", "dim"))
    return spans


def titles(panes: Sequence[Sequence[Span]], widths: Sequence[int], signs: Sequence[str]) -> Line:
    """The titles of all panes on one line, each over its pane."""
    line: list[Span] = []
    for at, (spans, width) in enumerate(zip(panes, widths, strict=True)):
        if at:
            line.append(("│", "faint"))
        line += right_aligned([(f"{signs[at]} ", "dim"), *spans], (), width)
    return tuple(line)


def panel(
    detail: CaseDetail,
    baseline: CheckedOutput | None,
    target: CheckedOutput | None,
    candidate: CheckedOutput | None,
    costs: tuple[float | None, float | None],
    *,
    width: int,
    height: int,
    settles: str = "",
) -> list[Line]:
    """What stands under the diff: two lines at least (checks, labels), more where there is room.

    `settles` is the key that settles labels which differ; empty where none can.
    """
    checks = _checks(detail, baseline, target, candidate)
    notes = [event for event in detail.events if event.kind == "note"]
    labels = folded(_labels(detail), width, LABEL_LINES, indent=10)
    differing = differ(detail.events, detail.stale)
    if differing and height >= 30:
        labels = side_by_side(detail.events, detail.changed, width)
        told = {one.reviewer for one in latest_labels(detail.events)}
        notes = [event for event in notes if event.reviewer not in told or event.case is None]
    settled = settlement(detail.events, detail.stale)
    if settled is not None:
        labels = [*labels, settled_line(settled)]
    elif differing and settles:
        labels = [*labels, ((" " * 10, ""), ("they differ: ", "warn"), (settles, "key"), (" settles them", "dim"))]
    if height < 30:
        return [checks[0], *_beside(labels, _last_note(notes), width)]
    lines = checks[: max(1, height // 10)]
    lines += _measures(detail, baseline, target, costs, width)
    lines += labels
    lines += [_note(event) for event in notes[-max(1, height // 15) :]]
    return lines


def verdict_word(passed: bool | None) -> Span:
    """A check's outcome as a word."""
    if passed is None:
        return ("undecided", "warn")
    return ("pass", "good") if passed else ("FAIL", "bad-strong")


def _heading(word: str) -> Span:
    return (fit(f" {word}", 10), "dim")


def _checks(
    detail: CaseDetail, baseline: CheckedOutput | None, target: CheckedOutput | None, candidate: CheckedOutput | None
) -> list[Line]:
    """Checks that changed first, each with the failing side's reason; then those that fail anyway; the rest short."""
    before, after = by_check(baseline), by_check(target)
    then = by_check(candidate) if candidate is not None else None
    loud: list[list[Span]] = []
    failing: list[list[Span]] = []
    quiet: list[Span] = []
    for key in dict.fromkeys([*after, *before]):
        old, new = before.get(key), after.get(key)
        shown = new or old
        assert shown is not None
        name = visible_line(shown.type + (f" {shown.path}" if shown.path else ""))
        words: list[Span] = [(f"{name} ", "strong"), *_outcome(old), (" → ", "dim"), *_outcome(new)]
        if then is not None:
            words += [(" → ", "dim"), *_outcome(then.get(key))]
        changed = old is not None and new is not None and old.passed != new.passed
        failed = next((one for one in (new, old) if one is not None and one.passed is not True), None)
        if failed is not None and failed.reason:
            words.append((f"  {failed.reason}", ""))
        if changed:
            loud.append(words)
        elif failed is not None:
            failing.append(words)
        else:
            quiet += [(f"{name} ", "dim"), ("pass   ", "dim")]
    lines: list[Line] = [tuple(words) for words in [*loud, *failing]]
    if not loud and detail.verdict.reason:
        lines.insert(0, ((detail.verdict.reason, VERDICT_ROLES.get(detail.verdict.verdict, "")),))
    if quiet:
        lines.append(tuple(quiet))
    if not before and not after:
        lines[:1] = [((detail.verdict.reason, ""), ("   no checks", "dim"))]
    return [(_heading("checks" if at == 0 else ""), *line) for at, line in enumerate(lines)]


def _outcome(result: CheckResult | None) -> list[Span]:
    return [("none", "dim")] if result is None else [verdict_word(result.passed)]


def _measures(
    detail: CaseDetail,
    baseline: CheckedOutput | None,
    target: CheckedOutput | None,
    costs: tuple[float | None, float | None],
    width: int,
) -> list[Line]:
    old = baseline.output if baseline is not None else None
    new = target.output if target is not None else None
    pairs = [
        ("tokens", *(told_tokens(one.usage if one else None) for one in (old, new))),
        ("cost", *(told_cost(cost) for cost in costs)),
        ("latency", *(told_latency(one.latency_ms if one else None) for one in (old, new))),
        ("stop", *((one.stop_reason if one else None) or UNKNOWN for one in (old, new))),
    ]
    groups: list[list[Span]] = []
    if detail.verdict.similarity is not None:
        groups.append([("similarity ", "dim"), (f"{detail.verdict.similarity:.2f}   ", "")])
    for name, before, after in pairs:
        text = before if before == after else f"{before} → {after}"
        groups.append([(f"{name} ", "dim"), (f"{text}   ", "dim" if text == UNKNOWN else "")])
    lines: list[list[Span]] = [[_heading("measures")]]
    for group in groups:
        if len(lines[-1]) > 1 and cells_of((*lines[-1], *group)) - 3 > width:
            lines.append([_heading("")])
        lines[-1] += group
    return [(*line[:-1], (line[-1][0].rstrip(), line[-1][1])) for line in lines]  # no gap is to be cut off with a mark


def _labels(detail: CaseDetail) -> Line:
    latest = latest_labels(detail.events)
    spans: list[Span] = [_heading("labels")]
    for event in latest:
        category = f"/{event.category}" if event.category else ""
        spans += [
            (f"{event.reviewer} ", "dim"),
            (f"{event.label}{category}", "strong"),
            (f" ({stale_words(detail.changed[event.gid])})", "warn") if event.gid in detail.changed else ("", ""),
            (f" {told_moment(event.at)}   ", "dim"),
        ]
    if any(event.gid in detail.changed for event in latest):
        spans.append(("label it again   ", "warn"))
    if not latest:
        spans.append(("none yet   ", "dim"))
    return tuple(spans)


def _last_note(notes: Sequence[Event]) -> list[Span]:
    if not notes:
        return []
    more = f" (+{len(notes) - 1})" if len(notes) > 1 else ""
    return [("note ", "dim"), (visible_line(notes[-1].note or ""), ""), (more, "dim")]


def _beside(labels: Sequence[Line], note: Sequence[Span], width: int) -> list[Line]:
    """The labels with a note behind them; it has a line of its own where there is no room."""
    if cells_of((*labels[-1], *note)) > width and cells_of(labels[-1]) > width - _LEAST_NOTE:
        return [*labels, ((" " * 10, ""), *note)]
    gap = (("   ", ""),) if note and labels[-1] and not labels[-1][-1][0].endswith(" ") else ()
    return [*labels[:-1], (*labels[-1], *gap, *note)]


def _note(event: Event) -> Line:
    where = "" if event.case is not None else " on the suite" if event.cluster is None else " on the cluster"
    return (
        _heading("note"),
        (f"{event.reviewer}{where}: ", "dim"),
        (event.note or "", ""),
        (f"   {told_moment(event.at)}", "dim"),
    )
