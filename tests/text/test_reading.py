"""What a reader sees in the difference: which lines stand beside each other, and where the marks are."""

from __future__ import annotations

import pytest

from workbench.text.diff import diff_texts


def shown(a: str, b: str) -> list[str]:
    """The rows as text: changed words in brackets, `-` and `+` for rows of one side."""
    diff = diff_texts(a, b)
    result = []
    for at, row in enumerate(diff.rows):
        sides = []
        for number, lines, spans in zip(
            (row.left, row.right), (diff.left_lines, diff.right_lines), diff.spans(at), strict=True
        ):
            if number is not None:
                line = lines[number]
                for start, end in reversed(spans):
                    line = f"{line[:start]}[{line[start:end]}]{line[end:]}"
                sides.append(line)
        sign = {"equal": " ", "changed": "~", "removed": "-", "added": "+"}[row.kind]
        result.append(sign + " | ".join(sides[:1] if row.kind == "equal" else sides))
    return result


def paired(a: str, b: str) -> list[tuple[str, str]]:
    """The lines that stand beside each other because they belong together, as texts."""
    diff = diff_texts(a, b)
    pairs = []
    for at, (kind, left, right) in enumerate(diff.rows):
        if left is not None and right is not None:
            one, other = diff.left_lines[left], diff.right_lines[right]
            if kind == "equal" or diff.spans(at) != (((0, len(one)),), ((0, len(other)),)):
                pairs.append((one.strip(), other.strip()))
    return pairs


ESSAY = (
    "ships were unloaded by hand until late at night, with lamps on long poles, while children ran between the carts, "
    "gulls shouted over the roofs and every clerk wrote down what he believed he had seen go past"
)
NOTICE = (
    "a single crane does all of it now, watched from an office far inland by two people who have never smelled tar, "
    "drink their coffee from paper cups and know each vessel by a number on some map of grey and blue"
)


@pytest.mark.parametrize(
    ("a", "b", "row"),
    [
        # a long beginning or end
        (
            f"In the old harbour of the town {ESSAY}.",
            f"In the old harbour of the town {NOTICE}!",
            f"~In the old harbour of the town [{ESSAY}.] | In the old harbour of the town [{NOTICE}!]",
        ),
        (
            f"{ESSAY}, as it is told to visitors.",
            f"{NOTICE}, as it is told to visitors.",
            f"~[{ESSAY}], as it is told to visitors. | [{NOTICE}], as it is told to visitors.",
        ),
        # a beginning up to a colon
        (f"- **Now:** {ESSAY}", f"- **Now:** {NOTICE}", f"~- **Now:** [{ESSAY}] | - **Now:** [{NOTICE}]"),
        (f"备注：{ESSAY}", f"备注：{NOTICE}", f"~备注：[{ESSAY}] | 备注：[{NOTICE}]"),
        # one common word is chance
        (f"Here {ESSAY}", f"Here {NOTICE}", f"~[Here {ESSAY}] | [Here {NOTICE}]"),
        # only the indentation differs
        ("\t\t\t\tx", " " * 16 + "x", f"~[\t\t\t\t]x | [{' ' * 16}]x"),
    ],
)
def test_a_telling_beginning_or_end_is_unmarked_in_a_line_written_anew(a: str, b: str, row: str) -> None:
    assert shown(a, b) == [row]


@pytest.mark.parametrize(
    ("a", "b", "row"),
    [
        # a blank or mark alone between two changes
        ("old, bad", "new, fine", "~[old, bad] | [new, fine]"),
        ("at 6 - 9 on Monday", "at 6-9 on Monday", "~at 6[ - ]9 on Monday | at 6[-]9 on Monday"),
        (
            "* Ann sows three rows of beans",
            "   * Bob digs three rows of beans",
            "~[* Ann sows] three rows of beans | [   * Bob digs] three rows of beans",
        ),
        # words stay apart, however short
        ("mugs,red,tea and milk", "mugs, red, tea and milk", "~mugs,red,tea and milk | mugs,[ ]red,[ ]tea and milk"),
        # a bar between cells, of which one is wider now
        (
            "1 | Oslo | fjord and ferry",
            "1 | Oslo   | the fjord and ferry",
            "~1 | Oslo | fjord and ferry | 1 | Oslo [  ]| [the ]fjord and ferry",
        ),
        # a line that is whole in the other
        ("....", "start .... stop", "~.... | [start ]....[ stop]"),
    ],
)
def test_a_mark_alone_between_two_changes_is_marked_with_them(a: str, b: str, row: str) -> None:
    assert shown(a, b) == [row]


