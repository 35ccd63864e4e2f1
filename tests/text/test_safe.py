from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.text.cells import cell_width, doubtful_width, is_narrow
from workbench.text.safe import visible, visible_line, visible_spans
from workbench.text.suspects import suspect_edits

# What a terminal, or a reader, must never meet raw, with some that are fine, so that contexts get mixed.
TRICKY = [
    "a", "Z", " ", "\n", "\t", "\r", "\x1b", "\x1b[31m", "\x1b]52;c;aGk=\x07", "\x00", "\x7f", "\x85", "\x9b",
    "\xad", "é", "\u0301", "\u034f", "\u061c", "\u115f", "\u1161", "\u180b", "\u1820", "\u200b", "\u200c",
    "\u200d", "\u200e", "\u2028", "\u202e", "\u2060", "\u2066", "\u3164", "\ud83d", "\udc00", "\ue000",
    "\ufdd0", "\ufe00", "\ufe0e", "\ufe0f", "\ufeff", "\ufff9", "\uffff", "葛", "\U000e0100", "❤", "♀", "👩", "👍",
    "\U0001f3fd", "🏴", "\U000e0067", "\U000e007f", "🇩", "1", "\u20e3", "\U0010fffe", "\U00013430", "س", "\u064e",
    "क", "\u094d", "한", "‹", "›", "␛",
]  # fmt: skip
texts = st.one_of(
    st.text(max_size=40),
    st.text(st.characters(), max_size=40),
    st.lists(st.sampled_from(TRICKY), max_size=40).map("".join),
    st.lists(st.sampled_from(TRICKY), max_size=3).flatmap(
        lambda parts: st.integers(1, 14).map(lambda n: "".join(parts) * n)
    ),
)
SIGNS = set(
    "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
)  # format by name, visible


def acts_on_a_terminal(text: str) -> list[str]:
    return [
        character
        for character in text
        if (category := unicodedata.category(character)) in ("Cc", "Cs", "Co", "Zl", "Zp")
        or (
            category == "Cf" and character not in SIGNS and character not in "\u200c\u200d" and character < "\U000e0020"
        )
    ]


@given(texts)
@settings(max_examples=600)
def test_nothing_a_terminal_acts_on_is_left(text: str) -> None:
    assert not acts_on_a_terminal(visible(text).replace("\n", "").replace("\t", ""))
    assert not acts_on_a_terminal(visible_line(text))
    visible(text).encode()


@given(texts)
@settings(max_examples=600)
def test_what_is_visible_stays_as_it_is(text: str) -> None:
    assert visible(visible(text)) == visible(text)
    assert visible_line(visible_line(text)) == visible_line(text)


@given(texts)
def test_line_breaks_and_tabs_are_the_caller_s(text: str) -> None:
    assert visible(text).split("\n") == [visible(line) for line in text.split("\n")]
    assert visible(text).count("\t") == text.count("\t")


@pytest.mark.parametrize(
    "text",
    [
        "Plain text, with “quotes” — and a dash.\n\tIndented.",
        "naïve façade, e\u0301 decomposed",
        "你好，世界。 こんにちは 안녕하세요",
        "שלום עולם, مرحبا بالعالم",
        "👨‍👩‍👧 ❤️ 👍🏽 🇩🇪 1️⃣ ☎︎ 🏳️‍🌈 👩🏽‍⚕️ ✅ 👩‍❤️‍💋‍👨",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "می‌خواهم",
        "क्‌ष",
        "葛\U000e0100",
        "ᄒ\u1161ᆫ",
    ],
)
def test_text_as_people_write_it_is_unchanged(text: str) -> None:
    assert visible(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x07", "␛[31mred␇"),
        ("\x1b]52;c;aGk=\x07", "␛]52;c;aGk=␇"),
        ("a\x00b\x7f", "a␀b␡"),
        ("\x9b31m\x85", "‹U+009B›31m‹U+0085›"),
        ("a\r\nb\r", "a␍\nb␍"),
        ("user\u202etxt.exe", "user‹U+202E›txt.exe"),
        ("in\u200bvisible\ufeff", "in‹U+200B›visible‹U+FEFF›"),
        ("soft\xadhyphen", "soft‹U+00AD›hyphen"),
        ("one\u2028two", "one‹U+2028›two"),
        ("\ud83d alone", "‹U+D83D› alone"),
        ("\ufdd0\ufffe\U0010ffff", "‹U+FDD0›‹U+FFFE›‹U+10FFFF›"),
        ("\ue0b0", "‹U+E0B0›"),
        ("tag\U000e0041", "tag‹U+E0041›"),
        ("🏴\U000e0061\U000e007f", "🏴‹U+E0061›‹U+E007F›"),
        ("a\u200db", "a‹U+200D›b"),
        ("👩\u200d", "👩‹U+200D›"),
        ("a\ufe0f", "a‹U+FE0F›"),
        ("\U0001f3fd", "‹U+1F3FD›"),
        ("a\u200cb", "a‹U+200C›b"),
        ("e" + "\u0301" * 20, "e" + "\u0301" * 8 + "‹+12›"),
    ],
)
def test_what_is_hidden_is_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_no_character_lets_a_cell_grow_without_bound() -> None:
    # From U+40000 on there are characters in the fifteenth plane alone; of the rest a few stand for all.
    rest = (*range(0x40000, 0xE0000, 97), *range(0xF0000, 0x110000, 97))
    for code in (*range(0x80, 0x40000), *range(0xE0000, 0xF0000), *rest):
        if cell_width(chr(code)) == 0:
            shown = visible("a" + chr(code) * 30)
            assert len(shown) <= 2 * cell_width(shown) + 10, hex(code)


def test_an_emoji_sequence_is_cut_where_no_real_one_goes_on() -> None:
    assert visible("👩\u200d" * 11 + "👩").count("\u200d") == 9


def test_tabs_reach_the_next_stop_in_cells() -> None:
    assert visible_line("a\tb\t你\tc") == "a   b   你  c"


@given(texts, st.data())
def test_ranges_follow_their_characters(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    shown, ((shown_start, shown_end),) = visible_spans(text, [(start, end)])
    assert shown == visible_line(text)
    assert 0 <= shown_start <= shown_end <= len(shown)
    assert (start == end) or shown_start < shown_end
    if start == 0:
        assert shown_start == 0
    if end == len(text):
        assert shown_end == len(shown)


def test_a_range_finds_its_words_behind_marks() -> None:
    line = "\t\x1b[31mred\u202e green"
    at = line.index("green")
    shown, ((start, end),) = visible_spans(line, [(at, at + 5)])
    assert shown[start:end] == "green"


def test_what_is_narrow_is_shown_as_it_is_in_one_cell_each() -> None:
    narrow = [character for character in map(chr, range(0x11000)) if is_narrow(character)]
    assert len(narrow) > 1500
    assert not [character for character in narrow if cell_width(character) != 1 or doubtful_width(character)]
    assert not [character for character in narrow if suspect_edits(character * 40)]
    assert not [character for character in narrow if acts_on_a_terminal(character)]
