"""The grouped list is the queue with a heading before each suite and cluster, at no cost per case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from workbench.store.groups import QueueCluster
from workbench.tui.groups import CaseRow, ClusterRow, Groups, SuiteRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

SIZES = st.lists(st.integers(min_value=0, max_value=6), min_size=1, max_size=6)
Row = SuiteRow | ClusterRow | CaseRow


def cluster(first: int, cases: int) -> QueueCluster:
    return QueueCluster(f"k{first}", first, cases, "regression", "says", None, cases)


@st.composite
def queues(draw: st.DrawFn) -> tuple[list[int], list[tuple[str, int]], list[QueueCluster], set[str]]:
    """Positions left, suites, clusters that lie each in one suite, and which of those are folded."""
    sizes = draw(SIZES)
    total = sum(sizes)
    positions = draw(st.sets(st.integers(0, max(total - 1, 0))).map(sorted)) if total else []
    clusters: list[QueueCluster] = []
    start = 0
    for size in sizes:
        at, end = start, start + size
        while at < end:
            cases = draw(st.integers(1, end - at))
            if cases > 1 and draw(st.booleans()):
                clusters.append(cluster(at, cases))
            at += cases
        start = end
    folded = draw(st.sets(st.sampled_from([one.id for one in clusters]))) if clusters else set()
    return positions, [(f"s{at}", size) for at, size in enumerate(sizes)], clusters, folded


def expected_rows(
    positions: Sequence[int], suites: Sequence[tuple[str, int]], clusters: Sequence[QueueCluster], folded: set[str]
) -> list[Row]:
    rows: list[Row] = []
    start = 0
    for suite, size in suites:
        inside = [position for position in positions if start <= position < start + size]
        rows += [SuiteRow(suite)] if inside else []
        done: set[str] = set()
        for position in inside:
            index = positions.index(position)
            one = next((one for one in clusters if one.first <= position < one.first + one.cases), None)
            mine = [at for at in positions if one is not None and one.first <= at < one.first + one.cases]
            if one is None or len(mine) < 2:
                rows.append(CaseRow(position, index))
                continue
            if one.id not in done:
                done.add(one.id)
                rows.append(ClusterRow(one, index, index + len(mine), one.id in folded))
            if one.id not in folded:
                rows.append(CaseRow(position, index, inside=True))
        start += size
    return rows


@given(queues())
def test_rows_are_headings_and_cases_in_order(
    queue: tuple[list[int], list[tuple[str, int]], list[QueueCluster], set[str]],
) -> None:
    positions, suites, clusters, folded = queue
    groups = Groups(positions, suites, clusters, lambda one, _cases: one.id in folded)
    rows = [groups.at(row) for row in range(len(groups))]
    assert rows == expected_rows(positions, suites, clusters, folded)
    for row, shown in enumerate(rows):
        if isinstance(shown, CaseRow):
            assert groups.row_of(shown.index) == row
            assert groups.index_of(shown.position) == shown.index
        if isinstance(shown, ClusterRow):
            hidden = {groups.row_of(index) for index in range(shown.index, shown.end)}
            assert hidden == ({row} if shown.folded else set(range(row + 1, row + 1 + shown.end - shown.index)))


@given(queues())
def test_steps_pass_over_headings_and_stop_once_at_a_folded_cluster(
    queue: tuple[list[int], list[tuple[str, int]], list[QueueCluster], set[str]],
) -> None:
    positions, suites, clusters, folded = queue
    groups = Groups(positions, suites, clusters, lambda one, _cases: one.id in folded)
    stops = [
        shown.index
        for shown in (groups.at(row) for row in range(len(groups)))
        if isinstance(shown, CaseRow) or (isinstance(shown, ClusterRow) and shown.folded)
    ]
    for at, index in enumerate(stops):
        assert groups.step(index, 1) == stops[min(at + 1, len(stops) - 1)]
        assert groups.step(index, -1) == stops[max(at - 1, 0)]


def test_steps_go_from_suite_to_suite() -> None:
    groups = Groups(range(9), [("a", 3), ("b", 0), ("c", 4), ("d", 2)])
    assert [groups.group_step(at, backwards=False) for at in (0, 2, 3, 6, 8)] == [3, 3, 7, 7, 8]
    assert [groups.group_step(at, backwards=True) for at in (0, 2, 3, 5, 8)] == [0, 0, 0, 3, 7]


@given(queues(), st.randoms(use_true_random=False))
def test_suites_may_stand_in_another_order(
    queue: tuple[list[int], list[tuple[str, int]], list[QueueCluster], set[str]], dice: Random
) -> None:
    positions, suites, clusters, folded = queue
    order = [suite for suite, _ in suites]
    dice.shuffle(order)
    stored = Groups(positions, suites, clusters, lambda one, _cases: one.id in folded)
    groups = Groups(positions, suites, clusters, lambda one, _cases: one.id in folded, order)
    assert sorted(groups.positions) == positions
    assert [groups.index_of(position) for position in groups.positions] == list(range(len(positions)))

    def told(some: Groups) -> dict[str, list[tuple[object, ...]]]:
        """By suite its rows, in order, without where in the whole list they are."""
        rows: dict[str, list[tuple[object, ...]]] = {}
        for row in range(len(some)):
            shown = some.at(row)
            facts = shown.cluster.id if isinstance(shown, ClusterRow) else getattr(shown, "position", None)
            rows.setdefault(some.suite_at(row), []).append((type(shown).__name__, facts))
        return rows

    assert told(groups) == told(stored)
    assert list(told(groups)) == [suite for suite in order if suite in told(stored)]
    total = sum(size for _, size in suites)
    for position in range(total):
        at = groups.nearest(position)
        assert at == -1 if not positions else 0 <= at < len(positions)
        for backwards in (False, True):
            ranges = groups.ranges_from(position, backwards=backwards)
            walked = [place for first, last in ranges for place in _walked(first, last, backwards)]
            whole = [place for one in order for place in _places(one, suites)]
            here = whole.index(position)
            round_ = whole[here + 1 :] + whole[:here]
            assert walked == (round_[::-1] if backwards else round_)


def _walked(first: int, last: int, backwards: bool) -> list[int]:
    places = list(range(first, last + 1))
    return places[::-1] if backwards else places


def _places(suite: str, suites: Sequence[tuple[str, int]]) -> range:
    start = 0
    for name, size in suites:
        if name == suite:
            return range(start, start + size)
        start += size
    raise AssertionError(suite)
