"""What judges have said of a suite's answers, read from the store as checks ask for it."""

from __future__ import annotations

import hashlib
import shlex
from typing import TYPE_CHECKING

from workbench.checks.judges.judging import Judging
from workbench.checks.judges.question import JUDGE_TYPES
from workbench.checks.judges.words import waits
from workbench.checks.registry import base_name
from workbench.errors import WorkbenchError
from workbench.records import Configuration, Output
from workbench.store.checks import results_of_check
from workbench.store.judges import judge_answers, judge_failure, latest_judge, runs_of_judge
from workbench.store.suites import case_of_input
from workbench.suites.ids import MAX_LENGTH
from workbench.suites.request import build_request
from workbench.text.canonical import canonical_json, lossless_json
from workbench.text.readable import readable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.checks.judges.question import JudgeType, Question
    from workbench.records import Case, Check, CheckResult, JsonValue, Run, Suite
    from workbench.store.checks import Pair
    from workbench.store.database import Database
    from workbench.store.judges import Judge


class Bench:
    """One suite's judges. For each type of check the judge that was asked last counts, unless one is named.

    So a suite's answers are all judged by the same model; what other judges said is kept and does not count.
    """

    def __init__(
        self, db: Database, suite: Suite, run: Run, baseline: Run | None = None, judge: Judge | None = None
    ) -> None:
        self._db = db
        self._suite = suite
        self._judges: dict[JudgeType, Judge | None] = {}
        self._runs: dict[JudgeType, list[int]] = {}
        self._tasks: dict[tuple[str, str, str], str] = {}
        for kind in JUDGE_TYPES:
            name = judge_suite_id(kind, suite.id)
            found = self._judges[kind] = judge or latest_judge(db, name)
            self._runs[kind] = [] if found is None else runs_of_judge(db, name, found)
        self.commands = {kind: judge_command(run, baseline, one) for kind, one in self._judges.items()}

    def judging(self, case: str, input_hash: str, *, is_baseline: bool = False) -> Judging:
        """What the judges' checks of outputs go by that answer this input of a case.

        `is_baseline`: they are the ones that others are compared with.
        """
        place = (self._suite.id, case, input_hash)
        if place not in self._tasks:  # of the input that was answered, which may have been edited since
            self._tasks[place] = task_text(self._suite, case_of_input(self._db, *place))
        return Judging(self._tasks[place], self.found, self.commands, is_baseline=is_baseline)

    def found(self, question: Question) -> list[Output]:
        """What is known of a question: its answers, else why the judge could not be asked; nothing when it was not."""
        answers = self.answers(question)
        failure = None if answers else self.failure(question)
        return answers if failure is None else [failure]

    def answers(self, question: Question) -> list[Output]:
        """What the judge of the question's type has answered to it, by sample."""
        return judge_answers(
            self._db, judge_suite_id(question.type, self._suite.id), question.name, self._runs[question.type]
        )

    def failure(self, question: Question) -> Output | None:
        """Why the judge could not be asked a question, as an output that is only an error."""
        name = judge_suite_id(question.type, self._suite.id)
        return judge_failure(self._db, name, question.name, self._runs[question.type])


def imported_verdict(db: Database, output_id: int, check: Check, pair: Pair | None) -> CheckResult | None:
    """What a judge elsewhere said of an output, as it came with an import; None where nothing did.

    It stands until a judge is asked here. On a pair of answers it holds in the comparison it was made for alone.
    """
    of_pair = pair if base_name(check.type)[0] == "pairwise" else None
    if of_pair is None and base_name(check.type)[0] == "pairwise":
        return None
    found = results_of_check(db, output_id, check, of_pair, imported=True)
    return next((one for one in found if not waits(one)), None)


def judge_suite_id(kind: JudgeType, judged: str) -> str:
    """The id of the suite that holds the questions of one type on a suite's answers."""
    name = f"judge-{kind}-{judged}"
    if len(name) <= MAX_LENGTH:
        return name
    return f"{name[: MAX_LENGTH - 17]}-{hashlib.sha256(name.encode()).hexdigest()[:16]}"


def judge_command(run: Run, baseline: Run | None, judge: Judge | None = None) -> str:
    """The command that judges what waits in a run, and with a baseline in both; ready for a shell."""
    words = ["workbench", "judge", str(run.id), *(["--against", str(baseline.id)] if baseline is not None else [])]
    words += ["--model", judge.model if judge is not None else "ID"]
    if judge is not None:
        words += ["--provider", judge.provider] if judge.provider is not None else []
        for field, value in judge.overrides.items():
            words += ["--set", f"{field}={canonical_json(value)}"]
    return shlex.join(words)


def is_judged(check: Check) -> bool:
    """Whether a check needs a judge."""
    return base_name(check.type)[0] in JUDGE_TYPES


def has_judged(checks: Sequence[Check]) -> bool:
    """Whether one of the checks needs a judge."""
    return any(is_judged(check) for check in checks)


def task_text(suite: Suite, case: Case) -> str:
    """What a case asks, as the judge is shown it: the suite's own system prompt, tools and messages, whoever ran them.

    Nothing in it says which model or which prompt revision an answer comes from.
    """
    try:
        request = build_request(suite, case, Configuration(model=""))
    except WorkbenchError as error:
        return f"(not known: {error.message})"
    parts = []
    system = _text(request.get("system"))
    if system:
        parts.append(f"[system]\n{system}")
    tools = request.get("tools")
    if isinstance(tools, list):
        parts.append("[tools] " + ", ".join(str(tool.get("name")) for tool in tools if isinstance(tool, dict)))
    messages = request.get("messages")
    if isinstance(messages, list) and all(isinstance(message, dict) for message in messages):
        parts.append(readable(Output(suite.id, case.id, 1, transcript=tuple(messages))))
    elif messages is not None:
        parts.append(lossless_json(messages))
    return "\n".join(parts)


def _text(system: JsonValue) -> str:
    if isinstance(system, str):
        return system
    blocks = system if isinstance(system, list) else []
    return "\n".join(str(block.get("text") or "") for block in blocks if isinstance(block, dict))
