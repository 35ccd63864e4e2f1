from __future__ import annotations

import gzip
import json
import subprocess
import sys
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.text.cells import graphemes
from workbench.text.diff import Diff, diff_texts, similarity

PIECES = [
    "the ", "cat ", "dog", "sat on ", "mat. ", "42 ", '{"key": ', "}", "\n", "\n\n", "\r\n", "\t", "- ", "你好世界",
    "，", "é", "e\u0301", "👩\u200d👧", "❤\ufe0f", "🇩🇪", "\u0301", "\ud800", "\x00", "a_b", "  ", "क\u094d\u0937",
    "longer words of a sentence ",
]  # fmt: skip
texts = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(PIECES), max_size=50).map("".join),
    st.lists(st.sampled_from(["alpha beta\n", "gamma delta epsilon\n", "}\n", "\n", "gamma delta\n"]), max_size=30).map(
        "".join
    ),
)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[str, str]:
    """Two texts, mostly of which the second is an edited form of the first."""
    first = draw(texts)
    if draw(st.booleans()):
        return first, draw(texts)
    second = first
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(second)))
        end = min(len(second), start + draw(st.integers(0, 12)))
        second = second[:start] + draw(st.sampled_from(PIECES)) + second[end:]
    return first, second


def replayed(diff: Diff, side: str) -> str:
    """A side's text put together again from the rows."""
    lines, crlf = (diff.left_lines, diff.left_crlf) if side == "left" else (diff.right_lines, diff.right_crlf)
    numbers = [number for row in diff.rows if (number := getattr(row, side)) is not None]
    assert numbers == list(range(len(lines)))
    return "\n".join(lines[number] + "\r" * (number in crlf) for number in numbers)


