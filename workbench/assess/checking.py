"""Checks the stored outputs of a case, with all that its checks need beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.checks.finding import Aids
from workbench.checks.judges.words import waits
from workbench.checks.run import checked, tallied
from workbench.evaluate.judge_bench import Bench, has_judged, imported_verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.checks.python_host import PythonHost
    from workbench.records import Case, Check, CheckedOutput, Output
    from workbench.store.database import Database
    from workbench.store.outputs import StoredOutput


def aids_for(
    bench: Bench,
    case: Case,
    outputs: Sequence[StoredOutput],
    checks: Sequence[Check],
    python: PythonHost | None,
    *,
    is_baseline: bool = False,
) -> Aids:
    """What the checks of a case need: the case, what judges said, and who runs functions (None: nobody may).

    The task that a judge is shown is what a run's `outputs` of the case answered, which may have been edited since.
    """
    judging = None
    if outputs and has_judged(checks):
        judging = bench.judging(case.id, outputs[0].input_hash, is_baseline=is_baseline)
    return Aids(case, python, judging, is_baseline)


def check_outputs(
    checks: tuple[Check, ...], outputs: Sequence[StoredOutput], baseline: Iterable[Output], aids: Aids
) -> list[CheckedOutput]:
    """A case's outputs with what the checks say of each; of `baseline` the one of the same sample is compared with."""
    by_sample = {one.sample: one for one in baseline}
    return [checked(checks, one.output, by_sample.get(one.output.sample), aids) for one in outputs]


def with_imported_verdicts(
    db: Database,
    checks: Sequence[Check],
    stored: Sequence[StoredOutput],
    said: Sequence[CheckedOutput],
    pair: tuple[int, int] | None,
) -> list[CheckedOutput]:
    """Outputs with what judges elsewhere said of them, as it came with an import, where none was asked here yet."""
    return [
        one
        if not any(map(waits, one.results))
        else tallied(
            one.output,
            tuple(
                (imported_verdict(db, output.id, check, pair) or result) if waits(result) else result
                for check, result in zip(checks, one.results, strict=True)
            ),
        )
        for output, one in zip(stored, said, strict=True)
    ]
