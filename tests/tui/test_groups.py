"""The grouped list is the queue with a heading before each suite, at no cost per case."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbench.tui.groups import CaseRow, Groups, SuiteRow

SIZES = st.lists(st.integers(min_value=0, max_value=6), min_size=1, max_size=6)


@given(SIZES, st.data())
def test_rows_are_headings_and_cases_in_order(sizes: list[int], data: st.DataObject) -> None:
    total = sum(sizes)
    positions = data.draw(st.sets(st.integers(0, max(total - 1, 0))).map(sorted)) if total else []
    suites = [(f"s{at}", size) for at, size in enumerate(sizes)]
    groups = Groups(positions, suites)

    expected: list[SuiteRow | CaseRow] = []
    start = index = 0
    for suite, size in suites:
        inside = [position for position in positions if start <= position < start + size]
        if inside:
            expected.append(SuiteRow(suite))
        for position in inside:
            expected.append(CaseRow(position, index))
            index += 1
        start += size

    rows = [groups.at(row) for row in range(len(groups))]
    assert rows == expected
    for row, shown in enumerate(rows):
        if isinstance(shown, CaseRow):
            assert groups.row_of(shown.index) == row
            assert groups.index_of(shown.position) == shown.index


def test_steps_go_from_suite_to_suite() -> None:
    groups = Groups(range(9), [("a", 3), ("b", 0), ("c", 4), ("d", 2)])
    assert [groups.group_step(at, backwards=False) for at in (0, 2, 3, 6, 8)] == [3, 3, 7, 7, 8]
    assert [groups.group_step(at, backwards=True) for at in (0, 2, 3, 5, 8)] == [0, 0, 0, 3, 7]
