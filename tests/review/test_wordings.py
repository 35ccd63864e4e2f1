"""What else changed in a suite is told by its wording."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbench.records import Case
from workbench.review.wordings import MOST, Answer, lines_of, wordings
from workbench.store.groups import Member

PLAIN = "The parcel for {name} is on its way and will be there on Friday, as was promised in the shop."
CHATTY = "Hey {name}, no stress, your box is rolling, grab a coffee and it will be at your door in no time at all!"
OTHER = "We have handed the parcel of {name} over to the carrier, who will bring it to the door within the week."
NAMES = ("Ada", "Raj", "Linnea Thackham", "Bo", "Wu", "Ines", "Olu", "Tam")


def answer(
    at: int,
    target: str | None,
    *,
    verdict: str = "changed",
    baseline: str = PLAIN,
    category: str | None = None,
    label: str | None = None,
    critical: bool = False,
) -> Answer:
    name = NAMES[at % len(NAMES)]
    case = Case("mail", f"m-{at}", vars={"name": name})
    member = Member(at, "mail", f"m-{at}", verdict, category, critical, label, None)
    before, after = (
        None if text is None else lines_of(text.replace("{name}", name), case) for text in (baseline, target)
    )
    return Answer(member, before, after)


def cases(answers: list[Answer]) -> list[list[int]]:
    return [[one.position for one in wording.members] for wording in wordings(answers)]


def test_answers_worded_alike_stand_together_whoever_they_name_and_those_the_baseline_has_too_are_left_out() -> None:
    assert cases([answer(at, (CHATTY, PLAIN, OTHER)[at % 3]) for at in range(8)]) == [[0, 3, 6], [2, 5]]


def test_one_that_a_regression_shares_comes_first_and_a_lone_one_is_left_out() -> None:
    answers = [*(answer(at, OTHER) for at in range(4)), answer(4, CHATTY), answer(5, CHATTY, verdict="regression")]
    assert cases(answers) == [[4], [0, 1, 2, 3]]
    assert [one.as_regression for one in wordings(answers)] == [True, False]
    assert cases(answers[:5]) == [[0, 1, 2, 3]]


def test_what_features_tell_apart_is_apart() -> None:
    answers = [answer(at, CHATTY, category="schema" if at == 2 else None) for at in range(4)]
    assert cases(answers) == [[2], [0, 1, 3]]


def test_short_answers_have_to_be_the_same_but_for_what_the_case_fills_in() -> None:
    answers = [answer(at, ("{name}: {name}_", "{name}: {name}-")[at % 2], baseline="{name}") for at in range(4)]
    assert cases(answers) == [[0, 2], [1, 3]]


def test_in_scripts_without_blanks_a_name_is_taken_out_too() -> None:
    told = "{name}さんの荷物は発送されました。金曜日にはお手元に届く予定ですので、しばらくお待ちください。"
    assert cases([answer(at, told) for at in range(4)]) == [[0, 1, 2, 3]]


def test_lines_that_most_answers_of_the_baseline_have_do_not_hide_what_changed_beside_them() -> None:
    frame = "\n".join(f"line {word} of the record that every answer has" for word in ("one", "two", "three", "four"))
    answers = [answer(at, f"{frame}\n{(OTHER, 'no')[at % 2]}", baseline=f"{frame}\n{PLAIN}") for at in range(4)]
    assert sorted(cases(answers)) == [[0, 2], [1, 3]]
    shorter = [answer(at, frame.replace("line two", "")[: 60 if at % 2 else None], baseline=frame) for at in range(4)]
    assert sorted(cases(shorter)) == [[0, 2], [1, 3]]


def test_no_more_are_offered_than_are_read() -> None:
    answers = [answer(at, f"word{chr(97 + at)} " * 30, category="format") for at in range(20)]
    assert len(wordings(answers)) == MOST


ANSWERS = st.lists(
    st.builds(
        answer,
        st.integers(0, 40),
        st.sampled_from([PLAIN, CHATTY, OTHER, "", None]),
        verdict=st.sampled_from(["changed", "regression", "unchanged"]),
        label=st.sampled_from([None, "equal"]),
        critical=st.booleans(),
    ),
    unique_by=lambda one: one.member.position,
)


@given(ANSWERS)
def test_only_undecided_changed_cases_are_in_one_wording_at_most(answers: list[Answer]) -> None:
    found = [member for wording in wordings(answers) for member in wording.members]
    assert len({one.position for one in found}) == len(found)
    assert all(one.verdict == "changed" and one.label is None and not one.critical for one in found)
