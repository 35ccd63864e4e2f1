from __future__ import annotations

import pytest

from tests.checks.outputs import said


@pytest.mark.parametrize(
    ("kind", "text", "count"),
    [
        ("headings", "# One\n\ntext\n\nTwo\n---\n\n```\n# no\n```", 2),
        ("headings", "#hashtag and # sign", 0),
        ("bullets", "- a\n  * nested\n- b\n\n1. ordered", 3),
        ("bullets", "3 - 2 = 1\n*emphasis*", 0),
        ("tables", "| a | b |\n|---|---|\n| 1 | 2 |", 1),
        ("tables", "a | b", 0),
        ("code-fence", "```py\nx\n```\n\n~~~\ny\n~~~", 2),
        ("code-fence", "use ``` to fence", 0),
        ("emoji", "done ✅ by 👩‍🚀 and 👍🏽 in 🇩🇪", 4),
        ("emoji", "✓ 1 © ★ → ™", 0),
        ("placeholders", "Dear [Name], on {{date}} <insert place>, TODO", 4),
        ("placeholders", "[1] [link](x) [x] a[i] [sic] `[Name]`", 0),
    ],
)
def test_what_is_counted(kind: str, text: str, count: int) -> None:
    assert said(kind, text, count).passed is True
    assert said(kind, text, count + 1).passed is False
    assert said(kind, text, True).passed is (count > 0)
    assert said(kind, text, False).passed is (count == 0)
    assert said(f"not-{kind}", text).passed is (count == 0)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("so $x^2 + y_1$ holds", True),
        (r"\(a\) and \frac{1}{2}", True),
        ("$$\nE = mc^2\n$$", True),
        ("costs $5 or $10_000", False),
        (r"see C:\text\times.txt", False),
        ("`$x^2$`", False),
    ],
)
def test_formulas(text: str, found: bool) -> None:
    assert said("latex", text).passed is found


@pytest.mark.parametrize(
    ("text", "opening", "closing"),
    [
        ('{"a": 1}', None, None),
        ('Here is the JSON:\n\n```json\n{"a": 1}\n```', "Here is the JSON:", None),
        ('Sure, here it is: {"a": 1}', "Sure, here it is:", None),
        ("Certainly!\n\nThe old pond lies still.", "Certainly!", None),
        ("Sure! Paris.", "Sure!", None),
        ('{"a": 1}\n\nLet me know if you need more.', None, "Let me know if you need more."),
        ("It is Paris. Would you like a map?", None, "Would you like a map?"),
        ('{"a": 1} as you asked', None, "as you asked"),
        ("Yes, it is.\n\nThe door was painted in May.", None, None),
        ("Thank you for your letter.\n\nYour parcel left on Monday.", None, None),
    ],
)
def test_introductions_and_closing_remarks(text: str, opening: str | None, closing: str | None) -> None:
    before, after = said("preamble", text), said("postamble", text)
    assert before.passed is (opening is not None)
    assert after.passed is (closing is not None)
    assert opening is None or opening in before.reason
    assert closing is None or closing in after.reason


def test_lengths_count_words_and_characters() -> None:
    assert said("max-words", "one two three", 3).passed is True
    assert said("max-words", "one two three", 2).reason == "3 words, at most 2 allowed"
    assert said("min-words", "one two", "2").passed is True
    assert said("max-chars", "ééé", 3).passed is True
    assert said("max-words", "one", "many").passed is None


@pytest.mark.parametrize("kind", ["headings", "preamble"])
def test_a_value_of_the_wrong_kind_is_undecided(kind: str) -> None:
    assert said(kind, "text", "some").passed is None
