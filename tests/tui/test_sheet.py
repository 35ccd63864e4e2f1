"""Sheets and layouts hold every line of every text, in order, whatever the width."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.text.cells import cell_width
from workbench.text.ignoring import Ignore
from workbench.tui.compared import Compared, Subject
from workbench.tui.drawing import row_segments
from workbench.tui.laying import Finishing, Laid, Room
from workbench.tui.layout import SIGN_CELLS, Layout, folding_of
from workbench.tui.palette import DARK
from workbench.tui.places import row_like, spot_of
from workbench.tui.roles import Roles
from workbench.tui.sheet import Sheet, Unified
from workbench.tui.shown import shown
from workbench.tui.subjects import untitled

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


def sheet_of(texts: list[str], columns: int, ignore: Ignore = Ignore()) -> Sheet:  # noqa: B008
    return Compared([untitled(texts)], ignore).sheet(columns)


def signs(sheet: Sheet) -> list[str]:
    """The signs of each row, `·` for a gap."""
    rows = range(len(sheet))
    cells = ([sheet.cell(row, column) for column in range(sheet.columns)] for row in rows)
    return ["".join("·" if cell is None else cell.sign for cell in row) for row in cells]


def drawn(sheet: Sheet, width: int = 40, *, colour: bool = True) -> list[list[tuple[str, str]]]:
    """What each screen row shows: texts, and the names of their roles."""
    roles = Roles(DARK._asdict(), plain=False, colour=colour)
    names = {id(style): name for name, style in roles.styles.items()}
    layout = Layout(sheet, width, wrapped=True)
    return [
        [
            (text, names.get(id(style), "mixed"))
            for text, style, control in row_segments(layout, y, roles)
            if not control
        ]
        for y in range(len(layout))
    ]


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
    assert [cell.text for cell in cells if cell.sign not in "+>"] == shown(a).split("\n")
    assert [cell.text for cell in cells if cell.sign not in "-<"] == shown(b).split("\n")


@given(TEXTS, TEXTS, TEXTS)
def test_three_columns_hold_all_three_texts(a: str, b: str, c: str) -> None:
    sheet = sheet_of([a, b, c], 3)
    for column, text in enumerate((a, b, c)):
        assert column_text(sheet, column) == shown(text).split("\n")


@given(TEXTS, TEXTS, WIDTHS, st.integers(min_value=1, max_value=2))
def test_wrapped_rows_fit_and_leave_nothing_but_blanks_out(a: str, b: str, width: int, columns: int) -> None:
    sheet = sheet_of([a, b], columns)
    layout = Layout(sheet, width, wrapped=True)
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


PARAGRAPHS = [f"The paragraph on {name} says what only it can say of {name}s." for name in ("apple", "pear", "plum")]
REST = [f"Line {at} stays where it was." for at in range(6)]


def test_what_is_ignored_is_no_change_and_dim() -> None:
    old, new = "# Title\nThe End\nsame\none two three", "# title\nThe  end\nsame\none two four"
    for columns in (1, 2):
        sheet = sheet_of([old, new], columns, Ignore(blanks=True, case=True))
        assert signs(sheet)[:3] == [" " * columns] * 3
        assert list(sheet.changes) == [3]
        assert [text.strip() for text, role in drawn(sheet)[1] if role == "soft"][-1] == "e"


def test_moved_lines_have_signs_and_a_colour_of_their_own() -> None:
    old, new = "\n".join([*PARAGRAPHS, *REST]), "\n".join([*REST, *PARAGRAPHS])
    assert signs(sheet_of([old, new], 2)) == ["<·"] * 3 + ["  "] * 6 + ["·>"] * 3
    sheet = sheet_of([old, new], 1)
    assert signs(sheet) == ["<"] * 3 + [" "] * 6 + [">"] * 3
    assert ("< ", "moved-sign") in drawn(sheet, 80)[0]


def test_words_that_changed_in_a_moved_line_are_marked() -> None:
    moved = [line.replace("only it", "nobody") for line in PARAGRAPHS]
    rows = drawn(sheet_of(["\n".join([*PARAGRAPHS, *REST]), "\n".join([*REST, *moved])], 2), 160)
    assert [text for text, role in rows[0] if role == "moved-word"] == ["only it"]
    assert [text for text, role in rows[-1] if role == "moved-word"] == ["nobody"]


def test_a_gap_is_told_from_an_empty_line_without_colour() -> None:
    rows = drawn(sheet_of(["a\n\nb", "a\n\nsome more\nb"], 2), 21, colour=False)
    assert ["".join(text for text, _ in row).rstrip() for row in rows] == [
        "  a       │  a",
        "          │",
        "·         │+ some",
        "          │  more",
        "  b       │  b",
    ]


def test_lines_with_nothing_in_common_are_removed_and_added() -> None:
    sheet = sheet_of(["same\nalpha beta\nsame too", "same\nunlike whatever\nsame too"], 2)
    assert [part[:1] for part, role in drawn(sheet)[1] if role.endswith("-sign")] == ["-", "+"]


def test_tabs_controls_and_line_ends_do_not_shift_the_marks() -> None:
    for old, new, marked in (
        ("a\tred\tfox jumps over", "a\tblue\tfox jumps over", ["red", "blue"]),
        ("x\x1b[2J red fox jumps over", "x\x1b[2J blue fox jumps over", ["red", "blue"]),
        ("the red fox jumps\r\nover", "the blue fox jumps\nover", ["red", "blue"]),
    ):
        parts = drawn(sheet_of([old, new], 2), 100)[0]
        assert [text.strip() for text, role in parts if role.endswith("-word")] == marked


def test_sections_stand_below_each_other_under_their_headings() -> None:
    subjects = [
        Subject(("first", "first"), ("same\nold words here", "same\nnew words here")),
        Subject(("call \x1b[2J", ""), ("gone", None)),
        Subject(("", "call"), (None, "come")),
    ]
    compared = Compared(subjects, Ignore())
    both, one = compared.sheet(2), compared.sheet(1)
    assert signs(both) == ["  ", "  ", "~~", "  ", "-·", "  ", "·+"]
    assert [cell.text for row in (0, 3, 5) if (cell := one.cell(row + (row > 0), 0))] == ["first", "call ␛[2J", "call"]
    assert list(both.changes) == [2, 4, 6]
    assert all(cell.side == "title" for row in (0, 3, 5) if (cell := both.cell(row, 0)))


@given(TEXTS, TEXTS, TEXTS, st.booleans())
@settings(max_examples=40)
def test_the_texts_of_a_sheet_are_those_of_its_cells(a: str, b: str, c: str, alone: bool) -> None:
    subjects = [Subject(("x", "y"), (a, b)), Subject(("z", ""), (c, None) if alone else (c, c))]
    for sheet in (*(Compared(subjects, Ignore()).sheet(columns) for columns in (1, 2)), sheet_of([a, b, c], 3)):
        for column in range(sheet.columns):
            cells = [sheet.cell(row, column) for row in range(len(sheet))]
            assert [cell and cell.text for cell in cells] == list(sheet.texts(column))


@given(TEXTS, TEXTS)
@settings(max_examples=40)
def test_a_row_is_found_again_in_the_other_form(a: str, b: str) -> None:
    both, one = sheet_of([a, b], 2), sheet_of([a, b], 1)
    for before, after in ((both, one), (one, both)):
        for row in range(len(before)):
            lines = set(enumerate(before.lines(row))) - {(0, None), (1, None)}
            assert lines & set(enumerate(after.lines(row_like(spot_of(before, row), after))))


@given(TEXTS, TEXTS, WIDTHS)
@settings(max_examples=40)
def test_a_layout_made_in_haste_holds_all_text_and_fits(a: str, b: str, width: int) -> None:
    sheet = sheet_of([a, b], 2)
    folding = folding_of(sheet, width)
    folding.make_haste(range(0))
    layout = Layout(sheet, width, wrapped=True, folding=folding)
    for column in range(2):
        texts = layout.sheet.texts(column)
        for row, text in enumerate(texts):
            first = layout.first_screen_row(row)
            spans = [
                (layout.starts[column][y], layout.ends[column][y]) for y in range(first, first + layout.height(row))
            ]
            pieces = [(text or "")[start:end] for start, end in spans if start >= 0]
            assert "".join(pieces).replace(" ", "") == (text or "").replace(" ", "")
            assert all(cell_width(piece) <= max(2, layout.widths[column] - SIGN_CELLS) for piece in pieces)


@given(TEXTS, TEXTS, WIDTHS)
@settings(max_examples=40)
def test_what_is_made_in_haste_is_finished_as_if_there_had_been_none(a: str, b: str, width: int) -> None:
    subjects, room = [untitled([a, b])], Room(2, width, wrapped=True)
    finishing = Finishing(
        Laid(Compared(subjects, Ignore(), 0.0), Layout(sheet_of([a, b], 2), width, wrapped=True)), room
    )
    laid = None
    while laid is None:
        laid = finishing.go_on(0.0)
    best = Layout(sheet_of([a, b], 2), width, wrapped=True)
    assert not laid.compared.unfinished
    assert (laid.layout.row_of, laid.layout.starts, laid.layout.ends) == (best.row_of, best.starts, best.ends)
    assert [laid.layout.sheet.lines(row) for row in range(len(laid.layout.sheet))] == [
        best.sheet.lines(row) for row in range(len(best.sheet))
    ]


def test_a_line_that_only_one_side_has_keeps_its_sign_where_it_is_ignored() -> None:
    left = "Head\nalpha beta gamma\n\ndelta epsilon zeta\nend"
    right = "Head\none two three\nfour five six\nseven eight nine\nend"
    sheet = sheet_of([left, right], 1, Ignore(blanks=True))
    assert signs(sheet) == [" ", "-", "-", "-", "+", "+", "+", " "]
    cells = [sheet.cell(row, 0) for row in range(len(sheet))]
    assert [cell.side for cell in cells if cell is not None and not cell.text] == ["soft"]
    assert len(sheet.changes) == 1
