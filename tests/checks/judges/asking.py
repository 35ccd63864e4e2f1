"""Short ways to have a judge asked, and to answer in its place."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tests.checks.outputs import answer
from workbench.checks.finding import Aids
from workbench.checks.judges.judging import Judging
from workbench.checks.run import run_checks
from workbench.records import Check, CheckResult, Output

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from workbench.checks.judges.question import Question

COMMAND = "workbench judge 2 --against 1 --model ID"


def verdict(question: Question, **fields: Any) -> str:
    """A judge's answer to a question, as it is asked for."""
    return "I looked at it.\n" + json.dumps({"mark": question.mark, "reason": "it says so", **fields})


def judged(
    kind: str,
    output: Output | str,
    judge: Callable[[Question], str | Output | None],
    *,
    value: Any = "Is it kind?",
    baseline: Output | str | None = None,
    is_baseline: bool = False,
    **fields: Any,
) -> CheckResult:
    """What a judged check says when `judge` answers its questions; None: not asked yet."""

    def find(question: Question) -> Sequence[Output]:
        said = judge(question)
        if said is None:
            return ()
        return (said if isinstance(said, Output) else answer(said, model="claude-judge", stop_reason="end_turn"),)

    commands = {"llm-rubric": COMMAND, "pairwise": COMMAND}
    aids = Aids(judging=Judging("[user]\nBe kind.", find, commands, is_baseline=is_baseline))  # type: ignore[arg-type]
    output = answer(output) if isinstance(output, str) else output
    baseline = answer(baseline) if isinstance(baseline, str) else baseline
    return run_checks([Check(kind, value, **fields)], output, baseline, aids)[0]
