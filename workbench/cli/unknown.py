"""How commands say which results of checks are undecided and why, and which were kept as functions were not run."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from workbench.checks.judges.words import NOT_JUDGED
from workbench.checks.python_check import KEPT, NOT_RUN
from workbench.cli.printing import say
from workbench.text.counts import counted
from workbench.text.safe import visible_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.checks.python_host import PythonHost
    from workbench.store.rechecking import Unknown

_NAMED = 5  # checks whose reasons are told


def say_unknown(unknown: Sequence[Unknown], python: PythonHost | None) -> None:
    """Say how many results are undecided and why, which functions were not run, and whose earlier word was kept.

    What only waits for a judge is not told here. `python` is who ran functions (None: nobody was allowed to).
    """
    kept = sum(one.results for one in unknown if one.reason.startswith(KEPT))
    left = [one for one in unknown if one.passed is None and not _waits(one)]
    not_run = [one for one in left if one.type.endswith("python") and NOT_RUN in one.reason]
    others = [one for one in left if one not in not_run]
    why = "" if python is None else "; ".join(f"not run: {reason}" for reason in python.not_run)
    if not_run:
        said = why or "--allow-python, beside the suite files, runs them"
        say(f"{counted(sum(one.results for one in not_run), 'result')} of python checks undecided; {said}")
    if kept:
        said = why or "--allow-python, beside the suite files, runs them again"
        say(f"{counted(kept, 'result')} of python checks kept from an earlier run of the functions; {said}")
    _say_others(others)


def _say_others(others: Sequence[Unknown]) -> None:
    by_check: dict[tuple[str, str, str | None], Counter[str]] = {}
    for one in others:
        by_check.setdefault((one.suite, one.type, one.path), Counter())[one.reason] += one.results
    if not by_check:
        return
    total = sum(counts.total() for counts in by_check.values())
    say(f"{counted(total, 'result')} of {counted(len(by_check), 'check')} undecided, so that they count neither way:")
    for (suite, kind, path), counts in list(by_check.items())[:_NAMED]:
        (reason, most), *rest = counts.most_common()
        name = kind if path is None else f"{kind} {path}"
        more = f" (and {counts.total() - most:,} for other reasons)" if rest else ""
        say(f"  {visible_line(f'{suite}: {name}: {most:,} {reason}')}{more}")
    if len(by_check) > _NAMED:
        say(f"  and {counted(len(by_check) - _NAMED, 'more check')}")


def _waits(one: Unknown) -> bool:
    return one.reason.startswith(NOT_JUDGED) or (one.path is not None and f": {NOT_JUDGED}" in one.reason)
