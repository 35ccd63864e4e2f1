"""Cases that changed in the same way are gathered, named, and called the same from run to run."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.compare.clusters import clusters_of
from workbench.compare.shapes.measure import shape_of
from workbench.compare.shapes.shape import shape_from_json, shape_to_json
from workbench.records import CheckResult, Output, Signal

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Sequence

    from workbench.compare.shapes.shape import Shape
    from workbench.records import Cluster

Shapes = dict[tuple[str, str], "Shape"]
TOWNS = ["Lund", "Graz", "Brno", "Turku", "Ghent", "Porto", "Izmir", "Kyoto", "Quito", "Perth", "Leeds", "Tartu"]
OFFERS = [
    "Shall I add the opening hours?", "Tell me whether you want a map.", "A longer list is no trouble.",
    "More about the museums on request.", "Say so if this is too short.", "Ask away if something is missing.",
]  # fmt: skip


def town(at: int) -> str:
    name = TOWNS[at % len(TOWNS)]
    return (
        f"{name} is a town of about {at + 3}0,000 people. Its market is held on day {at % 7} of the week.\n\n"
        f"The tower of {name} was built in 1{at % 10}42. Visitors climb its {at * 3 + 90} steps before noon."
    )


def again(at: int) -> str:
    """The same in other words."""
    name = TOWNS[at % len(TOWNS)]
    starts = ["Some", "Roughly", "Close to", "Nearly", "About", "Around", "Almost"]
    return (
        f"{starts[at % 7]} {at + 3}0,000 souls live in {name}, where stalls are put up weekly on day {at % 7}.\n\n"
        f"{TOWNS[(at + 5) % 12]} has none, but from {at % 10}42 on there has been a tower here; it is best seen early."
    )


def order(at: int, **changes: object) -> str:
    return json.dumps({"id": f"A-{at}", "amount_cents": 100 * at + 7, "level": "low", "text": town(at), **changes})


def of(before: Callable[[int], str], after: Callable[[int], str], cases: Sequence[int], suite: str = "s") -> Shapes:
    return {
        (suite, f"c-{at}"): shape_of(
            Output(suite, f"c-{at}", 0, ({"type": "text", "text": before(at)},)),
            Output(suite, f"c-{at}", 0, ({"type": "text", "text": after(at)},)),
        )
        for at in cases
    }


def fenced(at: int) -> str:
    return f"```json\n{order(at)}\n```"


def lost(at: int) -> str:
    return json.dumps({key: value for key, value in json.loads(order(at)).items() if key != "amount_cents"})


def told(clusters: Sequence[Cluster]) -> dict[str, int]:
    return {one.says: len(one.cases) for one in clusters}


def test_cases_are_gathered_by_their_main_change_and_named_by_it() -> None:
    shapes = of(order, fenced, range(8)) | of(order, lost, range(8, 14)) | of(order, order, range(14, 20))
    assert told(clusters_of(shapes)) == {"adds a ```json fence": 8, "drops `amount_cents`": 6}


def test_a_cluster_shows_an_example_and_a_category() -> None:
    fence, key = clusters_of(of(order, fenced, range(8)) | of(order, lost, range(8, 14)))
    assert (fence.category, key.category) == ("format", "schema")
    assert fence.example in fence.cases
    assert key.evidence.isdecimal()  # the value that was dropped


def test_the_example_shows_little_but_the_change() -> None:
    shapes = of(order, fenced, range(6))
    shapes |= of(order, lambda at: f"{fenced(at)}\n\nThat is all I found.", [0])
    (fence,) = [one for one in clusters_of(shapes) if not one.quiet]
    assert fence.example != ("s", "c-0")


def test_a_single_case_is_no_cluster() -> None:
    assert clusters_of(of(order, lost, [1])) == []


def test_a_closing_offer_in_ever_other_words_is_one_change() -> None:
    shapes = of(town, lambda at: f"{town(at)}\n\n{OFFERS[at % 6]}", range(12))
    assert told(clusters_of(shapes)) == {"adds a sentence at the end": 12}


def test_a_sentence_that_recurs_names_its_cluster() -> None:
    def warned(at: int) -> str:
        first, rest = town(at).split("\n\n")
        return f"{first}\n\nPlease note that prices in {TOWNS[at % 12]} may vary.\n\n{rest}"

    (cluster,) = clusters_of(of(town, warned, range(12)))
    assert cluster.says == "adds “Please note that prices in …” in between"


def test_reworded_cases_are_one_quiet_group_at_the_end() -> None:
    *others, quiet = clusters_of(of(town, again, range(12)) | of(order, lost, range(4), "t"))
    assert quiet.quiet
    assert len(quiet.cases) == 12
    assert [len(one.cases) for one in others] == [4]


def test_words_that_come_as_often_as_they_go_are_chance() -> None:
    def polite(at: int) -> str:
        return f"Dear reader of {TOWNS[at % 12]}, welcome.\n\n{again(at)}"

    lines = range(10)
    both = of(town, polite, lines) | of(lambda at: f"Dear reader of {at}, hello.\n\n{town(at)}", again, range(10, 20))
    assert all(one.quiet for one in clusters_of(both))
    assert told(clusters_of(of(town, polite, lines))) == {"adds “Dear reader of …” at the beginning": 10}


def test_the_same_change_in_two_suites_is_one_cluster() -> None:
    (cluster,) = clusters_of(of(order, fenced, range(4), "s") | of(order, fenced, range(4), "t"))
    assert {suite for suite, _ in cluster.cases} == {"s", "t"}


def test_another_value_at_a_place_of_the_same_name_in_another_suite_is_another_change() -> None:
    def low(at: int) -> str:
        return order(at, level="high")

    assert len(clusters_of(of(order, low, range(4), "s") | of(order, low, range(4), "t"))) == 2


def checked(suite: str, case: str, reason: str) -> Shape:
    outputs = [Output(suite, case, 0, ({"type": "text", "text": text(len(case))},)) for text in (town, again)]
    was, now = ([CheckResult("contains", passed, None, reason, "content")] for passed in (True, False))
    return shape_of(outputs[0], outputs[1], (), was, now)


def test_a_failing_check_is_a_reason_of_its_own_suite() -> None:
    shapes = {(suite, f"c{at}"): checked(suite, f"c{at}", f"no '{at}'") for suite in "st" for at in range(3)}
    assert [one.says for one in clusters_of(shapes)] == ["fails contains: no …"] * 2


def test_a_case_with_a_failing_check_of_its_own_is_not_put_with_harmless_ones() -> None:
    outputs = [Output("s", "x", 0, ({"type": "text", "text": text},)) for text in (order(3), fenced(3))]
    checks = [[CheckResult("equals", passed, None, "it is wrong", "content", path="$.id")] for passed in (True, False)]
    shapes = of(order, fenced, range(4)) | {("s", "x"): shape_of(outputs[0], outputs[1], (), *checks)}
    (cluster,) = clusters_of(shapes)
    assert ("s", "x") not in cluster.cases


def test_languages_are_told_apart_by_what_the_signal_says() -> None:
    def shape(at: int) -> Shape:
        says = "answers in Dutch" if at < 5 else "answers in Danish"
        signal = Signal("language-changed", "language", says, "…", True, 0.0, 1.0)
        before, after = (Output("s", str(at), 0, ({"type": "text", "text": text(at)},)) for text in (town, again))
        return shape_of(before, after, [signal])

    shapes = {("s", str(at)): shape(at) for at in range(10)}
    assert told(clusters_of(shapes)) == {"answers in Dutch": 5, "answers in Danish": 5}


def hedging(*signs: str) -> Shapes:
    """Cases in other words that hedge (+), or no longer do (-), as a signal says."""
    shapes: Shapes = {}
    for at, sign in enumerate(signs):
        was, now = (0.0, 1.0) if sign == "+" else (1.0, 0.0)
        signal = Signal(
            "hedge", "tone", "hedges" if sign == "+" else "no longer hedges", "perhaps", sign == "+", was, now
        )
        before, after = (Output("s", str(at), 0, ({"type": "text", "text": text(at)},)) for text in (town, again))
        shapes["s", str(at)] = shape_of(before, after, [signal])
    return shapes


def test_a_manner_that_comes_and_goes_is_no_cluster() -> None:
    assert told(clusters_of(hedging(*"++++++"))) == {"hedges": 6}
    assert told(clusters_of(hedging(*"++++--"))) == {}


CHANGES: list[Callable[[int], str]] = [
    fenced, lost, order, lambda at: order(at, level="LOW"), lambda at: order(at, amount_cents=str(at)),
    lambda at: f"Here:\n{fenced(at)}", lambda at: order(at)[:60], lambda at: order(at, note=f"n{at}"),
]  # fmt: skip
drawn = st.lists(st.tuples(st.sampled_from("st"), st.sampled_from(CHANGES)), max_size=24)


def made(drawn_changes: Sequence[tuple[str, Callable[[int], str]]]) -> Shapes:
    shapes: Shapes = {}
    for at, (suite, change) in enumerate(drawn_changes):
        shapes |= of(order, change, [at], suite)
    return shapes


@settings(max_examples=30, deadline=None)
@given(drawn, st.randoms(use_true_random=False))
def test_clusters_depend_on_the_shapes_alone(
    changes: list[tuple[str, Callable[[int], str]]], chance: random.Random
) -> None:
    shapes = made(changes)
    clusters = clusters_of(shapes)
    shuffled = list(shapes.items())
    chance.shuffle(shuffled)
    assert clusters_of(dict(shuffled)) == clusters
    stored = {case: shape_from_json(json.loads(json.dumps(shape_to_json(shape)))) for case, shape in shapes.items()}
    assert clusters_of(stored) == clusters
    cases = [case for one in clusters for case in one.cases]
    assert len(cases) == len(set(cases))
    assert all(len(one.cases) > 1 and one.example in one.cases for one in clusters)


def test_an_id_is_the_same_whatever_the_other_cases() -> None:
    few = {one.says: one.id for one in clusters_of(of(order, fenced, range(3)))}
    many = {one.says: one.id for one in clusters_of(of(order, lost, range(9)) | of(order, fenced, range(20, 29), "t"))}
    assert many["adds a ```json fence"] == few["adds a ```json fence"]


@pytest.mark.parametrize("hostile", ["\x1b[31mred", "a\u202eb", "x" * 4000, "\ud800"])
def test_a_name_is_one_short_visible_line(hostile: str) -> None:
    shapes = of(order, lambda at: order(at, **{hostile: 1}), range(4))
    (cluster,) = clusters_of(shapes)
    assert len(cluster.says) <= 100
    assert not {"\x1b", "\u202e", "\n"} & set(cluster.says + cluster.evidence)