def without(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    kept, done = "", 0
    for start, end in spans:
        kept, done = kept + text[done:start], end
    return kept + text[done:]


@given(pairs())
@settings(max_examples=500)
def test_rows_replay_both_texts(pair: tuple[str, str]) -> None:
    diff = diff_texts(*pair)
    assert (replayed(diff, "left"), replayed(diff, "right")) == pair
    for row in diff.rows:
        assert (row.left is None) == (row.kind == "added")
        assert (row.right is None) == (row.kind == "removed")
        if row.left is not None and row.right is not None:
            assert (diff.left_lines[row.left] == diff.right_lines[row.right]) == (row.kind == "equal")


@given(pairs())
@settings(max_examples=500)
def test_outside_the_spans_both_lines_are_equal(pair: tuple[str, str]) -> None:
    diff = diff_texts(*pair)
    for at, row in enumerate(diff.rows):
        left = diff.left_lines[row.left] if row.left is not None else ""
        right = diff.right_lines[row.right] if row.right is not None else ""
        left_spans, right_spans = diff.spans(at)
        assert without(left, left_spans) == without(right, right_spans)
        assert (row.kind == "equal") == (not left_spans and not right_spans) or not (left or right)
        for text, spans in ((left, left_spans), (right, right_spans)):
            edges = {start for start, _, _ in graphemes(text)} | {len(text)}
            done = -1
            for start, end in spans:
                assert done < start < end <= len(text)
                assert {start, end} <= edges
                done = end


@given(pairs())
def test_the_same_texts_give_the_same_difference(pair: tuple[str, str]) -> None:
    one, two = diff_texts(*pair), diff_texts(*pair)
    assert one.rows == two.rows
    assert [one.spans(at) for at in range(len(one.rows))] == [two.spans(at) for at in range(len(two.rows))]


@given(texts)
def test_equal_texts_have_no_changes(text: str) -> None:
    diff = diff_texts(text, text)
    assert diff.changes == ()
    assert diff.counts == (0, 0, 0, 0, 0)
    assert similarity(text, text) == 1.0


@given(pairs())
def test_similarity_is_one_for_equal_texts_alone(pair: tuple[str, str]) -> None:
    value = similarity(*pair)
    assert 0.0 <= value <= 1.0
    assert (value == 1.0) == (pair[0] == pair[1])


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


def test_changed_words_are_marked_in_lines_that_belong_together() -> None:
    assert shown(
        '{\n  "priority": "high",\n  "reason": "Charged twice."\n}',
        'Here is the JSON:\n\n```json\n{\n  "priority": "high",\n  "reason": "Charged two times."\n}\n```',
    ) == [
        "+[Here is the JSON:]",
        "+",
        "+[```json]",
        " {",
        '   "priority": "high",',
        '~  "reason": "Charged [twice]." |   "reason": "Charged [two times]."',
        " }",
        "+[```]",
    ]


@pytest.mark.parametrize(
    ("a", "b", "row"),
    [
        ("the cat sat down", "the dog sat down", "~the [cat] sat down | the [dog] sat down"),
        ("we met Ada - yes", "we met Ada", "~we met Ada[ - yes] | we met Ada"),
        ("total is 26.00 EUR", "total is 26 EUR", "~total is [26.00] EUR | total is [26] EUR"),
        ("$5.50 each", "$5. each", "~$[5.50] each | $[5.] each"),
        ("1,234 men", "1,334 men", "~[1,234] men | [1,334] men"),
        (r"a\nimport os", r"a\timport os", r"~a[\n]import os | a[\t]import os"),
        (r"caf\u00e9 is", r"caf\u00e8 is", r"~caf[\u00e9] is | caf[\u00e8] is"),
        (r"so $\nabla x$ is", r"so $\nabla y$ is", r"~so $\nabla [x]$ is | so $\nabla [y]$ is"),
        ("p(100,200,300)", "p(100,200,350)", "~p(100,200,[300]) | p(100,200,[350])"),
        ("all in all 1.5kg of it", "all in all 1.6kg of it", "~all in all [1.5kg] of it | all in all [1.6kg] of it"),
        ("we ship v1.2.3 now", "we ship v1.2.4 now", "~we ship [v1.2.3] now | we ship [v1.2.4] now"),
        ("python 1.2.3 only", "python 1.2.4 only", "~python [1.2.3] only | python [1.2.4] only"),
        ("f(1,2,3)", "f(1,2,4)", "~f(1,2,[3]) | f(1,2,[4])"),
        (r'"\\nStep 2"', r'"\\nPart 2"', r'~"\\n[Step] 2" | "\\n[Part] 2"'),
        ("one two three", "one three", "~one [two ]three | one three"),
        ("这个城市很美丽", "这个城市很大", "~这个城市很[美丽] | 这个城市很[大]"),
        ("a cafe\u0301 here", "a cafe here", "~a [cafe\u0301] here | a [cafe] here"),
        ("sha " + "ab12" * 8 + "00", "sha " + "ab12" * 8 + "ff", f"~sha {'ab12' * 8}[00] | sha {'ab12' * 8}[ff]"),
        ("the category here", "the catalogue here", "~the [category] here | the [catalogue] here"),
        ("wholly new", "nothing like it", "~[wholly new] | [nothing like it]"),
        # what was added begins where a sentence, clause or word does
        (
            "A cat sat. A dog ran.",
            "A cat sat. A cow lay. A dog ran.",
            "~A cat sat. A dog ran. | A cat sat. [A cow lay. ]A dog ran.",
        ),
        ("red, green, blue", "red, blue", "~red, [green, ]blue | red, blue"),
        ("他来了。他走了。", "他来了。他吃了。他走了。", "~他来了。他走了。 | 他来了。[他吃了。]他走了。"),
        ("at 9, then", "at 9} or 49, then", "~at 9, then | at 9[} or 49], then"),
        # a blank or mark after a word makes it no other word
        ("cats, dogs and cows", "cats and dogs and cows", "~cats[,] dogs and cows | cats[ and] dogs and cows"),
        ("It ends here", "It ends here.", "~It ends here | It ends here[.]"),
        ("the end .", "the end.", "~the end[ ]. | the end."),
        # small changes side by side stay apart where the text between says more than they
        ("5 cats and 7 dogs", "6 cats and 8 dogs", "~[5] cats and [7] dogs | [6] cats and [8] dogs"),
        ('("a", "b")', '("a", "c")', '~("a", "[b]") | ("a", "[c]")'),
        # words that the replaced text begins or ends with on both sides are not marked
        ("- Jill runs far today", "- She goes out today", "~- [Jill runs far] today | - [She goes out] today"),
        ("8. Add a ribbon", "7. Add a ribbon", "~[8]. Add a ribbon | [7]. Add a ribbon"),
        ("    return value", "        return value", "~    return value | [    ]    return value"),
        ("ที่นี่ดีมากครับผม", "ที่นี่แย่มากครับผม", "~ที่นี่[ดี]มากครับผม | ที่นี่[แย่]มากครับผม"),
        ("กำลังใจ", "กำลังกาย", "~กำลัง[ใจ] | กำลัง[กาย]"),
        ("한국어 문장은 좋다", "한국어 문장이 좋다", "~한국어 문장[은] 좋다 | 한국어 문장[이] 좋다"),
        ("see 🇩🇪🇫🇷 flags", "see 🇩🇪🇮🇹 flags", "~see 🇩🇪[🇫🇷] flags | see 🇩🇪[🇮🇹] flags"),
        ("| name | 70 |", "| a much longer title | 70 |", "~| [name] | 70 | | | [a much longer title] | 70 |"),
    ],
)
def test_spans_read_well(a: str, b: str, row: str) -> None:
    assert shown(a, b) == [row]


def test_a_rewritten_sentence_is_not_confetti() -> None:
    a = "To wrap a present you need a pair of scissors, some tape, and the paper of your choice for it."
    b = "For a neat gift, gather tape and scissors, choose a paper that you like, and lay it on the floor."
    left, right = diff_texts(a, b).spans(0)
    assert len(left) <= 3
    assert len(right) <= 3


def test_a_list_is_paired_by_its_items_not_by_its_numbers() -> None:
    assert shown(
        "1. Dracula (1931)\n2. Bride of the Sea (1935)\n3. Modern Times (1936)",
        "1. Nosferatu (1922)\n2. The Gold Rush (1925)\n3. Bride of the Sea (1935)\n4. Modern Times (1936)",
    ) == [
        "~[1. Dracula (1931)] | [1. Nosferatu (1922)]",
        "+[2. The Gold Rush (1925)]",
        "~[2]. Bride of the Sea (1935) | [3]. Bride of the Sea (1935)",
        "~[3]. Modern Times (1936) | [4]. Modern Times (1936)",
    ]


def test_short_lines_are_found_where_there_are_no_others() -> None:
    diff = diff_texts("\n".join(map(str, range(900))), "\n".join(map(str, [7, *range(450), *range(451, 900)])))
    assert diff.counts == (1, 1, 0, 0, 0)
    assert diff_texts("a\nb\n" * 3000, "b\na\n" * 3000).counts == (1, 1, 0, 0, 0)


def test_related_words_pair_lines() -> None:
    rows = diff_texts(
        "- Tops drawer\n- Pajamas/Loungewear drawer",
        "1. T-shirt drawer: for all your shirts\n2. Casual tops drawer\n3. Pajama and loungewear drawer",
    ).rows
    assert [(row.left, row.right) for row in rows] == [(None, 0), (0, 1), (1, 2)]


def test_line_ends_are_no_difference_of_lines() -> None:
    diff = diff_texts("one\r\ntwo\r\nthree", "one\ntwo\nthree")
    assert diff.changes == ()
    assert set(diff.left_crlf) == {0, 1}
    assert not diff.right_crlf


def test_changes_are_where_a_reader_jumps_to() -> None:
    diff = diff_texts(
        "a line\nsame here\nold words\nmore old\nsame again", "same here\nnew words\nmore new\nsame again\nthe end"
    )
    assert [diff.rows[at].kind for at in diff.changes] == ["removed", "changed", "added"]
    assert diff.counts == (1, 1, 2, 0, 0)


def long_text(seed: int, lines: int) -> str:
    words = [f"{start}{end}" for start in ("mar", "tea", "his", "eng") for end in ("ket", "cher", "tory", "ine")]
    words.append("model")
    state = seed
    rows = []
    for _ in range(lines):
        row = []
        for _ in range(14):
            state = (state * 1103515245 + 12345) % (1 << 31)
            row.append(words[state // 65536 % len(words)])
        rows.append(" ".join(row))
    return "\n".join(rows)


@pytest.mark.parametrize("separator", ["\n", " ", ""], ids=["lines", "one line", "one word"])
def test_huge_rewrites_stay_within_memory(separator: str) -> None:
    a, b = (long_text(seed, 3000).replace("\n", separator) for seed in (1, 2))
    if not separator:
        a, b = a.replace(" ", ""), b.replace(" ", "")
    tracemalloc.start()
    diff = diff_texts(a, b)
    for at in list(diff.changes)[:20]:
        diff.spans(at)
    assert similarity(a, b) < 1.0
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 64 << 20
    assert (replayed(diff, "left"), replayed(diff, "right")) == (a, b)


def test_a_light_edit_of_a_large_text_is_found_exactly() -> None:
    a = long_text(7, 2000)
    lines = a.split("\n")
    lines[50] = lines[50].replace("model", "modem")
    del lines[900]
    lines.insert(1500, "an entirely new line")
    diff = diff_texts(a, "\n".join(lines))
    assert diff.counts.removed == diff.counts.added == 1
    assert diff.counts.changed <= 1
    assert not diff.coarse
    assert similarity(a, "\n".join(lines)) > 0.99


def test_the_difference_needs_no_slow_import() -> None:
    program = (
        "import sys; from workbench.text.diff import diff_texts, similarity;"
        "heavy = {'numpy', 'rapidfuzz', 'rich', 'textual'} & set(sys.modules); assert not heavy, heavy;"
        "d = diff_texts('a b c\\nd é', 'a x c\\ne é\\nf'); [d.spans(at) for at in range(len(d.rows))];"
        "similarity('a', 'b'); assert 'numpy' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_real_outputs_replay() -> None:
    source = Path(__file__).parents[2] / "../shared/data/paired/alpaca_eval_claude3.jsonl.gz"
    if not source.exists():
        pytest.skip("the recorded outputs are not here")
    outputs: dict[str, list[str]] = {}
    for line in gzip.decompress(source.read_bytes()).decode().split("\n"):
        if line:
            row = json.loads(line)
            outputs.setdefault(row["case_id"], []).append(row["output"])
    for a, b, *_ in list(outputs.values())[:100]:
        diff = diff_texts(a, b)
        assert (replayed(diff, "left"), replayed(diff, "right")) == (a, b)
        for at, row in enumerate(diff.rows):
            if row.kind == "changed":
                left, right = diff.spans(at)
                longest = max(len(diff.left_lines[row.left or 0]), len(diff.right_lines[row.right or 0]))
                assert len(left) <= 3 + longest / 25
                assert len(right) <= 3 + longest / 25
