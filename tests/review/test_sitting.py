"""What a sitting came to, as it is told on leaving."""

from __future__ import annotations

from workbench.review.decisions import labelled, new_act, noted, settled
from workbench.review.sitting import Remaining, Sitting

LEFT = Remaining(30, 12, {"high": 10, "medium": 0, "low": 2}, 1)


def test_labels_are_counted_by_case_and_what_was_taken_back_is_not() -> None:
    sitting = Sitting()
    act = new_act()
    group = [labelled("triage", f"t-{at}", "worse", "ada", act=act, cluster="k") for at in range(5)]
    sitting.did(group)
    sitting.did([labelled("triage", "t-0", "equal", "ada")])  # again, another way
    wrong = labelled("triage", "t-9", "better", "ada")
    sitting.did([wrong])
    sitting.took_back([wrong])
    first, second = sitting.summary(LEFT)
    assert first == "Labelled 5 cases: 4 worse, 1 equal, 1 group by one key; less than a minute."
    assert second == "Left to decide: 12 of 30 (high 10 · low 2). 1 label of yours is stale."
    sitting.took_back(group)
    assert sitting.summary(LEFT)[0].startswith("Labelled 1 case: 1 equal;")


def test_a_sitting_without_a_label_says_so() -> None:
    sitting = Sitting()
    assert sitting.idle
    assert sitting.summary(None) == ["Nothing was labelled."]
    look = noted("triage", "t-1", "look", "ada")
    sitting.did([look])
    assert not sitting.idle
    sitting.took_back([look])
    assert sitting.idle
    sitting.did([look, settled("triage", "t-2", "worse", "ada")])
    assert sitting.summary(LEFT._replace(stale=0)) == [
        "Nothing was labelled.",
        "1 note written.",
        "Left to decide: 12 of 30 (high 10 · low 2).",
    ]


def test_notes_that_stand_and_adaptations_as_they_were_saved_last_are_told() -> None:
    sitting = Sitting()
    wrong = noted("triage", "t-1", "look", "ada")
    sitting.did([labelled("triage", "t-1", "worse", "ada"), wrong, noted("triage", "t-2", "look again", "ada")])
    sitting.took_back([wrong])
    sitting.saved(3, "draft")
    sitting.saved(3, "confirmed")
    assert sitting.summary(None)[1:] == ["1 note written, adaptation 3 saved, confirmed."]


def test_a_blind_sitting_does_not_tell_which_side_won() -> None:
    sitting = Sitting()
    sitting.did([labelled("triage", "t-1", "worse", "ada", blind=True)])
    assert sitting.summary(None, blind=True) == ["Labelled 1 case; less than a minute."]