@pytest.mark.parametrize(
    ("a", "b", "row"),
    [
        (
            "7. Stir the cream, whisking with a fork, into warm soup.",
            "5. Stir cream while whisking with a fork into warm soup.",
            "~[7]. Stir [the cream,] whisking with a fork[,] into warm soup. | "
            "[5]. Stir [cream while] whisking with a fork into warm soup.",
        ),
        ("- 3 cups cold milk", "- 2 cups of cold milk", "~- [3] cups cold milk | - [2] cups [of ]cold milk"),
        (
            "Fold every napkin. Here's a list of the guests:",
            "Iron all of it. Here is a list of the guests:",
            "~[Fold every napkin]. Here['s] a list of the guests: | [Iron all of it]. Here[ is] a list of the guests:",
        ),
        # single short words among larger changes do not
        (
            "Ask them (0 quarts in the 1-quart pot, 1 quart in a pan)",
            "Ask them (1 quart)",
            "~Ask them ([0 quarts in the 1-quart pot, 1 quart in a pan]) | Ask them ([1 quart])",
        ),
    ],
)
def test_changes_with_a_readable_word_between_them_stay_apart(a: str, b: str, row: str) -> None:
    assert shown(a, b) == [row]


LISTED = "1. Bo Lind - {}\n2. Eve Rask - {}\n3. Cy Moss - {}".format(
    "a baker of dark breads who sings while the dough is rising",
    "grows roses and answers letters from all over the world",
    "repairs clocks for everybody in the old town near the river",
)


@pytest.mark.parametrize("turned", [False, True])
def test_a_short_item_stands_beside_the_longer_one_that_begins_with_it(turned: bool) -> None:
    names = "1. Ada Holm\n2. Bo Lind\n3. Cy Moss"
    a, b = (LISTED, names) if turned else (names, LISTED)
    pairs = [(one[3:10], other[3:10]) for one, other in paired(a, b)]
    assert pairs == [("Bo Lind", "Bo Lind"), ("Cy Moss", "Cy Moss")]


def test_an_item_without_a_number_stands_beside_its_longer_form() -> None:
    long = "Plums: blue, sweet, good for cakes, jam and for drying in the sun"
    assert paired(f"{long}\nPears: soft", "Figs\nPlums\nCherries\nPears") == [(long, "Plums"), ("Pears: soft", "Pears")]


def test_a_word_inside_a_name_makes_no_pair() -> None:
    text = (
        "## Aims\n\n### Money Troubles\n\nTheir troubles began with a bridge that nobody in the valley had asked for."
    )
    assert paired("- Market troubles that make every one of the smaller shops depend on loans", text) == []


def test_lines_that_differ_in_indentation_alone_belong_together() -> None:
    tabs = "\tfor pot in pots:\n\t\tif pot:\n\t\t\t\t\t\tbreak\n\tstop()"
    blanks = "    wash(pots)\n    for pot in pots:\n        if pot:\n                        break\n    rest(pots)"
    assert [one for one, other in paired(tabs, blanks) if one == other] == ["for pot in pots:", "if pot:", "break"]


def test_lines_of_code_that_are_alike_in_one_word_are_paired_by_their_beginnings() -> None:
    assert shown("while True:\n    turn()", "moving = True\nwhile moving:\n    turn()") == [
        "+[moving = True]",
        "~while [True]: | while [moving]:",
        "     turn()",
    ]


def test_a_key_pairs_lines_whose_values_share_nothing() -> None:
    one = '    "why": "3 + 4 = 7; 7 * 2 = 14; 14 - 5 = 9; 9 / 3 = 3; 3 + 3 = 6; 6 * 6 = 36; 36 / 9 = 4 (all)",'
    other = '    "why": "[[x]] -> [[y]] -> [[z]] -> [[w]] -> {{u}} -> {{v}} -> {{s}} -> {{t}} -> {{q}} -> {{p}}",'
    assert shown(f'{{\n{one}\n    "n": 4\n}}', f'{{\n    "at": 1,\n    "by": 2,\n{other}\n}}')[3].startswith(
        '~    "why": "['
    )
