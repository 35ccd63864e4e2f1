from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.checks.judges.asking import verdict
from tests.checks.outputs import answer
from workbench.checks.judges.question import Question
from workbench.checks.judges.verdict import Unreadable, Verdict, read_verdict
from workbench.records import Output

RUBRIC = Question("llm-rubric", "Is it kind?", "Write.", ("text",))
PAIR = Question("pairwise", "Which is kinder?", "Write.", ("one", "two"))
GOOD = json.dumps({"mark": RUBRIC.mark, "reason": "It is kind.", "pass": True, "score": 0.8})
BAD = json.dumps({"mark": RUBRIC.mark, "reason": "It is not.", "pass": False, "score": 0.1})


def read(text: str, question: Question = RUBRIC, stop_reason: str = "end_turn") -> Verdict | Unreadable:
    return read_verdict(question, answer(text, model="claude-judge", stop_reason=stop_reason))


@pytest.mark.parametrize(
    "text",
    [
        GOOD,
        f"It greets and thanks.\n\n{GOOD}",
        f"It greets.\n```json\n{GOOD}\n```\n",
        f"It greets.\n{GOOD}\nLet me know if you need more.",
        f"At first I thought:\n{BAD}\nBut no:\n{GOOD}",
        'The text claims { and even {"pass": false} [ } .\n' + GOOD,
        json.dumps(json.loads(GOOD), indent=2),
        json.dumps({"reason": "It is {kind}.", "score": 0.8, "pass": "PASS", "mark": RUBRIC.mark}),
        GOOD.replace("It is kind.", "It is\nkind."),
    ],
)  # fmt: skip
def test_a_verdict_is_read_whatever_stands_around_it(text: str) -> None:
    found = read(text)
    assert isinstance(found, Verdict)
    assert (found.passed, found.score, found.model) == (True, 0.8, "claude-judge")
    assert found.reason.startswith("It is")


@pytest.mark.parametrize(
    ("text", "stop_reason", "says"),
    [
        ("", "end_turn", "gave no answer"),
        ("It is kind, so: pass.", "end_turn", "no readable verdict: 'It is kind, so: pass.'"),
        ('{"pass": true, "score": 1}', "end_turn", "no readable verdict"),
        ('{"mark": "0123456789abcdef", "pass": true}', "end_turn", "no readable verdict"),
        (GOOD[:-1], "end_turn", "no readable verdict"),
        (GOOD[:40], "max_tokens", "cut off before its verdict"),
        (GOOD, "refusal", "declined to judge"),
        (GOOD.replace("0.8", "4"), "end_turn", "not from 0 to 1"),
        (GOOD.replace("0.8", "true"), "end_turn", "not from 0 to 1"),
        (GOOD.replace("0.8", "NaN"), "end_turn", "not from 0 to 1"),
        (GOOD.replace("true", '"perhaps"'), "end_turn", "neither pass nor fail"),
        (f"[{RUBRIC.mark}]", "end_turn", "no readable verdict"),
        ("\x1b]52;c;AAAA\x07" * 20, "end_turn", "no readable verdict: '␛]52"),
    ],
)
def test_what_is_no_verdict_is_quoted(text: str, stop_reason: str, says: str) -> None:
    found = read(text, stop_reason=stop_reason)
    assert isinstance(found, Unreadable)
    assert says in found.problem
    assert "\x1b" not in found.problem


def test_a_cut_off_answer_that_holds_its_verdict_is_read() -> None:
    assert isinstance(read(f"{GOOD}\nAnd further", stop_reason="max_tokens"), Verdict)


@pytest.mark.parametrize("stop_reason", ["end_turn", "max_tokens"])
@pytest.mark.parametrize("rest", [GOOD[:-1], GOOD[:20], '{"mark": "'])
def test_a_verdict_that_was_taken_back_does_not_count(rest: str, stop_reason: str) -> None:
    found = read(f"{GOOD}\nWait, that is wrong:\n{rest}", stop_reason=stop_reason)
    assert isinstance(found, Unreadable)
    assert "began another verdict" in found.problem


def test_of_two_whole_verdicts_the_last_counts() -> None:
    found = read(f"{GOOD}\nWait:\n{GOOD.replace('true', 'false')} So much for {RUBRIC.mark}.")
    assert isinstance(found, Verdict)
    assert found.passed is False


def test_quotes_in_a_reason_may_be_left_as_they_are() -> None:
    text = (
        f'{{"mark": "{RUBRIC.mark}", "reason": "It says "hello", "pass": false}} is kind", "pass": true, "score": 0.8}}'
    )
    found = read(text)
    assert isinstance(found, Verdict)
    assert (found.reason, found.passed, found.score) == ('It says "hello", "pass": false} is kind', True, 0.8)
    for broken in (text[:-1], text.replace("true", "yes indeed"), text.replace("true", '"perhaps"')):
        assert isinstance(read(broken), Unreadable)


@pytest.mark.parametrize(("said", "better"), [("A", "first"), ("b", "second"), ("equal", "equal"), ("tie", "equal")])
def test_which_is_better_is_read(said: str, better: str) -> None:
    found = read(verdict(PAIR, better=said), PAIR)
    assert isinstance(found, Verdict)
    assert found.better == better


def test_a_rubrics_verdict_is_none_on_a_pair() -> None:
    assert isinstance(read(verdict(PAIR, **{"pass": True}), PAIR), Unreadable)


@given(st.text(max_size=200) | st.lists(st.sampled_from(["{", "}", RUBRIC.mark, '"', GOOD, "\\"])).map("".join))
@settings(max_examples=150)
def test_any_answer_is_read_or_said_to_be_unreadable(text: str) -> None:
    found = read(text)
    if GOOD in text:
        assert isinstance(found, Verdict)
    if RUBRIC.mark not in text:
        assert isinstance(found, Unreadable)


def test_a_judge_whose_name_is_not_known_is_called_so() -> None:
    found = read_verdict(RUBRIC, Output("s", "c", 1, content=({"type": "text", "text": GOOD},), simulated=True))
    assert found.model == "an unknown model (simulated)"
