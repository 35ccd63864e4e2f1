"""What one key does to a group of cases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from workbench.review.groups import by_suite, decisions, parted, shown_first
from workbench.store.groups import Group, Member, Traits

if TYPE_CHECKING:
    from workbench.records import Label


def member(at: int, *, label: str | None = None, critical: bool = False, category: str | None = "format") -> Member:
    return Member(at, "triage", f"t-{at}", "regression", category, critical, label, f"hash-{at}")


def traits(at: int, *, suite: str = "triage", signals: str = "fence", size: int = 100) -> Traits:
    return Traits(at, suite, frozenset(signals.split()), size, 0.5)


MEMBERS = st.lists(
    st.builds(member, st.integers(0, 30), label=st.sampled_from([None, "worse", "equal"]), critical=st.booleans()),
    unique_by=lambda one: one.position,
)


@given(MEMBERS, st.sets(st.integers(0, 30)), st.booleans())
def test_every_member_is_decided_or_counted_among_those_left(members: list[Member], out: set[int], alone: bool) -> None:
    parts = parted(members, "worse", {("triage", f"t-{at}") for at in out}, alone)
    left = parts.other_label + parts.same_label + parts.critical + parts.taken_out
    assert len(parts.decided) + left == len(members)
    for one in parts.decided:
        assert one.label is None
        assert one.position not in out
        assert alone or not one.critical


def test_labels_take_the_category_chosen_else_that_of_the_verdict_else_of_the_cluster() -> None:
    def categories(label: Label, category: str | None) -> list[str | None]:
        members = [member(1), member(2, category=None)]
        made = decisions(members, label, "ada", category=category, usual="tone", group=Group("k"))
        assert len({event.act for event in made}) == 1
        assert [event.results_hash for event in made] == ["hash-1", "hash-2"]
        assert {event.cluster for event in made} == {"k"}
        return [event.category for event in made]

    assert categories("worse", "refusal") == ["refusal", "refusal"]
    assert categories("both-bad", None) == ["format", "tone"]
    assert categories("equal", None) == [None, None]


def test_the_example_is_shown_first_and_then_what_is_least_like_it() -> None:
    alike = [traits(at) for at in range(6)]
    assert shown_first([*alike, traits(8, size=2000), traits(9, suite="voice")], example=2)[0] == 2
    assert set(shown_first([*alike, traits(8, size=2000), traits(9, suite="voice")], example=2)) == {2, 8, 9}
    assert set(shown_first([*alike, traits(7, signals="preamble")], example=0)) >= {0, 7}
    assert shown_first([], example=None) == []
    assert shown_first([traits(4)], example=1) == [4]


def test_over_all_suites_those_whose_verdict_speaks_against_the_label_stand_apart_and_last() -> None:
    suites = ("letters", "mails", "mails", "talks", "talks", "talks")
    members = [member(at)._replace(suite=suite) for at, suite in enumerate(suites)]
    members[1] = members[1]._replace(label="worse")
    verdicts = {"letters": "regression", "mails": "regression", "talks": "improvement"}
    parts = by_suite(members, verdicts, {"regression"})
    assert [(part.members[0].suite, part.apart) for part in parts] == [
        ("letters", False),
        ("mails", False),
        ("talks", True),
    ]
    assert [one.position for one in parts[1].members] == [2, 1]
