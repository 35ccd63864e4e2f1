"""What the judges' checks go by beside the output: the task, and what judges have answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.checks.judges.verdict import Unreadable, Verdict, read_verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from workbench.checks.judges.question import JudgeType, Question
    from workbench.records import Output


@dataclass(frozen=True, slots=True)
class Judging:
    """How a case's answers are judged.

    `task` is what was asked, as text. `find` gives a judge's answers to a question by sample, none where it was not
    asked yet. `commands` say for each type what asks it. `is_baseline`: the output is the baseline's own, which others
    are compared with.
    """

    task: str
    find: Callable[[Question], Sequence[Output]]
    commands: Mapping[JudgeType, str]
    is_baseline: bool = False

    def verdict(self, question: Question) -> Verdict | Unreadable | None:
        """The first verdict that can be read; None where the question was not asked yet."""
        read = [read_verdict(question, output) for output in self.find(question)]
        return next((one for one in read if isinstance(one, Verdict)), read[-1] if read else None)
