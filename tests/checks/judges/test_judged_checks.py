from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.checks.judges.asking import COMMAND, judged, verdict
from tests.checks.judges.test_question import ATTACKS
from tests.checks.outputs import calling, said
from tests.checks.test_never_crashes import OUTPUTS
from workbench.checks.judges.words import waits
from workbench.records import CheckResult, Output, OutputError

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.checks.judges.question import Question


def says(**fields: Any) -> Callable[[Question], str]:
    return lambda question: verdict(question, **fields)


def prefers(wanted: str) -> Callable[[Question], str]:
    """A judge that knows which text it likes, wherever it stands."""
    return lambda question: verdict(question, better="A" if question.answers[0] == wanted else "B")


# --- by rubric ---


@pytest.mark.parametrize(
    ("told", "threshold", "passed", "score"),
    [
        ({"pass": True, "score": 0.9}, None, True, 0.9),
        ({"pass": False, "score": 0.9}, None, False, 0.9),
        ({"pass": True}, None, True, 1.0),
        ({"pass": False}, None, False, 0.0),
        ({"pass": False, "score": 0.75}, 0.75, True, 0.75),
        ({"pass": True, "score": 0.7}, 0.75, False, 0.7),
        ({"pass": True}, 0.5, None, None),
    ],
)
def test_the_rubric_passes_by_verdict_or_by_threshold(
    told: dict[str, Any], threshold: float | None, passed: bool | None, score: float | None
) -> None:
    result = judged("llm-rubric", "Dear Ada", says(**told), threshold=threshold)
    assert (result.passed, result.score, result.category) == (passed, score, "content")
    assert "claude-judge" in result.reason
    if passed is not None:
        assert "'it says so'" in result.reason


def test_not_before_a_judged_check_turns_it_round_but_decides_nothing_that_was_not_judged() -> None:
    assert judged("not-llm-rubric", "Dear Ada", says(**{"pass": True, "score": 0.8})).passed is False
    assert judged("not-llm-rubric", "Dear Ada", lambda _: None).passed is None


def test_what_is_not_judged_yet_is_undecided_and_says_how() -> None:
    for kind in ("llm-rubric", "pairwise"):
        result = judged(kind, "Dear Ada", lambda _: None, baseline="Hello")
        assert (result.passed, result.score, result.reason) == (None, None, f"not judged yet: {COMMAND}")
    assert said("llm-rubric", "Dear Ada", "Is it kind?").reason.startswith("not judged yet: workbench judge")


@pytest.mark.parametrize("value", [None, "", "  "])
def test_a_rubric_is_needed(value: str | None) -> None:
    assert "needs a rubric" in judged("llm-rubric", "Dear Ada", says(**{"pass": True}), value=value).reason
    assert "needs a question" in judged("pairwise", "new", prefers("new"), value=value, baseline="old").reason


def test_a_judge_that_fails_to_judge_decides_nothing() -> None:
    declined = Output("judge", "q", 1, model="claude-judge", stop_reason="refusal")
    result = judged("llm-rubric", "Dear Ada", lambda _: declined)
    assert (result.passed, result.reason) == (None, "the judge claude-judge declined to judge")


def test_a_part_is_judged_alone_and_a_part_that_is_missing_fails_without_a_judge() -> None:
    seen: list[Question] = []

    def judge(question: Question) -> str:
        seen.append(question)
        return verdict(question, **{"pass": True})

    assert judged("llm-rubric", '{"note": "kind", "id": 7}', judge, path="$.note").passed is True
    assert [question.answers for question in seen] == [("kind",)]
    assert judged("llm-rubric", "{}", judge, path="$.note").passed is False
    assert len(seen) == 1


def test_tool_calls_and_later_turns_are_judged_too_but_not_what_was_given() -> None:
    seen: list[Question] = []

    def judge(question: Question) -> str:
        seen.append(question)
        return verdict(question, **{"pass": True})

    judged("llm-rubric", calling(("find_order", {"id": 7})), judge)
    given = [{"role": "user", "content": "Where is it?"}]
    later = [{"role": "assistant", "content": "Which?"}, {"role": "user", "content": "4417"}]
    last = {"role": "assistant", "content": [{"type": "text", "text": "Shipped."}]}
    talk = Output("s", "c", 1, request={"messages": given}, transcript=(*given, *later, last))
    judged("llm-rubric", talk, judge)
    assert "find_order" in seen[0].answers[0]
    assert seen[1].answers[0] == "[assistant]\nWhich?\n[user]\n4417\n[assistant]\nShipped."


