"""The list of cases beside a prompt: what each is, and whether baseline, target and candidate pass it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.text.cells import fit
from workbench.text.safe import visible_line
from workbench.tui.fix_text import RESULT_ROLES, reason_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbench.records import CaseVerdict
    from workbench.tui.trial import Trial
    from workbench.tui.widgets.lines import Line, Span

_COLUMNS = 45
"""Cells of all columns but the name and the reason."""
_LEAST_REASON = 12
"""Cells of a reason that are worth showing."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A case in the list: what it is in the re-run, and the pass rates of baseline and target; None: unknown."""

    case: str
    kind: str
    baseline: float | None
    target: float | None


def listed(cases: Sequence[str], kinds: Mapping[str, str], verdicts: Mapping[str, CaseVerdict]) -> list[Listed]:
    """The rows of these cases, by what each is (nothing: by its verdict)."""
    return [
        Listed(case, kinds.get(case) or one.verdict, one.baseline_pass_rate, one.target_pass_rate)
        for case in cases
        if (one := verdicts.get(case)) is not None
    ]


def case_row(row: Listed, trial: Trial | None, selected: bool, width: int) -> Line:
    """One row: the case, what it is, marks of baseline, target and candidate, and why it fails where there is room."""
    name = max(10, min(28, width - _COLUMNS))
    spans: list[Span] = [
        (">" if selected else " ", "accent"),
        (f"{fit(visible_line(row.case), name)} ", ""),
        (f"{fit(row.kind, 11)} ", "dim"),
        _mark(row.baseline),
        _mark(row.target),
    ]
    outputs = trial.outputs.get(row.case, []) if trial is not None else []
    if trial is None or row.case not in trial.selection.cases:
        return tuple(spans)
    result = trial.outcome_by_case.get(row.case)
    if result is None:
        spans.append(("running" if row.case in trial.running else "waiting", "dim"))
        return tuple(spans)
    spans.append((fit(result, 10), RESULT_ROLES[result]))
    if trial.samples > 1:
        spans.append((f"{sum(one.passed is True for one in outputs)}/{len(outputs)} of {trial.samples}  ", "dim"))
    if result not in ("fixed", "holds", "passes") and width >= name + _COLUMNS + _LEAST_REASON:
        spans.append((reason_of(outputs), "dim"))
    return tuple(spans)


def _mark(rate: float | None) -> Span:
    if rate is None:
        return ("-     ", "dim")
    if rate in (0, 1):
        return ("pass  ", "good") if rate else ("FAIL  ", "bad-strong")
    return (f"{rate * 100:3.0f}%  ", "warn")
