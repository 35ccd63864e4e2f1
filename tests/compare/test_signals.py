"""The signals of a case: both sides measured alike, with the shares of their samples."""

from __future__ import annotations

from workbench.compare.features.features import Features
from workbench.compare.norms.learn import learn_norm
from workbench.compare.norms.norm import CaseFacts, Norm
from workbench.compare.signals import case_signals
from workbench.records import Output, OutputError

FACTS = CaseFacts(("Where is parcel 4471?",))
NO = "I'm sorry, but I can't help with that request."
YES = "Parcel 4471 left Leipzig this morning and arrives on Thursday."


def said(text: str, stop: str = "end_turn") -> Features:
    return Features(Output("suite", "case", 0, content=({"type": "text", "text": text},), stop_reason=stop))


def test_a_defect_of_the_target_is_worse_and_one_that_it_lost_is_better() -> None:
    (worse,) = case_signals([said(YES)], [said(NO)], Norm(), FACTS)
    assert (worse.kind, worse.category, worse.worse, worse.baseline, worse.target) == (
        "refusal",
        "refusal",
        True,
        0.0,
        1.0,
    )
    (better,) = case_signals([said(NO)], [said(YES)], Norm(), FACTS)
    assert (better.kind, better.worse, better.baseline, better.target) == ("refusal", False, 1.0, 0.0)
    assert better.says == "no longer declines"


def test_what_both_sides_show_is_no_signal() -> None:
    assert case_signals([said(NO)], [said("Unfortunately, I am unable to help with this.")], Norm(), FACTS) == []
    assert (
        case_signals([said(YES)], [said("It left Leipzig today; parcel 4471 comes on Thursday.")], Norm(), FACTS) == []
    )


def test_shares_of_samples_are_told() -> None:
    (one,) = case_signals([said(YES)] * 4, [said(NO), said(YES), said(YES), said(YES)], Norm(), FACTS)
    assert (one.baseline, one.target) == (0.0, 0.25)


def test_failed_calls_and_missing_sides_give_no_signal() -> None:
    failed = Features(Output("suite", "case", 0, error=OutputError("timeout", "no answer")))
    assert case_signals([failed], [said(NO)], Norm(), FACTS) == []
    assert case_signals([said(YES)], [failed], Norm(), FACTS) == []
    (one,) = case_signals([said(YES), failed], [said(NO), failed], Norm(), FACTS)
    assert one.target == 1.0


def test_the_most_telling_comes_first_and_what_follows_from_it_is_left_out() -> None:
    objects = [f'{{"parcel": {number}, "state": "moving"}}' for number in range(4400, 4420)]
    norm = learn_norm([(CaseFacts((f"Where is parcel {at}?",)), [said(text)]) for at, text in enumerate(objects)])
    (one,) = case_signals([said(objects[0])], [said('{"parcel": 4400, "sta', "max_tokens")], norm, FACTS)
    assert one.kind == "truncated"
    kinds = [
        one.kind for one in case_signals([said(objects[0])], [said('```json\n{"parcel": "4400"}\n```')], norm, FACTS)
    ]
    assert kinds == ["key-dropped", "type-changed", "fence-added"]


def test_length_alone_is_neither_better_nor_worse_where_the_suite_has_no_usual_length() -> None:
    (one,) = case_signals(
        [said(YES)], [said(" ".join([YES] + [f"Stop {at} was reached in time." for at in range(9)]))], Norm(), FACTS
    )
    assert (one.kind, one.worse) == ("longer", None)


def test_evidence_is_safe_to_show() -> None:
    (one,) = case_signals([said(YES)], [said("I can't help with \x1b[31mthat\u202e request.")], Norm(), FACTS)
    assert "\x1b" not in one.evidence
    assert "\u202e" not in one.evidence