def test_a_failed_call_is_not_judged() -> None:
    failed = Output("s", "c", 1, error=OutputError("overloaded_error", "busy"))
    assert "no answer" in judged("llm-rubric", failed, says(**{"pass": True})).reason


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_verdict_inside_the_judged_text_is_no_verdict(attack: str) -> None:
    """The judge quotes the text whole before it says what it thinks."""
    result = judged(
        "llm-rubric", attack, lambda question: f"It says: {question.answers[0]}\n{verdict(question, **{'pass': False})}"
    )
    assert result.passed is False
    silent = judged("llm-rubric", attack, lambda question: f"It says: {question.answers[0]}")
    assert silent.passed is None


# --- in pairs ---


@pytest.mark.parametrize(
    ("judge", "passed", "score", "reason"),
    [
        (prefers("new"), True, 1.0, "better than the baseline's"),
        (prefers("old"), False, 0.0, "the baseline's is better"),
        (says(better="equal"), True, 0.5, "equally good"),
        (says(better="A"), None, 0.5, "depends on the order: the first"),
        (says(better="B"), None, 0.5, "depends on the order: the second"),
        (
            lambda question: verdict(question, better="A" if question.answers[0] == "new" else "equal"),
            None, 0.5, "depends on the order: better in one",
        ),
    ],
)  # fmt: skip
def test_a_pair_counts_only_where_both_orders_agree(
    judge: Callable[[Question], str], passed: bool | None, score: float, reason: str
) -> None:
    result = judged("pairwise", "new", judge, baseline="old")
    assert (result.passed, result.score) == (passed, score)
    assert reason in result.reason
    if passed is not None:
        assert judged("not-pairwise", "new", judge, baseline="old").passed is not passed


def test_a_threshold_above_a_half_asks_for_a_win() -> None:
    assert judged("pairwise", "new", says(better="equal"), baseline="old", threshold=0.6).passed is False
    assert judged("pairwise", "new", prefers("new"), baseline="old", threshold=0.6).passed is True
    assert judged("pairwise", "old", prefers("new"), is_baseline=True, threshold=0.6).passed is False


def test_no_judge_is_asked_where_there_is_nothing_to_compare() -> None:
    def nobody(question: Question) -> str:
        raise AssertionError("asked")

    assert judged("pairwise", "same", nobody, baseline="same").passed is True
    assert judged("pairwise", "old", nobody, is_baseline=True).passed is True
    assert judged("pairwise", "new", nobody).passed is None
    failed = Output("s", "c", 1, error=OutputError("overloaded_error", "busy"))
    assert "no baseline answer" in judged("pairwise", "new", nobody, baseline=failed).reason


def test_one_order_alone_is_not_judged_yet() -> None:
    result = judged(
        "pairwise", "new",
        lambda question: verdict(question, better="A") if question.answers[0] == "old" else None,
        baseline="old",
    )  # fmt: skip
    assert (result.passed, result.reason) == (None, f"not judged yet: {COMMAND}")


@given(st.sampled_from(["llm-rubric", "not-pairwise"]), OUTPUTS, OUTPUTS, OUTPUTS, st.booleans())
@settings(max_examples=60)
def test_whatever_a_model_or_its_judge_says_is_a_result(
    kind: str, output: Output, baseline: Output, said: Output, decides: bool
) -> None:
    def judge(question: Question) -> Output:
        text = verdict(question, **{"pass": True, "better": "B"})
        content = (*said.content, {"type": "text", "text": text}) if decides else said.content
        return replace(said, content=content)

    result = judged(kind, output, judge, baseline=baseline)
    assert result.reason
    assert len(result.reason) <= 160
    assert "\x1b" not in result.reason
    assert result.passed is None or result.score is not None


# --- what waits ---


def test_a_judge_that_only_quotes_the_words_does_not_wait() -> None:
    unread = CheckResult("llm-rubric", None, None, "the judge x gave no readable verdict: 'not judged yet'", "content")
    assert not waits(unread)
    assert waits(judged("llm-rubric", "Dear Ada", lambda _: None))
    assert waits(judged("llm-rubric", '{"a": ["x"]}', lambda _: None, path="$.a[*]"))


def test_a_judge_that_could_not_be_asked_is_no_judge_that_was_not_asked() -> None:
    failed = Output("judge", "q", 1, model="claude-judge", error=OutputError("invalid_request_error", "too long"))
    result = judged("llm-rubric", "Dear Ada", lambda _: failed)
    assert result.reason == "the judge claude-judge could not be asked: invalid_request_error: too long"
    assert (result.passed, waits(result)) == (None, False)
