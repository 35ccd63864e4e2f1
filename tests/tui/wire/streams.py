"""Streams of what an app may write, frame by frame, for property tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hypothesis import strategies as st

from workbench.text.cells import clip

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

WIDTH, HEIGHT = 24, 9

TEXTS = [
    "a", "  ", "plain words", "two  gaps   here", " " * 9, " " * 17, "x" * 20, "─" * 12, "│", "…", "0.94 → 0.76",
    "日本語", "한국", "字", "e\u0301te\u0301", "🙂", "✅ ok", "👩\u200d🔬", "👍\U0001f3fd", "क\u093f",
    "שלום", "مرحبا", "ab\u200b", "ｆｕｌｌ",
]  # fmt: skip
CODES = [
    "", "0", "1", "2", "3", "4", "5", "7", "8", "9", "21", "22", "23", "24", "25", "27", "29", "53", "1;4", "0;7;35",
    "31", "92", "39", "44", "103", "49", "38;5;9", "48;5;200", "38;2;1;2;3", "48;2;4;5;6", "38;2;1;2;3;4",
    "1;38;2;9;9;9;48;2;7;7;7",
]  # fmt: skip
HARMLESS = ["\x07", "\x1b]52;c;aGk=\x07", "\x1b]22;text\x1b\\", "\x1b[?25l", "\x1b[?1004h", "\x1b[>1u", "\x1b[?2026$p"]


class Frame(NamedTuple):
    """What is written between two flushes, on a screen of this size."""

    columns: int
    rows: int
    data: str


def _csi(final: str, *numbers: SearchStrategy[int]) -> SearchStrategy[str]:
    return st.tuples(*numbers).map(lambda values: f"\x1b[{';'.join(map(str, values))}{final}")


_small = st.integers(0, 4)
texts = st.sampled_from(TEXTS)
pens = st.sampled_from(CODES).map(lambda codes: f"\x1b[{codes}m")
places = _csi("H", st.integers(1, HEIGHT), st.integers(1, WIDTH))
acts = st.one_of(
    texts,
    texts,
    st.tuples(pens, texts).map("".join),
    st.tuples(places, pens, texts).map("".join),
    places,
    _csi("G", st.integers(1, WIDTH)),
    st.sampled_from("ABCD").flatmap(lambda final: _csi(final, _small)),
    _csi("K", st.integers(0, 2)),
    _csi("J", st.integers(0, 2)),
    _csi("S", _small),
    _csi("T", _small),
    st.sampled_from(["\n", "\r", "\b"]),
    st.sampled_from(HARMLESS),
)
frames = st.lists(acts, max_size=12).map("".join)


@st.composite
def sessions(draw: st.DrawFn) -> list[Frame]:
    """Frames; after a change of size everything is drawn again, as Textual does."""
    session: list[Frame] = []
    columns, rows = WIDTH, HEIGHT
    for data in draw(st.lists(frames, min_size=1, max_size=8)):
        if session and draw(st.integers(0, 9)) == 0:
            columns, rows = draw(st.integers(4, 40)), draw(st.integers(1, 14))
            data = "\x1b[m\x1b[2J\x1b[H" + data
        session.append(Frame(columns, rows, data))
    return session


def _line(words: list[str]) -> str:
    return clip(" ".join(words), WIDTH - 6)


lines = st.lists(
    st.sampled_from(["alpha", "beta", "gamma", "12", "", "漢字", "ok", "👩\u200d🔬", "🇩🇪", "❤\ufe0f x"]), max_size=4
).map(_line)


@st.composite
def scrolled(draw: st.DrawFn) -> list[Frame]:
    """A list that is longer than the screen, drawn at one offset after another under a fixed first row."""
    rows = [f"{number:>3} {line}" for number, line in enumerate(draw(st.lists(lines, min_size=30, max_size=30)))]
    session = []
    for top in draw(st.lists(st.integers(0, 20), min_size=2, max_size=6)):
        cursor = draw(st.integers(1, HEIGHT - 1))
        data = ["\x1b[1;1H\x1b[7mhead\x1b[0m\x1b[K"]
        for y in range(1, HEIGHT):
            pen = "\x1b[48;2;9;9;9m" if y == cursor else ""
            data.append(f"\x1b[{y + 1};1H{pen}{rows[top + y]}\x1b[K\x1b[0m")
        session.append(Frame(WIDTH, HEIGHT, "".join(data)))
    return session
