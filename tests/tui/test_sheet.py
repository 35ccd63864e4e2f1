"""Sheets and layouts hold every line of every text, in order, whatever the width."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbench.text.cells import cell_width
from workbench.tui.layout import SIGN_CELLS, Layout
from workbench.tui.sheet import Sheet, Unified, sheet_of, shown
from workbench.tui.views import lay_out

LINES = st.lists(
    st.one_of(
        st.sampled_from(
            ["", "a", "same line", "{", "}", '  "key": 1,', "漢字の行", "👨‍👩‍👧‍👦 end", "\x1b[31mred", "a\tb"]
        ),
        st.text(max_size=30),
    ),
    max_size=12,
)
TEXTS = LINES.map("\n".join)
WIDTHS = st.integers(min_value=12, max_value=90)


def column_text(sheet: Sheet, column: int) -> list[str]:
    return [cell.text for row in range(len(sheet)) if (cell := sheet.cell(row, column)) is not None]


@given(TEXTS, TEXTS)
def test_side_by_side_holds_both_texts(a: str, b: str) -> None:
    sheet = sheet_of([a, b], 2)
    assert column_text(sheet, 0) == shown(a).split("\n")
    assert column_text(sheet, 1) == shown(b).split("\n")


@given(TEXTS, TEXTS)
def test_unified_without_the_added_is_the_baseline_and_without_the_removed_the_target(a: str, b: str) -> None:
    sheet = sheet_of([a, b], 1)
    assert isinstance(sheet, Unified)
    cells = [cell for row in range(len(sheet)) if (cell := sheet.cell(row, 0)) is not None]
    assert [cell.text for cell in cells if cell.sign != "+"] == shown(a).split("\n")
    assert [cell.text for cell in cells if cell.sign != "-"] == shown(b).split("\n")


@given(TEXTS, TEXTS, TEXTS)
def test_three_columns_hold_all_three_texts(a: str, b: str, c: str) -> None:
    sheet = sheet_of([a, b, c], 3)
    for column, text in enumerate((a, b, c)):
        assert column_text(sheet, column) == shown(text).split("\n")


@given(TEXTS, TEXTS, WIDTHS, st.integers(min_value=1, max_value=2))
def test_wrapped_rows_fit_and_leave_nothing_but_blanks_out(a: str, b: str, width: int, columns: int) -> None:
    layout = lay_out([a, b], columns=columns, width=width, wrapped=True)
    sheet = layout.sheet
    for column in range(sheet.columns):
        pieces: dict[int, list[str]] = {}
        for y in range(len(layout)):
            cell = sheet.cell(layout.row_of[y], column)
            start, end = layout.starts[column][y], layout.ends[column][y]
            if cell is not None and start >= 0:
                piece = cell.text[start:end]
                room = layout.widths[column] - SIGN_CELLS
                assert cell_width(piece) <= max(room, 2)
                pieces.setdefault(layout.row_of[y], []).append(piece)
        for row, parts in pieces.items():
            cell = sheet.cell(row, column)
            assert cell is not None
            assert "".join(parts).replace(" ", "") == cell.text.replace(" ", "")


@given(TEXTS, TEXTS)
def test_every_changed_row_belongs_to_a_change(a: str, b: str) -> None:
    for columns in (1, 2):
        sheet = sheet_of([a, b], columns)
        signs = [
            "".join(c.sign if (c := sheet.cell(row, k)) else "" for k in range(columns)).strip()
            for row in range(len(sheet))
        ]
        starts = [at for at, sign in enumerate(signs) if sign and (at == 0 or not signs[at - 1])]
        assert list(sheet.changes) == starts


def test_an_unwrapped_layout_has_one_row_a_line() -> None:
    layout = Layout(sheet_of(["word " * 100 + "\nend", "x"], 2), 40, wrapped=False)
    assert len(layout) == 2
